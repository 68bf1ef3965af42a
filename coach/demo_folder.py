"""The folder that a made-up history lies in: thrown away however the program ends, or else the next time."""

import os
import re
import shutil
import signal
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from types import FrameType
from typing import NoReturn

from coach.storage.lock import DataLock
from coach.storage.paths import Paths

PREFIX = "coach-demo-"
SIGNALS = ("SIGTERM", "SIGHUP")
"""What ends a program when its terminal is closed, or by request."""
ENDED_BY_SIGNAL = 128
A_DAY = timedelta(days=1)
"""What was left behind is left alone for so long."""

_NAME = re.compile(rf"{PREFIX}[a-z0-9_]{{8}}")
_PARTS = frozenset({"cache", "config", "data", "state"})


@contextmanager
def demo_folder() -> Iterator[Paths]:
    """A new folder, gone afterwards, also where a signal ends the program meanwhile."""
    with _signals_unwind():
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        try:
            yield paths_in(folder)
        finally:
            _hold_signals()
            throw_away(folder)


def folder_of(paths: Paths) -> Path:
    """The folder that these lie in."""
    return paths.data.parent


def throw_away(folder: Path) -> None:
    """Removes a folder with all that is in it, as far as that can be done."""
    shutil.rmtree(folder, ignore_errors=True)


def sweep(now: datetime) -> None:
    """Removes what runs that were killed have left behind.

    Only what is certainly such a folder: by its name, its owner and what is in it; when nothing in it has changed
    since the day before the aware moment `now`, and no window is open on it.
    """
    with suppress(OSError):
        for each in sorted(Path(tempfile.gettempdir()).glob(f"{PREFIX}*")):
            if _is_left_behind(each, now):
                throw_away(each)


def paths_in(folder: Path) -> Paths:
    """Where everything lies in such a folder."""
    config = folder / "config"
    state = folder / "state"
    return Paths(
        data=folder / "data",
        config_file=config / "config.toml",
        config_dir=config,
        state=state,
        cache=folder / "cache",
        log=state / "coach.log",
    )


def _is_left_behind(folder: Path, now: datetime) -> bool:
    try:
        facts = folder.lstat()
        if not _NAME.fullmatch(folder.name) or not stat.S_ISDIR(facts.st_mode) or not _is_ours(facts):
            return False
        if not {each.name for each in folder.iterdir()} <= _PARTS or not (folder / "config").is_dir():
            return False
        newest = max(each.lstat().st_mtime for each in (folder, *folder.rglob("*")))
    except OSError:
        return False
    return newest < (now - A_DAY).timestamp() and not _is_open(folder, now)


def _is_ours(facts: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or facts.st_uid == os.getuid()


def _is_open(folder: Path, now: datetime) -> bool:
    lock = DataLock(paths_in(folder))
    holder = lock.take(now)
    lock.free()
    return holder is not None


@contextmanager
def _signals_unwind() -> Iterator[None]:
    """Has a signal that would end the program at once end it by the way out of every block."""
    before = {}
    for number in _numbers():
        with suppress(ValueError):  # another thread than the main one
            before[number] = signal.signal(number, _unwind)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _hold_signals() -> None:
    """Has a second signal, as a terminal that closes may send it, not break off what the first one began."""
    for number in _numbers():
        with suppress(ValueError):
            signal.signal(number, signal.SIG_IGN)


def _unwind(number: int, _: FrameType | None) -> NoReturn:
    raise SystemExit(ENDED_BY_SIGNAL + number)


def _numbers() -> Iterator[int]:
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is not None:
            yield number
