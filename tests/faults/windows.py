"""Two windows of the real program on one data folder: one logs, the other says who does; the next takes over."""

import random
import signal
import sys
import tempfile
from pathlib import Path

from tests.cli.home import Home
from tests.faults.kills import QUIET, is_resumed, missed, new_ticks, session_of, sets_left
from tests.faults.tally import Tally, command
from tests.faults.watched import Watched, at_work
from tests.pty.terminal import ENTER

RUNS = 20
PRESSES = 3
FEW = 8


def campaign(runs: int, seed: int) -> Tally:
    """So many pairs of windows, in which Enter is pressed as chance wills it; then the first is killed."""
    chance = random.Random(seed)  # noqa: S311 - the same again with the same seed
    tally = Tally("two windows")
    with tempfile.TemporaryDirectory() as folder:
        home: Home | None = None
        for run in range(runs):
            if home is None or sets_left(session_of(home)) < FEW:
                home = at_work(Path(folder) / str(run))
            _run(home, f"run {run}", chance, tally)
            tally.runs += 1
    return tally


def _run(home: Home, what: str, chance: random.Random, tally: Tally) -> None:
    before = session_of(home)
    names = [each.name for each in before.entries]
    first = Watched(home, names)
    try:
        first.wait_until(lambda: is_resumed(first, before), f"{what}: session")
        second = Watched(home, names)
        try:
            second.wait_for(f"process {first.process}")
            for _ in range(2 * PRESSES):
                each = chance.choice((first, second))
                each.press(ENTER)
                each.read(QUIET)
            first.read(QUIET)
            shown = (first, second)
            first.signal(signal.SIGKILL)
            first.has_left(QUIET)
        finally:
            second.end()
    except AssertionError as wrong:
        tally.lost.append(f"{what}: {wrong}")
        return
    finally:
        first.end()
    for each in shown:
        tally.lost += [f"{what}: {one}" for one in missed(home, each, before)]
    if new_ticks(second, before) > new_ticks(first, before):
        tally.lost.append(f"{what}: the second window logged")
    tally.ticked += new_ticks(first, before)
    tally.lost += [f"{what}: {each.name}" for each in home.paths.history.rglob("*.theirs-*")]


if __name__ == "__main__":
    sys.exit(command(campaign, RUNS))
