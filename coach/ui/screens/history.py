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
from coach.gym import unswept
from coach.past import Past
from coach.presses import Back, WayBack
from coach.training.comparing import Compared
from coach.training.fields import toggled
from coach.training.frozen import frozen
from coach.training.goal import Block
from coach.training.log import Fault, LoggedSet, Session
from coach.training.logbook import Page
from coach.training.search import says
from coach.training.typed import LONGEST, MOST_REPS
from coach.training.wording import count
from coach.ui.boards import history
from coach.ui.boards.history import Item, Opened
from coach.ui.keys import Place, bindings
from coach.ui.listing import Listing
from coach.ui.review import Edited, PastAsked, Tab
from coach.ui.room import Looks
from coach.ui.scene import BLANK, Line
from coach.ui.widgets.rows import BAR, MARK, Listed, Rows, nothing

AT_ONCE = 300
"""Sessions up to which what went up is known before the page is shown; in a longer history it follows."""
AROUND = 60
"""Sessions before and after the chosen one of which it is worked out what went up."""
EMPTY = "No session yet: the first one will be here."
EDITS = frozenset({"reps-less", "reps-more", "momentum", "short-range", "act", "delete", "note"})

Ups = Mapping[tuple[str, bool], Compared]
"""By exercise and whether it was the finisher."""


@frozen
class Shown:
    """What the list shows, and what is known of it."""

    pages: tuple[Page, ...]
    """The newest first."""
    compared: Mapping[str, Ups]
    """What went up in sessions, by their ids."""


