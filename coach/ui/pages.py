"""Which screen is behind each name of the past."""

from collections.abc import Callable
from typing import TypeAlias, assert_never

from coach.desk import Desk
from coach.ui.review import Tab
from coach.ui.room import Looks
from coach.ui.scene import Line
from coach.ui.screens.calendar import CalendarScreen
from coach.ui.screens.history import HistoryScreen
from coach.ui.screens.library import LibraryScreen
from coach.ui.screens.muscles import MusclesScreen
from coach.ui.screens.progress import ProgressScreen

Page: TypeAlias = HistoryScreen | ProgressScreen | MusclesScreen | CalendarScreen | LibraryScreen


def page_of(tab: Tab, desk: Desk, looks: Looks, status: Callable[[], Line], about: str = "") -> Page:
    """A page of the past, opened anew at what it is about."""
    match tab:
        case Tab.HISTORY:
            return HistoryScreen(desk, looks, status, about)
        case Tab.MUSCLES:
            return MusclesScreen(desk, looks, status)
        case Tab.CALENDAR:
            return CalendarScreen(desk, looks, status)
        case Tab.PROGRESS:
            return ProgressScreen(desk, looks, status, about)
        case Tab.LIBRARY:
            return LibraryScreen(desk, looks, status, about)
        case _:
            assert_never(tab)
