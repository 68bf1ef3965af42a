"""Putting a backup in the place of the history: the old one or the new one is there, whatever happens between."""

import contextlib
import errno
import os
import secrets
import shutil
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from coach.storage.archive import CONFIG, CONFIG_FILE, HISTORY, Archive
from coach.storage.files import (
    ON_DISK,
    FileSystem,
    decoded,
    make_folders,
    move_aside,
    read_bytes,
    write_durably,
    write_new,
)
from coach.storage.half_way import INCOMING, half_way
from coach.storage.history import History, session_files
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.storage.session_reading import read_session
from coach.training.frozen import frozen
from coach.training.log import Session

REPLACED = "replaced-"
"""How the folder in the trash begins that keeps what a backup replaced."""

_READY = "ready"
"""Is in the incoming folder once everything is; holds the name of the folder in the trash."""
_TAKEN = "taken"
"""Is there once sessions were moved in that were written meanwhile."""
_LOCK = "lock"
_TRIES = 3


@frozen
class Comparison:
    """A backup beside what is there."""

    sessions: int
    """Sessions of the backup that are understood."""
    first: date | None
    last: date | None
    problems: tuple[Problem, ...]
    """What is not understood of the backup's sessions; they are put back as they are."""
    here: int
    """Sessions of the history as it is."""
    missing_here: int
    """Sessions that only the backup has."""
    missing_there: int
    """Sessions that only the history has."""
    different: int
    """Sessions that both have, not alike."""
    config_to_write: tuple[str, ...]
    """Configuration files that are not there and would be put back, by their names in the archive."""
    config_to_leave: tuple[str, ...]
    """Configuration files that are there, are different and stay as they are."""

    @property
    def changes_history(self) -> bool:
        """Whether the history would be another."""
        return bool(self.missing_here or self.missing_there or self.different)


@frozen
class Restored:
    """What was done."""

    replaced: Path | None
    """Where the old history is now; None when there was none, or it was the same."""
    written: tuple[Path, ...]
    """Configuration files that were put back."""


class BusyError(OSError):
    """Another restore is at work in the same folder."""


def compare(archive: Archive, history: History, paths: Paths) -> Comparison:
    """What restoring would change; never raises."""
    problems: list[Problem] = []
    there: dict[str, Session] = {}
    for each in archive.manifest.files:
        if each.is_session:
            session = _session(archive.contents[each.name], each.name, problems)
            if session is not None:
                there[session.id] = session
    here = {each.id: each for each in history.sessions}
    dates = sorted(each.date for each in there.values())
    to_write, to_leave = [], []
    for name, path in _config_places(archive, paths):
        if not os.path.lexists(path):
            to_write.append(name)
        elif read_bytes(path) != archive.contents[name]:
            to_leave.append(name)
    return Comparison(
        sessions=len(there),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        problems=tuple(problems),
        here=len(here),
        missing_here=len(there.keys() - here.keys()),
        missing_there=len(here.keys() - there.keys()),
        different=sum(there[each] != here[each] for each in there.keys() & here.keys()),
        config_to_write=tuple(to_write),
        config_to_leave=tuple(to_leave),
    )


def restore(archive: Archive, paths: Paths, now: datetime, *, system: FileSystem = ON_DISK) -> Restored:
    """Put a backup's history in the place of the one that is there, and the configuration files that are missing.

    What was there goes to the trash by one rename, so nothing is lost. Raises OSError; then `finish_restores`, or
    the next restore, leaves either the old history or the new one in its place.
    """
    finish_restores(paths, system=system)
    incoming = paths.data / f"{INCOMING}{now:%Y-%m-%dT%H%M%S}-{secrets.token_hex(3)}"
    replaced = _free(paths.trash / f"{REPLACED}{now:%Y-%m-%dT%H%M%S}")
    try:
        make_folders(incoming, system=system)
        with _alone(incoming) as is_alone:
            if not is_alone:
                raise BusyError(errno.EBUSY, "something else restores a backup there", str(incoming))
            _unpack(archive, incoming, system)
            write_durably(incoming / _READY, replaced.name, system=system)
            if os.path.lexists(paths.history):
                make_folders(replaced, system=system)
                _move(paths.history, replaced / HISTORY, system)
            written = _finish(incoming, replaced, paths, system)
    except OSError:
        with contextlib.suppress(OSError):
            finish_restores(paths, system=system)
        raise
    shutil.rmtree(incoming, ignore_errors=True)
    return Restored(replaced if replaced.is_dir() else None, written)


