"""A lifter who trains while things go wrong, and a witness who writes down every set that showed its tick."""

import os
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from coach.gym import Gym, Keeper, open_gym
from coach.live import Live
from coach.storage.files import ON_DISK, FileSystem
from coach.storage.history import History, SessionStore, read_history
from coach.storage.paths import Paths
from coach.storage.rescue import bring_back, rescue_folder
from coach.training.log import LoggedSet, Session
from tests.folders import paths_in
from tests.training.stage import HandClock, silent

Key = tuple[str, str, str, str]
"""Which set: the session, the exercise, its block, and when it was logged."""
THINKING = 3
"""Seconds between a look and a press."""
LONG_REST = 230
"""Seconds after which every rest is over."""


def every_set(sessions: Iterable[Session]) -> dict[Key, LoggedSet]:
    """The sets of sessions, each under what tells it from every other."""
    return {
        (session.id, entry.id, entry.block.value, str(done.at)): done
        for session in sessions
        for entry in session.entries
        for done in entry.sets
    }


@dataclass(slots=True)
class Witness:
    """Remembers every set that showed its tick, and every value it has had."""

    values: dict[Key, list[LoggedSet]] = field(default_factory=lambda: defaultdict(list))
    ticked: dict[Key, None] = field(default_factory=dict)

    def look(self, live: Live) -> None:
        """Sees what a screen would show now."""
        session = live.session
        for number, entry in enumerate(session.entries):
            for place, done in enumerate(entry.sets):
                key = (session.id, entry.id, entry.block.value, str(done.at))
                if done not in self.values[key]:
                    self.values[key].append(done)
                if live.is_ticked(number, place):
                    self.ticked[key] = None

    def missed(self, history: History) -> list[str]:
        """What was ticked and is not in a history, or is there with a value it never had."""
        there = every_set(history.sessions)
        return [
            f"{' '.join(key)}: {'is not there' if key not in there else f'is {there[key]}'}"
            for key in self.ticked
            if key not in there or there[key] not in self.values[key]
        ]


@dataclass(slots=True)
class Lifter:
    """Someone who trains, on a file system of which anything may be true."""

    paths: Paths
    system: FileSystem = ON_DISK
    clock: HandClock = field(default_factory=HandClock)
    witness: Witness = field(default_factory=Witness)
    _live: Live | None = None

    @property
    def live(self) -> Live:
        """The session that runs; begun, or gone on with, when it is first asked for."""
        if self._live is None:
            self._live = self._open()
        return self._live

    def _open(self) -> Live:
        gym = gym_in(self.paths)
        unfinished = gym.unfinished
        if unfinished is None:
            workout = gym.start(gym.plan(self.clock.now()), self.clock, silent).workout
        else:
            workout = gym.lead(unfinished)
        store = SessionStore(self.paths, gym.history.stored, system=self.system)
        keeper = Keeper(store, self.paths, system=self.system)
        return Live(workout, keeper, self.clock, silent, on_disk=unfinished is not None)

    def train(self, presses: int) -> None:
        """Presses Enter so often, and looks at the screen after each."""
        for _ in range(presses):
            self.live.look()
            self.live.settle()
            self.clock.ahead(THINKING)
            self.live.enter()
            self.live.settle()
            self.witness.look(self.live)
            self.clock.ahead(LONG_REST)

    def wait(self) -> None:
        """Lets the coach try again what it could not save."""
        self.clock.ahead(LONG_REST)
        self.live.look()
        self.live.settle()
        self.witness.look(self.live)

    def leave(self) -> None:
        """Ends the session's thread."""
        self.live.close()


@cache
def _nobodys() -> Gym:
    return open_gym(paths_in(Path(os.devnull)))


def gym_in(paths: Paths) -> Gym:
    """What these folders hold, with the choices and the knowledge that everyone begins with."""
    history = read_history(paths)
    return replace(_nobodys(), paths=paths, history=history, problems=history.problems)


def restart(paths: Paths, now: datetime) -> History:
    """What the next start finds, after it has brought back what waited in the second place.

    The folders may be a copy: what waits for the original waits for the copy.
    """
    for waiting in rescue_folder(paths).parent.glob("*"):
        waiting.rename(rescue_folder(paths))
    unhurried = replace(ON_DISK, sync=_later, sync_folder=_later)
    bring_back(SessionStore(paths, system=unhurried), paths, now)
    return read_history(paths)


def _later(_: object) -> None:
    """Nothing that a test does after a disaster has to outlive another one."""
