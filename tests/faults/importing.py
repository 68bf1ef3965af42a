"""An import that goes wrong at any moment: all of it is in the history, or nothing, and the next one adds the rest."""

import errno
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

from coach.storage.batch import INCOMING, take_out, write_batch
from coach.storage.files import ON_DISK, FileSystem
from coach.storage.history import History, read_history
from coach.storage.paths import Paths
from coach.storage.session_text import write_session
from coach.training.log import Session
from tests.cli.bringing import STRONG_HEAD
from tests.faults.disk import Disk, Kept, during
from tests.faults.files import ERRORS, FOR_GOOD
from tests.faults.tally import Tally, command
from tests.folders import paths_in
from tests.storage.sessions import a_session

RUNS = 200
NEW = 3
"""Sessions of an import on a disk that refuses."""
WORKOUTS = 250
"""Of an import that is killed."""
SLOWEST = 30
"""Seconds that an import may take here."""
AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
_LONG_AGO = datetime(2020, 1, 1, 18, 30, tzinfo=UTC)
_UNHURRIED = replace(ON_DISK, sync=lambda _: None, sync_folder=lambda _: None)

Act = Callable[[Paths, FileSystem], None]
"""Brings in, or takes back."""
State = frozenset[tuple[str, str]]
"""The sessions of a history, by id, as they are written."""


