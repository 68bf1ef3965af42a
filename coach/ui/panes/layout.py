"""How a scene is laid out in so many columns."""

from typing import assert_never

from coach.ui.meter import meter
from coach.ui.scene import LABEL, Line, Progress, Scene, Shape, Span, fitted, line, side_by_side, width_of

MESSAGE_ROWS = 5
"""At most: a question and its answers on the narrowest screen."""
GAP = 2
"""Columns between two columns of words."""


LAST_SECONDS = 10
"""Of a rest: each is a block of its own."""


def bar_line(progress: Progress, width: int, *, ascii: bool = False, is_still: bool = False) -> Line:  # noqa: A002 - the field's word
    """How far a rest or a hold is; where nothing is to glide, in whole cells."""
    block = "#" if ascii else "▄"
    match progress.shape:
        case Shape.RUNS:
            return meter(progress.share, 1, width, is_still=is_still)
        case Shape.LAST:
            wide = (width + 1) // LAST_SECONDS - 1
            left = int(progress.share * LAST_SECONDS)
            return line(Span(" ".join([block * wide] * left), "$soon"))
        case Shape.GO:
            return line(Span(block * width, "$go"))
        case _:
            assert_never(progress.shape)


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
    """A message on one line, or on as few as it takes; a key is never parted from its word."""
    if width_of(message) <= width:
        return (message,)
    rows: list[Line] = [()]
    for piece in _pieces(message):
        gap = line(Span("  " if piece[0].action else " ")) if rows[-1] else ()
        if width_of((*rows[-1], *gap, *piece)) > width and rows[-1]:
            rows.append(piece)
        else:
            rows[-1] = (*rows[-1], *gap, *piece)
    return tuple(fitted(row, width) for row in rows[:MESSAGE_ROWS])


def _pieces(message: Line) -> list[Line]:
    """What is not broken: words, and keys with what they do."""
    found: list[Line] = []
    for span in message:
        if span.action:
            if found and found[-1][0].action == span.action:
                found[-1] = (*found[-1], span)
            else:
                found.append((span,))
        else:
            found.extend((Span(word, span.style),) for word in span.text.split())
    return found
