"""Numbers as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.load import Unit
from coach.training.typed import Refusal, read_clean, read_left, read_load, read_reps, read_seconds


@pytest.mark.parametrize(
    ("text", "load"),
    [("62.5", "62.5"), ("62,5", "62.5"), (" 60 ", "60"), ("+5", "5"), ("0", "0"), (".5", "0.5"), ("62.", "62")],
)
def test_a_load_is_read_with_point_or_comma(text: str, load: str) -> None:
    assert read_load(text, Unit.KG) == Decimal(load)


@pytest.mark.parametrize("text", ["abc", "-5", "1e9", "", " ", "nan", "inf", "1.2345", "1.000,5", "6 0", "٦٠", "."])
def test_what_is_no_load_is_refused_with_an_example(text: str) -> None:
    refused = read_load(text, Unit.KG)
    assert isinstance(refused, Refusal)
    assert refused.reason.endswith("like 62.5")


def test_a_load_no_one_lifts_is_refused_in_its_unit() -> None:
    assert read_load("1000", Unit.KG) == Decimal(1000)
    assert read_load("1000.5", Unit.KG) == Refusal("a load is at most 1000 kg")
    assert read_load("2200", Unit.LB) == Decimal(2200)
    assert read_load("2201", Unit.LB) == Refusal("a load is at most 2200 lb")


def test_reps_are_whole_and_at_most_a_hundred() -> None:
    assert read_reps("100") == 100
    assert read_reps("400") == Refusal("reps are 0 to 100")
    assert read_reps("9.5") == Refusal("'9.5' cannot be read as reps: type it like 9")
    assert isinstance(read_reps("9" * 5000), Refusal)


def test_clean_reps_are_at_most_the_reps() -> None:
    assert read_clean("7", 9) == 7
    assert read_clean("9", 9) == 9
    assert read_clean("10", 9) == Refusal("clean reps are at most the 9 done")
    assert isinstance(read_clean("-1", 9), Refusal)


@pytest.mark.parametrize(("text", "left"), [("2", "2"), ("1.5", "1.5"), ("1,5", "1.5"), ("10", "10"), ("2.0", "2")])
def test_left_is_read_in_halves(text: str, left: str) -> None:
    assert read_left(text) == Decimal(left)


@pytest.mark.parametrize("text", ["1.3", "10.5", "-1", "x", "2.05"])
def test_left_that_is_no_half_up_to_ten_is_refused(text: str) -> None:
    assert isinstance(read_left(text), Refusal)


def test_seconds_are_at_most_an_hour() -> None:
    assert read_seconds("45") == 45
    assert read_seconds("3601") == Refusal("seconds are 0 to 3600")


def test_an_empty_field_asks_for_its_number() -> None:
    assert read_reps("") == Refusal("type reps, like 9")


def test_a_refusal_repeats_nothing_that_could_harm_a_terminal() -> None:
    refused = read_reps("\x1b]52;c;x\x07" + "y" * 100)
    assert isinstance(refused, Refusal)
    assert refused.reason.isprintable()
    assert len(refused.reason) < 70


@given(st.text(max_size=30))
def test_any_text_is_read_within_the_limits_or_refused_in_one_line(text: str) -> None:
    for read, most in (
        (read_load(text, Unit.KG), 1000),
        (read_reps(text), 100),
        (read_clean(text, 9), 9),
        (read_left(text), 10),
        (read_seconds(text), 3600),
    ):
        if isinstance(read, Refusal):
            assert read.reason
            assert read.reason.isprintable()
        else:
            assert 0 <= read <= most
