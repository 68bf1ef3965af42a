"""What is new of an export, put into the history whole, and taken out again."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from coach.bringing.weighing import Weighed
from coach.gym import Gym
from coach.storage.batch import ImportingError, TakenOut, alone, newest_batch, take_out, write_batch
from coach.storage.files import ON_DISK, FileSystem
from coach.storage.paths import Paths
from coach.training.frozen import frozen

__all__ = ["Brought", "ImportingError", "TakenOut", "alone", "bring_in", "take_back"]


@frozen
class Brought:
    """What an import did."""

    batch: str
    """Its name; empty where nothing was to be done."""
    folder: Path | None
    """Where what was new is; None where nothing was."""
    sessions: int
    """How many were new."""
    replaced: int
    """How many stand now as the file has them."""


def bring_in(
    weighed: Sequence[Weighed],
    name: str,
    gym: Gym,
    now: datetime,
    *,
    with_different: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    system: FileSystem = ON_DISK,
) -> Brought:
    """Puts what is new into the history, all of it or nothing; to be called `alone`, and so must the weighing.

    `with_different` takes the file's version of the sessions that differ too; the versions that were there go to the
    trash. Raises OSError and has changed nothing then.
    """
    new = {each.id: each for one in weighed for each in one.new}
    instead = {}
    for each in (each for one in weighed for each in one.different) if with_different else ():
        path = gym.history.file_of(each.id)
        if each.id in new:
            new[each.id] = each
        elif path is not None:
            instead[path] = each
    if not new and not instead:
        return Brought("", None, 0, 0)
    sessions = sorted(new.values(), key=lambda each: each.started)
    done = write_batch(sessions, name, now, gym.paths, instead=tuple(instead.items()), progress=progress, system=system)
    return Brought(done.batch, done.folder if new else None, len(new), len(instead))


def take_back(paths: Paths, *, system: FileSystem = ON_DISK) -> TakenOut | None:
    """Takes the latest import out of the history; None where there is none. Raises OSError. To be called `alone`."""
    batch = newest_batch(paths)
    return take_out(batch, paths, system=system) if batch else None
