"""A command as it was asked for, and what has to be read before it can be answered."""

import os
from collections.abc import Callable
from datetime import date, datetime

from coach.arguments import Exit, NotDone, Options
from coach.clock import SystemClock
from coach.commands.saying import talk, tell
from coach.gym import Gym, open_gym
from coach.storage.files import is_folder, is_missing
from coach.storage.half_way import half_way
from coach.storage.paths import Paths, find
from coach.terminal import wants_lines
from coach.training.frozen import frozen


@frozen
class Asked:
    """A command as it was asked for."""

    options: Options
    paths: Paths
    at: datetime
    """The moment it is asked about, aware."""


Command = Callable[[Asked], int]
"""Does what was asked; returns what the shell is told."""


def asked_for(options: Options) -> Asked:
    """What the words on the command line ask for, where, and as of when. Raises NotDone."""
    return Asked(options, _paths(options), _moment(options.on))


def is_plain(asked: Asked) -> bool:
    """Whether the coach opens in lines of text instead of on a screen."""
    return asked.options.plain or wants_lines(os.environ)


def gym_of(asked: Asked) -> Gym:
    """Everything, read; what was not understood is said."""
    name_missing_configuration(asked)
    finish_restoring(asked)
    gym = open_gym(asked.paths)
    tell(gym.problems)
    return gym


def none_finished(gym: Gym) -> NotDone:
    """Why nothing can be told of the past, and what to do about it."""
    way_out = "leads the first" if gym.unfinished is None else "goes on with the one that was begun"
    return NotDone(f"No session is finished yet in {gym.paths.data}: `coach` {way_out}.", Exit.NOTHING)


def finish_restoring(asked: Asked) -> None:
    """Before anything is read, so that a history is never taken for empty that is only half-way back."""
    if not half_way(asked.paths):
        return
    from coach.transfer import finish_restore  # noqa: PLC0415 - costly, and hardly ever needed

    said = finish_restore(asked.paths)
    if said:
        talk(said)


def name_missing_configuration(asked: Asked) -> None:
    """A file that was named and is not there is no mistake, but the lifter should know."""
    if asked.options.config is not None and is_missing(asked.paths.config_file):
        talk(f"There is no {asked.paths.config_file}: everything is at its default.")


def _paths(options: Options) -> Paths:
    paths = find(options.data_dir, options.config, os.environ)
    if not is_missing(paths.data) and not is_folder(paths.data):
        raise NotDone(f"{paths.data} is no folder: name the folder of your history.", Exit.USAGE)
    return paths


def _moment(on: date | None) -> datetime:
    """This moment, or its time of day on another date, in this machine's zone."""
    now = SystemClock().now()
    return now if on is None else datetime.combine(on, now.time()).astimezone()
