"""The real program, ended in every way at any moment: what showed its tick on the screen is on disk, and goes on."""

import random
import signal
import sys
import tempfile
import time
from enum import Enum
from pathlib import Path

from coach.gym import open_gym
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Session
from tests.cli.home import Home
from tests.faults.tally import Tally, command
from tests.faults.watched import DYING, Watched, at_work
from tests.pty.terminal import ENTER

RUNS = 500
SIZES = ((1, 1), (2, 2), (10, 3), (20, 6), (40, 12), (60, 20), (80, 24), (120, 40), (200, 50))
KEYS = ("\x1b[C", "\x1b[D", "m", "x", "+", "-", "p", "a")
"""What changes a session at once: reps, faults, the rest, pain, one set more."""
QUIET = 0.55
"""Seconds after which Enter is heard again."""
WHILE_STARTING = 0.1
"""The share of runs that end before anything is drawn."""
LEAVING = 2.5
"""Seconds within which a program that is asked to leave has left."""
A_SESSION = 6
"""Runs in the same session: what hurts is not trained on, and a session may end early."""
FEW = 4
"""Work sets left in a session that is near its end: another one is taken."""


class End(Enum):
    """How the program ends."""

    KILL = "killed"
    TERM = "terminated"
    HUP = "hung up"
    SHUT = "terminal closed"
    STOP = "stopped, then killed"


def campaign(runs: int, seed: int) -> Tally:
    """So many programs, each going on where the one before was ended."""
    tally = Tally("kills")
    chance = random.Random(seed)  # noqa: S311 - the same again with the same seed
    with tempfile.TemporaryDirectory() as folder:
        number = 0
        home: Home | None = None
        for run in range(runs):
            if home is None or run % A_SESSION == 0 or sets_left(session_of(home)) < FEW:
                number += 1
                home = at_work(Path(folder) / str(number))
            _run(home, run, chance, tally)
            tally.runs += 1
        tally.seen["sessions"] = number
        tally.seen["saves that were cut in the middle"] = len(list(Path(folder).rglob(".coach-*.tmp")))
    return tally


def _run(home: Home, run: int, chance: random.Random, tally: Tally) -> None:
    end = chance.choice(list(End))
    columns, lines = chance.choice(SIZES)
    what = f"run {run}, {end.value} at {columns}x{lines}"
    before = session_of(home)
    watched = Watched(home, (each.name for each in before.entries))
    try:
        if chance.random() < WHILE_STARTING:
            watched.read(chance.uniform(0, 0.8))
            tally.seen["ended while starting"] += 1
        else:
            watched.wait_until(lambda: is_resumed(watched, before), f"{what}: session")
            _disturb(watched, (columns, lines), chance)
        _end(watched, end, chance, tally)
    except AssertionError as wrong:
        tally.lost.append(f"{what}: {wrong}")
    finally:
        watched.end()
    tally.seen[end.value] += 1
    tally.ticked += new_ticks(watched, before)
    tally.seen["ticks read and compared"] += watched.shown
    tally.lost += [f"{what}: {each}" for each in missed(home, watched, before)]


def _disturb(watched: Watched, size: tuple[int, int], chance: random.Random) -> None:
    """A set is logged, with other changes and another size before it, after it, or both."""
    moments = {chance.randrange(3), chance.randrange(3)}
    if 0 in moments:
        watched.resize(*size)
    for _ in range(chance.randrange(2, 4)):
        watched.press(ENTER)
        watched.read(QUIET)
        if 1 in moments:
            watched.resize(*size)
    for _ in range(chance.randrange(8)):
        watched.press(chance.choice(KEYS))
        watched.read(chance.choice((0, 0.01, 0.05)))
    if chance.random() < 0.5:
        watched.press(ENTER)
    if 2 in moments:
        watched.resize(80, 24)
    watched.read(chance.choice((0.01, 0.03, 0.12)) * chance.random())


def _end(watched: Watched, end: End, chance: random.Random, tally: Tally) -> None:
    began = time.monotonic()
    match end:
        case End.KILL:
            watched.signal(signal.SIGKILL)
        case End.STOP:
            watched.signal(signal.SIGSTOP)
            watched.read(chance.uniform(0, 0.1))
            watched.signal(signal.SIGKILL)
        case End.TERM:
            watched.signal(signal.SIGTERM)
        case End.HUP:
            watched.signal(signal.SIGHUP)
        case End.SHUT:
            watched.hang_up()
    if not watched.has_left(DYING):
        tally.seen[f"{end.value}: had to be killed"] += 1
    elif time.monotonic() - began > LEAVING:
        tally.seen[f"{end.value}: slow to leave"] += 1


def missed(home: Home, watched: Watched, before: Session) -> list[str]:
    """What the screen told to be safe and the disk does not have."""
    gym = open_gym(home.paths)
    found = [str(each) for each in gym.problems]
    if len(gym.sessions) != 1 or gym.unfinished is None:
        return [*found, f"{len(gym.sessions)} sessions, unfinished: {gym.unfinished is not None}"]
    after = gym.unfinished
    for name, ticks in watched.ticks.items():
        there = _on_disk(after, name)
        if there < ticks:
            found.append(f"{name}: {ticks} ticks were shown, {there} sets are on disk")
        if there < _on_disk(before, name):
            found.append(f"{name}: {_on_disk(before, name)} sets were on disk, {there} are")
    return found


def new_ticks(watched: Watched, before: Session) -> int:
    """How many sets were told to be safe that were not there before."""
    return sum(max(0, ticks - _on_disk(before, name)) for name, ticks in watched.ticks.items())


def _on_disk(session: Session, name: str) -> int:
    """Sets of an exercise that have a tick each: the work sets, and those of a warm-up."""
    return sum(
        each.is_work or entry.block not in LIFTED_BLOCKS
        for entry in session.entries
        if entry.name == name
        for each in entry.sets
    )


def is_resumed(watched: Watched, session: Session) -> bool:
    """Whether the screen shows the exercise that was on, with every tick its sets have."""
    return any(
        each.name.upper() in watched.text and watched.ticks[each.name] >= _on_disk(session, each.name)
        for each in session.entries
    )


def session_of(home: Home) -> Session:
    """The one session of these folders."""
    (session,) = home.sessions
    return session


def sets_left(session: Session) -> int:
    """How many work sets are planned and not done."""
    return sum(
        max(0, each.target.sets - len(each.work_sets))
        for each in session.entries
        if each.target is not None and each.block in LIFTED_BLOCKS
    )


if __name__ == "__main__":
    sys.exit(command(campaign, RUNS))
