"""The session to come: which day, which exercises, how long, and what is said beside it."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.begin import led
from coach.training.exercise import Equipment
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Entry, EntryFlag, Session
from coach.training.plan import alternatives, bodyweight_on, days_done, due_day, hurt_twice, is_day_done
from coach.training.routine import Level
from tests.training.make import DAY, entry, session_of, target, work
from tests.training.make import session as past_session
from tests.training.stage import (
    BAR_ONLY,
    FULL,
    HOME,
    MACHINE,
    START,
    begun,
    catalogue,
    goals,
    lifter,
    planned,
    reopened,
    routine,
)

ROW = "barbell-row"


def done(days_ago: int, day: str = "heavy", *, sets: int = 3, of: int = 3, finished: bool = True) -> Session:
    """A session of barbell rows on a day of the routine."""
    rows = entry([work(60, 8)] * sets, target(6, 10, of, 60))
    session = session_of(DAY - timedelta(days=days_ago), [rows], finished=finished)
    return replace(session, day=day, id=f"{session.id}-{day}")


def hurt(days_ago: int, exercise_id: str = ROW, *, pain: bool = True, sets: int = 1) -> Session:
    rows = entry([work(60, 8)] * sets, target(6, 10, 3, 60), exercise_id=exercise_id, pain=pain)
    return session_of(DAY - timedelta(days=days_ago), [rows])


def due(*past: Session, level: Level = Level.INTERMEDIATE) -> str:
    return due_day(routine(), level, past, START).id


# ------------------------------------------------------------------ which day


def test_heavy_comes_first_and_then_they_take_turns() -> None:
    assert due() == "heavy"
    assert due(done(7)) == "light"
    assert due(done(7), done(4, "light")) == "heavy"
    assert due(done(7), done(4, "light"), done(2)) == "light"


def test_a_beginners_day_is_always_due() -> None:
    assert due(level=Level.BEGINNER) == "base"
    assert due(done(7, "base"), level=Level.BEGINNER) == "base"


def test_a_day_of_another_level_does_not_count() -> None:
    assert due(done(9), done(2, "base")) == "light"


@pytest.mark.parametrize(
    ("sets", "of", "counts"), [(1, 3, False), (2, 3, True), (2, 4, True), (1, 2, True), (0, 3, False)]
)
def test_half_of_the_compound_sets_make_a_day(sets: int, of: int, counts: bool) -> None:
    session = done(3, sets=sets, of=of)
    assert is_day_done(session) is counts
    assert due(session) == ("light" if counts else "heavy")


def test_curls_do_not_make_a_day() -> None:
    curls = entry([work(30, 10)] * 3, target(8, 12, 3, 30), exercise_id="ez-curl", block=Block.BICEPS)
    assert not is_day_done(session_of(DAY, [curls]))
    assert not is_day_done(session_of(DAY, []))


def test_an_unfinished_session_or_one_of_tomorrow_is_not_done() -> None:
    assert due(done(3, finished=False)) == "heavy"
    assert due(done(-1)) == "heavy"
    past = (done(5, "light"), done(3), done(4, "other"))
    assert [*days_done(routine(), {"heavy", "light"}, past, START)] == [done(3), done(5, "light")]


def swapped_session(before: int, after: int) -> Session:
    """Four sets of rows planned, some done, the others swapped for pull-downs; three more of a face pull, not done."""
    rows = replace(entry([work(60, 8)] * before, target(6, 10, 4, 60)), flags=frozenset({EntryFlag.SKIPPED}))
    downs = entry([work(50, 8)] * after, target(6, 10, 4 - before, 50), exercise_id="lat-pulldown")
    rest = entry([], target(6, 10, 3, 20), exercise_id="face-pull")
    return session_of(DAY, [rows, replace(downs, swapped_from=ROW), rest])


def test_a_swap_on_the_way_plans_nothing_twice() -> None:
    assert is_day_done(swapped_session(2, 2))
    assert not is_day_done(swapped_session(2, 1))


# ------------------------------------------------------------------ what is said beside it


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute, tzinfo=UTC))


def test_under_two_days_since_the_last_pull_ended_is_too_soon() -> None:
    friday = (past_session(2, 60, [8, 8, 8]),)
    assert friday[0].finished == at(8, day=DAY - timedelta(days=2))
    assert planned(past=friday, at=at(7, 59)).is_too_soon
    assert not planned(past=friday, at=at(8)).is_too_soon
    assert not planned(past=friday, at=at(7, 59)).is_done_today


def test_a_pull_of_today_is_done_today() -> None:
    assert planned(past=(past_session(0, 60, [8]),), at=at(20)).is_done_today
    assert not planned(past=(), at=at(20)).is_done_today


def test_what_trains_no_pulling_muscle_is_no_pull() -> None:
    other = past_session(0, 60, [8], exercise_id="bench-press")
    assert planned(past=(other,), at=at(20)).last_pull is None


def test_the_last_session_of_this_kind_of_day_is_found() -> None:
    past = (done(9), done(5, "light"))
    coming = planned(past=past)
    assert (coming.day.id, coming.last_of_day, coming.last_pull) == ("heavy", past[0], past[1])


def test_pain_twice_running_plans_the_alternative_and_says_so() -> None:
    coming = planned(past=(hurt(4), hurt(8)), day="heavy")
    assert [(old.id, new.id) for old, new in coming.swapped_for_pain] == [(ROW, "bent-over-dumbbell-row")]
    assert ROW not in {each.exercise.id for each in coming.planned}


def test_pain_once_or_long_ago_changes_nothing() -> None:
    for past in ((hurt(4),), (hurt(4, pain=False), hurt(8), hurt(11)), (hurt(4), hurt(6, pain=False), hurt(8))):
        coming = planned(past=past, day="heavy")
        assert coming.swapped_for_pain == ()
        assert ROW in {each.exercise.id for each in coming.planned}


def test_pain_without_a_set_counts_too() -> None:
    assert hurt_twice(ROW, (hurt(4, sets=0), hurt(8)), DAY)
    assert not hurt_twice(ROW, (hurt(4, sets=0, pain=False), hurt(8)), DAY)


def test_pain_in_two_slots_pairs_each_with_its_own_place() -> None:
    past = (hurt(4, "dumbbell-row"), hurt(8, "dumbbell-row"), hurt(5), hurt(9))
    coming = planned(past=past, day="heavy")
    assert {(old.id, new.id) for old, new in coming.swapped_for_pain} == {
        (ROW, "bent-over-dumbbell-row"),
        ("dumbbell-row", "seated-cable-row"),
    }


def test_slots_without_anything_for_the_equipment_are_left_out_and_named() -> None:
    coming = planned(lifter(Level.INTERMEDIATE, BAR_ONLY), day="light")
    assert "upper back" in {each.name for each in coming.left_out}


def test_a_swap_of_today_stands_in_its_slot() -> None:
    coming = planned(day="heavy", swaps={ROW: "seated-cable-row"})
    assert ROW not in {each.exercise.id for each in coming.planned}
    assert len(coming.planned) == len(planned(day="heavy").planned)


def test_only_the_first_compound_ramps_fully() -> None:
    past = (
        past_session(7, 50, [8] * 4, exercise_id="lat-pulldown"),
        past_session(7, 60, [8] * 3),
        past_session(7, 30, [10] * 3, exercise_id="ez-curl", block=Block.BICEPS, span=(8, 12)),
    )
    equipment = FULL - {Equipment.PULL_UP_BAR}
    ramps = {
        each.exercise.id: [(str(step.load), step.reps) for step in each.ramp]
        for each in planned(lifter(equipment=equipment), past, day="heavy").planned
    }
    assert ramps["lat-pulldown"] == [("25", 5), ("40", 3)]
    assert ramps[ROW] == [("47.5", 3)]
    assert ramps["ez-curl"] == []


@pytest.mark.parametrize(
    ("level", "day"), [(Level.BEGINNER, "base"), (Level.INTERMEDIATE, "heavy"), (Level.ADVANCED, "light")]
)
@pytest.mark.parametrize("equipment", [FULL, HOME, BAR_ONLY, MACHINE, FULL | MACHINE])
@pytest.mark.parametrize("goal", ["muscle", "fat-loss"])
def test_every_plan_is_of_a_plausible_length_and_never_short_of_back(
    level: Level, day: str, equipment: Collection[Equipment], goal: str
) -> None:
    coming = planned(lifter(level, equipment), day=day, goal=goal)
    assert 15 <= coming.minutes <= 90
    ratio = coming.balance.ratio
    assert ratio is None or ratio >= Fraction(3, 2)
    assert coming.planned[0].block is Block.COMPOUND


def test_shorter_rests_make_a_shorter_session() -> None:
    assert planned(goal="fat-loss").minutes < planned(goal="muscle").minutes
    assert planned(lifter(rests={"compound": 60})).minutes < planned().minutes


def test_what_a_plan_works_and_misses() -> None:
    coming = planned(lifter(), day="heavy")
    assert coming.missing == ()
    assert all(count > 0 for count in coming.sets_by_muscle.values())


def test_a_session_is_compared_with_what_its_plan_was() -> None:
    # Of 80 kg plain pull-ups are a ramp to those with 20 kg more: eights, and not fifteens, were the work.
    pull_ups = entry([work(0, 15), work(0, 15), work(20, 8)], exercise_id="pull-up")
    by_hand = session_of(DAY - timedelta(days=14), [pull_ups])
    light = past_session(7, 0, [12, 12], span=(10, 15), exercise_id="pull-up")
    past = (by_hand, light)
    coming, here = planned(past=past, day="heavy"), begun(past=past, day="heavy")
    assert coming.planned[0].last == by_hand
    assert here.guides[Block.COMPOUND, "pull-up"].last == by_hand


def test_what_was_told_without_a_plan_is_compared_with_the_newest() -> None:
    light, heavy = past_session(7, 45, [12, 12], span=(10, 15)), past_session(14, 60, [8, 8])
    today = session_of(DAY, [entry([work(60, 8)])])
    led_again = reopened(begun(past=(light, heavy), day="heavy"), past=(light, heavy))
    assert led_again.guides[Block.COMPOUND, ROW].last == heavy
    here = led(today, lifter(), goals()["muscle"], catalogue(), (light, heavy))
    assert here.guides[Block.COMPOUND, ROW].last == light


def test_the_newest_bodyweight_counts_to_two_places_in_the_other_unit() -> None:
    pounds = (past_session(7, 60, [8], unit=Unit.LB, bodyweight=175),)
    assert bodyweight_on(DAY, lifter(), pounds) == Decimal("79.38")
    assert planned(past=pounds).bodyweight == Decimal("79.38")
    kilos = (past_session(7, 60, [8], bodyweight="78.5"),)
    assert str(bodyweight_on(DAY, lifter(), kilos)) == "78.5"
    assert bodyweight_on(DAY, lifter(), ()) == Decimal(80)
    assert bodyweight_on(DAY, lifter(bodyweight=None), ()) is None


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        planned(at=START.replace(tzinfo=None))


def test_alternatives_are_possible_of_the_same_kind_and_not_of_today() -> None:
    row = catalogue()[ROW]
    found = alternatives(row, Block.COMPOUND, catalogue(), FULL, frozenset({"dumbbell-row"}))
    ids = [each.id for each in found]
    assert found[0].movement is row.movement
    assert not {ROW, "dumbbell-row"} & set(ids)
    assert all(each.is_possible_with(FULL) and not each.is_isolation for each in found)
    assert len(ids) == len(set(ids))


ENTRIES: st.SearchStrategy[Entry] = st.builds(
    lambda sets, of, pain: entry([work(60, 8)] * sets, target(6, 10, of, 60), pain=pain),
    st.integers(0, 4),
    st.integers(1, 4),
    st.booleans(),
)
SESSIONS = st.builds(
    lambda ago, day, each, finished: replace(session_of(DAY - timedelta(days=ago), [each], finished=finished), day=day),
    st.integers(-3, 60),
    st.sampled_from(("heavy", "light", "base", "")),
    ENTRIES,
    st.booleans(),
)


@given(st.lists(SESSIONS, max_size=6), st.sampled_from(Level), st.permutations(range(6)))
def test_the_order_in_which_the_past_is_told_changes_nothing(
    past: list[Session], level: Level, order: list[int]
) -> None:
    named = [replace(each, id=f"{each.id}-{n}") for n, each in enumerate(past)]
    told = [named[n] for n in order if n < len(named)]
    assert due_day(routine(), level, told, START) == due_day(routine(), level, named, START)
    assert hurt_twice(ROW, told, DAY) == hurt_twice(ROW, named, DAY)
