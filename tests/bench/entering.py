"""Enter on a work set: from the key to the rest on the screen, and to the tick that says it is on disk."""

import json
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from tests.bench.bare import REST, WORK
from tests.bench.bench import Bench, at_work, report
from tests.bench.claim import PERCENT, Claim
from tests.bench.programs import bare, led
from tests.bench.terminal import Terminal, running

MOST = 1.5
LONGEST_FRAME = 0.05
DONE, TICK = "JUST DONE", "✓"
RARELY = 99
"""Percent of the presses that must be as quick."""
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Presses:
    """What came of many presses, in seconds each."""

    painted: tuple[float, ...]
    """The rest is on the screen."""
    saved: tuple[float, ...]
    """And the tick is beside the set: it is on disk."""
    blocked: float
    """How long the screen's thread did not answer, at the worst."""


def entering(bench: Bench) -> Iterator[Claim]:
    """The key that is pressed most."""
    with (
        at_work(bench.trained) as home,
        report() as of_ours,
        report() as of_theirs,
        running(led(home, of_ours), home) as coach,
        running(bare("switching", of_theirs), home) as other,
    ):
        coach.wait_for(is_work)
        other.wait_for(lambda text: WORK in text)
        ours, theirs = _in_turn(coach, other, bench.scale.presses, of_ours, of_theirs)
    against = "a screen switched"
    what = "Enter on a set, to the rest"
    yield Claim(f"{what} painted", against, ours.painted, theirs.painted, MOST)
    yield Claim(f"{what} painted, {RARELY} %", against, ours.painted, theirs.painted, MOST, RARELY)
    yield Claim(f"{what} painted and the set saved", against, ours.saved, theirs.painted, MOST)
    yield Claim(f"{what} painted and the set saved, {RARELY} %", against, ours.saved, theirs.painted, MOST, RARELY)
    yield Claim("longest frame of these", "", (ours.blocked,), (), LONGEST_FRAME, PERCENT)
    yield Claim("longest frame of the bare app", "", (theirs.blocked,), (), LONGEST_FRAME, PERCENT)


def _in_turn(coach: Terminal, other: Terminal, presses: int, of_ours: Path, of_theirs: Path) -> tuple[Presses, Presses]:
    """A press here, a press there."""
    ours: list[tuple[float, float]] = []
    theirs: list[float] = []
    for number in range(presses + 1):
        mine, bare_one = press(coach), _switch(other)
        if number == 0:
            blocked(coach, of_ours)
            blocked(other, of_theirs)
            continue
        ours.append(mine)
        theirs.append(bare_one)
    painted, saved = zip(*ours, strict=True)
    return (
        Presses(painted, saved, blocked(coach, of_ours)),
        Presses(tuple(theirs), tuple(theirs), blocked(other, of_theirs)),
    )


def press(terminal: Terminal) -> tuple[float, float]:
    """Seconds until the rest is painted, and until its set is ticked too; then it is taken back."""
    terminal.signal(signal.SIGUSR1)
    terminal.settle()
    at = terminal.press("\r")
    painted = terminal.wait_for(_is_rest)
    saved = painted if _is_saved(terminal.text) else terminal.wait_for(_is_saved)
    terminal.settle()
    terminal.press("u")
    terminal.wait_for(is_work)
    terminal.settle()
    return painted - at, saved - at


def _switch(terminal: Terminal) -> float:
    at = terminal.press("\r")
    painted = terminal.wait_for(lambda text: REST in text)
    terminal.settle()
    terminal.press("u")
    terminal.wait_for(lambda text: WORK in text)
    terminal.settle()
    return painted - at


def blocked(terminal: Terminal, told: Path) -> float:
    """How long the thread of a watched program did not answer since this was asked for the last time."""
    told.unlink(missing_ok=True)
    terminal.signal(signal.SIGUSR2)
    until = perf_counter() + _PATIENCE
    while not told.exists():
        if perf_counter() > until:
            raise TimeoutError("the program does not answer")
        sleep(0.005)
    return float(json.loads(told.read_text(encoding="utf-8")))


def is_work(text: str) -> bool:
    return "enter log" in text and DONE not in text


def _is_rest(text: str) -> bool:
    return DONE in text and "enter" in text


def _is_saved(text: str) -> bool:
    lines = text.splitlines()
    head = next((place for place, each in enumerate(lines) if DONE in each), None)
    if head is None:
        return False
    column = lines[head].index(DONE)
    return lines[head + 1][column : column + 1] == TICK
