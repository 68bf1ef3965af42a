"""A year of training days."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from coach.training.load import Unit
from coach.training.log import Session
from coach.training.routine import Level
from coach.training.volume import clean_volume
from coach.training.weeks import trained as counted
from coach.training.year import Year, YearDay, year
from tests.training.histories import KNOWN, histories
from tests.training.make import DAY, session


def made(*past: Session, level: Level = Level.INTERMEDIATE) -> Year:
    return year(past, KNOWN, level, Unit.KG, DAY)


def row(days_ago: int, reps: int) -> Session:
    return session(days_ago, 10, [reps], exercise_id="row")


def trained(found: Year) -> list[YearDay]:
    return [each for each in found.days if each.sessions]


def test_it_is_whole_calendar_weeks_up_to_the_day() -> None:
    found = year([], KNOWN, Level.BEGINNER, Unit.KG, DAY - timedelta(days=4))
    assert len(found.weeks) == 53
    assert {each.days[0].date.weekday() for each in found.weeks} == {0}
    assert [len(each.days) for each in found.weeks] == [7] * 52 + [3]
    assert found.days[-1].date == DAY - timedelta(days=4)
    assert {each.shade for each in found.days} == {0}


def test_five_days_of_different_volume_have_five_shades() -> None:
    found = made(*(row(days, days + 1) for days in range(5)))
    assert [each.shade for each in trained(found)] == [5, 4, 3, 2, 1]
    assert [each.volume for each in trained(found)] == [50, 40, 30, 20, 10]


def test_equal_days_share_the_middle_shade() -> None:
    assert {each.shade for each in trained(made(*(row(days, 8) for days in range(7))))} == {3}
    assert [each.shade for each in trained(made(row(0, 8)))] == [3]


def test_a_day_without_a_formula_is_trained_all_the_same() -> None:
    found = trained(made(session(1, None, [15], exercise_id="band-curl"), row(0, 8)))
    assert [each.volume for each in found] == [0, 80]
    assert all(each.shade for each in found)


def test_two_sessions_of_a_day_are_one_day() -> None:
    early = session(0, 10, [8], exercise_id="row")
    late = session(0, 100, [10], exercise_id="row", unit=Unit.LB)
    (day,) = trained(made(early, late))
    assert len(day.sessions) == 2
    assert day.volume == 80 + 1000 * Fraction(45359237, 100_000_000)


def test_weeks_are_held_against_the_advice() -> None:
    past = (row(0, 8), row(3, 8), row(7, 8))
    assert (made(*past).weeks_as_advised, made(*past, level=Level.BEGINNER).weeks_as_advised) == (1, 2)
    assert (made(*past).advised, made(*past).streak.weeks, made(*past).sessions) == (2, 2, 3)


@given(histories(days=420), st.randoms(use_true_random=False))
def test_every_session_of_the_year_is_on_its_day_whatever_the_order(past: tuple[Session, ...], chance: Random) -> None:
    shuffled = list(past)
    chance.shuffle(shuffled)
    found = made(*shuffled)
    assert found == made(*past)
    first = found.days[0].date
    held = [each for each in counted(past, DAY) if each.date >= first]
    assert Counter(each for day in found.days for each in day.sessions) == Counter(each.id for each in held)
    in_kg = sum((clean_volume(each, KNOWN) for each in held if each.unit is Unit.KG), start=Fraction(0))
    in_lb = sum((clean_volume(each, KNOWN) for each in held if each.unit is Unit.LB), start=Fraction(0))
    assert sum(each.volume for each in found.days) == in_kg + in_lb * Fraction(45359237, 100_000_000)


@given(histories(days=300, most=12))
def test_a_darker_day_is_never_one_of_less_volume(past: tuple[Session, ...]) -> None:
    days = sorted(trained(made(*past)), key=lambda each: each.volume)
    shades = [each.shade for each in days]
    assert shades == sorted(shades)
    assert set(shades) <= {1, 2, 3, 4, 5}
