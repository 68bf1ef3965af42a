"""A file as Strong itself exports it: 12 columns, one row a set, the oldest workout first."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import assert_never

from coach.exchange.cells import number_cell, quoted, row
from coach.exchange.export import Export
from coach.exchange.losses import losses, supersets_lost
from coach.exchange.outgoing import (
    distance_to,
    end_of,
    entries_with_sets,
    has_sets,
    name_in,
    note_of,
    rpe_of,
    title_of,
    weight_in,
)
from coach.training.load import Unit
from coach.training.log import Entry, LoggedSet, Session, SetKind
from coach.training.wording import number

COLUMNS = (
    "Date",
    "Workout Name",
    "Duration",
    "Exercise Name",
    "Set Order",
    "Weight",
    "Reps",
    "Distance",
    "Seconds",
    "Notes",
    "Workout Notes",
    "RPE",
)
_KEY = "strong"
_APP = "Strong"
_NOTHING = "0"


def write_strong(sessions: Iterable[Session], unit: Unit) -> Export:
    """The sessions as a file of Strong's, every load in `unit`, distances in km with kg and in miles with lb.

    Exercises have Strong's own names where these are known. The notices say what Strong has no place for, and that
    the file does not name its unit.
    """
    oldest_first = sorted(sessions, key=lambda each: each.started)
    written = [each for each in oldest_first if has_sets(each)]
    keys = [(_moment(each), title_of(each)) for each in written]
    distance_unit = "km" if unit is Unit.KG else "mi"
    unnamed = f"Strong's file does not say its units: tell whoever reads it {unit} and {distance_unit}."
    to_the_minute = [each for each in written if (end_of(each) - each.started).seconds % 60 > 0]
    lengths = ("Strong keeps the lengths of workouts to the minute.",) if to_the_minute else ()
    notices = (unnamed, *losses(oldest_first, _APP, unit, keys), *supersets_lost(oldest_first, _APP), *lengths)
    return Export(_lines(written, unit, distance_unit), notices)


def _lines(sessions: Iterable[Session], unit: Unit, distance_unit: str) -> Iterator[str]:
    yield row(COLUMNS)
    for session in sessions:
        head = ",".join((_moment(session), quoted(title_of(session)), _duration(end_of(session) - session.started)))
        workout_note = quoted(session.note)
        for entry in entries_with_sets(session):
            name, note = quoted(name_in(_KEY, entry, session)), quoted(note_of(entry))
            for order, each in zip(_orders(entry), entry.sets, strict=True):
                yield row(
                    (head, name, order, *_numbers(each, session, unit, distance_unit), note, workout_note, _rpe(each))
                )
                note = workout_note = ""


def _orders(entry: Entry) -> Iterator[str]:
    """What stands under Set Order: work sets are counted, the others have a letter."""
    working = 0
    for each in entry.sets:
        match each.kind:
            case SetKind.WORK if each.failure:
                yield "F"
            case SetKind.WORK:
                working += 1
                yield str(working)
            case SetKind.DROP:
                yield "D"
            case SetKind.RAMP | SetKind.HOLD | SetKind.MOBILITY:
                yield "W"
            case _:
                assert_never(each.kind)


def _numbers(logged: LoggedSet, session: Session, unit: Unit, distance_unit: str) -> tuple[str, ...]:
    return (
        _with_point(number_cell(weight_in(logged, session, unit))),
        number_cell(logged.reps) or _NOTHING,
        number_cell(distance_to(logged, distance_unit)) or _NOTHING,
        number_cell(logged.seconds) or _NOTHING,
    )


def _with_point(text: str) -> str:
    """Strong writes 40.0, and a bare 0 for no weight at all."""
    if not text:
        return _NOTHING
    return text if "." in text else f"{text}.0"


def _rpe(logged: LoggedSet) -> str:
    rpe = rpe_of(logged)
    return "" if rpe is None else number(rpe)


def _duration(length: timedelta) -> str:
    """2h 18m, 45m, 1h; seconds where there is no minute."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    if not minutes:
        return f"{seconds}s"
    hours, minutes = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours}h" * bool(hours), f"{minutes}m" * bool(minutes)) if part)


def _moment(session: Session) -> str:
    return f"{session.started:%Y-%m-%d %H:%M:%S}"
