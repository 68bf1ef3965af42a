"""From Today through a session to its last page, and back."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from textual.app import App

from coach.desk import Desk
from coach.presses import QUIET
from coach.ui.room import Area, Looks, Room, area_of

if TYPE_CHECKING:
    from coach.live import Live
    from coach.ui.asking import Asking
    from coach.ui.screens.session import SessionScreen


_OF_A_SESSION = frozenset({Area.SESSION, Area.FINISH})


class House(Protocol):
    """Where a session begins and ends."""

    @property
    def asking(self) -> "Asking":
        """The panels over the screens."""
        ...

    @property
    def looks(self) -> Looks:
        """How everything is drawn."""
        ...

    def show_today(self) -> None:
        """Draws today anew."""
        ...


class Leading:
    """Leads from screen to screen while a session runs."""

    def __init__(self, app: App[None], desk: Desk, house: House, lead: Callable[[], tuple[int, ...]]) -> None:
        """`lead` is which seconds before the end of a rest are told."""
        self._app = app
        self._desk = desk
        self._house = house
        self._lead = lead
        self._pressed: datetime | None = None

    def through(self, live: "Live") -> None:
        """Leads through a session."""
        self._app.push_screen(self._session(live))

    def to_the_end(self) -> None:
        """Shows the last page of a session that is over."""
        from coach.ui.screens.finish import FinishScreen  # noqa: PLC0415 - not before the first screen

        live = self._desk.live
        if live is not None and live.session.is_finished and area_of(self._app.screen) is Area.SESSION:
            catalogue = self._desk.gym.catalogue
            self._app.switch_screen(
                FinishScreen(lambda: self._desk.ending(live), catalogue, self._take_up_again, self._house.looks)
            )

    def draw(self) -> None:
        """What shows the session draws it anew."""
        shown = self._app.screen
        if isinstance(shown, Room) and shown.AREA in _OF_A_SESSION and shown.children:
            shown.catch_up()

    def back(self) -> None:
        """Back to Today; a session that runs stays open, one that is over is left once it is on disk."""
        live = self._desk.live
        match area_of(self._app.screen):
            case Area.PAST:
                self._app.pop_screen()
            case Area.SETTINGS:
                self._app.pop_screen()
                self._house.show_today()
            case Area.FINISH if live is not None and not live.settle():
                self._house.asking.leaving(live.saving.failure, self._back_to_today)
            case Area.FINISH:
                self._back_to_today()
            case Area.SESSION if live is not None:
                if not any(each.sets for each in live.session.entries):
                    self._desk.close_session()
                self._app.pop_screen()
                self._house.show_today()
            case _:
                pass

    def is_held(self) -> bool:
        """Whether a press belongs to the last one in the session, and so must not close its last page unread."""
        now, before = self._desk.clock.now(), self._pressed
        self._pressed = now
        if area_of(self._app.screen) is not Area.FINISH or before is None or now - before >= QUIET:
            return False
        live = self._desk.live
        if live is not None and live.take_back_if_held():
            self._app.switch_screen(self._session(live))
        return True

    def _session(self, live: "Live") -> "SessionScreen":
        from coach.ui.screens.session import SessionScreen  # noqa: PLC0415 - not before the first screen

        return SessionScreen(live, self._house.looks, self._lead())

    def _take_up_again(self) -> None:
        live = self._desk.live
        if live is not None and live.goes_back() and live.undo():
            self._app.switch_screen(self._session(live))

    def _back_to_today(self) -> None:
        self._desk.close_session()
        while area_of(self._app.screen) is not Area.TODAY and len(self._app.screen_stack) > 1:
            self._app.pop_screen()
        self._house.show_today()
