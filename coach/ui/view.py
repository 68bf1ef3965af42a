"""One look at a running session: all that its panes draw from."""

from datetime import datetime, timedelta
from enum import StrEnum

from coach.saving import Saving
from coach.training.exercise import Exercise
from coach.training.fields import Field
from coach.training.frozen import frozen
from coach.training.log import Entry, LoggedSet
from coach.training.pacer import Beat
from coach.training.standing import Hung, standing
from coach.training.where import Phase, Where
from coach.training.workout import Draft, Guide, Step, Workout

SLIM = 50
"""Columns below which a third column of words would be cut."""


class Edited(StrEnum):
    """Which set the fields belong to."""

    NEXT = "next"
    DONE = "done"


@frozen
class Mark:
    """The field that keys change."""

    edited: Edited = Edited.NEXT
    field: Field = Field.REPS
    typed: str = ""
    """What has been typed into it and not yet taken."""
    refused: str = ""
    """Why what was typed is not taken, in words."""
    before: Draft | LoggedSet | None = None
    """What stood there before anything was typed."""


@frozen
class Led:
    """A set that is led in tempo."""

    beat: Beat
    """Without the share of the motion, so that it changes at a turn only."""
    aim: int
    sides: int
    taken: int
    """The reps that the key which stops it puts into the field; 0 before one is over."""

    @property
    def is_beyond(self) -> bool:
        """Whether the aim is reached, and the tempo goes on for whoever can."""
        return self.sides == 1 and self.beat.counted >= self.aim


@frozen
class View:
    """A session, the moment, and what the lifter has their finger on."""

    workout: Workout
    look: Where
    now: datetime
    ticked: frozenset[tuple[int, int]]
    """Sets that are on disk for certain, by entry and number."""
    saving: Saving
    mark: Mark
    width: int
    """Columns for words."""
    hung: Hung | None = None
    """What hangs on the bar for the next set; None without a bar."""
    led: Led | None = None
    """The set, where it is led in tempo."""
    is_bare: bool = False
    """Only the big things."""
    is_low: bool = False
    """Few rows: what explains is shorter."""
    stays_on: bool = False
    """Whether it is to be said that the screen does not go dark."""
    enter: str = "enter"
    """The key that acts, as people read it; so the next two."""
    yes: str = "y"
    harder: str = "↑"

    @property
    def phase(self) -> Phase:
        """What the lifter does now."""
        return self.look.phase

    @property
    def step(self) -> Step:
        """What comes next. Raises LookupError when all is done."""
        if self.look.step is None:
            raise LookupError("nothing is left to do")
        return self.look.step

    @property
    def entry(self) -> Entry:
        """The exercise that comes next."""
        return self.workout.session.entries[self.step.entry]

    @property
    def guide(self) -> Guide:
        """What leads it."""
        return self.workout.guide(self.step.entry)

    @property
    def exercise(self) -> Exercise:
        """What the catalogue knows of it."""
        return self.guide.exercise

    @property
    def coming(self) -> LoggedSet:
        """The next set as it stands."""
        return standing(self.workout) or LoggedSet()

    @property
    def done(self) -> tuple[Entry, Guide, LoggedSet] | None:
        """The set that was logged last, its exercise, and what leads it."""
        if self.look.last is None:
            return None
        index, number = self.look.last
        entry = self.workout.session.entries[index]
        return entry, self.workout.guide(index), entry.sets[number]

    @property
    def share(self) -> int:
        """Columns of one of three columns beside each other, or of two where there is no room for three."""
        return (self.width - 2) // 2 if self.is_slim else (self.width - 4) // 3

    @property
    def is_slim(self) -> bool:
        """Whether two columns beside each other are all there is room for."""
        return 0 < self.width < SLIM

    @property
    def elapsed(self) -> int:
        """Seconds since the session began."""
        return max(0, (self.now - self.workout.session.started) // timedelta(seconds=1))
