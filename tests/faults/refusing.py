"""The real program while the system refuses its calls: what showed its tick is on disk, and goes on afterwards."""

import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice, product
from pathlib import Path

from tests.cli.home import Home
from tests.faults.kills import QUIET, is_resumed, missed, new_ticks, session_of, sets_left
from tests.faults.tally import Tally, command
from tests.faults.watched import Watched, at_work
from tests.pty.terminal import ENTER

RUNS = 80
CALLS = {
    "fsync": "fsync,?fdatasync",
    "rename": "?rename,?renameat,?renameat2",
    "openat": "openat,?open",
    "write": "write",
}
ERRORS = ("ENOSPC", "EIO", "EROFS", "EMFILE", "EDQUOT")
MOMENTS = ("1", "2", "3", "1+", "2+", "3..5")
"""Which of the calls of a thread fail."""
FEW = 6


def cannot() -> str:
    """Why no call can be refused here; empty where it can."""
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed"
    asked = [strace, "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", sys.executable, "-c", ""]
    tried = subprocess.run(asked, check=False, capture_output=True, text=True)
    return "" if tried.returncode == 0 else f"strace may not trace: {tried.stderr.strip()[:100]}"


def campaign(runs: int, seed: int) -> Tally:
    """So many programs, each with one kind of call that fails from a certain one on."""
    tally = Tally("refused system calls", skipped=cannot())
    if tally.skipped:
        return tally
    chance = random.Random(seed)  # noqa: S311 - the same again with the same seed
    ways = list(product(CALLS, ERRORS, MOMENTS))
    chance.shuffle(ways)
    with tempfile.TemporaryDirectory() as folder:
        home: Home | None = None
        for run, (call, error, moments) in enumerate(islice(cycle(_mixed(ways)), runs)):
            if home is None or sets_left(session_of(home)) < FEW:
                home = at_work(Path(folder) / str(run))
            _run(home, call, error, moments, tally)
            tally.runs += 1
            tally.seen[call] += 1
    return tally


def _mixed(ways: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    """One of each call after another."""
    of_each = [[each for each in ways if each[0] == call] for call in CALLS]
    return [each for together in zip(*of_each, strict=True) for each in together]


def _run(home: Home, call: str, error: str, moments: str, tally: Tally) -> None:
    what = f"{call} {error} {moments}"
    before = session_of(home)
    watched = Watched(home, (each.name for each in before.entries))
    try:
        watched.wait_until(lambda: is_resumed(watched, before), f"{what}: session")
        with (
            tempfile.NamedTemporaryFile("r") as log,
            _traced(watched.process, CALLS[call], f"error={error}:when={moments}", log.name),
        ):
            for _ in range(3):
                watched.press(ENTER)
                watched.read(QUIET)
            tally.seen["calls refused"] += log.read().count("(INJECTED)")
        if "not saved" in watched.text:
            tally.seen["told that a set is not saved"] += 1
    except AssertionError as wrong:
        tally.lost.append(f"{what}: {wrong}")
    finally:
        watched.end()
    tally.ticked += new_ticks(watched, before)
    tally.lost += [f"{what}: {each}" for each in missed(home, watched, before)]


@contextmanager
def _traced(process: int, calls: str, fault: str, log: str) -> Iterator[None]:
    """While a tracer is at work."""
    strace = shutil.which("strace") or "strace"
    options = ["-o", log, "-e", f"trace={calls}", "-e", f"inject={calls}:{fault}"]
    with subprocess.Popen([strace, "-f", "-p", str(process), *options], stderr=subprocess.PIPE, text=True) as tracer:
        try:
            assert tracer.stderr is not None
            said = tracer.stderr.readline()
            assert "attached" in said, said
            yield
        finally:
            tracer.terminate()


if __name__ == "__main__":
    sys.exit(command(campaign, RUNS))
