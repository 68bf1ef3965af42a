"""Kept to the plan."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.adherence import Kept, Streak, adherence, advised, days_left_to_save, kept_of, streak
from coach.training.goal import Block
from coach.training.log import Entry, Session
from coach.training.routine import Level
from coach.training.volume import weekly_sets
from coach.training.weeks import trained
from tests.training.histories import KNOWN, histories
from tests.training.make import DAY, entry, session, session_of, target, work

MONDAY = date(2026, 3, 2)
"""Of the week that `DAY` ends."""
SETS = [work(60, 8)] * 4


def days_of(*weeks_ago: int) -> list[date]:
    """A Wednesday in each of these weeks."""
    return [MONDAY + timedelta(days=2) - timedelta(weeks=each) for each in weeks_ago]


def some(
    done: int, planned: int, exercise_id: str = "row", swapped_from: str = "", block: Block = Block.COMPOUND
) -> Entry:
    """So many sets done of those planned."""
    made = entry(SETS[:done], target(6, 10, planned, 60), exercise_id=exercise_id, block=block)
    return replace(made, swapped_from=swapped_from)


def test_a_set_more_here_does_not_stand_for_one_left_out_there() -> None:
    done = session_of(DAY, [some(4, 3, "row"), some(1, 3, "curl"), some(0, 2, "hang")])
    assert kept_of(done) == Kept(planned=8, done=4, extra=1)
    assert kept_of(done).share == Fraction(1, 2)


def test_what_was_not_planned_and_the_warm_up_are_left_out() -> None:
    assert kept_of(session_of(DAY, [entry(SETS)])) == Kept()
    assert kept_of(session_of(DAY, [some(1, 1, block=Block.WARMUP)])) == Kept()
    assert Kept().share is None


def test_an_exercise_swapped_part_of_the_way_is_planned_once() -> None:
    entries = [some(1, 4, "row"), some(1, 3, "pull-up", "row"), some(2, 2, "assisted-pull-up", "row")]
    assert kept_of(session_of(DAY, entries)) == Kept(planned=4, done=4)


def test_beginners_train_once_a_week_everyone_else_twice() -> None:
    assert [advised(each) for each in Level] == [1, 2, 2]


@pytest.mark.parametrize(
    ("weeks_ago", "expected"),
    [
        ((), Streak(0, None, 0)),
        ((0,), Streak(1, MONDAY, 0)),
        ((0, 1, 2), Streak(3, MONDAY, 0)),
        ((1, 2), Streak(2, MONDAY - timedelta(weeks=1), 0)),
        ((2, 3), Streak(2, MONDAY - timedelta(weeks=2), 1)),
        ((3, 4), Streak(0, MONDAY - timedelta(weeks=3), 2)),
        ((0, 2, 4), Streak(3, MONDAY, 0)),
        ((0, 1, 4, 5), Streak(2, MONDAY, 0)),
    ],
)
def test_one_missed_week_does_not_end_a_run_and_two_do(weeks_ago: Sequence[int], expected: Streak) -> None:
    assert streak(days_of(*weeks_ago), DAY) == expected


def test_two_days_of_one_week_count_once_and_days_to_come_not_at_all() -> None:
    days = [MONDAY, MONDAY + timedelta(days=6), MONDAY + timedelta(days=7)]
    assert streak(days, DAY) == Streak(1, MONDAY, 0)


def test_after_a_missed_week_the_days_left_to_go_on_are_told() -> None:
    wednesday = MONDAY + timedelta(days=2)
    assert days_left_to_save(streak(days_of(2), wednesday), wednesday) == 5
    assert days_left_to_save(streak(days_of(2), DAY), DAY) == 1
    assert days_left_to_save(streak(days_of(1), DAY), DAY) is None
    assert days_left_to_save(streak(days_of(3), DAY), DAY) is None


def test_weeks_sessions_and_days_since_are_told() -> None:
    past = [session(days, 60, [8, 8, 8], planned=4) for days in (3, 8, 10)]
    found = adherence(past, Level.INTERMEDIATE, DAY, 2)
    assert [(each.sessions, each.kept) for each in found.weeks] == [(2, Kept(8, 6)), (1, Kept(4, 3))]
    assert (found.sessions, found.frequency, found.kept) == (3, Fraction(3, 2), Kept(12, 9))
    assert (found.advised, found.days_since) == (2, 3)


def test_without_a_past_there_is_nothing_to_tell() -> None:
    found = adherence([session(-1, 60, [8])], Level.BEGINNER, DAY, 1)
    assert (found.sessions, found.days_since, found.kept.share) == (0, None, None)
    assert adherence([], Level.BEGINNER, DAY, 0).frequency is None


@given(histories(), st.integers(1, 10), st.randoms(use_true_random=False))
def test_the_order_changes_nothing(past: tuple[Session, ...], weeks: int, chance: Random) -> None:
    shuffled = list(past)
    chance.shuffle(shuffled)
    assert adherence(shuffled, Level.BEGINNER, DAY, weeks) == adherence(past, Level.BEGINNER, DAY, weeks)


@given(histories())
def test_planned_sets_are_done_left_out_or_were_never_planned(past: tuple[Session, ...]) -> None:
    found = adherence(past, Level.BEGINNER, DAY, 60)
    assert 0 <= found.kept.done <= found.kept.planned
    assert found.sessions == len(trained(past, DAY))
    if any(weekly_sets([each], KNOWN, each.date) for each in past if each.is_finished):
        assert found.sessions


@given(st.lists(st.integers(0, 400), max_size=30), st.integers(0, 400))
def test_one_more_day_of_training_never_shortens_a_run(ago: list[int], more: int) -> None:
    days = [DAY - timedelta(days=each) for each in ago]
    assert streak([*days, DAY - timedelta(days=more)], DAY).weeks >= streak(days, DAY).weeks


@given(st.lists(st.integers(0, 400), max_size=30))
def test_a_run_is_no_longer_than_the_weeks_it_spans(ago: list[int]) -> None:
    days = [DAY - timedelta(days=each) for each in ago]
    weeks = len({each.isocalendar()[:2] for each in days})
    assert 0 <= streak(days, DAY).weeks <= weeks
