"""Pieces of work that are timed from within a fresh Python: what is imported for them does not count.

`python -m tests.bench.inside --data-dir DIR --config FILE WORK [ARGUMENT…]` prints seconds by name, as JSON.
"""

import csv
import json
import os
import shutil
import sys
import time
import tomllib
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from types import MappingProxyType

from coach.bringing.putting import alone, bring_in
from coach.bringing.reading import Reading, read_export
from coach.bringing.weighing import weigh
from coach.disk import Disk
from coach.gym import Gym, open_gym, read_quickly
from coach.storage.paths import Paths, find
from coach.storage.session_text import write_session
from coach.training.where import Phase
from tests.training.stage import HandClock, silent

LONG_AGO = timedelta(minutes=70)
"""Since when the session that is begun runs."""
THINKING, REST = 3, 230
"""Seconds between a look and a press, and seconds after which every rest is over."""

Timed = Mapping[str, Sequence[float]]


def timed(work: Callable[[], object]) -> float:
    """How long a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def side_by_side(runs: int, ours: Callable[[], object], theirs: Callable[[], object]) -> Timed:
    """Both in turn, so often; each is first every other time."""
    found: dict[str, list[float]] = {"ours": [], "theirs": []}
    both = [("ours", ours), ("theirs", theirs)]
    for _ in range(runs):
        for name, work in both:
            found[name].append(timed(work))
        both.reverse()
    return found


# -------------------------------------------------------------- what has to be so before anything is measured


def settle(paths: Paths, _: Sequence[str]) -> Timed:
    """What the first start of a day leaves behind: the index, the backup."""
    disk, now = Disk(paths), datetime.now().astimezone()
    held = disk.take(now)
    if held:
        raise RuntimeError(held)
    disk.open(lambda _done, _all: None)
    disk.tidy(now)
    disk.close()
    return {}


def begin(paths: Paths, _: Sequence[str]) -> Timed:
    """A session whose warm-up is over: the first work set is due."""
    _take_out(paths)
    gym = open_gym(paths)
    clock = HandClock(datetime.now().astimezone() - LONG_AGO)
    live = gym.start(gym.plan(clock.now()), clock, silent)
    while live.look().phase is not Phase.WORK:
        clock.ahead(THINKING)
        live.enter()
        clock.ahead(REST)
    live.close()
    return {}


def forget(paths: Paths, _: Sequence[str]) -> Timed:
    """No session runs, there is no trash, and everything is settled."""
    _take_out(paths)
    return settle(paths, ())


def _take_out(paths: Paths) -> None:
    for each in open_gym(paths).history.unfinished:
        each.path.unlink()
    shutil.rmtree(paths.trash, ignore_errors=True)


# -------------------------------------------------------------- what is measured


def index(paths: Paths, arguments: Sequence[str]) -> Timed:
    """The index from nothing, beside the same files taken apart by tomllib alone."""
    (runs,) = arguments
    gym = open_gym(paths)
    files = [each.path for each in gym.history.stored]

    def ours() -> None:
        shutil.rmtree(paths.cache)
        read_quickly(paths, gym.catalogue)

    def theirs() -> None:
        for each in files:
            with each.open("rb") as file:
                tomllib.load(file)

    return side_by_side(int(runs), ours, theirs)


def stats(paths: Paths, arguments: Sequence[str]) -> Timed:
    """A look at every file of the history, and no more."""
    (runs,) = arguments

    def look() -> None:
        for folder, _, names in os.walk(paths.history):
            for each in names:
                (Path(folder) / each).lstat()

    return {"stats": [timed(look) for _ in range(int(runs))]}


def reading(paths: Paths, arguments: Sequence[str]) -> Timed:
    """An export read, weighed and laid out as session files, beside csv.reader over the same file."""
    file, runs = arguments
    gym, content = open_gym(paths), Path(file).read_bytes()

    def ours() -> None:
        for each in _understood(content, gym).sessions:
            write_session(each)

    def theirs() -> None:
        for _ in csv.reader(StringIO(content.decode(), newline="")):
            pass

    return side_by_side(int(runs), ours, theirs)


def writing(paths: Paths, arguments: Sequence[str]) -> Timed:
    """An export put into the history, beside as many files of the same content written one by one, each durable."""
    file, runs = arguments
    gym = open_gym(paths)
    found = _understood(Path(file).read_bytes(), gym)
    weighed = weigh((found.sessions,), gym.sessions)
    contents = [write_session(each).encode() for each in found.sessions]
    bare = paths.data / "bare"

    def ours() -> None:
        with alone(paths):
            bring_in(weighed, "bench", gym, datetime.now().astimezone())

    def theirs() -> None:
        bare.mkdir()
        for number, content in enumerate(contents):
            _write(bare / f"{number}.toml", content)
        _sync(bare)

    measured: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(int(runs)):
        for name, seconds in side_by_side(1, ours, theirs).items():
            measured[name] += seconds
        shutil.rmtree(bare)
        for each in paths.history.glob("imported-*"):
            shutil.rmtree(each)
    return measured


def _understood(content: bytes, gym: Gym) -> Reading:
    return read_export(content, gym, UTC, unit=gym.settings.unit)


def _write(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    os.write(descriptor, content)
    os.fsync(descriptor)
    os.close(descriptor)


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    os.fsync(descriptor)
    os.close(descriptor)


WORKS: Mapping[str, Callable[[Paths, Sequence[str]], Timed]] = MappingProxyType(
    {
        "settle": settle,
        "begin": begin,
        "forget": forget,
        "index": index,
        "stats": stats,
        "reading": reading,
        "writing": writing,
    }
)


def main() -> None:
    """Does one of these."""
    parser = ArgumentParser()
    parser.add_argument("--data-dir")
    parser.add_argument("--config")
    parser.add_argument("work", choices=WORKS)
    parser.add_argument("arguments", nargs="*")
    options = parser.parse_args()
    found = WORKS[options.work](find(options.data_dir, options.config, {}), options.arguments)
    json.dump(dict(found), sys.stdout)


if __name__ == "__main__":
    main()
