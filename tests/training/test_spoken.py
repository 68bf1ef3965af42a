"""Numbers and sets are said as one lifter says them to another."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.load import LoadKind
from coach.training.log import LoggedSet
from coach.training.spoken import coming_set, load, number, seconds, whole


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("0", "zero"),
        ("9", "nine"),
        ("12", "twelve"),
        ("20", "twenty"),
        ("62.5", "sixty-two and a half"),
        ("1.25", "one and a quarter"),
        ("13.75", "thirteen and three quarters"),
        ("0.5", "a half"),
        ("0.25", "a quarter"),
        ("100", "one hundred"),
        ("102.50", "one hundred and two and a half"),
        ("227.5", "two hundred and twenty-seven and a half"),
        ("1000", "one thousand"),
        ("1005", "one thousand and five"),
        ("1180", "one thousand one hundred and eighty"),
        ("2.3", "two point three"),
        ("11.34", "eleven point three four"),
        ("-5", "minus five"),
        ("-62.5", "minus sixty-two and a half"),
        ("1E+2", "one hundred"),
        ("250000", "250000"),
    ],
)
def test_a_number_is_said(value: str, words: str) -> None:
    assert number(Decimal(value)) == words


@given(st.integers(min_value=0, max_value=99_999))
def test_every_whole_number_is_said_in_words_of_its_own(value: int) -> None:
    said = whole(value)
    assert said.replace(" ", "").replace("-", "").isalpha()
    assert said != whole(value + 1)
    assert whole(-value) == (f"minus {said}" if value else said)


def test_a_time_is_said() -> None:
    assert seconds(10) == "ten seconds"
    assert seconds(1) == "one second"


@pytest.mark.parametrize(
    ("value", "kind", "words"),
    [
        ("62.5", LoadKind.BARBELL, "sixty-two and a half"),
        ("0", LoadKind.BODYWEIGHT, ""),
        ("5", LoadKind.BODYWEIGHT, "plus five"),
        ("30", LoadKind.ASSISTED, "thirty of help"),
        (None, LoadKind.NONE, ""),
    ],
)
def test_a_load_is_said(value: str | None, kind: LoadKind, words: str) -> None:
    assert load(None if value is None else Decimal(value), kind) == words


@pytest.mark.parametrize(
    ("done", "kind", "cue", "words"),
    [
        (
            LoggedSet(load=Decimal("62.5"), reps=9),
            LoadKind.BARBELL,
            "Hips still",
            "Barbell row, sixty-two and a half, nine. Hips still.",
        ),
        (LoggedSet(load=Decimal(0), reps=8), LoadKind.BODYWEIGHT, "", "Barbell row, eight."),
        (LoggedSet(seconds=30), LoadKind.NONE, "Breathe.", "Barbell row, thirty seconds. Breathe."),
    ],
)
def test_a_set_is_said_with_what_to_think_of(done: LoggedSet, kind: LoadKind, cue: str, words: str) -> None:
    assert coming_set("Barbell row", done, kind, cue) == words
