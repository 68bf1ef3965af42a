"""What was read of the session files the last time, so that a start opens only those that have changed.

The files are the truth. The index lies in the cache folder, can be deleted at any time, and one with anything odd
about it is none.
"""

import gc
import os
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple

import msgspec

from coach import __version__
from coach.storage.files import ON_DISK, is_within, read_bytes, write_durably
from coach.storage.history import History, Stored, digest_of, gathered, read_stored, understood, walk
from coach.storage.packing import PackingError, pack, unpack
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.storage.schema import NO_OFFSET
from coach.training.log import Session
from coach.training.logbook import Facts, Page, facts_of

_MAGIC = b"coach index 1\n"
_LENGTH, _DIGEST = 8, 16
_HEAD = len(_MAGIC) + _LENGTH + _DIGEST
_MOST_BYTES = 2_000_000_000
_AT_REST = 3_000_000_000
"""Nanoseconds between a change of a file and its reading with which another change cannot bear the same time."""
_UNSYNCED = replace(ON_DISK, sync=lambda _: None, sync_folder=lambda _: None)
"""Nothing is lost with the index: it need not be on the disk itself."""


Stamp = tuple[int, int, int, int]
"""Of a file its size, when it was modified and changed in nanoseconds, and what the disk knows it by."""


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What was read of one file."""

    name: str
    """Its path in the history folder."""
    stamp: Stamp
    was_at_rest: bool
    """Whether any change after it was read must show in its stamp."""
    digest: bytes
    """What recognises its content."""
    problems: tuple[tuple[str, str, str], ...]
    """Of each the place, the sentence and the way out."""
    facts: Facts | None
    """None where there is no session in it."""
    length: int
    """Of the packed session."""
    check: int
    """Of the same."""


class _Table(msgspec.Struct, frozen=True, array_like=True):
    program: str
    folder: str
    rows: tuple[Row, ...]


class Known(NamedTuple):
    """A row, and the session it is of."""

    row: Row
    packed: bytes
    """Empty where there is none."""


class _File(NamedTuple):
    """One session file as it is found."""

    path: str
    name: str
    stamp: Stamp | None
    """None for what is no ordinary file of the data folder."""
    before: Known | None
    """What was known of a file of this name."""
    is_as_before: bool
    """Whether it need not be read."""


class Index:
    """The index of one data folder. Nothing here raises, whatever lies in the cache."""

    def __init__(self, paths: Paths, now: Callable[[], int] = time.time_ns) -> None:
        """`now` is the clock that files are compared with, in nanoseconds."""
        self._paths = paths
        self._now = now
        self._file = paths.cache / f"history-{paths.key}.index"
        self._to_keep: tuple[Known, ...] = ()

    def read(self, progress: Callable[[int, int], None] | None = None) -> History:
        """Every session, as `read_history` has it; only files that are new or have changed are read.

        `progress` is told how many were read, of how many that have to be.
        """
        with _unswept():
            return self._read(progress)

    def _read(self, progress: Callable[[int, int], None] | None) -> History:
        before = self._load()
        walked = tuple(_walked(self._paths, before))
        missing = sum(1 for each in walked if isinstance(each, _File) and not each.is_as_before)
        found: list[Stored | tuple[Problem, ...]] = []
        kept: list[Known] = []
        done = 0
        for each in walked:
            if isinstance(each, Problem):
                found.append((each,))
                continue
            known: Known | None
            if each.before is not None and each.is_as_before:
                stored, known = _stored(each.before, each.path, self._paths), each.before
            else:
                stored, known = _read_anew(each, self._paths, self._now())
                done += 1
                if progress is not None:
                    progress(done, missing)
                    time.sleep(0)  # whoever waits for this thread has a turn after every file
            found.append(stored)
            if known is not None:
                kept.append(known)
        self._to_keep = tuple(kept) if missing or len(kept) != len(before) else ()
        return gathered(found, self._paths)

    def keep(self) -> None:
        """Writes what `read` found new; where that cannot be, the next start reads a little more."""
        kept, self._to_keep = self._to_keep, ()
        if kept:
            with suppress(OSError):
                write_durably(self._file, b"".join(_parts(kept, self._paths.key)), system=_UNSYNCED)

    def _load(self) -> dict[str, Known]:
        content = read_bytes(self._file, limit=_MOST_BYTES)
        if isinstance(content, Problem) or not content.startswith(_MAGIC):
            return {}
        rest = _HEAD + int.from_bytes(content[len(_MAGIC) : _HEAD - _DIGEST], "little")
        written = content[_HEAD:rest]
        if digest_of(written) != content[_HEAD - _DIGEST : _HEAD]:
            return {}
        try:
            table = _TABLES.decode(written)
        except (msgspec.MsgspecError, ArithmeticError, ValueError, RecursionError):
            return {}
        if table.program != __version__ or table.folder != self._paths.key or not all(map(_is_sound, table.rows)):
            return {}
        ends = tuple(accumulate((each.length for each in table.rows), initial=rest))
        if ends[-1] != len(content):
            return {}
        packed = (content[begin:end] for begin, end in pairwise(ends))
        return {row.name: Known(row, each) for row, each in zip(table.rows, packed, strict=True)}


@contextmanager
def _unswept() -> Iterator[None]:
    """So many things are made that are all kept: looking among them for what is not costs more than making them.

    Nor are they looked through later, when the screen would stand still meanwhile.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def _is_sound(row: Row) -> bool:
    """Whether a row says nothing that no reading can have said."""
    facts = row.facts
    if row.length < 0 or (facts is None) != (row.length == 0):
        return False
    return facts is None or (
        facts.started.tzinfo is not None
        and (facts.finished is None or facts.finished.tzinfo is not None)
        and (facts.bodyweight is None or facts.bodyweight.is_finite())
    )


