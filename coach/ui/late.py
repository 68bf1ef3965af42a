"""What no first screen needs: each is loaded and made when it is wanted first."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from textual.app import App

from coach.alerts.reach import Reach
from coach.desk import Desk
from coach.settings import Settings
from coach.ui import driver
from coach.ui.dressing import Dressing
from coach.ui.room import Looks

if TYPE_CHECKING:
    from coach.ui.alerts import Alarm
    from coach.ui.asking import Asking
    from coach.ui.asking_import import AskingImport
    from coach.ui.asking_past import AskingPast
    from coach.ui.leafing import Leafing
    from coach.ui.preferences import Preferences
    from coach.ui.screens.panels import Panel


class House(Protocol):
    """What they live in."""

    @property
    def settings(self) -> Settings:
        """The choices that hold now."""
        ...

    @property
    def reach(self) -> Reach:
        """What a lifter who is not looking can be reached by."""
        ...

    @property
    def looks(self) -> Looks:
        """How everything is drawn."""
        ...

    def show_panel(self, panel: "Panel", told: Callable[[str | None], None] | None = None) -> None:
        """Shows a panel; what came of it is told."""
        ...

    def show_today(self) -> None:
        """Draws today anew."""
        ...

    def beside(self, work: Callable[[], Callable[[], None]]) -> None:
        """Does something in a thread, then what it gives back on the screen's."""
        ...

    def another_past(self) -> None:
        """Draws anew what shows the past."""
        ...

    def follow(self, settings: Settings) -> None:
        """What was changed in the configuration holds from now on."""
        ...


class Late:
    """What is made late."""

    def __init__(self, app: App[None], desk: Desk, dressing: Dressing, house: House) -> None:
        self._app = app
        self._desk = desk
        self._dressing = dressing
        self._house = house

    def load(self) -> None:
        """Loads what is likely to be wanted next; to be called off the screen's thread."""
        import coach.ui.alerts  # noqa: PLC0415 - while nobody waits for it
        import coach.ui.asking  # noqa: PLC0415 - the same
        import coach.ui.leafing  # noqa: PLC0415 - the same
        import coach.ui.screens.session  # noqa: F401, PLC0415 - the same
        from coach.ui.pages import load_first  # noqa: PLC0415 - the same

        load_first()

    @cached_property
    def alarm(self) -> "Alarm":
        """What rings."""
        from coach.ui.alerts import Alarm  # noqa: PLC0415 - not before the first screen

        app, house = self._app, self._house
        return Alarm(house.settings.alerts, house.reach, app.bell, lambda sequence: driver.write(app, sequence))

    @cached_property
    def asking(self) -> "Asking":
        """The panels over the screens."""
        from coach.ui.asking import Asking  # noqa: PLC0415 - the same

        return Asking(self._desk, self._house.looks, self._house)

    @cached_property
    def asking_past(self) -> "AskingPast":
        """The panels about a session of the past."""
        from coach.ui.asking_past import AskingPast  # noqa: PLC0415 - the same

        return AskingPast(self._desk, self.asking, self._house.show_today)

    @cached_property
    def asking_import(self) -> "AskingImport":
        """The panels of an import."""
        from coach.ui.asking_import import AskingImport  # noqa: PLC0415 - the same

        return AskingImport(self._desk, self.asking, self._house)

    @cached_property
    def leafing(self) -> "Leafing":
        """The pages of the past."""
        from coach.ui.leafing import Leafing  # noqa: PLC0415 - the same

        return Leafing(self._app, self._desk, self.asking)

    @cached_property
    def preferences(self) -> "Preferences":
        """What the settings screen asks and does."""
        from coach.ui.preferences import Preferences  # noqa: PLC0415 - the same

        return Preferences(self._desk, lambda: self._dressing.names, lambda: self.alarm, self._house.follow)
