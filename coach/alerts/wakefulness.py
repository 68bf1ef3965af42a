"""Whether the screen of the machine stays on."""

from enum import Enum


class Wakefulness(Enum):
    """How it stands."""

    OFF = "off"
    """Not asked for, or not yet answered."""
    ON = "on"
    REFUSED = "refused"
    """Asked for, and nothing here can do it."""
