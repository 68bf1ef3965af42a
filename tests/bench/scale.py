"""How much is measured: all of it, or just enough to see that the bench still works."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """Sizes of what is measured."""

    sessions: int = 2000
    """Of the long history."""
    sizes: tuple[int, ...] = (20, 200, 2000)
    """Of the histories that growth is seen on, the shortest first."""
    runs: int = 25
    """Of everything that takes less than a second."""
    presses: int = 300
    """Of Enter."""
    rest: float = 60.0
    """Seconds of rest that are watched."""
    rows: int = 25_000
    """Of the export that is brought in."""
    at_rest: float = 3.5
    """Seconds after which a new session file is taken to stay as it is."""
    pause: float = 1.0
    """Seconds without a change after which nothing goes on behind a screen any more."""
    warm_ups: int = 1
    """Runs that nobody times, before the others."""

    @property
    def few(self) -> int:
        """Runs of what takes seconds."""
        return max(1, self.runs // 5)

    @property
    def visits(self) -> int:
        """Of the pages of the past, each time in a new process."""
        return max(1, self.runs // 3)


TINY = Scale(sessions=20, sizes=(10, 20), runs=1, presses=1, rest=0.2, rows=200, at_rest=0.0, pause=0.1, warm_ups=0)
"""Nothing can be concluded from it."""
