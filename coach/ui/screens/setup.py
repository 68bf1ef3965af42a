"""Setup: three questions before the very first session; Enter takes what stands."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import ClassVar, TypeVar, assert_never

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message

from coach.presses import EnterGuard
from coach.settings import Settings
from coach.training.exercise import Equipment
from coach.training.load import Unit
from coach.training.plan import Plan
from coach.training.routine import Level
from coach.ui.boards.setup import Answers, Known, Question, board
from coach.ui.keys import Action, Place, bindings
from coach.ui.room import Area, Looks, Room
from coach.ui.scene import Huge, Line
from coach.ui.widgets.big import Big
from coach.ui.widgets.words import Words

_T = TypeVar("_T")


class SetUp(Message):
    """Every question is answered."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings


class HistoryWanted(Message):
    """The lifter has a history in another app, and wants it here."""


class SetupScreen(Room):
    """Asks for unit, training and equipment."""

    AREA = Area.SETUP
    CSS_PATH = "setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.SETUP)]

    def __init__(
        self, known: Known, try_out: Callable[[Settings], Plan | str], now: Callable[[], datetime], looks: Looks
    ) -> None:
        """`try_out` tells what today would be with other settings, or why there would be nothing."""
        super().__init__(looks)
        self.answers = Answers(Settings())
        self._known = known
        self._try_out = try_out
        self._now = now
        self._guard = EnterGuard()
        self._plan: tuple[Settings, Plan | str] | None = None
        self._is_over = False

    def compose(self) -> ComposeResult:
        """From the top down: what is asked, a large number, the answers, keys."""
        with Vertical(id="setup"):
            yield Words(id="head")
            yield Words(id="label")
            yield Big(id="huge", ascii=self.looks.ascii)
            yield Words(id="body")
            yield Words(id="keys")

    @property
    def place(self) -> Place:
        """Where the lifter is."""
        return Place.SETUP

    def at_hand(self) -> tuple[Action, ...]:
        """What a key can do at this moment."""
        idle = {"why", "yes"}
        idle |= {"undo"} if self.answers.question is Question.UNIT else set()
        idle |= set() if self._goes_on else {"act"}
        return tuple(each for each in super().at_hand() if each.id not in idle)

    def draw(self) -> None:
        """Draws the page as it stands."""
        if not self.is_mounted:
            return
        size = self.query_one("#setup").content_size
        width, height = size.width or self.size.width, size.height or self.size.height
        shown = board(self.answers, self._known, self._coming, width, height - 2)
        self.put("head", (shown.head,))
        self.put("label", (shown.label,) if shown.label else ())
        big = self.query_one("#huge", Big)
        big.huge = Huge(shown.huge) if shown.huge else None
        big.display = bool(shown.huge)
        self.put("body", shown.body)
        self.put("keys", (self._key_line(width),))

    @property
    def _coming(self) -> Plan | str:
        """What the answers come to."""
        settings = self.answers.settings
        if self._plan is None or self._plan[0] != settings:
            self._plan = (settings, self._try_out(settings))
        return self._plan[1]

    @property
    def _goes_on(self) -> bool:
        """Whether Enter does anything: not from equipment that leaves nothing to train with."""
        return not (self.answers.is_last and isinstance(self._coming, str))

    def _key_line(self, width: int) -> Line:
        labels = {"undo": "back", "act": "done" if self.answers.is_last else "next"}
        match self.answers.question:
            case Question.UNIT:
                labels |= {"choose-up": "unit", "turn-left": ""}
            case Question.TRAINING:
                labels |= {"choose-up": "level", "turn-left": "goal"}
            case Question.EQUIPMENT:
                labels |= {"choose-up": "choose", "turn-left": "have it"}
        return self.hints(self.at_hand(), width, labels)

    # -------------------------------------------------------------- keys

    def act(self) -> None:
        """Takes what stands and goes on."""
        is_meant, self._guard = self._guard.pressed(self._now())
        if not is_meant or not self._goes_on:
            return
        if self.answers.is_last:
            self._end()
        else:
            self._answer(self.answers.next_question())

    def undo(self) -> None:
        """A page back."""
        self._answer(self.answers.question_before())

    def back(self) -> None:
        """A page back; on the first page everything is taken as it stands."""
        if self.answers.question is Question.UNIT:
            self._end()
        else:
            self.undo()

    def _end(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.post_message(SetUp(self.answers.settings))

    def _answer(self, answers: Answers) -> None:
        self.answers = answers
        self.draw()

    def action_choose(self, by: int) -> None:
        """The answer above or below: another unit, another level; of the equipment the next piece is marked."""
        answers, settings = self.answers, self.answers.settings
        match answers.question:
            case Question.UNIT:
                self._answer(answers.in_unit(_beside(tuple(Unit), settings.unit, by)))
            case Question.TRAINING:
                self._answer(answers.at_level(_beside(tuple(Level), settings.level, by)))
            case Question.EQUIPMENT:
                self._answer(replace(answers, row=(answers.row + by) % len(Equipment)))
            case _:
                assert_never(answers.question)

    def action_turn(self, by: int) -> None:
        """The answer beside: the other unit, the other goal; the piece that is marked is had or not."""
        answers, settings = self.answers, self.answers.settings
        match answers.question:
            case Question.UNIT:
                self.action_choose(by)
            case Question.TRAINING:
                goals = tuple(each.id for each in self._known.goals)
                self._answer(answers.for_goal(_beside(goals, settings.goal, by)))
            case Question.EQUIPMENT:
                self.action_have_or_not(answers.row)
            case _:
                assert_never(answers.question)

    def action_take_unit(self, unit: str) -> None:
        """A click on a unit."""
        self._answer(self.answers.in_unit(Unit(unit)))

    def action_take_level(self, level: str) -> None:
        """A click on a level."""
        self._answer(self.answers.at_level(Level(level)))

    def action_take_goal(self, goal: str) -> None:
        """A click on a goal."""
        self._answer(self.answers.for_goal(goal))

    def action_have_or_not(self, row: int) -> None:
        """A click on a piece of equipment."""
        self._answer(self.answers.with_or_without(tuple(Equipment)[row]))

    def action_bring_history(self) -> None:
        """The history of another app."""
        self.post_message(HistoryWanted())


def _beside(all_of_them: tuple[_T, ...], now: _T, by: int) -> _T:
    """The one before or after, in a circle."""
    return all_of_them[(all_of_them.index(now) + by) % len(all_of_them)]
