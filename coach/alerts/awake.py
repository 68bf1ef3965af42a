"""The screen of the machine, kept from going dark while a session runs."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from coach.alerts.wakefulness import Wakefulness

Keep = Callable[[], AbstractContextManager[bool]]
"""Keeps the screen on as long as it is entered; gives whether it does."""


class Awake:
    """Keeps the screen on, from a thread of its own: asking may take a while, and ends where it began."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._state = Wakefulness.OFF
        self._release: threading.Event | None = None
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> Wakefulness:
        """Whether the screen stays on."""
        return self._state

    def hold(self) -> None:
        """Asks that the screen stay on; asking again changes nothing."""
        if self._release is None:
            self._release = threading.Event()
            arguments = (self._release, self._thread)
            self._thread = threading.Thread(target=self._work, args=arguments, name="coach-awake", daemon=True)
            self._thread.start()

    def release(self, patience: float = 0.0) -> None:
        """Lets it go dark again; waits at most `patience` seconds until that is so."""
        if self._release is not None:
            self._release.set()
            self._release = None
        if self._thread is not None and patience > 0:
            self._thread.join(patience)

    def _work(self, release: threading.Event, before: threading.Thread | None) -> None:
        if before is not None:
            before.join()
        try:
            with self._keep() as is_on:
                self._state = Wakefulness.ON if is_on else Wakefulness.REFUSED
                release.wait()
        except Exception:  # noqa: BLE001 - whatever a desktop answers, a session goes on without it
            self._state = Wakefulness.REFUSED
            release.wait()
        self._state = Wakefulness.OFF


@contextmanager
def keep_presenting() -> Iterator[bool]:
    """Keeps this machine's screen on, by whatever its desktop offers."""
    logger = logging.getLogger("wakepy")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    from wakepy import keep  # noqa: PLC0415 - costly, and needed by a session only

    with keep.presenting(on_fail="pass") as mode:
        yield bool(mode.active)
