"""The real program in a pseudo-terminal that is resized, signalled and closed, and what was read off its screen."""

import os
import re
import signal
import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pexpect

from coach.training.where import Phase
from tests.cli.home import CONFIG, Home, home_in
from tests.faults.lifting import THINKING, Lifter
from tests.pty.terminal import FRAME, Terminal
from tests.training.stage import HandClock

TICKS = re.compile(r"[✓·○]*✓[✓·○]*")
LONG_AGO = timedelta(minutes=70)
REST = 180
"""Seconds after which every rest is over."""
MOMENT = 0.01
DYING = 5.0
"""Seconds after which a program that was asked to leave is ended."""


class Watched(Terminal):
    """The program, and the most ticks that ever stood beside each exercise."""

    def __init__(self, home: Home, names: Iterable[str] = ()) -> None:
        super().__init__(home)
        self.ticks = dict.fromkeys(names, 0)
        self.written = b""
        """Every byte that reached the terminal."""

    def read(self, seconds: float) -> None:
        """Draws what the program sends for so long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0 and self._take(max(FRAME, left)):
            pass

    def _take(self, seconds: float) -> bool:
        """Draws what it sends next; whether anything came."""
        try:
            content: bytes = self._program.read_nonblocking(65536, timeout=seconds)
        except (pexpect.EOF, pexpect.TIMEOUT, OSError, ValueError):
            return False
        self.written += content
        self._stream.feed(content)
        self._look()
        return True

    def _look(self) -> None:
        for row in self._screen.display:
            if "✓" not in row:
                continue
            for name in self.ticks:
                place = max(row.find(name), row.find(name.upper()))
                found = TICKS.search(row, place + len(name)) if place >= 0 else None
                if found is not None:
                    self.ticks[name] = max(self.ticks[name], found[0].count("✓"))

    @property
    def shown(self) -> int:
        """How many sets were told to be safe."""
        return sum(self.ticks.values())

    def resize(self, columns: int, lines: int) -> None:
        """Makes the terminal larger or smaller."""
        self._screen.resize(max(1, lines), max(1, columns))
        self._program.setwinsize(lines, columns)

    def signal(self, number: int) -> None:
        """Sends it a signal."""
        with suppress(ProcessLookupError):
            os.kill(self._program.pid, number)

    @property
    def process(self) -> int:
        """Its id."""
        number: int = self._program.pid
        return number

    def hang_up(self) -> None:
        """Closes the terminal, as when its window is closed."""
        self._program.ptyproc.fileobj.close()

    def has_left(self, seconds: float) -> bool:
        """Whether it ends within so long; what it still draws is read."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            came = self._take(MOMENT)
            if not self._program.isalive():
                while self._take(MOMENT):
                    pass
                return True
            if not came:
                time.sleep(MOMENT)
        return False

    def end(self) -> None:
        """Ends it, whatever state it is in."""
        self.signal(signal.SIGKILL)
        with suppress(pexpect.ExceptionPexpect):
            self._program.wait()
        with suppress(OSError, pexpect.ExceptionPexpect):
            self._program.close(force=True)


def at_work(folder: Path) -> Home:
    """The folders of someone whose warm-up is over: the first work set is due at once."""
    home = home_in(folder, CONFIG)
    clock = HandClock(datetime.now().astimezone() - LONG_AGO)
    someone = Lifter(home.paths, clock=clock)
    while someone.live.look().phase is not Phase.WORK:
        clock.ahead(THINKING)
        someone.live.enter()
        clock.ahead(REST)
    someone.leave()
    return home
