"""A lifter's folders, and commands run in them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach import demo
from coach.cli import main
from coach.gym import open_gym
from coach.storage.paths import Paths, find
from coach.training.log import Session

UNTIL = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TODAY = "2026-11-22"
CONFIG = 'level = "intermediate"\nbodyweight = 78.5\n'


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command said."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Home:
    """Folders of one lifter."""

    paths: Paths

    @property
    def flags(self) -> tuple[str, ...]:
        """What leads a command here."""
        return ("--data-dir", str(self.paths.data), "--config", str(self.paths.config_file))

    def configure(self, text: str) -> None:
        """Replaces the configuration."""
        self.paths.config_file.write_text(text, encoding="utf-8")

    def keep(self, *sessions: Session) -> None:
        """Puts sessions into the history."""
        demo.write(sessions, self.paths)

    def routine(self, name: str, text: str) -> None:
        """Gives the lifter a routine of their own."""
        folder = self.paths.config_dir / "routines"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")

    @property
    def sessions(self) -> tuple[Session, ...]:
        """What the history holds."""
        return tuple(open_gym(self.paths).sessions)

    def ask(self, capsys: pytest.CaptureFixture[str], *arguments: str) -> Answer:
        """Runs a command in this process."""
        return ask(capsys, *self.flags, *arguments)


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> Answer:
    """Runs a command in this process."""
    code = main(arguments)
    said = capsys.readouterr()
    return Answer(code, said.out, said.err)


def home_in(folder: Path, config: str = CONFIG) -> Home:
    """New folders with a configuration and no history."""
    paths = find(str(folder / "data"), str(folder / "config" / "config.toml"), {})
    paths.config_dir.mkdir(parents=True)
    made = Home(paths)
    made.configure(config)
    return made


def unfinished(session: Session, number: int = 1) -> Session:
    """The same session, still running."""
    return replace(session, id=f"{session.id[:-4]}open", finished=None, started=UNTIL, entries=session.entries[:number])


def lines(text: str) -> Sequence[str]:
    """Lines without what is empty."""
    return [each for each in text.splitlines() if each.strip()]
