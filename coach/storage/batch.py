"""An import on disk: a folder of sessions that is there wholly or not at all, and that can be taken out again."""

import contextlib
import errno
import re
import shutil
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from coach.storage.files import (
    ON_DISK,
    FileSystem,
    is_within,
    make_folders,
    move_aside,
    move_beside,
    write_beside,
    write_durably,
    write_new,
)
from coach.storage.imported import IMPORTED
from coach.storage.paths import Paths, session_name
from coach.storage.session_text import session_bytes
from coach.training.frozen import frozen
from coach.training.log import Session

INCOMING = ".incoming-"
"""How the folder begins while it is being written; readers pass it over."""
REPLACED = "replaced-"
"""How the folder in the trash begins that keeps what an import has written over."""
LOCK = "import"
WRITERS = 4
"""Threads that wait for the disk while the next session is laid out."""
MOST_WAITING = 100
"""Files that are laid out and not on the disk yet."""
_STAMP = "%Y-%m-%dT%H%M%S"
_STAMP_LENGTH = len("2026-11-22T070511")
_A_SECOND = timedelta(seconds=1)
_OF_AN_IMPORT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{6}-.*[a-z].*", re.ASCII)
"""When it was and the apps it comes from: a restore keeps what it replaced in the trash too, under the time alone."""

Progress = Callable[[int, int], None]
"""How many of how many sessions are written."""


class ImportingError(OSError):
    """Another import is at work on the same history."""


@frozen
class Written:
    """An import that is in the history."""

    batch: str
    """Its name."""
    folder: Path
    """Where its sessions are; not there where it only wrote over others."""


@frozen
class TakenOut:
    """An import that is in the history no more."""

    batch: str
    sessions: int
    """How many came out."""
    restored: int
    """How many are again as they were before it."""
    folder: Path
    """Where in the trash they are now."""


