"""Whole sessions with nothing but Enter."""

from collections.abc import Collection
from datetime import timedelta

import pytest

from coach.live import Live
from coach.training.exercise import Equipment
from coach.training.goal import LIFTED_BLOCKS, Block
from coach.training.log import EntryFlag, SetKind
from coach.training.plan import Lifter
from coach.training.routine import Level
from coach.training.where import Phase
from coach.training.workout import sets_wanted
from tests.training.make import session as past_session
from tests.training.sound import unsound
from tests.training.stage import (
    BAR_ONLY,
    FULL,
    HOME,
    MACHINE,
    START,
    Drawer,
    HandClock,
    begun,
    lifter,
    planned,
    silent,
)


def led_through(who: Lifter, *, goal: str = "muscle", day: str = "", every: float = 0.7) -> tuple[Live, Drawer]:
    """Nothing but Enter until the session is over; the screen looks at the clock four times a second."""
    clock, store = HandClock(), Drawer()
    live = Live(begun(who, goal=goal, day=day), store, clock, silent, on_disk=False)
    for _ in range(2000):
        if live.look().phase is Phase.DONE:
            break
        live.enter()
        for _ in range(3):
            clock.ahead(every / 3)
            live.look()
    return live, store


@pytest.mark.parametrize(
    ("level", "equipment", "goal", "day"),
    [
        (Level.BEGINNER, FULL, "muscle", "base"),
        (Level.BEGINNER, FULL, "fat-loss", "base"),
        (Level.INTERMEDIATE, FULL, "muscle", "heavy"),
        (Level.INTERMEDIATE, FULL, "muscle", "light"),
        (Level.ADVANCED, FULL, "fat-loss", "heavy"),
        (Level.INTERMEDIATE, HOME, "muscle", "heavy"),
        (Level.INTERMEDIATE, HOME, "muscle", "light"),
        (Level.BEGINNER, HOME, "muscle", "base"),
        (Level.BEGINNER, BAR_ONLY, "muscle", "base"),
        (Level.ADVANCED, BAR_ONLY, "muscle", "heavy"),
        (Level.BEGINNER, MACHINE, "muscle", "base"),
        (Level.INTERMEDIATE, MACHINE, "fat-loss", "heavy"),
    ],
)
def test_enter_alone_does_every_planned_set(
    level: Level, equipment: Collection[Equipment], goal: str, day: str
) -> None:
    who = lifter(level, equipment)
    coming = planned(who, goal=goal, day=day)
    live, store = led_through(who, goal=goal, day=day)
    assert live.close()
    kept = store.saved[-1]
    assert kept.finished is not None
    assert kept == live.session
    assert unsound(live.workout) == ()
    lifted = [each for each in kept.entries if each.block in LIFTED_BLOCKS]
    assert [(each.id, len(each.work_sets)) for each in lifted] == [
        (each.exercise.id, each.suggestion.sets) for each in coming.planned
    ]
    moves = [each for each in kept.entries if each.block not in LIFTED_BLOCKS]
    assert [each.id for each in moves] == [each.id for each in (*coming.warmup, *coming.cooldown)]
    assert all(len(each.sets) == sets_wanted(each) == 1 for each in moves)
    assert not any(each.flags for each in kept.entries)
    moments = [each.at for entry in kept.entries for each in entry.sets if each.at is not None]
    assert moments == sorted(moments)
    assert kept.finished == moments[-1]


def test_the_first_compound_ramps_fully_and_later_ones_once() -> None:
    past = (
        past_session(14, 0, [8, 8, 8, 8], exercise_id="pull-up", bodyweight=80),
        past_session(14, 100, [8, 8, 8]),
        past_session(14, 30, [8, 8, 8], exercise_id="dumbbell-row"),
    )
    clock = HandClock()
    live = Live(begun(lifter(), past, day="heavy"), Drawer(), clock, silent, on_disk=False)
    while live.look().phase is not Phase.DONE:
        live.enter()
        clock.ahead(300)
    ramps = {
        each.id: [(one.load, one.reps) for one in each.sets if one.kind is SetKind.RAMP]
        for each in live.session.entries
        if each.block is Block.COMPOUND
    }
    assert [reps for _, reps in ramps["pull-up"]] == [5]
    assert [str(load) for load, _ in ramps["barbell-row"]] == ["50", "80"]
    assert [reps for _, reps in ramps["dumbbell-row"]] == [3]


def test_a_left_alone_screen_does_nothing_but_end_holds() -> None:
    clock = HandClock()
    live = Live(begun(), Drawer(), clock, silent, on_disk=False)
    for _ in range(200):
        clock.ahead(10)
        live.look()
    assert not any(each.sets for each in live.session.entries)


def test_every_rest_taken_in_full_makes_the_session_about_as_long_as_said() -> None:
    who = lifter(Level.BEGINNER)
    clock = HandClock()
    live = Live(begun(who), Drawer(), clock, silent, on_disk=False)
    while (look := live.look()).phase is not Phase.DONE:
        if look.phase is Phase.REST and look.rest is not None:
            clock.moment = look.rest.ends + timedelta(seconds=40)
        live.look()
        clock.ahead(3)
        live.enter()
        clock.ahead(30)
    assert live.session.finished is not None
    minutes = (live.session.finished - START) / timedelta(minutes=1)
    assert abs(minutes - planned(who).minutes) < 15
    assert EntryFlag.SKIPPED not in {flag for each in live.session.entries for flag in each.flags}
