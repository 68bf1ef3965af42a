"""Two at once in one data folder: nothing is lost or torn, nothing counted twice, and nobody touches another's file."""

import random
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from coach.storage.files import ON_DISK, FileSystem
from coach.storage.history import History, SessionStore, read_history, read_stored
from coach.storage.lock import DataLock
from coach.storage.paths import Paths
from coach.training.log import LoggedSet, Session
from tests.faults.lifting import every_set
from tests.faults.tally import Tally, command
from tests.folders import paths_in
from tests.storage.sessions import NOW, a_session

RUNS = 200
SAVES = 4
PATIENCE = 10.0


class Turns:
    """Two who act by turns, as chance wills it."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._condition = threading.Condition()
        self._there = [0, 1]
        self._next = chance.choice(self._there)

    @contextmanager
    def mine(self, who: int) -> Iterator[None]:
        """One act, when it is this one's turn."""
        with self._condition:
            assert self._condition.wait_for(lambda: self._next == who, PATIENCE)
            try:
                yield
            finally:
                self._next = self._chance.choice(self._there)
                self._condition.notify_all()

    def done(self, who: int) -> None:
        """This one acts no more."""
        with self._condition:
            self._there.remove(who)
            self._next = next(iter(self._there), who)
            self._condition.notify_all()


@dataclass(slots=True)
class Window:
    """One of the two, what it was told is safe, and the files it touched."""

    who: int
    paths: Paths
    turns: Turns
    session: Session
    ticked: Session
    history: History
    """What it read when it was opened."""
    touched: set[Path] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def train(self, acts: "Acts") -> None:
        """Logs set after set."""
        store = SessionStore(self.paths, self.history.stored, system=acts.system(self))
        try:
            for number in range(SAVES):
                self._log(number)
                with acts.save(self):
                    store.save(self.session, NOW + timedelta(minutes=number))
                self.ticked = self.session
        except OSError as error:
            self.wrong.append(f"window {self.who}: {error}")
        finally:
            self.turns.done(self.who)

    def _log(self, number: int) -> None:
        at = NOW + timedelta(minutes=5 * number, seconds=30 * self.who)
        done = LoggedSet(load=Decimal(60 + self.who), reps=5 + number, at=at, rest=150)
        entry = self.session.entries[0]
        self.session = replace(self.session, entries=(replace(entry, sets=(*entry.sets, done)),))


