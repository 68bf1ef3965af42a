"""All that reaches a lifter from outside the terminal, in one hand."""

from collections.abc import Callable, Mapping
from dataclasses import field
from types import MappingProxyType

from coach.alerts.awake import Awake, Wakefulness, keep_presenting
from coach.alerts.sound import Player, Tone
from coach.alerts.speech import Speaker
from coach.training.frozen import frozen

PATIENCE = 0.5
"""Seconds that leaving waits for a desktop to let the screen go dark again."""


def _nothing(_: object) -> None:
    """Where nobody is to be reached."""


@frozen
class Reach:
    """What can be done outside the screen; nothing, unless told."""

    environment: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)
    """What the terminal and the system are judged by."""
    play: Callable[[Tone], None] = _nothing
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
    """Sound, speech and the screen of the machine that the coach runs on."""
    player, speaker, awake = Player(), Speaker(), Awake(keep_presenting)

    def stay_awake(wanted: bool) -> None:
        if wanted:
            awake.hold()
        else:
            awake.release()

    def close() -> None:
        player.close()
        speaker.close()
        awake.release(PATIENCE)

    return Reach(environment, player.play, speaker.say, stay_awake, lambda: awake.state, close, player.get_ready)
