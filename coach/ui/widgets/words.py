"""Lines of styled words on the screen."""

from collections.abc import Iterable

from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from coach.training.text import SIGNS_IN_ASCII
from coach.ui.scene import Line

ACTION = "coach-action"
"""Where a span keeps what a click on it does."""


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


class Words(Widget):
    """Some lines; equal lines repaint nothing."""

    DEFAULT_CSS = """
    Words { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: clip; }
    """

    lines: reactive[tuple[Line, ...]] = reactive((), layout=False)
    """What is shown, a line a row."""
    ascii: reactive[bool] = reactive(False)
    """Whether only ASCII is drawn."""

    def render(self) -> Content:
        """The lines as they stand."""
        return content(self.lines, ascii=self.ascii)

    async def on_click(self, event: events.Click) -> None:
        """A click on words that do something does it."""
        action = event.style.meta.get(ACTION)
        if isinstance(action, str) and action:
            event.stop()
            await self.run_action(action)
