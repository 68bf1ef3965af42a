"""Kept to the plan: the work sets done of those planned, the sessions of each week, and the run of weeks trained."""

from collections.abc import Iterable
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Entry, Session
from coach.training.routine import Level
from coach.training.volume import WEEK
from coach.training.weeks import Week, by_week, monday_of, trained, weeks_to

FORGIVEN = 1
"""Weeks in a row without training that do not end a run [H]."""


def advised(level: Level) -> int:
    """Sessions a week: a beginner trains back and biceps once, everyone else up to twice."""
    return 1 if level is Level.BEGINNER else 2


@frozen
class Kept:
    """Work sets of some sessions that had a plan."""

    planned: int = 0
    done: int = 0
    """Of those planned: a set more of one exercise does not stand for another that was left out."""
    extra: int = 0
    """Done beyond the plan."""

    @property
    def share(self) -> Fraction | None:
        """Of the planned sets those done, from 0 to 1; None where nothing was planned."""
        return Fraction(self.done, self.planned) if self.planned else None

    def __add__(self, other: "Kept") -> "Kept":
        """Of both together."""
        return Kept(self.planned + other.planned, self.done + other.done, self.extra + other.extra)


@frozen
class WeekKept:
    """One week against plan and advice."""

    week: Week
    sessions: int
    """Finished ones with a work set."""
    kept: Kept


@frozen
class Streak:
    """A run of calendar weeks, Monday to Sunday, with training in them."""

    weeks: int
    """Weeks with training; one missed in between is forgiven and not counted."""
    last: date | None
    """The Monday of the newest of them; None where there was none."""
    missed: int
    """Whole weeks without training since then; after one the run can still go on, after two it is over."""


@frozen
class Adherence:
    """How training went against plan and advice."""

    weeks: tuple[WeekKept, ...]
    """The oldest first; the last seven days end with the day asked for."""
    advised: int
    """Sessions a week."""
    streak: Streak
    days_since: int | None
    """Since the last training, 0 on the same day; None where there was none."""

    @property
    def kept(self) -> Kept:
        """Of all these weeks."""
        return sum((each.kept for each in self.weeks), start=Kept())

    @property
    def sessions(self) -> int:
        """In all these weeks."""
        return sum(each.sessions for each in self.weeks)

    @property
    def frequency(self) -> Fraction | None:
        """Sessions a week over all these weeks; None without any week."""
        return Fraction(self.sessions, len(self.weeks)) if self.weeks else None


def adherence(sessions: Iterable[Session], level: Level, on: date, weeks: int) -> Adherence:
    """The weeks up to `on` against plan and advice; sessions of later days do not exist."""
    book = trained(sessions, on)
    span = weeks_to(on, weeks)
    newest = max((each.date for each in book.pages), default=None)
    return Adherence(
        weeks=tuple(
            WeekKept(week, len(found), sum((kept_of(each) for each in found), start=Kept()))
            for week, found in zip(span, by_week(book, span), strict=True)
        ),
        advised=advised(level),
        streak=streak((each.date for each in book.pages), on),
        days_since=None if newest is None else (on - newest).days,
    )


def kept_of(session: Session) -> Kept:
    """The planned work sets of a session and those done; exercises without a plan are left out.

    Of an exercise that was swapped part of the way only what was done had been planned: its stand-in has the rest.
    """
    total = Kept()
    for place, entry in enumerate(session.entries):
        if entry.block not in LIFTED_BLOCKS or entry.target is None:
            continue
        done = sum(1 for each in entry.work_sets if each.done)
        planned = done if _was_swapped(entry, session.entries[place + 1 :]) else entry.target.sets
        total += Kept(planned, min(done, planned), max(0, done - planned))
    return total


def streak(days: Iterable[date], on: date) -> Streak:
    """The run of calendar weeks with one of these days that reaches to `on`.

    One missed week between two trained ones does not end it, two in a row do; the week that `on` is in never does. [H]
    """
    mondays = sorted({monday_of(each) for each in days if each <= on}, reverse=True)
    if not mondays:
        return Streak(0, None, 0)
    missed = max(0, _between(monday_of(on), mondays[0]))
    if missed > FORGIVEN:
        return Streak(0, mondays[0], missed)
    run = 1
    for later, earlier in pairwise(mondays):
        if _between(later, earlier) > FORGIVEN:
            break
        run += 1
    return Streak(run, mondays[0], missed)


def _between(later: date, earlier: date) -> int:
    """Whole weeks between two Mondays' weeks."""
    return (later - earlier) // WEEK - 1


def _was_swapped(entry: Entry, later: Iterable[Entry]) -> bool:
    origin = entry.swapped_from or entry.id
    return any(each.block is entry.block and each.swapped_from == origin for each in later)


def days_left_to_save(found: Streak, on: date) -> int | None:
    """Days, today included, in which training keeps a run that has a missed week behind it; None without that need."""
    if not found.weeks or not found.missed:
        return None
    return (monday_of(on) + WEEK - on) // timedelta(days=1)
