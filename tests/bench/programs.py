"""The programs that are measured: the coach, and what stands beside it; all run by this Python in the same way."""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.histories import Home

ROOT = Path(__file__).parents[2]


def coach(*arguments: str) -> tuple[str, ...]:
    """The coach, on the folders that the environment names."""
    return (sys.executable, "-m", "coach", *arguments)


def led(home: Home, report: Path | None = None, saved: Path | None = None) -> tuple[str, ...]:
    """The coach with a clock that is set ahead by a signal; what it reports goes to a file, when it has saved too."""
    told = ("--saved", str(saved)) if saved is not None else ()
    return (sys.executable, "-m", "tests.bench.led", *home.flags, *told, *([] if report is None else [str(report)]))


def bare(app: str, report: Path | None = None) -> tuple[str, ...]:
    """A Textual app that does one thing."""
    return (sys.executable, "-m", "tests.bench.bare", app, *([] if report is None else [str(report)]))


def seconds_of(command: tuple[str, ...], home: Home) -> float:
    """How long a command takes, from its start to its end. Raises CalledProcessError where it fails."""
    began = time.perf_counter()
    subprocess.run(command, cwd=ROOT, env=home.environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def inside(home: Home, work: str, *arguments: str) -> dict[str, tuple[float, ...]]:
    """What a piece of work says of itself, done in a fresh Python on someone's folders."""
    command = (sys.executable, "-m", "tests.bench.inside", *home.flags, work, *arguments)
    done = subprocess.run(command, cwd=ROOT, env=home.environment, stdout=subprocess.PIPE, check=True)
    return {str(name): tuple(map(float, values)) for name, values in json.loads(done.stdout).items()}
