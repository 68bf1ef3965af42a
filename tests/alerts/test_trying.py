"""Every alert can be made to happen once, and what is said of it is what came of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

import pytest

from coach.alerts import sound, speech
from coach.alerts.newest import Noise
from coach.alerts.route import Route
from coach.alerts.sequences import restore_title
from coach.alerts.trying import BETWEEN, TITLE, Means, Outcome, outcomes

KITTY = {"TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1", "DBUS_SESSION_BUS_ADDRESS": "unix:"}
NAMES = ("bell", "sound", "notify", "title", "voice", "awake")


@dataclass(slots=True)
class Machine:
    """A clock that moves only when somebody waits, and noises that sound until a moment of it."""

    seconds: float = 0.0
    sent: list[str] = field(default_factory=list)
    is_stopped: bool = False
    ends: float = 0.0

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds

    def is_alive(self) -> bool:
        return not self.is_stopped and self.seconds < self.ends

    def stop(self) -> None:
        self.is_stopped = True

    def sounding(self, seconds: float) -> Noise:
        """Begins to sound for so long."""
        self.is_stopped, self.ends = False, self.seconds + seconds
        return self

    def means(self, seconds: float, *, is_on: bool = True) -> Means:
        """Everything sounds for so long."""

        @contextmanager
        def keep_on() -> Iterator[bool]:
            yield is_on

        return Means(
            KITTY,
            self.sent.append,
            lambda: self.sounding(seconds),
            lambda: self.sounding(seconds),
            keep_on,
            self.sleep,
            lambda: self.seconds,
        )


@pytest.fixture(autouse=True)
def _something_plays_and_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "coach.alerts.trying.routes",
        lambda _: tuple(Route(name, works=True, why=f"by {name}") for name in NAMES),
    )


def tried(means: Means) -> dict[str, Outcome]:
    return {each.name: each for each in outcomes(means)}


def test_each_happens_once_and_the_title_comes_back() -> None:
    machine = Machine()
    found = tried(machine.means(0.4))
    assert tuple(found) == NAMES
    assert all(each.happened for each in found.values())
    assert machine.sent[0] == "\a"
    assert "99;" in machine.sent[1]
    assert TITLE in machine.sent[2]
    assert machine.sent[3:] == [restore_title()]
    assert found["sound"].said.startswith("by sound, in 0.")


def test_they_come_one_after_the_other() -> None:
    machine = Machine()
    trying = outcomes(machine.means(0.4))
    next(trying)
    assert machine.seconds == 0
    next(trying)
    assert machine.seconds >= BETWEEN


def test_a_player_that_ends_at_once_was_not_heard() -> None:
    found = tried(Machine().means(0.0))
    for name in ("sound", "voice"):
        assert not found[name].happened
        assert found[name].said == f"by {name}, but it ended at once: nothing was heard"


def test_one_that_does_not_end_is_ended() -> None:
    machine = Machine()
    found = tried(machine.means(1000.0))
    assert found["sound"].happened
    assert machine.is_stopped
    assert machine.seconds < 60


def test_one_that_cannot_be_started_is_said() -> None:
    found = tried(replace(Machine().means(0.4), begin_sound=lambda: None))
    assert found["sound"] == Outcome("sound", happened=False, said="by sound, but it could not be started")


def test_a_screen_that_nobody_keeps_on_is_said() -> None:
    assert not tried(Machine().means(0.4, is_on=False))["awake"].happened


def test_what_does_not_exist_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "coach.alerts.trying.routes",
        lambda _: tuple(Route(name, works=False, why="there is none") for name in NAMES),
    )
    machine = Machine()
    found = tried(machine.means(0.4))
    assert {(each.happened, each.said) for each in found.values()} == {(False, "there is none")}
    assert machine.sent == []


def test_nothing_is_begun_where_no_program_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "_known_backend", lambda: "")
    monkeypatch.setenv("PATH", "")
    assert sound.begin(sound.Tone.END) is None
    assert speech.begin("words") is None
