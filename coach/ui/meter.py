"""Thin bars: the way through a rest, the sets of a muscle in a week, how far the reading is."""

from collections.abc import Mapping
from fractions import Fraction

from coach.training.exercise import FIVE_MUSCLES, Muscle
from coach.training.volume import LEAST_SETS, TARGET_SETS
from coach.training.wording import rounded
from coach.ui.scene import LABEL, MUTED, STRONG, Line, Span, line, padded

FEWEST_CELLS, MOST_CELLS = 12, 34
"""Of the bar of a muscle."""
BESIDE_A_BAR = 28
"""Columns for what stands on both sides of it, but for the muscle's name."""
AIM = f"  about {TARGET_SETS} are good, {LEAST_SETS} the least"


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


def muscle_meters(sets: Mapping[Muscle, Fraction], width: int, air: int) -> tuple[Line, ...]:
    """The sets of a week, a bar for each of the five muscles; `air` are the columns behind the longest name."""
    longest = max(len(each) for each in FIVE_MUSCLES)
    done = {each: sets.get(each, Fraction(0)) for each in FIVE_MUSCLES}
    full = max(Fraction(TARGET_SETS), *done.values())
    bar = max(FEWEST_CELLS, min(MOST_CELLS, width - longest - BESIDE_A_BAR))
    return tuple(
        (
            *padded(line(str(muscle)), longest + air),
            *meter(number, full, bar),
            Span(f"  {rounded(number)}", STRONG),
            Span("" if number >= LEAST_SETS else f"  {rounded(Fraction(LEAST_SETS))} is the least", MUTED),
        )
        for muscle, number in done.items()
    )


def sets_label(label: str, width: int) -> Line:
    """What such bars are of and, where there is room, how many sets are good."""
    return line(Span(label + AIM if len(label) + len(AIM) <= width else label, LABEL))
