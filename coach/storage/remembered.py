"""The exercises that come with the program as they were understood the last time: their file takes longer.

What is remembered lies in the cache folder, can be deleted at any time, and with anything odd about it is forgotten.
"""

from contextlib import suppress
from dataclasses import fields
from pathlib import Path

import msgspec

from coach import __version__
from coach.storage.files import CHECK, UNSYNCED, check_of, read_bytes, write_durably
from coach.storage.problem import Problem
from coach.training.exercise import Exercise

_MAGIC = b"coach exercises 2\n"
_HEAD = len(_MAGIC) + CHECK


class _Remembered(msgspec.Struct, frozen=True, array_like=True):
    program: str
    size: int
    modified: int
    """Of the file it was made of, in nanoseconds."""
    exercises: tuple[Exercise, ...]


def exercises_of(file: Path, cache: Path) -> tuple[Exercise, ...] | None:
    """What a file of exercises came to; None where that is not known of the file as it is now."""
    content = read_bytes(_place(cache))
    if isinstance(content, Problem) or not content.startswith(_MAGIC):
        return None
    known = content[_HEAD:]
    if check_of(known) != content[len(_MAGIC) : _HEAD]:
        return None
    try:
        found = _DECODER.decode(known)
        facts = file.stat()
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return None
    is_of_it = (found.program, found.size, found.modified) == (_program(), facts.st_size, facts.st_mtime_ns)
    return found.exercises if is_of_it else None


def remember(exercises: tuple[Exercise, ...], file: Path, cache: Path) -> None:
    """Keeps what a file of exercises came to; where that cannot be, it is taken apart again the next time."""
    with suppress(OSError):
        facts = file.stat()
        known = _ENCODER.encode(_Remembered(_program(), facts.st_size, facts.st_mtime_ns, exercises))
        write_durably(_place(cache), _MAGIC + check_of(known) + known, system=UNSYNCED)


def _place(cache: Path) -> Path:
    return cache / "exercises.known"


def _program() -> str:
    """What it was understood by: another program may understand it otherwise."""
    return f"{__version__} {' '.join(each.name for each in fields(Exercise))}"


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Remembered)
