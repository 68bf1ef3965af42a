"""The clock: aware moments that never run backwards."""

import time
from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """This moment, aware."""
        ...


class SystemClock:
    """The machine's wall clock in its own zone.

    Set forward (a lid closed for a night) it is followed; set back it is not: from the latest moment seen it goes on
    at the pace of the monotonic clock, so that order stays the order of events.
    """

    def __init__(self) -> None:
        self._latest: datetime | None = None
        self._at = 0.0

    def now(self) -> datetime:
        """This moment, aware, never before one given earlier."""
        wall = datetime.now().astimezone()
        ticks = time.monotonic()
        if self._latest is not None and wall < self._latest:
            wall = (self._latest + timedelta(seconds=ticks - self._at)).astimezone(wall.tzinfo)
        self._latest, self._at = wall, ticks
        return wall
