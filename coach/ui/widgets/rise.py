"""A bar that rises and falls beside large characters, in steps of an eighth of a row."""

from fractions import Fraction

from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from coach.ui.widgets.big import toned

_BLOCKS = " ▁▂▃▄▅▆▇█"
_ASCII = " .:#"
"""What stands in a row that is part full, the emptiest first: a third of a row each."""


def column(share: Fraction, rows: int, *, ascii: bool = False) -> tuple[str, ...]:  # noqa: A002 - the field's word
    """One cell a row from the top, full up to `share` of the height, from 0 to 1."""
    steps = len(_ASCII if ascii else _BLOCKS) - 1
    blocks = _ASCII if ascii else _BLOCKS
    filled = int(min(max(share, Fraction(0)), Fraction(1)) * rows * steps)
    return tuple(blocks[min(max(filled - row * steps, 0), steps)] for row in reversed(range(rows)))


class Rise(Widget):
    """The bar, as wide as its box; between two looks of equal height it repaints nothing."""

    DEFAULT_CSS = """
    Rise { width: 6; height: 1fr; }
    """

    cells: reactive[tuple[str, ...]] = reactive(())
    """What stands in each row, from the top."""
    ascii: reactive[bool] = reactive(False)
    """Whether only ASCII is drawn."""
    tone: reactive[str] = reactive("")
    """A variable of the theme that colours it; without one its own style does."""

    _ink: Style | None = None

    def watch_tone(self) -> None:
        """Another colour."""
        self._ink = None

    def notify_style_update(self) -> None:
        """Another class, another theme: another colour."""
        self._ink = None
        super().notify_style_update()

    def show(self, share: Fraction) -> None:
        """How high it stands, from 0 to 1."""
        self.cells = column(share, self.size.height, ascii=self.ascii)

    def render_line(self, y: int) -> Strip:
        """One row of the box."""
        width = self.size.width
        cell = self.cells[y] if y < len(self.cells) else " "
        if self._ink is None:
            self._ink = toned(self, self.tone)
        return Strip([Segment(cell * width, self._ink)], width)
