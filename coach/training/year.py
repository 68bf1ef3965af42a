"""A year of training days: how much was done on each, in five shades."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from coach.training.adherence import Streak, advised, streak
from coach.training.exercise import Catalogue
from coach.training.frozen import frozen
from coach.training.load import Unit, converted
from coach.training.log import Session
from coach.training.routine import Level
from coach.training.volume import WEEK, clean_volume
from coach.training.weeks import DAY, monday_of, trained

SHADES = 5
"""Fifths of the year's training days by their clean volume; a rest day has none of them [H]."""
WEEKS_OF_A_YEAR = 53
"""Calendar weeks that together hold every day of a year."""


@frozen
class YearDay:
    """One day."""

    date: date
    sessions: tuple[str, ...]
    """The ids of what was trained, the earliest first; empty on a day of rest."""
    volume: Fraction
    """Clean reps times effective load, in the year's unit; 0 where nothing that was done has a formula."""
    shade: int
    """0 for a day of rest, else 1 for the fifth of the training days with the least volume, up to 5."""


@frozen
class YearWeek:
    """One calendar week, Monday to Sunday; the last one ends with the day asked for."""

    days: tuple[YearDay, ...]

    @property
    def sessions(self) -> int:
        """How often was trained."""
        return sum(len(each.sessions) for each in self.days)


@frozen
class Year:
    """Fifty-three calendar weeks up to a day."""

    unit: Unit
    """Of every volume."""
    weeks: tuple[YearWeek, ...]
    """The oldest first."""
    advised: int
    """Sessions a week."""
    streak: Streak
    """Over the whole past, not this year alone."""

    @property
    def days(self) -> tuple[YearDay, ...]:
        """Every day, the oldest first."""
        return tuple(day for week in self.weeks for day in week.days)

    @property
    def sessions(self) -> int:
        """How often was trained."""
        return sum(each.sessions for each in self.weeks)

    @property
    def weeks_as_advised(self) -> int:
        """Weeks with at least as many sessions as advised."""
        return sum(each.sessions >= self.advised for each in self.weeks)


def year(sessions: Iterable[Session], catalogue: Catalogue, level: Level, unit: Unit, on: date) -> Year:
    """The year up to `on`; sessions of later days do not exist, those that still run are left out."""
    book = trained(sessions, on)
    first = monday_of(on) - WEEK * (WEEKS_OF_A_YEAR - 1)
    found: dict[date, list[Session]] = {}
    for each in book.since(first):
        found.setdefault(each.date, []).append(each.session)
    volumes = {
        day: sum((converted(clean_volume(each, catalogue), each.unit, unit) for each in done), start=Fraction(0))
        for day, done in found.items()
    }
    shades = _shades(volumes)
    weeks = [
        YearWeek(
            tuple(
                YearDay(
                    day,
                    tuple(each.id for each in found.get(day, ())),
                    volumes.get(day, Fraction(0)),
                    shades.get(day, 0),
                )
                for day in (monday + DAY * number for number in range(7))
                if day <= on
            )
        )
        for monday in (first + WEEK * number for number in range(WEEKS_OF_A_YEAR))
    ]
    return Year(unit, tuple(weeks), advised(level), streak((each.date for each in book.pages), on))


def _shades(volumes: dict[date, Fraction]) -> dict[date, int]:
    """The fifth that each day belongs to: days of the same volume share one, the middle one where all are the same."""
    ranked = sorted(volumes.values())
    places: dict[Fraction, tuple[int, int]] = {}
    for place, volume in enumerate(ranked):
        less, same = places.get(volume, (place, 0))
        places[volume] = (less, same + 1)
    shades: dict[date, int] = {}
    for day, volume in volumes.items():
        less, same = places[volume]
        shades[day] = 1 + SHADES * (2 * less + same) // (2 * len(ranked))
    return shades
