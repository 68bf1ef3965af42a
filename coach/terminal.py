"""What the terminal can do: whether a screen can be drawn on it, and how wide and colourful text may be."""

import os
import shutil
import sys
from collections.abc import Mapping
from typing import TextIO

from coach.training.frozen import frozen

FEWEST_COLUMNS = 40
FEWEST_LINES = 12
WIDTH_WITHOUT_TERMINAL = 100
"""Columns of a table that goes into a file or another program."""
WIDEST = 120
"""Longer lines are hard to read."""


_TRUE_COLOUR = 1 << 24
_COLOURS = 16
_MANY_COLOURS = 256


@frozen
class Facts:
    """What is known of a terminal."""

    term: str
    """The name it goes by (TERM); empty where it has none."""
    colours: int
    """How many it says it can show; 2 where it may show none."""
    columns: int
    """0 where it is not known."""
    lines: int
    """0 where it is not known."""
    is_utf8: bool
    """Whether what is written may hold every character."""
    no_screen: str
    """Why the coach cannot draw its screen here, in a sentence; empty where it can."""


def facts(stream: TextIO, environment: Mapping[str, str]) -> Facts:
    """What is known of the terminal that `stream` is written to and the screen would be drawn on."""
    term = environment.get("TERM", "")
    columns, lines = _size(sys.__stderr__)
    return Facts(
        term=term,
        colours=_colours(term, environment),
        columns=columns,
        lines=lines,
        is_utf8=stream.encoding.lower().replace("-", "") == "utf8",
        no_screen=no_screen(environment),
    )


def no_screen(environment: Mapping[str, str]) -> str:
    """Why the coach cannot draw its screen here, in a sentence; empty where it can."""
    if _is_dumb(environment):
        opens = wants_lines(environment)
        leads = "the coach opens in lines here, as with --plain" if opens else "it has no screen to open"
        return f"This terminal (TERM=dumb) can only show lines: {leads}."
    if not (_is_terminal(sys.__stdin__) and _is_terminal(sys.__stderr__)):
        return "The coach needs a terminal to open in: standard input and standard error must both be one."
    columns, lines = _size(sys.__stderr__)
    if (0 < columns < FEWEST_COLUMNS) or (0 < lines < FEWEST_LINES):
        return (
            f"This terminal is {columns} columns by {lines} lines; "
            f"the coach needs at least {FEWEST_COLUMNS} by {FEWEST_LINES}."
        )
    return ""


def wants_lines(environment: Mapping[str, str]) -> bool:
    """Whether the coach opens in lines of text: as COACH_PLAIN asks, else where a terminal can only show lines."""
    asked = environment.get("COACH_PLAIN", "")
    return asked != "0" if asked else _is_dumb(environment)


def columns(stream: TextIO) -> int:
    """How wide a table may be."""
    without = (WIDTH_WITHOUT_TERMINAL, 1)
    return min(WIDEST, shutil.get_terminal_size(without).columns) if _is_terminal(stream) else WIDTH_WITHOUT_TERMINAL


def is_coloured(stream: TextIO, environment: Mapping[str, str]) -> bool:
    """Whether text there may have colour: on a terminal that can, unless NO_COLOR says otherwise."""
    return _is_terminal(stream) and not environment.get("NO_COLOR") and not _is_dumb(environment)


def _colours(term: str, environment: Mapping[str, str]) -> int:
    if environment.get("NO_COLOR") or term == "dumb":
        return 2
    if environment.get("COLORTERM", "").lower() in {"truecolor", "24bit"} or term.endswith("-direct"):
        return _TRUE_COLOUR
    return _MANY_COLOURS if "256" in term else _COLOURS


def _is_dumb(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM", "") == "dumb"


def _is_terminal(stream: TextIO | None) -> bool:
    try:
        return stream is not None and stream.isatty()
    except ValueError:
        return False


def _size(stream: TextIO | None) -> tuple[int, int]:
    """Columns and lines, 0 where they are not known."""
    try:
        return (0, 0) if stream is None else os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        return 0, 0
