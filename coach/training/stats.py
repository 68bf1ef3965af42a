"""The last weeks in numbers, all of them together."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date

from coach.training.adherence import Adherence, adherence
from coach.training.bests import Bests
from coach.training.comparing import Compared, changed_this_week
from coach.training.exercise import Catalogue, Exercise
from coach.training.form import Form, WeekForm, form_by_exercise, form_by_week
from coach.training.frozen import frozen
from coach.training.load import Unit
from coach.training.log import Session
from coach.training.logbook import Logbook
from coach.training.muscles import MuscleWeek, muscle_weeks
from coach.training.records import Record, Walks
from coach.training.routine import Level


@frozen
class Best:
    """What an exercise has come to."""

    exercise: Exercise
    bests: Bests
    """Over the whole past, in the unit asked for."""
    newest: date
    """When it was done last."""


@frozen
class SetRecord:
    """A record, and when it was set."""

    exercise: Exercise
    session: str
    """The session's id."""
    date: date
    unit: Unit
    """Of its numbers."""
    record: Record


@frozen
class Stats:
    """The last weeks in numbers."""

    on: date
    """The day they end with."""
    unit: Unit
    muscles: tuple[MuscleWeek, ...]
    """Week by week, the oldest first."""
    adherence: Adherence
    """The same weeks against plan and advice."""
    form: tuple[WeekForm, ...]
    """The same weeks' faults."""
    form_by_exercise: Mapping[str, Form] = field(hash=False)
    """The faults of each exercise over these weeks together."""
    records: tuple[SetRecord, ...]
    """Those set in these weeks, the newest first."""
    bests: tuple[Best, ...]
    """Of every exercise ever done, in catalogue order."""
    changed: tuple[Compared, ...]
    """The last seven days beside what came before them."""


def stats(sessions: Iterable[Session], catalogue: Catalogue, level: Level, unit: Unit, on: date, weeks: int) -> Stats:
    """Everything that these weeks come to, from sessions up to `on`.

    A session that still runs counts for the sets of its muscles, as everywhere, and for nothing else.
    """
    every = Logbook.of(sessions)
    book = every.up_to(on)
    muscles = muscle_weeks(every, catalogue, on, weeks)
    first = muscles[0].week.first if muscles else on
    done = [each for each in catalogue if each.is_lift and book.lifted(each.id)]
    walks = Walks(book)
    return Stats(
        on=on,
        unit=unit,
        muscles=muscles,
        adherence=adherence(book, level, on, weeks),
        form=form_by_week(book, on, weeks),
        form_by_exercise=form_by_exercise(each.session for each in book.since(first)),
        records=_records(walks, done, first),
        bests=tuple(Best(each, walks.bests(each, unit), book.lifted(each.id)[-1].date) for each in done),
        changed=changed_this_week(book, catalogue, on, unit, walks=walks),
    )


def _records(walks: Walks, exercises: Iterable[Exercise], first: date) -> tuple[SetRecord, ...]:
    found = [
        (each.page.started, SetRecord(exercise, each.page.id, each.page.date, each.page.facts.unit, record))
        for exercise in exercises
        for each in walks.of(exercise)
        if each.page.date >= first
        for record in each.records
    ]
    return tuple(each for _, each in sorted(found, key=lambda one: one[0], reverse=True))
