"""The sounds of a rest and of a set that is led: which there are, and what plays them."""

import logging
import shutil
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path

from coach.alerts.newest import Newest, Noise
from coach.alerts.program import Program

LONGEST = 5.0
"""Seconds after which a player that does not end is ended."""

_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))
"""Programs that most Linux desktops have, where playsound3 knows none of what is there."""

Find = Callable[[str], str | None]


class Tone(StrEnum):
    """A sound, named as its file is."""

    SOON = "soon"
    """A while before the end."""
    TICK = "tick"
    """The last seconds."""
    END = "end"
    UP = "up"
    """A rep that is led begins."""
    DOWN = "down"
    """Its lowering begins."""


class Player:
    """Plays tones off the screen's thread."""

    def __init__(self) -> None:
        self._newest: Newest[Tone] = Newest(begin, LONGEST)

    def get_ready(self) -> None:
        """Finds out what plays, so that the first tone is not late for it; never waits."""
        threading.Thread(target=_known_backend, name="coach-player", daemon=True).start()

    def play(self, tone: Tone) -> None:
        """Plays a tone, where anything can; never waits."""
        self._newest.ask(tone)

    def close(self) -> None:
        """Is silent from now on."""
        self._newest.close()


def player(find: Find = shutil.which) -> str:
    """What would play a sound here, by name; empty where nothing can."""
    known = _known_backend()
    if known:
        return known
    command = _command(find)
    return command[0] if command else ""


def begin(tone: Tone) -> Noise | None:
    """Starts to play a tone; None where nothing can."""
    from importlib import resources  # noqa: PLC0415 - costly, and only a sound needs it

    with ExitStack() as stack:
        path = stack.enter_context(resources.as_file(resources.files("coach") / "data" / "sounds" / f"{tone}.wav"))
        try:
            return _play(path)
        except Exception:  # noqa: BLE001 - whatever a player of another's making raises, a sound is not worth a fault
            return None


def _play(path: Path) -> Noise | None:
    if _known_backend():
        from playsound3 import playsound  # noqa: PLC0415 - looks for players when imported

        return playsound(path, block=False)
    command = _command(shutil.which)
    return Program((*command, str(path)), {}) if command else None


def _known_backend() -> str:
    """What playsound3 has found; it complains to standard error when that is nothing."""
    logger = logging.getLogger("playsound3")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    try:
        from playsound3 import DEFAULT_BACKEND  # noqa: PLC0415 - looks for players when imported
    except Exception:  # noqa: BLE001 - it starts programs at import, and not all that can go wrong there is caught
        return ""
    return DEFAULT_BACKEND or ""


def _command(find: Find) -> tuple[str, ...]:
    if sys.platform in {"win32", "darwin"}:
        return ()
    return next((each for each in _PLAYERS if find(each[0])), ())
