"""What the screens of the past have in common: pages beside each other, gathered off the screen's thread."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar, Generic, Literal, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from coach.past import Past
from coach.ui.keys import Action, Place, bindings
from coach.ui.measures import LOOKS_A_SECOND, NARROW, USUAL
from coach.ui.room import Area, Looks, Room
from coach.ui.scene import BLANK, KEY, MUTED, Line, Span, fitted, line
from coach.ui.widgets.words import Words, letter

EDGE = 3
"""Columns that are left empty at either side, and at the same time the rows above and below."""
LOW_EDGE = 2
HEAD_AND_KEYS = 4
"""Rows that the names of the pages and the keys take with air."""
ROOMY = 62
"""Columns that the names of the pages take with air between them."""

Gathered = TypeVar("Gathered")


class Tab(StrEnum):
    """A screen of the past."""

    HISTORY = "history"
    PROGRESS = "progress"
    MUSCLES = "muscles"
    CALENDAR = "calendar"
    LIBRARY = "library"


PURPOSES: Mapping[Tab, str] = MappingProxyType(
    {
        Tab.HISTORY: "Every session, set by set, to be read and corrected.",
        Tab.PROGRESS: "Each exercise over time, and what changed since last week.",
        Tab.MUSCLES: "Sets of each muscle, eight weeks side by side.",
        Tab.CALENDAR: "A year of training days.",
        Tab.LIBRARY: "Every exercise: how it is done, your best, its next load.",
    }
)
"""What each page is for."""


class Turned(Message):
    """Another page of the past is wanted."""

    def __init__(self, tab: Tab, about: str = "") -> None:
        """`about` is an exercise or a session that it opens at."""
        super().__init__()
        self.tab = tab
        self.about = about


class PastAsked(Message):
    """A panel about a session of the past is wanted."""

    def __init__(
        self,
        what: Literal["set", "note", "delete", "versions"],
        then: Callable[[], None],
        *,
        session: str = "",
        place: tuple[int, int] = (0, 0),
    ) -> None:
        """`then` is called once the past is another; `place` is the exercise and the set."""
        super().__init__()
        self.what = what
        self.then = then
        self.session = session
        self.place = place


class Edited(Message):
    """The past is to be changed at once."""

    def __init__(self, change: Callable[[Past, datetime], object], then: Callable[[], None]) -> None:
        """`then` is called once it is changed."""
        super().__init__()
        self.change = change
        self.then = then


class Review(Room, Generic[Gathered]):
    """One page of the past. `gather` runs in a thread and touches no widget; `draw` draws what it found."""

    AREA = Area.PAST
    CSS_PATH = "review.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.REVIEW)]
    TAB: ClassVar[Tab]
    PLACE: ClassVar[Place] = Place.REVIEW
    """Where its keys are told."""

    def __init__(self, looks: Looks, status: Callable[[], Line]) -> None:
        """`status` is the running rest, in a line; blank where none runs."""
        super().__init__(looks)
        self._status = status
        self.gathered: Gathered | None = None
        """What is shown; None while it is being worked out."""
        self._keys = BLANK
        self._marked = self.TAB
        """The page whose name is marked: this one, or the one that was asked for on it."""
        self.is_filled = False
        """Whether there is something to draw, and where to."""

    @abstractmethod
    def gather(self) -> Gathered:
        """Works out what the page shows; runs in a thread."""

    @abstractmethod
    def body(self) -> Widget:
        """What stands between the names of the pages and the keys, once it is worked out what it shows."""

    def compose(self) -> ComposeResult:
        """From the top down: the pages and what is left out, this page, what runs meanwhile and the keys."""
        yield Words(id="pages")
        if self.gathered is not None:
            yield self.body()
        yield Words(id="keys")

    def on_mount(self) -> None:
        """What was worked out before is there at once; else it is once the frame is seen."""
        self.set_interval(1 / LOOKS_A_SECOND, self._show_status)
        if self.gathered is None:
            self.call_after_refresh(self.gather_again)
        else:
            self._take_body()
            self.arrived()

    def _take_body(self) -> None:
        letter(self, ascii=self.looks.ascii)
        self.is_filled = True

    def make_ready(self, size: Size) -> None:
        """What it looks like at this size is known before it is shown: no style is worked out twice."""
        self._fit(size, anew=False)
        self.set_class(self.looks.ascii, "-ascii", update=False)

    def _fit(self, size: Size, *, anew: bool = True) -> None:
        self.set_class(size.width < NARROW, "-narrow", update=anew)
        self.set_class(size.height < USUAL, "-low", update=anew)

    @property
    def room(self) -> tuple[int, int]:
        """Columns and rows of the page, whether it is laid out already or not."""
        size = self.app.size
        is_low = size.width < NARROW or size.height < USUAL
        rows = size.height - HEAD_AND_KEYS - (0 if is_low else 2) - self._rows_of(self._status())
        return max(20, size.width - 2 * (LOW_EDGE if is_low else EDGE)), max(1, rows - self._rows_of(self.only()))

    def _rows_of(self, words: Line) -> int:
        return 1 if words else 0

    def only(self) -> Line:
        """What is left out of the page, in a line; blank where nothing is."""
        return BLANK

    def gather_again(self) -> None:
        """Works it out anew; what is shown stays until then."""
        self.run_worker(self.gather, thread=True, exclusive=True, group="gather", exit_on_error=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """It is worked out: drawn at once."""
        if event.worker.group == "gather" and event.state is WorkerState.SUCCESS:
            event.stop()
            self.call_later(self._fill, event.worker.result)

    async def _fill(self, gathered: Gathered) -> None:
        self.gathered = gathered
        if not self.is_attached:  # left meanwhile
            return
        if not self.is_filled:
            await self.mount(self.body(), before="#keys")
            self._take_body()
        self.arrived()
        self.draw()

    def prepare(self) -> None:
        """Works out what the page shows before it is shown; runs in a thread."""
        self.gathered = self.gather()

    def arrived(self) -> None:
        """What was gathered is there, for the first time or anew; before it is drawn."""

    def on_resize(self, event: events.Resize) -> None:
        """More or less room."""
        self._fit(event.size)

    def draw(self) -> None:
        """The names of the pages and the keys; what is between is drawn by the page."""
        if not self.is_mounted:
            return
        self.set_class(self.looks.ascii, "-ascii")
        width, _ = self.room
        only = self.only()
        head = (pages_line(self._marked, width), BLANK, *((fitted(only, width),) if only else ()))
        self.query_one("#pages", Words).put(head)
        self._keys = self.hints(self.at_hand(), width, self.labels())
        self._show_status()

    def mark(self, tab: Tab) -> None:
        """The name of the page that is asked for is marked at once; this one stays until that is there."""
        self._marked = tab
        pages = self.query_one("#pages", Words)
        pages.lines = (pages_line(tab, self.room[0]), *pages.lines[1:])

    def idle(self) -> frozenset[str]:
        """The ids of actions that do nothing on this page at this moment."""
        return frozenset({"yes", "undo", "why", "search", "act", "delete", "versions", "choose-left", "choose-right"})

    def at_hand(self) -> tuple[Action, ...]:
        """What a key can do at this moment."""
        idle = self.idle()
        return tuple(each for each in super().at_hand() if each.id not in idle)

    def labels(self) -> dict[str, str]:
        """Words of the key line that depend on the moment, by action."""
        return {}

    def _show_status(self) -> None:
        said = self._status()
        self.query_one("#keys", Words).put((*((said,) if said else ()), BLANK, self._keys))

    # -------------------------------------------------------------- keys

    @property
    def place(self) -> Place:
        """Where the lifter is."""
        return self.PLACE

    def action_page(self, by: int) -> None:
        """The page beside this one, or beside the one that was asked for and is not there yet."""
        every = list(Tab)
        self._turn_to(every[(every.index(self._marked) + by) % len(every)])

    def action_open_page(self, page: str) -> None:
        """A page by its name; by its own, it stays although another was asked for."""
        self._turn_to(Tab(page))

    def _turn_to(self, tab: Tab) -> None:
        self.mark(tab)
        self.post_message(Turned(tab))


def pages_line(shown: Tab, width: int) -> Line:
    """The names of the pages, the one that is open first seen; each can be clicked."""
    gap = "   " if width >= ROOMY else "  "
    parts: list[Span] = []
    for number, each in enumerate(Tab, start=1):
        action = f"screen.open_page('{each.value}')"
        if parts:
            parts.append(Span(gap))
        if each is shown:
            parts += [Span(f"{number} ", MUTED), Span(each.value.upper(), "bold")]
        else:
            parts += [Span(f"{number} ", KEY, action), Span(each.value, MUTED, action)]
    return fitted(line(*parts), width)
