"""The rest of a running session: what a set earns, and the lifter's own say in it."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from coach.training.fields import Field, correct, set_done, set_next, toggled
from coach.training.goal import Block
from coach.training.log import Fault, LoggedSet, SetKind
from coach.training.resting import adjust_rest, go, is_resting
from coach.training.routine import Level
from coach.training.session import act, finish, log
from coach.training.where import Phase, where
from coach.training.workout import Workout, latest_set, next_step
from tests.training.make import session as past_session
from tests.training.stage import BAR_ONLY, START, begun, last_set, lifter, only, reopened, to_work

PAST = (past_session(7, "62.5", [9, 8, 8]),)
ROW = "barbell-row"
SECOND = timedelta(seconds=1)


def rows(*others: str, goal: str = "muscle", rests: dict[str, int] | None = None) -> tuple[Workout, datetime]:
    """Barbell rows at 62.5 for 10, 9, 9 or so, ready for the first work set, and a curl after them."""
    who = lifter(rests=rests)
    whole = begun(who, PAST, goal=goal, day="heavy")
    return to_work(only(whole, ROW, *(others or ("ez-curl",))))


def done(
    workout: Workout,
    now: datetime,
    reps: int,
    *,
    left: str | None = None,
    clean: int | None = None,
    load: str | None = None,
) -> Workout:
    """The next set done with these reps."""
    drafted = set_next(workout, Field.REPS, Decimal(reps))
    if left is not None:
        drafted = set_next(drafted, Field.LEFT, Decimal(left))
    if clean is not None:
        drafted = set_next(drafted, Field.CLEAN, Decimal(clean))
    if load is not None:
        drafted = set_next(drafted, Field.LOAD, Decimal(load))
    return log(drafted, now)


def rest_of(workout: Workout) -> int | None:
    latest = latest_set(workout.session)
    assert latest is not None
    return workout.session.entries[latest[0]].sets[latest[1]].rest


def two_sets(first: int, second: int, *, left: str | None = None, load: str | None = None) -> int | None:
    here, now = rows()
    here = done(here, now, first)
    return rest_of(done(here, now + 300 * SECOND, second, left=left, load=load))


@pytest.mark.parametrize(
    ("goal", "exercise_id", "rest"),
    [
        ("muscle", ROW, 150),
        ("muscle", "ez-curl", 90),
        ("muscle", "straight-arm-pulldown", 60),
        ("fat-loss", ROW, 90),
        ("fat-loss", "ez-curl", 60),
        ("fat-loss", "straight-arm-pulldown", 45),
    ],
)
def test_a_set_as_planned_earns_the_rest_of_its_goal_and_role(goal: str, exercise_id: str, rest: int) -> None:
    here, now = to_work(only(begun(goal=goal, day="heavy"), exercise_id))
    assert rest_of(log(here, now)) == rest


@pytest.mark.parametrize(
    ("first", "second", "rest"), [(10, 10, 150), (10, 9, 150), (10, 8, 180), (10, 7, 180), (10, 6, 210)]
)
def test_every_pair_of_lost_reps_is_thirty_seconds_more(first: int, second: int, rest: int) -> None:
    assert two_sets(first, second) == rest


def test_below_the_range_earns_the_top_of_the_band() -> None:
    assert two_sets(7, 5) == 210


def test_lost_reps_are_counted_at_the_same_load_only() -> None:
    assert two_sets(10, 6, load="65") == 150


def test_an_easy_set_at_its_aim_earns_fifteen_seconds_less() -> None:
    assert two_sets(10, 10, left="3") == 135
    assert two_sets(10, 10, left="2.5") == 150
    assert two_sets(8, 7, left="4") == 150


def test_ones_own_rest_moves_the_band_with_it() -> None:
    here, now = rows(rests={"compound": 100})
    first = done(here, now, 10)
    assert rest_of(first) == 100
    assert rest_of(done(first, now + 300 * SECOND, 3)) == 160


def test_ramp_sets_rest_shortly_but_the_last_one_in_full() -> None:
    here = only(begun(lifter(), PAST, day="heavy"), ROW, "ez-curl")
    rests, now = [], START
    while where(here, now).phase in (Phase.RAMP, Phase.REST):
        now += 300 * SECOND
        if next_step(here) is not None and where(here, now).phase is Phase.RAMP:
            here = log(here, now)
            rests.append(rest_of(here))
    assert rests == [45, 45, 150]


def test_nothing_follows_mobility_or_the_last_lift() -> None:
    here = only(begun(day="heavy"), "cat-cow", "straight-arm-pulldown", "lat-stretch")
    here = log(here, START)
    assert rest_of(here) is None
    here, now = to_work(here, START + 60 * SECOND)
    rests = []
    while (step := next_step(here)) is not None and here.session.entries[step.entry].block is Block.FINISHER:
        now += 200 * SECOND
        here = log(here, now)
        rests.append(rest_of(here))
    assert rests == [60, None]
    assert where(here, now).phase is Phase.HOLD


def test_after_a_held_set_it_is_the_goals() -> None:
    here, now = only(begun(lifter(Level.INTERMEDIATE, BAR_ONLY), day="light"), "dead-hang"), START
    assert where(here, now).phase is Phase.HOLD
    held = log(here, now)
    assert last_set(held, "dead-hang").seconds == 20
    assert last_set(held, "dead-hang").kind is SetKind.WORK
    assert rest_of(held) == 90


def test_going_early_keeps_the_seconds_taken() -> None:
    here, now = rows()
    resting = done(here, now, 10)
    gone = go(resting, now + timedelta(seconds=52, milliseconds=700))
    assert rest_of(gone) == 52
    assert not is_resting(gone, now + 53 * SECOND)
    assert go(gone, now + 60 * SECOND) == gone


def test_overtime_is_not_written() -> None:
    here, now = rows()
    later = done(done(here, now, 10), now + 400 * SECOND, 10)
    assert [each.rest for each in later.session.entries[0].work_sets] == [150, 150]


@pytest.mark.parametrize("own", [30, 15, -15, -45])
def test_ones_own_seconds_stay_on_top_when_the_set_is_corrected(own: int) -> None:
    here, now = rows()
    here = done(done(here, now, 10), now + 300 * SECOND, 10)
    now += 310 * SECOND
    here = adjust_rest(here, own, now)
    assert rest_of(here) == 150 + own
    index, number = latest_set(here.session) or (0, 0)
    swung = toggled(Fault.MOMENTUM, here.session.entries[index].sets[number])
    assert rest_of(correct(here, index, number, swung)) == 180 + own
    assert rest_of(set_done(here, index, number, Field.REPS, Decimal(5))) == 210 + own


def test_a_rest_that_was_cut_stays_cut_when_the_set_is_corrected() -> None:
    here, now = rows()
    here = go(done(here, now, 10), now + 40 * SECOND)
    index, number = latest_set(here.session) or (0, 0)
    assert rest_of(set_done(here, index, number, Field.REPS, Decimal(4))) == 40


def test_a_correction_of_an_earlier_set_leaves_its_rest_and_its_moment() -> None:
    here, now = rows()
    here = done(done(here, now, 10), now + 300 * SECOND, 10)
    index, number = latest_set(here.session) or (0, 0)
    before = here.session.entries[index].sets[number - 1]
    changed = correct(here, index, number - 1, LoggedSet(load=before.load, reps=6))
    after = changed.session.entries[index].sets[number - 1]
    assert (after.at, after.rest, after.reps) == (before.at, before.rest, 6)


def test_a_rest_never_falls_below_nothing() -> None:
    here, now = rows()
    here = done(here, now, 10)
    for _ in range(20):
        here = adjust_rest(here, -15, now)
    assert rest_of(here) == 0
    assert where(here, now).phase is Phase.WORK


def test_a_clock_set_back_ends_the_rest_and_keeps_the_order() -> None:
    here, now = rows()
    here = done(here, now, 10)
    back = now - timedelta(hours=1)
    assert where(here, back).phase is Phase.WORK
    again = log(here, back)
    first, second = again.session.entries[0].work_sets
    assert first.at is not None
    assert second.at is not None
    assert first.at < second.at
    assert latest_set(again.session) == (0, len(again.session.entries[0].sets) - 1)
    assert finish(again, back).session.finished is not None


def test_a_rest_goes_on_where_it_was_after_a_restart() -> None:
    here, now = rows()
    here = adjust_rest(done(here, now, 10), 15, now)
    again = reopened(here, lifter(), PAST)
    later = now + 100 * SECOND
    look = where(again, later)
    assert look.phase is Phase.REST
    assert look.rest is not None
    assert look.rest.left(later) == 65


@pytest.mark.parametrize("change", [act, log, finish])
def test_a_time_without_its_zone_is_refused(change: object) -> None:
    here = begun(day="heavy")
    naive = START.replace(tzinfo=None)
    assert callable(change)
    with pytest.raises(ValueError, match="zone"):
        change(here, naive)
    with pytest.raises(ValueError, match="zone"):
        begun(at=naive)
