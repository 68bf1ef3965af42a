"""A file for somewhere else, written line by line: there wholly or not at all."""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

from coach.storage.files import ON_DISK, FileSystem, put_in_place

_CHUNK = 1 << 16


def write_lines(path: Path, lines: Iterable[str], *, replaces: bool, system: FileSystem = ON_DISK) -> None:
    """Has `path` hold these lines; a file that is there is replaced at once, or with `replaces` false not touched.

    A link is followed. Raises OSError, FileExistsError among them, and has changed nothing then.
    """
    target = Path(os.path.realpath(path))  # Path.resolve raises what is no OSError for a link to itself
    found = _kind(target)
    if found is not None and not stat.S_ISREG(found):
        raise FileExistsError(f"{path.name} is no ordinary file")
    if found is not None and not replaces:
        raise FileExistsError(f"{path.name} is there already")
    put_in_place(target, _chunks(lines), system=system)


def _kind(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def _chunks(lines: Iterable[str]) -> Iterator[bytes]:
    waiting: list[bytes] = []
    size = 0
    for each in lines:
        waiting.append(each.encode("utf-8", "replace"))
        size += len(waiting[-1])
        if size >= _CHUNK:
            yield b"".join(waiting)
            waiting, size = [], 0
    yield b"".join(waiting)
