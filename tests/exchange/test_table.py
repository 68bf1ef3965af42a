"""Bytes become text and records without anything being lost in silence."""

import pytest

from coach.exchange.reading import NotUnderstood
from coach.exchange.table import opened


def records(content: bytes) -> list[tuple[int, list[str]]]:
    return list(opened(content).records())


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    assert opened(b"\xef\xbb\xbfDate,Reps\n").head == ("Date", "Reps")


def test_what_is_not_utf_8_is_read_as_windows_text_and_said() -> None:
    table = opened("a,b\nRücken,1\n".encode("cp1252"))
    assert list(table.rows()) == [(2, ["Rücken", "1"])]
    assert "Windows-1252" in table.notices[0]


def test_utf_8_is_taken_without_a_word() -> None:
    assert opened("a,b\nRücken,1\n".encode()).notices == ()


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n \n\r\n"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    with pytest.raises(NotUnderstood, match="empty"):
        opened(content)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("Date,Reps\n1,2\n".encode("utf-16"), "UTF-16"),
        ("Date,Reps\n1,2\n".encode("utf-16-le"), "not text"),
        (b"PK\x03\x04\x00\x00", "not text"),
        (b"a,b\n1,\x00\n", "not text"),
        (b"\x81\x8d\x8f", "not text"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(content: bytes, why: str) -> None:
    with pytest.raises(NotUnderstood, match=why):
        opened(content)


@pytest.mark.parametrize(("content", "separator"), [(b"a;b;c\n1,2,3,4,5\n", ";"), (b"a,b,c\n1;2;3;4;5\n", ",")])
def test_the_first_line_alone_tells_the_separator(content: bytes, separator: str) -> None:
    assert opened(content).separator == separator


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_does(end: str) -> None:
    text = end.join(["a,b", "", '1,"two', 'lines"', "", "2,x"])
    assert [line for line, _ in records(text.encode())] == [1, 3, 6]


def test_blank_lines_are_no_records() -> None:
    assert records(b"a,b\n\n  \n1,2\n\n\n") == [(1, ["a", "b"]), (4, ["1", "2"])]


def test_other_separators_of_lines_stay_inside_a_cell() -> None:
    text = "a,b\n1,x\u2028y\x0bz\x85\n"
    assert records(text.encode()) == [(1, ["a", "b"]), (2, ["1", "x\u2028y\x0bz\x85"])]


@pytest.mark.parametrize(
    ("text", "line"),
    [('a,b\n1,2\n3,"4\n5,6\n', 3), ('a,b\n\n1,"2" x\n', 3), ('a,b\n1,"x\ny"\n2,"z\n', 4), ('a,"b\n', 1)],
)
def test_a_quote_out_of_place_is_named_by_its_line(text: str, line: int) -> None:
    with pytest.raises(NotUnderstood, match=f"line {line} "):
        records(text.encode())


def test_a_cell_of_a_megabyte_is_refused_and_named() -> None:
    with pytest.raises(NotUnderstood, match="line 2 has a cell too long"):
        records(b"a,b\n1," + b"x" * 1_000_000 + b"\n")


def test_a_header_that_cannot_be_read_has_no_columns() -> None:
    assert opened(b'"a,b\n').head == ()
