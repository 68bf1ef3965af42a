"""LiftLog's export: one row a set, each with its own moment, grouped by exercise."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from types import MappingProxyType

from coach.exchange.dates import placed
from coach.exchange.figures import Unreadable, line, note
from coach.exchange.formats import Asked, Format
from coach.exchange.gathering import Gathering
from coach.exchange.instants import wall_clock, written_moment
from coach.exchange.notes import Notes
from coach.exchange.reading import Reading
from coach.exchange.rows import ONE_SET, Taken, expect, nameless, walked
from coach.exchange.sessions import Done, Part, Workout, workout_key
from coach.exchange.sets import SetRow, figures, unit_of
from coach.exchange.table import Table

_KEY, _NAME = "liftlog", "LiftLog"
_COLUMNS = ("SessionId", "Timestamp", "Exercise", "Weight", "WeightUnit", "Reps", "Notes")
_WORDS: Mapping[str, str] = MappingProxyType({"kilograms": "kg", "pounds": "lb"})


def recognises(table: Table) -> bool:
    """Whether the header has the columns no other app has."""
    return {"SessionId", "Timestamp", "Exercise"} <= set(table.head)


def read(table: Table, asked: Asked) -> Reading:
    """Every session of the file, from its first set to its last; the app exports no titles."""
    rows = _Rows(table, asked)
    account = walked(table.rows(), rows.take)
    rows.put_in_order()
    return rows.gathering.reading(account, f"{len(table.head)} columns", table.notices)


FORMAT = Format(_KEY, _NAME, recognises, read)


class _Rows:
    """The rows of one file, taken one by one."""

    def __init__(self, table: Table, asked: Asked) -> None:
        self.gathering = Gathering(_KEY, asked, has_row_units=True)
        self._places = table.places(_COLUMNS, _NAME)
        self._width = len(table.head)
        self._separator = table.separator
        self._asked = asked
        self._moment = cache(written_moment)
        self._notes = Notes()
        self._workouts: dict[str, Workout] = {}

    def take(self, cells: Sequence[str]) -> Taken:
        """Put one row where it belongs. A time without an offset, as older files have it, is one of the zone."""
        expect(cells, self._width, self._separator)
        session, timestamp, exercise, weight, unit, reps, words = (cells[place].strip() for place in self._places)
        clock = wall_clock(self._moment(timestamp), self._asked.zone)
        if not session:
            raise Unreadable("there is no SessionId", self._separator.join(cells))
        if not line(exercise):
            raise nameless(cells, self._separator)
        read = figures(weight=weight, reps=reps, seconds="", distance="")
        row_unit = unit_of(_WORDS.get(unit.casefold(), unit), read.load, self._asked.unit)
        of_exercise, of_set = self._notes.split(session, exercise, words)
        logged = replace(read.logged(note=note(of_set)), at=placed(clock, self._asked.zone))
        workout = self._workouts.get(session)
        if workout is None:
            workout = Workout(clock, workout_key(_KEY, session), "", ended=clock)
            self._workouts[session] = self.gathering.begin(session, workout)
        workout.started = min(workout.started, clock)
        workout.ended = clock if workout.ended is None else max(workout.ended, clock)
        row = SetRow(logged, unit=row_unit, remarks=read.remarks)
        self.gathering.add(workout, exercise, row, note=of_exercise)
        return ONE_SET

    def put_in_order(self) -> None:
        """Sets as they were done, and exercises as they were begun: the file has either end first."""
        for workout in self._workouts.values():
            for part in workout.parts:
                if _moment(part.sets[0]) > _moment(part.sets[-1]):
                    part.sets.reverse()
                part.sets.sort(key=_moment)
            workout.parts.sort(key=_beginning)


def _moment(done: Done) -> datetime:
    moment = done.logged.at
    if moment is None:
        raise AssertionError("every set of LiftLog has its moment")
    return moment


def _beginning(part: Part) -> datetime:
    return min(map(_moment, part.sets))