class HistoryScreen(Listing[Shown]):
    """Every session, the newest first."""

    TAB: ClassVar[Tab] = Tab.HISTORY
    MEASURE: ClassVar[int] = history.MEASURE
    NARROWEST: ClassVar[int] = 29
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.PAST)]

    def __init__(self, desk: Desk, looks: Looks, status: Callable[[], Line], about: str = "") -> None:
        """`about` is the session it opens at."""
        super().__init__(looks, status)
        self._desk = desk
        self._about = about
        self._compared: dict[str, Ups] = {}
        self._version = 0
        """How often what went up was worked out."""
        self._is_double = False
        """Whether another version of a session lies beside its file."""
        self._at = (-1, -1)
        """The exercise and the set that are chosen in the open session."""
        self._drawn: tuple[tuple[object, ...], tuple[Item, ...]] = ((), ())
        self._way_back = WayBack()
        self._has_gone_back = False
        """Whether the latest press that was heard took anything back."""

    # -------------------------------------------------------------- what is shown

    def body(self) -> Widget:
        """The list and, beside it, the sets."""
        return Horizontal(Rows(id="list"), Rows(id="beside"), id="listing")

    def gather(self) -> Shown:
        """The sessions that have the words in them, the newest first, and what went up where it opens."""
        words = self.filter
        pages = tuple(each for each in self._every() if not words or says(each.session, words))
        place = next((number for number, each in enumerate(pages) if each.id == self._about), 0)
        around = pages[max(0, place - AROUND) : place + AROUND]
        compared = self._work_out(around) if len(self._desk.gym.sessions) <= AT_ONCE else {}
        return Shown(pages, compared)

    def _every(self) -> Iterable[Page]:
        """Every session, the one that runs as it is now."""
        live = self._desk.live
        book = self._desk.gym.sessions
        if live is not None and any(each.sets for each in live.session.entries):
            book = book.with_session(live.session)
        return reversed(book.pages)

    def _work_out(self, pages: Iterable[Page]) -> Mapping[str, Ups]:
        with unswept():
            found = self._desk.compared(each for each in pages if each.is_finished)
        return {
            session: {(each.exercise.id, each.block is Block.FINISHER): each for each in one}
            for session, one in found.items()
        }

    def arrived(self) -> None:
        """The list opens at the session that was asked for."""
        if self.gathered is not None:
            self._compared = {}
            self._learn(self.gathered.compared)
        ids = [each.id for each in self._pages]
        self.chosen = ids.index(self._about) if self._about in ids else min(self.chosen, max(0, len(ids) - 1))
        self.call_after_refresh(self._follow)

    def _follow(self) -> None:
        """What nobody has to wait for: it is worked out once the list is seen."""
        self.turned_to()
        self.run_worker(lambda: bool(Past(self._desk.gym).versions()), thread=True, exclusive=True, group="versions")

    def _learn(self, found: Mapping[str, Ups]) -> None:
        self._compared = {**self._compared, **found}
        self._version += 1

    @property
    def _pages(self) -> tuple[Page, ...]:
        return () if self.gathered is None else self.gathered.pages

    @property
    def _page(self) -> Page | None:
        return self._pages[self.chosen] if self.chosen < len(self._pages) else None

    @property
    def counted(self) -> str:
        """How many sessions are shown."""
        return count(len(self._pages), "session")

    def rows(self) -> Listed:
        """Every session in a line."""
        pages = self._pages
        if not pages:
            why = f"Nothing has “{self.filter}” in it." if self.filter else EMPTY
            return nothing("" if self.gathered is None else why)
        this_year = self._desk.clock.now().year
        compared, catalogue = self._compared, self._desk.gym.catalogue

        def words(row: int, width: int) -> Line:
            known = compared.get(pages[row].id)
            ups = None if known is None else sum(each.went_up for each in known.values())
            return history.row(pages[row], ups, width, this_year, catalogue)

        return Listed(len(pages), words, self.chosen, is_held=not self.is_open)

    @property
    def _items(self) -> tuple[Item, ...]:
        """The open session, line by line."""
        page = self._page
        if page is None:
            return ()
        width = max(20, self.columns[1] - MARK - BAR)
        key = (page, width, self._version)
        if self._drawn[0] != key:
            known = self._compared.get(page.id) if page.is_finished else {}
            gym = self._desk.gym
            opened = Opened(page.session, gym.catalogue, gym.settings.unit, known, self._why_not(page))
            self._drawn = (key, history.items(opened, width))
        return self._drawn[1]

    def _why_not(self, page: Page) -> str:
        return history.RUNS if not page.is_finished else self._desk.past.why_not(page.id)

    def detail(self, width: int, height: int) -> tuple[Line, ...]:
        """The open session as lines."""
        del width, height
        return tuple(each.words for each in self._items)

    def draw_detail(self) -> None:
        """The open session, the chosen set marked."""
        beside = self.query_one("#beside", Rows)
        items = self._items
        is_chosen = self.is_open and self._set() is not None
        beside.listed = Listed(
            len(items),
            lambda row, _: items[row].words if row < len(items) else BLANK,
            self._line if is_chosen else 0,
            is_held=self.is_open,
            is_marked=is_chosen,
        )

    @property
    def _line(self) -> int:
        """The line of the chosen set, else of the one nearest to it."""
        found = [(each.entry, each.number) for each in self._items]
        if self._at in found:
            return found.index(self._at)
        sets = history.sets_of(self._items)
        return next((each for each in reversed(sets) if found[each] < self._at), sets[0] if sets else 0)

    def turned_to(self) -> None:
        """Another session: what went up in it and in those around it is worked out beside the screen's thread."""
        page = self._page
        if page is None:
            return
        if page.id != self._about:
            self.query_one("#beside", Rows).top = 0
        self._about = page.id
        around = self._pages[max(0, self.chosen - AROUND) : self.chosen + AROUND]
        missing = tuple(each for each in around if each.id not in self._compared and each.is_finished)
        if len(missing) > AROUND // 2 or page in missing:
            self.run_worker(lambda: self._work_out(missing), thread=True, exclusive=True, group="compared")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """What went up is worked out, or whether there is anything to choose between."""
        if event.worker.group == "versions" and event.state is WorkerState.SUCCESS:
            event.stop()
            self._is_double = bool(event.worker.result)
            self.draw()
        if event.worker.group == "compared" and event.state is WorkerState.SUCCESS and event.worker.result is not None:
            event.stop()
            self._learn(event.worker.result)
            self.draw()

    # -------------------------------------------------------------- keys

    @property
    def place(self) -> Place:
        """In the list, or among the sets."""
        return Place.PAST if self.is_open else Place.REVIEW

    def idle(self) -> frozenset[str]:
        """What does nothing at this moment."""
        page = self._page
        found = super().idle() - {"act", "delete", "versions", "undo", "choose-up", "choose-down"}
        rows = len(history.sets_of(self._items)) if self._set() is not None else 0
        scrolls = len(self._items) > self.room[1]
        if not (scrolls or rows > 1) if self.is_open else len(self._pages) < 2:  # noqa: PLR2004 - with one there is nothing to choose
            found |= {"choose-up", "choose-down"}
        if page is None:
            found |= {"act", "delete"}
        elif not page.is_finished or (self.is_open and (self._why_not(page) or self._set() is None)):
            found |= EDITS - (set() if self.is_open else {"act"})
        if not self._desk.past.can_undo:
            found |= {"undo"}
        if not self._is_double:
            found |= {"versions"}
        return found

    def labels(self) -> dict[str, str]:
        """What Enter and the arrows do."""
        if not self.is_open:
            return {"act": "open", "choose-up": "choose", "delete": "drop"}
        return {"act": "type it", "choose-up": "scroll" if self._set() is None else "set", "delete": "drop"}

    def act(self) -> None:
        """Opens the session; in it, the chosen set is typed anew."""
        page = self._page
        if page is None:
            return
        if not self.is_open:
            self.is_open = True
            first = next((each for each in self._items if each.is_set), None)
            self._at = (-1, -1) if first is None else (first.entry, first.number)
            self.draw()
        elif "act" not in self.idle():
            self.post_message(PastAsked("set", self._edited, session=page.id, place=self._at))

    def undo(self) -> None:
        """The last edit is taken back; a held key takes back one."""
        back, self._way_back = self._way_back.pressed(self._desk.clock.now())
        if back is Back.STEP:
            self._has_gone_back = self._desk.past.can_undo
        if back is not Back.NOTHING and self._has_gone_back:
            self._change(lambda past, now: past.undo(now) if back is Back.STEP else past.redo(now))

    def action_choose(self, by: int) -> None:
        """A session up or down; open, a set."""
        if not self.is_open:
            super().action_choose(by)
            return
        line = self._line
        sets = history.sets_of(self._items) if self._set() is not None else ()
        later = [each for each in sets if (each > line if by > 0 else each < line)]
        if later:
            self._choose_line(later[0] if by > 0 else later[-1])
        else:
            self.query_one("#beside", Rows).scroll_by(by)

    def _choose_line(self, place: int) -> None:
        item = self._items[place]
        self._at = (item.entry, item.number)
        self.draw()

    def pointed(self, rows: Rows, row: int) -> None:
        """A click on a session or on a set; a second one opens it."""
        if rows.id == "list":
            super().pointed(rows, row)
        elif row in history.sets_of(self._items):
            is_second = self.is_open and row == self._line
            self.is_open = True
            self._choose_line(row)
            if is_second:
                self.act()

    def action_reps(self, by: int) -> None:
        """A rep less or more of the chosen set."""

        def more(done: LoggedSet) -> LoggedSet:
            most = max(done.done, MOST_REPS if done.seconds is None else LONGEST)
            whole = min(most, max(0, done.done + by))
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
        page = self._page
        if page is None or "delete" in self.idle():
            return
        if not self.is_open:
            self.post_message(PastAsked("delete", self._edited, session=page.id))
        elif self._set() is not None:
            entry, number = self._at
            self._change(lambda past, now: past.drop(page.id, entry, number, now))

    def action_note(self) -> None:
        """A note on the session."""
        if self._page is not None and "note" not in self.idle():
            self.post_message(PastAsked("note", self._edited, session=self._page.id))

    def action_versions(self) -> None:
        """Which of two versions counts."""
        self.post_message(PastAsked("versions", self._edited))

    # -------------------------------------------------------------- edits

    def _truth(self) -> Session | None:
        """The chosen session as it is after every edit so far, drawn already or not."""
        page = self._page
        return None if page is None else self._desk.past.session(page.id)

    def _set(self) -> LoggedSet | None:
        """The chosen set, where the session still has it."""
        session = self._truth() if self._page is not None and self._page.is_finished else None
        entry, number = self._at
        if session is None or not 0 <= entry < len(session.entries) or number < 0:
            return None
        sets = session.entries[entry].sets
        return sets[number] if number < len(sets) else None

    def _correct(self, change: Callable[[LoggedSet], LoggedSet]) -> None:
        page, done = self._page, self._set()
        if page is None or done is None or not self.is_open or "reps-less" in self.idle():
            return
        entry, number = self._at
        corrected = change(done)
        if corrected != done:
            self._change(lambda past, now: past.correct(page.id, entry, number, corrected, now))

    def _change(self, change: Callable[[Past, datetime], object]) -> None:
        self.post_message(Edited(change, self._edited))

    def _edited(self) -> None:
        """The past is another: drawn at once as far as it is known, the rest worked out anew."""
        book = self._desk.gym.sessions
        touched = self._desk.past.touched
        if self.gathered is not None:
            known = {each.id: each for each in book.pages}
            kept = tuple(known.get(each.id, each) for each in self._pages if each.id in known or not each.is_finished)
            self.gathered = replace(self.gathered, pages=kept)
            if touched in (each.id for each in kept):
                self.chosen = [each.id for each in kept].index(touched)
            self.chosen = min(self.chosen, max(0, len(kept) - 1))
            self._about = touched if touched in known else "" if self._page is None else self._page.id
        self._step_to_a_set()
        self.draw()
        self.gather_again()

    def _step_to_a_set(self) -> None:
        """Where the chosen set is gone, the one before it is chosen."""
        items = self._items
        if self.is_open and self._set() is None and items:
            item = items[self._line]
            self._at = (item.entry, item.number)
