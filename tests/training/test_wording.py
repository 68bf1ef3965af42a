"""Numbers to words."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.load import LoadKind, Unit
from coach.training.wording import (
    bare_load,
    capital,
    clock,
    count,
    in_words,
    listed,
    load,
    long_date,
    long_date_from,
    number,
    reps,
    rounded,
    short_date,
)
from tests.training.make import Number, decimal


@pytest.mark.parametrize(("value", "text"), [("62.50", "62.5"), ("1E+2", "100"), ("100", "100"), ("0.0", "0")])
def test_a_number_has_neither_exponent_nor_idle_zeros(value: str, text: str) -> None:
    assert number(Decimal(value)) == text


@given(st.decimals(min_value=0, max_value=2000, places=3))
def test_a_number_is_read_back_as_what_it_was(value: Decimal) -> None:
    assert Decimal(number(value)) == value


def test_an_exact_value_is_rounded_for_reading() -> None:
    assert (rounded(Fraction(25, 6)), rounded(Fraction(4)), rounded(Fraction(2, 3), 2)) == ("4.2", "4", "0.67")


@pytest.mark.parametrize(
    ("value", "kind", "bare", "said"),
    [
        ("62.5", LoadKind.BARBELL, "62.5", "62.5 kg"),
        (5, LoadKind.BODYWEIGHT, "+5", "+5 kg"),
        (0, LoadKind.BODYWEIGHT, "+0", "bodyweight"),
        (30, LoadKind.ASSISTED, "-30", "30 kg of help"),
        (None, LoadKind.NONE, "–", "no load"),
        (None, LoadKind.BARBELL, "–", "no load"),
    ],
)
def test_help_and_what_hangs_on_the_belt_carry_their_sign(
    value: Number | None, kind: LoadKind, bare: str, said: str
) -> None:
    weight = None if value is None else decimal(value)
    assert bare_load(weight, kind) == bare
    assert load(weight, kind, Unit.KG) == said


def test_one_is_counted_as_one() -> None:
    assert [count(n, "rep") for n in (0, 1, 2)] == ["0 reps", "1 rep", "2 reps"]
    assert count(2, "leg press", "leg presses") == "2 leg presses"


def test_numbers_beyond_twelve_are_figures() -> None:
    assert [in_words(n) for n in (0, 12, 13, -1)] == ["no", "twelve", "13", "-1"]


def test_the_last_of_a_list_has_its_own_word() -> None:
    assert [listed(each) for each in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert listed(["a", "b"], "or") == "a or b"


@pytest.mark.parametrize(("seconds", "said"), [(7, "0:07"), (150, "2:30"), (3723, "1:02:03"), (-5, "0:00")])
def test_a_time_is_read_off_a_clock(seconds: int, said: str) -> None:
    assert clock(seconds) == said


def test_a_day_is_told_with_its_weekday_or_in_short() -> None:
    day = date(2026, 11, 22)
    assert (long_date(day), short_date(day)) == ("Sunday 22 November", "22 Nov")
    assert long_date_from(day, date(2026, 1, 1)) == "Sunday 22 November"
    assert long_date_from(day, date(2027, 1, 1)) == "Sunday 22 November 2026"
    assert short_date(date(2026, 5, 1)) == "1 May"


def test_only_the_first_letter_grows() -> None:
    assert (capital("two of EZ"), capital("")) == ("Two of EZ", "")


def test_reps_are_told_set_by_set() -> None:
    assert (reps([10, 10, 9]), reps([])) == ("10 10 9", "")
