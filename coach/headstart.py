"""A run that is opened in a thread of its own, so that what draws it can be loaded meanwhile."""

from collections.abc import Callable
from threading import Thread

from coach.desk import Desk

A_MOMENT = 0.15
"""Seconds in which most histories are read, if nothing else goes on: Python does two things at once more slowly than
one after the other."""


class HeadStart:
    """The opening of a desk: begun as early as can be, or when it is first waited for."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.told: Callable[[int, int], None] = lambda _done, _of: None
        """Told, from any thread, how far the reading of the history is."""
        self._thread: Thread | None = None
        self._fault: BaseException | None = None

    def begin(self) -> None:
        """Reads in a thread from now on, and comes back when that is done or after a moment.

        The lock is taken once there is something to be seen.
        """
        self._thread = Thread(target=self._open, name="head start", daemon=True)
        self._thread.start()
        self._thread.join(A_MOMENT)

    @property
    def is_over(self) -> bool:
        """Whether everything has been read."""
        return self.desk.is_open and self._thread is not None and not self._thread.is_alive()

    def wait(self) -> None:
        """Comes back once everything has been read; raises what the reading raised. Never on the screen's thread."""
        if self._thread is None:
            self._open()
        else:
            self._thread.join()
        if self._fault is not None:
            raise self._fault

    def _tell(self, done: int, of: int) -> None:
        self.told(done, of)

    def _open(self) -> None:
        try:
            self.desk.open(self._tell, binds=self._thread is None)
        except BaseException as fault:  # noqa: BLE001 - it is raised again where somebody waits
            self._fault = fault
