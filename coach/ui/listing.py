"""A page of the past with a list and, beside it, what is chosen in it; on a narrow screen one after the other."""

from abc import abstractmethod
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget

from coach.ui.measures import SCROLLBAR
from coach.ui.review import Gathered, Review
from coach.ui.room import Asked, Looks
from coach.ui.scene import BLANK, MUTED, STRONG, Line, Span, line
from coach.ui.widgets.rows import Listed, Rows
from coach.ui.widgets.words import Words

TWO_COLUMNS = 70
"""Columns from which the list and what is beside it are both in sight."""
GAP = 3
WIDEST_LIST = 52
SHARE = 3 / 8
"""Of the width that the list takes."""


class Listing(Review[Gathered]):
    """A list, and what is chosen in it."""

    MEASURE: ClassVar[int] = 0
    """Columns that what is beside the list takes at most; 0 for all there are."""
    NARROWEST: ClassVar[int] = 27
    """Columns of the list at least."""

    def __init__(self, looks: Looks, status: Callable[[], Line]) -> None:
        super().__init__(looks, status)
        self.chosen = 0
        """The row that is chosen."""
        self.is_open = False
        """Whether keys are for what is beside the list."""
        self.filter = ""
        """The words that everything in the list has in it."""
        self._overflows = False
        """Whether what is beside the list is longer than the screen."""

    @abstractmethod
    def rows(self) -> Listed:
        """The list as it stands."""

    @abstractmethod
    def detail(self, width: int, height: int) -> tuple[Line, ...]:
        """What is beside it, of any length."""

    @property
    @abstractmethod
    def counted(self) -> str:
        """How many there are in the list, in words."""

    def turned_to(self) -> None:
        """Another row was chosen."""

    def body(self) -> Widget:
        """The list and the page beside it."""
        beside = VerticalScroll(Words(id="detail"), id="beside", can_focus=False)
        return Horizontal(Rows(id="list"), beside, id="listing")

    # -------------------------------------------------------------- room

    @property
    def is_wide(self) -> bool:
        """Whether both are in sight."""
        return self.room[0] >= TWO_COLUMNS

    @property
    def columns(self) -> tuple[int, int]:
        """Columns of the list and of what is beside it."""
        width, _ = self.room
        if not self.is_wide:
            return width, width
        of_list = min(WIDEST_LIST, max(self.NARROWEST, int(width * SHARE)))
        beside = width - of_list - GAP
        return of_list, min(beside, self.MEASURE + SCROLLBAR) if self.MEASURE else beside

    def _lay_out(self) -> None:
        of_list, beside = self.columns
        self.set_class(not self.is_wide, "-one")
        self.set_class(self.is_open, "-open")
        left, right = self.query_one("#list"), self.query_one("#beside")
        left.styles.width = of_list
        left.styles.margin = (0, GAP if self.is_wide else 0, 0, 0)
        right.styles.width = beside

    # -------------------------------------------------------------- drawing

    def draw(self) -> None:
        """The list, and what is chosen."""
        if self.is_filled:
            self._lay_out()
            self.query_one("#list", Rows).listed = self.rows()
            self.draw_detail()
        super().draw()

    def draw_detail(self) -> None:
        """What is beside the list."""
        height = self.room[1]
        shown = self.detail(self.columns[1] - SCROLLBAR, height)
        self._overflows = len(shown) > height
        self.query_one("#detail", Words).put(shown or (BLANK,))

    def only(self) -> Line:
        """The words that are looked for, and how many have them."""
        if not self.filter:
            return BLANK
        return line(Span("ONLY ", MUTED), Span(self.filter, STRONG), Span(f"   {self.counted}, esc shows all", MUTED))

    def on_resize(self, _: events.Resize) -> None:
        """More or less room."""
        self.call_after_refresh(self.draw)

    # -------------------------------------------------------------- keys

    def idle(self) -> frozenset[str]:
        """Only what the list and the page beside it have something for."""
        found = super().idle() - {"search", "act"}
        shown = self.rows()
        size = shown.size if shown.is_marked else 0
        if not size:
            found |= {"act"} if self.filter else {"act", "search"}
        if not self.is_open and size < 2:  # noqa: PLR2004 - with one row there is nothing to choose
            found |= {"choose-up", "choose-down"}
        if self.is_open and not self._overflows:
            found |= {"choose-up", "choose-down"}
        if self.is_wide and not self.is_open and not self._overflows:
            found |= {"act"}
        return found

    def labels(self) -> dict[str, str]:
        """What Enter and the arrows do."""
        opens = "read" if self.is_wide else "open"
        return {
            "act": "close" if self.is_open else opens,
            "choose-up": "scroll" if self.is_open else "choose",
            "choose-down": "scroll" if self.is_open else "choose",
        }

    def choose(self, row: int) -> None:
        """Another row."""
        if not self.is_filled:
            return
        last = max(0, self.rows().size - 1)
        row = min(max(0, row), last)
        if row != self.chosen:
            self.chosen = row
            self.query_one("#beside").scroll_home(animate=False)
            self.turned_to()
        self.draw()

    def act(self) -> None:
        """What is chosen is opened; open, it is closed again."""
        if self.is_open or "act" not in self.idle():
            self.is_open = not self.is_open
            self.draw()

    def back(self) -> None:
        """What is open is closed, then everything is shown again, then the page is left."""
        if self.is_open:
            self.is_open = False
            self.draw()
        elif self.filter:
            self.searched("")
        else:
            super().back()

    def action_choose(self, by: int) -> None:
        """A row up or down; open, a line up or down."""
        if self.is_open:
            self.query_one("#beside").scroll_relative(y=by, animate=False)
        else:
            self.choose(self.chosen + by)

    def action_search(self) -> None:
        """Only what has some words in it."""
        self.post_message(Asked("search", about=self.filter, told=self.searched))

    def searched(self, words: str) -> None:
        """The words were typed."""
        self.chosen = 0
        self.filter = words.strip()
        self.is_open = False
        self.gather_again()

    def on_rows_pointed(self, event: Rows.Pointed) -> None:
        """A row was clicked."""
        event.stop()
        self.pointed(event.rows, event.row)

    def pointed(self, rows: Rows, row: int) -> None:
        """A click chooses a row; once more opens it."""
        del rows
        if self.is_open:
            self.is_open = False
        elif row == self.chosen:
            self.act()
            return
        self.choose(row)
