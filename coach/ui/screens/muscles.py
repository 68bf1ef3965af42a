"""The muscles: what each had, week beside week."""

from collections.abc import Callable
from typing import ClassVar

from textual.containers import VerticalScroll
from textual.widget import Widget

from coach.desk import Desk
from coach.training.muscles import MuscleWeek, muscle_weeks
from coach.ui.boards import muscles
from coach.ui.measures import SCROLLBAR, WEEKS
from coach.ui.review import Review, Tab
from coach.ui.room import Looks
from coach.ui.scene import Line
from coach.ui.widgets.words import Words


class MusclesScreen(Review[tuple[MuscleWeek, ...]]):
    """Weekly sets of each muscle."""

    TAB: ClassVar[Tab] = Tab.MUSCLES

    def __init__(self, desk: Desk, looks: Looks, status: Callable[[], Line]) -> None:
        super().__init__(looks, status)
        self._desk = desk
        self._overflows = False
        """Whether the page is longer than the screen."""

    def body(self) -> Widget:
        """One page."""
        return VerticalScroll(Words(id="lines"), id="sheet", can_focus=False)

    def gather(self) -> tuple[MuscleWeek, ...]:
        """The last weeks up to today."""
        gym = self._desk.gym
        return muscle_weeks(gym.sessions, gym.catalogue, self._desk.clock.now().date(), WEEKS)

    def idle(self) -> frozenset[str]:
        """It is only read."""
        return super().idle() | (set() if self._overflows else {"choose-up", "choose-down"})

    def labels(self) -> dict[str, str]:
        """What the arrows do."""
        return {"choose-up": "scroll"}

    def draw(self) -> None:
        """The table as it stands."""
        if self.is_filled and self.gathered is not None:
            width, height = self.room
            shown = muscles.lines(self.gathered, width - SCROLLBAR)
            self._overflows = len(shown) > height
            self.query_one("#lines", Words).put(shown)
        super().draw()

    def action_choose(self, by: int) -> None:
        """A line up or down."""
        if self.is_filled:
            self.query_one("#sheet", VerticalScroll).scroll_relative(y=by, animate=False)
