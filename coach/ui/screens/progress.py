"""The progress: an exercise over time, and what changed since last week."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar

from textual.worker import Worker, WorkerState

from coach.desk import Desk
from coach.gym import unswept
from coach.training.adherence import adherence
from coach.training.comparing import changed_this_week
from coach.training.exercise import Exercise
from coach.training.form import WeekForm, form_by_week
from coach.training.frozen import frozen
from coach.training.progress import Progress, progress
from coach.training.search import has_words
from coach.training.strangers import strangers
from coach.training.wording import count
from coach.ui.boards import progress as board
from coach.ui.boards.progress import Lately
from coach.ui.listing import Listing
from coach.ui.measures import MEASURE, WEEKS
from coach.ui.review import Tab
from coach.ui.room import Asked, Looks
from coach.ui.scene import Line
from coach.ui.widgets.rows import Listed, nothing

SPANS = (timedelta(weeks=12), timedelta(weeks=52), None)
"""How much of the past the curves show; None for all of it."""
A_YEAR, ALL = 1, 2
AT_ONCE = 300
"""Sessions up to which the last week is known before the page is shown; in a longer history it follows."""


@frozen
class Trained:
    """What the list shows."""

    exercises: tuple[tuple[Exercise, int], ...]
    """With the number of sessions of each, the most trained first."""
    lately: Lately | None
    """None in a long history, where it follows."""
    over: "Over | None"
    """The exercise that it opens at; None for all of them together."""


@frozen
class Over:
    """One exercise over time."""

    progress: Progress
    form: tuple[WeekForm, ...]

    def since(self, span: int, today: date) -> date | None:
        """The day from which on so much of the past is shown; None for all of it."""
        found = SPANS[span]
        return None if found is None else today - found


class ProgressScreen(Listing[Trained]):
    """Every exercise that was trained, over time."""

    TAB: ClassVar[Tab] = Tab.PROGRESS

    def __init__(self, desk: Desk, looks: Looks, status: Callable[[], Line], about: str = "") -> None:
        """`about` is the exercise it opens at."""
        super().__init__(looks, status)
        self._desk = desk
        self._about = about
        self._span: int | None = None
        """What the lifter chose to see; None for a year, or for all of it where nothing was done in that year."""
        self._over: Over | None = None
        self._drawn: tuple[tuple[object, ...], tuple[Line, ...]] = ((), ())

    def gather(self) -> Trained:
        """What was trained, and the last week."""
        gym = self._desk.gym
        book = gym.sessions
        known = (each for each in gym.catalogue if each.is_lift)
        times = [(each, len(book.lifted(each.id))) for each in (*known, *strangers(book, gym.catalogue))]
        trained = [each for each in times if each[1] and has_words(each[0].name, self.filter)]
        about = next((each for each, _ in trained if each.id == self._about), None)
        return Trained(
            tuple(sorted(trained, key=lambda each: -each[1])),
            self._lately() if len(book) <= AT_ONCE else None,
            None if about is None else self._worked_out(about),
        )

    def _lately(self) -> Lately:
        gym, today = self._desk.gym, self._desk.clock.now().date()
        book, settings = gym.sessions, gym.settings
        with unswept():
            changed = changed_this_week(book, gym.catalogue, today, settings.rack.unit, walks=self._desk.walks())
        return Lately(
            changed,
            adherence(book, settings.level, today, WEEKS),
            form_by_week(book, today, WEEKS),
        )

    def arrived(self) -> None:
        """The list opens at the exercise that was asked for."""
        ids = ["", *(each.id for each, _ in self._trained)]
        self.chosen = ids.index(self._about) if self._about in ids else 0
        exercise = self._exercise
        self._about = "" if exercise is None else exercise.id
        self._over = None if self.gathered is None else self.gathered.over
        if self.gathered is not None and self.gathered.lately is None:
            self.call_after_refresh(self.run_worker, self._lately, thread=True, exclusive=True, group="lately")

    @property
    def _trained(self) -> tuple[tuple[Exercise, int], ...]:
        return () if self.gathered is None else self.gathered.exercises

    @property
    def _exercise(self) -> Exercise | None:
        return self._trained[self.chosen - 1][0] if 0 < self.chosen <= len(self._trained) else None

    @property
    def counted(self) -> str:
        """How many exercises are shown."""
        return count(len(self._trained), "exercise")

    def rows(self) -> Listed:
        """All of them together, then each."""
        if self.gathered is None:
            return nothing("")
        trained = self._trained
        longest = max((len(each.name) for each, _ in trained), default=0)

        def words(row: int, width: int) -> Line:
            exercise, times = trained[row - 1] if row else (None, 0)
            return board.row(exercise, times, width, longest)

        return Listed(len(trained) + 1, words, self.chosen, is_held=not self.is_open)

    def detail(self, width: int, height: int) -> tuple[Line, ...]:
        """The chosen one; until it is worked out what was there before."""
        if self.gathered is None:
            return ()
        over = self._over if self._exercise is not None else None
        if self._exercise is not None and over is None:
            return self._drawn[1]
        told: Over | Lately | None = self.gathered.lately if over is None else over
        today = self._desk.clock.now().date()
        key = (told, self._shown_span, today, width, height, self.looks)
        if self._drawn[0] != key:
            shown: tuple[Line, ...] = ()
            match told:
                case Lately():
                    shown = board.lately(told, min(width, MEASURE))
                case Over():
                    since = told.since(self._shown_span, today)
                    shown = board.lines(
                        told.progress,
                        told.form,
                        since,
                        width,
                        height,
                        ascii=self.looks.ascii,
                        longer=self.looks.key("choose-right"),
                    )
                case None:
                    pass
            self._drawn = (key, shown)
        return self._drawn[1]

    @property
    def _shown_span(self) -> int:
        if self._span is not None or self._over is None:
            return A_YEAR if self._span is None else self._span
        since = self._over.since(A_YEAR, self._desk.clock.now().date())
        points = [each for each in self._over.progress.points if since is None or each.date >= since]
        return A_YEAR if points else ALL

    def turned_to(self) -> None:
        """Another exercise: it is worked out beside the screen's thread."""
        exercise = self._exercise
        self._about = "" if exercise is None else exercise.id
        if exercise is not None:
            self.run_worker(lambda: self._worked_out(exercise), thread=True, exclusive=True, group="over")

    def _worked_out(self, exercise: Exercise) -> Over:
        gym, today = self._desk.gym, self._desk.clock.now().date()
        with unswept():
            found = progress(exercise, gym.sessions, gym.settings.rack.unit)
        return Over(found, form_by_week(gym.sessions, today, WEEKS, exercise.id))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """It is worked out."""
        if event.worker.group == "lately" and event.state is WorkerState.SUCCESS and self.gathered is not None:
            event.stop()
            self.gathered = replace(self.gathered, lately=event.worker.result)
            self.draw()
        if event.worker.group == "over" and event.state is WorkerState.SUCCESS:
            event.stop()
            self._over = event.worker.result
            self.draw()

    def idle(self) -> frozenset[str]:
        """Nothing is changed here."""
        found = super().idle()
        if self._exercise is not None:
            if self._exercise.id in self._desk.gym.catalogue:
                found -= {"why"}
            if self.is_wide or self.is_open:
                found -= {"choose-left", "choose-right"}
        return found

    def labels(self) -> dict[str, str]:
        """What the keys do."""
        return {**super().labels(), "choose-left": "time"}

    def action_across(self, by: int) -> None:
        """Less or more of the past."""
        if "choose-left" not in self.idle():
            self._span = min(max(0, self._shown_span + by), ALL)
            self.draw()

    def why(self) -> None:
        """Why its next load is what it is."""
        exercise = self._exercise
        if exercise is not None and "why" not in self.idle():
            self.post_message(Asked("why-of", about=exercise.id))
