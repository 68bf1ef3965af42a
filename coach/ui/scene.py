"""What a screen shows, as plain values: lines of styled words. Screens are drawings of these."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from rich.cells import cell_len, set_cell_size

from coach.training.frozen import frozen


@frozen
class Span:
    """Some words in one style."""

    text: str
    style: str = ""
    """A style in the theme's words: "bold $accent"."""
    action: str = ""
    """What a click on it does, as an action of the screen."""


Line = tuple[Span, ...]

MUTED = "$muted"
LABEL = "$muted"
STRONG = "bold"
ACCENT = "$accent"
KEY = "bold $accent"
BLANK: Line = ()


def line(*parts: str | Span) -> Line:
    """A line of words; bare text has the screen's own style."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts if part)


def width_of(words: Line) -> int:
    """Columns that a line takes."""
    return sum(cell_len(span.text) for span in words)


def fitted(words: Line, width: int) -> Line:
    """A line of at most `width` columns, what is too much cut with an ellipsis."""
    if width_of(words) <= width:
        return words
    kept: list[Span] = []
    room = max(0, width - 1)
    for span in words:
        size = cell_len(span.text)
        if size > room:
            kept.append(Span(set_cell_size(span.text, room).rstrip() + "…", span.style, span.action))
            break
        kept.append(span)
        room -= size
    return tuple(kept)


def padded(words: Line, width: int) -> Line:
    """A line of exactly `width` columns."""
    cut = fitted(words, width)
    return (*cut, Span(" " * (width - width_of(cut))))


def spread(left: Line, right: Line, width: int) -> Line:
    """One line with words at both ends; where both do not fit the right ones give way."""
    between = width - width_of(left) - width_of(right)
    if between < 2:  # noqa: PLR2004 - words need a gap
        return fitted(left, width)
    return (*left, Span(" " * between), *right)


def wrapped(text: str, width: int, style: str = "", most: int = 99) -> tuple[Line, ...]:
    """A text on as many lines as it takes, at most `most`, the last cut with an ellipsis."""
    lines: list[str] = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return tuple(fitted(line(Span(each, style)), width) for each in lines if each)


def side_by_side(columns: Sequence[Sequence[Line]], widths: Sequence[int], gap: int = 2) -> tuple[Line, ...]:
    """Columns beside each other, each as wide as told."""
    rows = max((len(column) for column in columns), default=0)
    found: list[Line] = []
    for row in range(rows):
        words: Line = ()
        for number, (column, width) in enumerate(zip(columns, widths, strict=True)):
            cell = column[row] if row < len(column) else BLANK
            words = (*words, *padded(cell, width), Span(" " * gap if number < len(columns) - 1 else ""))
        found.append(words)
    return tuple(found)


def joined(lines: Iterable[Line], between: str = "  ") -> Line:
    """Several lines as one."""
    found: Line = ()
    for each in lines:
        found = (*found, Span(between), *each) if found else each
    return found


@frozen
class Huge:
    """The biggest thing on the screen."""

    text: str
    template: str = ""
    """The widest text that is to come in the same size."""
    tone: str = "accent"
    """A variable of the theme: accent, rest, soon, go, over, muted."""
    tabular: bool = False


@frozen
class Column:
    """A label and the lines under it."""

    label: str
    lines: tuple[Line, ...]
    weight: int = 1
    """Its share of the width."""


class Shape(StrEnum):
    """What the line under the biggest thing tells by its shape alone."""

    RUNS = "runs"
    """A thin line that fills."""
    LAST = "last"
    """A thick block for each of the last seconds."""
    GO = "go"
    """One thick bar from end to end."""


MICROSECOND = timedelta(microseconds=1)


@frozen
class Progress:
    """How far something is that runs."""

    shape: Shape
    share: Fraction
    """How much of it is over, from 0 to 1; of the last seconds how many are left."""
    since: datetime | None = None
    """When it began, where it goes on by itself."""
    seconds: int = 0
    """How long it is then."""

    def at(self, now: datetime) -> "Progress":
        """The same at a moment."""
        if self.since is None or self.seconds <= 0:
            return self
        gone = Fraction((now - self.since) // MICROSECOND, self.seconds * 1_000_000)
        return replace(self, share=max(Fraction(0), min(Fraction(1), gone)))

    def next_step(self, now: datetime, steps: int) -> datetime | None:
        """When it is the next of so many steps further; None where it does not go on by itself, or is over."""
        if self.since is None or self.seconds <= 0 or steps <= 0:
            return None
        done = int(self.at(now).share * steps)
        return self.since - MICROSECOND * (-(done + 1) * self.seconds * 1_000_000 // steps) if done < steps else None


@frozen
class Scene:
    """One look at a session, laid out alike in every phase."""

    title: Line
    aside: Line
    """At the right of the title."""
    word: Line
    """What to do, in a word, and what is to be known of it."""
    huge: Huge
    beside: Huge | None
    """The second biggest, where only big things are wanted."""
    progress: Progress | None
    """None where nothing runs."""
    cue: Line
    columns: tuple[Column, ...]
    message: Line
    """A question, an offer, or what went wrong."""
    call: Huge | None = None
    """A word at the right of the huge thing, as large, with a bar between them that rises and falls."""
