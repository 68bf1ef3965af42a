"""A session in one line, and the last weeks in numbers."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.form import Form
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Fault, Session
from coach.training.muscles import muscle_weeks
from coach.training.records import bests, records_of
from coach.training.routine import Level
from coach.training.stats import stats
from coach.training.summary import minutes_of, summaries
from coach.training.weeks import trained
from tests.training.histories import KNOWN, histories
from tests.training.make import DAY, entry, session, session_of, work


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (29, 0), (30, 1), (3629, 60), (3630, 61)])
def test_minutes_are_rounded(seconds: int, minutes: int) -> None:
    done = session(0, 60, [8])
    assert minutes_of(_lasting(done, timedelta(seconds=seconds))) == minutes


def _lasting(done: Session, length: timedelta) -> Session:
    return replace(done, finished=done.started + length)


def test_a_session_is_told_in_a_line() -> None:
    sets = [work(60, 10), work(60, 9, 7, fault=Fault.MOMENTUM)]
    held = [work(None, None, seconds=30)]
    now = session_of(DAY, [entry(sets, exercise_id="row"), entry(held, exercise_id="hang", block=Block.FINISHER)])

    (found,) = summaries([session(7, 57.5, [10, 9], exercise_id="row"), now], KNOWN, Unit.KG, [now])

    assert (found.minutes, found.sets, found.clean, found.form) == (60, 3, 17, Form(3, 1, 0))
    assert found.volume == 60 * 17
    assert [each.exercise.id for each in found.went_up] == ["row"]
    assert [each.id for each in found.exercises] == ["row", "hang"]


def test_what_still_runs_has_no_length_and_nothing_beside_it() -> None:
    runs = session_of(DAY, [entry([work(60, 8)], exercise_id="row")], finished=False)
    (found,) = summaries([runs], KNOWN, Unit.KG, [runs])
    assert (found.minutes, found.sets, found.compared) == (None, 1, ())


@given(histories())
def test_the_records_of_a_line_are_those_of_its_session(past: tuple[Session, ...]) -> None:
    for each in summaries(past, KNOWN, Unit.KG, past):
        lifted = {one.id for one in each.exercises}
        told = records_of(each.session, past, KNOWN) if each.session.is_finished else ()
        assert Counter(each.records) == Counter(one for one in told if one.exercise_id in lifted)


@given(histories(), st.integers(1, 9))
def test_the_parts_of_the_stats_are_what_each_says_alone(past: tuple[Session, ...], weeks: int) -> None:
    found = stats(past, KNOWN, Level.INTERMEDIATE, Unit.KG, DAY, weeks)
    first = found.muscles[0].week.first
    finished = [each for each in past if each.is_finished]

    assert found.muscles == muscle_weeks(past, KNOWN, DAY, weeks)
    assert found.adherence.sessions == sum(each.date >= first for each in trained(past, DAY))
    assert sum((each.form for each in found.form), start=Form()) == sum(found.form_by_exercise.values(), start=Form())
    told = [record for each in finished if each.date >= first for record in records_of(each, past, KNOWN)]
    assert Counter(each.record for each in found.records) == Counter(told)
    for best in found.bests:
        assert best.bests == bests(best.exercise, finished, Unit.KG)


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_no_number(past: tuple[Session, ...], chance: Random) -> None:
    shuffled = list(past)
    chance.shuffle(shuffled)
    assert stats(shuffled, KNOWN, Level.BEGINNER, Unit.LB, DAY, 4) == stats(
        past, KNOWN, Level.BEGINNER, Unit.LB, DAY, 4
    )


def test_days_to_come_do_not_exist() -> None:
    later = session(-1, 60, [8], exercise_id="row")
    assert stats([later], KNOWN, Level.BEGINNER, Unit.KG, DAY, 4) == stats([], KNOWN, Level.BEGINNER, Unit.KG, DAY, 4)
