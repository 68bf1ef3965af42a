"""FitNotes' exports: one row a set, no kinds of sets, no time of day, and commas that nobody quoted."""

from collections.abc import Mapping
from datetime import datetime
from functools import cache, partial
from types import MappingProxyType

from coach.exchange.dates import TIME_OF_DAY, iso_day
from coach.exchange.durations import clock_seconds
from coach.exchange.figures import Unreadable, decimal, line, note
from coach.exchange.formats import Asked, Format
from coach.exchange.gathering import Gathering
from coach.exchange.reading import NotUnderstood, Reading, other_columns
from coach.exchange.rows import Taken, expect, nameless, picker, walked
from coach.exchange.sessions import Workout, workout_key
from coach.exchange.sets import SetRow, distance_unit_of, figures, unit_of
from coach.exchange.table import Table
from coach.exchange.units import weight_unit
from coach.training.frozen import frozen
from coach.training.load import Unit
from coach.training.log import SetKind
from coach.training.wording import listed

_KEY, _NAME = "fitnotes", "FitNotes"
_FIRST = ("Date", "Exercise", "Category")
_BODY = ("Date", "Time", "Measurement", "Value", "Unit")
_NEEDED = ("Reps", "Distance", "Distance Unit", "Time")
_NOTES = ("Comment", "Notes")
_IN_KG = ("Weight (kg)", "Weight (kgs)")
_IN_LB = ("Weight (lb)", "Weight (lbs)")
_KNOWN = frozenset({*_FIRST, *_NEEDED, *_NOTES, *_IN_KG, *_IN_LB, "Weight", "Weight Unit", "Kind"})
_KINDS: Mapping[str, tuple[SetKind, bool]] = MappingProxyType(
    {
        "warmup": (SetKind.RAMP, False),
        "dropset": (SetKind.DROP, False),
        "drop": (SetKind.DROP, False),
        "failure": (SetKind.WORK, True),
        "tofailure": (SetKind.WORK, True),
    }
)
"""What the iOS app may say of a set; every other word is a work set."""


@frozen
class _Layout:
    """How one file is laid out."""

    columns: Mapping[str, int]
    width: int
    kg: str
    """The name of the column of kilograms, or of whatever the row's unit says; may be missing, like the next."""
    lb: str
    """The name of a second column, of pounds."""
    unit: Unit | None
    """The unit of all weights where there is one column for them and its name tells; else each row tells."""
    note: str
    """The name of the column of notes."""


def recognises(table: Table) -> bool:
    """Whether the header begins like its workouts, or is that of its body measurements."""
    return table.head[: len(_FIRST)] == _FIRST or table.head == _BODY


def read(table: Table, asked: Asked) -> Reading:
    """Every day of the file, a session each: the app knows dates, and neither times nor titles."""
    if table.head == _BODY:
        raise NotUnderstood(
            "This is FitNotes' export of body measurements; it holds no workouts. Export the workout data instead."
        )
    layout = _layout(table)
    rows = _Rows(layout, asked, table.separator)
    account = walked(table.rows(), rows.take)
    return rows.gathering.reading(account, f"{layout.width} columns", table.notices)


def _layout(table: Table) -> _Layout:
    columns = {name: place for place, name in enumerate(table.head)}
    unknown = [line(name) for name in columns if name not in _KNOWN]
    missing = [name for name in (*_FIRST, *_NEEDED) if name not in columns]
    kg, lb = (next((name for name in names if name in columns), "") for names in (_IN_KG, _IN_LB))
    if not kg and not lb:
        missing.extend(name for name in ("Weight", "Weight Unit") if name not in columns)
    if unknown or missing:
        what = f"{listed(missing)} missing" if missing else f"{listed(unknown[:5])} not known"
        raise other_columns(_NAME, what)
    unit = None if bool(kg) == bool(lb) else Unit.KG if kg else Unit.LB
    one = kg or lb or "Weight"
    two = lb if kg else ""
    return _Layout(columns, len(table.head), one, two, unit, next((each for each in _NOTES if each in columns), ""))


class _Rows:
    """The rows of one file, taken one by one."""

    def __init__(self, layout: _Layout, asked: Asked, separator: str) -> None:
        self.gathering = Gathering(_KEY, asked, layout.unit, has_row_units=layout.unit is None)
        self._layout = layout
        self._unit = asked.unit
        self._separator = separator
        self._day = cache(iso_day)
        self._name = cache(line)
        self._set = cache(self._read)
        pick = partial(picker, layout.columns, layout.width)
        self._about = pick(*_FIRST)
        self._weight = pick(layout.kg, layout.lb, "Weight Unit")
        self._figures = pick("Reps", "Time", "Distance", "Distance Unit", "Kind", layout.note)

    def take(self, cells: list[str]) -> Taken:
        """Put one row where it belongs."""
        cells = self._joined(cells)
        expect(cells, self._layout.width, self._separator)
        cells.append("")
        written, exercise, category = self._about(cells)
        day = self._day(written)
        if not self._name(exercise):
            raise nameless(cells[:-1], self._separator)
        row = self._set(self._weight(cells), self._figures(cells))
        workout = self.gathering.workout(day)
        if workout is None:
            key = workout_key(_KEY, "", day)
            workout = self.gathering.begin(day, Workout(datetime.combine(day, TIME_OF_DAY), key, ""))
        return self.gathering.add(workout, exercise, row, category=category)

    def _joined(self, cells: list[str]) -> list[str]:
        """The row with a name that has commas in one cell again, if everything behind it then fits."""
        surplus = len(cells) - self._layout.width
        if surplus <= 0:
            return cells
        end = 2 + surplus
        joined = [cells[0], self._separator.join(cells[1:end]), *cells[end:]]
        *weights, unit = self._weight([*joined, ""])
        reps = decimal(joined[self._layout.columns["Reps"]] or "0")
        fits = all(not each or decimal(each) is not None for each in weights) and (not unit or weight_unit(unit))
        return joined if fits and reps is not None and reps == reps.to_integral_value() else cells

    def _read(self, weights: tuple[str, ...], others: tuple[str, ...]) -> SetRow:
        weight, pounds, its_unit = weights
        reps, lasted, distance, distance_unit, kind_word, comment = others
        in_pounds = bool(pounds.strip()) and not weight.strip()
        seconds = clock_seconds(lasted)
        if seconds is None and lasted.strip():
            raise Unreadable("the time is not like 0:01:30", lasted)
        read = figures(weight=pounds if in_pounds else weight, reps=reps, seconds=str(seconds or ""), distance=distance)
        kind, failure = _KINDS.get(kind_word.casefold().replace("-", "").replace(" ", ""), (SetKind.WORK, False))
        unit = None
        if self._layout.unit is None:
            two_columns = Unit.LB if in_pounds else Unit.KG
            unit = unit_of(its_unit, read.load, two_columns if self._layout.lb else self._unit)
        length_unit = distance_unit_of(distance_unit, read.distance)
        logged = read.logged(kind, failure=failure, distance_unit=length_unit, note=note(comment))
        return SetRow(logged, unit=unit, remarks=read.remarks)


FORMAT = Format(_KEY, _NAME, recognises, read, may_have_no_time=True)
