"""An import on disk: a folder of sessions that is there wholly or not at all, and that can be taken out again."""

import contextlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from coach.storage.files import ON_DISK, FileSystem, make_folders, move_beside, write_new
from coach.storage.paths import Paths, session_name
from coach.storage.session_text import write_session
from coach.training.log import Session

INCOMING = ".incoming-"
"""How the folder begins while it is being written; readers pass it over."""
IMPORTED = "imported-"
"""How it begins once it is whole."""
LOCK = "import"

Progress = Callable[[int, int], None]
"""How many of how many sessions are written."""


class ImportingError(OSError):
    """Another import is at work on the same history."""


def write_batch(
    sessions: Sequence[Session],
    name: str,
    paths: Paths,
    *,
    progress: Progress = lambda _done, _all: None,
    system: FileSystem = ON_DISK,
) -> tuple[str, Path]:
    """Writes sessions into a folder of their own and puts it into the history whole; its name and the folder.

    `name` gets a number behind it where there is one of that name. Raises OSError and has changed nothing then;
    what a killed import left behind is removed by the next one.
    """
    with _alone(paths):
        clear_up(paths)
        batch = _free(name, paths)
        incoming = paths.history / f"{INCOMING}{batch}"
        make_folders(incoming, system=system)
        try:
            _fill(incoming, sessions, batch, progress, system)
            folder = paths.history / f"{IMPORTED}{batch}"
            system.replace(incoming, folder)
        except BaseException:
            shutil.rmtree(incoming, ignore_errors=True)
            raise
        system.sync_folder(paths.history)
    return batch, folder


def newest_batch(paths: Paths) -> str:
    """The name of the latest import that is still there; empty where there is none."""
    return max((each.name.removeprefix(IMPORTED) for each in _batches(paths)), default="")


def take_out(batch: str, paths: Paths, *, system: FileSystem = ON_DISK) -> Path:
    """Moves an import into the trash, whole; where it is now. Raises OSError."""
    with _alone(paths):
        make_folders(paths.trash, system=system)
        moved = move_beside(paths.history / f"{IMPORTED}{batch}", paths.trash / f"{IMPORTED}{batch}", system=system)
        system.sync_folder(paths.trash)
    return moved


def clear_up(paths: Paths) -> None:
    """Removes what imports that were killed have left half-way; nothing of it was ever counted. Never raises."""
    with contextlib.suppress(OSError):
        for each in paths.history.glob(f"{INCOMING}*"):
            if each.is_dir() and not each.is_symlink():
                shutil.rmtree(each, ignore_errors=True)


def _fill(folder: Path, sessions: Sequence[Session], batch: str, progress: Progress, system: FileSystem) -> None:
    taken: set[str] = set()
    for number, session in enumerate(sessions, start=1):
        text = write_session(replace(session, batch=batch)).encode("utf-8", "replace")
        write_new(folder / _named(session_name(session), taken), text, system=system)
        progress(number, len(sessions))
    system.sync_folder(folder)


def _named(name: str, taken: set[str]) -> str:
    stem, number, free = name.removesuffix(".toml"), 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{stem}-{number}.toml"
    taken.add(free.casefold())
    return free


def _free(name: str, paths: Paths) -> str:
    number, free = 1, name
    while (paths.history / f"{IMPORTED}{free}").exists() or (paths.trash / f"{IMPORTED}{free}").exists():
        number += 1
        free = f"{name}-{number}"
    return free


def _batches(paths: Paths) -> Iterator[Path]:
    with contextlib.suppress(OSError):
        yield from (each for each in paths.history.glob(f"{IMPORTED}*") if each.is_dir() and not each.is_symlink())


@contextlib.contextmanager
def _alone(paths: Paths) -> Iterator[None]:
    """No two imports at once. Raises ImportingError."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - nothing but an import needs it here

    make_folders(paths.state)
    lock = FileLock(str(paths.state / f"{LOCK}-{paths.key}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout as busy:
        raise ImportingError("another import is at work on this history") from busy
    try:
        yield
    finally:
        lock.release()
