"""Holds: seconds to get set, an end of their own, one side after the other."""

from datetime import datetime, timedelta
from decimal import Decimal

from coach.training.begin import begin
from coach.training.deed import Deed
from coach.training.fields import Field, set_next
from coach.training.goal import Block
from coach.training.log import SetKind
from coach.training.routine import Level
from coach.training.session import act, leave_hold, tick, yes
from coach.training.where import Phase, allowed, where
from coach.training.workout import QuestionKind, Workout
from tests.training.make import DAY, entry, session_of, target, work
from tests.training.stage import BAR_ONLY, START, begun, catalogue, last_set, lifter, only, planned

SECOND = timedelta(seconds=1)
ONE_SIDED, BOTH = "biceps-stretch", "lat-stretch"


def stretch(exercise_id: str) -> Workout:
    return only(begun(day="heavy"), exercise_id)


def one_sided() -> tuple[Workout, int]:
    """A session whose first hold has two sides, and its seconds."""
    whole = begun(day="heavy")
    index = next(
        n
        for n, each in enumerate(whole.session.entries)
        if whole.guide(n).exercise.is_held and whole.guide(n).sides == 2
    )
    here = only(whole, whole.session.entries[index].id)
    return here, (here.guide(0).exercise.seconds or (0, 0))[0]


def hang() -> Workout:
    return only(begun(lifter(Level.INTERMEDIATE, BAR_ONLY), day="light"), "dead-hang")


def carry() -> Workout:
    """A session of farmer carries, done at 20 kg last time."""
    prescribed = target(20, 40, 3, 20, seconds=True)
    sets = [work(20, None, seconds=30)] * 3
    past = [session_of(DAY - timedelta(7), [entry(sets, prescribed, exercise_id="farmer-carry", block=Block.FINISHER)])]
    me = lifter()
    coming = planned(me, past, day="heavy", swaps={"straight-arm-pulldown": "farmer-carry"})
    return only(begin(coming, me, catalogue(), past, "carry", START), "farmer-carry")


def seen(here: Workout, now: datetime) -> tuple[Phase, int, int]:
    look = where(here, now)
    return look.phase, look.seconds, look.side


def test_enter_starts_a_countdown_of_five_whole_seconds() -> None:
    now = START + timedelta(milliseconds=900)
    here = act(hang(), now)
    assert seen(here, now) == (Phase.GET_SET, 5, 1)
    assert seen(here, now + 4.9 * SECOND) == (Phase.GET_SET, 1, 1)
    assert seen(here, now + 5 * SECOND) == (Phase.HOLDING, 20, 1)
    assert seen(here, now + 24.5 * SECOND) == (Phase.HOLDING, 1, 1)


def test_a_typed_load_that_looks_like_a_slip_is_asked_about_before_the_hold() -> None:
    assert act(carry(), START).hold is not None
    asked = act(set_next(carry(), Field.LOAD, Decimal(200)), START)
    assert asked.question is not None
    assert asked.question.kind is QuestionKind.SURPRISE
    assert asked.question.sentence == "200 kg is not on your rack: is that right?"
    assert asked.hold is None
    assert act(asked, START).question is None
    sure = yes(asked, START)
    assert (sure.question, sure.session) == (None, asked.session)
    assert seen(sure, START) == (Phase.GET_SET, 5, 1)
    assert act(set_next(carry(), Field.LOAD, Decimal("22.5")), START).hold is not None


def test_a_hold_ends_by_itself_with_the_seconds_asked() -> None:
    here = act(hang(), START)
    assert tick(here, START + 24.9 * SECOND) == here
    over = tick(here, START + 25 * SECOND)
    done = last_set(over, "dead-hang")
    assert (done.seconds, done.at, done.kind) == (20, START + 25 * SECOND, SetKind.WORK)
    assert over.hold is None


def test_enter_in_the_countdown_begins_at_once() -> None:
    here = act(act(hang(), START), START + 2 * SECOND)
    assert seen(here, START + 2 * SECOND) == (Phase.HOLDING, 20, 1)


def test_enter_in_the_hold_ends_it_with_the_seconds_reached() -> None:
    here = act(act(hang(), START), START + 18.7 * SECOND)
    assert last_set(here, "dead-hang").seconds == 13
    assert last_set(act(act(hang(), START), START + 5.1 * SECOND), "dead-hang").seconds == 1


def test_a_hold_called_off_logs_nothing() -> None:
    here = act(hang(), START)
    assert allowed(here, START) >= {Deed.LEAVE_HOLD, Deed.ACT}
    off = leave_hold(here)
    assert seen(off, START)[0] is Phase.HOLD
    assert off.session == hang().session


def test_sides_follow_each_other_with_a_countdown_between() -> None:
    fresh, seconds = one_sided()
    here = tick(act(fresh, START), START + (5 + seconds) * SECOND)
    assert seen(here, START + (5 + seconds) * SECOND) == (Phase.GET_SET, 5, 2)
    assert not here.session.entries[0].sets
    over = tick(here, START + 2 * (5 + seconds) * SECOND)
    assert [each.seconds for each in over.session.entries[0].sets] == [seconds]


def test_the_weaker_side_is_what_counts() -> None:
    fresh, seconds = one_sided()
    here = act(act(fresh, START), START + 12 * SECOND)
    assert seen(here, START + 12 * SECOND) == (Phase.GET_SET, 5, 2)
    over = tick(here, START + (17 + seconds) * SECOND)
    assert [each.seconds for each in over.session.entries[0].sets] == [7]


def test_a_lid_closed_in_the_middle_ends_both_sides_when_they_ended() -> None:
    fresh, seconds = one_sided()
    over = tick(act(fresh, START), START + timedelta(hours=3))
    assert [each.at for each in over.session.entries[0].sets] == [START + 2 * (5 + seconds) * SECOND]


def test_a_clock_set_back_in_a_hold_counts_down_again_and_raises_nothing() -> None:
    here = act(hang(), START)
    back = START - timedelta(minutes=10)
    assert tick(here, back) == here
    assert seen(here, back)[0] is Phase.GET_SET
    assert seen(act(here, back), back)[0] is Phase.HOLDING


def test_stretches_are_holds_and_held_mobility_is_mobility() -> None:
    stretched = tick(act(stretch(BOTH), START), START + timedelta(hours=1))
    assert last_set(stretched, BOTH).kind is SetKind.HOLD
    assert {each.kind for each in tick(act(hang(), START), START + timedelta(hours=1)).session.entries[0].sets} == {
        SetKind.WORK
    }
