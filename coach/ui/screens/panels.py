"""Panels over a screen: something to read, something to choose, something to type."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from coach.training.text import clean
from coach.ui.measures import LOOKS_A_SECOND, SCROLLBAR
from coach.ui.room import Looks
from coach.ui.scene import BLANK, KEY, MUTED, Line, Span, line, wrapped
from coach.ui.widgets.words import Words, content

MESSAGE_ROWS = 3
ROW_EDGES = 9
"""Columns of a panel that no row can have."""
WIDEST = 100
"""Columns of a panel."""


LaidOut = Callable[[int], Sequence[tuple[str, Line]]]
"""Rows to choose from in so many columns, each with its id."""


def columns_of_a_row(columns: int) -> int:
    """How wide a row to choose from may be on a screen of so many columns."""
    return min(columns, WIDEST) - ROW_EDGES


class Panel(ModalScreen[str | None]):
    """A panel; what came of it is its result, None when it was closed."""

    CSS_PATH = "panels.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    def __init__(self, title: Line, looks: Looks, status: Callable[[], Line]) -> None:
        super().__init__()
        self.looks = looks
        self._title = title
        self._status = status

    def on_mount(self) -> None:
        """What is drawn once, and the line that goes on."""
        self.set_class(self.looks.ascii, "-ascii")
        for each in self.query(Words):
            each.ascii = self.looks.ascii
        self.query_one("#panel-title", Words).lines = (self._title,)
        self.set_interval(1 / LOOKS_A_SECOND, self._show_status)
        self._show_status()

    def _show_status(self) -> None:
        self.query_one("#panel-status", Words).lines = (self._status() or BLANK,)

    def action_close(self) -> None:
        """Closes it, with nothing chosen."""
        self.dismiss(None)

    def act(self) -> None:
        """Enter."""
        self.dismiss(None)


class Read(Panel):
    """Something to read; it scrolls."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "close", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown", "scroll(10)", show=False),
    ]

    def __init__(
        self, title: Line, lines: Callable[[int], Sequence[Line]], looks: Looks, status: Callable[[], Line]
    ) -> None:
        super().__init__(title, looks, status)
        self._lines = lines

    def compose(self) -> ComposeResult:
        """A title, a page, what runs meanwhile."""
        with Vertical(id="panel"):
            yield Words(id="panel-title")
            with VerticalScroll(id="panel-page", can_focus=False):
                yield Words(id="panel-lines")
            yield Words(id="panel-status")
            yield Words(id="panel-keys")

    def on_mount(self) -> None:
        """What is drawn once."""
        super().on_mount()
        self.query_one("#panel-keys", Words).lines = (self.hints(),)

    def hints(self) -> Line:
        """What its keys do."""
        return line(
            Span("esc", KEY, "screen.close"), Span(" close", MUTED), "   ", Span("↑ ↓", KEY), Span(" scroll", MUTED)
        )

    def on_resize(self, event: events.Resize) -> None:
        """More or less room."""
        self.call_after_refresh(self._draw, event.size.width)

    def _draw(self, _: int) -> None:
        width = self.query_one("#panel-page").content_size.width - SCROLLBAR
        shown = tuple(self._lines(width))
        self.query_one("#panel-lines", Words).put(shown)

    def action_scroll(self, by: int) -> None:
        """A line up or down."""
        self.query_one("#panel-page", VerticalScroll).scroll_relative(y=by, animate=False)


