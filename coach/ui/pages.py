"""Which screen is behind each name of the past; each is loaded when it is first opened."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, assert_never

from coach.desk import Desk
from coach.ui.review import Tab
from coach.ui.room import Looks
from coach.ui.scene import Line

if TYPE_CHECKING:
    from coach.ui.screens.calendar import CalendarScreen
    from coach.ui.screens.history import HistoryScreen
    from coach.ui.screens.library import LibraryScreen
    from coach.ui.screens.muscles import MusclesScreen
    from coach.ui.screens.progress import ProgressScreen

Page: TypeAlias = "HistoryScreen | ProgressScreen | MusclesScreen | CalendarScreen | LibraryScreen"


def page_of(tab: Tab, desk: Desk, looks: Looks, status: Callable[[], Line], about: str = "") -> Page:
    """A page of the past, opened anew at what it is about."""
    match tab:
        case Tab.HISTORY:
            from coach.ui.screens.history import HistoryScreen  # noqa: PLC0415 - each when it is wanted

            return HistoryScreen(desk, looks, status, about)
        case Tab.MUSCLES:
            from coach.ui.screens.muscles import MusclesScreen  # noqa: PLC0415 - the same

            return MusclesScreen(desk, looks, status)
        case Tab.CALENDAR:
            from coach.ui.screens.calendar import CalendarScreen  # noqa: PLC0415 - the same

            return CalendarScreen(desk, looks, status)
        case Tab.PROGRESS:
            from coach.ui.screens.progress import ProgressScreen  # noqa: PLC0415 - the same

            return ProgressScreen(desk, looks, status, about)
        case Tab.LIBRARY:
            from coach.ui.screens.library import LibraryScreen  # noqa: PLC0415 - the same

            return LibraryScreen(desk, looks, status, about)
        case _:
            assert_never(tab)


def load_first() -> None:
    """Loads the page that is opened first, and what it works with."""
    import coach.training.comparing  # noqa: PLC0415 - while nobody waits for it
    import coach.ui.screens.history  # noqa: F401, PLC0415 - the same


def load_rest() -> None:
    """Loads the others, and what draws their curves."""
    import plotext  # noqa: F401, PLC0415 - while nobody waits for it

    import coach.ui.screens.calendar  # noqa: PLC0415 - the same
    import coach.ui.screens.library  # noqa: PLC0415 - the same
    import coach.ui.screens.muscles  # noqa: PLC0415 - the same
    import coach.ui.screens.progress  # noqa: F401, PLC0415 - the same
