"""What was read of the session files the last time, so that a start opens only those that have changed.

The files are the truth. The index lies in the cache folder, can be deleted at any time, and one with anything odd
about it is none.
"""

import gc
import os
import stat
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from coach.storage.files import UNSYNCED, is_within, read_bytes, write_durably
from coach.storage.history import History, Shelved, Stored, digest_of, gathered, read_stored, understood, walk
from coach.storage.packing import PackingError, pack, unpack
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.storage.schema import NO_OFFSET
from coach.storage.shelf import Kept, Row, Stamp, put_together, taken_apart
from coach.storage.tallies import kinds_of
from coach.training.exercise import Catalogue
from coach.training.log import Session
from coach.training.logbook import Logbook, Page, facts_of

_AT_REST = 3_000_000_000
"""Nanoseconds between a change of a file and its reading with which another change cannot bear the same time."""
_TOO_HIGH = 1 << 63
"""What the disk knows a file by is kept in fewer bits than it may have."""
_NO_EXERCISES = Catalogue({})


class _File(NamedTuple):
    """One session file that has to be read."""

    path: str
    name: str
    stamp: Stamp | None
    """None for what is no ordinary file of the data folder."""
    row: int | None
    """What was known of a file of this name."""


class _ToKeep(NamedTuple):
    """What was read the last time."""

    kept: Kept | None
    """The index as it was."""
    rows: tuple[int | Row, ...]
    """Of every file what was read of it, or the row it has in that index."""
    is_new: bool
    """Whether they are other than that index has it."""


class Index:
    """The index of one data folder. Nothing here raises, whatever lies in the cache."""

    def __init__(self, paths: Paths, now: Callable[[], int] = time.time_ns) -> None:
        """`now` is the clock that files are compared with, in nanoseconds."""
        self._paths = paths
        self._now = now
        self._file = paths.cache / f"history-{paths.key}.index"
        self._to_keep: _ToKeep | None = None

    def read(self, progress: Callable[[int, int], None] | None = None) -> History:
        """Every session, as `read_history` has it; only files that are new or have changed are read.

        `progress` is told how many were read, of how many that have to be.
        """
        with unswept():
            return self._read(progress)

    def _read(self, progress: Callable[[int, int], None] | None) -> History:
        kept = taken_apart(self._file, self._paths)
        walked = tuple(_walked(self._paths, kept))
        missing = sum(isinstance(each, _File) for each in walked)
        found: list[int | Stored | tuple[Problem, ...]] = []
        rows: list[int | Row] = []
        done = 0
        for each in walked:
            if isinstance(each, Problem):
                found.append((each,))
            elif isinstance(each, int):
                found.append(each)
                rows.append(each)
            else:
                stored, row = _read_anew(each, kept, self._paths, self._now())
                done += 1
                if progress is not None:
                    progress(done, missing)
                    time.sleep(0)  # whoever waits for this thread has a turn after every file
                found.append(stored)
                if row is not None:
                    rows.append(row)
        self._to_keep = _ToKeep(kept, tuple(rows), bool(missing) or len(rows) != (0 if kept is None else len(kept)))
        on_shelf = _on_shelf(found, kept) if kept is not None else None
        return on_shelf or gathered(_all_told(found, kept, self._paths), self._paths)

    def keep(self, catalogue: Catalogue = _NO_EXERCISES) -> None:
        """Writes what `read` found new; where that cannot be, the next start reads a little more.

        What each session of an exercise in `catalogue` came to is worked out, where it is not known already.
        """
        found, self._to_keep = self._to_keep, None
        if found is None or not found.rows:
            return
        kinds = kinds_of(catalogue)
        if found.is_new or (found.kept is not None and found.kept.kinds != kinds):
            with suppress(OSError):
                content = b"".join(put_together(_rows(found, catalogue), kinds, self._paths))
                write_durably(self._file, content, system=UNSYNCED)


@contextmanager
def unswept() -> Iterator[None]:
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


def _walked(paths: Paths, kept: Kept | None) -> Iterator[int | _File | Problem]:
    """What lies in the history folder: of a file that need not be read its row."""
    folder = str(paths.history)
    is_inside = is_within(paths.history, paths.data)
    found = tuple(walk(folder))
    if kept is not None and is_inside and _are_as_before(found, kept, len(folder) + 1):
        yield from range(len(kept))
        return
    names = () if kept is None else kept.names()
    by_name: dict[str, int] | None = None
    following = 0
    for each in found:
        if isinstance(each, Problem):
            yield each
            continue
        name = each.path[len(folder) + 1 :]
        row: int | None = following
        if following >= len(names) or names[following] != name:
            by_name = by_name or {each: row for row, each in enumerate(names)}
            row = by_name.get(name)
        stamp = _stamp(each) if is_inside else None
        following = following if row is None else row + 1
        if kept is not None and row is not None and stamp is not None and kept.is_as_before(row, stamp):
            yield row
        else:
            yield _File(each.path, name, stamp, row)


