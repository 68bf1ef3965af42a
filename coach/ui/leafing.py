"""The pages of the past, one open at a time: it stays in sight until the next is worked out."""

from textual.app import App
from textual.screen import Screen

from coach.desk import Desk
from coach.ui.asking import Asking
from coach.ui.pages import Page, page_of
from coach.ui.review import Review, Tab


class Leafing:
    """Turns the pages of the past."""

    def __init__(self, app: App[None], desk: Desk, asking: Asking) -> None:
        self._app = app
        self._desk = desk
        self._asking = asking
        self._tab = Tab.HISTORY
        self._wanted: tuple[Page, Screen[object]] | None = None
        """The page that is being worked out, and where it was asked for."""

    def open(self) -> None:
        """The page that was open last."""
        self.turn_to(self._tab)

    def turn_to(self, tab: Tab, about: str = "") -> None:
        """Another page, on what it is `about` where that is told."""
        if not self._desk.is_open:
            return
        self._tab = tab
        page = page_of(tab, self._desk, self._asking.looks, self._asking.status, about)
        self._wanted = (page, self._app.screen)
        self._app.run_worker(lambda: self._prepare(page), thread=True, exclusive=True, group="page", exit_on_error=True)

    def gather_again(self) -> None:
        """Draws anew what is open, from what is known by now."""
        for screen in self._app.screen_stack:
            if isinstance(screen, Review):
                screen.gather_again()

    def _prepare(self, page: Page) -> None:
        page.prepare()
        self._app.call_from_thread(self._show, page)

    def _show(self, page: Page) -> None:
        """Shows it, unless the lifter is somewhere else by now."""
        wanted, self._wanted = self._wanted, None
        if wanted is None or wanted[0] is not page:
            self._wanted = wanted
        elif wanted[1] is self._app.screen and isinstance(self._app.screen, Review):
            self._app.switch_screen(page)
        elif wanted[1] is self._app.screen:
            self._app.push_screen(page)
