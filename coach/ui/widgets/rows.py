"""A list of any length: only the rows in sight are drawn."""

from collections.abc import Callable
from dataclasses import replace

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coach.training.frozen import frozen
from coach.ui.scene import ACCENT, BLANK, Line, Span, padded, wrapped
from coach.ui.widgets.words import content

MARK = 2
"""Columns in front of a row, for the mark of the chosen one."""
BAR = 2
"""Columns behind it, for how far down the list it is."""
EMPTY = 6
"""Lines that are kept for why a list is empty."""
WHEEL = 3
"""Rows that one turn of the wheel moves."""


@frozen
class Listed:
    """What a list shows; equal ones repaint nothing."""

    size: int = 0
    """How many rows there are."""
    line: Callable[[int, int], Line] = lambda _row, _width: BLANK
    """A row by its number and the columns it has."""
    chosen: int = 0
    is_held: bool = True
    """Whether keys move in it: the chosen row is marked strongly."""
    is_marked: bool = True
    """Whether the chosen row is marked at all."""


class Rows(Widget):
    """A list with one row chosen."""

    DEFAULT_CSS = """
    Rows { width: 1fr; height: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    listed: reactive[Listed] = reactive(Listed())
    ascii: reactive[bool] = reactive(False)
    top: reactive[int] = reactive(0)
    """The uppermost row in sight."""

    class Pointed(Message):
        """A row was clicked."""

        def __init__(self, rows: "Rows", row: int) -> None:
            super().__init__()
            self.rows = rows
            self.row = row

        @property
        def control(self) -> "Rows":
            """The list."""
            return self.rows

    @property
    def page(self) -> int:
        """Rows in sight."""
        return max(1, self.size.height)

    def watch_listed(self) -> None:
        """The chosen row stays in sight."""
        self._keep_in_sight()

    def on_resize(self, _: events.Resize) -> None:
        """More or less room."""
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        if not self.size.height:
            return
        last = max(0, self.listed.size - self.page)
        if not self.listed.is_marked:
            self.top = min(self.top, last)
            return
        lowest = max(0, self.listed.chosen - self.page + 1)
        self.top = min(max(self.top, lowest), self.listed.chosen, last) if self.listed.size else 0

    def render(self) -> Content:
        """The rows in sight."""
        listed, width = self.listed, max(1, self.size.width - MARK - BAR)
        shown: list[Line] = []
        for row in range(self.top, min(self.top + self.page, listed.size)):
            is_chosen = row == listed.chosen and listed.is_marked
            tone = f"bold {ACCENT}" if listed.is_held else "$muted"
            mark = Span("▸ ", tone) if is_chosen else Span("  ")
            bar = self._bar(row - self.top)
            words = listed.line(row, width)
            if is_chosen and listed.is_held:
                words = tuple(replace(each, style=f"bold {each.style}".strip()) for each in words)
            shown.append((mark, *padded(words, width), Span(" "), bar))
        return content(shown, ascii=self.ascii)

    def _bar(self, place: int) -> Span:
        size, page = self.listed.size, self.page
        if size <= page:
            return Span(" ")
        length = max(1, page * page // size)
        start = (page - length) * self.top // max(1, size - page)
        return Span("▐" if start <= place < start + length else " ", "$faint")

    def on_click(self, event: events.Click) -> None:
        """The row under the pointer."""
        row = self.top + event.y
        if row < self.listed.size:
            event.stop()
            self.post_message(self.Pointed(self, row))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Further down."""
        event.stop()
        self.scroll_by(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Further up."""
        event.stop()
        self.scroll_by(-WHEEL)

    def scroll_by(self, rows: int) -> None:
        """Further down or up, the chosen row in sight or not."""
        self.top = max(0, min(self.top + rows, self.listed.size - self.page))


def nothing(words: str) -> Listed:
    """A list that says why it is empty."""

    def said(row: int, width: int) -> Line:
        lines = wrapped(words, width, "$muted")
        return lines[row] if row < len(lines) else BLANK

    return Listed(EMPTY, said, 0, is_held=False, is_marked=False)
