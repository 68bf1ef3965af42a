"""Every file operation of a session fails once, or for a while, or is the last one: what was ticked is there again."""

import errno
import shutil
import sys
import tempfile
from collections.abc import Callable
from itertools import product
from pathlib import Path

from coach.storage.rescue import rescue_folder
from tests.faults.disk import Disk, Kept, during, nothing_happens
from tests.faults.lifting import Lifter, Witness, restart
from tests.faults.tally import Tally, command
from tests.folders import paths_in

SETS = 4
"""Of a session; every operation of every save has its turn."""
SHORT = 0
"""Stands for a write that takes half."""
ERRORS = {"ENOSPC": errno.ENOSPC, "EIO": errno.EIO, "EROFS": errno.EROFS, "EMFILE": errno.EMFILE, "short": SHORT}
A_WHILE = 20
"""Operations that fail one after another where they fail for a while: more than a save and its rescue."""
CUTS = tuple(product(Kept, Kept))
"""What is left of the names and of the contents that were not synced."""
FOR_GOOD = 1 << 30

Make = Callable[[Path], Disk]
"""A disk over a folder."""


def campaign(runs: int, seed: int, make: Make = Disk) -> Tally:
    """Every operation of a session of `runs` sets; chance plays no part, so `seed` changes nothing."""
    del seed
    tally = Tally("file operations")
    refusals(tally, runs, make)
    cuts(tally, runs, make)
    return tally


def refusals(tally: Tally, sets: int, make: Make) -> None:
    """Each operation fails with each error, once and for a while; then all is well again."""
    for name, error in ERRORS.items():
        number = 0
        while _refused(tally, sets, make, (number, number), name, error):
            _refused(tally, sets, make, (number, number + A_WHILE), name, error)
            number += 1


def cuts(tally: Tally, sets: int, make: Make) -> None:
    """The power goes at each operation, and comes back."""
    number = 0
    while _cut(tally, sets, make, number):
        number += 1


def _refused(tally: Tally, sets: int, make: Make, span: tuple[int, int], name: str, error: int) -> bool:
    """One session on such a disk; whether it came as far as the operation that fails."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        home.mkdir()
        disk = make(home)
        disk.fate = during(*span, error)
        what = f"{name} from {span[0]} to {span[1]}"
        someone = Lifter(paths_in(home), disk.system)
        someone.train(sets)
        came = len(disk.steps) > span[0]
        if came:
            _count(tally, someone.witness, what, _missed(someone, Path(folder) / "copy"))
            disk.fate = nothing_happens
            someone.wait()
            if not someone.live.is_everything_saved():
                tally.lost.append(f"{what}: all is well again and something is not on disk")
            tally.lost += [f"{what}: {each} is left" for each in _left_over(home, disk)]
        someone.leave()
        return came


def _cut(tally: Tally, sets: int, make: Make, number: int) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "before", Path(folder) / "after"
        before.mkdir()
        disk = make(before)
        disk.fate = during(number, FOR_GOOD, errno.EIO)
        someone = Lifter(paths_in(before), disk.system)
        someone.train(sets)
        came = len(disk.steps) > number
        if came:
            for names, contents in CUTS:
                place = after / f"{names.value}-{contents.value}"
                disk.after_the_cut(place, names, contents)
                found = restart(paths_in(place), someone.clock.now())
                what = f"cut at {number} ({disk.steps[number]}), names {names.value}, contents {contents.value}"
                _count(tally, someone.witness, what, someone.witness.missed(found))
        someone.leave()
        return came


def _missed(someone: Lifter, copy: Path) -> list[str]:
    """What would be missing if the program ended now."""
    shutil.copytree(someone.paths.data.parent, copy)
    return someone.witness.missed(restart(paths_in(copy), someone.clock.now()))


def _count(tally: Tally, witness: Witness, what: str, missed: list[str]) -> None:
    tally.runs += 1
    tally.ticked += len(witness.ticked)
    tally.lost += [f"{what}: {each}" for each in missed]


def _left_over(folder: Path, disk: Disk) -> list[str]:
    """Files that should not be there once all is well: half ones, second versions that nobody made, waiting copies."""
    could_not = {"unlink"} & set(disk.steps)
    found = [each for each in folder.rglob("*") if ".theirs-" in each.name]
    if not could_not:
        found += folder.rglob(".coach-*")
    found += rescue_folder(paths_in(folder)).glob("*.toml")
    return [each.name for each in found]


if __name__ == "__main__":
    sys.exit(command(campaign, SETS))
