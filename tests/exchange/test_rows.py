"""Rows that are wrong are rejected with line, reason and text; never dropped, never guessed."""

import pytest

from coach.exchange.reading import NotUnderstood
from tests.exchange.account import balances
from tests.exchange.exports import S3_HEADER, read, strong

GOOD = [f"{number},60,8,0,0," for number in range(1, 21)]


def with_row(row: str) -> str:
    """Twenty good rows, and this one on line 12."""
    lines = strong(*GOOD).splitlines(keepends=True)
    return "".join([*lines[:11], row + "\n", *lines[11:]])


@pytest.mark.parametrize(
    ("row", "reason", "text"),
    [
        ('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,60,8', "7 cells, not 12", "2024-01-01 10:00:00,Day"),
        ('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,60,8,0,0,,,,x', "13 cells, not 12", "2024-01-01 10:00:00,Day"),
        ('01/02/2024 10:00,"Day",30m,"Sled Pull",1,60,8,0,0,,,', "spreadsheet", "01/02/2024 10:00"),
        (',"Day",30m,"Sled Pull",1,60,8,0,0,,,', "spreadsheet", ""),
        ('2024-01-01 10:00:00,"Day",30m,"",1,60,8,0,0,,,', "no name", "2024-01-01 10:00:00"),
        ('2024-01-01 10:00:00,"Day",30m,"\x1b\u200b ",1,60,8,0,0,,,', "no name", "2024-01-01 10:00:00"),
        ('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,heavy,8,0,0,,,', "weight is not a number", "heavy"),
        ('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,"62,5",8,0,0,,,', "weight is not a number", "62,5"),
        ('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,=2+3,8,0,0,,,', "weight is not a number", "=2+3"),
        ('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,-20,8,0,0,,,', "weight is below 0", "-20"),
        ('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,60,8.5,0,0,,,', "reps is not a whole number", "8.5"),
        ('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,60,99999,0,0,,,', "reps is more than 999", "99999"),
        ('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,60,8,far,0,,,', "distance is not a number", "far"),
        ('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,60,8,0,1e9,,,', "time is more than", "1e9"),
    ],
)
def test_a_wrong_row_is_rejected_by_line_reason_and_text(row: str, reason: str, text: str) -> None:
    reading = read(with_row(row))
    (rejected,) = reading.account.rejected
    assert rejected.line == 12
    assert reason in rejected.reason
    assert rejected.text.startswith(text)
    assert (reading.sets, reading.account.rows) == (20, 21)
    assert balances(reading)


def test_the_line_is_the_one_the_record_starts_on() -> None:
    note = '2024-01-01 10:00:00,"Day",30m,"Sled Pull",21,60,8,0,0,"one\ntwo\n\nthree",,\n'
    lines = strong(*GOOD).splitlines(keepends=True)
    text = "".join([lines[0], note, "\n", *lines[1:], '2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,x,8,0,0,,,\n'])
    (rejected,) = read(text).account.rejected
    assert rejected.line == 1 + 4 + 1 + 20 + 1


def test_one_row_in_ten_may_be_wrong_and_not_more() -> None:
    ten = strong(*GOOD[:9], "x,y,8,0,0,")
    assert len(read(ten).account.rejected) == 1
    nine = strong(*GOOD[:8], "x,y,8,0,0,")
    with pytest.raises(NotUnderstood, match=r"1 of 9 rows .* line 10: the weight is not a number \(y\)"):
        read(nine)
    assert read(nine, insist=True).sets == 8


def test_insisting_does_not_make_sets_of_nothing() -> None:
    with pytest.raises(NotUnderstood, match="No row of the file is a set"):
        read(strong("1,x,8,0,0,"), insist=True)
    with pytest.raises(NotUnderstood, match="No row of the file is a set"):
        read(strong("Rest Timer,0,0,0,60,"), insist=True)
    with pytest.raises(NotUnderstood, match=r"No row of the file is a set\."):
        read(S3_HEADER)


def test_an_offending_text_is_kept_short() -> None:
    (rejected,) = read(
        with_row('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,' + "9" * 5000 + ",8,0,0,,,")
    ).account.rejected
    assert len(rejected.text) == 200


def test_an_unclosed_quote_condemns_the_file() -> None:
    with pytest.raises(NotUnderstood, match="line 12 never closes"):
        read(
            with_row('2024-01-01 10:00:00,"Day",30m,"Sled Pull",1,60,8,0,0,"oh,,')
            .rstrip("\n")
            .replace('"Day"', "Day")
            .replace('"Sled Pull"', "Sled Pull")
        )
