"""Fitbod's export: one row a set, times in UTC, weights in kg and by the hand."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from coach.exchange.figures import Unreadable, figure, line, note
from coach.exchange.formats import Asked, Format
from coach.exchange.gathering import Gathering
from coach.exchange.instants import instant, wall_clock
from coach.exchange.notes import Notes
from coach.exchange.reading import Reading
from coach.exchange.rows import ONE_SET, Taken, expect, nameless, walked
from coach.exchange.sessions import Workout, workout_key
from coach.exchange.sets import SetRow, figures
from coach.exchange.table import Table
from coach.training.load import Unit
from coach.training.log import SetKind
from coach.training.wording import count, number

_KEY, _NAME = "fitbod", "Fitbod"
_COLUMNS = (
    "Date",
    "Exercise",
    "Reps",
    "Weight(kg)",
    "Duration(s)",
    "Distance(m)",
    "Incline",
    "Resistance",
    "isWarmup",
    "Note",
    "multiplier",
)
_KINDS: Mapping[str, SetKind] = MappingProxyType({"true": SetKind.RAMP, "false": SetKind.WORK, "": SetKind.WORK})
_USUAL_MULTIPLIERS = frozenset({Decimal(0), Decimal(1), Decimal(2)})
"""Nothing to multiply, one weight, one in each hand."""
_MOST = 1000
"""Of an incline, a resistance, a multiplier: none of them is kept."""


def recognises(table: Table) -> bool:
    """Whether the header has the columns no other app has."""
    return {"isWarmup", "multiplier"} <= set(table.head)


def read(table: Table, asked: Asked) -> Reading:
    """Every workout of the file; the app knows when each began, and neither titles nor lengths."""
    rows = _Rows(table, asked)
    account = walked(table.rows(), rows.take)
    return rows.gathering.reading(account, f"{len(table.head)} columns", (*table.notices, *rows.notices()))


FORMAT = Format(_KEY, _NAME, recognises, read)


class _Rows:
    """The rows of one file, taken one by one."""

    def __init__(self, table: Table, asked: Asked) -> None:
        self.gathering = Gathering(_KEY, asked, Unit.KG)
        self._places = table.places(_COLUMNS, _NAME)
        self._width = len(table.head)
        self._separator = table.separator
        self._zone = asked.zone
        self._moment = cache(instant)
        self._notes = Notes()
        self._inclined = 0
        self._multiplied: Counter[Decimal] = Counter()

    def take(self, cells: Sequence[str]) -> Taken:
        """Put one row where it belongs."""
        expect(cells, self._width, self._separator)
        date, exercise, reps, weight, lasted, distance, incline, resistance, warm, words, multiplier = (
            cells[place].strip() for place in self._places
        )
        started = self._moment(date)
        if not line(exercise):
            raise nameless(cells, self._separator)
        kind = _KINDS.get(warm.casefold())
        if kind is None:
            raise Unreadable("isWarmup is neither true nor false", warm)
        read = figures(weight=weight, reps=reps, seconds=lasted, distance=distance)
        hands = figure(multiplier, "multiplier", _MOST)
        self._inclined += bool(figure(incline, "incline", _MOST)) or bool(figure(resistance, "resistance", _MOST))
        if hands is not None and read.load is not None and hands not in _USUAL_MULTIPLIERS:
            self._multiplied[hands] += 1
        of_exercise, of_set = self._notes.split(started, exercise, words)
        logged = read.logged(kind, distance_unit="m", note=note(of_set))
        workout = self.gathering.workout(started)
        if workout is None:
            key = workout_key(_KEY, "", started)
            workout = self.gathering.begin(started, Workout(wall_clock(started, self._zone), key, ""))
        self.gathering.add(workout, exercise, SetRow(logged, remarks=read.remarks), note=of_exercise)
        return ONE_SET

    def notices(self) -> tuple[str, ...]:
        """What of the rows is not kept."""
        inclined = f"{count(self._inclined, 'set')} with an incline or a resistance: kept without it."
        multiplied = (
            f"{count(sets, 'set')} with the multiplier {number(hands)}: the weight is kept as written."
            for hands, sets in sorted(self._multiplied.items())
        )
        return (*([inclined] if self._inclined else []), *multiplied)
