"""Where everything is kept: the lifter's data, their configuration, and what may be thrown away."""

import os
import re
import zlib
from collections.abc import Mapping
from pathlib import Path

from platformdirs import PlatformDirs

from coach.training.frozen import frozen
from coach.training.log import Session

DATA_VARIABLE = "COACH_DATA_DIR"
CONFIG_VARIABLE = "COACH_CONFIG"

_OF_A_NAME = re.compile(r"[^\w-]+", re.ASCII)
_LONGEST_NAME = 120


@frozen
class Paths:
    """The folders and files of one lifter; none of them need exist."""

    data: Path
    """The folder that holds the history: the one to keep."""
    config_file: Path
    config_dir: Path
    """The folder of routines, exercises and themes of the lifter's own."""
    state: Path
    """The folder of what belongs to this machine only: the lock, the log."""
    cache: Path
    """The folder of what is made anew when it is gone."""
    log: Path
    """The file that tells what went wrong inside the program."""

    @property
    def history(self) -> Path:
        """The folder of session files."""
        return self.data / "history"

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.data / "backups"

    @property
    def trash(self) -> Path:
        """The folder of sessions taken out of the history."""
        return self.data / "trash"

    @property
    def exercises(self) -> Path:
        """The file of the lifter's own exercises."""
        return self.config_dir / "exercises.toml"

    @property
    def routines(self) -> Path:
        """The folder of the lifter's own routines."""
        return self.config_dir / "routines"

    @property
    def themes(self) -> Path:
        """The folder of the lifter's own themes."""
        return self.config_dir / "themes"

    @property
    def key(self) -> str:
        """What tells this data folder from every other in the state folder, by whatever path it is reached."""
        place = os.fsencode(os.path.realpath(self.data))
        return f"{zlib.crc32(place):08x}{zlib.adler32(place):08x}"

    def session_file(self, session: Session) -> Path:
        """Where a session that has no file yet is written."""
        return self.history / f"{session.started.year:04}" / session_name(session)


def find(data_dir: str | None, config_file: str | None, environment: Mapping[str, str]) -> Paths:
    """The paths of this run: the flag over the environment over what is usual on this system."""
    usual = PlatformDirs("coach", appauthor=False, roaming=False)
    data = data_dir or environment.get(DATA_VARIABLE) or usual.user_data_dir
    config = config_file or environment.get(CONFIG_VARIABLE)
    chosen = absolute(config) if config else Path(usual.user_config_dir) / "config.toml"
    state = Path(usual.user_state_dir)
    return Paths(
        data=absolute(data),
        config_file=chosen,
        config_dir=chosen.parent,
        state=state,
        cache=Path(usual.user_cache_dir),
        log=state / "coach.log",
    )


def absolute(path: str) -> Path:
    """A place as it was typed: against the folder the program was started in; `~` is the home folder. Never raises."""
    given = Path(path)
    try:
        return given.expanduser().absolute()
    except RuntimeError:
        return given.absolute()


def session_name(session: Session) -> str:
    """The name of a session's file: its id with the routine before the last part."""
    session_id, routine = (_OF_A_NAME.sub("-", each).strip("-") for each in (session.id, session.routine))
    when, dash, tail = session_id.rpartition("-")
    if not routine:
        stem = session_id
    elif dash:
        stem = f"{when}-{routine[:_LONGEST_NAME]}-{tail}"
    else:
        stem = f"{session_id}-{routine[:_LONGEST_NAME]}"
    return f"{stem[-_LONGEST_NAME:] if len(stem) > 2 * _LONGEST_NAME else stem or 'session'}.toml"
