"""Whatever a file of another app holds, it is understood or refused in words, and what is kept can be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.exchange.reading import NotUnderstood, Reading, UnitNeeded
from coach.exchange.sources import sources
from coach.storage.session_reading import read_session
from coach.storage.session_text import write_session
from coach.training.load import Unit
from tests.exchange.account import balances
from tests.exchange.exports import EXPORTS, HEVY, S3, read, sets, strong

CELLS = st.one_of(
    st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(["", "0", "8", "8.0", "62.5", "1e5", "-1", "W", "Rest Timer", "nan", "9" * 30, "=1+1", "kg", "km"]),
    st.decimals(allow_nan=True, allow_infinity=True).map(str),
)


def answer(
    content: bytes, unit: Unit | None = None, source: str | None = None, *, insist: bool = False
) -> Reading | str:
    """The reading, or the sentence it was refused with; anything else is raised."""
    try:
        return read(content, unit, source=source, insist=insist)
    except (NotUnderstood, UnitNeeded) as refused:
        return str(refused)


def is_sound(found: Reading | str) -> bool:
    """Whether a refusal says something, or every row is accounted for and every session can be kept and read back."""
    if isinstance(found, str):
        return bool(found)
    return balances(found) and all(read_session(write_session(each), "a.toml") == (each, ()) for each in found.sessions)


@pytest.mark.parametrize("export", EXPORTS)
def test_a_file_cut_anywhere_is_understood_or_refused(export: str) -> None:
    content = EXPORTS[export].encode()
    for end in range(0, len(content), 50):
        assert is_sound(answer(content[:end], Unit.KG, insist=True))


@pytest.mark.parametrize("export", EXPORTS)
def test_a_file_with_a_byte_changed_anywhere_is_understood_or_refused(export: str) -> None:
    content = EXPORTS[export].encode()
    for place in range(0, len(content), 37):
        for byte in (b'"', b",", b";", b"\n", b"\x00", b"\xff", b"\x1b"):
            assert is_sound(answer(content[:place] + byte + content[place + 1 :], Unit.KG, insist=True))


@pytest.mark.parametrize("source", sources())
@pytest.mark.parametrize("export", EXPORTS)
def test_a_file_said_to_be_something_else_is_understood_or_refused(export: str, source: str) -> None:
    assert is_sound(answer(EXPORTS[export].encode(), Unit.KG, source))


@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    assert is_sound(answer(content))


@given(st.sampled_from(sorted(EXPORTS)), st.lists(st.text(max_size=60), max_size=6), st.booleans())
@settings(max_examples=200)
def test_any_lines_under_any_header(export: str, lines: list[str], insist: bool) -> None:
    head = EXPORTS[export].partition("\n")[0]
    content = "\n".join([head, *lines]).encode("utf-8", "ignore")
    assert is_sound(answer(content, Unit.LB, insist=insist))


@given(st.lists(st.tuples(*[CELLS] * 7), min_size=1, max_size=6))
@settings(max_examples=300)
def test_any_figures_of_a_set(rows: list[tuple[str, ...]]) -> None:
    def quoted(cell: str) -> str:
        return '"' + cell.replace('"', '""') + '"'

    text = strong("1,60,8,0,0,") + "".join(
        f"2024-01-01 10:00:00,{quoted(title)},30m,{','.join(quoted(each) for each in figures)},,,\n"
        for title, *figures in rows
    )
    found = answer(text.encode("utf-8", "ignore"), Unit.KG, insist=True)
    assert isinstance(found, Reading)
    assert is_sound(found)


@given(st.sampled_from(sorted(EXPORTS)), st.data())
@settings(max_examples=300)
def test_any_cell_instead_of_another(export: str, data: st.DataObject) -> None:
    separator = ";" if export.startswith(("s5", "s6")) else ","
    lines = [line.split(separator) for line in EXPORTS[export].splitlines()]
    for _ in range(data.draw(st.integers(1, 4))):
        cells = data.draw(st.sampled_from(lines))
        cells[data.draw(st.integers(0, len(cells) - 1))] = data.draw(CELLS)
    content = "\n".join(separator.join(cells) for cells in lines).encode("utf-8", "ignore")
    assert is_sound(answer(content, Unit.KG, insist=True))


def test_a_formula_is_text() -> None:
    text = strong("1,60,8,0,0,").replace("Sled Pull", "=cmd|' /C calc'!A0").replace('"Day"', '"@SUM(1)"')
    (session,) = read(text).sessions
    assert session.entries[0].source_name == "=cmd|' /C calc'!A0"
    assert session.title == "@SUM(1)"


def test_control_characters_are_taken_out() -> None:
    text = HEVY.replace("elbows in", "a\x1b]52;c;ZXZpbA==\x07b").replace("Zottman", "Zott\u202eman")
    entry = read(text).sessions[1].entries[0]
    assert entry.note == "a]52;c;ZXZpbA==b"
    assert entry.source_name == "Zottman Pull (Sled)"


def test_a_million_cells_in_a_row_are_one_row_rejected() -> None:
    content = (S3 + "a," * 1_000_000 + "\n").encode()
    found = answer(content, Unit.KG, insist=True)
    assert isinstance(found, Reading)
    assert len(found.account.rejected) == 1


@pytest.mark.parametrize("piece", [b"[", b'{"a":', b'"', b"("])
def test_what_is_nested_without_end_is_refused(piece: bytes) -> None:
    assert isinstance(answer(piece * 100_001), str)


def test_a_cell_of_a_megabyte_is_refused() -> None:
    assert "too long" in str(answer(S3.replace("tight", "x" * 1_000_000).encode(), Unit.KG))


def test_a_hundred_thousand_quotes_are_refused() -> None:
    assert isinstance(answer(S3.encode() + b'"' * 100_001, Unit.KG), str)


def test_the_most_digits_stay_exact() -> None:
    (done,) = sets(read(strong("1,44.09245243697551,8,0,0,")))
    assert str(done.load) == "44.09245243697551"