class Agree(Read, inherit_bindings=False):
    """Something to read and then to agree to; the result is "yes"."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("enter", "agree", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
        Binding("pageup", "scroll(-10)", show=False),
        Binding("pagedown,space", "scroll(10)", show=False),
    ]

    def __init__(
        self,
        title: Line,
        lines: Callable[[int], Sequence[Line]],
        offer: str,
        looks: Looks,
        status: Callable[[], Line],
    ) -> None:
        """`offer` is what Enter does, in words."""
        super().__init__(title, lines, looks, status)
        self._offer = offer

    def hints(self) -> Line:
        """What its keys do."""
        return line(
            Span("enter", KEY, "screen.agree"),
            Span(f" {self._offer}", MUTED),
            "   ",
            Span("esc", KEY, "screen.close"),
            Span(" leave it", MUTED),
            "   ",
            Span("↑ ↓", KEY),
            Span(" scroll", MUTED),
        )

    def action_agree(self) -> None:
        """It is wanted."""
        self.dismiss("yes")

    def act(self) -> None:
        """Enter."""
        self.action_agree()


class Choose(Panel):
    """Something to choose from; the result is the id of the row."""

    def __init__(
        self,
        title: Line,
        rows: LaidOut,
        hint: str,
        looks: Looks,
        status: Callable[[], Line],
        at: str = "",
    ) -> None:
        """`at` is the row that is marked first, the uppermost where there is no such row."""
        super().__init__(title, looks, status)
        self._at = at
        self._rows = rows
        self._hint = hint

    def compose(self) -> ComposeResult:
        """A title, the rows, what runs meanwhile."""
        with Vertical(id="panel"):
            yield Words(id="panel-title")
            yield OptionList(*self._options(), id="panel-rows")
            yield Words(id="panel-status")
            yield Words(id="panel-keys")

    def on_mount(self) -> None:
        """The rows are at hand."""
        super().on_mount()
        rows = self.query_one(OptionList)
        self._mark(self._at)
        rows.focus()
        self.query_one("#panel-keys", Words).lines = (
            line(
                Span("enter", KEY),
                Span(f" {self._hint}", MUTED),
                "   ",
                Span("esc", KEY, "screen.close"),
                Span(" close", MUTED),
            ),
        )

    def _options(self) -> list[Option]:
        shown = self._rows(columns_of_a_row(self.app.size.width))
        return [Option(content((words,), ascii=self.looks.ascii), id=row) for row, words in shown]

    def _mark(self, wanted: str | None) -> None:
        """Marks a row, the uppermost where there is no such row."""
        rows = self.query_one(OptionList)
        ids = [option.id for option in rows.options]
        rows.highlighted = ids.index(wanted) if wanted in ids else 0 if ids else None

    def on_resize(self, _: events.Resize) -> None:
        """More or less room: the rows are laid out anew, the same one stays marked."""
        rows = self.query_one(OptionList)
        marked = rows.highlighted_option
        rows.clear_options()
        rows.add_options(self._options())
        self._mark(self._at if marked is None else marked.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A row was chosen."""
        event.stop()
        self.dismiss(event.option.id)

    def act(self) -> None:
        """Enter."""
        self.query_one(OptionList).action_select()


class Ask(Panel):
    """Something to type; the result is what was typed, once it is not refused."""

    def __init__(
        self,
        title: Line,
        value: str,
        refused: Callable[[str], str],
        looks: Looks,
        status: Callable[[], Line],
        hint: str = "",
        *,
        is_typed_over: bool = False,
    ) -> None:
        """Where it `is_typed_over`, the value there is gives way to the first character."""
        super().__init__(title, looks, status)
        self._value = value
        self._is_typed_over = is_typed_over
        self._refused = refused
        self._hint = hint
        self._told = (hint, MUTED)
        """What stands under the line, and its style."""

    def compose(self) -> ComposeResult:
        """A title, the line to type on, what is wrong with it."""
        with Vertical(id="panel", classes="-small"):
            yield Words(id="panel-title")
            yield Input(self._value, id="panel-input", select_on_focus=self._is_typed_over)
            yield Words(id="panel-message")
            yield Words(id="panel-status")
            yield Words(id="panel-keys")

    def on_mount(self) -> None:
        """The line is at hand."""
        super().on_mount()
        self.query_one(Input).cursor_blink = not self.looks.is_still
        self.query_one(Input).focus()
        self.call_after_refresh(self._show_told)
        self.query_one("#panel-keys", Words).lines = (
            line(
                Span("enter", KEY),
                Span(" keep", MUTED),
                "   ",
                Span("esc", KEY, "screen.close"),
                Span(" leave as it was", MUTED),
            ),
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is wrong with it is said while it is typed."""
        event.stop()
        reason = self._refused(event.value) if event.value.strip() else ""
        self._told = (reason, "$error") if reason else (self._hint, MUTED)
        self._show_told()

    def on_resize(self, _: events.Resize) -> None:
        """More or less room."""
        self.call_after_refresh(self._show_told)

    def _show_told(self) -> None:
        words, style = self._told
        shown = self.query_one("#panel-message", Words)
        shown.lines = wrapped(words, shown.content_size.width or self.size.width, style, MESSAGE_ROWS)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Kept, unless it is refused."""
        event.stop()
        text = clean(event.value, 4000)
        if not (text.strip() and self._refused(text)):
            self.dismiss(text)

    def act(self) -> None:
        """Enter is the input's."""
