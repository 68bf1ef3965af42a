"""The end of a session."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll

from coach.answers import Ending
from coach.training.exercise import Catalogue
from coach.ui.boards.finish import lines
from coach.ui.keys import Action, Place, bindings
from coach.ui.measures import SCROLLBAR
from coach.ui.room import Area, Asked, Looks, Room
from coach.ui.widgets.words import Words


class FinishScreen(Room):
    """What was done, and what comes of it."""

    AREA = Area.FINISH
    CSS_PATH = "finish.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.FINISH)]

    def __init__(
        self, ending: Callable[[], Ending], catalogue: Catalogue, undo: Callable[[], None], looks: Looks
    ) -> None:
        super().__init__(looks)
        self._ending = ending
        self._catalogue = catalogue
        self._undo = undo
        self._scrolls = False
        self._has_next = False

    def compose(self) -> ComposeResult:
        """One page and the keys."""
        with Vertical(id="finish"):
            with VerticalScroll(id="page", can_focus=False):
                yield Words(id="lines")
            yield Words(id="keys")

    def draw(self) -> None:
        """Draws the page as it stands."""
        if not self.is_mounted:
            return
        page = self.query_one("#page").content_size
        width, height = page.width - SCROLLBAR, page.height
        ending = self._ending()
        shown = lines(ending, self._catalogue, width, height)
        self._scrolls, self._has_next = len(shown) > height, ending.coming is not None
        self.query_one("#lines", Words).put(shown)
        self.query_one("#keys", Words).lines = (
            self.hints(self.at_hand(), width, {"act": "close", "choose-up": "scroll"}),
        )

    @property
    def place(self) -> Place:
        """Where the lifter is."""
        return Place.FINISH

    def at_hand(self) -> tuple[Action, ...]:
        """What a key can do at this moment."""
        idle = {"yes"}
        idle |= set() if self._scrolls else {"choose-up", "choose-down"}
        idle |= set() if self._has_next else {"why"}
        return tuple(each for each in super().at_hand() if each.id not in idle)

    def act(self) -> None:
        """Closes the page."""
        self.back()

    def undo(self) -> None:
        """Takes the end back: the session goes on."""
        self._undo()

    def why(self) -> None:
        """Why next week's loads are what they are."""
        self.post_message(Asked("why"))

    def action_choose(self, by: int) -> None:
        """A line up or down."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=by, animate=False)

    def action_note(self) -> None:
        """A note on the session."""
        self.post_message(Asked("note"))
