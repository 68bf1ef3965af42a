"""Standard input and output as a console: pipes, odd bytes, output that nobody reads."""

import io
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TextIO

import pytest

from coach.arguments import NotDone
from coach.plain.console import LINES_AHEAD, LONGEST_LINE, EndedError, GoneError, Streams
from tests.training.stage import HandClock


@contextmanager
def piped(content: bytes) -> Iterator[TextIO]:
    """A pipe that holds this and has ended."""
    reading, writing = os.pipe()
    writer = threading.Thread(target=_write, args=(writing, content))
    writer.start()
    with os.fdopen(reading, encoding="utf-8") as here:
        yield here
    writer.join()


def _write(descriptor: int, content: bytes) -> None:
    with os.fdopen(descriptor, "wb") as there:
        there.write(content)


def heard(content: bytes) -> list[str]:
    """Every line of an input until its end."""
    found: list[str] = []
    with piped(content) as source:
        console = Streams(source, io.StringIO(), HandClock(), only_ascii=False)
        console.listen()
        with suppress(GoneError):
            while (line := console.wait(None)) is not None:
                found.append(line)
    return found


def said(*lines: str, only_ascii: bool = False) -> str:
    sink = io.StringIO()
    Streams(None, sink, HandClock(), only_ascii=only_ascii).say(*lines)
    return sink.getvalue()


def test_every_line_is_heard_the_last_one_too() -> None:
    assert heard(b"\n9m7\r\nnote caf\xc3\xa9\nquit") == ["", "9m7\r", "note café", "quit"]


def test_an_input_that_has_ended_stays_so() -> None:
    with piped(b"") as source:
        console = Streams(source, io.StringIO(), HandClock(), only_ascii=False)
        console.listen()
        for _ in range(2):
            with pytest.raises(GoneError):
                console.wait(None)


def test_without_an_input_it_has_ended() -> None:
    console = Streams(None, io.StringIO(), HandClock(), only_ascii=False)
    console.listen()
    assert not console.is_typed
    with pytest.raises(GoneError):
        console.wait(None)


def test_bytes_that_are_no_text_are_no_fault() -> None:
    assert heard(b"\xff\xfe9\n\x00\n") == ["��9", "\x00"]


def test_an_endless_line_is_cut_and_many_lines_are_waited_for() -> None:
    (line,) = heard(b"9" * 1_000_000 + b"\n")
    assert LONGEST_LINE <= len(line) < 2 * LONGEST_LINE
    assert len(heard(b"\n" * (3 * LINES_AHEAD))) == 3 * LINES_AHEAD


def test_a_wait_ends_when_its_moment_has_come_or_when_it_is_woken() -> None:
    clock = HandClock()
    console = Streams(None, io.StringIO(), clock, only_ascii=False)
    assert console.wait(clock.now()) is None
    console.wake()
    assert console.wait(clock.now() + timedelta(hours=1)) is None


def test_a_signal_ends_the_next_wait() -> None:
    console = Streams(None, io.StringIO(), HandClock(), only_ascii=False)
    console.leave(15)
    with pytest.raises(EndedError) as ended:
        console.wait(None)
    assert ended.value.code == 143


def test_a_signal_ends_a_write_that_nobody_reads() -> None:
    class Stuck(io.StringIO):
        def write(self, _: str) -> int:
            console.leave(1)
            raise AssertionError("it goes on")

    console = Streams(None, Stuck(), HandClock(), only_ascii=False)
    with pytest.raises(EndedError):
        console.say("1:00 left.")


def test_what_is_said_is_harmless() -> None:
    assert said("Row \x1b[2J\u202eabc\n[/]", "") == "Row [2Jabc [/]\n\n"


def test_only_ascii_is_said_where_it_is_asked() -> None:
    assert said("60 × 10 10~ 9 – Müller 引", only_ascii=True) == "60 x 10 10~ 9 - Muller ?\n"


@pytest.mark.parametrize(("is_terminal", "written"), [(True, "\a"), (False, "")])
def test_a_terminal_is_rung_and_nothing_else(*, is_terminal: bool, written: str) -> None:
    class Sink(io.StringIO):
        def isatty(self) -> bool:
            return is_terminal

    sink = Sink()
    Streams(None, sink, HandClock(), only_ascii=True).ring()
    assert sink.getvalue() == written


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device here")
def test_an_output_that_is_full_is_told_in_words() -> None:
    with pytest.raises(NotDone, match="could not be written"):
        _say_into("/dev/full")


def _say_into(name: str) -> None:
    sink = os.fdopen(os.open(name, os.O_WRONLY), "w")
    try:
        Streams(None, sink, HandClock(), only_ascii=False).say("1:00 left.")
    finally:
        with suppress(OSError):
            sink.close()
