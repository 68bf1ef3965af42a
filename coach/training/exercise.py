"""Exercises: what each works, what it needs, and what to say about it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from enum import StrEnum

from coach.training.frozen import frozen
from coach.training.load import LoadKind


class Muscle(StrEnum):
    """A muscle or group that sets are counted for."""

    LATS = "lats"
    TRAPS = "traps"
    RHOMBOIDS = "rhomboids"
    BICEPS = "biceps"
    FOREARMS = "forearms"
    BRACHIALIS = "brachialis"
    REAR_DELTS = "rear delts"
    TERES_MAJOR = "teres major"
    LOWER_BACK = "lower back"
    CORE = "core"
    CHEST = "chest"
    SHOULDERS = "shoulders"
    TRICEPS = "triceps"
    GLUTES = "glutes"
    HAMSTRINGS = "hamstrings"


FIVE_MUSCLES = (Muscle.LATS, Muscle.TRAPS, Muscle.RHOMBOIDS, Muscle.BICEPS, Muscle.FOREARMS)
"""What a back-and-biceps session is for, in the order every screen shows."""


class Movement(StrEnum):
    """What the body does; a swap looks for the same movement first."""

    VERTICAL_PULL = "vertical-pull"
    ROW = "row"
    STRAIGHT_ARM = "straight-arm"
    REAR_DELT = "rear-delt"
    SCAPULAR = "scapular"
    CURL = "curl"
    REVERSE_CURL = "reverse-curl"
    GRIP = "grip"
    MOBILITY = "mobility"
    STRETCH = "stretch"


class ExerciseClass(StrEnum):
    """How many joints move, or that nothing is lifted at all."""

    COMPOUND = "compound"
    ISOLATION = "isolation"
    MOBILITY = "mobility"
    STRETCH = "stretch"


class Equipment(StrEnum):
    """What a lifter may own or find."""

    BARBELL = "barbell"
    DUMBBELLS = "dumbbells"
    CABLE = "cable"
    PULL_UP_BAR = "pull-up bar"
    BENCH = "bench"
    BANDS = "bands"
    ASSISTED_MACHINE = "assisted machine"
    MACHINES = "machines"
    """Machines with a stack or levers for plates: rows, pull-downs, curls."""


class CueKind(StrEnum):
    """What a cue guards against, or that it only draws attention."""

    MOMENTUM = "momentum"
    RANGE = "range"
    FOCUS = "focus"


@frozen
class Cue:
    """One thing to think of in one set."""

    kind: CueKind
    text: str
    """The cue itself: one short sentence, readable from two metres."""
    detail: str = ""
    """One more sentence where there is room."""


@frozen
class Exercise:
    """One entry of the catalogue."""

    id: str
    """The name in kebab-case; what files and the command line use."""
    name: str
    short: str
    """The name in at most 14 characters, for tables; a name of the lifter's own stays whole."""
    kind: LoadKind
    exercise_class: ExerciseClass
    movement: Movement
    primary: tuple[Muscle, ...]
    """A set counts whole for these (fractional counting: Pelland 2025)."""
    secondary: tuple[Muscle, ...]
    """A set counts half for these."""
    needs: frozenset[Equipment]
    """All of it is needed; empty for the bare body."""
    set_up: str
    cues: tuple[Cue, ...]
    mistake: str
    """The one most often made."""
    one_sided: bool = False
    """A set is both sides, the weaker first, and the log has the weaker side's reps."""
    seconds: tuple[int, int] | None = None
    """The range in seconds of an exercise that is held; for mobility and stretches (n, n)."""
    reps: int | None = None
    """The count of a mobility exercise that is counted, on each side."""
    easier: tuple[str, ...] = ()
    """Ids of easier forms, the nearest first."""
    harder: tuple[str, ...] = ()
    """Ids of harder forms, the nearest first."""

    @property
    def is_isolation(self) -> bool:
        """One joint moves."""
        return self.exercise_class is ExerciseClass.ISOLATION

    @property
    def is_held(self) -> bool:
        """Whether its sets are seconds."""
        return self.seconds is not None

    @property
    def is_lift(self) -> bool:
        """Whether it is trained, and not mobility or a stretch."""
        return self.exercise_class in (ExerciseClass.COMPOUND, ExerciseClass.ISOLATION)

    def is_possible_with(self, equipment: Collection[Equipment]) -> bool:
        """Whether a lifter who has `equipment` can do it."""
        return self.needs <= frozenset(equipment)


@frozen
class Catalogue:
    """Every exercise the coach knows, the lifter's own included."""

    exercises: Mapping[str, Exercise] = field(hash=False)
    """By id, in catalogue order."""
    own: frozenset[str] = frozenset()
    """The ids of those that are the lifter's own, or that the lifter has changed."""

    def __getitem__(self, exercise_id: str) -> Exercise:
        """The exercise with this id; KeyError when there is none."""
        return self.exercises[exercise_id]

    def __contains__(self, exercise_id: str) -> bool:
        """Whether the id is known."""
        return exercise_id in self.exercises

    def __iter__(self) -> Iterator[Exercise]:
        """All exercises, in catalogue order."""
        return iter(self.exercises.values())

    def __len__(self) -> int:
        """How many there are."""
        return len(self.exercises)

    def get(self, exercise_id: str) -> Exercise | None:
        """The exercise with this id, or None."""
        return self.exercises.get(exercise_id)
