"""Liftosaur's export: one row a planned set, with its own unit, and the moment it was done where it was."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache
from types import MappingProxyType

from coach.exchange.dates import placed
from coach.exchange.figures import Unreadable, line, note
from coach.exchange.formats import Asked, Format
from coach.exchange.gathering import Gathering
from coach.exchange.instants import instant, wall_clock
from coach.exchange.notes import Notes
from coach.exchange.reading import NotUnderstood, Reading, other_columns
from coach.exchange.rows import NOT_DONE, ONE_SET, Taken, expect, nameless, walked
from coach.exchange.sessions import Workout, workout_key
from coach.exchange.sets import SetRow, figures, unit_of
from coach.exchange.table import Table
from coach.training.log import SetKind
from coach.training.text import clean
from coach.training.wording import listed

_KEY, _NAME = "liftosaur", "Liftosaur"
_DAY, _REPS, _MUSCLES = "Day Name", "Completed Reps", "Target Muscles"
_TELLING = frozenset({"Workout DateTime", _DAY, _REPS})
_COLUMNS: Sequence[tuple[str, ...]] = (
    ("Workout DateTime",),
    ("Program",),
    (_DAY,),
    ("Exercise",),
    ("Is Warmup Set?",),
    (_REPS,),
    ("Completed RPE", "RPE"),
    ("Completed Weight Value", "Weight Value"),
    ("Completed Weight Unit", "Weight Unit"),
    ("Completed Reps Time",),
    (_MUSCLES,),
    ("Notes",),
)
"""The columns that are read, each by its names, the newest first."""
_NOT_READ = frozenset(
    {
        "Required Reps",
        "Is AMRAP?",
        "Required RPE",
        "Log RPE?",
        "Required Weight Value",
        "Required Weight Unit",
        "Ask Weight?",
        "Synergist Muscles",
    }
)
_EQUIPMENT = "Equipment"
_FLAGS: Mapping[str, SetKind] = MappingProxyType({"1": SetKind.RAMP, "0": SetKind.WORK, "": SetKind.WORK})


def recognises(table: Table) -> bool:
    """Whether the header has the columns no other app has."""
    return set(table.head) >= _TELLING


def read(table: Table, asked: Asked) -> Reading:
    """Every workout of the file; sets that were planned and not done are counted, and not taken."""
    rows = _Rows(table, _places(table.head), asked)
    account = walked(table.rows(), rows.take)
    known = {*_NOT_READ, *(name for names in _COLUMNS for name in names)}
    unknown = [clean(name, 40) for name in table.head if name not in known]
    notices = (f"Columns the coach does not know were not read: {listed(unknown)}.",) if unknown else ()
    return rows.gathering.reading(account, f"{len(table.head)} columns", (*table.notices, *notices))


FORMAT = Format(_KEY, _NAME, recognises, read)


def _places(head: Sequence[str]) -> Sequence[int]:
    if _EQUIPMENT in head:
        raise NotUnderstood(
            "The file is an old export of Liftosaur, in which exercises stand without their equipment; "
            "export it again with the app of today."
        )
    found = [next((head.index(name) for name in names if name in head), None) for names in _COLUMNS]
    missing = [names[0] for names, place in zip(_COLUMNS, found, strict=True) if place is None]
    if missing:
        raise other_columns(_NAME, f"{listed(missing)} missing")
    return [place for place in found if place is not None]


class _Rows:
    """The rows of one file, taken one by one."""

    def __init__(self, table: Table, places: Sequence[int], asked: Asked) -> None:
        self.gathering = Gathering(_KEY, asked, has_row_units=True)
        self._places = places
        self._width = len(table.head)
        self._separator = table.separator
        self._asked = asked
        self._moment = cache(instant)
        self._notes = Notes()

    def take(self, cells: Sequence[str]) -> Taken:
        """Put one row where it belongs."""
        expect(cells, self._width, self._separator)
        date, program, day, exercise, flag, reps, rpe, weight, unit, done, muscles, words = (
            cells[place] for place in self._places
        )
        started = self._moment(date)
        if not line(exercise):
            raise nameless(cells, self._separator)
        kind = _FLAGS.get(flag.strip())
        if kind is None:
            raise Unreadable("Is Warmup Set? is neither 0 nor 1", flag)
        read = figures(weight=weight, reps=reps, seconds="", distance="", rpe=rpe)
        at = self._moment(done) if done.strip() else None
        row_unit = unit_of(unit, read.load, self._asked.unit)
        if not reps.strip():
            return NOT_DONE
        workout = self.gathering.workout((started, day)) or self._begin(started, program, day)
        of_exercise, of_set = self._notes.split((started, day), exercise, words)
        logged = read.logged(kind, note=note(of_set))
        if at is not None:
            clock = wall_clock(at, self._asked.zone)
            logged = replace(logged, at=placed(clock, self._asked.zone))
            workout.ended = clock if workout.ended is None else max(workout.ended, clock)
        row = SetRow(logged, unit=row_unit, remarks=read.remarks)
        self.gathering.add(workout, exercise, row, category=muscles, note=of_exercise)
        return ONE_SET

    def _begin(self, started: datetime, program: str, day: str) -> Workout:
        """The title is what the app shows, program and day; the key has the day alone."""
        key = workout_key(_KEY, day, started)
        title = ": ".join(part for part in (line(program), line(day)) if part)
        return self.gathering.begin((started, day), Workout(wall_clock(started, self._asked.zone), key, title))
