"""The clock: aware moments that never run backwards."""

import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """What tells the time."""

    def now(self) -> datetime:
        """This moment, aware."""
        ...


def _wall() -> datetime:
    return datetime.now().astimezone()


class SystemClock:
    """The machine's wall clock in its own zone.

    Set forward (a lid closed for a night) it is followed; set back it is not: from the latest moment seen it goes on
    at the pace of the monotonic clock, so that order stays the order of events.
    """

    def __init__(self, wall: Callable[[], datetime] = _wall, ticks: Callable[[], float] = time.monotonic) -> None:
        """`wall` is the machine's aware time, `ticks` seconds that only grow."""
        self._wall = wall
        self._ticks = ticks
        self._latest: datetime | None = None
        self._at = 0.0
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """This moment, aware, never before one given earlier, whichever thread asks."""
        with self._lock:
            wall, ticks = self._wall(), self._ticks()
            if self._latest is not None and wall < self._latest:
                wall = (self._latest + timedelta(seconds=ticks - self._at)).astimezone(wall.tzinfo)
            self._latest, self._at = wall, ticks
            return wall
