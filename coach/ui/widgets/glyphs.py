"""The shapes of large characters, drawn for any height: squared digits with round corners and one stroke weight.

A shape is a bitmap of square pixels. Small ones come from a table drawn by hand, larger ones are
built from bars, rings and slopes, so that curves stay smooth instead of growing into stairs.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from coach.ui.widgets.pen import Bitmap, Pen

CHARACTERS = "0123456789:.,×x+-–−s∞BWUPDON "
"""Every character that has a shape."""
SMALLEST_DRAWN = 10
"""From this height in pixels on every height can be drawn; below there are 5 and 7."""

_SAME: Mapping[str, str] = MappingProxyType({"x": "×", "–": "-", "−": "-"})
_WIDTH = 0.6
_STROKE = 0.17
_THINNEST = 2


def advance(character: str, height: int, *, tabular: bool) -> int | None:
    """How many pixels wide the shape is, without drawing it; None where there is no shape."""
    character = _SAME.get(character, character)
    if height < SMALLEST_DRAWN:
        shape = _from_table(character, height, tabular=tabular)
        return None if shape is None else len(shape[0])
    stroke, full = _proportions(height)
    match character:
        case "1":
            return full if tabular else 3 * stroke
        case ":" | "." | ",":
            return stroke
        case "×":
            return max(2 * stroke, round(full * 0.8))
        case "+" | "-":
            return 2 * max(stroke // 2 + 1, round(full * 0.26)) + stroke
        case "s":
            return max(3 * stroke - 1, round(full * 0.85))
        case "∞":
            return 2 * full - stroke
        case "W":
            return 3 * stroke + 2 * max(1, full - 2 * stroke - (full - 2 * stroke) // 3)
        case " ":
            return max(1, full // 2)
        case _:
            return full if character in CHARACTERS else None


def gaps(height: int) -> tuple[int, ...]:
    """Pixels between two characters of this height: what looks best, then what still reads well."""
    if height < SMALLEST_DRAWN:
        return (1,)
    stroke, _ = _proportions(height)
    return (stroke, 1) if stroke == _THINNEST else (stroke,)


@lru_cache(maxsize=4 * len(CHARACTERS))
def glyph(character: str, height: int, *, tabular: bool) -> Bitmap | None:
    """The shape of a character `height` pixels high, or None where it has none; drawn once, a clock asks every second.

    With `tabular` the 1 is as wide as every other digit.
    """
    character = _SAME.get(character, character)
    if height < SMALLEST_DRAWN:
        return _from_table(character, height, tabular=tabular)
    wide = advance(character, height, tabular=tabular)
    if wide is None:
        return None
    stroke, _ = _proportions(height)
    pen = Pen(wide, height, stroke)
    if character in "147":
        _draw_straight(pen, character)
    elif character in "0235689":
        _draw_round(pen, character)
    elif character in "sBWUPDON":
        _draw_letter(pen, character)
    else:
        _draw_sign(pen, character)
    return pen.bitmap()


def _proportions(height: int) -> tuple[int, int]:
    stroke = max(_THINNEST, round(height * _STROKE))
    return stroke, max(3 * stroke, round(height * _WIDTH))


def _draw_round(pen: Pen, digit: str) -> None:
    s, h, w = pen.stroke, pen.height, pen.width
    middle = (h - s) // 2
    below = middle + s
    end = max(0, (middle - s) // 3)
    match digit:
        case "0":
            pen.ring(0, 0, w, h)
        case "2":
            pen.ring(0, 0, w, below + s)
            pen.bar(0, s + end, w - s, below + s, ink=False)
            pen.bar(0, middle, w, h, ink=False)
            pen.slope((w - s, middle), (0, h - s))
            pen.bar(0, h - s, w, h)
        case "3":
            pen.ring(0, 0, w, below)
            pen.ring(0, middle, w, h)
            pen.bar(0, s + end, w - s, middle, ink=False)
            pen.bar(0, below, w - s, h - s - end, ink=False)
            pen.bar(0, middle, w // 3, below, ink=False)
        case "5":
            pen.ring(0, middle, w, h, only="c")
            pen.bar(0, middle, s, h - s - end, ink=False)
            pen.ring(0, middle, w, h, only="bd")
            pen.bar(0, middle, w // 2, below)
            pen.bar(0, 0, w, s)
            pen.bar(0, 0, s, below)
        case "6":
            pen.ring(0, 0, w, h)
            pen.bar(s, s + end, w, middle, ink=False)
            pen.bar(s, middle, w, h, ink=False)
            pen.ring(0, middle, w, h, square="a")
        case "8":
            pen.ring(0, 0, w, below)
            pen.ring(0, middle, w, h)
        case _:
            pen.ring(0, 0, w, h)
            pen.bar(0, below, w - s, h - s - end, ink=False)
            pen.bar(0, 0, w - s, below, ink=False)
            pen.ring(0, 0, w, below, square="d")


def _draw_straight(pen: Pen, digit: str) -> None:
    s, h, w = pen.stroke, pen.height, pen.width
    match digit:
        case "1":
            stem, foot = (w - s) // 2, (w - s) // 2 - s
            pen.bar(stem, 0, stem + s, h)
            pen.slope((stem, 0), (foot, max(s, round(1.3 * s))))
            pen.bar(foot, h - s, foot + 3 * s, h)
        case "4":
            stem = w - s - max(1, s // 3)
            cross = h - s - max(2, round(h * 0.2))
            pen.slope((stem, 0), (0, cross))
            pen.bar(0, cross, w, cross + s)
            pen.bar(stem, 0, stem + s, h)
        case _:
            pen.slope((w - s, s), (max(0, round(w * 0.18)), h))
            pen.bar(0, 0, w, s)


def _draw_sign(pen: Pen, sign: str) -> None:
    s, h, w = pen.stroke, pen.height, pen.width
    match sign:
        case ":":
            high = round(h * 0.3) - s // 2
            high -= high % 2
            pen.bar(0, high, s, high + s)
            pen.bar(0, h - high - s, s, h - high)
        case ".":
            pen.bar(0, h - s, s, h)
        case ",":
            pen.bar(0, h - s - s // 2, s, h - s // 2)
            pen.bar(0, h - s // 2, s - s // 2, h)
        case "×":
            top = (h - w) // 2 + max(1, h // 12)
            pen.slope((0, top), (w - s, top + w))
            pen.slope((w - s, top), (0, top + w))
        case "+" | "-":
            top, arm = (h - s) // 2, (w - s) // 2
            pen.bar(0, top, w, top + s)
            if sign == "+":
                pen.bar(arm, top - arm, arm + s, top + s + arm)
        case "∞":
            tall, loop = max(3 * s, round(h * 0.6)), (w + s) // 2
            top = (h - tall) // 2
            pen.ring(0, top, loop, top + tall)
            pen.ring(w - loop, top, w, top + tall)
        case _:
            pass


def _draw_letter(pen: Pen, letter: str) -> None:
    s, h, w = pen.stroke, pen.height, pen.width
    middle = (h - s) // 2
    match letter:
        case "s":
            top = h - max(3 * s + 2, round(h * 0.72))
            bend = top + (h - top - s) // 2
            pen.ring(0, top, w, bend + s, only="ac")
            pen.ring(0, bend, w, h, only="bd")
            pen.bar(w // 2, top, w, top + s)
            pen.bar(0, h - s, (w + 1) // 2, h)
        case "B":
            pen.ring(0, 0, w, middle + s, square="ac")
            pen.ring(0, middle, w, h, square="ac")
        case "D":
            pen.ring(0, 0, w, h, square="ac")
        case "N":
            pen.slope((0, 0), (w - s, h))
            pen.bar(0, 0, s, h)
            pen.bar(w - s, 0, w, h)
        case "O":
            pen.ring(0, 0, w, h)
        case "P":
            pen.ring(0, 0, w, middle + s, square="ac")
            pen.bar(0, 0, s, h)
        case "U":
            pen.ring(0, -2 * h, w, h)
        case _:
            half = (w + s) // 2
            pen.ring(0, -2 * h, half, h)
            pen.ring(w - half, -2 * h, w, h)
            pen.bar(half - s, 0, half, h // 3, ink=False)


_FIVE = """
0 ### #.# #.# #.# ###
1 .# ## .# .# .#
2 ### ..# ### #.. ###
3 ### ..# .## ..# ###
4 #.# #.# ### ..# ..#
5 ### #.. ### ..# ###
6 ### #.. ### #.# ###
7 ### ..# ..# .#. .#.
8 ### #.# ### #.# ###
9 ### #.# ### ..# ###
: . # . # .
. . . . . #
, .. .. .. .# #.
× ... #.# .#. #.# ...
+ ... .#. ### .#. ...
- ... ... ### ... ...
s ... .## #.. .## ##.
∞ ..... .#.#. #.#.# .#.#. .....
B ##. #.# ##. #.# ##.
W #...# #...# #.#.# #.#.# .#.#.
U #.# #.# #.# #.# .#.
P ##. #.# ##. #.. #..
D ##. #.# #.# #.# ##.
O .#. #.# #.# #.# .#.
N #..# ##.# #.## #..# #..#
"""

_SEVEN = """
0 .###. #...# #...# #...# #...# #...# .###.
1 .#. ##. .#. .#. .#. .#. ###
2 .###. #...# ....# ..##. .#... #.... #####
3 .###. #...# ....# ..##. ....# #...# .###.
4 ...#. ..##. .#.#. #..#. ##### ...#. ...#.
5 ##### #.... ####. ....# ....# #...# .###.
6 .###. #.... #.... ####. #...# #...# .###.
7 ##### ....# ...#. ..#.. ..#.. .#... .#...
8 .###. #...# #...# .###. #...# #...# .###.
9 .###. #...# #...# .#### ....# ....# .###.
: . . # . # . .
. . . . . . . #
, .. .. .. .. .. .# #.
× ..... ..... #...# .#.#. ..#.. .#.#. #...#
+ ..... ..#.. ..#.. ##### ..#.. ..#.. .....
- .... .... .... #### .... .... ....
s .... .... .### #... .##. ...# ###.
∞ ....... ....... .##.##. #..#..# .##.##. ....... .......
B ####. #...# #...# ####. #...# #...# ####.
W #...# #...# #...# #.#.# #.#.# ##.## #...#
U #...# #...# #...# #...# #...# #...# .###.
P ####. #...# #...# ####. #.... #.... #....
D ####. #...# #...# #...# #...# #...# ####.
O .###. #...# #...# #...# #...# #...# .###.
N #...# ##..# #.#.# #.#.# #..## #...# #...#
"""


def _parse(table: str) -> Mapping[str, Bitmap]:
    shapes: dict[str, Bitmap] = {}
    for line in table.strip().splitlines():
        name, *rows = line.split()
        shapes[name] = tuple(tuple(pixel == "#" for pixel in row) for row in rows)
    height = len(shapes["0"])
    shapes[" "] = ((False, False),) * height
    return MappingProxyType(shapes)


_TABLES: Mapping[int, Mapping[str, Bitmap]] = MappingProxyType({5: _parse(_FIVE), 7: _parse(_SEVEN)})


def _from_table(character: str, height: int, *, tabular: bool) -> Bitmap | None:
    table = _TABLES.get(height)
    shape = None if table is None else table.get(character)
    if shape is None or table is None or character != "1" or not tabular:
        return shape
    wide = len(table["0"][0])
    before = (wide - len(shape[0]) + 1) // 2
    after = wide - len(shape[0]) - before
    return tuple((False,) * before + row + (False,) * after for row in shape)
