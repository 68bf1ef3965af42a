"""What needs attention, one thing after the other, each with its way out."""

from collections.abc import Iterator, Sequence
from pathlib import PurePath
from typing import Protocol

from coach.training.wording import capital
from coach.ui.scene import BLANK, MUTED, STRONG, Line, Span, line, wrapped

INDENT = 2


class Problem(Protocol):
    """One thing in a file that was not understood."""

    @property
    def file(self) -> str:
        """The file, as the lifter would open it."""
        ...

    @property
    def place(self) -> str:
        """The line, the key or both; empty for the whole file."""
        ...

    @property
    def sentence(self) -> str:
        """What is wrong, without a full stop."""
        ...

    @property
    def way_out(self) -> str:
        """What can be done, without a full stop; empty when nothing needs doing."""
        ...


def lines(remarks: Sequence[str], problems: Sequence[Problem], width: int) -> tuple[Line, ...]:
    """Remarks as they are, then the problems of each file under its name."""
    return tuple(_lines(remarks, problems, width))


def _lines(remarks: Sequence[str], problems: Sequence[Problem], width: int) -> Iterator[Line]:
    for each in remarks:
        yield from wrapped(each, width)
        yield BLANK
    file = ""
    for problem in problems:
        if problem.file != file:
            file = problem.file
            path = PurePath(file)
            yield line(Span(path.name, STRONG))
            yield from wrapped(str(path.parent), width, MUTED)
        if problem.place:
            yield from _indented(capital(problem.place), width, "$warning")
        yield from _indented(f"{capital(problem.sentence)}.", width)
        if problem.way_out:
            yield from _indented(f"{capital(problem.way_out)}.", width, MUTED)
        yield BLANK


def _indented(text: str, width: int, style: str = "") -> Iterator[Line]:
    for each in wrapped(text, width - INDENT, style):
        yield (Span(" " * INDENT), *each)
