"""Where lines come from and go to: a terminal, a pipe, or a test that plays both."""

import codecs
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from queue import Empty, Full, Queue
from types import FrameType
from typing import BinaryIO, Protocol, TextIO, TypeVar

from coach.arguments import Exit, NotDone
from coach.clock import Clock
from coach.training.text import clean, in_ascii

SLICE = 0.25
"""Seconds between two looks at the clock and at signals while nothing is typed."""
LONGEST_LINE = 8000
"""Characters of a line that are kept: more than a note may have."""
LINES_AHEAD = 500
"""Lines that are read before they are wanted; a writer of more waits."""
CHUNK = 4096
BELL = "\a"
SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
ENDED_BY_SIGNAL = 128
Answer = TypeVar("Answer")


class GoneError(Exception):
    """Nobody types any more: the input has ended."""


class EndedError(Exception):
    """The system, or Ctrl+C, ends the program."""

    def __init__(self, number: int) -> None:
        """`number` is that of the signal."""
        super().__init__(f"signal {number}")
        self.code = ENDED_BY_SIGNAL + number


class Console(Protocol):
    """What a talk in lines needs."""

    @property
    def is_typed(self) -> bool:
        """Whether a person types: Enter may then be pressed twice by mistake."""
        ...

    def say(self, *lines: str) -> None:
        """Shows lines."""
        ...

    def ring(self) -> None:
        """Rings, where there is a terminal that can."""
        ...

    def wait(self, until: datetime | None) -> str | None:
        """The next line that is typed; None when that moment has come, or there may be something to see before it.

        Raises GoneError when the input has ended, EndedError when the program is to end.
        """
        ...


class Streams:
    """Standard input and output as a console; the input is read in a thread, so that a rest is never held up."""

    def __init__(self, source: TextIO | None, sink: TextIO, clock: Clock, *, only_ascii: bool) -> None:
        """Nothing is read before `listen`."""
        self._source = source
        self._sink = sink
        self._clock = clock
        self._only_ascii = only_ascii
        self._lines: Queue[str | GoneError | None] = Queue(LINES_AHEAD)
        self._has_ended = False
        self._signal = 0
        self._is_writing = False

    @property
    def is_typed(self) -> bool:
        """Whether the input is a terminal."""
        try:
            return self._source is not None and self._source.isatty()
        except ValueError:
            return False

    def listen(self) -> None:
        """Begins to read."""
        threading.Thread(target=self._read, name="reader", daemon=True).start()

    def say(self, *lines: str) -> None:
        """Writes lines, each harmless for any terminal. Raises BrokenPipeError where nobody reads, else NotDone."""
        told = [clean(each) for each in lines]
        self._write("".join(f"{in_ascii(each) if self._only_ascii else each}\n" for each in told))

    def ring(self) -> None:
        """Rings the bell of the terminal that the lines go to; a pipe and a file get nothing. Raises as `say` does."""
        if self._sink.isatty():
            self._write(BELL)

    def _write(self, text: str) -> None:
        self._is_writing = True
        try:
            self._sink.write(text)
            self._sink.flush()
        except BrokenPipeError:
            raise
        except OSError as error:
            if self._signal:
                raise EndedError(self._signal) from error
            reason = (error.strerror or "no reason given").lower()
            raise NotDone(f"It could not be written: {reason}.", Exit.DATA) from error
        finally:
            self._is_writing = False

    def wait(self, until: datetime | None) -> str | None:
        """The next line, or None; see `Console`."""
        while True:
            if self._signal:
                raise EndedError(self._signal)
            if self._has_ended:
                raise GoneError
            now = self._clock.now()
            left = SLICE if until is None else (until - now) / timedelta(seconds=1)
            try:
                found = self._lines.get(timeout=min(SLICE, left)) if left > 0 else self._lines.get_nowait()
            except Empty:
                if until is not None and self._clock.now() >= until:
                    return None
                continue
            if isinstance(found, GoneError):
                self._has_ended = True
                continue
            return found

    def wake(self) -> None:
        """Ends a wait; from any thread."""
        try:
            self._lines.put_nowait(None)
        except Full:
            return

    def leave(self, number: int) -> None:
        """Has the next wait end the program; at once where a write waits for a reader that does not come."""
        self._signal = number
        if self._is_writing:
            raise EndedError(number)

    def _read(self) -> None:
        try:
            if self._source is not None:
                # The file itself: a thread that waits inside the buffered stream would keep the program from ending.
                with open(self._source.fileno(), "rb", buffering=0, closefd=False) as raw:
                    self._read_from(raw)
        except (OSError, ValueError):
            pass
        finally:
            self._lines.put(GoneError())

    def _read_from(self, raw: BinaryIO) -> None:
        encoding = self._source.encoding if self._source is not None and os.name != "nt" else "utf-8"
        decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
        begun = ""
        while chunk := raw.read(CHUNK):
            *whole, begun = (begun + decoder.decode(chunk)).split("\n")
            begun = begun[:LONGEST_LINE]
            for each in whole:
                self._lines.put(each[:LONGEST_LINE])
        if begun.strip():
            self._lines.put(begun)


def ask(console: Console, answer: Callable[[str], Answer | None]) -> Answer:
    """What the first line means that means anything; `answer` says it of each, None where it means nothing."""
    while True:
        typed = console.wait(None)
        if typed is not None and (meant := answer(typed.strip())) is not None:
            return meant


@contextmanager
def on_signals(console: Streams) -> Iterator[None]:
    """Has Ctrl+C, a request to end and a lost terminal end the talk where nothing is half done."""

    def told(number: int, _: FrameType | None) -> None:
        console.leave(number)

    numbers = [number for name in SIGNALS if (number := getattr(signal, name, None)) is not None]
    before = [(number, signal.signal(number, told)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def standard(clock: Clock, *, only_ascii: bool) -> Streams:
    """Standard input and output."""
    return Streams(sys.stdin, sys.stdout, clock, only_ascii=only_ascii)
