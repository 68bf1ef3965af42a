"""A file as Hevy itself exports it: 14 columns, one row a set, the newest workout first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import assert_never

from coach.exchange.cells import number_cell, quoted, row
from coach.exchange.export import Export
from coach.exchange.losses import losses
from coach.exchange.measures import METRES
from coach.exchange.outgoing import (
    distance_to,
    end_of,
    entries_with_sets,
    has_sets,
    name_in,
    note_of,
    rpe_of,
    superset_numbers,
    title_of,
    weight_in,
)
from coach.training.load import Unit
from coach.training.log import LoggedSet, Session, SetKind
from coach.training.wording import number

_BEFORE_UNITS = (
    "title",
    "start_time",
    "end_time",
    "description",
    "exercise_title",
    "superset_id",
    "exercise_notes",
    "set_index",
    "set_type",
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_KEY = "hevy"
_APP = "Hevy"
_IMPERIAL = frozenset({"mi", "ft"})


def write_hevy(sessions: Iterable[Session], unit: Unit) -> Export:
    """The sessions as a file of Hevy's, every load in `unit`; distances in miles where all of them are imperial.

    Exercises have Hevy's own names where these are known. The notices say what Hevy has no place for.
    """
    newest_first = sorted(sessions, key=lambda each: each.started, reverse=True)
    distance_unit = _distance_unit(newest_first)
    written = [each for each in newest_first if has_sets(each)]
    keys = [(title_of(each), _moment(each.started), _moment(end_of(each))) for each in written]
    to_the_minute = [each for each in written if each.started.second or end_of(each).second]
    times = ("Hevy keeps the times of workouts to the minute.",) if to_the_minute else ()
    return Export(_lines(written, unit, distance_unit), (*losses(newest_first, _APP, unit, keys), *times))


def _lines(sessions: Iterable[Session], unit: Unit, distance_unit: str) -> Iterator[str]:
    weight_column = "weight_kg" if unit is Unit.KG else "weight_lbs"
    distance_column = "distance_km" if distance_unit == "km" else "distance_miles"
    yield row(map(quoted, (*_BEFORE_UNITS, weight_column, "reps", distance_column, "duration_seconds", "rpe")))
    for session in sessions:
        head = ",".join(map(quoted, (title_of(session), _moment(session.started), _moment(end_of(session)))))
        description = quoted(session.note)
        entries = entries_with_sets(session)
        for entry, superset in zip(entries, superset_numbers(entries), strict=True):
            name, note = quoted(name_in(_KEY, entry, session)), quoted(note_of(entry))
            before = (head, description, name, number_cell(superset), note)
            for place, each in enumerate(entry.sets):
                yield row((*before, str(place), quoted(_type(each)), *_numbers(each, session, unit, distance_unit)))


def _numbers(logged: LoggedSet, session: Session, unit: Unit, distance_unit: str) -> tuple[str, ...]:
    rpe = rpe_of(logged)
    return (
        number_cell(weight_in(logged, session, unit)),
        number_cell(logged.reps),
        number_cell(distance_to(logged, distance_unit)),
        number_cell(logged.seconds),
        "" if rpe is None else number(rpe),
    )


def _type(logged: LoggedSet) -> str:
    match logged.kind:
        case SetKind.WORK:
            return "failure" if logged.failure else "normal"
        case SetKind.DROP:
            return "dropset"
        case SetKind.RAMP | SetKind.HOLD | SetKind.MOBILITY:
            return "warmup"
        case _:
            assert_never(logged.kind)


def _moment(moment: datetime) -> str:
    """15 Sep 2025, 07:48."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}, {moment:%H:%M}"


def _distance_unit(sessions: Sequence[Session]) -> str:
    sets = (each for session in sessions for entry in session.entries for each in entry.sets)
    units = {each.distance_unit for each in sets if each.distance} & METRES.keys()
    return "mi" if units and units <= _IMPERIAL else "km"
