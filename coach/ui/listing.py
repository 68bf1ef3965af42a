"""A page of the past with a list and, beside it, what is chosen in it; on a narrow screen one after the other."""

from abc import abstractmethod
from collections.abc import Callable, Iterable

from textual import events
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from coach.ui.review import Gathered, Review
from coach.ui.room import Looks
from coach.ui.scene import Line
from coach.ui.widgets.rows import Listed, Rows
from coach.ui.widgets.words import Words

TWO_COLUMNS = 76
"""Columns from which the list and what is beside it are both in sight."""
SCROLLBAR = 1
JUMP = 10
"""Rows that a page key moves."""


class Listing(Review[Gathered]):
    """A list, and what is chosen in it."""

    def __init__(self, looks: Looks, status: Callable[[], Line]) -> None:
        super().__init__(looks, status)
        self.chosen = 0
        """The row that is chosen."""
        self.is_open = False
        """Whether keys are for what is beside the list."""

    @abstractmethod
    def rows(self) -> Listed:
        """The list as it stands."""

    @abstractmethod
    def detail(self, width: int, height: int) -> tuple[Line, ...]:
        """What is beside it, of any length."""

    def turned_to(self) -> None:
        """Another row was chosen."""

    def body(self) -> Iterable[Widget]:
        """The list and the page beside it."""
        with Horizontal(id="listing"):
            yield Rows(id="list")
            with VerticalScroll(id="beside", can_focus=False):
                yield Words(id="detail")

    @property
    def is_wide(self) -> bool:
        """Whether both are in sight."""
        return self.size.width >= TWO_COLUMNS

    def draw(self) -> None:
        """The list, and what is chosen."""
        super().draw()
        if not self.is_mounted:
            return
        self.set_class(not self.is_wide, "-one")
        self.set_class(self.is_open, "-open")
        self.query_one("#list", Rows).listed = self.rows()
        self.draw_detail()

    def draw_detail(self) -> None:
        """What is beside the list."""
        room = self.query_one("#beside").content_size
        shown = self.detail(max(20, room.width - SCROLLBAR), room.height)
        words = self.query_one("#detail", Words)
        words.lines = shown
        words.styles.height = max(1, len(shown))

    def on_resize(self, _: events.Resize) -> None:
        """More or less room."""
        self.call_after_refresh(self.draw)

    def choose(self, row: int) -> None:
        """Another row."""
        last = max(0, self.rows().size - 1)
        row = min(max(0, row), last)
        if row != self.chosen:
            self.chosen = row
            self.query_one("#beside").scroll_home(animate=False)
            self.turned_to()
        self.draw()

    def act(self) -> None:
        """What is chosen is opened; open, it is closed again."""
        self.is_open = not self.is_open
        self.draw()
        self.call_after_refresh(self.draw)

    def back(self) -> None:
        """What is open is closed, then the page."""
        if self.is_open:
            self.act()
        else:
            super().back()

    def action_choose(self, by: int) -> None:
        """A row up or down; open, a line up or down."""
        if self.is_open:
            self.query_one("#beside").scroll_relative(y=by, animate=False)
        else:
            self.choose(self.chosen + by)

    def on_rows_pointed(self, event: Rows.Pointed) -> None:
        """A row was clicked; once more opens it."""
        event.stop()
        if event.row == self.chosen:
            self.act()
        else:
            self.choose(event.row)
