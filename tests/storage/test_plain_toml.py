"""What is read line by line is what a reader of all TOML makes of it, or it is left to that."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.storage.plain_toml import read_plain
from coach.storage.session_text import write_session
from coach.training.log import Session
from tests.storage.sessions import SESSIONS, a_session

DATA = Path(__file__).parents[2] / "coach" / "data"
SHIPPED = [DATA / "exercises.toml", DATA / "goals.toml", DATA / "routines" / "back-biceps.toml"]
GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.toml"))


def by_all_rules(text: str) -> object:
    """What a reader of all TOML says; None where it is no TOML."""
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError:
        return None


def test_what_the_coach_writes_is_read_here() -> None:
    text = write_session(a_session())

    assert read_plain(text) == by_all_rules(text)
    assert read_plain(text) is not None


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_golden_files_are_the_same_either_way(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert read_plain(text) is None or repr(read_plain(text)) == repr(by_all_rules(text))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_what_comes_with_the_coach_is_read_here(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert read_plain(text) == by_all_rules(text)
    assert read_plain(text) is not None


SLIPS = [
    '"',
    "\n",
    ", ",
    "{ ",
    " }",
    "]",
    "[",
    "= [",
    "#",
    "[[",
    "]]",
    " ",
    "\x07",
    "a = 1\n",
    "\n[day]\n",
    "\n[[day]]\n",
    ".",
]


@given(st.sampled_from(SHIPPED), st.integers(0, 1 << 20), st.sampled_from(SLIPS))
def test_no_slip_in_it_is_read_otherwise(path: Path, place: int, slip: str) -> None:
    text = "\n\n".join(path.read_text(encoding="utf-8").split("\n\n")[:6])
    place %= len(text)
    text = text[:place] + slip + text[place:]

    plain = read_plain(text)

    assert plain is None or repr(plain) == repr(by_all_rules(text))


@pytest.mark.parametrize(
    "text",
    [
        "[[a]]\nx = 1\n[a.b]\ny = 1\n[[a]]\n[a.b]\ny = 2",
        "[[a]]\n[[a.b]]\nx = 1\n[[a.b]]\n[[a]]\n[[a.b]]",
        '[a]\nx = [\n  ["b", "c"],\n  "d", "e",\n  { f = 1 },\n]\n[b]',
    ],
)
def test_headers_and_lists_are_read_here(text: str) -> None:
    assert read_plain(text) == by_all_rules(text)
    assert read_plain(text) is not None


@given(SESSIONS)
def test_no_session_is_read_otherwise(session: Session) -> None:
    text = write_session(session)

    assert read_plain(text) is None or repr(read_plain(text)) == repr(by_all_rules(text))


@given(SESSIONS, st.data())
def test_no_slip_in_a_file_is_read_otherwise(session: Session, data: st.DataObject) -> None:
    text = write_session(session) if data.draw(st.booleans()) else write_session(a_session())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 3))
        put = data.draw(
            st.text(max_size=2) | st.sampled_from(['"', "\n", ", ", "{ ", " }", "]", "= ", "0", ".", "T", "-"])
        )
        text = text[:at] + put + text[at + gone :]

    plain = read_plain(text)

    assert plain is None or repr(plain) == repr(by_all_rules(text))


@pytest.mark.parametrize(
    "line",
    [
        "a = 01",
        "a = +1",
        "a = 1_000",
        "a = 1.",
        "a = .5",
        "a = 1e3",
        "a = nan",
        "a = 0x10",
        "a = 1 # one",
        "# a bell \x07",
        "[[a]]\nb = 1\n[[ a ]]",
        "[[a.b]]",
        "[a]\n[a.b]",
        "[[a]]\nb = 1\n[a.b]",
        "[[a]]\n[a.b]\n[a.b]",
        "[a]\n[a]",
        "[a]\n[[a]]",
        "[[a]]\n[a]",
        "[[a]]\n[[a.b]]\n[a.b]",
        "[[a]]\n[a.b.c]",
        "[a]]",
        "[[a]",
        "a = [\n  1,\n]",
        "a.b = 1",
        '"a" = 1',
        "a = 'x'",
        'a = "x\\n"',
        'a = "\t"',
        'a = "\x7f"',
        "a = 1\r",
        "a = 2026-11-22",
        "a = 2026-11-22T07:05:11",
        "a = 2026-11-22 07:05:11+01:00",
        "a = 2026-02-30T07:05:11+01:00",
        "a = 2026-11-22T24:00:00+01:00",
        "a = 2026-11-22T07:05:11+01:75",
        "a = 2026-11-22T07:05:11.5+01:00",
        "a = 1\na = 2",
        "a = { b = 1, b = 2 }",
        "a = { b = 1, }",
        "a = { b = { c = 1 } }",
        "a = {}",
        "a = [1,2]",
        "a = [[1], [2]]",
        "exercise = 1\n[[exercise]]",
        "sets = [\n",
        "sets = [\n    { a = 1 },",
        "sets = [\n    { a = 1 }\n]",
        "sets = [\n    1,\n]",
        "{ a = 1 }",
        "a = " + "9" * 19,
    ],
)
def test_what_is_not_plainly_laid_out_is_left_to_the_other(line: str) -> None:
    assert read_plain(line) is None


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("a = -0", 0),
        ("a = 62.50", Decimal("62.50")),
        ("a = true", True),
        ("a = []", []),
        ("a = [6, 10]", [6, 10]),
        ('a = ["rough", "a, b"]', ["rough", "a, b"]),
        ('a = "b = 1, c = { [ # ♥"', "b = 1, c = { [ # ♥"),
        ('a = { b = "c = 1, d = 2", e = [1, 2], f = 1.5 }', {"b": "c = 1, d = 2", "e": [1, 2], "f": Decimal("1.5")}),
    ],
)
def test_values_are_what_they_are_in_toml(line: str, value: object) -> None:
    assert read_plain(line) == {"a": value} == by_all_rules(line)
