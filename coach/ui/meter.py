"""Thin bars: the way through a rest, the sets of a muscle in a week, how far the reading is."""

from fractions import Fraction

from coach.ui.scene import Line, Span, line


def meter(value: Fraction, full: Fraction | int, width: int, *, is_still: bool = False) -> Line:
    """A line of `width` cells, heavy up to `value` of `full` and light beyond, in steps of half a cell.

    Where nothing is to glide it is `is_still`, in whole cells.
    """
    filled, half, empty = cells(value, full, width)
    if is_still:
        half, empty = 0, empty + half
    return line(Span("━" * filled, "$bar-full"), Span("╸" * half, "$bar-full"), Span("─" * empty, "$bar-empty"))


def cells(value: Fraction, full: Fraction | int, width: int) -> tuple[int, int, int]:
    """Whole filled cells, half filled ones (0 or 1), and empty ones; together they are `width`.

    What is beyond full stays full; anything above nothing shows at least its first half cell.
    """
    if width <= 0:
        return 0, 0, 0
    part = min(max(Fraction(value) / Fraction(full), Fraction(0)), Fraction(1)) if full > 0 else Fraction(0)
    halves = int(part * width * 2)
    if part > 0:
        halves = max(halves, 1)
    filled, half = divmod(halves, 2)
    return filled, half, width - filled - half
