"""Files that are not what they should be, each made where it is told."""

import os
import zlib
from collections.abc import Callable
from pathlib import Path

from coach.storage.session_text import write_session
from tests.storage.sessions import a_session

GOOD = write_session(a_session())
"""A session as its file should be."""
HUGE = 50_000_000
LINE = 19_000
"""Characters in a line that is just short enough to be read."""

Make = Callable[[Path], None]


def _bytes(content: bytes) -> Make:
    return lambda path: _put(path, content)


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _text(content: str) -> Make:
    return _bytes(content.encode())


def _with(old: str, new: str) -> Make:
    """A session in which something stands for something else."""
    assert old in GOOD, old
    return _text(GOOD.replace(old, new, 1))


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(HUGE)


def _huge_text(path: Path) -> None:
    path.write_bytes(b"# a line\n" * (HUGE // 9))


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link_out(path: Path) -> None:
    outside = path.parents[3] / f"outside-{path.stem}"
    outside.write_text(GOOD, encoding="utf-8")
    path.symlink_to(outside)


def _no_permission(path: Path) -> None:
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)


ANYWHERE: dict[str, Make] = {
    "empty-brackets": _text("[[[]]]\n"),
    "utf-16": _bytes(GOOD.encode("utf-16")),
    "utf-16-be": _bytes(GOOD.encode("utf-16-be")),
    "utf-32": _bytes(GOOD.encode("utf-32")),
    "latin-1": _bytes(GOOD.replace("Barbell", "Stößel").encode("latin-1")),
    "windows-1252": _bytes(GOOD.replace("Barbell", "Bench “heavy”").encode("cp1252")),
    "half-a-character": _bytes(b'note = "\xe2\x82"\n'),
    "surrogate": _bytes(b'note = "\xed\xa0\x80"\n'),
    "three-byte-order-marks": _bytes(b"\xef\xbb\xbf" * 3 + GOOD.encode()),
    "nul": _bytes(b"\0" * 4096),
    "nul-at-the-end": _bytes(GOOD.encode() + b"\0" * 100),
    "every-byte": _bytes(bytes(range(256)) * 16),
    "escape": _bytes(GOOD.encode().replace(b"Barbell", b"\x1b]52;c;aGk=\x07")),
    "duplicate-key": _text("format = 1\n" + GOOD),
    "duplicate-table": _text("[a]\nx = 1\n[a]\ny = 2\n"),
    "conflict-markers": _text(f"<<<<<<< ours\n{GOOD}=======\n{GOOD}>>>>>>> theirs\n"),
    "half": _text(GOOD[: len(GOOD) // 2 + 7]),
    "open-string": _text(GOOD + 'note = "never closed\n'),
    "open-multiline": _text(GOOD + 'note = """\n' + "x\n" * 1000),
    "dots": _text("a" + ".a" * 9000 + " = 1\n"),
    "more-dots": _text("\n".join(f"k{n}" + ".a" * 40 + " = 1" for n in range(400))),
    "dots-in-a-header": _text("[a" + ".a" * 9000 + "]\n"),
    "quoted-dots": _text("a" + '."a"' * 4000 + " = 1\n"),
    "depth-of-lists": _text("a = " + "[" * 9000 + "]" * 9000 + "\n"),
    "depth-of-tables": _text("a = " + "{a=" * 3000 + "1" + "}" * 3000 + "\n"),
    "depth-without-end": _text("a = " + "[" * LINE + "\n"),
    "long-line": _text("a = '" + "x" * 200_000 + "'\n"),
    "long-number": _text("a = " + "9" * LINE + "\n"),
    "many-tables": _text("".join(f"[t{n}]\n" for n in range(60_000)) + "="),
    "many-comments": _text("#\n" * 900_000 + "="),
    "many-quotes": _text("'" * 15_000),
    "backslashes": _text('a = "' + "\\" * 15_001 + '"\n'),
    "json": _text('{"version": 1, "sets": []}\n'),
    "csv": _text("Date,Workout Name,Exercise Name\n2021-01-01,A,B\n"),
    "xml": _text('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>\n'),
    "yaml": _text("---\nsets: &a [*a, *a]\n"),
    "picture": _bytes(b"\x89PNG\r\n\x1a\n" + bytes(4000)),
    "zip": _bytes(b"PK\x03\x04" + zlib.compress(bytes(100_000))),
    "sqlite": _bytes(b"SQLite format 3\0" + bytes(4000)),
    "huge": _huge,
    "huge-text": _huge_text,
}
"""What is bad wherever it stands."""

AS_A_FILE: dict[str, Make] = {
    "folder": _folder,
    "pipe": _pipe,
    "link-to-nothing": lambda path: path.symlink_to("nowhere"),
    "link-to-itself": lambda path: path.symlink_to(path),
    "link-out": _link_out,
    "link-to-a-folder": lambda path: path.symlink_to(path.parent),
    "link-to-a-device": lambda path: path.symlink_to("/dev/zero"),
}
"""What is no file of its own."""

NO_PERMISSION = {"no-permission": _no_permission}
"""What may not be read, unless one may read everything."""

AS_A_SESSION: dict[str, Make] = {
    "empty": _bytes(b""),
    "white": _text(" \n\t\n"),
    "no-format": _with("format = 1\n", ""),
    "format-of-the-future": _with("format = 1", "format = 2"),
    "format-of-a-far-future": _with("format = 1", "format = 999999999999999999999"),
    "format-zero": _with("format = 1", "format = 0"),
    "format-text": _with("format = 1", 'format = "1"'),
    "no-id": _with('id = "2026-11-22T070511-k7q2"\n', ""),
    "id-number": _with('"2026-11-22T070511-k7q2"', "7"),
    "no-unit": _with('unit = "kg"\n', ""),
    "unit-unknown": _with('unit = "kg"', 'unit = "stone"'),
    "unit-list": _with('unit = "kg"', 'unit = ["kg"]'),
    "no-start": _with("started = 2026-11-22T07:05:11+01:00\n", ""),
    "start-text": _with("started = 2026-11-22T07:05:11+01:00", 'started = "this morning"'),
    "start-date": _with("started = 2026-11-22T07:05:11+01:00", "started = 2026-11-22"),
    "start-year-one": _with("started = 2026-11-22T07:05:11+01:00", "started = 0001-01-01T00:00:00+14:00"),
    "start-year-9999": _with("started = 2026-11-22T07:05:11+01:00", "started = 9999-12-31T23:59:59-14:00"),
    "routine-table": _with('routine = "back-biceps"', "routine = { a = 1 }"),
    "day-bool": _with('day = "heavy"', "day = true"),
    "flags-number": _with('day = "heavy"', "flags = 1"),
    "exercise-number": _text(GOOD.split("[[exercise]]", maxsplit=1)[0] + "exercise = 1\n"),
    "exercise-of-numbers": _text(GOOD.split("[[exercise]]", maxsplit=1)[0] + "exercise = [1, 2]\n"),
    "exercise-without-id": _with('id = "barbell-row"\n', ""),
    "exercise-block": _with('block = "compound"', 'block = "legs"'),
    "target-list": _with('block = "compound"', 'block = "compound"\ntarget = [1]'),
    "target-reps": _with('block = "compound"', 'block = "compound"\ntarget = { sets = 3, reps = [10, 6, 2] }'),
    "sets-table": _text(GOOD.split("sets = [", maxsplit=1)[0] + "sets = { a = 1 }\n"),
    "sets-of-lists": _text(GOOD.split("sets = [", maxsplit=1)[0] + "sets = [[[]]]\n"),
    "load-nan": _with("load = 62.5", "load = nan"),
    "load-inf": _with("load = 62.5", "load = -inf"),
    "load-1e400": _with("load = 62.5", "load = 1e400"),
    "load-tiny": _with("load = 62.5", "load = 1e-400"),
    "load-beyond": _with("load = 62.5", "load = 1e999999999999999999999"),
    "load-negative": _with("load = 62.5", "load = -62.5"),
    "load-huge": _with("load = 62.5", "load = 62500"),
    "load-text": _with("load = 62.5", 'load = "62,5"'),
    "load-bool": _with("load = 62.5", "load = true"),
    "reps-fraction": _with("reps = 9", "reps = 8.5"),
    "reps-huge": _with("reps = 9", "reps = 99999999999999999999"),
    "reps-nan": _with("reps = 9", "reps = nan"),
    "rest-negative": _with("rest = 150", "rest = -150"),
    "at-text": _with("at = 2026-11-22T07:05:11+01:00", 'at = "07:05"'),
    "at-time": _with("at = 2026-11-22T07:05:11+01:00", "at = 07:05:11"),
    "kind-unknown": _with("{ load", '{ kind = "negative", load'),
    "fault-unknown": _with("{ load", '{ fault = "laziness", load'),
    "note-huge": _with('day = "heavy"', f'note = "{"x" * LINE}"'),
}
"""What is bad as a session, though it may be good TOML."""
