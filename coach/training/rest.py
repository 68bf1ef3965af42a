"""Rests: how long one is and why, when it ends, and which of its moments are heard.

The rest after a set: what rest buys is reps (Longo 2022), so it is sized by the reps that were lost
(Sports Health 2025, 10.1177/19417381251398823), within a band that fits the goal (Grgic 2018; Singer 2024).
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from coach.training.frozen import frozen
from coach.training.log import LoggedSet
from coach.training.moment import aware
from coach.training.wording import clock, count
from coach.training.wording import number as as_written

SECONDS_FOR_LOST_REPS = 30
"""More rest for every whole pair of clean reps lost."""
LOST_REPS = 2
"""How many lost clean reps earn it."""
SECONDS_WHEN_EASY = 15
"""Less rest after a set that was easy."""
EASY_LEFT = 3
"""Reps in reserve from which a set that reached its aim was easy."""
OWN_STEP = 15
"""Seconds of one press of the lifter's own plus or minus."""

_SECOND = timedelta(seconds=1)
_LATEST_LEAD = timedelta(seconds=1)


@frozen
class RestGrant:
    """The rest after a set, with its arithmetic."""

    seconds: int
    """What is granted, before the lifter's own plus or minus."""
    base: int
    """The goal's seconds, or the lifter's own from the configuration."""
    reasons: tuple[str, ...] = ()
    """Why it differs from `base`, each in words; empty where it does not."""


def rest_after(
    *,
    rest: int,
    band: tuple[int, int],
    lo: int,
    aim: int | None,
    clean: int,
    left: Decimal | None,
    previous: int | None,
    number: int | None = None,
) -> RestGrant:
    """The rest after a work set counted in reps.

    `rest` and `band` are in seconds, moved already where the lifter has seconds of their own (`own_band`).
    `previous` is the clean reps of the set before at this load, `number` this set's, for the words only.
    """
    shortest, longest = band
    wanted = rest
    reasons: list[str] = []
    if clean < lo:
        wanted = longest
        reasons.append(f"the top of the band: fewer than {count(lo, 'clean rep')}")
    elif previous is not None and previous - clean >= LOST_REPS:
        added = SECONDS_FOR_LOST_REPS * ((previous - clean) // LOST_REPS)
        wanted += added
        who = "the set" if number is None else f"set {number}"
        reasons.append(f"+{clock(added)}: {who} lost {count(previous - clean, 'clean rep')}")
    if aim is not None and clean >= aim and left is not None and left >= EASY_LEFT:
        wanted -= SECONDS_WHEN_EASY
        reasons.append(f"-{clock(SECONDS_WHEN_EASY)}: {as_written(left)} left at the aim")
    granted = max(0, shortest, min(longest, wanted))
    if granted < wanted:
        reasons.append(f"the band ends at {clock(granted)}")
    elif granted > wanted:
        reasons.append(f"the band starts at {clock(granted)}")
    return RestGrant(granted, rest, tuple(reasons) if granted != rest else ())


def own_band(rest: int, band: tuple[int, int], configured: int | None) -> tuple[int, tuple[int, int]]:
    """Rest and band in seconds with the lifter's own rest in place: the band moves by the same difference."""
    if configured is None:
        return rest, band
    moved = configured - rest
    return configured, (max(0, band[0] + moved), max(0, band[1] + moved))


def adjusted(seconds: int, by: int) -> int:
    """A rest after the lifter's own plus or minus: outside the band if they like, never below 0."""
    return max(0, seconds + by)


def previous_at(load: Decimal | None, earlier: Iterable[LoggedSet]) -> LoggedSet | None:
    """The latest of the `earlier` sets that is a work set at this load: what lost reps are counted against."""
    return next((each for each in reversed(tuple(earlier)) if each.is_work and each.load == load), None)


@frozen
class Rest:
    """A rest that runs: a start and a length, never a counter.

    Times are aware, a naive one is a ValueError. A clock that was set back to before the start counts as the start.
    """

    at: datetime
    seconds: int

    def __post_init__(self) -> None:
        aware(self.at)

    @property
    def ends(self) -> datetime:
        """When it is over, in the zone of its start."""
        return self._end.astimezone(self.at.tzinfo)

    def left(self, now: datetime) -> int:
        """Seconds still to rest, a begun second whole; below 0 by the whole seconds of overtime."""
        return -((self._moment(now) - self._end) // _SECOND)

    def is_over(self, now: datetime) -> bool:
        """Whether the end has been reached."""
        return self._moment(now) >= self._end

    @property
    def _end(self) -> datetime:
        return self.at.astimezone(UTC) + timedelta(seconds=self.seconds)

    def _moment(self, now: datetime) -> datetime:
        aware(now)
        return max(now.astimezone(UTC), self.at.astimezone(UTC))


def crossed(rest: Rest, before: datetime, now: datetime, leads: Iterable[int]) -> int | None:
    """The moment to ring, in seconds before the end (0 is the end itself), or None.

    A moment is rung when it lies between two looks at the clock: after `before`, not after `now`. Of several, only the
    last: a stall rings once. A lead that is more than a second late would tell a wrong number and stays silent; the
    end is rung however late. The end needs no lead of its own. `before` is the latest look so far, so that a
    clock set back rings nothing twice.
    """
    aware(before)
    aware(now)
    last_look, look, end = (each.astimezone(UTC) for each in (before, now, rest.ends))
    for lead in sorted({0, *leads}):
        moment = end - timedelta(seconds=lead)
        if last_look < moment <= look:
            return lead if lead == 0 or look - moment <= _LATEST_LEAD else None
    return None
