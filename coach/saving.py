"""The saving of a running session: off the thread that changes it, in order, told when it fails, and tried again."""

import errno
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from coach.clock import Clock
from coach.training.frozen import frozen
from coach.training.log import Session
from coach.training.wording import count

LEAVING = 2.0
"""Seconds that leaving waits for the last save."""
TRY_AGAIN = timedelta(seconds=5)
"""How long after a save that failed the next one is tried."""


class Store(Protocol):
    """Where sessions are kept."""

    def save(self, session: Session, now: datetime) -> str:
        """Keeps it for good; a notice for the lifter, or nothing. Raises OSError when it could not."""
        ...

    def rescue(self, session: Session) -> str:
        """Keeps it in a second place while the first cannot be written; where. Raises OSError when that fails too."""
        ...

    def trash(self, session: Session) -> object:
        """Takes it out of the history, where it can be found again. Raises OSError when it could not."""
        ...


@frozen
class Saving:
    """How the saving stands."""

    durable: Session | None = None
    """What is on disk for certain."""
    notice: str = ""
    """What the lifter should know of the last save, in one line."""
    failure: str = ""
    """What is wrong, in words, while changes are not on disk; empty otherwise."""


class Saver:
    """Keeps every value of a session, the newest last."""

    def __init__(self, store: Store, clock: Clock, published: Callable[[], None], durable: Session | None) -> None:
        """`published` is called, from the thread that writes, whenever `saving` has changed; `durable` is on disk."""
        self.saving = Saving(durable)
        """How it stands."""
        self._store = store
        self._clock = clock
        self._published = published
        self._newest = durable
        self._tried: datetime | None = None
        self._changed = threading.Condition()
        self._waiting: Session | None = None
        self._is_busy = False
        self._is_closing = False
        self._writer: threading.Thread | None = None

    @property
    def is_all_durable(self) -> bool:
        """Whether the newest value is on disk; true where there was never any."""
        return self.saving.durable == self._newest

    def put(self, session: Session) -> None:
        """Has it written."""
        with self._changed:
            self._newest = self._waiting = session
            if self._writer is None:
                self._writer = threading.Thread(target=self._write, name="writer", daemon=True)
                self._writer.start()
            self._changed.notify_all()

    def retry(self) -> None:
        """Writes again what could not be written."""
        if self.saving.failure and self._newest is not None:
            self._tried = None
            self.put(self._newest)

    def retry_in_time(self, now: datetime) -> None:
        """The same, once the last try is a while ago."""
        if self._tried is not None and now - self._tried >= TRY_AGAIN:
            self.retry()

    def settle(self, seconds: float = LEAVING) -> bool:
        """Waits until every value has been written or refused; whether the newest is on disk."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting is None and not self._is_busy, timeout=seconds)
        return self.is_all_durable

    def close(self) -> bool:
        """The same, and nothing is written after it."""
        saved = self.settle()
        with self._changed:
            self._is_closing = True
            self._changed.notify_all()
        if self._writer is not None:
            self._writer.join(LEAVING)
        return saved

    def discard(self) -> bool:
        """Has the newest value, which holds no set any more, go to the trash; whether it has, or there was none."""
        if self._newest is None:
            return True
        try:
            self._store.trash(self._newest)
        except OSError as error:
            self._failed(error, self._newest)
            return False
        return True

    def _write(self) -> None:
        while True:
            with self._changed:
                while self._waiting is None and not self._is_closing:
                    self._changed.wait()
                if self._waiting is None:
                    return
                session, self._waiting = self._waiting, None
                self._is_busy = True
            try:
                notice = self._store.save(session, self._clock.now())
                self.saving = Saving(session, notice or self.saving.notice)
            except Exception as error:  # noqa: BLE001 - whatever it is, it is told, and tried again
                self._failed(error, session)
            finally:
                with self._changed:
                    self._is_busy = False
                    self._changed.notify_all()
            self._published()

    def _failed(self, error: Exception, session: Session) -> None:
        self._tried = self._clock.now()
        try:
            place = self._store.rescue(session)
        except Exception:  # noqa: BLE001 - the first fault is the one to tell
            place = ""
        sets = _unsaved(session, self.saving.durable)
        self.saving = replace(self.saving, failure=_in_words(error, sets, place))


def _unsaved(session: Session, durable: Session | None) -> int:
    """How many sets are not on disk."""
    kept = {(entry.block, entry.id, each.at) for entry in durable.entries for each in entry.sets} if durable else set()
    return sum((entry.block, entry.id, each.at) not in kept for entry in session.entries for each in entry.sets)


_CAUSES = {
    errno.ENOSPC: ("The disk is full", "Free some space"),
    errno.EDQUOT: ("The disk is full", "Free some space"),
    errno.EROFS: ("The disk is read-only", "Make it writable"),
    errno.EACCES: ("The folder may not be written", "Give yourself permission"),
    errno.EPERM: ("The folder may not be written", "Give yourself permission"),
    errno.EIO: ("The disk reports an error", "Look after the disk"),
}


def _in_words(error: Exception, sets: int, place: str) -> str:
    """What is wrong, what is not safe yet, and what to do."""
    number = error.errno if isinstance(error, OSError) else None
    told = (error.strerror if isinstance(error, OSError) else "") or str(error) or type(error).__name__
    cause, way_out = _CAUSES.get(number or 0, (told, "Look after it"))
    unsaved = f"{count(sets, 'set')} not saved yet" if sets else "the last change is not saved yet"
    copy = f" A copy waits in {place}." if place else ""
    return f"{cause}: {unsaved}. {way_out}; it is tried again every few seconds.{copy}"
