"""The calendar: a year of training days."""

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget

from coach.desk import Desk
from coach.training.log import Session
from coach.training.year import Year, year
from coach.ui.boards import calendar
from coach.ui.review import Review, Tab, Turned
from coach.ui.room import Looks
from coach.ui.scene import Line
from coach.ui.widgets.words import Words

A_WEEK = 7


class CalendarScreen(Review[Year]):
    """A year, a cell a day."""

    TAB: ClassVar[Tab] = Tab.CALENDAR

    def __init__(self, desk: Desk, looks: Looks, status: Callable[[], Line]) -> None:
        super().__init__(looks, status)
        self._desk = desk
        self._chosen = -1
        """The place of the chosen day among those of the year; -1 for today."""

    def body(self) -> Iterable[Widget]:
        """One page."""
        with VerticalScroll(id="sheet", can_focus=False):
            yield Words(id="lines")

    def gather(self) -> Year:
        """The year up to today."""
        gym = self._desk.gym
        settings = gym.settings
        return year(gym.logbook, gym.catalogue, settings.level, settings.rack.unit, self._desk.clock.now().date())

    @property
    def _place(self) -> int:
        days = len(self.gathered.days) if self.gathered is not None else 1
        return days - 1 if self._chosen < 0 else min(self._chosen, days - 1)

    @property
    def _sessions(self) -> tuple[Session, ...]:
        if self.gathered is None:
            return ()
        pages = (self._desk.gym.logbook.page(each) for each in self.gathered.days[self._place].sessions)
        return tuple(each.session for each in pages if each is not None)

    def idle(self) -> frozenset[str]:
        """Enter opens a day of training; nothing is changed here."""
        return super().idle() - {"choose-left", "choose-right"} - ({"act"} if self._sessions else set())

    def labels(self) -> dict[str, str]:
        """What the keys do."""
        return {"act": "open", "choose-up": "day", "choose-left": "week"}

    def draw(self) -> None:
        """The year as it stands."""
        super().draw()
        if not self.is_mounted or self.gathered is None:
            return
        sheet = self.query_one("#sheet").content_size
        shown = calendar.lines(
            self.gathered, self._place, self._sessions, max(20, sheet.width - 1), ascii=self.looks.ascii
        )
        words = self.query_one("#lines", Words)
        words.lines = shown
        words.styles.height = len(shown)

    def act(self) -> None:
        """Opens the session of the day."""
        if self._sessions:
            self.post_message(Turned(Tab.HISTORY, self._sessions[0].id))

    def action_choose(self, by: int) -> None:
        """The day before or after."""
        self.action_choose_day(self._place + by)

    def action_across(self, by: int) -> None:
        """The week before or after."""
        self.action_choose_day(self._place + A_WEEK * by)

    def action_choose_day(self, place: int) -> None:
        """A day of the year."""
        if self.gathered is not None:
            self._chosen = min(max(0, place), len(self.gathered.days) - 1)
            self.draw()
