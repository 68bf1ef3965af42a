"""Backups: one a day by itself, the old ones thinned out, and one whenever it is asked for."""

import contextlib
import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from coach.storage.archive import Archive, collect, pack, read_archive, read_manifest, session_names
from coach.storage.files import ON_DISK, FileSystem, make_folders, write_beside, write_durably
from coach.storage.glance import sessions_told
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.training.frozen import frozen
from coach.training.wording import count, long_date

DAILY = 7
"""The newest days that keep their backups."""
MONTHLY = 12
"""The newest months of which the first backup is kept; of every year the first is kept for ever."""
SHRUNK_BY = 20
"""Sessions fewer than before that are announced."""
SHRUNK_BY_SHARE = Fraction(1, 10)
"""The share of sessions fewer than before that is announced too."""

_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-\d+)?\.zip", re.ASCII)


@frozen
class Daily:
    """What the first start of a day did."""

    path: Path | None
    """The backup that was written; None when none was needed, or none could be."""
    notice: str
    """What the lifter should know, in a sentence; mostly nothing."""


@frozen
class Backup:
    """A backup that was asked for."""

    path: Path
    archive: Archive
    problems: tuple[Problem, ...]
    """What it could not take, and what reading it back found."""


class _Told(NamedTuple):
    """A backup that was made by itself."""

    day: date
    path: Path
    sessions: frozenset[str]
    """The names of the session files that its manifest tells of."""


def daily_backup(paths: Paths, now: datetime, *, system: FileSystem = ON_DISK) -> Daily:
    """Keep today's backup, unless there is one that holds all sessions; thin out the old ones. Never raises.

    A backup is replaced only by one that holds every session it held; else the new one is written beside it.
    Where the history has shrunk, the notice says so and nothing is thinned out. Made for a thread of its own.
    """
    try:
        return _daily_backup(paths, now, system)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        return Daily(None, f"Today's backup could not be written to {paths.backups}: {reason}.")


def write_backup(paths: Paths, file: Path | None, now: datetime) -> Backup | None:
    """Write a backup to a new file, or with the time in its name among the others, and read it back.

    None when there is nothing to keep yet. Raises OSError; FileExistsError where `file` is there already.
    """
    archive, problems = collect(paths, now)
    if not archive.contents:
        return None
    if file is None:
        make_folders(paths.backups)
        path = write_beside(paths.backups / f"{now:%Y-%m-%dT%H%M%S}.zip", pack(archive))
    else:
        make_folders(file.parent)
        with file.open("xb"):
            pass
        try:
            write_durably(file, pack(archive))
        except BaseException:
            with contextlib.suppress(OSError):
                file.unlink()
            raise
        path = file
    found = read_archive(path)
    if isinstance(found, Problem):
        return Backup(path, archive, (*problems, found))
    if found != archive:
        different = Problem(str(path), "", "does not hold what was written to it", "check the disk")
        return Backup(path, archive, (*problems, different))
    return Backup(path, archive, problems)


def daily_files(paths: Paths) -> tuple[tuple[date, Path], ...]:
    """The backups that were made by themselves, with their day, the newest first. Others are never looked at."""
    try:
        found = sorted(paths.backups.iterdir(), reverse=True)
    except OSError:
        return ()
    dated = ((_day(path.name), path) for path in found)
    files = [(day, path) for day, path in dated if day is not None and path.is_file()]
    return tuple(sorted(files, key=lambda each: each[0], reverse=True))


def kept(days: Iterable[date]) -> frozenset[date]:
    """Which days keep their backups: the newest, the first of each of the newest months, the first of each year."""
    newest = sorted(set(days), reverse=True)
    first_of_month = {(day.year, day.month): day for day in newest}
    first_of_year = {day.year: day for day in newest}
    months = list(first_of_month.values())[:MONTHLY]
    return frozenset((*newest[:DAILY], *months, *first_of_year.values()))


def has_shrunk(before: int, now: int) -> bool:
    """Whether so many sessions are gone that it should be said."""
    gone = before - now
    return gone >= SHRUNK_BY or (gone > 0 and Fraction(gone) >= before * SHRUNK_BY_SHARE)


def shrinking(paths: Paths, sessions: int, days: int = DAILY) -> str:
    """That a backup of the newest days holds far more sessions than the history, in a sentence; else empty."""
    files = daily_files(paths)
    recent = sorted({day for day, _ in files}, reverse=True)[:days]
    return _shrinking(_understood(each for each in files if each[0] in recent), sessions)


def _shrinking(found: Iterable[_Told], sessions: int) -> str:
    largest = max(found, key=lambda each: len(each.sessions), default=None)
    if largest is None:
        return ""
    day, path, told = largest
    before = len(told)
    return _announced(sessions, before, day, path) if has_shrunk(before, sessions) else ""


def _daily_backup(paths: Paths, now: datetime, system: FileSystem) -> Daily:
    today = now.date()
    files = daily_files(paths)
    names = session_names(paths)
    newest = max((day for day, _ in files), default=today)
    of_newest = [*_understood(each for each in files if each[0] == newest)]
    notice = _shrinking(of_newest, len(names))
    of_today = of_newest if newest == today else [*_understood(each for each in files if each[0] == today)]
    if not names or any(each.sessions >= names for each in of_today):
        return Daily(None, notice)
    archive, problems = collect(paths, now)
    sessions = archive.manifest.sessions
    if not sessions or any(each.sessions >= sessions for each in of_today):
        return Daily(None, notice)
    path = _write(paths, archive, of_today, system)
    _thin_out(((today, path), *files), len(sessions), system)
    if problems and not notice:
        notice = f"{count(len(problems), 'file')} could not be backed up: `coach check` has more."
    return Daily(path, notice)


def _write(paths: Paths, archive: Archive, of_today: Iterable[_Told], system: FileSystem) -> Path:
    content, sessions = pack(archive), archive.manifest.sessions
    replaced = next((each.path for each in of_today if each.sessions <= sessions), None)
    if replaced is None:
        make_folders(paths.backups, system=system)
        return write_beside(paths.backups / f"{archive.manifest.made:%Y-%m-%d}.zip", content, system=system)
    write_durably(replaced, content, within=paths.data, system=system)
    return replaced


def _thin_out(files: Iterable[tuple[date, Path]], sessions: int, system: FileSystem) -> None:
    """Remove what is not kept, unless one of the newest days held a history that has shrunk since."""
    every = dict.fromkeys(files)
    days = kept(day for day, _ in every)
    recent = sorted({day for day, _ in every}, reverse=True)[:DAILY]
    newest = _understood(each for each in every if each[0] in recent)
    if any(has_shrunk(len(each.sessions), sessions) for each in newest):
        return
    for day, path in every:
        if day not in days:
            with contextlib.suppress(OSError):
                system.unlink(path)


def _understood(files: Iterable[tuple[date, Path]]) -> Iterator[_Told]:
    """The backups that are understood."""
    for day, path in files:
        sessions = sessions_told(path)
        if sessions is None:
            manifest = read_manifest(path)
            sessions = None if isinstance(manifest, Problem) else manifest.sessions
        if sessions is not None:
            yield _Told(day, path, sessions)


def _announced(sessions: int, before: int, day: date, path: Path) -> str:
    return (
        f"The history holds {count(sessions, 'session')}; the backup of {long_date(day)} holds {before}. "
        f"If that is not your doing, `coach restore {path}` brings them back."
    )


def _day(name: str) -> date | None:
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        return date.fromisoformat(match[1])
    except ValueError:
        return None
