"""Lifters with made-up histories of any length, kept between two runs of the bench."""

import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from coach import demo
from coach.gym import open_gym
from coach.storage.paths import Paths, session_name
from coach.storage.session_text import write_session

CONFIG = 'level = "intermediate"\nbodyweight = 78.5\n'
UNTIL = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
"""When the made-up lifter trained for the last time; what is kept of it is moved to these days."""
MOST_MADE = 2000
"""Sessions that are made up one after the other; a longer history repeats them further back, each on two days: nobody
trained before 1900."""
SESSIONS_A_WEEK = 1.7
"""A little fewer than there are, so that there are always enough."""
A_DAY, A_WEEK = timedelta(days=1), timedelta(weeks=1)
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d(?=T\d)")
_SECOND = 1e9
_NOT_PASSED_ON = ("COACH_", "TEXTUAL", "NO_COLOR", "PYTHONDONTWRITEBYTECODE", "PYTHONPROFILE")
"""How variables begin that would make one of two programs another."""


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one lifter, and how a program is led there."""

    folder: Path

    @property
    def data(self) -> Path:
        """The folder that holds the history."""
        return self.folder / "data"

    @property
    def config(self) -> Path:
        """The configuration file."""
        return self.folder / "config" / "config.toml"

    @property
    def flags(self) -> tuple[str, ...]:
        """What leads the coach here."""
        return ("--data-dir", str(self.data), "--config", str(self.config))

    @property
    def environment(self) -> Mapping[str, str]:
        """The same for every program that is measured, whether it is the coach or not.

        Python keeps what it has compiled, as it does for everyone who has installed either.
        """
        usual = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_PASSED_ON)}
        own = {f"XDG_{each}_HOME": str(self.folder / each.lower()) for each in ("CACHE", "STATE", "DATA", "CONFIG")}
        here = {"COACH_DATA_DIR": str(self.data), "COACH_CONFIG": str(self.config)}
        return {**usual, **own, **here, "TERM": "xterm-256color", "COLORTERM": "truecolor"}

    @property
    def files(self) -> tuple[Path, ...]:
        """The session files, by name."""
        return tuple(sorted((self.data / "history").rglob("*.toml")))


class Histories:
    """Homes by the length of their history; each is made when it is first asked for."""

    def __init__(self, folder: Path, at_rest: float) -> None:
        """`folder` is where they are kept; `at_rest` as in the scale."""
        self._folder = folder
        self._at_rest = at_rest

    def home(self, sessions: int) -> Home:
        """Someone who has trained so often, for the last time some days ago; 0 is someone configured who has not."""
        home = Home(self._folder / f"{date.today():%Y-%m-%d}-{_made_by()}" / str(sessions))  # noqa: DTZ011 - as people date
        done = home.folder / "done"
        if not done.exists():
            shutil.rmtree(home.folder, ignore_errors=True)
            home.config.parent.mkdir(parents=True)
            home.config.write_text(CONFIG, encoding="utf-8")
            for name, text in self._sessions(sessions):
                file = home.data / "history" / name[:4] / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")
            done.touch()
            self._forget_other_days()
        self._wait_until_at_rest(done)
        return home

    def _wait_until_at_rest(self, done: Path) -> None:
        """A file that was only just written may be written again: nothing remembers how it was."""
        written = done.stat().st_mtime_ns
        while (time.time_ns() - written) / _SECOND < self._at_rest:
            time.sleep(0.1)

    def _forget_other_days(self) -> None:
        for each in self._folder.glob("????-??-??-*"):
            if each.name != f"{date.today():%Y-%m-%d}-{_made_by()}":  # noqa: DTZ011 - as people date
                shutil.rmtree(each, ignore_errors=True)

    def _sessions(self, number: int) -> Iterator[tuple[str, str]]:
        """The name and the text of each file, moved by whole weeks so that the last is of these days."""
        made = self._made(min(number, MOST_MADE))
        if not made:
            return
        first, last = (date.fromisoformat(made[each][0][:10]) for each in (0, -1))
        whole = (last - first) // A_WEEK * A_WEEK + A_WEEK
        now = (date.today() - A_DAY - last) // A_WEEK * A_WEEK  # noqa: DTZ011 - as people date
        for place in range(number):
            back, which = divmod(number - 1 - place, len(made))
            name, text = made[len(made) - 1 - which]
            by = now - (back + 1) // 2 * whole - back % 2 * A_DAY
            yield _moved(name, by), _moved(text, by)

    def _made(self, number: int) -> Sequence[tuple[str, str]]:
        """So many sessions as they were made up, the oldest first."""
        if not number:
            return ()
        kept = self._folder / f"made-{_made_by()}-{number}.json"
        if not kept.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            whole = demo.generate(open_gym(_nobodys(kept.parent)), UNTIL, weeks=int(number / SESSIONS_A_WEEK) + 4)
            texts = [(session_name(each), write_session(each)) for each in whole[-number:]]
            kept.write_text(json.dumps(texts), encoding="utf-8")
        return [(str(name), str(text)) for name, text in json.loads(kept.read_text(encoding="utf-8"))]


def _moved(text: str, by: timedelta) -> str:
    """The same some days later: a session's days stand in its name, its id and its times."""
    return _DAY.sub(lambda found: (date.fromisoformat(found[0]) + by).isoformat(), text)


def _made_by() -> str:
    """What tells histories of one way to make them up from those of another."""
    return hashlib.blake2b(Path(demo.__file__).read_bytes(), digest_size=4).hexdigest()


def _nobodys(folder: Path) -> Paths:
    config = folder / "maker" / "config.toml"
    config.parent.mkdir(exist_ok=True)
    config.write_text(CONFIG, encoding="utf-8")
    return Paths(folder / "maker" / "data", config, config.parent, folder / "maker", folder / "maker", folder / "log")
