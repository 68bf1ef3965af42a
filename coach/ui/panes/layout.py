"""How a scene is laid out in so many columns."""

from fractions import Fraction

from rich.cells import cell_len

from coach.ui.scene import LABEL, Line, Scene, Span, fitted, line, side_by_side, width_of
from coach.ui.widgets.bar import cells

MESSAGE_ROWS = 2
GAP = 2
"""Columns between two columns of words."""


def bar_line(progress: Fraction, width: int) -> Line:
    """How much of a rest is over."""
    filled, half, empty = cells(progress, 1, width)
    return line(Span("━" * filled, "$bar-full"), Span("╸" * half, "$bar-full"), Span("─" * empty, "$bar-empty"))


def column_lines(scene: Scene, width: int) -> tuple[Line, ...]:
    """The columns beside each other, their labels above, as even as the width and the words allow."""
    if not scene.columns:
        return ()
    columns = [((Span(each.label, LABEL),), *each.lines) for each in scene.columns]
    parts = sum(each.weight for each in scene.columns)
    share = (width - GAP * (parts - 1)) // parts
    widths = [share * each.weight + GAP * (each.weight - 1) for each in scene.columns]
    needed = [max(width_of(each) for each in column) for column in columns]
    spare = width - GAP * (len(columns) - 1) - sum(needed)
    if spare >= 0 and any(need > wide for need, wide in zip(needed, widths, strict=True)):
        widths = [need + spare // len(columns) for need in needed]
    return side_by_side(columns, widths, GAP)


def message_lines(message: Line, width: int) -> tuple[Line, ...]:
    """A message on one line, or on two where it is longer."""
    if width_of(message) <= width:
        return (message,)
    rows: list[list[Span]] = [[]]
    room = width
    for span in message:
        for word in span.text.split(" "):
            piece = Span(f"{word} ", span.style, span.action)
            if cell_len(word) > room and rows[-1]:
                rows.append([])
                room = width
            rows[-1].append(piece)
            room -= cell_len(piece.text)
    return tuple(fitted(tuple(row), width) for row in rows[:MESSAGE_ROWS])
