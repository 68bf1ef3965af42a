"""A file system that is full, or read-only, and later is not: every set comes to disk, and none is ticked before."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from coach.storage.rescue import rescue_folder
from tests.faults.lifting import Lifter, every_set, restart
from tests.faults.tally import Tally, command
from tests.folders import paths_in

SIZE = "size=64k"
SETS = 3
FILLER = "filler"

Trouble = tuple[str, Callable[[Path], None], Callable[[Path], None]]
"""What it is called, how it begins, how it ends."""


def cannot() -> str:
    """Why no small file system can be made here; empty where it can."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            with _small(Path(folder)):
                return ""
        except (OSError, subprocess.CalledProcessError):
            return "no file system may be mounted"


def campaign(runs: int, seed: int) -> Tally:
    """Each trouble `runs` times, over different numbers of sets; chance plays no part."""
    del seed
    tally = Tally("full and read-only file systems", skipped=cannot())
    if tally.skipped:
        return tally
    for run in range(runs):
        for trouble in TROUBLES:
            for has_second_place in (True, False):
                _run(trouble, run % SETS, tally, has_second_place=has_second_place)
    return tally


def _run(trouble: Trouble, sets: int, tally: Tally, *, has_second_place: bool) -> None:
    name, begins, ends = trouble
    what = f"{name} after {sets} sets, {'a' if has_second_place else 'no'} second place"
    with tempfile.TemporaryDirectory() as folder, _small(Path(folder)) as small:
        paths = replace(paths_in(Path(folder)), data=small / "data")
        if not has_second_place:
            paths = replace(paths, state=small / "state")
        someone = Lifter(paths)
        someone.train(sets)
        begins(small)
        before = len(someone.witness.ticked)
        someone.train(SETS)
        if not someone.live.saving.failure:
            tally.lost.append(f"{what}: nothing was told")
        if len(someone.witness.ticked) > before:
            tally.lost.append(f"{what}: a set was ticked that could not be written")
        if has_second_place and not list(rescue_folder(paths).glob("*.toml")):
            tally.lost.append(f"{what}: no copy waits in the second place")
        ends(small)
        someone.wait()
        if someone.live.saving.failure or not someone.live.is_everything_saved():
            tally.lost.append(f"{what}: all is well again and something is not on disk")
        someone.train(1)
        someone.leave()
        found = restart(paths, someone.clock.now())
        missing = every_set([someone.live.session]).keys() - every_set(found.sessions).keys()
        tally.lost += [f"{what}: {each} never came to disk" for each in missing]
        tally.lost += [f"{what}: {each}" for each in someone.witness.missed(found)]
        tally.lost += [f"{what}: {each} is left" for each in small.rglob("*.tmp")]
        tally.lost += [f"{what}: {each} is left" for each in rescue_folder(paths).glob("*.toml")]
        tally.runs += 1
        tally.ticked += len(someone.witness.ticked)


@contextmanager
def _small(folder: Path) -> Iterator[Path]:
    """A file system of 64 kB."""
    place = folder / "small"
    place.mkdir()
    _mount("-t", "tmpfs", "-o", SIZE, "tmpfs", str(place))
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=False)  # noqa: S607 - wherever it is


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)  # noqa: S607 - wherever it is


def _fill(place: Path) -> None:
    with suppress(OSError), (place / FILLER).open("wb", buffering=0) as filler:
        while True:
            filler.write(b"0" * 4096)


def _empty(place: Path) -> None:
    (place / FILLER).unlink()


def _protect(place: Path) -> None:
    _mount("-o", "remount,ro", str(place))


def _release(place: Path) -> None:
    _mount("-o", "remount,rw", str(place))


TROUBLES: tuple[Trouble, ...] = (("full", _fill, _empty), ("read-only", _protect, _release))


if __name__ == "__main__":
    sys.exit(command(campaign, SETS))
