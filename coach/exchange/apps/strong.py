"""Strong's exports: one row a set, in seven dialects."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache, partial
from types import MappingProxyType

from coach.exchange.dates import iso_moment
from coach.exchange.durations import seconds
from coach.exchange.figures import decimal, line
from coach.exchange.formats import Asked, Format
from coach.exchange.gathering import Gathering
from coach.exchange.reading import NotUnderstood, Reading
from coach.exchange.rows import Taken, expect, nameless, picker, walked
from coach.exchange.sessions import Workout, workout_key
from coach.exchange.sets import SetRow, distance_unit_of, figures, unit_of
from coach.exchange.strong_layouts import Column, Layout, layout_of
from coach.exchange.table import Table
from coach.exchange.units import usual_distance
from coach.training.log import SetKind

_KEY = "strong"
_KINDS: Mapping[str, tuple[SetKind, bool]] = MappingProxyType(
    {
        "W": (SetKind.RAMP, False),
        "WARM_UP": (SetKind.RAMP, False),
        "D": (SetKind.DROP, False),
        "DROP_SET": (SetKind.DROP, False),
        "F": (SetKind.WORK, True),
        "FAILURE": (SetKind.WORK, True),
    }
)
"""What stands where a set's number should: its kind, and whether it was taken to failure."""
_MOST_SHOWN = 30
_NO_LENGTH = "with a length that cannot be read"


def recognises(table: Table) -> bool:
    """Whether the header is one of Strong's, or the first row looks like it where the header is missing."""
    return layout_of(table) is not None


def read(table: Table, asked: Asked) -> Reading:
    """Every workout of the file. Its distances are in km where the weights are in kg and nothing is said of them."""
    layout = layout_of(table)
    if layout is None:
        raise NotUnderstood("The file has none of the headers of Strong's exports.")
    rows = _Rows(layout, asked, table.separator)
    account = walked(table.rows() if layout.has_header else table.records(), rows.take)
    return rows.gathering.reading(account, layout.dialect, (*table.notices, *layout.notices))


class _Rows:
    """The rows of one file, taken one by one."""

    def __init__(self, layout: Layout, asked: Asked, separator: str) -> None:
        self.gathering = Gathering(_KEY, asked, layout.unit, has_row_units=layout.has_row_units)
        self._layout = layout
        self._unit = asked.unit
        self._separator = separator
        self._moment = cache(iso_moment)
        self._name = cache(line)
        self._set = cache(self._read)
        pick = partial(picker, layout.columns, layout.width)
        self._about = pick(Column.DATE, Column.TITLE, Column.EXERCISE, Column.NOTE, Column.WORKOUT_NOTE)
        self._kind = pick(Column.ORDER, Column.WEIGHT_UNIT, Column.DISTANCE_UNIT)
        self._figures = pick(Column.WEIGHT, Column.REPS, Column.SECONDS, Column.DISTANCE, Column.RPE)

    def take(self, cells: list[str]) -> Taken:
        """Put one row where it belongs."""
        expect(cells, self._layout.width, self._separator)
        cells.append("")
        date, title, exercise, note, workout_note = self._about(cells)
        started = self._moment(date)
        if not self._name(exercise):
            raise nameless(cells[:-1], self._separator)
        row = self._set(self._kind(cells), self._figures(cells))
        workout = self.gathering.workout((started, title)) or self._begin(started, title, cells)
        return self.gathering.add(workout, exercise, row, note=note, workout_note=workout_note)

    def _begin(self, started: datetime, title: str, cells: list[str]) -> Workout:
        written = cells[self._layout.columns.get(Column.LENGTH, self._layout.width)]
        length = seconds(written)
        doubt = _NO_LENGTH if length is None and written.strip() else ""
        key = workout_key(_KEY, title, started)
        return self.gathering.begin((started, title), Workout(started, key, title, seconds=length, doubt=doubt))

    def _read(self, kind_cells: tuple[str, ...], figure_cells: tuple[str, ...]) -> SetRow:
        order, weight_unit, distance_unit = kind_cells
        weight, reps, time, distance, rpe = figure_cells
        read = figures(weight=weight, reps=reps, seconds=time, distance=distance, rpe=rpe)
        word = order.strip()
        number = _number(word)
        kind, failure = _KINDS.get(word.upper(), (SetKind.WORK, False))
        is_unknown = number is None and word.upper() not in _KINDS
        if is_unknown and read.is_nothing:
            return SetRow(None, rest=read.seconds)
        remarks = list(read.remarks)
        if is_unknown:
            remarks.append(f"marked “{line(word, _MOST_SHOWN)}”, a word the coach does not know: taken as work sets")
        length_unit = self._layout.distance_unit
        if not length_unit and not self._layout.has_row_units:
            length_unit = usual_distance(self._unit)
            if read.distance is not None:
                remarks.append(f"with a distance whose unit the file does not tell: taken as {length_unit}")
        length_unit = distance_unit_of(distance_unit, read.distance, length_unit)
        return SetRow(
            read.logged(kind, failure=failure, distance_unit=length_unit),
            unit=unit_of(weight_unit, read.load, self._unit) if self._layout.has_row_units else None,
            number=number,
            remarks=tuple(remarks),
        )


def _number(word: str) -> int | None:
    """The number of a set, 1 or 1.0."""
    number = decimal(word)
    return int(number) if number is not None and number == number.to_integral_value() else None


FORMAT = Format(_KEY, "Strong", recognises, read, may_have_no_time=True)
