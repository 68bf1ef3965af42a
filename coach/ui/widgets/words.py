"""Lines of styled words on the screen."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import Protocol, runtime_checkable

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.content import Content
from textual.dom import DOMNode
from textual.geometry import Region
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style

from coach.training.text import SIGNS_IN_ASCII
from coach.ui.scene import Line
from coach.ui.widgets.kept import Kept

ACTION = "coach-action"
"""Where a span keeps what a click on it does."""
MANY = 1000
"""Pieces of words on two or three screens."""


def content(lines: Iterable[Line], *, ascii: bool = False) -> Content:  # noqa: A002 - the field's word
    """Lines as Textual draws them: never read as markup."""
    drawn: list[Content] = []
    for each in lines:
        spans: list[Content] = []
        for span in each:
            text = span.text.translate(SIGNS_IN_ASCII) if ascii else span.text
            piece = Content(text)
            if span.style:
                piece = piece.stylize(span.style)
            if span.action:
                piece = piece.stylize(Style.from_meta({ACTION: span.action}))
            spans.append(piece)
        drawn.append(Content.assemble(*spans))
    return Content("\n").join(drawn)


@lru_cache(maxsize=MANY)
def _placed(style: Style, x: int, y: int) -> RichStyle:
    """A style that knows where it stands, for whoever selects text: to make one costs more than the rest of a row."""
    return style.rich_style_with_offset(x, y)


@lru_cache(maxsize=MANY)
def _clicked(action: str) -> Style:
    return Style.from_meta({ACTION: action})


def _pieces(words: Line) -> Iterator[tuple[str, str, str]]:
    """Text, style and action of what stands apart; plain words beside each other are one, and no words are empty."""
    plain = ""
    for span in words:
        if not span.style and not span.action:
            plain += span.text
        elif span.text:
            if plain:
                yield plain, "", ""
                plain = ""
            yield span.text, span.style, span.action
    if plain or not words:
        yield plain, "", ""


@runtime_checkable
class Lettered(Protocol):
    """A widget that draws letters and signs: all of them, or only those of ASCII."""

    ascii: bool


def letter(screen: DOMNode, *, ascii: bool) -> None:  # noqa: A002 - the field's word
    """Has everything on a screen drawn in all letters and signs, or only in those of ASCII."""
    for each in screen.query("*"):
        if isinstance(each, Lettered):
            each.ascii = ascii


class Words(Kept):
    """Some lines; a line that is equal to what stands there is not painted again."""

    DEFAULT_CSS = """
    Words { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: clip; }
    """

    lines: reactive[tuple[Line, ...]] = reactive((), layout=False, repaint=False)
    """What is shown, a line a row."""
    ascii: reactive[bool] = reactive(False)
    """Whether only ASCII is drawn."""

    def render(self) -> Content:
        """The lines as they stand."""
        return content(self.lines, ascii=self.ascii)

    def watch_lines(self, before: tuple[Line, ...], after: tuple[Line, ...]) -> None:
        """Only rows that have become others are painted."""
        width = self.size.width
        if self.text_selection is not None:
            self.refresh()
            return
        changed = [y for y, (was, now) in enumerate(zip_longest(before, after)) if was != now]
        if changed:
            self.refresh(*(Region(0, y, width, 1) for y in changed))

    def put(self, lines: tuple[Line, ...]) -> None:
        """Shows lines, and is as high as they are."""
        self.lines = lines
        self.styles.height = len(lines)

    def row_keys(self, rows: range) -> Sequence[Hashable]:
        """Rows of words and where they stand."""
        lines, plain = self.lines, self.ascii
        return [(y, plain, lines[y]) if y < len(lines) else None for y in rows]

    def render_line(self, y: int) -> Strip:
        """One row; while text is being selected Textual's own way, which is slower, is taken."""
        if self.text_selection is not None:
            return super().render_line(y)
        base, x = self.visual_style, 0
        if y >= len(self.lines):
            return Strip.blank(self.size.width, base.rich_style)
        segments: list[Segment] = []
        for text, style, action in _pieces(self.lines[y]):
            shown = text.translate(SIGNS_IN_ASCII) if self.ascii else text
            whole = base + Style.parse(style) if style else base
            if action:
                whole += _clicked(action)
            segments.append(Segment(shown, _placed(whole, x, y)))
            x += len(shown)
        return Strip(segments)

    async def on_click(self, event: events.Click) -> None:
        """A click on words that do something does it."""
        action = event.style.meta.get(ACTION)
        if isinstance(action, str) and action:
            event.stop()
            await self.run_action(action)
