"""The system's own voice: which program speaks, and how it is told what to say."""

import shutil
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType

from coach.alerts.newest import Newest, Noise
from coach.alerts.program import Program
from coach.training.frozen import frozen
from coach.training.text import clean

LONGEST = 20.0
"""Seconds after which a voice that does not end is ended."""
LONGEST_TEXT = 200
SAID_IN = "COACH_SAYS"
"""The variable in which PowerShell finds the words, so that they are never read as a command."""

_POWERSHELL = (
    "Add-Type -AssemblyName System.Speech; "
    f"(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak($env:{SAID_IN})"
)

Find = Callable[[str], str | None]


@frozen
class Voice:
    """A program that speaks English."""

    command: tuple[str, ...]
    takes_variable: bool = False
    """Whether the words stand in a variable; else they are its last argument."""

    @property
    def name(self) -> str:
        """What the program is called."""
        return self.command[0]

    def begin(self, text: str) -> Noise:
        """Starts to speak. Raises OSError."""
        words = clean(text, LONGEST_TEXT).lstrip("-/ ")
        return Program(self.command, {SAID_IN: words}) if self.takes_variable else Program((*self.command, words), {})


_VOICES: Mapping[str, tuple[Voice, ...]] = MappingProxyType(
    {
        "win32": (
            Voice(("powershell", "-NoProfile", "-NonInteractive", "-Command", _POWERSHELL), takes_variable=True),
        ),
        "darwin": (Voice(("say",)),),
    }
)
_OTHERS = (
    Voice(("spd-say", "--wait", "-l", "en")),
    Voice(("espeak-ng", "-v", "en")),
    Voice(("espeak", "-v", "en")),
)


def voices(platform: str = sys.platform) -> tuple[Voice, ...]:
    """The programs that may speak on a system, the best first."""
    return _VOICES.get(platform, _OTHERS)


def find_voice(find: Find = shutil.which, platform: str = sys.platform) -> Voice | None:
    """The first of them that is installed."""
    return next((each for each in voices(platform) if find(each.name)), None)


def begin(text: str, find: Callable[[], Voice | None] = find_voice) -> Noise | None:
    """Starts to speak; None where nothing can."""
    voice = find()
    try:
        return voice.begin(text) if voice is not None else None
    except OSError:
        return None


class Speaker:
    """Speaks off the screen's thread; a newer sentence cuts an older one short."""

    def __init__(self, find: Callable[[], Voice | None] = find_voice) -> None:
        self._newest: Newest[str] = Newest(lambda text: begin(text, find), LONGEST)

    def say(self, text: str) -> None:
        """Says it, where anything can; never waits."""
        self._newest.ask(text)

    def close(self) -> None:
        """Is silent from now on."""
        self._newest.close()
