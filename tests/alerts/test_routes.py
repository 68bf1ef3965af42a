"""Every way is told with what does it, or why not, and none is tried."""

from collections.abc import Mapping

import pytest

from coach.alerts import sound
from coach.alerts.route import Route
from coach.alerts.routes import awake_route, routes, voice_route

NAMES = ("bell", "sound", "notify", "title", "voice", "awake")


def found(name: str, environment: Mapping[str, str], *installed: str) -> Route:
    """One way, on a machine with these programs."""
    told = routes(environment, lambda each: each if each in installed else None)
    assert tuple(each.name for each in told) == NAMES
    assert all(each.why for each in told)
    return next(each for each in told if each.name == name)


@pytest.fixture(autouse=True)
def _a_linux_without_players(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sound, "_known_backend", lambda: "")
    monkeypatch.setattr("sys.platform", "linux")


def test_the_bell_is_always_there() -> None:
    assert found("bell", {}).works


def test_a_sound_needs_something_that_plays_it() -> None:
    assert not found("sound", {}).works
    assert found("sound", {}, "paplay") == Route("sound", works=True, why="played by paplay")


def test_over_ssh_a_sound_is_heard_elsewhere() -> None:
    assert "not where you are" in found("sound", {"SSH_CONNECTION": "x"}, "paplay").why


def test_a_notification_needs_a_terminal_that_shows_it() -> None:
    assert not found("notify", {"TERM": "xterm"}).works
    assert "OSC 99" in found("notify", {"TERM": "xterm-kitty"}).why
    assert "allow-passthrough" in found("notify", {"TERM": "foot", "TMUX": "x"}).why
    assert "through screen" in found("notify", {"TERM": "foot", "STY": "x"}).why


def test_a_title_needs_a_terminal_that_has_one() -> None:
    assert found("title", {"TERM": "xterm"}).works
    assert not found("title", {"TERM": "linux"}).works


def test_a_voice_needs_a_program_that_speaks() -> None:
    assert voice_route(lambda each: each, "linux") == Route("voice", works=True, why="spoken by spd-say")
    none = voice_route(lambda _: None, "linux")
    assert none == Route(
        "voice", works=False, why="no program that speaks is installed: neither spd-say, espeak-ng nor espeak"
    )
    assert voice_route(lambda _: None, "darwin").why == "no program that speaks is installed: say is missing"


def test_staying_awake_needs_a_desktop_to_ask() -> None:
    assert not awake_route({}, "linux").works
    assert awake_route({"DBUS_SESSION_BUS_ADDRESS": "unix:path=x"}, "linux").works
    assert awake_route({}, "darwin").works
