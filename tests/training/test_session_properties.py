"""Whatever a lifter does, in whatever order and at whatever time, the session stays one that can be trusted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from enum import Enum, auto

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.gym import Gym
from coach.live import Live
from coach.training.deed import Deed
from coach.training.fields import Field, correct, mark_next, set_done, set_next, toggled
from coach.training.log import Fault, Session
from coach.training.plan import Lifter
from coach.training.replan import come_back, one_set_less, one_set_more, pain, skip, swap
from coach.training.resting import adjust_rest
from coach.training.routine import Level
from coach.training.session import finish, leave_hold, note, yes
from coach.training.shorthand import read_set, write_set
from coach.training.standing import easier_load, harder_load
from coach.training.typed import Refusal
from coach.training.where import Phase, allowed, where
from coach.training.workout import QuestionKind, Workout, latest_set, sets_wanted
from tests.training.make import session as past_session
from tests.training.sound import unsound
from tests.training.stage import (
    BAR_ONLY,
    FULL,
    HOME,
    MACHINE,
    Drawer,
    HandClock,
    begun,
    gym_of,
    lasting,
    lifter,
    reopened,
    silent,
)

PAST = (
    past_session(14, 0, [8, 8, 7, 6], exercise_id="pull-up", bodyweight=80),
    past_session(14, 60, [10, 10, 10]),
    past_session(7, "62.5", [9, 8, 8]),
)
LIFTERS = tuple(
    lifter(level, equipment, bodyweight=body)
    for level, equipment, body in (
        (Level.INTERMEDIATE, FULL, 80),
        (Level.BEGINNER, FULL, None),
        (Level.ADVANCED, HOME, 80),
        (Level.BEGINNER, BAR_ONLY, None),
        (Level.INTERMEDIATE, MACHINE, 70),
    )
)


class Key(Enum):
    """What a lifter may do."""

    ENTER = auto()
    YES = auto()
    UNDO = auto()
    WAIT = auto()
    REPS = auto()
    LOAD = auto()
    UP = auto()
    DOWN = auto()
    LEFT = auto()
    CLEAN = auto()
    FAULT = auto()
    EDIT = auto()
    PAIN = auto()
    SKIP = auto()
    SWAP = auto()
    COME_BACK = auto()
    MORE = auto()
    FEWER = auto()
    REST = auto()
    LEAVE = auto()
    NOTE = auto()
    FINISH = auto()


OFTEN = (Key.ENTER,) * 14 + (Key.WAIT,) * 3 + (Key.SKIP,) * 3
KEYS = st.sampled_from((*(key for key in Key if key is not Key.FINISH), *OFTEN))
SECONDS = st.sampled_from((0.3, 1, 2.5, 6, 20, 45.4, 160, 1300, -1, -90, -7200))
Press = tuple[Key, int, float]
PRESS: st.SearchStrategy[Press] = st.tuples(KEYS, st.integers(0, 30), SECONDS)
ENDS = st.sampled_from((Key.FINISH, Key.WAIT)).map(lambda key: [(key, 0, 5.0)])
AS_PLANNED: Press = (Key.ENTER, 0, 230)
"""Enter, long after the last: what was to be waited for is over."""


def _whole(opening: int, middle: list[Press], end: list[Press]) -> list[Press]:
    return [AS_PLANNED] * opening + middle + end


PRESSES = st.builds(_whole, st.integers(0, 40), st.lists(PRESS, min_size=8, max_size=40), ENDS)
TYPED = ("9", "62.5x8@3", "20x5", "9m7", "9c5", "30s", "8r", "0", "40m0")

Change = Callable[[Workout, datetime], Workout]


def change_of(key: Key, number: int, live: Live, gym: Gym) -> tuple[Deed | None, Change] | None:  # noqa: C901, PLR0912 - one case a key
    """What a key does here, and what has to be allowed for it; None where it has nothing to act on."""
    workout = live.workout
    look = live.look()
    last = latest_set(workout.session)
    at = last if look.phase is Phase.REST else None
    about = at[0] if at is not None else look.step.entry if look.step is not None else 0
    fault = Fault.MOMENTUM if number % 2 else Fault.RANGE

    def typed(field: Field, value: Decimal | None) -> Change:
        return lambda each, _: set_next(each, field, value) if at is None else set_done(each, *at, field, value)

    match key:
        case Key.YES:
            return Deed.YES, yes
        case Key.REPS:
            return Deed.REPS, typed(Field.REPS, Decimal(number * 2))
        case Key.LOAD:
            return Deed.LOAD, typed(Field.LOAD, Decimal(number * 5))
        case Key.UP | Key.DOWN:
            load = harder_load(workout) if key is Key.UP else easier_load(workout)
            return None if load is None else (Deed.LOAD, lambda each, _: set_next(each, Field.LOAD, load))
        case Key.LEFT:
            return Deed.LEFT, typed(Field.LEFT, None if number > 20 else Decimal(number) / 2)
        case Key.CLEAN:
            return Deed.CLEAN, typed(Field.CLEAN, Decimal(number) if number % 3 else None)
        case Key.FAULT:
            if at is None:
                return Deed.MOMENTUM, lambda each, _: mark_next(each, fault)
            done = workout.session.entries[at[0]].sets[at[1]]
            return Deed.RANGE, lambda each, _: correct(each, *at, toggled(fault, done))
        case Key.EDIT:
            places = [(e, n) for e, each in enumerate(workout.session.entries) for n in range(len(each.sets))]
            if not places:
                return None
            place = places[number % len(places)]
            like = workout.session.entries[place[0]].sets[place[1]]
            text = TYPED[number % len(TYPED)] if number % 4 else write_set(like)
            read = read_set(text, like, workout.session.unit)
            return None if isinstance(read, Refusal) else (Deed.NOTE, lambda each, _: correct(each, *place, read))
        case Key.PAIN:
            return Deed.PAIN, lambda each, _: pain(each, about)
        case Key.SKIP:
            return Deed.SKIP, lambda each, _: skip(each)
        case Key.SWAP:
            coming = look.step.entry if look.step is not None else 0
            found = gym.alternatives(workout, coming)
            if not found:
                return None
            entry, guide = gym.stand_in(workout, coming, found[number % len(found)], live.now())
            return Deed.SWAP, lambda each, _: swap(each, coming, entry, guide)
        case Key.COME_BACK:
            index = number % len(workout.session.entries)
            return Deed.FINISH, lambda each, _: come_back(each, index)
        case Key.MORE:
            return Deed.MORE, lambda each, _: one_set_more(each, about)
        case Key.FEWER:
            return Deed.FEWER, lambda each, _: one_set_less(each, about)
        case Key.REST:
            return Deed.REST_LESS, lambda each, now: adjust_rest(each, 15 if number % 3 else -15, now)
        case Key.LEAVE:
            return Deed.LEAVE_HOLD, lambda each, _: leave_hold(each)
        case Key.NOTE:
            return Deed.NOTE, lambda each, _: note(each, f"note {number}")
        case Key.FINISH:
            return Deed.FINISH, finish
        case _:
            return None


def check(workout: Workout, who: Lifter, past: tuple[Session, ...], now: datetime) -> None:
    """What is true of every session at every moment."""
    assert unsound(workout) == ()
    for entry in workout.session.entries:
        assert sets_wanted(entry) >= 0
        for each in entry.sets:
            assert each.clean is None or each.clean <= each.done
            assert each.rest is None or each.rest >= 0
            assert each.at is not None
            assert each.at >= workout.session.started
            assert each.at.microsecond == 0
    look = where(workout, now)
    assert (look.phase is Phase.DONE) == (workout.session.finished is not None)
    assert look.seconds >= 0
    assert (Deed.ACT in allowed(workout, now)) == (look.phase is not Phase.DONE)
    again = reopened(workout, who, past)
    kept = lasting(workout)
    guides = {(each.block, each.id): workout.guides[each.block, each.id] for each in kept.session.entries}
    assert again == replace(kept, guides=guides)
    assert where(again, now) == where(kept, now)
    if look.phase is Phase.REST and again.session.finished is None:
        assert where(again, now).rest == look.rest


def times(session: Session) -> list[datetime]:
    return [each.at for entry in session.entries for each in entry.sets if each.at is not None]


def play(who: Lifter, past: tuple[Session, ...], presses: list[Press], goal: str) -> None:  # noqa: C901 - one loop, one case a kind of key
    clock, store = HandClock(), Drawer()
    gym = gym_of(who, past)
    live = Live(begun(who, past, goal=goal), store, clock, silent, on_disk=False)
    trail = [live.session]

    def followed(before: Session) -> None:
        if live.session == before:
            return
        trail.append(live.session)
        if len(times(live.session)) > len(times(before)):
            latest = latest_set(live.session)
            assert latest is not None
            newest = live.session.entries[latest[0]].sets[latest[1]].at
            assert newest is not None
            assert all(each <= newest for each in times(before))

    acted: tuple[Session, tuple[Session, ...]] | None = None
    """The session and the way back as they were before the latest Enter that acted."""
    for key, number, seconds in presses:
        clock.ahead(seconds)
        before = live.session
        live.look()
        followed(before)
        before = live.session
        if key is Key.ENTER:
            was = (before, tuple(trail))
            _enter(live, trail)
            if acted is not None and live.session != before and live.session == acted[0]:
                trail[:] = acted[1]  # a held key: what its first repeat did is taken back
            else:
                followed(before)
            acted = was if live.session != before else acted
        elif key is Key.UNDO:
            was_busy = _is_busy(live)
            live.undo()
            if len(trail) > 1 and not was_busy:
                trail.pop()
            assert live.session == trail[-1]
        elif (found := change_of(key, number, live, gym)) is not None:
            deed, change = found
            if deed is None or deed in allowed(live.workout, clock.now()):
                live.do(change)
                followed(before)
        check(live.workout, who, past, clock.now())
    _undo_all(live, trail)
    assert live.close()
    assert not store.saved or latest_set(live.session) is not None or store.trashed


def _enter(live: Live, trail: list[Session]) -> None:
    """Enter; pain and what is made of it are one step on the way back."""
    asked, before = live.workout.question, live.session
    live.enter()
    if asked is not None and asked.kind is QuestionKind.PAIN and live.session != before:
        trail.pop()


def _is_busy(live: Live) -> bool:
    """Whether the way back begins with what is no step of its own; pain is taken back with its question."""
    question = live.workout.question
    return live.workout.hold is not None or (question is not None and question.kind is not QuestionKind.PAIN)


def _undo_all(live: Live, trail: list[Session]) -> None:
    """Every change goes back to the very value before it, to the first."""
    while len(trail) > 1:
        busy = _is_busy(live)
        assert live.undo()
        if not busy:
            trail.pop()
        assert live.session == trail[-1]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    who=st.sampled_from(LIFTERS), has_past=st.booleans(), presses=PRESSES, goal=st.sampled_from(("muscle", "fat-loss"))
)
def test_any_sequence_of_keys_keeps_the_session_whole(
    who: Lifter, has_past: bool, presses: list[Press], goal: str
) -> None:
    play(who, PAST if has_past else (), presses, goal)


@pytest.mark.campaign
@settings(max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    who=st.sampled_from(LIFTERS), has_past=st.booleans(), presses=PRESSES, goal=st.sampled_from(("muscle", "fat-loss"))
)
def test_two_thousand_sequences_keep_the_session_whole(
    who: Lifter, has_past: bool, presses: list[Press], goal: str
) -> None:
    play(who, PAST if has_past else (), presses, goal)
