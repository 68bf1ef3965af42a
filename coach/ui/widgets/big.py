"""Large characters: the clock, the load and the reps, as big as the free space allows.

A pixel is one column wide and half a row high, which is square in a terminal; two of them share a
cell as a half block. In ASCII a pixel is two columns and a whole row.
"""

from collections.abc import Hashable, Iterator, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.widget import Widget

from coach.training.text import clean
from coach.ui.scene import Huge
from coach.ui.widgets.glyphs import SMALLEST_DRAWN, advance, gaps, glyph
from coach.ui.widgets.kept import Kept

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}
_TALLEST = 60


def render(
    text: str,
    width: int,
    height: int,
    *,
    template: str = "",
    tabular: bool = False,
    ascii: bool = False,  # noqa: A002 - the field's word
) -> tuple[str, ...]:
    """Lines that show `text` as large as it fits into `width` columns and `height` rows.

    The size is one in which `template` fits too, so that 9:59 and 10:00 look alike under "00:00".
    With `tabular` every digit is equally wide. All lines are equally long. Where nothing large fits,
    or a character has no large shape, the text stands in one plain line, cut to the width.
    """
    if width <= 0 or height <= 0 or not text.strip():
        return ()
    room = width // 2 if ascii else width
    for longest in dict.fromkeys((template or text, text)):
        for pixels, gap in _sizes(height, ascii=ascii):
            wide = _width(text, pixels, gap, tabular=tabular)
            widest = _width(longest, pixels, gap, tabular=tabular)
            if wide is not None and widest is not None and max(wide, widest) <= room:
                return _lines(_bitmap(text, pixels, gap, tabular=tabular), ascii=ascii)
    line = clean(text)
    return (set_cell_size(line, min(width, cell_len(line))),)


def toned(widget: Widget, tone: str) -> Style:
    """The style of a widget in the colour of a variable of the theme."""
    style = widget.visual_style
    return (style + VisualStyle.parse(f"${tone}") if tone else style).rich_style


class Big(Kept):
    """Large text in the middle of its box, in the colour of its style."""

    DEFAULT_CSS = """
    Big { width: 1fr; height: 1fr; }
    """

    huge: reactive[Huge | None] = reactive[Huge | None](None)
    """What is shown; an equal one repaints nothing. Without a tone it has the colour of the widget's own style."""
    ascii: reactive[bool] = reactive(False)
    """Whether only ASCII is drawn."""

    def __init__(
        self,
        huge: Huge | None = None,
        *,
        ascii: bool = False,  # noqa: A002 - the field's word
        id: str | None = None,  # noqa: A002 - Textual's word
    ) -> None:
        super().__init__(id=id)
        self.set_reactive(Big.huge, huge)
        self.set_reactive(Big.ascii, ascii)
        self._drawn: tuple[object, tuple[str, ...]] = (None, ())
        self._ink: tuple[str, Style] | None = None

    def row_keys(self, rows: range) -> Sequence[Hashable]:
        """Rows of large characters and their colour."""
        lines, tone = self._current_lines(), self._tone
        first = (self.size.height - len(lines)) // 2
        return [(tone, lines[y - first]) if first <= y < first + len(lines) else None for y in rows]

    @property
    def _tone(self) -> str:
        return "" if self.huge is None else self.huge.tone

    def render_line(self, y: int) -> Strip:
        """One row of the box."""
        lines = self._current_lines()
        row = y - (self.size.height - len(lines)) // 2
        tone = self._tone
        if self._ink is None or self._ink[0] != tone:
            self._ink = (tone, toned(self, tone))
        style = self._ink[1]
        width = self.size.width
        if not 0 <= row < len(lines):
            return Strip.blank(width, style)
        line = lines[row]
        before = (width - cell_len(line)) // 2
        after = width - cell_len(line) - before
        return Strip([Segment(" " * before + line + " " * after, style)], width)

    def notify_style_update(self) -> None:
        """Another class, another theme: another colour."""
        self._ink = None
        super().notify_style_update()

    def _current_lines(self) -> tuple[str, ...]:
        huge, ascii_only, (width, height) = self.huge, self.ascii, self.size
        asked = (huge, ascii_only, width, height)
        if self._drawn[0] != asked:
            lines: tuple[str, ...] = ()
            if huge is not None:
                lines = render(huge.text, width, height, template=huge.template, tabular=huge.tabular, ascii=ascii_only)
            self._drawn = (asked, lines)
        return self._drawn[1]


def _sizes(rows: int, *, ascii: bool) -> Iterator[tuple[int, int]]:  # noqa: A002 - the field's word
    """Heights that fill whole rows and gaps between characters, both in pixels, largest first."""
    rows = min(rows, _TALLEST)
    if ascii:
        heights = [pixels for pixels in range(rows, 4, -1) if pixels in {5, 7} or pixels >= SMALLEST_DRAWN]
    else:
        heights = [*range(2 * rows, SMALLEST_DRAWN - 1, -2), *(pixels for pixels in (7, 5) if 2 * rows >= pixels)]
    for height in heights:
        for gap in gaps(height):
            yield height, gap


def _width(text: str, pixels: int, gap: int, *, tabular: bool) -> int | None:
    widths = [advance(character, pixels, tabular=tabular) for character in text]
    known = [wide for wide in widths if wide is not None]
    return None if len(known) < len(widths) else sum(known) + gap * (len(known) - 1)


def _bitmap(text: str, pixels: int, gap: int, *, tabular: bool) -> tuple[tuple[bool, ...], ...]:
    shapes = [shape for character in text if (shape := glyph(character, pixels, tabular=tabular)) is not None]
    between = (False,) * gap
    rows: list[tuple[bool, ...]] = []
    for y in range(pixels):
        row: tuple[bool, ...] = ()
        for number, shape in enumerate(shapes):
            row += (between if number else ()) + shape[y]
        rows.append(row)
    return tuple(rows)


def _lines(bitmap: tuple[tuple[bool, ...], ...], *, ascii: bool) -> tuple[str, ...]:  # noqa: A002 - the field's word
    if ascii:
        return tuple("".join("##" if pixel else "  " for pixel in row) for row in bitmap)
    blank = (False,) * len(bitmap[0])
    tops, bottoms = bitmap[::2], bitmap[1::2] + ((blank,) if len(bitmap) % 2 else ())
    return tuple(
        "".join(_HALVES[pair] for pair in zip(top, bottom, strict=True))
        for top, bottom in zip(tops, bottoms, strict=True)
    )
