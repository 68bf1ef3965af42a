"""Everything that needs attention, in one look: files, routine, folders, backups, the disk."""

import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from coach import __version__
from coach.alerts.route import Route
from coach.gym import Gym, Refused, open_gym
from coach.settings import Alerts, Settings
from coach.storage.archive import read_archive
from coach.storage.backup import daily_files, shrinking
from coach.storage.document import toml_files
from coach.storage.history import History, read_history, session_files
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.storage.rescue import rescue_folder
from coach.training.frozen import frozen
from coach.training.log import Session
from coach.training.outliers import outliers
from coach.training.routine import planned_week
from coach.training.volume import planned_balance
from coach.training.wording import count, listed, long_date, long_date_from

LEAST_FREE = 100_000_000
"""Bytes on the disk of the data folder: with fewer, a session may soon not be kept."""
CLOCKS_APART = timedelta(days=1)
"""How far ahead of this machine's clock a session may begin: a journey or a slow clock is nothing wrong."""
OLD_BACKUP = 14
"""Days after which the newest backup is called old."""

INSTALLED = (
    "textual",
    "rich",
    "platformdirs",
    "tomli-w",
    "tomlkit",
    "filelock",
    "msgspec",
    "playsound3",
    "plotext",
    "wakepy",
)
"""What the coach is made of, by the names it is installed under."""

_WRITABLE = os.W_OK | os.X_OK


@frozen
class Checkup:
    """What was looked at, and what was found."""

    sessions: int
    """Sessions that are understood."""
    files: int
    """Files that were read."""
    problems: tuple[Problem, ...]
    """What needs attention."""
    notices: tuple[str, ...]
    """What is good to know, in sentences."""
    routes: tuple[Route, ...]
    """The ways to a lifter who is not looking, none of them tried."""
    paths: Mapping[str, Path] = field(hash=False)
    versions: Mapping[str, str] = field(hash=False)

    @property
    def is_ok(self) -> bool:
        """Whether nothing needs attention."""
        return not self.problems


OfScreen = Callable[[Paths, Settings], tuple[Problem, ...]]
"""What a face finds wrong with what was chosen for it: keys and themes."""


def check_up(paths: Paths, now: datetime, of_screen: OfScreen = lambda *_: ()) -> Checkup:
    """Looks at everything; changes nothing and never raises."""
    from coach.alerts.routes import routes  # noqa: PLC0415 - costly, and nothing else needs it

    gym = open_gym(paths, read_history)
    ways = routes(os.environ)
    files = sum(1 for _ in session_files(paths, []))
    own = (paths.config_file, paths.exercises, *_toml_files(paths.routines), *_toml_files(paths.themes))
    return Checkup(
        sessions=len(gym.sessions),
        files=files + sum(each.is_file() for each in own),
        problems=(
            *gym.problems,
            *of_screen(paths, gym.settings),
            *_of_sets(gym),
            *_to_come(gym.history, now),
            *_twins(gym.history),
            *_of_routine(gym),
            *_waiting(paths),
            *_of_folders(paths),
            *_of_disk(paths),
            *_of_backups(paths),
        ),
        notices=(*_notices(gym, now), *_silent(gym.settings.alerts, ways)),
        routes=ways,
        paths=MappingProxyType(_named(paths)),
        versions=MappingProxyType(_versions()),
    )


def _of_sets(gym: Gym) -> Iterator[Problem]:
    """Sets that cannot be what was lifted."""
    files = {each.page.id: each.file for each in gym.history.stored}
    for each in outliers(gym.sessions, gym.catalogue):
        place = f"{each.exercise}, work set {each.number}"
        way_out = "correct the set if it was a slip; if it was not, leave it"
        yield Problem(files[each.session], place, f"{each.why[:1].lower()}{each.why[1:].rstrip('.')}", way_out)


def _to_come(history: History, now: datetime) -> Iterator[Problem]:
    """Sessions that cannot have been lifted yet."""
    for each in history.stored:
        if each.session.started > now + CLOCKS_APART:
            day = f"{long_date(each.page.date)} {each.page.date.year}"
            way_out = "correct the dates in an editor, or move the file away"
            yield Problem(str(each.path), "key started", f"began on {day}, a day still to come", way_out)


def _twins(history: History) -> Iterator[Problem]:
    """Sessions that are kept twice: another id, but the same start and the same sets."""
    seen: dict[tuple[object, ...], Path] = {}
    for each in history.stored:
        first = seen.setdefault(_content(each.session), each.path)
        if first != each.path:
            sentence = f"is the same session as {first.name}, and both count"
            yield Problem(str(each.path), "", sentence, "move one of the two away")


def _content(session: Session) -> tuple[object, ...]:
    """What two sessions cannot share: their start and all that was lifted."""
    sets = ((entry.id, each.kind, each.load, each.done) for entry in session.entries for each in entry.sets)
    return (session.started, session.unit, *sets)


