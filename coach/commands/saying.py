"""Printing: data goes to standard output, talk to standard error."""

import io
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from coach.arguments import Exit, NotDone
from coach.storage.problem import Problem
from coach.training.text import clean

if TYPE_CHECKING:
    from coach.report.values import Json


def print_lines(lines: Iterable[str]) -> int:
    """Lines on standard output, each with its line break.

    Raises NotDone where they cannot be written, BrokenPipeError where nobody reads.
    """
    try:
        sys.stdout.writelines(lines)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        forget_output()
        raise NotDone(f"It could not be written: {reason_of(error)}.", Exit.DATA) from error
    return Exit.DONE


def print_text(text: str) -> int:
    """Text on standard output; raises as `print_lines` does."""
    return print_lines((text,))


def print_json(value: "Json") -> int:
    """A value on standard output, in any encoding."""
    import msgspec  # noqa: PLC0415 - costly, and most commands print something else

    if _is_unicode(sys.stdout.encoding):
        with suppress(UnicodeEncodeError):  # the name of a file whose bytes are no text
            return print_text(f"{msgspec.json.format(msgspec.json.encode(value), indent=2).decode()}\n")
    import json  # noqa: PLC0415 - seldom needed, and slower

    return print_text(f"{json.dumps(value, indent=2)}\n")


def talk(sentence: str) -> None:
    """One line on standard error."""
    if sys.__stderr__ is not None:
        with suppress(OSError):
            print(clean(sentence), file=sys.stderr)


def tell(problems: Iterable[Problem]) -> None:
    """A line on standard error for each."""
    for each in problems:
        talk(str(each))


def can_ask() -> bool:
    """Whether somebody can answer."""
    return sys.stdin is not None and sys.stdin.isatty()


def agreed(question: str) -> bool:
    """Whether the lifter says yes; whoever can not be asked has to be found out before."""
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().casefold() in {"y", "yes"}


def reason_of(error: OSError) -> str:
    """Why the system refused, for the middle of a sentence."""
    return (error.strerror or str(error) or "no reason given").lower()


def make_printable(stream: object) -> None:
    """No character and no file name may end the program: what a stream cannot show becomes a question mark."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="surrogateescape" if _is_unicode(stream.encoding) else "replace")


def forget_output() -> None:
    """Nobody reads any more: what is left goes nowhere, so that leaving does not fail on it."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _is_unicode(encoding: str) -> bool:
    return encoding.lower().replace("-", "") == "utf8"
