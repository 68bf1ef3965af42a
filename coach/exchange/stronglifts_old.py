"""StrongLifts' export of 2016: one row a workout, and the same names over many of its columns."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from coach.exchange.dates import TIME_OF_DAY
from coach.exchange.figures import Unreadable, decimal, figure, line
from coach.exchange.formats import Asked
from coach.exchange.gathering import Gathering
from coach.exchange.reading import NotUnderstood, Reading, other_columns
from coach.exchange.rows import Taken, expect, nameless, walked
from coach.exchange.sessions import Workout, workout_key
from coach.exchange.sets import SetRow, figures
from coach.exchange.table import Table
from coach.training.frozen import frozen
from coach.training.limits import MOST_LOAD
from coach.training.load import Unit
from coach.training.log import Session

_FIRST = ("Date", "Note", "Workout", "Body Weight")
_EXERCISE = re.compile(r"Exercise [0-9]{1,2}")
_SET = re.compile(r"Set [0-9]{1,2}")
_IN: Mapping[Unit, str] = MappingProxyType({Unit.KG: "Weight (KG)", Unit.LB: "Weight (LB)"})
_DAY = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/((?:20)?[0-9]{2})")
_BODY = re.compile(r"([0-9.]+) ?(kg|lb)s?", re.IGNORECASE)
_MONTHS = 12


@frozen
class _Group:
    """Where one exercise of a row stands."""

    name: int
    weights: Mapping[Unit, int]
    sets: Sequence[int]


def recognises(table: Table) -> bool:
    """Whether the header begins like the one of 2016."""
    return table.head[: len(_FIRST)] == _FIRST and any(_EXERCISE.fullmatch(each) for each in table.head)


def read(table: Table, asked: Asked, source: str) -> Reading:
    """Every workout of the file. Each weight stands there in kg and in lb: the one of the body weight is taken."""
    groups = _groups(table.head)
    _refuse_day_first(table)
    rows = _Rows(groups, len(table.head), table.separator, asked, source)
    account = walked(table.rows(), rows.take)
    reading = rows.gathering.reading(account, "one row a workout, 2016", table.notices)
    return replace(reading, sessions=with_body_weights(reading.sessions, rows.bodies))


def with_body_weights(sessions: Iterable[Session], bodies: Mapping[str, tuple[Decimal, Unit]]) -> tuple[Session, ...]:
    """The sessions with the body weights that belong to their keys, if they are in the session's own unit."""
    found = ((each, *bodies.get(each.source_key, (None, None))) for each in sessions)
    return tuple(replace(each, bodyweight=body if each.unit is unit else None) for each, body, unit in found)


def _groups(head: Sequence[str]) -> Sequence[_Group]:
    """The columns by position: their names repeat."""
    begins = [place for place, name in enumerate(head) if _EXERCISE.fullmatch(name)]
    groups = []
    for begin, end in zip(begins, [*begins[1:], len(head)], strict=True):
        inner = range(begin + 1, end)
        weights = {unit: place for unit, name in _IN.items() for place in inner if head[place] == name}
        sets = [place for place in inner if _SET.fullmatch(head[place])]
        if not weights or not sets:
            raise other_columns("StrongLifts", f"{head[begin]} has no weight or sets")
        groups.append(_Group(begin, weights, sets))
    return groups


def _refuse_day_first(table: Table) -> None:
    """NotUnderstood where a date shows that the day stands first: then no other date may be trusted either."""
    for number, cells in table.rows():
        found = _DAY.fullmatch(cells[0].strip())
        if found and int(found[1]) > _MONTHS >= int(found[2]):
            raise NotUnderstood(
                f"Line {number} has the date {found[0]}: the day stands first, and in this format the month does. "
                "A spreadsheet may have rewritten the dates; use the file as the app exported it."
            )


class _Rows:
    """The rows of one file, taken one by one."""

    def __init__(self, groups: Sequence[_Group], width: int, separator: str, asked: Asked, source: str) -> None:
        self.gathering = Gathering(source, asked, has_row_units=True)
        self.bodies: dict[str, tuple[Decimal, Unit]] = {}
        """Body weights by the key of the session, each with its unit."""
        self._groups = groups
        self._width = width
        self._separator = separator
        self._asked = asked
        self._source = source

    def take(self, cells: Sequence[str]) -> Taken:
        """Put the sets of one workout where they belong."""
        expect(cells, self._width, self._separator)
        day, name = _day(cells[0]), cells[2].strip()
        body, unit = _body(cells[3], self._asked.unit or Unit.KG)
        found = [(cells[group.name], each) for group in self._groups for each in self._sets(cells, group, unit)]
        workout = self.gathering.workout((day, name))
        if workout is None:
            key = workout_key(self._source, name, day)
            title = f"Workout {name}" if name else ""
            workout = Workout(datetime.combine(day, TIME_OF_DAY), key, title, note=cells[1])
            self.gathering.begin((day, name), workout)
        if body is not None:
            self.bodies[workout.key] = (body, unit)
        for exercise, each in found:
            self.gathering.add(workout, exercise, each)
        return Taken(len(found))

    def _sets(self, cells: Sequence[str], group: _Group, unit: Unit) -> Sequence[SetRow]:
        """The sets of one exercise; a blank cell was not planned."""
        done = [cells[place] for place in group.sets if cells[place].strip()]
        if done and not line(cells[group.name]):
            raise nameless(cells, self._separator)
        told = next((each for each in (unit, *group.weights) if self._weight(cells, group, each)), unit)
        weight = self._weight(cells, group, told)
        sets = (figures(weight=weight, reps=reps, seconds="", distance="") for reps in done)
        return [SetRow(each.logged(), unit=None if each.load is None else told) for each in sets]

    @staticmethod
    def _weight(cells: Sequence[str], group: _Group, unit: Unit) -> str:
        place = group.weights.get(unit)
        return "" if place is None else cells[place].strip()


def _day(text: str) -> date:
    """07/25/16: the month first."""
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise Unreadable("the date is not like 07/25/16", text)
    month, day, year = (int(each) for each in found.groups())
    try:
        return date(year if year >= 1000 else 2000 + year, month, day)  # noqa: PLR2004 - the year has four digits
    except ValueError as error:
        raise Unreadable("there is no such date", text) from error


def _body(text: str, usual: Unit) -> tuple[Decimal | None, Unit]:
    """A body weight such as 84KG with its unit, which is the one the lifter uses; none where no unit is told."""
    bare = text.strip()
    found = _BODY.fullmatch(bare)
    if found is None:
        figure(bare, "body weight", MOST_LOAD)
        return None, usual
    body = decimal(found[1])
    return (body if body is not None and 1 <= body <= MOST_LOAD else None), Unit(found[2].casefold())
