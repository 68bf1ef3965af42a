"""Today: what is due and what happened last time, side by side; one key starts."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message

from coach.training import outlook
from coach.training.after_today import AfterToday
from coach.training.plan import Plan
from coach.training.wording import count
from coach.ui.boards.today import board
from coach.ui.keys import Action, Place, bindings
from coach.ui.meter import meter
from coach.ui.room import Area, Asked, Looks, Replanned, Room, Started
from coach.ui.scene import BLANK, KEY, MUTED, STRONG, Line, Span, line, wrapped
from coach.ui.widgets.words import Words


class Door(StrEnum):
    """What Enter opens."""

    START = "start"
    """The session of the plan."""
    GO_ON = "go on"
    """The session that is open."""
    TRY_AGAIN = "try again"
    """Nothing, while another window logs."""


_REPLANNING = frozenset({"goal", "day", "rough", "bodyweight", "swap"})
"""What gives way while a session is open."""
_OF_A_PLAN = _REPLANNING | {"act", "yes", "back", "why", "history", "choose-up", "choose-down"}
"""What there must be a plan for."""


WIDEST_BAR = 48
"""Cells of the bar of what has been read."""


class BodyweightAsked(Message):
    """The lifter wants to tell their body weight."""


class TodayScreen(Room):
    """What is due."""

    AREA = Area.TODAY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.TODAY)]

    def __init__(self, looks: Looks) -> None:
        super().__init__(looks)
        self._plan: Plan | None = None
        self._week = AfterToday({}, has_more_to_come=True)
        self._trouble = ""
        self._read: tuple[int, int] | None = None
        self._news: tuple[str, ...] = ()
        self._chosen = 0
        self._is_asking = False
        self._door = Door.START
        self.has_import = False
        """Whether a history was brought in a moment ago, and can be taken back."""
        self.has_choice = False
        """Whether anything was chosen for today that can be taken back."""

    def compose(self) -> ComposeResult:
        """From the top down: what is due, a question, the keys."""
        with Vertical(id="today"):
            yield Words(id="page")
            yield Words(id="message")
            yield Words(id="keys")

    def show(self, plan: Plan, week: AfterToday, news: tuple[str, ...], door: Door = Door.START) -> None:
        """What is due now; `week` are the sets of the week with today, `news` one-line remarks on files."""
        self._door = door
        self._plan = plan
        self._week = week
        self._news = news
        self._trouble = ""
        self._is_asking = False
        self._chosen = min(self._chosen, max(0, len(plan.planned) - 1))
        self.draw()

    def reading(self, done: int, total: int) -> None:
        """How much of the history has been read, before there is a plan."""
        self._read = (done, total)
        self.draw()

    def tell(self, news: tuple[str, ...]) -> None:
        """One-line remarks, once there are more."""
        self._news = news
        self.draw()

    def refuse(self, sentence: str, news: tuple[str, ...]) -> None:
        """No plan can be made."""
        self._plan = None
        self._trouble = sentence
        self._news = news
        self.draw()

    def _so_far(self, width: int) -> tuple[Line, ...]:
        """A bar of what has been read, where that takes a while."""
        if self._read is None or self._trouble:
            return ()
        done, total = self._read
        bar = meter(Fraction(done), Fraction(total), min(width, WIDEST_BAR))
        return (BLANK, bar, line(Span(f"{done} of {count(total, 'session')}", MUTED)))

    @property
    def chosen(self) -> int:
        """The row that swap and why are about."""
        return self._chosen

    def draw(self) -> None:
        """Draws the page as it stands."""
        if not self.is_mounted:
            return
        size = self.query_one("#today").content_size
        width, height = size.width or self.size.width, size.height or self.size.height
        plan = self._plan
        if plan is None:
            said = self._trouble or "reading your history"
            head = (line(Span("COACH", STRONG)), BLANK, *wrapped(said, width), *self._so_far(width))
            self.put("page", parted((head, 1), (self._remarks(width), 1)))
            self.put("message", ())
        else:
            shown = board(
                plan,
                self._week,
                self._chosen,
                width,
                height - len(self._remarks(width)) - (3 if self._is_asking else 0),
                self.looks.key("swap"),
            )
            page = parted(
                (shown.head, 1),
                (shown.table, 1),
                (shown.muscles, 1),
                (shown.steps, 1),
                (shown.why, 2),
                ((*shown.notices, *self._remarks(width)), 1),
            )
            self.put("page", page)
            self.put("message", self._question(plan))
        enter = "not yet" if self._is_asking else self._door.value
        self.put("keys", (self.hints(self.at_hand(), width, {"act": enter}),))

    def _remarks(self, width: int) -> tuple[Line, ...]:
        if not self._news:
            return ()
        more = f" ({len(self._news) - 1} more)" if len(self._news) > 1 else ""
        found = wrapped(f"  {self._news[0]}{more}", width, "$warning", 2)
        return tuple(tuple(replace(span, action="screen.problems") for span in each) for each in found)

    def _question(self, plan: Plan) -> tuple[Line, ...]:
        if not self._is_asking:
            return ()
        said = outlook.question(plan)
        day = ("   ", Span(self.looks.key("day"), KEY), Span(" the other day", MUTED)) if _has_days(plan) else ()
        return (
            line(Span(said, STRONG)),
            line(
                Span(self.looks.key("act"), KEY),
                Span(" not yet", MUTED),
                "   ",
                Span(self.looks.key("yes"), KEY),
                Span(" start", MUTED),
                *day,
            ),
        )

    # -------------------------------------------------------------- keys

    @property
    def place(self) -> Place:
        """Where the lifter is."""
        return Place.TODAY

    def at_hand(self) -> tuple[Action, ...]:
        """What a key can do at this moment."""
        idle = self._idle()
        return tuple(each for each in super().at_hand() if each.id not in idle)

    def _idle(self) -> frozenset[str]:
        """What no key does now: without a plan, with one day alone, while a session is open."""
        plan = self._plan
        if plan is None:
            return _OF_A_PLAN | self._without_undo() | self._without_news()
        idle = self._without_undo() | self._without_news()
        idle |= set() if self._is_asking else {"yes", "back"}
        idle |= set() if _has_days(plan) else {"day"}
        idle |= set() if plan.planned else {"why", "swap", "choose-up", "choose-down"}
        return frozenset(idle) | (_REPLANNING if self._door is Door.GO_ON else frozenset())

    def _without_undo(self) -> set[str]:
        return set() if self.has_import or self.has_choice else {"undo"}

    def _without_news(self) -> set[str]:
        return set() if self._news else {"problems"}

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What would plan today anew gives way while a session is open, another day where there is one alone."""
        del parameters
        return action not in self._idle()

    def act(self) -> None:
        """Starts; asks first when the last pull session is too near."""
        if self._plan is None:
            return
        if self._door is not Door.START:
            self.post_message(Started())
            return
        if self._is_asking:
            self._is_asking = False
            self.draw()
        elif self._plan.is_too_soon or self._plan.is_done_today:
            self._is_asking = True
            self.draw()
        else:
            self.post_message(Started())

    def answer_yes(self) -> None:
        """Starts all the same."""
        if self._is_asking:
            self._is_asking = False
            self.post_message(Started())

    def undo(self) -> None:
        """The latest choice; without one the import of a moment ago, after a question."""
        self.post_message(Replanned("back"))

    def back(self) -> None:
        """Closes the question; else nothing is open."""
        self._is_asking = False
        self.draw()

    def why(self) -> None:
        """Why the chosen row is as it is."""
        if self._plan is not None and self._plan.planned:
            self.post_message(Asked("why", self._chosen))

    def action_choose(self, by: int) -> None:
        """The row above or below."""
        if self._plan is not None and self._plan.planned:
            self._chosen = (self._chosen + by) % len(self._plan.planned)
            self.draw()

    def action_choose_row(self, row: int) -> None:
        """A click on a row."""
        self._chosen = row
        self.draw()

    def action_goal(self) -> None:
        """The other goal."""
        self.post_message(Replanned("goal"))

    def action_day(self) -> None:
        """The other day."""
        self.post_message(Replanned("day"))

    def action_rough(self) -> None:
        """A rough day, or not."""
        self.post_message(Replanned("rough"))

    def action_bodyweight(self) -> None:
        """The lifter's body weight."""
        self.post_message(BodyweightAsked())

    def action_history(self) -> None:
        """The past."""
        if self._plan is not None:
            self.post_message(Asked("history"))

    def action_settings(self) -> None:
        """Every key of the configuration."""
        self.post_message(Asked("settings"))

    def action_problems(self) -> None:
        """All that needs attention."""
        self.post_message(Asked("problems"))

    def action_swap(self) -> None:
        """Another exercise in the chosen row."""
        if self._plan is not None and self._plan.planned:
            self.post_message(Asked("swap", self._chosen))


def parted(*parts: tuple[Sequence[Line], int]) -> tuple[Line, ...]:
    """Parts of a page below each other, each with so many empty rows before it; a part without a line has none."""
    found: list[Line] = []
    for lines, air in parts:
        if lines:
            found += [BLANK] * (air if found else 0)
            found += lines
    return tuple(found)


def _has_days(plan: Plan) -> bool:
    """Whether the level has more than one day."""
    return len(plan.routine.levels[plan.level]) > 1
