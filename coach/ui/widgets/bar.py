"""Thin bars: the way through a rest, the sets of a muscle in a week."""

from fractions import Fraction

from textual.content import Content


def bar(
    value: Fraction | float,
    full: Fraction | float,
    width: int,
    *,
    ascii: bool = False,  # noqa: A002 - the field's word
    filled_style: str = "$bar-full",
    empty_style: str = "$bar-empty",
) -> Content:
    """A line of `width` cells, heavy up to `value` of `full` and light beyond, in steps of half a cell.

    What is beyond full stays full; anything above nothing shows at least its first half cell.
    """
    filled, half, empty = cells(value, full, width)
    if ascii:
        return Content.assemble(("=" * (filled + half), filled_style), ("-" * empty, empty_style))
    return Content.assemble(
        ("━" * filled, filled_style),
        ("╸" * half, filled_style),
        ("─" * empty, empty_style),
    )


def cells(value: Fraction | float, full: Fraction | float, width: int) -> tuple[int, int, int]:
    """Whole filled cells, half filled ones (0 or 1), and empty ones; together they are `width`."""
    if width <= 0:
        return 0, 0, 0
    part = min(max(Fraction(value) / Fraction(full), Fraction(0)), Fraction(1)) if full > 0 else Fraction(0)
    halves = int(part * width * 2)
    if part > 0:
        halves = max(halves, 1)
    filled, half = divmod(halves, 2)
    return filled, half, width - filled - half
