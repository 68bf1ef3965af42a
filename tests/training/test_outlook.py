"""What is said of the session to come."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.training.exercise import FIVE_MUSCLES
from coach.training.goal import Block
from coach.training.log import Session
from coach.training.outlook import (
    ANOTHER_SO_SOON,
    LESS_THAN_TWO_DAYS,
    Remark,
    Weight,
    done_today,
    entry_in,
    facts,
    question,
    remarks,
)
from coach.training.plan import Plan, Planned
from tests.training.make import DAY, entry, session_of, work
from tests.training.make import session as past_session
from tests.training.stage import BAR_ONLY, START, lifter, planned

ROW = "barbell-row"
HOUR = timedelta(hours=1)


def rows(days_ago: int, *, pain: bool = False) -> Session:
    """A heavy day of rows that ended at eight in the morning, UTC."""
    return replace(past_session(days_ago, 60, [8, 8, 8], pain=pain), day="heavy")


def this_morning() -> Session:
    return replace(rows(0), started=START - 3 * HOUR, finished=START - 2 * HOUR)


def heavy(*past: Session) -> Plan:
    return planned(past=past, day="heavy")


def coming(plan: Plan, block: Block) -> Planned:
    return next(each for each in plan.planned if each.block is block)


def said(plan: Plan) -> Sequence[Remark]:
    return tuple(remarks(plan, "s"))


def test_nothing_is_asked_of_a_lifter_who_has_rested() -> None:
    assert question(heavy()) == ""
    assert question(heavy(rows(9))) == ""


def test_less_than_two_days_after_a_pull_session_the_coach_asks() -> None:
    assert question(heavy(rows(1))) == LESS_THAN_TWO_DAYS


def test_a_second_session_of_the_day_is_asked_about_as_such() -> None:
    assert question(heavy(this_morning())) == f"Done for today. {ANOTHER_SO_SOON}"


def test_what_was_done_today_is_named_and_never_the_day_that_was_not() -> None:
    done, light = this_morning(), planned(past=[this_morning()], day="light")
    assert done_today(heavy(done)) == "done for today"
    assert done_today(light) == "heavy done for today"
    assert question(light) == f"Heavy done for today. {ANOTHER_SO_SOON}"
    assert done_today(heavy()) == ""
    assert done_today(heavy(rows(1))) == ""


@pytest.mark.parametrize("day", ["heavy", "light"])
def test_a_session_of_today_that_is_no_whole_day_is_called_training(day: str) -> None:
    short = replace(past_session(0, 60, [8], planned=3), day="heavy", finished=START - 2 * HOUR)
    elsewhere = replace(this_morning(), routine="another")
    assert done_today(planned(past=[short], day=day)) == "trained today"
    assert done_today(planned(past=[elsewhere], day=day)) == "trained today"


def test_the_rests_are_told_once_each_and_the_finisher_s_is_none_of_them() -> None:
    plan = heavy()
    assert coming(plan, Block.FINISHER).prescription.rest == 60
    assert facts(plan)[:2] == ("muscle growth", "rest 2:30 and 1:30")
    assert facts(plan)[-1] == f"about {plan.minutes} min"


def test_a_plan_of_nothing_has_no_rests_to_tell() -> None:
    assert len(facts(replace(heavy(), planned=()))) == len(facts(heavy())) - 1


@pytest.mark.parametrize(
    ("past", "words"),
    [
        ((), "the first heavy day"),
        ((rows(9),), "9 days since heavy"),
        ((rows(1),), "1 day since heavy"),
        ((this_morning(),), "heavy day done today"),
    ],
)
def test_it_is_told_how_long_ago_this_day_was(past: Sequence[Session], words: str) -> None:
    assert facts(heavy(*past))[2] == words


def test_an_exercise_is_looked_up_in_its_own_part_of_a_session() -> None:
    plan = heavy()
    finisher, compound = coming(plan, Block.FINISHER), coming(plan, Block.COMPOUND)
    lifted = entry([work(60, 8)], exercise_id=compound.exercise.id)
    pumped = entry([work(20, 15)], exercise_id=finisher.exercise.id, block=Block.FINISHER)
    both = session_of(DAY, [lifted, pumped])
    assert entry_in(both, compound) == lifted
    assert entry_in(both, finisher) == pumped
    assert entry_in(session_of(DAY, [replace(lifted, id=finisher.exercise.id)]), finisher) is None
    assert entry_in(session_of(DAY, [replace(pumped, id=compound.exercise.id)]), compound) is None


def test_an_exercise_without_a_work_set_was_not_done() -> None:
    compound = coming(heavy(), Block.COMPOUND)
    assert entry_in(session_of(DAY, [entry([], exercise_id=compound.exercise.id)]), compound) is None
    assert entry_in(None, compound) is None


def test_a_rested_lifter_with_everything_in_the_gym_is_told_nothing() -> None:
    assert said(heavy(rows(9))) == ()


def test_a_stand_in_for_pain_is_told_with_the_way_back_and_whom_to_see() -> None:
    (remark,) = said(heavy(rows(9, pain=True), rows(5, pain=True)))
    assert remark.weight is Weight.WARNING
    assert remark.words == (
        "Barbell row hurt twice running: Bent-over dumbbell row stands in; s takes it back. "
        "Pain that stays is for a physiotherapist or doctor."
    )


def test_where_nothing_can_be_pressed_no_way_back_is_named() -> None:
    (remark,) = remarks(heavy(rows(9, pain=True), rows(5, pain=True)))
    assert remark.words.startswith("Barbell row hurt twice running: Bent-over dumbbell row stands in. Pain")


def test_too_soon_is_told_with_a_better_time_and_not_again_on_the_same_day() -> None:
    (remark,) = said(heavy(rows(1)))
    assert remark.weight is Weight.WARNING
    assert remark.words == (
        "Less than 48 hours since the last pull session: better after 09:00 on Monday 9 March, or a light day."
    )
    assert said(heavy(this_morning())) == ()


def test_what_the_equipment_does_not_allow_is_told_as_an_aside() -> None:
    plan = planned(lifter(equipment=BAR_ONLY))
    assert said(plan) == (Remark("Left out, with nothing for your equipment: hammer curl.", Weight.ASIDE),)


def test_muscles_that_nothing_works_are_named() -> None:
    plan = replace(heavy(), planned=())
    assert said(plan)[0].words == (
        f"Nothing in this session works {', '.join(FIVE_MUSCLES[:-1])} or {FIVE_MUSCLES[-1]}."
    )


def test_a_plan_short_of_back_is_warned_of_in_a_sentence() -> None:
    plan = heavy()
    curls = replace(plan, planned=(coming(plan, Block.BICEPS),))
    warning = said(curls)[-1]
    assert warning.weight is Weight.WARNING
    assert warning.words.startswith("0 back sets to 3 biceps sets: ")
    assert warning.words.endswith("to one.")
