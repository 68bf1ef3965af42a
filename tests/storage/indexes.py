"""Histories read with an index, and files that change."""

import os
import time
from itertools import count
from pathlib import Path

from coach.storage.history import History
from coach.storage.index import Index
from coach.storage.paths import Paths

AN_HOUR = 3_600_000_000_000
TICKS = count(1_700_000_000_000_000_000, 1_000_000_000)
"""Moments that files are changed at, no two the same."""


def later() -> int:
    """An hour from now, when every file is at rest."""
    return time.time_ns() + AN_HOUR


def opened(paths: Paths) -> History:
    """The history read with the index, which is kept for the next time."""
    index = Index(paths, later)
    history = index.read()
    index.keep()
    return history


def same(one: History, other: History) -> bool:
    return (
        list(one.sessions) == list(other.sessions)
        and one.problems == other.problems
        and [(each.file, each.digest, each.problems) for each in one.stored]
        == [(each.file, each.digest, each.problems) for each in other.stored]
        and [each.page.facts for each in one.stored] == [each.page.facts for each in other.stored]
    )


def put(path: Path, text: str | bytes) -> Path:
    """Writes a file, each time at another moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.stat().st_ctime_ns if path.exists() else 0
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    tick = next(TICKS)
    os.utime(path, ns=(tick, tick))
    while path.stat().st_ctime_ns == before:
        os.utime(path, ns=(tick, tick))
    return path
