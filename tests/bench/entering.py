"""Enter on a work set: from the key to the rest on the screen, and to the moment at which the set is on disk.

Beside it stands the same key in an app that switches between two screens of one line each, and keeps nothing. So of
what ours takes to be painted and saved, the time is allowed that the disk alone takes for such a file: what the same
bytes take to be written by nothing but system calls, in the same folder, with the same certainty and at the same
moment, while the other app switches its screen. That is measured at every press, and is no part of the switch that
counts. Everything around it counts: the thread that saves, what it works out, and what it waits for.

What a start leaves to be done beside the session, as the backup of the day, is over when the first key is pressed.
"""

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter, sleep

from tests.bench.bare import REST, WORK
from tests.bench.bench import Bench, at_work, report
from tests.bench.claim import PERCENT, Claim, percentile
from tests.bench.programs import bare, led
from tests.bench.terminal import Terminal, running

MOST = 1.5
LONGEST_FRAME = 0.05
DONE, TICK = "JUST DONE", "✓"
RARELY = 99
"""Percent of the presses that must be as quick."""
SOON = 0.04
"""Seconds without a change after which a press has been done with."""
_PATIENCE = 10.0


@dataclass(frozen=True, slots=True)
class Presses:
    """What came of many presses, in seconds each."""

    painted: tuple[float, ...]
    """The rest is on the screen."""
    saved: tuple[float, ...]
    """And the set is on disk for certain, so that its tick may be drawn."""
    blocked: float
    """How long the screen's thread did not answer, at the worst."""


def entering(bench: Bench) -> Iterator[Claim]:
    """The key that is pressed most."""
    with (
        at_work(bench.trained) as home,
        report() as of_ours,
        report() as of_theirs,
        report() as of_saving,
        running(led(home, of_ours, of_saving), home) as coach,
        running(bare("switching", of_theirs), home) as other,
    ):
        coach.wait_for(is_work)
        other.wait_for(lambda text: WORK in text)
        coach.read(bench.scale.at_rest)
        session = max(home.files, key=lambda each: each.stat().st_mtime_ns)
        both = Both(coach, other, of_ours, of_theirs, of_saving, session)
        ours, theirs, disk = _in_turn(both, bench.scale.presses)
    against = "a screen switched"
    what = "Enter on a set, to the rest"
    yield Claim(f"{what} painted", against, ours.painted, theirs.painted, MOST)
    yield Claim(f"{what} painted, {RARELY} %", against, ours.painted, theirs.painted, MOST, RARELY)
    saved = f"{what} painted and the set saved"
    yield Claim(saved, against, ours.saved, theirs.painted, MOST, allowed=median(disk))
    rarely = percentile(disk, RARELY)
    yield Claim(f"{saved}, {RARELY} %", against, ours.saved, theirs.painted, MOST, RARELY, allowed=rarely)
    yield Claim("longest frame of these", "", (ours.blocked,), (), LONGEST_FRAME, PERCENT)
    yield Claim("longest frame of the bare app", "", (theirs.blocked,), (), LONGEST_FRAME, PERCENT)


@dataclass(frozen=True, slots=True)
class Both:
    """The two programs side by side, and where each tells of itself."""

    coach: Terminal
    other: Terminal
    of_ours: Path
    of_theirs: Path
    of_saving: Path
    session: Path
    """The file that the set goes into."""


def _in_turn(both: Both, presses: int) -> tuple[Presses, Presses, tuple[float, ...]]:
    """A press here, a press there, and what the disk alone takes."""
    ours: list[Pressed] = []
    theirs: list[float] = []
    disk: list[float] = []
    for number in range(presses + 1):
        mine, bare_one, written = press(both.coach), _switch(both.other), _write_beside(both.other, both.session)
        if number == 0:
            blocked(both.coach, both.of_ours)
            blocked(both.other, both.of_theirs)
            continue
        ours.append(mine)
        theirs.append(bare_one)
        disk.append(written)
    moments = [float(each) for each in both.of_saving.read_text(encoding="utf-8").split()]
    painted = tuple(each.painted for each in ours)
    saved = tuple(max(each.painted, next(at for at in moments if at >= each.at) - each.at) for each in ours)
    return (
        Presses(painted, saved, blocked(both.coach, both.of_ours)),
        Presses(tuple(theirs), tuple(theirs), blocked(both.other, both.of_theirs)),
        tuple(disk),
    )


def _write(session: Path) -> float:
    """How long the disk takes for such a file: the bytes kept, the name changed, the folder kept."""
    content, new, name = session.read_bytes(), session.with_suffix(".bench-new"), session.with_suffix(".bench")
    began = perf_counter()
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(descriptor, content)
    os.fsync(descriptor)
    os.close(descriptor)
    new.replace(name)
    folder = os.open(session.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
    took = perf_counter() - began
    name.unlink()
    return took


@dataclass(frozen=True, slots=True)
class Pressed:
    """One press of Enter."""

    at: float
    """When, by the clock that all programs of this machine share."""
    painted: float
    """Seconds until the rest stood on the screen."""
    ticked: float
    """Seconds until its set was ticked too."""


def press(terminal: Terminal) -> Pressed:
    """Presses until the rest is painted and its set ticked; then it is taken back."""
    terminal.signal(signal.SIGUSR1)
    terminal.settle(SOON)
    at = terminal.press("\r")
    painted = terminal.wait_for(_is_rest)
    ticked = painted if _is_ticked(terminal.text) else terminal.wait_for(_is_ticked)
    terminal.settle(SOON)
    terminal.press("u")
    terminal.wait_for(is_work)
    terminal.settle(SOON)
    return Pressed(at, painted - at, ticked - at)


def _switch(terminal: Terminal) -> float:
    at = terminal.press("\r")
    painted = terminal.wait_for(_is_switched)
    _switch_back(terminal)
    return painted - at


def _write_beside(terminal: Terminal, session: Path) -> float:
    """How long the disk takes while a screen is switched."""
    terminal.press("\r")
    took = _write(session)
    if not _is_switched(terminal.text):
        terminal.wait_for(_is_switched)
    _switch_back(terminal)
    return took


def _switch_back(terminal: Terminal) -> None:
    terminal.settle(SOON)
    terminal.press("u")
    terminal.wait_for(lambda text: WORK in text)
    terminal.settle(SOON)


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


def _is_switched(text: str) -> bool:
    return REST in text


def _is_rest(text: str) -> bool:
    return DONE in text and "enter" in text


def _is_ticked(text: str) -> bool:
    lines = text.splitlines()
    head = next((place for place, each in enumerate(lines) if DONE in each), None)
    if head is None:
        return False
    column = lines[head].index(DONE)
    return lines[head + 1][column : column + 1] == TICK
