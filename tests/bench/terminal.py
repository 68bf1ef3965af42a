"""A pseudo-terminal of 80 by 24 that knows to the millisecond when something stood on its screen."""

import fcntl
import os
import pty
import queue
import signal
import struct
import subprocess
import sys
import termios
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import pyte

from tests.bench.histories import Home
from tests.bench.programs import ROOT

COLUMNS, ROWS = 80, 24
QUIET = 0.1
"""Seconds without a change after which a screen is taken to be finished."""
PATIENCE = 60.0
"""Seconds after which something that should be on the screen is missed."""
A_FRAME = 1 << 16
_SWITCH = 0.0005
"""Seconds after which the thread that reads is let in, so that what it reads is stamped in time."""


@dataclass(frozen=True, slots=True)
class Part:
    """What came from the program at once; empty when nothing will come any more."""

    at: float
    content: bytes


class Terminal:
    """A running program, its screen and its keys."""

    def __init__(self, command: Sequence[str], home: Home) -> None:
        sys.setswitchinterval(_SWITCH)
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._parts: queue.SimpleQueue[Part] = queue.SimpleQueue()
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.began = time.perf_counter()
        """When the program was started."""
        self._program = subprocess.Popen(
            command,
            cwd=ROOT,
            env=home.environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
        os.close(theirs)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    @property
    def process(self) -> int:
        """Its id."""
        return self._program.pid

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self._screen.display)

    def press(self, key: str) -> float:
        """Sends a key; when."""
        at = time.perf_counter()
        os.write(self._ours, key.encode())
        return at

    def signal(self, number: int) -> None:
        """Sends a signal."""
        os.kill(self.process, number)

    def wait_for(self, there: Callable[[str], bool]) -> float:
        """Reads until something is so on the screen; when it first was."""
        until = time.perf_counter() + PATIENCE
        while True:
            part = self._next(until - time.perf_counter())
            if part is None or not part.content:
                raise TimeoutError(f"what was waited for is not on\n{self.text}")
            self._stream.feed(part.content)
            if there(self.text):
                return part.at

    def settle(self, quiet: float = QUIET) -> float:
        """Reads until nothing changes for so long; when the last change was, 0 where there was none."""
        changed, before = 0.0, self.text
        until = time.perf_counter() + PATIENCE
        while (part := self._next(quiet)) is not None and part.content:
            if part.at > until:
                raise TimeoutError(f"it never comes to rest\n{self.text}")
            self._stream.feed(part.content)
            after = self.text
            if after != before:
                changed, before = part.at, after
        return changed

    def read(self, seconds: float) -> None:
        """Draws what the program sends for so long."""
        until = time.perf_counter() + seconds
        while (part := self._next(until - time.perf_counter())) is not None and part.content:
            self._stream.feed(part.content)

    def end(self) -> None:
        """Ends the program at once."""
        with suppress(ProcessLookupError):
            self.signal(signal.SIGKILL)
        self._program.wait()
        self._reader.join()
        os.close(self._ours)

    def _next(self, seconds: float) -> Part | None:
        try:
            return self._parts.get(timeout=max(0.0, seconds))
        except queue.Empty:
            return None

    def _read(self) -> None:
        content = b"-"
        while content:
            try:
                content = os.read(self._ours, A_FRAME)
            except OSError:
                content = b""
            self._parts.put(Part(time.perf_counter(), content))


@contextmanager
def running(command: Sequence[str], home: Home) -> Iterator[Terminal]:
    """A program in a terminal of its own, ended afterwards."""
    terminal = Terminal(command, home)
    try:
        yield terminal
    finally:
        terminal.end()
