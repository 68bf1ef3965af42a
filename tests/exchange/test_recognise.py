"""A file is told by what stands in it, or refused with what was found."""

import pytest

from coach.exchange.reading import NotUnderstood
from coach.exchange.recognise import formats
from tests.exchange.exports import EXPORTS, HEVY, S3, read

FITNOTES_10, S5, S6 = (EXPORTS[name] for name in ("fitnotes_10", "s5", "s6"))
OTHERS = {
    "a shopping list": "item,price\nmilk,1\n",
    "one word": "hello\n",
    "figures": "1,2,3\n4,5,6\n",
    "a header of semicolons": "a;b;c\n1;2;3\n",
    "a page": "<!DOCTYPE html>\n<p>Hello</p>\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_none_of_them_is_refused_by_its_columns(name: str) -> None:
    with pytest.raises(NotUnderstood, match="none of the exports the coach knows") as refused:
        read(OTHERS[name])
    assert OTHERS[name].splitlines()[0].replace(";", ",").split(",")[0] in str(refused.value)
    assert all(each.name in str(refused.value) for each in formats())


def test_many_columns_are_named_in_part_and_made_harmless() -> None:
    with pytest.raises(NotUnderstood, match="88 more") as refused:
        read(",".join(f"\x1b]0;x{number}" for number in range(100)).replace(";", "") + "\n1,2\n")
    assert "\x1b" not in str(refused.value)


def test_a_million_columns_are_refused_at_once() -> None:
    with pytest.raises(NotUnderstood, match="more"):
        read("a," * 1_000_000 + "\n")


def test_the_source_may_be_said() -> None:
    assert read(HEVY, source="hevy").source == "hevy"


@pytest.mark.parametrize(
    ("text", "source"),
    [(HEVY, "strong"), (S3, "fitnotes"), (FITNOTES_10, "hevy"), (OTHERS["one word"], "strong")],
)
def test_a_source_that_is_wrong_is_refused_with_a_reason(text: str, source: str) -> None:
    with pytest.raises(NotUnderstood):
        read(text, source=source)


@pytest.mark.parametrize("text", [S3, S5, S6, HEVY, FITNOTES_10])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_ends_of_lines_do_not_matter(text: str, end: str) -> None:
    assert read(text.replace("\n", end)).sessions == read(text).sessions
    assert read(text.rstrip("\n").replace("\n", end) + end * 3).sessions == read(text).sessions
    assert read(text.rstrip("\n").replace("\n", end)).sessions == read(text).sessions


@pytest.mark.parametrize("export", EXPORTS)
def test_a_byte_order_mark_does_not_matter(export: str) -> None:
    assert read(b"\xef\xbb\xbf" + EXPORTS[export].encode()).sessions == read(EXPORTS[export]).sessions


def test_windows_text_is_read_and_said() -> None:
    reading = read(S3.encode("cp1252"))
    assert reading.sessions == read(S3).sessions
    assert "Windows-1252" in reading.notices[0]


@pytest.mark.parametrize("export", sorted(EXPORTS.keys() - {"s5_headless"}))
def test_a_header_alone_holds_no_set(export: str) -> None:
    head = EXPORTS[export].partition("\n")[0]
    with pytest.raises(NotUnderstood):
        read(head)