def _are_as_before(found: Sequence["os.DirEntry[str] | Problem"], kept: Kept, skipped: int) -> bool:
    """Whether they are the files that are known, none of them changed: quicker than to look at each alone.

    Of their paths so many characters are skipped.
    """
    names: list[str] = []
    stamps: list[int] = []
    for each in found:
        if isinstance(each, Problem) or (stamp := _stamp(each)) is None:
            return False
        names.append(each.path[skipped:])
        stamps += stamp
    return kept.are_as_before(names, stamps)


def _stamp(entry: "os.DirEntry[str]") -> Stamp | None:
    try:
        found = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino % _TOO_HIGH


def _on_shelf(found: Sequence[int | Stored | tuple[Problem, ...]], kept: Kept) -> History | None:
    """The history of what was read, what is as before left on its shelf; None where a session is there twice."""
    problems: list[Problem] = []
    alone: dict[str, Stored] = {}
    there: set[int] = set()
    for each in found:
        if isinstance(each, int):
            there.add(each)
            if each in kept.trouble:
                problems.extend(kept.problems(each))
        elif isinstance(each, tuple):
            problems.extend(each)
        elif each.page.id in alone:
            return None
        else:
            problems.extend(each.problems)
            alone[each.page.id] = each
    shelved = [Page(kept, number) if row in there else None for number, row in enumerate(kept.rows)]
    if not kept.is_plain or any(each is not None and each.id in alone for each in shelved if alone):
        return None
    book = Logbook((each.page for each in alone.values()), kept, shelved)
    return History(Shelved(book, alone, kept.stored), tuple(problems))


def _all_told(
    found: Sequence[int | Stored | tuple[Problem, ...]], kept: Kept | None, paths: Paths
) -> Iterator[Stored | tuple[Problem, ...]]:
    """The same, each as if it had been read."""
    for each in found:
        if not isinstance(each, int):
            yield each
        elif kept is not None:
            yield kept.row(each).stored(kept.path(each), paths)


def _rows(found: _ToKeep, catalogue: Catalogue) -> Iterator[Row]:
    """Each row, with the bests of its exercises."""
    from coach.storage.telling import Teller  # noqa: PLC0415 - costly, and only what is new has to be told

    kept, teller = found.kept, Teller(catalogue)
    known = kept.tallies() if kept is not None and kept.kinds == kinds_of(catalogue) else None
    for each in found.rows:
        if isinstance(each, Row):
            yield each._replace(tallied=teller.told(each))
        elif kept is not None:
            row = kept.row(each)
            yield row._replace(tallied=(known and known.row(each)) or teller.told(row))


def _read_anew(
    file: _File, kept: Kept | None, paths: Paths, now: int
) -> tuple[Stored | tuple[Problem, ...], Row | None]:
    """A file as it is now, and what of it is to be kept: nothing where another day may read it otherwise."""
    if file.stamp is None:
        return read_stored(Path(file.path), paths), None
    content = read_bytes(Path(file.path))
    if isinstance(content, Problem):
        return (content,), None
    digest = digest_of(content)
    was_at_rest = max(file.stamp[1], file.stamp[2]) + _AT_REST < now
    if kept is not None and file.row is not None and kept.digest(file.row) == digest:
        again = kept.row(file.row)._replace(stamp=file.stamp, was_at_rest=was_at_rest)
        return again.stored(file.path, paths), again
    session, problems = understood(content, file.path)
    row = Row(
        name=file.name,
        stamp=file.stamp,
        was_at_rest=was_at_rest,
        digest=digest,
        trouble=tuple((each.place, each.sentence, each.way_out) for each in problems),
        facts=None if session is None else facts_of(session),
        packed=b"",
        check=0,
    )
    known = None if any(NO_OFFSET in each.sentence for each in problems) else _known(row, session)
    if known is not None:
        return known.stored(file.path, paths), known
    return problems if session is None else Stored(Page.of(session), file.path, problems, digest), None


def _known(row: Row, session: Session | None) -> Row | None:
    """The row with its session packed; None where that is not the same session any more, or the name is no text."""
    try:
        row.name.encode()
        if session is None:
            return row
        packed = pack(session)
        if _has_more(session) and unpack(packed) != session:
            return None
    except (PackingError, UnicodeEncodeError):
        return None
    return row._replace(packed=packed, check=zlib.crc32(packed))


def _has_more(session: Session) -> bool:
    """Whether it carries anything that the coach does not know."""
    entries = session.entries
    of_sets = (each.extra for entry in entries for each in entry.sets)
    of_targets = (entry.target.extra for entry in entries if entry.target is not None)
    return any((session.extra, any(entry.extra for entry in entries), any(of_targets), any(of_sets)))
