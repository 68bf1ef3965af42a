"""Something else replaces, takes away or cuts the file between two sets: ours is whole, and theirs is kept beside."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coach.storage.history import read_history, read_stored
from coach.storage.paths import Paths
from coach.storage.session_text import write_session
from tests.faults.lifting import Lifter, every_set, restart
from tests.faults.tally import Tally, command
from tests.folders import paths_in

SETS = 3
LARGE = 5_000_000

Meddling = Callable[[Path], None]
"""What is done to the file of the running session."""


def campaign(runs: int, seed: int) -> Tally:
    """Everything that may be done to a file, after each of `runs` sets; chance plays no part."""
    del seed
    tally = Tally("meddling")
    for sets in range(1, runs + 1):
        for name, meddle in MEDDLINGS.items():
            _run(f"{name} after set {sets}", meddle, sets, tally)
    return tally


def _run(what: str, meddle: Meddling, sets: int, tally: Tally) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = paths_in(Path(folder))
        someone = Lifter(paths)
        someone.train(sets)
        path = next(paths.history.rglob("*.toml"))
        ours = path.read_bytes()
        meddle(path)
        theirs = _contents(Path(folder))
        someone.train(1)
        tally.lost += [f"{what}: {each}" for each in _wrong(someone, path, theirs, ours)]
        if not someone.live.is_everything_saved():
            _clear(path, paths)
            someone.wait()
            tally.seen["told, and saved when the way was free"] += 1
        someone.train(1)
        someone.leave()
        found = restart(paths, someone.clock.now())
        if not someone.live.is_everything_saved():
            tally.lost.append(f"{what}: not everything came to disk: {someone.live.saving.failure}")
        missing = every_set([someone.live.session]).keys() - every_set(found.sessions).keys()
        tally.lost += [f"{what}: {each} never came to disk" for each in missing]
        tally.lost += [f"{what}: {each}" for each in someone.witness.missed(found)]
        if [each.id for each in found.sessions].count(someone.live.session.id) != 1:
            tally.lost.append(f"{what}: {len(found.sessions)} sessions")
        tally.runs += 1
        tally.ticked += len(someone.witness.ticked)


def _wrong(someone: Lifter, path: Path, theirs: dict[Path, bytes], ours: bytes) -> list[str]:
    """What is not as it should be after the next set."""
    live, found = someone.live, []
    if not live.is_everything_saved():
        return [] if live.saving.failure else ["a set is not on disk and nothing is told"]
    if isinstance(read_stored(path, someone.paths), tuple):
        found.append("our own file is not under its name")
    now = _contents(someone.paths.data.parent)
    changed = theirs.get(path, ours)
    beside = [each for each in now if ".theirs-" in each.name]
    if changed != ours and changed not in [now[each] for each in beside]:
        found.append("their version was not kept")
    if changed != ours and not live.saving.notice:
        found.append("their version was kept and nothing was told")
    counted = {each.path for each in read_history(someone.paths).stored}
    found += [f"{each.name} is counted" for each in beside if each in counted]
    kept = set(now.values())
    found += [f"{each} is lost" for each, content in theirs.items() if each != path and content not in kept]
    return found


def _contents(folder: Path) -> dict[Path, bytes]:
    return {each: each.read_bytes() for each in folder.rglob("*") if each.is_file() and not each.is_symlink()}


def _clear(path: Path, paths: Paths) -> None:
    """Takes away what stands in the way."""
    for each in (path, path.parent, paths.history, paths.data):
        if each.is_symlink() or (each.exists() and not each.is_dir()):
            each.unlink()
    if path.is_dir():
        shutil.rmtree(path)


# ------------------------------------------------------------------ what may be done to a file


def _another_version(path: Path) -> None:
    stored = read_stored(path, paths_in(path.parents[3]))
    assert not isinstance(stored, tuple)
    path.write_text(write_session(replace(stored.session, note="from the other machine")), encoding="utf-8")


def _swapped_for_another(path: Path) -> None:
    other = path.with_suffix(".swap")
    other.write_bytes(path.read_bytes().replace(b"reps = ", b"reps = 1"))
    other.replace(path)


def _cut(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


def _longer(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"\nnote = 7\n<<<<<<< theirs\n")


def _garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 8)


def _large(path: Path) -> None:
    path.write_bytes(b"# 789012\n" * (LARGE // 9))


def _deleted(path: Path) -> None:
    path.unlink()


def _renamed(path: Path) -> None:
    path.rename(path.with_name("mine.toml"))


def _folder_renamed(path: Path) -> None:
    path.parent.rename(path.parent.with_name("z-moved"))


def _folder_renamed_to_an_earlier_name(path: Path) -> None:
    path.parent.rename(path.parent.with_name("1999"))


def _history_renamed(path: Path) -> None:
    path.parents[1].rename(path.parents[1].with_name("history-of-before"))


def _folder_deleted(path: Path) -> None:
    shutil.rmtree(path.parent)


def _data_deleted(path: Path) -> None:
    shutil.rmtree(path.parents[2])


def _folder_is_a_file(path: Path) -> None:
    path.parent.rename(path.parent.with_name("moved"))
    path.parent.write_bytes(b"not a folder")


def _folder_leads_out(path: Path) -> None:
    outside = path.parents[3] / "outside"
    outside.mkdir()
    path.parent.rename(path.parent.with_name("moved"))
    path.parent.symlink_to(outside)


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "inside.txt").write_text("theirs", encoding="utf-8")


def _a_link(path: Path) -> None:
    elsewhere = path.with_name("elsewhere.txt")
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def _a_link_to_nothing(path: Path) -> None:
    path.unlink()
    path.symlink_to("nothing")


def _a_link_to_itself(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def _a_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


MEDDLINGS: dict[str, Meddling] = {
    "another version": _another_version,
    "swapped for another": _swapped_for_another,
    "cut": _cut,
    "emptied": _emptied,
    "longer": _longer,
    "garbage": _garbage,
    "large": _large,
    "deleted": _deleted,
    "renamed": _renamed,
    "folder renamed": _folder_renamed,
    "folder renamed to an earlier name": _folder_renamed_to_an_earlier_name,
    "history renamed": _history_renamed,
    "folder deleted": _folder_deleted,
    "data deleted": _data_deleted,
    "folder is a file": _folder_is_a_file,
    "folder leads out": _folder_leads_out,
    "a folder": _a_folder,
    "a link": _a_link,
    "a link to nothing": _a_link_to_nothing,
    "a link to itself": _a_link_to_itself,
    "a pipe": _a_pipe,
}


if __name__ == "__main__":
    sys.exit(command(campaign, SETS))
