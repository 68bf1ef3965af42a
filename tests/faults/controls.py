"""The campaigns themselves: with one safeguard switched off, each of them reports a loss."""

import sys
from collections.abc import Callable
from functools import partial
from unittest.mock import patch

from coach.storage.history import SessionStore
from tests.faults import files, fuzz, meddling
from tests.faults.disk import Disk
from tests.faults.tally import Tally, command

SETS = 2

Control = Callable[[], Tally]
"""A campaign that has to fail."""


def without_sync() -> Tally:
    """Nothing has the disk keep what a file holds."""
    return _cut(partial(Disk, has_sync=False))


def without_folder_sync() -> Tally:
    """Nothing has the disk keep the names in a folder."""
    return _cut(partial(Disk, has_folder_sync=False))


def without_rename() -> Tally:
    """The old file is emptied before the new content is in it."""
    return _cut(partial(Disk, has_rename=False))


def without_foreign_check() -> Tally:
    """What something else wrote is written over."""
    with patch.object(SessionStore, "_keep_theirs", _nothing_is_kept):
        return meddling.campaign(1, 1)


def without_cleaner() -> Tally:
    """Text stays as it came."""
    return fuzz.campaign(200, 1, _as_it_is)


CONTROLS: dict[str, Control] = {
    "without sync": without_sync,
    "without folder sync": without_folder_sync,
    "without rename": without_rename,
    "without the check for others": without_foreign_check,
    "without the cleaner": without_cleaner,
}


def campaign(runs: int, seed: int) -> Tally:
    """Every control once; a control that finds nothing is itself a loss."""
    del runs, seed
    tally = Tally("controls")
    for name, control in CONTROLS.items():
        found = control()
        tally.runs += 1
        tally.seen[f"{name}: losses that were found"] = len(found.lost)
        if not found.lost:
            tally.lost.append(f"{name}: nothing was found")
    return tally


def _cut(make: files.Make) -> Tally:
    tally = Tally("cuts")
    files.cuts(tally, SETS, make)
    return tally


def _nothing_is_kept(*_: object) -> str:
    return ""


def _as_it_is(text: str) -> str:
    return text


if __name__ == "__main__":
    sys.exit(command(campaign, 1))
