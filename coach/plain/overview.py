"""The whole session as numbered lines, to come back to any of it and to correct any set."""

from collections.abc import Iterator

from coach.plain import numbers
from coach.plain.changes import kinds_of, set_words
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Entry, EntryFlag
from coach.training.wording import count, reps
from coach.training.wording import load as load_words
from coach.training.workout import Workout, next_step, sets_wanted, standing_load


def lines(workout: Workout) -> tuple[str, ...]:
    """Every exercise with its number, and behind it the sets that were logged."""
    step = next_step(workout)
    found: list[str] = []
    for index, number in enumerate(numbers.of_exercises(workout.session.entries)):
        entry = workout.session.entries[index]
        now = ", now" if step is not None and step.entry == index else ""
        found.append(f"{number}. {entry.name}: {', '.join(_state(workout, index, entry))}{now}.")
        found.extend(_sets(workout, number, entry))
    return tuple(found)


def _state(workout: Workout, index: int, entry: Entry) -> Iterator[str]:
    if entry.block not in LIFTED_BLOCKS:
        yield "done" if entry.sets else "left out" if EntryFlag.SKIPPED in entry.flags else "to do"
        return
    done, wanted = len(entry.work_sets), sets_wanted(entry)
    yield f"{done} of {count(wanted, 'set')}"
    load = standing_load(entry)
    if load is not None:
        yield load_words(load, workout.guide(index).ladder.kind, workout.session.unit)
    if entry.target is not None and done < wanted:
        yield reps(entry.target.aims)
    if EntryFlag.PAIN in entry.flags:
        yield "pain"
    if EntryFlag.SKIPPED in entry.flags:
        yield "left out"


def _sets(workout: Workout, number: str, entry: Entry) -> Iterator[str]:
    if entry.block not in LIFTED_BLOCKS:
        return
    kind = kinds_of(workout)(entry)
    for place, each in zip(numbers.of_sets(entry.sets), entry.sets, strict=True):
        ramp = "" if each.is_work else f", {each.kind.value}"
        yield f"{number} {place}: {set_words(each, kind, workout.session.unit)}{ramp}."