class Acts:
    """Every file operation is an act of its own."""

    def system(self, window: Window) -> FileSystem:
        """The file system of a window, which waits for its turn before each operation."""

        def opened(path: Path, flags: int, mode: int) -> int:
            window.touched.add(path)
            with window.turns.mine(window.who):
                return ON_DISK.open(path, flags, mode)

        def replaced(old: Path, new: Path) -> None:
            window.touched |= {old, new}
            with window.turns.mine(window.who):
                ON_DISK.replace(old, new)

        def made(folder: Path, mode: int) -> None:
            with window.turns.mine(window.who):
                ON_DISK.make_folder(folder, mode)

        def written(descriptor: int, content: bytes) -> int:
            with window.turns.mine(window.who):
                return ON_DISK.write(descriptor, content[: 1 + len(content) // 2])

        return replace(_UNSYNCED, open=opened, replace=replaced, make_folder=made, write=written)

    @contextmanager
    def save(self, _: Window) -> Iterator[None]:
        """Nothing waits for a whole save."""
        yield


class WholeSaves(Acts):
    """Every save is one act."""

    def system(self, _: Window) -> FileSystem:
        """Nothing waits inside a save."""
        return _UNSYNCED

    @contextmanager
    def save(self, window: Window) -> Iterator[None]:
        """Waits for its turn."""
        with window.turns.mine(window.who):
            yield


def _later(_: object) -> None:
    """No power is cut here."""


_UNSYNCED = replace(ON_DISK, sync=_later, sync_folder=_later)


def campaign(runs: int, seed: int) -> Tally:
    """So many interleavings of each kind."""
    chance = random.Random(seed)  # noqa: S311 - the same again with the same seed
    tally = Tally("two at once")
    for run in range(runs):
        for kind in (_two_sessions, _one_session_by_saves, _one_session_by_operations, _one_session_with_the_lock):
            with tempfile.TemporaryDirectory() as folder:
                kind(f"run {run}{kind.__name__}", paths_in(Path(folder)), Turns(chance), tally)
            tally.runs += 1
    return tally


def _two_sessions(what: str, paths: Paths, turns: Turns, tally: Tally) -> None:
    """Different sessions: each is whole, and nobody touches the other's file."""
    windows = [_window(who, paths, turns, f"2026-11-22T07051{who}-k7q{who}") for who in (0, 1)]
    _train(windows, Acts())
    _judge(what, paths, windows, tally)
    both = windows[0].touched & windows[1].touched
    tally.lost += [f"{what}: both touched {each.name}" for each in both]
    tally.lost += [f"{what}: {each}" for each in read_history(paths).problems]


def _one_session_by_saves(what: str, paths: Paths, turns: Turns, tally: Tally) -> None:
    """The same session: what one writes over, it keeps beside."""
    SessionStore(paths, system=_UNSYNCED).save(a_session(), NOW)
    windows = [_window(who, paths, turns, a_session().id) for who in (0, 1)]
    _train(windows, WholeSaves())
    _judge(what, paths, windows, tally)


def _one_session_by_operations(what: str, paths: Paths, turns: Turns, tally: Tally) -> None:
    """The same session without a lock: no file is torn, none counted twice."""
    SessionStore(paths, system=_UNSYNCED).save(a_session(), NOW)
    windows = [_window(who, paths, turns, a_session().id) for who in (0, 1)]
    _train(windows, Acts())
    there = _everywhere(paths)
    missing = sum(key not in there for each in windows for key in every_set([each.ticked]))
    tally.seen["sets that only the lock would have kept"] += missing
    tally.lost += [f"{what}: {each}" for each in _torn(paths)]


def _one_session_with_the_lock(what: str, paths: Paths, turns: Turns, tally: Tally) -> None:
    """The same session: only one window gets the lock, the other does not log."""
    first, second = (_window(who, paths, turns, a_session().id) for who in (0, 1))
    lock = DataLock(paths)
    assert lock.take(NOW) is None
    try:
        other = DataLock(paths)
        if other.take(NOW) is None:
            tally.lost.append(f"{what}: both had the lock")
            other.free()
        else:
            tally.seen["windows that were locked out"] += 1
        second.turns.done(second.who)
        first.train(Acts())
    finally:
        lock.free()
    _judge(what, paths, [first], tally)


def _window(who: int, paths: Paths, turns: Turns, session_id: str) -> Window:
    session = a_session(session_id)
    return Window(who, paths, turns, session, replace(session, entries=()), read_history(paths))


def _train(windows: list[Window], acts: Acts) -> None:
    threads = [threading.Thread(target=each.train, args=(acts,)) for each in windows]
    for each in threads:
        each.start()
    for each in threads:
        each.join()


def _judge(what: str, paths: Paths, windows: list[Window], tally: Tally) -> None:
    there = _everywhere(paths)
    for each in windows:
        ticked = every_set([each.ticked])
        tally.ticked += len(ticked)
        tally.lost += [f"{what}: {key} is nowhere" for key in ticked if key not in there]
        tally.lost += [f"{what}: {sentence}" for sentence in each.wrong]
    tally.lost += [f"{what}: {sentence}" for sentence in _torn(paths)]


def _everywhere(paths: Paths) -> set[tuple[str, str, str, str]]:
    """The sets of every file, counted or kept beside."""
    found = [read_stored(each, paths) for each in paths.history.rglob("*.toml")]
    return {key for each in found if not isinstance(each, tuple) for key in every_set([each.session])}


def _torn(paths: Paths) -> list[str]:
    """Files that are not whole, and sessions that count twice."""
    found = [f"{each.name} is torn" for each in paths.history.rglob("*.toml") if not _is_whole(each, paths)]
    ids = [each.id for each in read_history(paths).sessions]
    return [*found, *(f"{each} counts twice" for each in set(ids) if ids.count(each) > 1)]


def _is_whole(path: Path, paths: Paths) -> bool:
    stored = read_stored(path, paths)
    return not isinstance(stored, tuple) and not stored.problems


if __name__ == "__main__":
    sys.exit(command(campaign, RUNS))