def campaign(runs: int, seed: int) -> Tally:
    """Every file operation of an import and of taking it back; then so many imports that are killed."""
    tally = Tally("imports")
    refusals(tally)
    cuts(tally)
    kills(tally, runs, seed)
    together(tally, max(1, runs // 10))
    return tally


# -------------------------------------------------------------- a disk that refuses


def refusals(tally: Tally) -> None:
    """Each operation of bringing in and of taking back fails with each error, alone or with all after it."""
    for act, error, last in product((_import, _undo), ERRORS, (0, FOR_GOOD)):
        number = 0
        while _refused(tally, act, number, number + last, error):
            number += 1


def cuts(tally: Tally) -> None:
    """The power goes at each operation, and comes back."""
    number = 0
    while _cut(tally, number):
        number += 1


def _refused(tally: Tally, act: Act, first: int, last: int, error: str) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        paths, disk = _prepared(Path(folder))
        if act is _undo:
            _import(paths, disk.system)
            disk.steps.clear()
        before = _state(paths)
        with_it = _after(act)
        disk.fate = during(first, last, ERRORS[error])
        what = f"{act.__name__}, {error} from {first} to {last}"
        try:
            act(paths, disk.system)
        except OSError:
            tally.seen["refused"] += 1
            if _state(paths) != before and act is _import:
                tally.lost.append(f"{what}: something was written")
        else:
            tally.seen["went well"] += 1
            if _state(paths) != with_it:
                tally.lost.append(f"{what}: not all of it was done")
        tally.runs += 1
        came = len(disk.steps) > first
        _again(paths, act, what, tally)
        return came


def _cut(tally: Tally, number: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        paths, disk = _prepared(Path(folder) / "before")
        before, after = _state(paths), _after(_import)
        disk.fate = during(number, FOR_GOOD, errno.EIO)
        try:
            _import(paths, disk.system)
        except OSError:
            tally.seen["cut"] += 1
        for names, contents in product(Kept, Kept):
            place = Path(folder) / f"{names.value}-{contents.value}"
            disk.after_the_cut(place, names, contents)
            found = paths_in(place)
            what = f"cut at {number} ({disk.steps[-1]}), names {names.value}, contents {contents.value}"
            state = _state(found)
            new = {each for each in state if each[0] not in {one[0] for one in before}}
            if new and len(new) != NEW:
                tally.lost.append(f"{what}: {len(new)} of {NEW} are there")
            if not state - new <= before | after or len(state - new) != len(before):
                tally.lost.append(f"{what}: what was there is not what it was")
            tally.runs += 1
        return len(disk.steps) > number


def _prepared(home: Path) -> tuple[Paths, Disk]:
    """A history of two sessions, on a disk that has kept them."""
    home.mkdir(parents=True, exist_ok=True)
    paths, disk = paths_in(home), Disk(home)
    for session in _own():
        file = paths.session_file(session)
        for each in reversed((file.parent, *file.parent.parents)):
            if each.is_relative_to(home) and each != home and not each.exists():
                disk.system.make_folder(each, 0o700)
                disk.system.sync_folder(each.parent)
        descriptor = disk.system.open(file, os.O_WRONLY | os.O_CREAT, 0o600)
        disk.system.write(descriptor, write_session(session).encode())
        disk.system.sync(descriptor)
        disk.system.close(descriptor)
        disk.system.sync_folder(file.parent)
    disk.steps.clear()
    return paths, disk


def _own() -> tuple[Session, ...]:
    finished = replace(a_session(), finished=AT)
    return (finished, replace(finished, id="2026-11-20T070511-abcd", started=AT - timedelta(days=2)))


def _import(paths: Paths, system: FileSystem) -> None:
    """Three new sessions, and one that is written over."""
    started = [_LONG_AGO + timedelta(days=number) for number in range(NEW)]
    new = [replace(a_session(f"{each:%Y-%m-%dT%H%M%S}-strg"), started=each, finished=each) for each in started]
    changed = replace(_own()[0], note="as the other app has it")
    write_batch(new, "strong", AT, paths, instead=((paths.session_file(changed), changed),), system=system)


def _undo(paths: Paths, system: FileSystem) -> None:
    take_out("2026-11-22T093000-strong", paths, system=system)


def _after(act: Act) -> State:
    """What the history is when all goes well."""
    with tempfile.TemporaryDirectory() as folder:
        paths, _ = _prepared(Path(folder))
        if act is _import:
            _import(paths, _UNHURRIED)
        return _state(paths)


def _again(paths: Paths, act: Act, what: str, tally: Tally) -> None:
    """All is well again: a new try does the rest, and leaves nothing behind."""
    if _state(paths) != _after(act):
        try:
            act(paths, _UNHURRIED)
        except OSError as error:
            tally.lost.append(f"{what}: cannot be done again: {error}")
    if _state(paths) != _after(act):
        tally.lost.append(f"{what}: is not whole the second time")
    if list(paths.history.glob(f"{INCOMING}*")):
        tally.lost.append(f"{what}: half an import is left")


def _state(paths: Paths) -> State:
    found = read_history(paths)
    assert found.problems == ()
    return frozenset((each.id, write_session(replace(each, batch=""))) for each in found.sessions)


# -------------------------------------------------------------- the real program, killed


def kills(tally: Tally, runs: int, seed: int) -> None:
    """Imports that are killed while they write."""
    chance = random.Random(seed)  # noqa: S311 - the same again with the same seed
    for run in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            file = _export(home)
            program = _started(home, file)
            moment = _while_writing(home, program)
            time.sleep(chance.random() * chance.choice((0.02, 0.1, 0.4)))
            program.kill()
            program.wait()
            _judge(f"run {run}", home, file, tally)
            tally.seen["killed while writing" if moment else "killed too late"] += 1
            tally.runs += 1


def together(tally: Tally, runs: int) -> None:
    """Two imports of one file at once: one brings it in, the other is refused or finds nothing new."""
    for run in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            file = _export(home)
            codes = sorted(each.wait(SLOWEST) for each in (_started(home, file), _started(home, file)))
            if codes not in ([0, 0], [0, 1]):
                tally.lost.append(f"both at once, run {run}: they ended with {codes}")
            tally.seen["refused beside another"] += codes == [0, 1]
            if len(_history(home).sessions) != WORKOUTS:
                tally.lost.append(f"both at once, run {run}: {len(_history(home).sessions)} sessions")
            tally.runs += 1


def _export(home: Path) -> Path:
    days = (_LONG_AGO + timedelta(days=number) for number in range(WORKOUTS))
    rows = (f'{each:%Y-%m-%d %H:%M:%S},"Back",45m,"Sled Pull",1,60.0,8,0,0,"","",\n' for each in days)
    file = home / "strong.csv"
    file.write_text(STRONG_HEAD + "".join(rows), encoding="utf-8")
    return file


def _started(home: Path, file: Path) -> "subprocess.Popen[bytes]":
    arguments = ["--data-dir", str(home / "data"), "--config", str(home / "config.toml")]
    environment = {**os.environ, "XDG_STATE_HOME": str(home / "state")}
    return subprocess.Popen(
        [sys.executable, "-m", "coach", *arguments, "import", "--unit", "kg", str(file)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        env=environment,
    )


def _while_writing(home: Path, program: "subprocess.Popen[bytes]") -> bool:
    """Waits until the first file is being written; false where it was faster."""
    history = home / "data" / "history"
    end = time.monotonic() + SLOWEST
    while time.monotonic() < end and program.poll() is None:
        if any(history.glob(f"{INCOMING}*")):
            return True
        time.sleep(0.001)
    return False


def _judge(what: str, home: Path, file: Path, tally: Tally) -> None:
    left = list((home / "data" / "history").glob(f"{INCOMING}*"))
    found = _history(home)
    tally.seen["cut in the middle"] += bool(left)
    if len(found.sessions) not in (0, WORKOUTS):
        tally.lost.append(f"{what}: {len(found.sessions)} of {WORKOUTS} sessions are there")
    if _started(home, file).wait(SLOWEST) != 0:
        tally.lost.append(f"{what}: it cannot be brought in again")
    after = _history(home)
    if len(after.sessions) != WORKOUTS or after.problems:
        tally.lost.append(f"{what}: {len(after.sessions)} sessions after another import")
    if list((home / "data" / "history").glob(f"{INCOMING}*")):
        tally.lost.append(f"{what}: half an import is left")


def _history(home: Path) -> History:
    paths = paths_in(home)
    return read_history(replace(paths, data=home / "data"))


if __name__ == "__main__":
    sys.exit(command(campaign, RUNS))
