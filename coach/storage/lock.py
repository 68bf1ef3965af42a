"""One window logs at a time: a lock beside the data, never in it, so that no sync tool carries it along."""

import contextlib
import json
import os
import socket
from datetime import datetime
from pathlib import Path
from typing import Protocol

from coach.storage.files import make_folders
from coach.storage.paths import Paths
from coach.training.frozen import frozen
from coach.training.text import clean

LONGEST_NAME = 60


@frozen
class Holder:
    """Who has the lock."""

    process: int
    machine: str
    since: str
    """When it was taken, as a person reads it; empty where that is not known."""

    def __str__(self) -> str:
        """In words, for a sentence."""
        where = f" on {self.machine}" if self.machine else ""
        since = f", since {self.since}" if self.since else ""
        return f"process {self.process}{where}{since}" if self.process else "another window"


class _Lock(Protocol):
    def acquire(self, timeout: float | None = None) -> object: ...
    def release(self) -> None: ...


class DataLock:
    """The lock of one data folder. It is the system's own: when its holder dies, it is free."""

    def __init__(self, paths: Paths) -> None:
        self._path = lock_file(paths)
        self._lock: _Lock | None = None

    def take(self, now: datetime) -> Holder | None:
        """Takes it without waiting; who has it when it cannot be had, None when it is ours.

        Where no lock can be made at all, on a file system without locks, it counts as ours.
        """
        if self._lock is not None:
            return None
        from filelock import FileLock, Timeout  # noqa: PLC0415 - only a window that logs needs it

        try:
            make_folders(self._path.parent)
            lock = FileLock(str(self._path), mode=0o600, thread_local=False)
            lock.acquire(timeout=0)
        except Timeout:
            return self._holder()
        except (OSError, NotImplementedError):
            return None
        self._lock = lock
        self._tell(now)
        return None

    def free(self) -> None:
        """Lets go of it; nothing happens when it is not ours."""
        if self._lock is not None:
            with contextlib.suppress(OSError):
                self._who.unlink(missing_ok=True)
            self._lock.release()
            self._lock = None

    @property
    def _who(self) -> Path:
        return self._path.with_suffix(".who")

    def _tell(self, now: datetime) -> None:
        told = {"process": os.getpid(), "machine": socket.gethostname(), "since": f"{now:%H:%M}"}
        with contextlib.suppress(OSError):
            self._who.write_text(json.dumps(told), encoding="utf-8")

    def _holder(self) -> Holder:
        try:
            told = json.loads(self._who.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            told = {}
        if not isinstance(told, dict):
            told = {}
        process = told.get("process")
        return Holder(
            process if isinstance(process, int) else 0,
            clean(str(told.get("machine", "")), LONGEST_NAME),
            clean(str(told.get("since", "")), LONGEST_NAME),
        )


def lock_file(paths: Paths) -> Path:
    """Where the lock of a data folder lies: in the state folder, by the folder's real path."""
    return paths.state / "locks" / f"{paths.key}.lock"
