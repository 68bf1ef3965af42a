"""What can be asked for on the command line, and what the shell is told."""

from collections.abc import Sequence
from datetime import date, datetime, time
from enum import IntEnum, StrEnum

from coach.training.frozen import frozen


class Exit(IntEnum):
    """What the shell is told."""

    DONE = 0
    DATA = 1
    """Something is wrong with the data, the configuration or the routine."""
    USAGE = 2
    """It was asked wrongly, or a file is not understood."""
    NOTHING = 3
    """Nothing was found."""
    INTERRUPTED = 130


class NotDone(Exception):  # noqa: N818 - it is an answer, in words, not a fault of the program
    """What was asked cannot be done: the sentence says why, the code tells the shell."""

    def __init__(self, sentence: str, code: Exit) -> None:
        super().__init__(sentence)
        self.code = code


class Shell(StrEnum):
    """A shell that completion is written for."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


class Place(StrEnum):
    """What `config path` tells the place of."""

    DATA = "data"
    CONFIG = "config"
    THEMES = "themes"
    LOG = "log"


@frozen
class Typed:
    """A moment as it was typed, whole or in part."""

    day: date | None
    time: time | None

    def moment(self, now: datetime) -> datetime:
        """The aware moment that is meant; what was not typed of it is as `now`."""
        whole = datetime.combine(self.day or now.date(), self.time or now.time())
        return whole if whole.tzinfo is not None else whole.astimezone()


class Options:
    """What was asked for; what a command does not have stands at its default."""

    command: str = ""
    """Empty opens the coach."""
    data_dir: str | None = None
    config: str | None = None
    plain: bool = False
    """Lines of text instead of a screen."""
    json: bool = False
    csv: bool = False
    alerts: bool = False
    """Whether every alert is tried out."""
    day: str = ""
    goal: str = ""
    on: date | None = None
    rough: bool = False
    weeks: int = 12
    exercise: str = ""
    since: date | None = None
    text: str = ""
    sets: Sequence[str] = ()
    """As they were typed, in shorthand."""
    at: Typed | None = None
    """When sets were done."""
    note: str = ""
    id: str = ""
    about: str = ""
    """Which of the subcommands of `config`."""
    place: Place = Place.CONFIG
    file: str | None = None
    files: Sequence[str] = ()
    source: str | None = None
    """The app that files come from."""
    unit: str | None = None
    dry_run: bool = False
    update: bool = False
    """Whether the file's version of sessions that differ is taken."""
    insist: bool = False
    undo: bool = False
    to: str = "csv"
    """What is exported to."""
    output: str | None = None
    force: bool = False
    """Whether a file that is there may be replaced."""
    yes: bool = False
    shell: Shell = Shell.BASH