def _walked(paths: Paths, before: Mapping[str, Known]) -> Iterator[_File | Problem]:
    """What lies in the history folder, beside what was known of it."""
    folder = str(paths.history)
    is_inside = is_within(paths.history, paths.data)
    for each in walk(folder):
        if isinstance(each, Problem):
            yield each
        else:
            name = each.path[len(folder) + 1 :]
            known, stamp = before.get(name), _stamp(each) if is_inside else None
            is_known = known is not None and known.row.stamp == stamp and known.row.was_at_rest
            yield _File(each.path, name, stamp, known, is_known)


def _stamp(entry: "os.DirEntry[str]") -> Stamp | None:
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _read_anew(file: _File, paths: Paths, now: int) -> tuple[Stored | tuple[Problem, ...], Known | None]:
    """A file as it is now, and what of it is to be kept: nothing where another day may read it otherwise."""
    if file.stamp is None:
        return read_stored(Path(file.path), paths), None
    content = read_bytes(Path(file.path))
    if isinstance(content, Problem):
        return (content,), None
    digest = digest_of(content)
    was_at_rest = max(file.stamp[1], file.stamp[2]) + _AT_REST < now
    if file.before is not None and file.before.row.digest == digest:
        row = msgspec.structs.replace(file.before.row, stamp=file.stamp, was_at_rest=was_at_rest)
        again = Known(row, file.before.packed)
        return _stored(again, file.path, paths), again
    session, problems = understood(content, file.path)
    row = Row(
        name=file.name,
        stamp=file.stamp,
        was_at_rest=was_at_rest,
        digest=digest,
        problems=tuple((each.place, each.sentence, each.way_out) for each in problems),
        facts=None if session is None else facts_of(session),
        length=0,
        check=0,
    )
    known = None if any(NO_OFFSET in each.sentence for each in problems) else _known(row, session)
    if known is not None:
        return _stored(known, file.path, paths), known
    return problems if session is None else Stored(Page.of(session), file.path, problems, digest), None


def _known(row: Row, session: Session | None) -> Known | None:
    """The row with its session packed; None where that is not the same session any more."""
    if session is None:
        return Known(row, b"")
    try:
        packed = pack(session)
        if _has_more(session) and unpack(packed) != session:
            return None
    except PackingError:
        return None
    return Known(msgspec.structs.replace(row, length=len(packed), check=zlib.crc32(packed)), packed)


def _has_more(session: Session) -> bool:
    """Whether it carries anything that the coach does not know."""
    entries = session.entries
    of_sets = (each.extra for entry in entries for each in entry.sets)
    of_targets = (entry.target.extra for entry in entries if entry.target is not None)
    return any((session.extra, any(entry.extra for entry in entries), any(of_targets), any(of_sets)))


def _stored(known: Known, path: str, paths: Paths) -> Stored | tuple[Problem, ...]:
    """What is kept of a file, as its reading gave it."""
    row = known.row
    problems = tuple(Problem(path, *each) for each in row.problems) if row.problems else ()
    if row.facts is None:
        return problems
    return Stored(Page(row.facts, partial(_opened, known, path, paths)), path, problems, row.digest)


def _opened(known: Known, path: str, paths: Paths) -> Session:
    """The session of a row; where its bytes are damaged, that of the file. Raises OSError where that is gone too."""
    try:
        if zlib.crc32(known.packed) == known.row.check:
            return unpack(known.packed)
    except PackingError:
        pass
    stored = read_stored(Path(path), paths)
    if isinstance(stored, Stored):
        return stored.session
    raise OSError(str(stored[0]))


def _parts(kept: Iterable[Known], folder: str) -> Iterator[bytes]:
    """What the index file is made of."""
    known = tuple(kept)
    table = msgspec.json.encode(_Table(__version__, folder, tuple(each.row for each in known)))
    yield _MAGIC
    yield len(table).to_bytes(_LENGTH, "little")
    yield digest_of(table)
    yield table
    yield from (each.packed for each in known)


_TABLES = msgspec.json.Decoder(_Table)
