"""The pages of the past, opened for the first time in a run: from the key to the first paint, and to the last.

What follows once a page is seen, as what went up in each session, belongs to the last paint.
"""

from collections.abc import Iterator
from statistics import median

from tests.bench.bare import HELLO, PAGE
from tests.bench.bench import Bench
from tests.bench.claim import Claim
from tests.bench.histories import Home
from tests.bench.programs import bare, coach
from tests.bench.starting import is_today
from tests.bench.terminal import Terminal, running

PAGES = (("h", "HISTORY"), ("2", "PROGRESS"), ("3", "MUSCLES"))
"""The key that opens each, and its name while it is open."""
MOST, WHOLE = 2.0, 0.3


def opening(bench: Bench) -> Iterator[Claim]:
    """A page after the other, in a new process each time."""
    home = bench.trained
    first: dict[str, list[float]] = {name: [] for _, name in PAGES}
    whole: dict[str, list[float]] = {name: [] for _, name in PAGES}
    pushed: list[float] = []
    for _ in range(bench.scale.visits):
        pushed.append(_pushed(home))
        with running(coach(), home) as terminal:
            terminal.wait_for(is_today)
            terminal.settle(bench.scale.pause)
            for key, name in PAGES:
                painted, last = _opened(terminal, key, name, bench.scale.pause)
                first[name].append(painted)
                whole[name].append(last)
    for _, name in PAGES:
        what = f"{name.capitalize()} opened, {bench.scale.sessions} sessions"
        yield Claim(f"{what}: first paint", "a screen pushed", tuple(first[name]), tuple(pushed), MOST)
        yield Claim(f"{what}: complete", "", tuple(whole[name]), (), WHOLE)


def _opened(terminal: Terminal, key: str, name: str, pause: float) -> tuple[float, float]:
    at = terminal.press(key)
    painted = terminal.wait_for(lambda text: name in text)
    return painted - at, max(painted, terminal.settle(pause)) - at


def _pushed(home: Home) -> float:
    """A screen pushed and closed again, as often as there are pages."""
    with running(bare("pushing"), home) as terminal:
        terminal.wait_for(lambda text: HELLO in text)
        terminal.settle()
        found = []
        for _ in PAGES:
            at = terminal.press("h")
            found.append(terminal.wait_for(lambda text: PAGE in text) - at)
            terminal.settle()
            terminal.press("\x1b")
            terminal.wait_for(lambda text: HELLO in text)
            terminal.settle()
        return median(found)
