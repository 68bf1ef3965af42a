"""What every row of the bench is given: how much to measure, on whose history, and where to keep a little."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.histories import Histories, Home
from tests.bench.programs import inside
from tests.bench.scale import Scale


@dataclass(frozen=True, slots=True)
class Bench:
    """One run of the bench."""

    scale: Scale
    histories: Histories

    def home(self, sessions: int) -> Home:
        """Someone who has trained so often and has opened the coach today."""
        home = self.histories.home(sessions)
        if self.scale.warm_ups:
            inside(home, "settle")
        return home

    @property
    def trained(self) -> Home:
        """Someone with the long history."""
        return self.home(self.scale.sessions)

    @property
    def fresh(self) -> Home:
        """Someone who has chosen everything and done nothing."""
        return self.home(0)


@contextmanager
def at_work(home: Home) -> Iterator[Home]:
    """The same, in a session in which the first work set is due; it is gone afterwards."""
    inside(home, "begin")
    try:
        yield home
    finally:
        inside(home, "forget")


@contextmanager
def report() -> Iterator[Path]:
    """A file for what a program has to say of itself."""
    with tempfile.TemporaryDirectory(prefix="coach-bench-") as folder:
        yield Path(folder) / "report"


def in_turn(scale: Scale, *works: Callable[[], float]) -> tuple[tuple[float, ...], ...]:
    """Each once to warm up, then all of them in turn, so often; the other way round every other time.

    A machine that is slow for a while is slow for all of them.
    """
    for _ in range(scale.warm_ups):
        for each in works:
            each()
    found: list[list[float]] = [[] for _ in works]
    order: Sequence[int] = range(len(works))
    for _ in range(scale.runs):
        for number in order:
            found[number].append(works[number]())
        order = order[::-1]
    return tuple(tuple(each) for each in found)
