"""Which ways to a lifter who is not looking exist here; found out without a sound."""

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from coach.alerts.route import Route
from coach.alerts.sequences import dialect, has_title, is_in_screen, is_in_tmux
from coach.alerts.sound import player
from coach.alerts.speech import find_voice, voices
from coach.training.wording import listed

Find = Callable[[str], str | None]


def routes(environment: Mapping[str, str], find: Find = shutil.which) -> tuple[Route, ...]:
    """Every way, tried by none: what the terminal and the system say they can do."""
    return (
        Route("bell", works=True, why="the terminal's own; many are silent until it is turned on there"),
        _sound(environment, find),
        _notify(environment),
        _title(environment),
        voice_route(find),
        awake_route(environment),
    )


def voice_route(find: Find = shutil.which, platform: str = sys.platform) -> Route:
    """Whether anything here can speak."""
    voice = find_voice(find, platform)
    if voice is not None:
        return Route("voice", works=True, why=f"spoken by {voice.name}")
    names = [each.name for each in voices(platform)]
    missing = f"{names[0]} is missing" if len(names) == 1 else f"neither {listed(names, 'nor')}"
    return Route("voice", works=False, why=f"no program that speaks is installed: {missing}")


def awake_route(environment: Mapping[str, str], platform: str = sys.platform) -> Route:
    """Whether there is a desktop that could be asked to keep the screen on."""
    if platform in {"win32", "darwin"}:
        return Route("awake", works=True, why="the system is asked to keep the screen on during a session")
    bus = environment.get("XDG_RUNTIME_DIR", "")
    if environment.get("DBUS_SESSION_BUS_ADDRESS") or (bus and (Path(bus) / "bus").exists()):
        return Route("awake", works=True, why="the desktop is asked to keep the screen on during a session")
    return Route("awake", works=False, why="no desktop runs that could be asked to keep the screen on")


def _sound(environment: Mapping[str, str], find: Find) -> Route:
    name = player(find)
    if not name:
        return Route("sound", works=False, why="no program that plays sounds was found")
    far = "; over ssh it is heard where the coach runs, not where you are" if "SSH_CONNECTION" in environment else ""
    return Route("sound", works=True, why=f"played by {name}{far}")


def _notify(environment: Mapping[str, str]) -> Route:
    known = dialect(environment)
    if known is None:
        return Route("notify", works=False, why="this terminal is not known to show notifications")
    through = ""
    if is_in_tmux(environment):
        through = ", through tmux if it has allow-passthrough and focus-events on"
    elif is_in_screen(environment):
        through = ", through screen"
    why = f"shown by the terminal (OSC {known.value}){through}, while its window has no focus"
    return Route("notify", works=True, why=why)


def _title(environment: Mapping[str, str]) -> Route:
    if has_title(environment):
        return Route("title", works=True, why="the time left stands in the title of the window or tab")
    return Route("title", works=False, why="this terminal has no title")
