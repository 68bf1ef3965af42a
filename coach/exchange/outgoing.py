"""A session as another app's file tells it: its title, its end, its notes, its exercises by that app's names."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from coach.exchange import names
from coach.exchange.measures import METRES, distance_in, load_in
from coach.training.load import Unit
from coach.training.log import Entry, LoggedSet, Session
from coach.training.wording import capital

_UNTITLED = "Workout"
_WEIGHTED = " (Weighted)"
"""What some apps put behind the name of a bodyweight exercise that is done with a load."""
_HARDEST_RPE = 10
_LOWEST_RPE = 6


def has_sets(session: Session) -> bool:
    """Whether another app would know of it at all."""
    return any(entry.sets for entry in session.entries)


def entries_with_sets(session: Session) -> tuple[Entry, ...]:
    """The exercises of which something was done."""
    return tuple(entry for entry in session.entries if entry.sets)


def title_of(session: Session) -> str:
    """The title it came with; else its routine and day in words."""
    if session.title:
        return session.title
    routine = capital(session.routine.replace("-", " "))
    return ", ".join(part for part in (routine, session.day) if part) or _UNTITLED


def name_in(app: str, entry: Entry, session: Session) -> str:
    """The name an exercise came with, where it came from that app; else the app's own for it; else the one it has."""
    if session.source == app and entry.source_name:
        return entry.source_name
    name = names.spelled(app, entry.id)
    if name is None:
        return entry.source_name or entry.name or entry.id
    weighted = f"{name}{_WEIGHTED}"
    is_loaded = any(each.load for each in entry.sets)
    return weighted if is_loaded and names.known(app, weighted) == entry.id else name


def end_of(session: Session) -> datetime:
    """When it was finished, or when something was last logged, in the offset of its start; never before it."""
    end = session.finished or session.last_moment
    return max(end.astimezone(session.started.tzinfo), session.started)


def note_of(entry: Entry) -> str:
    """The exercise's note, and those of its sets after it."""
    notes = [f"Set {place}: {each.note}" for place, each in enumerate(entry.sets, start=1) if each.note]
    return " / ".join([entry.note, *notes] if entry.note else notes)


def weight_in(logged: LoggedSet, session: Session, unit: Unit) -> Decimal | None:
    """The load of a set in the unit of the file."""
    return None if logged.load is None else load_in(logged.load, logged.unit or session.unit, unit)


def distance_to(logged: LoggedSet, unit: str) -> Decimal | None:
    """The distance of a set in the unit of the file; None where there is none, or its own unit is not known."""
    return None if logged.distance is None else distance_in(logged.distance, logged.distance_unit, unit)


def rpe_of(logged: LoggedSet) -> Decimal | None:
    """10 less the reps left, in halves from 6 to 10; None where that cannot be said."""
    if logged.left is None:
        return None
    rpe = _HARDEST_RPE - logged.left
    return rpe if _LOWEST_RPE <= rpe <= _HARDEST_RPE and rpe * 2 == (rpe * 2).to_integral_value() else None


def is_distance_known(logged: LoggedSet) -> bool:
    """Whether its distance can be written in another unit; a set without any is no difficulty."""
    return not logged.distance or logged.distance_unit in METRES


def superset_numbers(entries: Iterable[Entry]) -> Sequence[int | None]:
    """For each exercise the number of its superset in this session, counted from 0; numbers are kept as they are."""
    supersets = [entry.superset for entry in entries]
    known = list(dict.fromkeys(each for each in supersets if each))
    if all(each.isascii() and each.isdigit() and len(each) < len("1000") for each in known):
        return [int(each) if each else None for each in supersets]
    return [known.index(each) if each else None for each in supersets]
