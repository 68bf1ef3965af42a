"""Faults over time."""

from datetime import timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coach.training.form import Form, form_by_exercise, form_by_week, form_of
from coach.training.goal import Block
from coach.training.log import Fault, Session, SetKind
from tests.training.histories import KNOWN, histories
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


@given(histories(), st.sampled_from(["", *KNOWN.exercises]))
def test_sessions_weeks_and_exercises_add_up_to_the_same(past: tuple[Session, ...], exercise_id: str) -> None:
    total = sum((form_of(each, exercise_id) for each in past if each.is_finished), start=Form())
    assert sum((each.form for each in form_by_week(past, DAY, 60, exercise_id)), start=Form()) == total
    each_alone = form_by_exercise(past)
    alone = each_alone.get(exercise_id, Form()) if exercise_id else sum(each_alone.values(), start=Form())
    assert alone == total
