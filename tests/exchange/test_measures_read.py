"""Lengths, units and figures are read as the apps write them."""

from collections import Counter
from decimal import Decimal

import pytest

from coach.exchange.durations import clock_seconds, seconds
from coach.exchange.figures import Unreadable, decimal, figure, note, whole
from coach.exchange.sets import reps_left
from coach.exchange.units import disguised, distance_unit, needed, usual_distance, weight_unit
from coach.training.load import Unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2h 38m", 9480),
        ("45m", 2700),
        ("1h", 3600),
        ("55s", 55),
        ("1h 1min", 3660),
        ("38min", 2280),
        ("1 h 46 min", 6360),
        ("59 min", 3540),
        ("1小时13分钟", 4380),
        ("49分钟", 2940),
        ("2小时", 7200),
        ("30分", 1800),
        ("12秒", 12),
        ("3324", 3324),
        ("3324.0", 3324),
        ("0:01:30", 90),
        ("264h 1m", 950_460),
        ("0", 0),
    ],
)
def test_a_length_is_read(text: str, expected: int) -> None:
    assert seconds(text) == expected


@pytest.mark.parametrize("text", ["", "  ", "1x", "h", "1h1", "-5", "1:2", "1:99:00", "ten", "9" * 40, "1.5h", "m 5"])
def test_any_other_text_is_no_length(text: str) -> None:
    assert seconds(text) is None


def test_a_clock_is_a_clock_only() -> None:
    assert clock_seconds("10:00:01") == 36_001
    assert clock_seconds("90") is None


@pytest.mark.parametrize("word", ["kg", "kgs", " KG "])
def test_kilograms(word: str) -> None:
    assert weight_unit(word) is Unit.KG


@pytest.mark.parametrize("word", ["lb", "lbs", "LBS"])
def test_pounds(word: str) -> None:
    assert weight_unit(word) is Unit.LB


def test_a_stone_is_no_unit() -> None:
    assert weight_unit("st") is None
    assert distance_unit("furlong") is None


@pytest.mark.parametrize(
    ("word", "unit"),
    [("m", "m"), ("meters", "m"), ("km", "km"), ("mi", "mi"), ("mi.", "mi"), ("miles", "mi"), ("ft", "ft")],
)
def test_distances(word: str, unit: str) -> None:
    assert distance_unit(word) == unit


def test_miles_go_with_pounds() -> None:
    assert [usual_distance(each) for each in (Unit.KG, Unit.LB, None)] == ["km", "mi", "km"]


@pytest.mark.parametrize("text", ["75.0", "0", "61.23492", "44.09245243697551", "8.", ".5", "1.0E-4", "+5", " 7 "])
def test_a_number_is_kept_as_written(text: str) -> None:
    assert decimal(text) == Decimal(text.strip())


@pytest.mark.parametrize(
    "text", ["", "1,5", "1 000", "nan", "inf", "0x10", "1e400", "1e99", "٣", "1_0", "=1+1", "--1", "."]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert decimal(text) is None


def test_a_blank_is_no_figure_and_no_fault() -> None:
    assert figure(" ", "weight", 10) is None
    assert whole("", "weight", 10) is None


@pytest.mark.parametrize(("text", "why"), [("x", "not a number"), ("-1", "below 0"), ("11", "more than 10")])
def test_a_figure_out_of_reach_says_why(text: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why) as told:
        figure(text, "weight", 10)
    assert told.value.text == text


def test_reps_are_whole_however_they_are_written() -> None:
    assert whole("8.0", "number of reps", 99) == 8
    with pytest.raises(Unreadable, match="not a whole number"):
        whole("8.5", "number of reps", 99)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("one\ntwo", "one\\ntwo"),
        ("one\r\ntwo", "one\\ntwo"),
        ("one\\ntwo", "one\\ntwo"),
        ("  one  ", "one"),
        (" \n ", ""),
        ("\\n", ""),
        ("", ""),
        ("a\x1b[31mb\u202ec", "a[31mbc"),
        ("-20", "-20"),
    ],
)
def test_a_note_keeps_its_line_breaks_on_one_harmless_line(text: str, kept: str) -> None:
    assert note(text) == kept


def test_a_note_too_long_is_cut() -> None:
    assert len(note("x" * 5000)) == 4000


@pytest.mark.parametrize(("rpe", "left"), [("10", 0), ("9.5", "0.5"), ("8.0", 2), ("6", 4)])
def test_an_effort_is_what_was_left(rpe: str, left: int | str) -> None:
    assert reps_left(rpe) == Decimal(left)


@pytest.mark.parametrize("rpe", ["", "5.5", "10.5", "7.3", "0", "hard", "-8"])
def test_any_other_effort_is_none(rpe: str) -> None:
    assert reps_left(rpe) is None


def weights(*written: str) -> Counter[Decimal]:
    return Counter(Decimal(each) for each in written)


def test_pounds_in_a_column_of_kilograms() -> None:
    assert (
        disguised(weights("61.23492", "11.3398", "20.41168092460379", "43.0912", "27.215519999999998"), Unit.KG)
        is Unit.LB
    )


def test_kilograms_in_a_column_of_pounds() -> None:
    assert disguised(weights("44.09245243697551", "22.046226218487757", "66.13867865546327"), Unit.LB) is Unit.KG


@pytest.mark.parametrize("unit", Unit)
def test_round_numbers_are_what_they_say(unit: Unit) -> None:
    assert disguised(weights("60", "62.5", "20", "17.5", "100"), unit) is None


def test_odd_numbers_are_not_taken_for_the_other_unit() -> None:
    assert disguised(weights("12", "14", "16", "18", "22", "24"), Unit.KG) is None
    assert disguised(Counter(), Unit.KG) is None


def test_the_question_hints_at_the_answer() -> None:
    question = str(needed(weights("315", "135", "45", "52.5")))
    assert "heaviest 315, 75 % multiples of 5" in question
    assert question.startswith("The file does not say whether its weights are kg or lb (")
