"""The history: every session, one of them open beside the list, every set of it to be corrected in place."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget
from textual.worker import Worker, WorkerState

from coach.desk import Desk
from coach.past import Past
from coach.training.comparing import Compared
from coach.training.fields import toggled
from coach.training.log import Fault, LoggedSet, Session
from coach.training.logbook import Page
from coach.ui.boards import history
from coach.ui.boards.history import Item
from coach.ui.keys import Place, bindings
from coach.ui.listing import Listing
from coach.ui.review import Edited, PastAsked, Tab
from coach.ui.room import Asked, Looks
from coach.ui.scene import BLANK, Line
from coach.ui.widgets.rows import Listed, Rows, nothing

AHEAD = 40
"""Sessions of which it is worked out at once what went up."""
MOST_REPS = 999


class HistoryScreen(Listing[tuple[Page, ...]]):
    """Every session, the newest first."""

    TAB: ClassVar[Tab] = Tab.HISTORY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.PAST)]

    def __init__(self, desk: Desk, looks: Looks, status: Callable[[], Line], about: str = "") -> None:
        """`about` is the session it opens at."""
        super().__init__(looks, status)
        self._desk = desk
        self._about = about
        self._filter = ""
        self._is_double = False
        """Whether another version of a session lies beside its file."""
        self._compared: dict[str, Mapping[str, Compared]] = {}
        self._line = 0
        """The line of the open session that is chosen."""
        self._drawn: tuple[tuple[object, ...], tuple[Item, ...]] = ((), ())

    # -------------------------------------------------------------- what is shown

    def body(self) -> Iterable[Widget]:
        """The list and, beside it, the sets."""
        with Horizontal(id="listing"):
            yield Rows(id="list")
            yield Rows(id="beside")

    def gather(self) -> tuple[Page, ...]:
        """The sessions that have the words in them, the newest first."""
        self._is_double = bool(self._desk.past.versions())
        pages = tuple(reversed(self._desk.gym.logbook.pages))
        words = self._filter.casefold().split()
        return tuple(each for each in pages if all(word in _searched(each) for word in words)) if words else pages

    def arrived(self) -> None:
        """The list opens at the session that was asked for."""
        ids = [each.id for each in self._pages]
        self.chosen = ids.index(self._about) if self._about in ids else min(self.chosen, max(0, len(ids) - 1))
        self.turned_to()

    @property
    def _pages(self) -> tuple[Page, ...]:
        return self.gathered or ()

    @property
    def _page(self) -> Page | None:
        return self._pages[self.chosen] if self.chosen < len(self._pages) else None

    @property
    def _session(self) -> Session | None:
        page = self._page
        return None if page is None else page.session

    def rows(self) -> Listed:
        """Every session in a line."""
        pages = self._pages
        if not pages:
            return nothing("" if self.gathered is None else self._why_empty())
        this_year = self._desk.clock.now().year
        compared = self._compared

        def words(row: int, width: int) -> Line:
            known = compared.get(pages[row].id)
            ups = None if known is None else sum(each.went_up for each in known.values())
            return history.row(pages[row], ups, width, this_year)

        return Listed(len(pages), words, self.chosen, is_held=not self.is_open)

    def _why_empty(self) -> str:
        if self._filter:
            return f"Nothing has {self._filter!r} in it."
        return "No session yet: the first one will be here."

    def _items(self, width: int) -> tuple[Item, ...]:
        session = self._session
        if session is None:
            return ()
        compared = self._compared.get(session.id, {})
        key = (session, width, len(compared))
        if self._drawn[0] != key:
            self._drawn = (key, history.items(session, self._desk.gym.catalogue, compared, width))
        return self._drawn[1]

    def detail(self, width: int, height: int) -> tuple[Line, ...]:
        """The open session as lines."""
        del height
        return tuple(each.words for each in self._items(width))

    def draw_detail(self) -> None:
        """The open session, the chosen set marked."""
        beside = self.query_one("#beside", Rows)
        if self._page is None:
            beside.listed = Listed()
            return
        size = len(self._items(max(20, beside.size.width - 4)))
        chosen = self._line if self.is_open else 0
        beside.listed = Listed(
            size,
            lambda row, width: _line_of(self._items(width), row),
            min(chosen, max(0, size - 1)),
            is_held=self.is_open,
            is_marked=self.is_open,
        )

    def turned_to(self) -> None:
        """Another session: what went up in it and in those around it is worked out beside the screen's thread."""
        page = self._page
        if page is None:
            return
        self._about = page.id
        around = self._pages[max(0, self.chosen - AHEAD // 2) : self.chosen + AHEAD]
        missing = tuple(each for each in around if each.id not in self._compared and each.is_finished)
        if page.id not in self._compared or len(missing) > AHEAD // 2:
            self.run_worker(lambda: self._desk.compared(missing), thread=True, exclusive=True, group="compared")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What went up is worked out."""
        if event.worker.group == "compared" and event.state is WorkerState.SUCCESS and event.worker.result is not None:
            event.stop()
            for session_id, found in event.worker.result.items():
                self._compared[session_id] = {each.exercise.id: each for each in found}
            self.draw()

    # -------------------------------------------------------------- keys

    @property
    def place(self) -> Place:
        """In the list, or among the sets."""
        return Place.PAST if self.is_open else Place.REVIEW

    def idle(self) -> frozenset[str]:
        """What does nothing at this moment."""
        nothing_here = set() if self._page is not None else {"act", "delete"}
        changed = set() if self._desk.past.can_undo else {"undo"}
        alone = set() if self._is_double else {"versions"}
        return frozenset({"yes", "why", "choose-left", "choose-right"} | nothing_here | changed | alone)

    def labels(self) -> dict[str, str]:
        """What Enter does."""
        return {"act": "type it" if self.is_open else "open"}

    def act(self) -> None:
        """Opens the session; in it, the chosen set is typed anew."""
        if self._page is None:
            return
        chosen = self._chosen_set()
        if not self.is_open:
            self.is_open = True
            places = history.sets_of(self._items(max(20, self.query_one("#beside").size.width - 4)))
            self._line = places[0] if places else 0
            self.draw()
            self.call_after_refresh(self.draw)
        elif chosen is not None:
            session, entry, number = chosen
            self.post_message(PastAsked("set", self._edited, session=session.id, place=(entry, number)))

    def back(self) -> None:
        """The open session is closed, then the page."""
        if self.is_open:
            self.is_open = False
            self.draw()
        else:
            super().back()

    def undo(self) -> None:
        """The last edit is taken back."""
        self._change(lambda past, now: past.undo(now))

    def action_choose(self, by: int) -> None:
        """A session up or down; open, a set."""
        if not self.is_open:
            super().action_choose(by)
            return
        places = history.sets_of(self._items(max(20, self.query_one("#beside").size.width - 4)))
        if not places:
            return
        later = [each for each in places if (each > self._line if by > 0 else each < self._line)]
        if later:
            self._line = later[0] if by > 0 else later[-1]
        self.draw()

    def on_rows_pointed(self, event: Rows.Pointed) -> None:
        """A click on a session or on a set."""
        if event.rows.id == "list":
            if self.is_open:
                self.is_open = False
            super().on_rows_pointed(event)
            return
        event.stop()
        width = max(20, event.rows.size.width - 4)
        if event.row in history.sets_of(self._items(width)):
            if self.is_open and event.row == self._line:
                self.act()
            self.is_open, self._line = True, event.row
        self.draw()

    def action_reps(self, by: int) -> None:
        """A rep less or more of the chosen set."""

        def more(done: LoggedSet) -> LoggedSet:
            whole = min(MOST_REPS, max(0, done.done + by))
            clean = None if done.clean is None else min(done.clean, whole)
            if done.seconds is not None:
                return replace(done, seconds=whole, clean=clean)
            return replace(done, reps=whole, clean=clean)

        self._correct(more)

    def action_momentum(self) -> None:
        """Some reps were swung, or not."""
        self._correct(lambda done: toggled(Fault.MOMENTUM, done))

    def action_short_range(self) -> None:
        """Some reps fell short, or not."""
        self._correct(lambda done: toggled(Fault.RANGE, done))

    def action_delete(self) -> None:
        """The set goes; in the list the session, after a question."""
        chosen = self._chosen_set()
        if self.is_open and chosen is not None:
            session, entry, number = chosen
            self._change(lambda past, now: past.drop(session.id, entry, number, now))
        elif not self.is_open and self._page is not None:
            self.post_message(PastAsked("delete", self._edited, session=self._page.id))

    def action_note(self) -> None:
        """A note on the session."""
        if self._page is not None:
            self.post_message(PastAsked("note", self._edited, session=self._page.id))

    def action_versions(self) -> None:
        """Which of two versions counts."""
        self.post_message(PastAsked("versions", self._edited))

    def action_search(self) -> None:
        """Only the sessions that have some words in them."""
        self.post_message(Asked("search", about=self._filter, told=self._search))

    def _search(self, words: str) -> None:
        self._filter = words.strip()
        self.gather_again()

    # -------------------------------------------------------------- edits

    def _chosen_set(self) -> tuple[Session, int, int] | None:
        session = self._session
        found = self._drawn[1]
        if session is None or not self.is_open or self._line >= len(found) or not found[self._line].is_set:
            return None
        return session, found[self._line].entry, found[self._line].number

    def _correct(self, change: Callable[[LoggedSet], LoggedSet]) -> None:
        chosen = self._chosen_set()
        if chosen is None:
            return
        session, entry, number = chosen
        done = change(session.entries[entry].sets[number])
        self._change(lambda past, now: past.correct(session.id, entry, number, done, now))

    def _change(self, change: Callable[[Past, datetime], object]) -> None:
        self.post_message(Edited(change, self._edited))

    def _edited(self) -> None:
        """The past is another: what is shown of it is worked out anew."""
        self._compared.clear()
        self.gather_again()


def _line_of(found: tuple[Item, ...], row: int) -> Line:
    return found[row].words if row < len(found) else BLANK


def _searched(page: Page) -> str:
    """What the search looks into."""
    session = page.session
    words = [session.date.isoformat(), session.day, session.goal, session.title, session.note, session.source]
    for entry in session.entries:
        words += [entry.name, entry.id, entry.note, *entry.flags]
        words += [each.note for each in entry.sets if each.note]
    return " ".join(words).casefold()
