"""What another app's format has no place for, counted and said."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from coach.exchange.outgoing import has_sets, is_distance_known, rpe_of
from coach.training.load import Unit
from coach.training.log import Entry, LoggedSet, Session, SetKind
from coach.training.wording import count, listed

Kept = TypeVar("Kept", Session, Entry, LoggedSet)

_OF_SESSIONS: Sequence[tuple[str, Callable[[Session], object]]] = (
    ("body weight", lambda each: each.bodyweight is not None),
    ("flags such as rough or deload", lambda each: each.flags),
)
_OF_EXERCISES: Sequence[tuple[str, Callable[[Entry], object]]] = (
    ("targets", lambda each: each.target is not None),
    ("flags such as pain", lambda each: each.flags),
    ("what an exercise was swapped from", lambda each: each.swapped_from),
    ("categories", lambda each: each.category),
)
_OF_SETS: Sequence[tuple[str, Callable[[LoggedSet], object]]] = (
    ("clean reps", lambda each: each.clean is not None),
    ("momentum and range", lambda each: each.fault is not None),
    ("times of sets", lambda each: each.at is not None),
    ("rests", lambda each: each.rest is not None),
    ("reps left that are no RPE from 6 to 10", lambda each: each.left is not None and rpe_of(each) is None),
    ("distances in a unit it does not know", lambda each: not is_distance_known(each)),
)


def losses(sessions: Sequence[Session], app: str, unit: Unit, keys: Iterable[object]) -> tuple[str, ...]:
    """What a file of `app` with all loads in `unit` does not hold, or holds in another way: a sentence each.

    `keys` are what tells its sessions apart there; equal ones would be read as one session.
    """
    return tuple(_sentences(sessions, app, unit, list(keys)))


def supersets_lost(sessions: Sequence[Session], app: str) -> tuple[str, ...]:
    """The sentence for a format without supersets."""
    lost = sum(bool(entry.superset) for session in sessions for entry in session.entries)
    return (f"{app} has no place for supersets ({count(lost, 'exercise')}).",) if lost else ()


def _sentences(sessions: Sequence[Session], app: str, unit: Unit, keys: Sequence[object]) -> Iterator[str]:
    entries = [entry for session in sessions for entry in session.entries]
    sets = [each for entry in entries for each in entry.sets]
    lost = [
        *_counted(sessions, _OF_SESSIONS, "session"),
        *_counted(entries, _OF_EXERCISES, "exercise"),
        *_counted(sets, _OF_SETS, "set"),
    ]
    if lost:
        yield f"{app} has no place for {listed(lost)}."
    yield from _not_written(sessions, entries)
    yield from _written_otherwise(sessions, sets, unit)
    alike = len(keys) - len(set(keys))
    if alike:
        yield f"{count(alike, 'session')} with the title and times of another: {app} takes them for one."


def _not_written(sessions: Sequence[Session], entries: Sequence[Entry]) -> Iterator[str]:
    empty = sum(not has_sets(session) for session in sessions)
    if empty:
        yield f"{count(empty, 'session')} without a set: left out."
    planned = sum(not entry.sets for entry in entries)
    if planned:
        yield f"{count(planned, 'exercise')} without a set: left out."
    running = sum(session.finished is None for session in sessions)
    if running:
        yield f"{count(running, 'session')} not finished: written as ending with the last set."


def _written_otherwise(sessions: Sequence[Session], sets: Sequence[LoggedSet], unit: Unit) -> Iterator[str]:
    stretches = sum(each.kind in (SetKind.HOLD, SetKind.MOBILITY) for each in sets)
    if stretches:
        yield f"{count(stretches, 'set')} of mobility and stretches: written as warm-up sets."
    failures = sum(each.failure and not each.is_work for each in sets)
    if failures:
        yield f"{count(failures, 'warm-up or drop set')} to failure: written without it."
    noted = sum(bool(each.note) for each in sets)
    if noted:
        yield f"{count(noted, 'note')} of a single set: written with the note of the exercise."
    other = sum(
        each.load is not None and bool(each.load) and (each.unit or session.unit) is not unit
        for session in sessions
        for entry in session.entries
        for each in entry.sets
    )
    if other:
        yield f"{count(other, 'set')} logged in the other unit: converted to {unit}."


def _counted(values: Sequence[Kept], facts: Sequence[tuple[str, Callable[[Kept], object]]], noun: str) -> Iterator[str]:
    for what, is_there in facts:
        found = sum(bool(is_there(each)) for each in values)
        if found:
            yield f"{what} ({count(found, noun)})"
