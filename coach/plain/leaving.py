"""Leaving a session: without a question only where all of it is on disk."""

from coach.live import Live
from coach.plain.console import Console


class Leaving:
    """Asks a lifter who leaves while changes are not on disk yet."""

    def __init__(self, live: Live, console: Console) -> None:
        self._live = live
        self._console = console
        self.is_asked = False
        """Whether what is typed next is the answer."""

    def may_leave(self) -> bool:
        """Whether everything is on disk; else that is said, and asked about."""
        if self._live.settle():
            return True
        self.is_asked = True
        self._console.say(self._live.saving.failure or "The last change is not on disk yet.")
        self._console.say("Enter: stay, and try again. y: leave without the last changes.")
        return False

    def is_meant(self, typed: str) -> bool:
        """The answer: whether the lifter leaves all the same; else it is tried again."""
        self.is_asked = False
        if typed.casefold() in {"y", "yes"}:
            return True
        self._live.retry()
        return False
