"""Faults over time."""

from datetime import timedelta
from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from coach.training.form import Form, form_by_exercise, form_by_session, form_by_week, form_of
from coach.training.goal import Block
from coach.training.log import Fault, Session, SetKind
from tests.training.histories import KNOWN, histories, oldest_first
from tests.training.make import DAY, entry, session_of, work

SWUNG, SHORT, CLEAN = work(60, 8, fault=Fault.MOMENTUM), work(60, 8, fault=Fault.RANGE), work(60, 8)


def test_the_share_is_of_the_work_sets_that_were_done() -> None:
    ramp = work(40, 5, fault=Fault.MOMENTUM, kind=SetKind.RAMP)
    done = session_of(DAY, [entry([ramp, SWUNG, SHORT, CLEAN, CLEAN, work(60, 0)], exercise_id="row")])

    assert form_of(done) == Form(4, 1, 1)
    assert form_of(done).share == Fraction(1, 2)
    assert form_of(done, "curl").share is None


def test_a_warm_up_has_no_form() -> None:
    assert form_of(session_of(DAY, [entry([SWUNG], block=Block.WARMUP)])) == Form()


def test_week_by_week_the_empty_ones_are_there_too() -> None:
    past = [session_of(DAY - timedelta(days=days), [entry([SWUNG, CLEAN])]) for days in (0, 6, 14)]
    weeks = form_by_week(past, DAY, 3)
    assert [each.form for each in weeks] == [Form(2, 1, 0), Form(), Form(4, 2, 0)]
    assert weeks[-1].week.last == DAY


def test_session_by_session_only_those_with_such_sets() -> None:
    row = session_of(DAY - timedelta(days=1), [entry([SHORT], exercise_id="row")])
    curl = session_of(DAY, [entry([CLEAN], exercise_id="curl")])
    assert [(each.session, each.form) for each in form_by_session([curl, row], "row")] == [(row.id, Form(1, 0, 1))]


@given(histories(), st.sampled_from(["", *KNOWN.exercises]))
def test_sessions_weeks_and_exercises_add_up_to_the_same(past: tuple[Session, ...], exercise_id: str) -> None:
    total = sum((each.form for each in form_by_session(past, exercise_id)), start=Form())
    assert sum((each.form for each in form_by_week(past, DAY, 60, exercise_id)), start=Form()) == total
    each_alone = form_by_exercise(past)
    alone = each_alone.get(exercise_id, Form()) if exercise_id else sum(each_alone.values(), start=Form())
    assert alone == total


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_changes_nothing_and_a_later_session_no_earlier_one(
    past: tuple[Session, ...], chance: Random
) -> None:
    shuffled = list(past)
    chance.shuffle(shuffled)
    whole = form_by_session(past)
    assert form_by_session(shuffled) == whole
    earlier = form_by_session(oldest_first(past)[:-1])
    assert whole[: len(earlier)] == earlier
