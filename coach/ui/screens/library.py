"""The library: every exercise, how it is done, and how the lifter stands with it."""

from collections.abc import Callable
from typing import ClassVar

from textual.worker import Worker, WorkerState

from coach.answers import Standing
from coach.desk import Desk
from coach.training.exercise import Exercise
from coach.training.frozen import frozen
from coach.training.search import has_words
from coach.training.wording import count
from coach.ui.boards import library
from coach.ui.listing import Listing
from coach.ui.measures import MEASURE
from coach.ui.review import Tab
from coach.ui.room import Asked, Looks
from coach.ui.scene import Line
from coach.ui.widgets.rows import Listed, nothing


@frozen
class Shelf:
    """What the list shows."""

    exercises: tuple[Exercise, ...]
    times: tuple[int, ...]
    """Finished sessions of each."""
    standing: Standing | None
    """How the lifter stands with the one that it opens at."""


class LibraryScreen(Listing[Shelf]):
    """Every exercise."""

    TAB: ClassVar[Tab] = Tab.LIBRARY
    MEASURE: ClassVar[int] = MEASURE

    def __init__(self, desk: Desk, looks: Looks, status: Callable[[], Line], about: str = "") -> None:
        """`about` is the exercise it opens at."""
        super().__init__(looks, status)
        self._desk = desk
        self._about = about
        self._standing: Standing | None = None

    def gather(self) -> Shelf:
        """The exercises, and how often each was trained."""
        book = self._desk.gym.sessions.up_to(self._desk.clock.now().date())
        exercises = tuple(each for each in self._desk.gym.catalogue if has_words(_searched(each), self.filter))
        first = next((each for each in exercises if each.id == self._about), exercises[0] if exercises else None)
        return Shelf(
            exercises,
            tuple(len(book.lifted(each.id)) for each in exercises),
            None if first is None else self._desk.standing(first),
        )

    def arrived(self) -> None:
        """The list opens at the exercise that was asked for."""
        ids = [each.id for each in self._shelf.exercises]
        self.chosen = ids.index(self._about) if self._about in ids else 0
        self._standing = self._shelf.standing
        self._about = "" if self._exercise is None else self._exercise.id

    @property
    def _shelf(self) -> Shelf:
        return self.gathered if self.gathered is not None else Shelf((), (), None)

    @property
    def _exercise(self) -> Exercise | None:
        shelf = self._shelf.exercises
        return shelf[self.chosen] if self.chosen < len(shelf) else None

    @property
    def counted(self) -> str:
        """How many exercises are shown."""
        return count(len(self._shelf.exercises), "exercise")

    def rows(self) -> Listed:
        """Every exercise in a line."""
        shelf = self._shelf
        if not shelf.exercises:
            return nothing(f"Nothing has “{self.filter}” in it." if self.filter else "")
        longest = max(len(each.name) for each in shelf.exercises)
        return Listed(
            len(shelf.exercises),
            lambda row, width: library.row(shelf.exercises[row], shelf.times[row], width, longest),
            self.chosen,
            is_held=not self.is_open,
        )

    def detail(self, width: int, height: int) -> tuple[Line, ...]:
        """The chosen one; until it is worked out the one before."""
        del height
        if self._exercise is None or self._standing is None:
            return ()
        settings = self._desk.gym.settings
        return library.lines(self._standing, settings.unit, settings.equipment, width)

    def turned_to(self) -> None:
        """Another exercise: what the lifter did with it is worked out beside the screen's thread."""
        exercise = self._exercise
        if exercise is not None:
            self._about = exercise.id
            self.run_worker(lambda: self._desk.standing(exercise), thread=True, exclusive=True, group="standing")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """How the lifter stands with it is worked out."""
        if event.worker.group == "standing" and event.state is WorkerState.SUCCESS:
            event.stop()
            self._standing = event.worker.result
            self.draw()

    def idle(self) -> frozenset[str]:
        """Nothing is changed here; what is not lifted has no load to be explained."""
        exercise = self._exercise
        explained = {"why"} if exercise is not None and exercise.is_lift else set()
        return super().idle() - explained

    def why(self) -> None:
        """Why its next load is what it is."""
        exercise = self._exercise
        if exercise is not None and exercise.is_lift:
            self.post_message(Asked("why-of", about=exercise.id))


def _searched(exercise: Exercise) -> str:
    """What the search looks into."""
    return " ".join((exercise.name, *exercise.primary, *exercise.needs, exercise.movement))
