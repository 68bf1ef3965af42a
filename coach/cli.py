"""The door: `coach` and whatever stands behind it come in here."""

import gc
from collections.abc import Sequence

PATIENCE = 50_000
"""Things that are made before the collector looks for what nobody holds: a start makes many and drops none of them,
and in a session every long look is a frame that comes late."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns what the shell is told."""
    gc.set_threshold(PATIENCE)
    from coach.commands.running import run  # noqa: PLC0415 - what is imported counts as well

    return run(arguments)
