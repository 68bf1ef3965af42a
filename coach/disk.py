"""What stands between a run and the disk: the lock, what has to be put right first, and what can wait."""

from datetime import datetime

from coach.gym import Gym, bring_back_sessions, open_gym
from coach.storage.lock import DataLock
from coach.storage.mishap import keep_mishap
from coach.storage.paths import Paths
from coach.transfer import daily_backup, finish_restore


class Disk:
    """The folders of one lifter, opened by one run."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._lock = DataLock(paths)

    def take(self, now: datetime) -> str:
        """Takes the lock; who has it, in words, or nothing when it is ours."""
        holder = self._lock.take(now)
        return "" if holder is None else str(holder)

    def prepare(self, now: datetime) -> tuple[str, ...]:
        """A restore that was interrupted and sessions that waited elsewhere are put right; a line for each."""
        restored = finish_restore(self._paths)
        return (*((restored,) if restored else ()), *bring_back_sessions(self._paths, now))

    def open(self) -> Gym:
        """Reads everything."""
        return open_gym(self._paths)

    def tidy(self, now: datetime) -> tuple[str, ...]:
        """The first backup of the day; what the lifter should know of it."""
        told = daily_backup(self._paths, now)
        return (told,) if told else ()

    def keep_mishap(self, told: str, now: datetime) -> str:
        """Keeps a fault of the program in the log; where."""
        return keep_mishap(self._paths, told, now)

    def close(self) -> None:
        """Frees the lock."""
        self._lock.free()
