"""All that reaches a lifter from outside the terminal, in one hand."""

from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from coach.alerts.wakefulness import Wakefulness
from coach.training.frozen import frozen

if TYPE_CHECKING:
    from coach.alerts.awake import Awake
    from coach.alerts.sound import Player, Tone
    from coach.alerts.speech import Speaker

PATIENCE = 0.5
"""Seconds that leaving waits for a desktop to let the screen go dark again."""


def _nothing(_: object) -> None:
    """Where nobody is to be reached."""


@frozen
class Reach:
    """What can be done outside the screen; nothing, unless told."""

    environment: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """What the terminal and the system are judged by."""
    play: "Callable[[Tone], None]" = _nothing
    """Plays a sound; never waits."""
    say: Callable[[str], None] = _nothing
    """Says something; never waits."""
    stay_awake: Callable[[bool], None] = _nothing
    """Keeps the screen on, or lets it go dark; asking twice changes nothing."""
    wakefulness: Callable[[], Wakefulness] = lambda: Wakefulness.OFF
    """Whether the screen stays on."""
    close: Callable[[], None] = lambda: None
    """Ends all of it."""
    get_ready: Callable[[], None] = lambda: None
    """Has the first sound come as soon as the others; never waits."""


def of_this_machine(environment: Mapping[str, str]) -> Reach:
    """Sound, speech and the screen of the machine that the coach runs on; each is loaded when it is first wanted."""
    here = _Machine()
    return Reach(
        environment,
        here.play,
        here.say,
        here.stay_awake,
        here.wakefulness,
        here.close,
        here.get_ready,
    )


class _Machine:
    """What of a machine was wanted so far."""

    @cached_property
    def player(self) -> "Player":
        from coach.alerts.sound import Player  # noqa: PLC0415 - not before the first screen

        return Player()

    @cached_property
    def speaker(self) -> "Speaker":
        from coach.alerts.speech import Speaker  # noqa: PLC0415 - the same

        return Speaker()

    @cached_property
    def awake(self) -> "Awake":
        from coach.alerts.awake import Awake, keep_presenting  # noqa: PLC0415 - the same

        return Awake(keep_presenting)

    def play(self, tone: "Tone") -> None:
        self.player.play(tone)

    def get_ready(self) -> None:
        self.player.get_ready()

    def say(self, words: str) -> None:
        self.speaker.say(words)

    def stay_awake(self, wanted: bool) -> None:
        if wanted:
            self.awake.hold()
        elif self._has("awake"):
            self.awake.release()

    def wakefulness(self) -> Wakefulness:
        return self.awake.state if self._has("awake") else Wakefulness.OFF

    def close(self) -> None:
        if self._has("player"):
            self.player.close()
        if self._has("speaker"):
            self.speaker.close()
        if self._has("awake"):
            self.awake.release(PATIENCE)

    def _has(self, name: str) -> bool:
        return name in vars(self)
