"""The pages of the past, one open at a time.

The first is there with its frame as soon as it is asked for, and filled at once when what it shows is worked out; then
one stays in sight until the next is worked out, its name marked meanwhile.
"""

from textual.app import App
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.scrollbar import ScrollBar

from coach.desk import Desk
from coach.ui.asking import Asking
from coach.ui.pages import Page, load_rest, page_of
from coach.ui.review import Review, Tab
from coach.ui.styles import read_styles
from coach.ui.widgets.rows import Rows
from coach.ui.widgets.words import Words

SOON = 0.6
"""Seconds after which the other pages are loaded: the first is complete by then."""


class Leafing:
    """Turns the pages of the past."""

    def __init__(self, app: App[None], desk: Desk, asking: Asking) -> None:
        self._app = app
        self._desk = desk
        self._asking = asking
        self._tab = Tab.HISTORY
        self._wanted: tuple[Page, Review[object]] | None = None
        """The page that is being worked out, and the one that it was asked for on."""
        self._has_opened = False
        """Whether any page was opened in this run."""

    def make_ready(self) -> None:
        """What the first page looks like is read while nobody waits for it."""
        page = page_of(self._tab, self._desk, self._asking.looks, self._asking.status)
        read_styles(self._app, page, (Horizontal(), Vertical(), VerticalScroll(), ScrollBar(), Rows(), Words()))

    def open(self) -> None:
        """The page that was open last."""
        self.turn_to(self._tab)

    def turn_to(self, tab: Tab, about: str = "") -> None:
        """Another page, on what it is `about` where that is told."""
        if not self._desk.is_open:
            return
        self._tab = tab
        shown = self._app.screen
        if not about and isinstance(shown, Review) and shown.TAB is tab:
            self._wanted = None
            shown.mark(tab)
            return
        page = page_of(tab, self._desk, self._asking.looks, self._asking.status, about)
        if isinstance(shown, Review):
            shown.mark(tab)
            self._wanted = (page, shown)
            self._app.run_worker(lambda: self._prepare(page), thread=True, exclusive=True, group="page")
        else:
            self._wanted = None
            page.make_ready(self._app.size)
            self._app.push_screen(page)
            if not self._has_opened:
                self._app.set_timer(SOON, lambda: self._app.run_worker(load_rest, thread=True, group="pages"))
            self._has_opened = True

    def gather_again(self) -> None:
        """Draws anew what is open, from what is known by now."""
        for screen in self._app.screen_stack:
            if isinstance(screen, Review):
                screen.gather_again()

    def _prepare(self, page: Page) -> None:
        page.prepare()
        self._app.call_from_thread(self._show, page)

    def _show(self, page: Page) -> None:
        """Shows it, unless another is wanted by now, or the lifter is somewhere else."""
        if self._wanted is None or self._wanted[0] is not page:
            return
        asked_on = self._wanted[1]
        self._wanted = None
        if asked_on is self._app.screen:
            page.make_ready(self._app.size)
            self._app.switch_screen(page)
        elif asked_on in self._app.screen_stack:
            asked_on.mark(asked_on.TAB)
