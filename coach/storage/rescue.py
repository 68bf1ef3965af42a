"""A second place for a session that cannot be kept where it belongs, and the way back from there."""

from datetime import datetime
from pathlib import Path

from coach.storage.files import ON_DISK, FileSystem, write_durably
from coach.storage.history import SessionStore, Stored, read_stored
from coach.storage.paths import Paths, session_name
from coach.storage.session_text import write_session
from coach.training.log import Session


def rescue_folder(paths: Paths) -> Path:
    """Where sessions of this data folder wait: in the state folder, mostly on another disk or share than the data."""
    return paths.state / "rescue" / paths.key


def rescue(session: Session, paths: Paths, *, system: FileSystem = ON_DISK) -> Path:
    """Keeps a session in the second place; where it lies now. Raises OSError when that fails too."""
    path = rescue_folder(paths) / session_name(session)
    write_durably(path, write_session(session), within=paths.state, system=system)
    return path


def has_rescued(paths: Paths) -> bool:
    """Whether a session waits in the second place."""
    return any(rescue_folder(paths).glob("*.toml"))


def settled(session: Session, paths: Paths) -> None:
    """The session is where it belongs: its copy in the second place goes."""
    try:
        (rescue_folder(paths) / session_name(session)).unlink(missing_ok=True)
    except OSError:
        return


def bring_back(store: SessionStore, paths: Paths, now: datetime) -> tuple[str, ...]:
    """Puts every waiting session where it belongs, unless that is known there; a line for each.

    What lies there and tells of sets that the waiting one does not have is kept beside.
    """
    told: list[str] = []
    for path in sorted(rescue_folder(paths).glob("*.toml")):
        within = Paths(paths.state, paths.config_file, paths.config_dir, paths.state, paths.cache, paths.log)
        waiting = read_stored(path, within)
        if isinstance(waiting, tuple) or waiting.problems:
            told.append(f"{path}: a session that was kept here cannot be read; look at it in an editor")
            continue
        session = waiting.session
        home = store.path(session)
        there = read_stored(home, paths) if home.exists() else None
        if there is not None and not isinstance(there, tuple):
            if _is_known(there, waiting):
                path.unlink(missing_ok=True)
                continue
            if there.is_writable and _sets(there) <= _sets(waiting):
                store.learn(there)
        try:
            store.save(session, now)
        except OSError:
            told.append(f"{path}: a session waits here; {home.parent} still cannot be written")
            continue
        path.unlink(missing_ok=True)
        told.append(f"{home.name}: brought back from where it waited, every set of it")
    return tuple(told)


def _is_known(there: Stored, waiting: Stored) -> bool:
    """Whether what waits tells nothing that is not in its own place, or tells it of an earlier moment."""
    if there.session == waiting.session or _sets(waiting) < _sets(there):
        return True
    return _sets(waiting) == _sets(there) and _written(waiting.path) <= _written(there.path)


def _sets(stored: Stored) -> frozenset[tuple[str, str, datetime | None]]:
    """What tells every set of a session from every other."""
    return frozenset((entry.block, entry.id, each.at) for entry in stored.session.entries for each in entry.sets)


def _written(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
