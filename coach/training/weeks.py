"""Weeks: seven days that end with a day, side by side, and the calendar's own from Monday to Sunday."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from coach.training.frozen import frozen
from coach.training.log import Session
from coach.training.logbook import Logbook
from coach.training.volume import WEEK

DAY = timedelta(days=1)


@frozen
class Week:
    """Seven days."""

    first: date
    last: date
    """Counts too."""

    def __contains__(self, day: date) -> bool:
        """Whether a day is one of the seven."""
        return self.first <= day <= self.last


def weeks_to(on: date, count: int) -> tuple[Week, ...]:
    """So many weeks one after the other, the oldest first; the last seven days end with `on`."""
    ends = (on - WEEK * back for back in reversed(range(count)))
    return tuple(Week(end - WEEK + DAY, end) for end in ends)


def monday_of(day: date) -> date:
    """The Monday that begins a day's calendar week."""
    return day - timedelta(days=day.weekday())


def trained(sessions: Iterable[Session], on: date) -> Logbook:
    """What counts as training up to and on a day: finished sessions with a work set."""
    return Logbook(each for each in Logbook.of(sessions).up_to(on).pages if each.facts.sets)


def by_week(sessions: Iterable[Session], weeks: Sequence[Week]) -> tuple[tuple[Session, ...], ...]:
    """The sessions of each of these weeks, the oldest first; those of other days are left out and stay unopened."""
    found: list[list[Session]] = [[] for _ in weeks]
    if weeks:
        for page in Logbook.of(sessions).since(weeks[0].first):
            place = (page.date - weeks[0].first) // WEEK
            if place < len(weeks):
                found[place].append(page.session)
    return tuple(tuple(each) for each in found)
