"""The fields of a set: the next one's as a draft, a logged one's as a correction."""

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from coach.training.load import LoadKind
from coach.training.log import Fault, LoggedSet
from coach.training.rest import adjusted
from coach.training.resting import earned_rest
from coach.training.workout import Workout, latest_set, with_set


class Field(StrEnum):
    """A value of a set that the lifter can change."""

    REPS = "reps"
    """Or seconds, for what is held."""
    LOAD = "load"
    LEFT = "left"
    CLEAN = "clean"


def set_next(workout: Workout, field: Field, value: Decimal | None) -> Workout:
    """A field of the next set, typed; None leaves it as it stands. The value has been checked where it was typed."""
    draft = workout.draft
    match field:
        case Field.REPS:
            return replace(workout, draft=replace(draft, done=None if value is None else int(value)))
        case Field.LOAD:
            return replace(workout, draft=replace(draft, load=value))
        case Field.LEFT:
            return replace(workout, draft=replace(draft, left=value))
        case Field.CLEAN:
            return replace(workout, draft=replace(draft, clean=None if value is None else int(value)))
        case _:
            assert_never(field)


def set_done(workout: Workout, index: int, number: int, field: Field, value: Decimal | None) -> Workout:
    """A field of a set that was logged."""
    done = workout.session.entries[index].sets[number]
    match field:
        case Field.REPS if value is not None:
            whole = int(value)
            clean = min(done.clean, whole) if done.clean is not None else None
            held = done.seconds is not None
            changed = replace(done, seconds=whole, clean=clean) if held else replace(done, reps=whole, clean=clean)
        case Field.LOAD if value is not None:
            changed = replace(done, load=value)
        case Field.LEFT:
            changed = replace(done, left=value)
        case Field.CLEAN:
            changed = replace(done, clean=None if value is None else min(int(value), done.done))
        case Field.REPS | Field.LOAD:
            changed = done
        case _:
            assert_never(field)
    return correct(workout, index, number, changed)


def toggled(fault: Fault, done: LoggedSet) -> LoggedSet:
    """A set with a fault marked, or unmarked when it carried that one already."""
    if done.fault is fault:
        return replace(done, fault=None, clean=None)
    return replace(done, fault=fault)


def mark_next(workout: Workout, fault: Fault) -> Workout:
    """A fault on the set that is about to be logged; marking it again takes it off."""
    draft = workout.draft
    if draft.fault is fault:
        return replace(workout, draft=replace(draft, fault=None, clean=None))
    return replace(workout, draft=replace(draft, fault=fault))


def correct(workout: Workout, index: int, number: int, done: LoggedSet) -> Workout:
    """Another truth about a set that was logged; its moment stays, the rest it earned is worked out anew.

    The lifter's own plus or minus stays on top of it; a rest that was cut keeps what was taken.
    """
    before = workout.session.entries[index].sets[number]
    load = None if workout.guide(index).exercise.kind is LoadKind.NONE else done.load
    kept = replace(done, at=before.at, rest=before.rest, load=load)
    if kept == before:
        return workout
    old = earned_rest(workout, index, number)
    changed = with_set(workout, index, number, kept)
    if latest_set(workout.session) == (index, number) and before.rest is not None and not workout.went_early:
        new = earned_rest(changed, index, number)
        if old is not None and new is not None:
            changed = with_set(
                changed, index, number, replace(kept, rest=adjusted(before.rest, new.seconds - old.seconds))
            )
    return changed