def _of_routine(gym: Gym) -> Iterator[Problem]:
    """Whether the lifter can follow it, and whether what their equipment leaves of it is in balance."""
    own = gym.paths.routines / f"{gym.settings.routine}.toml"
    file = str(own if own.is_file() else gym.paths.config_file)
    try:
        routine = gym.routine
    except Refused as reason:
        yield Problem(file, "routine", str(reason).rstrip("."), "")
        return
    week = planned_week(routine, gym.settings.level, gym.lifter.equipment, gym.catalogue)
    warning = planned_balance(week).warning
    if warning and not any(each.sentence == warning for each in gym.problems):
        sentence = f"with your equipment {routine.name} has {warning}"
        yield Problem(file, f"levels, {gym.settings.level}", sentence, "add a row or a pull that you can do")


def _waiting(paths: Paths) -> Iterator[Problem]:
    """Sessions that could not be kept where they belong."""
    for path in _toml_files(rescue_folder(paths)):
        yield Problem(str(path), "", "is a session that waits for its place in the history", "open the coach")


def _of_folders(paths: Paths) -> Iterator[Problem]:
    for folder in dict.fromkeys((paths.data, paths.history, paths.backups, paths.config_dir, paths.state)):
        there = _nearest(folder)
        if not there.is_dir():
            yield Problem(str(there), "", "is no folder, but has to be one", "move it away")
        elif not os.access(there, _WRITABLE):
            yield Problem(str(there), "", "cannot be written to", "give yourself permission to write there")
        elif there == folder and _mode(folder) & stat.S_IWOTH:
            yield Problem(str(folder), "", "can be changed by everyone on this machine", f"chmod go-w {folder}")


def _of_disk(paths: Paths) -> Iterator[Problem]:
    try:
        free = shutil.disk_usage(_nearest(paths.data)).free
    except OSError:
        return
    if free < LEAST_FREE:
        yield Problem(str(paths.data), "", f"has only {free // 1_000_000} MB left on its disk", "make room")


def _of_backups(paths: Paths) -> Iterator[Problem]:
    newest = next(iter(daily_files(paths)), None)
    found = None if newest is None else read_archive(newest[1])
    if isinstance(found, Problem):
        yield Problem(found.file, found.place, found.sentence, "delete it; the next start of the coach makes a new one")


def _silent(alerts: Alerts, ways: Iterable[Route]) -> Iterator[str]:
    """Alerts that are switched on and cannot happen here."""
    names = [each.name for each in ways if each.name in alerts.wanted and not each.works]
    if names:
        yield f"Switched on under [alerts], but not possible here: {listed(names)}."


def _notices(gym: Gym, now: datetime) -> Iterator[str]:
    for stored in gym.history.unfinished:
        began = stored.session.started
        when = f"{long_date_from(began, now)}, {began:%H:%M}"
        yield f"A session is unfinished ({when}): `coach` goes on with it."
    shrunk = shrinking(gym.paths, len(gym.history.stored))
    if shrunk:
        yield shrunk
    yield from _of_last_backup(gym, now)
    others = sys.platform != "win32" and _mode(gym.paths.data) & (stat.S_IRWXG | stat.S_IRWXO)
    if others:
        yield f"Others on this machine can look into {gym.paths.data}; `chmod go= {gym.paths.data}` keeps it yours."


def _of_last_backup(gym: Gym, now: datetime) -> Iterator[str]:
    if not gym.sessions:
        return
    newest = next(iter(daily_files(gym.paths)), None)
    if newest is None:
        yield "There is no backup yet: the app makes one a day by itself, `coach backup` makes one now."
        return
    day = newest[0]
    age = (now.date() - day).days
    when = "today" if age == 0 else f"{count(age, 'day')} old" if age > 0 else "from a day to come"
    since = sum(each.date > day for each in gym.sessions)
    more = (
        f"; {count(since, 'session')} came since, and `coach backup` keeps them" if since and age > OLD_BACKUP else ""
    )
    yield f"The newest daily backup is {'from ' if age == 0 else ''}{when} ({long_date_from(day, now)}){more}."


def _named(paths: Paths) -> dict[str, Path]:
    return {
        "data": paths.data,
        "history": paths.history,
        "backups": paths.backups,
        "trash": paths.trash,
        "config": paths.config_file,
        "themes": paths.themes,
        "log": paths.log,
    }


def _versions() -> dict[str, str]:
    from importlib import metadata  # noqa: PLC0415 - costly, and nothing else needs it

    found = {"coach": __version__, "python": sys.version.partition(" ")[0], "platform": sys.platform}
    for each in INSTALLED:
        try:
            found[each] = metadata.version(each)
        except metadata.PackageNotFoundError:
            found[each] = "not installed"
    return found


def _toml_files(folder: Path) -> tuple[Path, ...]:
    try:
        return toml_files(folder)
    except OSError:
        return ()


def _nearest(folder: Path) -> Path:
    """The folder itself, or the first of those it lies in that is there."""
    for each in (folder, *folder.parents):
        if os.path.lexists(each):
            return each
    return folder


def _mode(path: Path) -> int:
    """The permissions; none where there is nothing."""
    try:
        return 0 if sys.platform == "win32" else path.stat().st_mode
    except OSError:
        return 0
