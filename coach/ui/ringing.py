"""Which moments have passed between two looks at the clock: each is rung once, after a stall only the last."""

from datetime import datetime, timedelta
from enum import StrEnum

from coach.training.frozen import frozen
from coach.training.rest import Rest, crossed
from coach.training.where import Phase, Where
from coach.training.workout import Workout


class Moment(StrEnum):
    """What is rung."""

    REST = "rest"
    """A rest is over, or will be in so many seconds."""
    HOLD_BEGINS = "hold-begins"
    HOLD_ENDS = "hold-ends"
    PACE_NEAR = "pace-near"
    """A second of the wait before a rep that is led."""
    PACE_UP = "pace-up"
    PACE_DOWN = "pace-down"
    PACE_AIM = "pace-aim"
    """The aim of a set that is led is reached, or a side of it."""


@frozen
class Ring:
    """A moment that has come."""

    of: Moment
    lead: int = 0
    """Seconds before the end of a rest; 0 is the end."""


class Ringing:
    """Remembers the last look at a session."""

    def __init__(self, leads: tuple[int, ...]) -> None:
        self._leads = leads
        self._before: tuple[datetime, Where] | None = None
        self._rung: tuple[Rest, int] | None = None

    def look(self, workout: Workout, seen: Where, now: datetime) -> Ring | None:
        """What came since the last look; nothing at the first one."""
        before, self._before = self._before, (now, seen)
        if before is None:
            return None
        return _of_hold(*before, seen, now) or self._of_rest(workout, seen, before[0], now)

    def _of_rest(self, workout: Workout, seen: Where, before: datetime, now: datetime) -> Ring | None:
        rest = seen.rest
        if rest is None or workout.went_early:
            return None
        lead = crossed(rest, before, now, self._leads)
        if lead is None or (lead and seen.phase is not Phase.REST):
            return None
        if self._rung is not None and self._rung[0] == rest and self._rung[1] <= lead:
            return None
        self._rung = (rest, lead)
        return Ring(Moment.REST, lead)


def _of_hold(before: datetime, was: Where, seen: Where, now: datetime) -> Ring | None:
    """A hold that began or ended by itself; what the lifter began or ended needs no bell."""
    is_turned = (was.phase, was.step, was.side) != (seen.phase, seen.step, seen.side)
    is_by_itself = now >= before + timedelta(seconds=was.seconds - 1)
    if was.phase is Phase.HOLDING and is_turned and is_by_itself:
        return Ring(Moment.HOLD_ENDS)
    if was.phase is Phase.GET_SET and seen.phase is Phase.HOLDING and is_by_itself:
        return Ring(Moment.HOLD_BEGINS)
    return None
