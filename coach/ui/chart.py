"""A curve over time, in characters."""

from collections.abc import Sequence
from itertools import pairwise

from coach.training.frozen import frozen
from coach.training.progress import LAYOFF

FINE = "hd"
PLAIN = "*"


@frozen
class Curve:
    """What is drawn: a value for each of some days, as counted from any day."""

    days: tuple[int, ...]
    """In order."""
    values: tuple[float, ...]
    is_turned: bool = False
    """Whether less is better: drawn with the least at the top."""

    @property
    def low(self) -> float:
        """The lowest value in sight."""
        return min(self.values)

    @property
    def high(self) -> float:
        """The highest."""
        return max(self.values)


def drawn(curve: Curve, first: int, last: int, width: int, height: int, *, ascii: bool) -> tuple[str, ...]:  # noqa: A002 - the field's word
    """The curve in `height` lines of `width` characters, from the day `first` to the day `last`.

    Points more than 28 days apart are not joined: nobody trained there.
    """
    from plotext import figure, terminal  # noqa: PLC0415 - a fifth of a second, and only this page needs it

    terminal.limit(False, False)
    figure.clear()
    figure.plot_size(width, height)
    figure.axes(False)
    for axis in ("x", "y"):
        for side in (0, 1):
            figure.ruler(axis, side).frequency(0)
    sign = -1.0 if curve.is_turned else 1.0
    values = tuple(sign * each for each in curve.values)
    edge = (max(values) - min(values)) * 0.04 or 1.0
    figure.ruler("x").lim(first, max(last, first + 1))
    figure.ruler("y").lim(min(values) - edge, max(values) + edge)
    for stretch in _stretches(curve.days):
        days, shown = [curve.days[each] for each in stretch], [values[each] for each in stretch]
        signal = figure.signal(days, shown, marker=PLAIN if ascii else FINE)
        if len(stretch) > 1:
            signal.lines()
        figure.draw(signal)
    text = str(figure.build().string(colorless=True))
    lines = text.split("\n")[:height]
    return tuple(f"{each:<{width}}"[:width] for each in (*lines, *[""] * (height - len(lines))))


def column(day: int, first: int, last: int, width: int) -> int:
    """The column that a day is drawn in."""
    return round((day - first) / max(1, last - first) * (width - 1))


def _stretches(days: Sequence[int]) -> list[list[int]]:
    found: list[list[int]] = [[0]] if days else []
    for place, (before, day) in enumerate(pairwise(days), start=1):
        if day - before > LAYOFF:
            found.append([place])
        else:
            found[-1].append(place)
    return found
