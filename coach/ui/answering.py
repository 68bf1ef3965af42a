"""What a key asks for beside what its screen does: a panel over it, or another page."""

from collections.abc import Callable

from textual.app import App

from coach.desk import Desk
from coach.ui.late import Late
from coach.ui.news import News
from coach.ui.room import Area, Asked, Looks, Room, area_of


class Answering:
    """Shows what is asked for."""

    def __init__(self, app: App[None], desk: Desk, news: News, late: Late, looks: Callable[[], Looks]) -> None:
        self._app = app
        self._desk = desk
        self._news = news
        self._late = late
        self._looks = looks

    def answer(self, event: Asked) -> None:
        """Shows it, where there is anything to show at this moment."""
        live, asking = self._desk.live, self._late.asking
        screen = self._app.screen
        match event.what:
            case "why" if area_of(screen) is Area.FINISH and live is not None:
                asking.why_next(live)
            case "why":
                asking.why(event.entry)
            case "swap":
                asking.swap(event.entry)
            case "overview" if live is not None:
                asking.overview(live)
            case "note" if live is not None:
                asking.note(live)
            case "help" if isinstance(screen, Room):
                asking.help(screen.at_hand())
            case _:
                self._open(event)

    def settings(self) -> None:
        """The settings, unless they are there already."""
        if self._desk.is_open and area_of(self._app.screen) is not Area.SETTINGS:
            from coach.ui.screens.settings import SettingsScreen  # noqa: PLC0415 - not before the first screen

            late = self._late
            self._app.push_screen(SettingsScreen(late.preferences, self._looks(), late.asking.status))

    def problems(self) -> None:
        """What needs attention."""
        if self._desk.is_open:
            self._late.asking.problems(self._news.remarks())

    def _open(self, event: Asked) -> None:
        """What no session is needed for."""
        match event.what:
            case "history":
                self._late.leafing.open()
            case "settings":
                self.settings()
            case "problems":
                self.problems()
            case "take-back":
                self._late.asking_import.take_back()
            case "exercise" if event.told is not None:
                self._late.asking.exercise(event.about, event.told)
            case "why-of":
                self._late.asking.why_of(event.about)
            case "search" if event.told is not None:
                self._late.asking.search(event.about, event.told)
            case _:
                pass