@contextlib.contextmanager
def alone(paths: Paths) -> Iterator[None]:
    """No two imports at once, from reading the history to the last file. Raises ImportingError."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - nothing but an import needs it here

    lock = FileLock(str(paths.state / "locks" / f"{LOCK}-{paths.key}.lock"), mode=0o600)
    try:
        make_folders(paths.state / "locks")
        lock.acquire(timeout=0)
    except Timeout as busy:
        raise ImportingError(errno.EBUSY, "another import is at work on this history") from busy
    except (OSError, NotImplementedError):
        pass  # a file system without locks
    try:
        yield
    finally:
        lock.release()


def write_batch(
    sessions: Sequence[Session],
    name: str,
    at: datetime,
    paths: Paths,
    *,
    instead: Sequence[tuple[Path, Session]] = (),
    progress: Progress = lambda _done, _all: None,
    system: FileSystem = ON_DISK,
) -> Written:
    """Writes sessions into a folder of their own and puts it into the history whole.

    `instead` are files of the history and the sessions to stand in them from now on; what stood there goes to the
    trash first. Raises OSError and has changed nothing then. What a killed import left behind is removed by the next
    one; it may leave some of `instead` done, each of them whole. Only to be called `alone`.
    """
    clear_up(paths)
    batch = f"{_stamp(at, paths)}-{name}"
    incoming, folder = paths.history / f"{INCOMING}{batch}", paths.history / f"{IMPORTED}{batch}"
    swap = _Swap(paths, batch, system)
    try:
        if sessions:
            make_folders(incoming, system=system)
            _fill(incoming, sessions, batch, progress, system, within=paths.data)
        swap.do(instead)
        if sessions:
            system.replace(incoming, folder)
            system.sync_folder(paths.history)
    except BaseException:
        if _is_taken_back(folder, incoming):
            swap.undo()
            shutil.rmtree(incoming, ignore_errors=True)
            raise
    return Written(batch, folder)


def newest_batch(paths: Paths) -> str:
    """The name of the latest import that is still there; empty where there is none."""
    return max(_batches(paths), default="")


def take_out(batch: str, paths: Paths, *, system: FileSystem = ON_DISK) -> TakenOut:
    """Moves an import into the trash, and puts back what it wrote over. Raises OSError. Only to be called `alone`."""
    make_folders(paths.trash, system=system)
    folder, trashed = paths.history / f"{IMPORTED}{batch}", paths.trash / f"{IMPORTED}{batch}"
    sessions = 0
    if folder.is_dir():
        sessions = sum(1 for _ in folder.rglob("*.toml"))
        trashed = move_beside(folder, trashed, system=system)
        system.sync_folder(paths.trash)
    restored = _Swap(paths, batch, system).put_back(trashed)
    return TakenOut(batch, sessions, restored, trashed)


def clear_up(paths: Paths) -> None:
    """Removes what imports that were killed have left half-way; nothing of it was ever counted. Never raises."""
    with contextlib.suppress(OSError):
        for each in paths.history.glob(f"{INCOMING}*"):
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each, ignore_errors=True)


class _Swap:
    """Files of the history that an import writes over; what stood in them is kept in the trash."""

    def __init__(self, paths: Paths, batch: str, system: FileSystem) -> None:
        self._paths = paths
        self._kept = paths.trash / f"{REPLACED}{batch}"
        self._system = system
        self._done: list[tuple[Path, bytes]] = []

    def do(self, instead: Sequence[tuple[Path, Session]]) -> None:
        """Keeps what stands in all of them, then writes one after the other. Raises OSError."""
        before = [(path, path.read_bytes()) for path, _ in instead]
        for path, content in before:
            kept = self._kept / path.relative_to(self._paths.history)
            write_durably(kept, content, within=self._paths.data, system=self._system)
        for (path, content), (_, session) in zip(before, instead, strict=True):
            self._done.append((path, content))
            write_durably(path, session_bytes(session), within=self._paths.data, system=self._system)

    def undo(self) -> None:
        """Everything is as it was, as far as the disk allows it."""
        for path, content in self._done:
            with contextlib.suppress(OSError):
                if path.read_bytes() != content:
                    write_durably(path, content, within=self._paths.data)
        shutil.rmtree(self._kept, ignore_errors=True)

    def put_back(self, trash: Path) -> int:
        """What was kept stands in its place again, and what stood there is in `trash`; how many. Raises OSError.

        Of a session that is in the history no more, what was kept goes to `trash` itself.
        """
        number = 0
        for kept in sorted(self._kept.rglob("*.toml")):
            path = self._paths.history / kept.relative_to(self._kept)
            if path.is_file():
                make_folders(trash, system=self._system)
                write_beside(trash / path.name, path.read_bytes(), system=self._system)
                self._system.replace(kept, path)
                self._system.sync_folder(path.parent)
                number += 1
            else:
                move_aside(kept, trash, system=self._system)
        shutil.rmtree(self._kept, ignore_errors=True)
        return number


def _is_taken_back(folder: Path, incoming: Path) -> bool:
    """Whether an import that failed is not in the history: one that is there whole and stays there has not failed."""
    if folder.exists():
        with contextlib.suppress(OSError):
            folder.rename(incoming)
    return not folder.exists()


def _fill(
    folder: Path, sessions: Sequence[Session], batch: str, progress: Progress, system: FileSystem, *, within: Path
) -> None:
    if not is_within(folder, within):
        raise OSError(errno.ELOOP, "a symbolic link leads out of the data folder", str(folder.parent))
    _write_all(_files(folder, sessions, batch), lambda number: progress(number, len(sessions)), system)
    system.sync_folder(folder)


def _files(folder: Path, sessions: Iterable[Session], batch: str) -> Iterator[tuple[Path, bytes]]:
    taken: set[str] = set()
    for each in sessions:
        yield folder / _named(session_name(each), taken), session_bytes(replace(each, batch=batch))


def _write_all(files: Iterable[tuple[Path, bytes]], written: Callable[[int], None], system: FileSystem) -> None:
    """Writes new files, several at once while the next is laid out; when it returns or raises, nothing is at work."""
    waiting: deque[Future[None]] = deque()
    done = count(1)
    with ThreadPoolExecutor(WRITERS) as writers:
        try:
            for path, content in files:
                waiting.append(writers.submit(write_new, path, content, system=system))
                time.sleep(0)  # whoever writes has a turn after every session
                if len(waiting) > MOST_WAITING:
                    waiting.popleft().result()
                    written(next(done))
            while waiting:
                waiting.popleft().result()
                written(next(done))
        finally:
            writers.shutdown(cancel_futures=True)


def _named(name: str, taken: set[str]) -> str:
    stem, number, free = name.removesuffix(".toml"), 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}.toml"
    taken.add(free.casefold())
    return free


def _stamp(at: datetime, paths: Paths) -> str:
    """When it was, but always after every import there is: by their names it is known which one was the last."""
    moment = at.replace(microsecond=0, tzinfo=None)
    trashed = (each.name.removeprefix(IMPORTED) for each in _folders(paths.trash, IMPORTED))
    for each in (*_batches(paths), *trashed):
        with contextlib.suppress(ValueError):
            moment = max(moment, datetime.fromisoformat(each[:_STAMP_LENGTH]) + _A_SECOND)
    return f"{moment:{_STAMP}}"


def _batches(paths: Paths) -> Iterator[str]:
    yield from (each.name.removeprefix(IMPORTED) for each in _folders(paths.history, IMPORTED))
    kept = (each.name.removeprefix(REPLACED) for each in _folders(paths.trash, REPLACED))
    yield from (each for each in kept if _OF_AN_IMPORT.fullmatch(each))


def _folders(place: Path, prefix: str) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from (each for each in place.glob(f"{prefix}*") if each.is_dir() and not each.is_symlink())
