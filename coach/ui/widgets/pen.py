"""A pen that draws bars, rings and slopes of one stroke weight on a grid of square pixels."""

from math import hypot
from typing import TypeAlias

Bitmap: TypeAlias = tuple[tuple[bool, ...], ...]
"""Rows of pixels, all equally long."""


class Pen:
    """Draws on a grid of pixels; coordinates count from the top left, the far edge is outside."""

    def __init__(self, width: int, height: int, stroke: int) -> None:
        self.width, self.height, self.stroke = width, height, stroke
        self._grid = [[False] * width for _ in range(height)]

    def bar(self, left: int, top: int, right: int, bottom: int, *, ink: bool = True) -> None:
        """Fill (or clear) a rectangle."""
        for y in range(max(top, 0), min(bottom, self.height)):
            for x in range(max(left, 0), min(right, self.width)):
                self._grid[y][x] = ink

    def ring(self, left: int, top: int, right: int, bottom: int, *, square: str = "", only: str = "abcd") -> None:
        """A rounded frame, or the quarters of it that `only` names: a b above, c d below.

        Corners named in `square` stay sharp.
        """
        box = (left, top, right, bottom)
        hole = (left + self.stroke, top + self.stroke, right - self.stroke, bottom - self.stroke)
        outer = min(2 * self.stroke, (right - left) / 2, (bottom - top) / 2)
        inner = max(outer - self.stroke, 0)
        for y in range(max(top, 0), min(bottom, self.height)):
            for x in range(max(left, 0), min(right, self.width)):
                quarter = _quarter(x, y, box)
                if quarter not in only:
                    continue
                sharp = quarter in square
                if _inside(x, y, box, 0 if sharp else outer) and not _inside(x, y, hole, 0 if sharp else inner):
                    self._grid[y][x] = True

    def slope(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """A slanting stroke between two left edges; every row has the same run of pixels."""
        (x0, y0), (x1, y1) = start, end
        height = y1 - y0
        run = max(self.stroke, round(self.stroke * hypot(1, (x1 - x0) / height) * 0.95))
        grow = run - self.stroke
        for y in range(y0, y1):
            part = (y - y0) / max(height - 1, 1)
            left = round(x0 + (x1 - x0) * part - grow * (part if x1 > x0 else 1 - part))
            self.bar(left, y, left + run, y + 1)

    def bitmap(self) -> Bitmap:
        """What has been drawn."""
        return tuple(tuple(row) for row in self._grid)


def _quarter(x: int, y: int, box: tuple[int, int, int, int]) -> str:
    left, top, right, bottom = box
    above, before = 2 * y + 1 < top + bottom, 2 * x + 1 < left + right
    if above:
        return "a" if before else "b"
    return "c" if before else "d"


def _inside(x: int, y: int, box: tuple[int, int, int, int], radius: float) -> bool:
    left, top, right, bottom = box
    if not (left <= x < right and top <= y < bottom):
        return False
    across = max(left + radius - x - 0.5, x + 0.5 - right + radius, 0)
    down = max(top + radius - y - 0.5, y + 0.5 - bottom + radius, 0)
    return hypot(across, down) <= radius or not (across and down)
