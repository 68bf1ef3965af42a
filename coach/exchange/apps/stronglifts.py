"""StrongLifts' exports: one row an exercise, its sets as pairs of columns."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache

from coach.exchange import stronglifts_old
from coach.exchange.dates import TIME_OF_DAY, iso_day
from coach.exchange.durations import seconds
from coach.exchange.figures import Unreadable, figure, line
from coach.exchange.formats import Asked, Format
from coach.exchange.gathering import Gathering
from coach.exchange.reading import Reading, other_columns
from coach.exchange.rows import Taken, expect, nameless, walked
from coach.exchange.sessions import Workout, workout_key
from coach.exchange.sets import SetRow, figures
from coach.exchange.table import Table
from coach.exchange.units import weight_unit
from coach.training.frozen import frozen
from coach.training.limits import MOST_LOAD, MOST_SECONDS
from coach.training.load import Unit
from coach.training.log import LoggedSet
from coach.training.wording import listed

_KEY, _NAME = "stronglifts", "StrongLifts"
_DATE, _WORKOUT, _EXERCISE, _REPS, _TIMES = "date (yyyy/mm/dd)", "workout", "exercise", "setsxreps", "setsxtime"
_NEEDED = (_DATE, _WORKOUT, _EXERCISE)
_SET = re.compile(r"set ([0-9]{1,2}) \((reps|kgs?|lbs?|time)\)")
_BODY = re.compile(r"body weight \((kgs?|lbs?)\)")
_EQUAL = re.compile(r"([0-9]{1,2})[x×]([0-9]{1,3}|-)")
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?(?: ?([ap])\.?m\.?)?")
_MINUTES = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
_NOT_DONE = "-"
_NOON = 12


@frozen
class _Layout:
    """How one file is laid out."""

    columns: Mapping[str, int]
    width: int
    unit: Unit
    sets: Sequence[tuple[int | None, int | None]]
    """Where the reps and the weight of each set stand."""
    body: int | None
    """Where the body weight stands, if its unit is that of the weights."""
    body_is_other: bool


def recognises(table: Table) -> bool:
    """Whether the header is the one of today, or the one of 2016."""
    names = _normal(table.head)
    return set(_NEEDED) <= set(names) or stronglifts_old.recognises(table)


def read(table: Table, asked: Asked) -> Reading:
    """Every workout of the file. Sets that were not done are counted, and not taken; failed ones have 0 reps."""
    if stronglifts_old.recognises(table):
        return stronglifts_old.read(table, asked, _KEY)
    layout = _layout(table)
    rows = _Rows(layout, table.separator, asked)
    account = walked(table.rows(), rows.take)
    notices = (
        ("The body weight is in another unit than the weights: left out.",)
        if layout.body_is_other and rows.has_body
        else ()
    )
    reading = rows.gathering.reading(account, "one row an exercise", (*table.notices, *notices))
    return replace(reading, sessions=stronglifts_old.with_body_weights(reading.sessions, rows.bodies))


FORMAT = Format(_KEY, _NAME, recognises, read, may_have_no_time=True)


def _normal(head: Sequence[str]) -> Sequence[str]:
    """The names of the columns as every version of the app has them: small, single spaces, x for ×."""
    return [" ".join(name.replace("×", "x").casefold().split()) for name in head]


def _layout(table: Table) -> _Layout:
    names = _normal(table.head)
    columns = {name: place for place, name in enumerate(names)}
    missing = [name for name in _NEEDED if name not in columns]
    reps: dict[int, int] = {}
    weights: dict[int, int] = {}
    units: set[Unit] = set()
    for name, place in columns.items():
        found = _SET.fullmatch(name)
        unit = weight_unit(found[2]) if found else None
        if found and unit is not None:
            units.add(unit)
            weights[int(found[1])] = place
        elif found:
            reps[int(found[1])] = place
    if missing or len(units) != 1:
        what = listed([*missing, *(["the weights of the sets, all in kg or all in lb,"] if len(units) != 1 else [])])
        raise other_columns(_NAME, f"{what} missing")
    (unit,) = units
    body = next(
        ((place, weight_unit(found[1])) for name, place in columns.items() if (found := _BODY.fullmatch(name))), None
    )
    is_other = body is not None and body[1] is not unit
    return _Layout(
        columns=columns,
        width=len(table.head),
        unit=unit,
        sets=[(reps.get(n), weights.get(n)) for n in sorted({*reps, *weights})],
        body=body[0] if body is not None else None,
        body_is_other=is_other,
    )


class _Rows:
    """The rows of one file, taken one by one."""

    def __init__(self, layout: _Layout, separator: str, asked: Asked) -> None:
        self.gathering = Gathering(_KEY, asked, layout.unit)
        self.bodies: dict[str, tuple[Decimal, Unit]] = {}
        """Body weights by the key of the session, each with its unit."""
        self.has_body = False
        self._layout = layout
        self._separator = separator
        self._day: Callable[[str], date] = cache(lambda text: iso_day(text.replace("/", "-")))

    def take(self, cells: Sequence[str]) -> Taken:
        """Put the sets of one row where they belong."""
        expect(cells, self._layout.width, self._separator)
        day = self._day(self._cell(cells, _DATE))
        exercise = self._cell(cells, _EXERCISE)
        if not line(exercise):
            raise nameless(cells, self._separator)
        found = self._sets(cells)
        body = self._body(cells)
        number = self._cell(cells, _WORKOUT).strip()
        workout = self.gathering.workout((day, number)) or self._begin(day, number, cells)
        if body is not None:
            self.bodies[workout.key] = (body, self._layout.unit)
        for each in found:
            if each is not None:
                self.gathering.add(workout, exercise, each, note=self._cell(cells, "notes"))
        return Taken(sum(each is not None for each in found), sum(each is None for each in found))

    def _cell(self, cells: Sequence[str], name: str) -> str:
        place = self._layout.columns.get(name)
        return "" if place is None else cells[place]

    def _begin(self, day: date, number: str, cells: Sequence[str]) -> Workout:
        names = (line(self._cell(cells, name)) for name in ("program name", "workout name"))
        start = _time_of_day(self._cell(cells, "start time (h:mm)"))
        end = _time_of_day(self._cell(cells, "end time (h:mm)"))
        hours = figure(self._cell(cells, "duration (hours)"), "duration", MOST_SECONDS)
        started = datetime.combine(day, start or TIME_OF_DAY)
        workout = Workout(started, workout_key(_KEY, number, day), ": ".join(name for name in names if name))
        if start is not None and end is not None:
            workout.ended = datetime.combine(day if end >= start else day + timedelta(days=1), end)
        elif hours is not None:
            workout.seconds = int(hours * 3600)
        return self.gathering.begin((day, number), workout)

    def _body(self, cells: Sequence[str]) -> Decimal | None:
        if self._layout.body is None:
            return None
        body = figure(cells[self._layout.body], "body weight", MOST_LOAD)
        self.has_body = self.has_body or bool(body)
        return body if body and body >= 1 and not self._layout.body_is_other else None

    def _sets(self, cells: Sequence[str]) -> list[SetRow | None]:
        """The sets in their order, None for one that was not done."""
        reps = _told(self._cell(cells, _REPS))
        times = _told(self._cell(cells, _TIMES))
        if max(len(reps), len(times)) > len(self._layout.sets):
            raise Unreadable("there are more sets than columns for them", self._cell(cells, _REPS))
        found: list[SetRow | None] = []
        for place, (of_reps, of_weight) in enumerate(self._layout.sets):
            done = cells[of_reps].strip() if of_reps is not None else ""
            weight = cells[of_weight].strip() if of_weight is not None else ""
            told = reps[place] if place < len(reps) else ""
            lasted = times[place] if place < len(times) else ""
            if _NOT_DONE in (told, lasted):
                found.append(None)
            elif done or told or lasted:
                found.append(SetRow(_set(weight, "" if lasted else done or told, lasted)))
        return found


def _set(weight: str, reps: str, lasted: str) -> LoggedSet:
    taken = _seconds(lasted) if lasted else ""
    return figures(weight=weight, reps=reps, seconds=taken, distance="").logged()


def _told(text: str) -> Sequence[str]:
    """5/5/4/-/0 and 3×5, set by set: a dash is one that was not done. Empty for anything else."""
    bare = text.strip()
    equal = _EQUAL.fullmatch(bare)
    if equal:
        return [equal[2]] * int(equal[1])
    return [each.strip() for each in bare.split("/")] if bare else []


def _seconds(text: str) -> str:
    """0:45, 1:30 or 45s."""
    found = _MINUTES.fullmatch(text)
    taken = int(found[1]) * 60 + int(found[2]) if found else seconds(text)
    if taken is None:
        raise Unreadable("the time of a set is not like 0:45", text)
    return str(taken)


def _time_of_day(text: str) -> time | None:
    """10:56 PM, 8:00 am or 22:56; None for a blank. Unreadable for anything else."""
    bare = " ".join(text.casefold().split())
    if not bare:
        return None
    found = _CLOCK.fullmatch(bare)
    hour = int(found[1]) if found else 0
    if found is None or (found[3] and not 1 <= hour <= _NOON):
        raise Unreadable("the time is not like 10:56 PM", text)
    if found[3]:
        hour = hour % _NOON + (_NOON if found[3] == "p" else 0)
    try:
        return time(hour, int(found[2]))
    except ValueError as error:
        raise Unreadable("there is no such time", text) from error
