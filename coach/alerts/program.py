"""Another program that makes a noise: started without a shell, its words kept off the screen."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress

PATIENCE = 0.2
"""Seconds that a program has to end when it is told to."""


class Program:
    """One that runs."""

    def __init__(self, command: Sequence[str], extra: Mapping[str, str]) -> None:
        """Starts it, with more environment. Raises OSError."""
        self._running = subprocess.Popen(  # noqa: S603 - no shell; the program is named here, what it says is one argument
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **extra},
        )

    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._running.poll() is None

    def wait(self, patience: float) -> int:
        """Waits until it ends; its exit code. Raises subprocess.TimeoutExpired."""
        return self._running.wait(patience)

    def stop(self) -> None:
        """Ends it; one that waits for a device that hangs is left to end when that answers."""
        self._running.terminate()
        try:
            self.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._running.kill()
            with suppress(subprocess.TimeoutExpired):
                self.wait(PATIENCE)
