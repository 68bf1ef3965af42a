"""Two versions of one session: what a sync tool or another program left beside ours, for the lifter to choose from."""

import os
import re
from pathlib import Path

from coach.storage.files import ON_DISK, FileSystem, make_folders, move_aside
from coach.storage.history import History, Stored, is_copy, read_stored, walk
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.training.frozen import frozen
from coach.training.log import Session

_MARKS = re.compile(
    r"(?:\.theirs-[^/]*?|\.sync-conflict-[^/]*?|\s*\([^)]*conflict[^)]*\)|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+|\.orig)"
    r"(?=\.toml$|$)",
    re.IGNORECASE,
)
"""What is put into the name of the other version, before its ending or behind it."""


@frozen
class Versions:
    """A session with another version of it beside."""

    copy: Path
    """The file of the other version, which is not counted."""
    theirs: Session | None
    """What it holds; None where it cannot be read."""
    home: Path
    """The file that counts."""
    ours: Session | None
    """What counts now; None where that file is gone."""


def versions(paths: Paths, history: History) -> tuple[Versions, ...]:
    """Every second version in the history; never raises."""
    beside = copies(paths, history)
    if not beside:
        return ()
    by_path = {each.path: each for each in history.stored}
    by_id = {each.page.id: each for each in by_path.values()}
    found: list[Versions] = []
    for path in beside:
        theirs = read_stored(path, paths)
        session = theirs.session if isinstance(theirs, Stored) else None
        home = home_of(path)
        counted = by_path.get(home) or (by_id.get(session.id) if session is not None else None)
        found.append(Versions(path, session, counted.path if counted else home, counted.session if counted else None))
    return tuple(found)


def copies(paths: Paths, history: History) -> tuple[Path, ...]:
    """The files that are second versions, and second files of one session, in the order of their names.

    Files that count are not opened.
    """
    found: list[Path] = []
    for folder, folders, names in os.walk(paths.history):
        folders[:] = [each for each in folders if not each.startswith(".")]
        besides = (Path(folder) / each for each in names if is_copy(each) and not each.startswith("."))
        found += [each for each in besides if each.is_file() and not each.is_symlink()]
    found.sort()
    counted = {each.file: each.page.id for each in history.stored}
    ids = frozenset(counted.values())
    for each in walk(str(paths.history)):
        if isinstance(each, Problem) or each.path in counted:
            continue
        path = Path(each.path)
        stored = read_stored(path, paths)
        if isinstance(stored, Stored) and stored.page.id in ids:
            found.append(path)
    return tuple(found)


def home_of(copy: Path) -> Path:
    """The name of the session's own file, from the name of its second version."""
    return copy.with_name(_MARKS.sub("", copy.name))


def keep_ours(found: Versions, paths: Paths, *, system: FileSystem = ON_DISK) -> Path:
    """The other version goes to the trash; where it is now. Raises OSError."""
    return move_aside(found.copy, paths.trash, system=system)


def keep_theirs(found: Versions, paths: Paths, *, system: FileSystem = ON_DISK) -> Path:
    """The other version counts from now on; ours goes to the trash. Where theirs is now. Raises OSError."""
    if found.home.exists() and found.home != found.copy:
        move_aside(found.home, paths.trash, system=system)
    system.replace(found.copy, found.home)
    system.sync_folder(found.home.parent)
    return found.home


def move_back(trashed: Path, home: Path, *, system: FileSystem = ON_DISK) -> None:
    """A session's file out of the trash, to where it was. Raises OSError, FileExistsError where something is there."""
    if home.exists():
        raise FileExistsError(f"{home.name} is there again")
    make_folders(home.parent, system=system)
    system.replace(trashed, home)
    system.sync_folder(home.parent)
