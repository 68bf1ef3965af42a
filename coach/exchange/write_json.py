"""Our own JSON: everything a session file holds, one set a line."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from coach.exchange.export import Export
from coach.exchange.json_text import json_members, json_object, tagged
from coach.training.log import Entry, LoggedSet, Session, SetKind, Target

VERSION = 1
"""Of the file's layout; a newer one is not understood."""


def write_json(sessions: Sequence[Session]) -> Export:
    """The sessions in the order given; read again they are the same. Nothing is left out.

    What is not set is not written. Keys that the coach does not know stand under `extra`.
    """
    return Export(_lines(sessions))


def _lines(sessions: Iterable[Session]) -> Iterator[str]:
    yield f'{{"version": {VERSION}, "sessions": ['
    before = "\n"
    for session in sessions:
        yield f"{before}{{{json_members(_session(session))}, "
        before = ",\n"
        yield from _entries(session.entries)
    yield "\n]}\n"


def _entries(entries: Iterable[Entry]) -> Iterator[str]:
    yield '"exercises": ['
    before = "\n "
    for entry in entries:
        yield f"{before}{{{json_members(_entry(entry))}, "
        before = ",\n "
        yield from _sets(entry.sets)
    yield "]}"


def _sets(sets: Iterable[LoggedSet]) -> Iterator[str]:
    yield '"sets": ['
    before = "\n  "
    for each in sets:
        yield f"{before}{json_object(_set(each))}"
        before = ",\n  "
    yield "]}"


def _session(session: Session) -> Iterator[tuple[str, object]]:
    yield "id", session.id
    yield "routine", session.routine or None
    yield "day", session.day or None
    yield "goal", session.goal or None
    yield "unit", session.unit
    yield "started", session.started
    yield "finished", session.finished
    yield "bodyweight", session.bodyweight
    yield "flags", _flags(session.flags)
    yield "note", session.note or None
    yield "title", session.title or None
    yield "source", session.source or None
    yield "source_key", session.source_key or None
    yield "batch", session.batch or None
    yield "extra", _extra(session.extra)


def _entry(entry: Entry) -> Iterator[tuple[str, object]]:
    yield "id", entry.id
    yield "name", entry.name
    yield "block", entry.block
    yield "target", None if entry.target is None else {key: v for key, v in _target(entry.target) if v is not None}
    yield "flags", _flags(entry.flags)
    yield "swapped_from", entry.swapped_from or None
    yield "note", entry.note or None
    yield "chosen", entry.chosen
    yield "sets_wanted", entry.sets_wanted
    yield "source_name", entry.source_name or None
    yield "category", entry.category or None
    yield "superset", entry.superset or None
    yield "extra", _extra(entry.extra)


def _target(target: Target) -> Iterator[tuple[str, object]]:
    yield "sets", target.sets
    yield "reps", target.reps
    yield "seconds", target.seconds
    yield "load", target.load
    yield "aims", target.aims or None
    yield "left", target.left
    yield "rest", target.rest
    yield "rule", target.rule or None
    yield "extra", _extra(target.extra)


def _set(logged: LoggedSet) -> Iterator[tuple[str, object]]:
    yield "kind", None if logged.kind is SetKind.WORK else logged.kind
    yield "load", logged.load
    yield "reps", logged.reps
    yield "seconds", logged.seconds
    yield "clean", logged.clean
    yield "fault", logged.fault
    yield "left", logged.left
    yield "at", logged.at
    yield "rest", logged.rest
    yield "note", logged.note or None
    yield "unit", logged.unit
    yield "failure", logged.failure or None
    yield "distance", logged.distance
    yield "distance_unit", logged.distance_unit or None
    yield "extra", _extra(logged.extra)


def _flags(flags: Collection[str]) -> tuple[str, ...] | None:
    return tuple(sorted(flags)) or None


def _extra(extra: Mapping[str, object]) -> object:
    return tagged(extra) if extra else None
