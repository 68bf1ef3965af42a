"""The door: `coach` and whatever stands behind it come in here."""

import gc
import sys
from collections.abc import Sequence

PATIENCE = 50_000
"""Things that are made before the collector looks for what nobody holds: a start makes many and drops none of them,
and in a session every long look is a frame that comes late."""

A_TURN = 0.001
"""Seconds after which a thread lets another in that waits, a fifth of what is usual: who saves is not held up by who
draws, nor who draws by who reads."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns what the shell is told."""
    be_quick()
    from coach.commands.running import run  # noqa: PLC0415 - what is imported counts as well

    return run(arguments)


def be_quick() -> None:
    """Has Python wait less often, and shorter, in everything that follows."""
    gc.set_threshold(PATIENCE)
    sys.setswitchinterval(A_TURN)
