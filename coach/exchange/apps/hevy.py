"""Hevy's exports: one row a set, every unit in the header."""

from collections.abc import Mapping
from functools import cache, partial
from types import MappingProxyType

from coach.exchange.dates import spoken_moment
from coach.exchange.figures import Unreadable, line, whole
from coach.exchange.formats import Asked, Format
from coach.exchange.gathering import Gathering
from coach.exchange.reading import Reading, other_columns
from coach.exchange.rows import Taken, expect, nameless, picker, walked
from coach.exchange.sessions import Workout, workout_key
from coach.exchange.sets import SetRow, figures
from coach.exchange.table import Table
from coach.exchange.units import distance_unit, usual_distance, weight_unit
from coach.training.frozen import frozen
from coach.training.load import Unit
from coach.training.log import SetKind
from coach.training.wording import listed

_KEY, _NAME = "hevy", "Hevy"
_TELLING = frozenset({"exercise_title", "set_type"})
_NEEDED = ("title", "start_time", "end_time", "exercise_title", "set_type", "reps")
_WEIGHT = "weight_"
_DISTANCE = "distance_"
_KINDS: Mapping[str, tuple[SetKind, bool]] = MappingProxyType(
    {
        "normal": (SetKind.WORK, False),
        "warmup": (SetKind.RAMP, False),
        "dropset": (SetKind.DROP, False),
        "failure": (SetKind.WORK, True),
    }
)
"""What `set_type` says, in every language: the kind of a set, and whether it was taken to failure."""
_MOST_IN_AN_INDEX = 10_000


@frozen
class _Layout:
    """How one file is laid out."""

    columns: Mapping[str, int]
    width: int
    weight: str
    """The name of the column of weights, which tells their unit."""
    distance: str
    """The same of distances; empty where there is none."""
    unit: Unit
    distance_unit: str


def recognises(table: Table) -> bool:
    """Whether its header has the columns no other app has."""
    return _TELLING.issubset(table.head)


def read(table: Table, asked: Asked) -> Reading:
    """Every workout of the file."""
    layout = _layout(table)
    rows = _Rows(layout, asked, table.separator)
    account = walked(table.rows(), rows.take)
    dialect = f"{layout.unit}/{layout.distance_unit}"
    return rows.gathering.reading(account, dialect, table.notices)


def _layout(table: Table) -> _Layout:
    columns = {name: place for place, name in enumerate(table.head) if name}
    weight = next((name for name in columns if _unit(name) is not None), "")
    distance = next((name for name in columns if _distance_unit(name) is not None), "")
    unit = _unit(weight)
    missing = [name for name in _NEEDED if name not in columns]
    if missing or unit is None:
        wanted = listed([*missing, *(["weight_kg or weight_lbs"] if unit is None else [])])
        raise other_columns(_NAME, f"{wanted} missing")
    distance_unit_told = _distance_unit(distance) or usual_distance(unit)
    return _Layout(columns, len(table.head), weight, distance, unit, distance_unit_told)


def _unit(name: str) -> Unit | None:
    return weight_unit(name.removeprefix(_WEIGHT)) if name.startswith(_WEIGHT) else None


def _distance_unit(name: str) -> str | None:
    return distance_unit(name.removeprefix(_DISTANCE)) if name.startswith(_DISTANCE) else None


class _Rows:
    """The rows of one file, taken one by one."""

    def __init__(self, layout: _Layout, asked: Asked, separator: str) -> None:
        self.gathering = Gathering(_KEY, asked, layout.unit)
        self._layout = layout
        self._separator = separator
        self._moment = cache(spoken_moment)
        self._name = cache(line)
        self._set = cache(self._read)
        pick = partial(picker, layout.columns, layout.width)
        self._when = pick("start_time", "end_time", "title")
        self._about = pick("exercise_title", "superset_id", "exercise_notes", "description")
        self._figures = pick("set_type", "set_index", layout.weight, "reps", "duration_seconds", layout.distance, "rpe")

    def take(self, cells: list[str]) -> Taken:
        """Put one row where it belongs."""
        expect(cells, self._layout.width, self._separator)
        cells.append("")
        start, end, title = self._when(cells)
        started, ended = self._moment(start), self._moment(end)
        exercise, superset, note, workout_note = self._about(cells)
        if not self._name(exercise):
            raise nameless(cells[:-1], self._separator)
        row = self._set(self._figures(cells))
        mark = started, ended, title
        workout = self.gathering.workout(mark)
        if workout is None:
            key = workout_key(_KEY, title, started, ended)
            workout = self.gathering.begin(mark, Workout(started, key, title, ended=ended))
        return self.gathering.add(
            workout, exercise, row, superset=superset.strip(), note=note, workout_note=workout_note
        )

    def _read(self, cells: tuple[str, ...]) -> SetRow:
        set_type, index, weight, reps, time, distance, rpe = cells
        read = figures(weight=weight, reps=reps, seconds=time, distance=distance, rpe=rpe)
        known = _KINDS.get(set_type.strip())
        if known is None:
            raise Unreadable("the set_type is none of normal, warmup, dropset and failure", set_type)
        kind, failure = known
        return SetRow(
            read.logged(kind, failure=failure, distance_unit=self._layout.distance_unit),
            number=whole(index, "set_index", _MOST_IN_AN_INDEX),
            remarks=read.remarks,
        )


FORMAT = Format(_KEY, _NAME, recognises, read)
