"""A terminal of 80 by 24 that shows what the program draws."""

import os
import re
import shlex
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pyte

from tests.cli.home import Home

ROOT = Path(__file__).parents[2]
COACH = (sys.executable, "-m", "coach")
ENTER, QUIT = "\r", "\x11"
PATIENCE = 30.0
"""Seconds after which something that should be on the screen is missed."""
FRAME = 0.05
REST = re.compile(r"REST (\d+):(\d\d)")


class Terminal:
    """The running program, its screen and its keys."""

    def __init__(self, home: Home, shell: str = "") -> None:
        """Starts the program on a lifter's folders; where one is named, from a shell."""
        self._screen = pyte.Screen(80, 24)
        self._stream = pyte.ByteStream(self._screen)
        self._program = pexpect.spawn(
            shell or COACH[0],
            ["--norc", "--noprofile", "-i"] if shell else [*COACH[1:], *home.flags],
            cwd=str(ROOT),
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            dimensions=(24, 80),
        )
        if shell:
            self.press(f"{shlex.join((*COACH, *home.flags))}\n")

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    def read(self, seconds: float) -> None:
        """Draws what the program sends for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                self._stream.feed(self._program.read_nonblocking(65536, timeout=max(FRAME, left)))
            except pexpect.TIMEOUT:
                return
            except pexpect.EOF:
                return

    def wait_for(self, words: str) -> None:
        """Reads until words stand on the screen."""
        self.wait_until(lambda: words in self.text, words)

    def wait_until(self, there: Callable[[], object], what: str) -> None:
        """Reads until something is so."""
        until = time.monotonic() + PATIENCE
        while not there():
            assert time.monotonic() < until, f"no {what} on\n{self.text}"
            self.read(FRAME)

    def press(self, keys: str) -> None:
        """Sends keys."""
        self._program.send(keys)

    def rest_left(self) -> int:
        """Seconds of rest as the overview tells them; it is closed again."""
        self.press("o")
        self.wait_until(lambda: REST.search(self.text), "rest")
        found = REST.search(self.text)
        assert found is not None
        minutes, seconds = found.groups()
        self.press("\x1b")
        self.wait_until(lambda: "THE WHOLE SESSION" not in self.text, "session")
        return 60 * int(minutes) + int(seconds)

    def kill(self) -> None:
        """Ends the program as a power cut would."""
        self._program.kill(9)
        self._program.wait()

    def leave(self) -> int:
        """Leaves the program as a lifter does; its exit code."""
        self.press(QUIT)
        self._program.expect(pexpect.EOF, timeout=PATIENCE)
        code: int = self._program.wait()
        return code

    def close(self) -> None:
        """Ends the program, if it still runs."""
        self._program.close(force=True)