def finish_restores(paths: Paths, *, system: FileSystem = ON_DISK) -> str:
    """Finish or undo a restore that was interrupted; what was done, in a sentence, mostly nothing. Raises OSError.

    Where the old history had not been moved away yet it stays; where it had, the new one comes to its place.
    """
    said = ""
    for incoming in half_way(paths):
        with contextlib.suppress(FileNotFoundError), _alone(incoming) as is_alone:
            if not is_alone:
                continue
            said = _finished(incoming, paths, system)
        shutil.rmtree(incoming, ignore_errors=True)
    return said


def _finished(incoming: Path, paths: Paths, system: FileSystem) -> str:
    undone = "A restore was interrupted before it replaced anything; nothing was changed."
    try:
        replaced = paths.trash / PurePosixPath((incoming / _READY).read_text(encoding="utf-8")).name
    except FileNotFoundError:
        return undone
    is_free = not os.path.lexists(paths.history)
    was_moved = is_free or os.path.lexists(replaced / HISTORY) or (incoming / _TAKEN).exists()
    if (incoming / HISTORY).is_dir() and not was_moved:
        return undone
    _finish(incoming, replaced, paths, system)
    return "A restore that was interrupted is finished."


def _finish(incoming: Path, replaced: Path, paths: Paths, system: FileSystem) -> tuple[Path, ...]:
    """From the moment on at which the old history is out of the way; may be done again."""
    if (incoming / HISTORY).is_dir():
        _bring_in(incoming / HISTORY, replaced, paths, system)
    written = []
    for name, path in _config_places_in(incoming / CONFIG, paths):
        if not os.path.lexists(path):
            write_durably(path, (incoming / name).read_bytes(), system=system)
            written.append(path)
    return tuple(written)


def _bring_in(history: Path, replaced: Path, paths: Paths, system: FileSystem) -> None:
    """Rename the new history to its place; a session that was written there meanwhile comes with it."""
    for left in reversed(range(_TRIES)):
        try:
            _move(history, paths.history, system)
        except OSError:
            if left and paths.history.is_dir():
                _take_along(history, replaced, paths, system)
                continue
            if not os.path.lexists(paths.history) and os.path.lexists(replaced / HISTORY):
                _move(replaced / HISTORY, paths.history, system)
            raise
        else:
            return


def _take_along(history: Path, replaced: Path, paths: Paths, system: FileSystem) -> None:
    write_durably(history.parent / _TAKEN, "", system=system)
    problems: list[Problem] = []
    for path in tuple(session_files(paths, problems)):
        place = history / path.relative_to(paths.history)
        make_folders(place.parent, system=system)
        move_aside(path, replaced if place.exists() else place.parent, system=system)
    make_folders(replaced, system=system)
    _move(paths.history, _free(replaced / "meanwhile"), system)


def _unpack(archive: Archive, incoming: Path, system: FileSystem) -> None:
    make_folders(incoming / HISTORY, system=system)
    folders = {incoming}
    for name, content in archive.contents.items():
        path = incoming.joinpath(*PurePosixPath(name).parts)
        make_folders(path.parent, system=system)
        write_new(path, content, system=system)
        folders.add(path.parent)
    for each in sorted(folders):
        system.sync_folder(each)


def _move(old: Path, new: Path, system: FileSystem) -> None:
    system.replace(old, new)
    system.sync_folder(new.parent)
    system.sync_folder(old.parent)


def _config_places(archive: Archive, paths: Paths) -> Iterator[tuple[str, Path]]:
    """Each configuration file of a backup with its place here."""
    for each in archive.manifest.files:
        if each.name == CONFIG_FILE:
            yield each.name, paths.config_file
        elif each.name.startswith(f"{CONFIG}/"):
            yield each.name, paths.config_dir.joinpath(*PurePosixPath(each.name).parts[1:])


def _config_places_in(folder: Path, paths: Paths) -> Iterator[tuple[str, Path]]:
    """The same of what was unpacked."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = f"{CONFIG}/{path.relative_to(folder).as_posix()}"
            yield name, paths.config_file if name == CONFIG_FILE else paths.config_dir / path.relative_to(folder)


def _session(content: bytes, name: str, problems: list[Problem]) -> Session | None:
    text = decoded(content, name)
    if isinstance(text, Problem):
        problems.append(text)
        return None
    session, wrong = read_session(text, name)
    problems.extend(wrong)
    return session


def _free(path: Path) -> Path:
    number = 1
    while os.path.lexists(path if number == 1 else path.with_name(f"{path.name}-{number}")):
        number += 1
    return path if number == 1 else path.with_name(f"{path.name}-{number}")


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether nobody else holds this folder; it is held until the end, or until the program ends, however it does."""
    descriptor = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield _lock(descriptor)
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - only where it exists

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - only where it exists

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
