"""The calendar: a year of training days, and every year before it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget

from coach.desk import Desk
from coach.training.log import Session
from coach.training.weeks import monday_of
from coach.training.year import Year, year
from coach.ui.boards import calendar
from coach.ui.boards.calendar import Looked
from coach.ui.measures import SCROLLBAR
from coach.ui.review import Review, Tab, Turned
from coach.ui.room import Looks
from coach.ui.scene import Line
from coach.ui.widgets.words import Words

A_DAY = timedelta(days=1)
A_WEEK = timedelta(weeks=1)
A_YEAR = timedelta(weeks=52)


class CalendarScreen(Review[Year]):
    """A year, a cell a day."""

    TAB: ClassVar[Tab] = Tab.CALENDAR

    def __init__(self, desk: Desk, looks: Looks, status: Callable[[], Line]) -> None:
        super().__init__(looks, status)
        self._desk = desk
        self._day: date | None = None
        """The day that is looked at; None for today."""
        self._until: date | None = None
        """The last day of the year that is shown; None for today."""

    def body(self) -> Widget:
        """One page."""
        return VerticalScroll(Words(id="lines"), id="sheet", can_focus=False)

    @property
    def _today(self) -> date:
        return self._desk.clock.now().date()

    def gather(self) -> Year:
        """The year up to a day."""
        gym = self._desk.gym
        settings = gym.settings
        until = self._until or self._today
        return year(gym.sessions, gym.catalogue, settings.level, settings.rack.unit, until)

    def _looked(self, shown: Year) -> Looked:
        place = calendar.place_of(shown, self._day or self._today)
        pages = (self._desk.gym.sessions.page(each) for each in shown.days[place].sessions)
        sessions = tuple(each.session for each in pages if each is not None)
        return Looked(shown, place, sessions, self._desk.gym.catalogue, self._today)

    @property
    def _sessions(self) -> tuple[Session, ...]:
        return () if self.gathered is None else self._looked(self.gathered).sessions

    def idle(self) -> frozenset[str]:
        """Enter opens a day of training; nothing is changed here."""
        return super().idle() - {"choose-left", "choose-right"} - ({"act"} if self._sessions else set())

    def labels(self) -> dict[str, str]:
        """What the keys do."""
        return {"act": "open", "choose-up": "day", "choose-left": "week"}

    def draw(self) -> None:
        """The year as it stands."""
        if self.is_filled and self.gathered is not None:
            width, height = self.room
            looked = self._looked(self.gathered)
            shown = calendar.lines(looked, width - SCROLLBAR, height, ascii=self.looks.ascii)
            self.query_one("#lines", Words).put(shown)
        super().draw()

    def act(self) -> None:
        """Opens the session of the day."""
        sessions = self._sessions
        if sessions:
            self.post_message(Turned(Tab.HISTORY, sessions[0].id))

    def action_choose(self, by: int) -> None:
        """The day before or after."""
        self._look_at((self._day or self._today) + A_DAY * by)

    def action_across(self, by: int) -> None:
        """The week before or after."""
        self._look_at((self._day or self._today) + A_WEEK * by)

    def action_choose_day(self, place: int) -> None:
        """A day of the year that is shown."""
        if self.gathered is not None and 0 <= place < len(self.gathered.days):
            self._look_at(self.gathered.days[place].date)

    def _look_at(self, day: date) -> None:
        """A day; where it is not in the year that is shown, another year is, as long as there was training before."""
        if self.gathered is None:
            return
        days = self.gathered.days
        pages = self._desk.gym.sessions.pages
        a_year_ago = monday_of(self._today) - A_YEAR
        oldest = min(a_year_ago, pages[0].date) if pages else a_year_ago
        self._day = min(max(day, oldest), self._today)
        if self._day < days[0].date:
            self._until = monday_of(self._day) + A_WEEK - A_DAY
            self.gather_again()
        elif self._day > days[-1].date:
            last = monday_of(self._day) + A_YEAR + A_WEEK - A_DAY
            self._until = None if last >= self._today else last
            self.gather_again()
        else:
            self.draw()
