"""The progress: an exercise over time, and what changed since last week."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from textual.worker import Worker, WorkerState

from coach.desk import Desk
from coach.training.adherence import adherence
from coach.training.comparing import changed_this_week
from coach.training.exercise import Exercise
from coach.training.form import WeekForm, form_by_week
from coach.training.progress import Progress, progress
from coach.ui.boards import progress as board
from coach.ui.boards.progress import Lately
from coach.ui.listing import Listing
from coach.ui.review import Tab
from coach.ui.room import Asked, Looks
from coach.ui.scene import Line
from coach.ui.widgets.rows import Listed, nothing

WEEKS = 8
SPANS = (timedelta(weeks=12), timedelta(weeks=52), None)
"""How much of the past the curves show; None for all of it."""


@dataclass(frozen=True, slots=True)
class Trained:
    """What the list shows."""

    exercises: tuple[tuple[Exercise, int], ...]
    """With the number of sessions of each, the most trained first."""
    lately: Lately


@dataclass(frozen=True, slots=True)
class Over:
    """One exercise over time."""

    progress: Progress
    form: tuple[WeekForm, ...]


class ProgressScreen(Listing[Trained]):
    """Every exercise that was trained, over time."""

    TAB: ClassVar[Tab] = Tab.PROGRESS

    def __init__(self, desk: Desk, looks: Looks, status: Callable[[], Line], about: str = "") -> None:
        """`about` is the exercise it opens at."""
        super().__init__(looks, status)
        self._desk = desk
        self._about = about
        self._filter = ""
        self._span = 1
        self._over: Over | None = None

    def gather(self) -> Trained:
        """What was trained, and the last week."""
        gym, today = self._desk.gym, self._desk.clock.now().date()
        book, settings = gym.logbook, gym.settings
        times = [(each, len(book.lifted(each.id))) for each in gym.catalogue if each.is_lift]
        wanted = self._filter.casefold()
        trained = [each for each in times if each[1] and wanted in each[0].name.casefold()]
        return Trained(
            tuple(sorted(trained, key=lambda each: -each[1])),
            Lately(
                changed_this_week(book, gym.catalogue, today, settings.rack.unit),
                adherence(book, settings.level, today, WEEKS),
                form_by_week(book, today, WEEKS),
            ),
        )

    def arrived(self) -> None:
        """The list opens at the exercise that was asked for."""
        ids = ["", *(each.id for each, _ in self._trained)]
        self.chosen = ids.index(self._about) if self._about in ids else 0
        self.turned_to()

    @property
    def _trained(self) -> tuple[tuple[Exercise, int], ...]:
        return () if self.gathered is None else self.gathered.exercises

    @property
    def _exercise(self) -> Exercise | None:
        return self._trained[self.chosen - 1][0] if 0 < self.chosen <= len(self._trained) else None

    def rows(self) -> Listed:
        """All of them together, then each."""
        if self.gathered is None:
            return nothing("")
        trained = self._trained

        def words(row: int, width: int) -> Line:
            exercise, times = trained[row - 1] if row else (None, 0)
            return board.row(exercise, times, width)

        return Listed(len(trained) + 1, words, self.chosen, is_held=not self.is_open)

    def detail(self, width: int, height: int) -> tuple[Line, ...]:
        """The chosen one."""
        if self.gathered is None:
            return ()
        exercise = self._exercise
        if exercise is None:
            return board.lately(self.gathered.lately, width)
        if self._over is None or self._over.progress.exercise.id != exercise.id:
            return ()
        span = SPANS[self._span]
        since = None if span is None else self._desk.clock.now().date() - span
        return board.lines(self._over.progress, self._over.form, since, width, height, ascii=self.looks.ascii)

    def turned_to(self) -> None:
        """Another exercise: it is worked out beside the screen's thread."""
        exercise = self._exercise
        self._about = "" if exercise is None else exercise.id
        if exercise is not None:
            self.run_worker(lambda: self._worked_out(exercise), thread=True, exclusive=True, group="over")

    def _worked_out(self, exercise: Exercise) -> Over:
        gym, today = self._desk.gym, self._desk.clock.now().date()
        found = progress(exercise, gym.logbook, gym.settings.rack.unit)
        return Over(found, form_by_week(gym.logbook, today, WEEKS, exercise.id))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """It is worked out."""
        if event.worker.group == "over" and event.state is WorkerState.SUCCESS:
            event.stop()
            self._over = event.worker.result
            self.draw()

    def idle(self) -> frozenset[str]:
        """Nothing is changed here."""
        one = {"choose-left", "choose-right", "why"} if self._exercise is not None else set()
        return super().idle() - {"search", "act"} - one

    def labels(self) -> dict[str, str]:
        """What the keys do."""
        return {"act": "close" if self.is_open else "open" if not self.is_wide else "read", "choose-left": "time"}

    def action_across(self, by: int) -> None:
        """Less or more of the past."""
        self._span = min(max(0, self._span + by), len(SPANS) - 1)
        self.draw()

    def why(self) -> None:
        """Why its next load is what it is."""
        exercise = self._exercise
        if exercise is not None:
            self.post_message(Asked("why-of", about=exercise.id))

    def action_search(self) -> None:
        """Only exercises that have some words in them."""
        self.post_message(Asked("search", about=self._filter, told=self._search))

    def _search(self, words: str) -> None:
        self._filter = words.strip()
        self.gather_again()
