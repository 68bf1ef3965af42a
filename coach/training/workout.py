"""A session that runs: what is kept of it, what leads it, and which step comes next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from coach.training.exercise import Exercise
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS, Block
from coach.training.load import Ladder, LoadKind
from coach.training.log import Entry, EntryFlag, Fault, LoggedSet, Session, SetKind
from coach.training.once import Once
from coach.training.ramp import EASIER_FORM_REPS, RampPosition, RampStep, cold_step, needs_easier_form, ramp

GET_SET_SECONDS = 5
"""Between Enter and the first second of a hold, and between its sides [H]."""


@frozen
class Guide:
    """What leads an exercise through today and need not be kept: catalogue, goal and rack tell it again."""

    exercise: Exercise
    ladder: Ladder
    bar: Decimal | None = None
    """The empty bar of a barbell exercise."""
    bodyweight: Decimal | None = None
    rest: int | None = None
    """The goal's seconds after a set; None where there is no role, as in the warm-up."""
    band: tuple[int, int] = (0, 0)
    """The seconds a rest stays within."""
    ramp_rest: int = 0
    """Seconds after a ramp set that another one follows."""
    ramp_form: Exercise | None = None
    """The easier exercise a ramp is done with, where the exercise itself has no easier load."""
    pairs: tuple[tuple[Decimal, int], ...] = ()
    """Its plates, each with the pairs owned."""
    best: Sequence[Fraction] = ()
    """The best e1RM ever, for the question a slip of the finger gets: worked out when it is asked, nothing for none."""
    last: Session | None = None
    """The session it is compared with."""
    past: tuple[Entry, ...] = ()
    """Earlier times of this exercise, the newest first; for the choice of a cue."""
    is_known: bool = True
    """Whether the catalogue has the exercise; one that it does not have is kept as it is and passed over."""

    @property
    def sides(self) -> int:
        """Two when each side is done by itself."""
        return 2 if self.exercise.one_sided else 1


@frozen
class Draft:
    """What the lifter changed of the set that comes next; None leaves it as it stands."""

    load: Decimal | None = None
    done: int | None = None
    """Reps, or seconds for what is held."""
    left: Decimal | None = None
    clean: int | None = None
    fault: Fault | None = None


@frozen
class Hold:
    """A hold that runs."""

    started: datetime
    """When this side's countdown began; the hold itself begins `GET_SET_SECONDS` later."""
    side: int = 1
    first: int | None = None
    """Seconds reached on the first side."""


class QuestionKind(StrEnum):
    """What the coach wants to know before it goes on."""

    WARMUP = "warmup"
    PAIN = "pain"
    SURPRISE = "surprise"
    """Of a set that is about to be logged."""
    CORRECTION = "correction"
    """Of a set that is logged, as it is after a correction."""


@frozen
class Corrected:
    """A set that was corrected."""

    entry: int
    number: int
    before: LoggedSet
    """What it said."""


@frozen
class Question:
    """One line above the keys: Enter is the careful answer, y the other."""

    kind: QuestionKind
    sentence: str
    careful: str
    """What Enter does, in a word or two."""
    other: str
    """What y does."""
    corrected: Corrected | None = None
    """The set that is asked about, where it is one that is logged."""


class StepKind(StrEnum):
    """What the lifter does in a step."""

    MOVE = "move"
    """Mobility that is counted."""
    HOLD = "hold"
    """A stretch, timed mobility, or a hang: seconds."""
    CHOOSE = "choose"
    """Choose the first load of an exercise never done before."""
    RAMP = "ramp"
    WORK = "work"


@frozen
class Step:
    """One thing to do."""

    entry: int
    """Which exercise of the session, counted from 0."""
    kind: StepKind
    number: int
    """Which of its sets of this kind, counted from 0."""
    of: int
    """How many of them there are today."""


@frozen
class Workout:
    """A running session: a frozen value that every key makes anew."""

    session: Session
    guides: Mapping[tuple[Block, str], Guide] = field(hash=False)
    """By block and exercise id."""
    draft: Draft = Draft()
    hold: Hold | None = None
    question: Question | None = None
    ramp_again: bool = False
    """Whether the lifter took the ramp set offered after a long break."""
    went_early: bool = False
    """Whether the latest rest was cut: what is kept of it then is what was taken."""
    next_set: Once[LoggedSet | None] = field(default_factory=Once, init=False, repr=False, compare=False)
    """The next set as it stands; to be asked of `standing`."""
    next_up: Once[Step | None] = field(default_factory=Once, init=False, repr=False, compare=False)
    """What comes next; to be asked of `next_step`."""
    _latest: Once[tuple[int, int] | None] = field(default_factory=Once, init=False, repr=False, compare=False)

    @property
    def latest(self) -> tuple[int, int] | None:
        """Entry and number of the set that was logged last."""
        return self._latest.of(lambda: latest_set(self.session))

    def guide(self, entry: int) -> Guide:
        """What leads an exercise of the session."""
        each = self.session.entries[entry]
        return self.guides[each.block, each.id]


def sets_wanted(entry: Entry) -> int:
    """Work sets (or rounds of a warm-up step) wanted today."""
    if entry.sets_wanted is not None:
        return entry.sets_wanted
    return entry.target.sets if entry.target is not None else len(entry.work_sets)


def standing_load(entry: Entry) -> Decimal | None:
    """The load the exercise stands at: the last work set's, else the one chosen, else the one prescribed."""
    if entry.work_sets:
        return entry.work_sets[-1].load
    if entry.chosen is not None:
        return entry.chosen
    return entry.target.load if entry.target is not None else None


def load_now(entry: Entry, guide: Guide) -> Decimal | None:
    """The load it stands at, and where it hurt never harder than the one chosen to go on at."""
    stands = standing_load(entry)
    if EntryFlag.PAIN not in entry.flags or stands is None or entry.chosen is None:
        return stands
    return entry.chosen if guide.ladder.is_harder(stands, entry.chosen) else stands


def needs_a_load(entry: Entry, guide: Guide) -> bool:
    """Whether the first load has still to be chosen."""
    return (
        entry.block in LIFTED_BLOCKS
        and guide.ladder.kind is not LoadKind.NONE
        and bool(guide.ladder.loads)
        and standing_load(entry) is None
        and not entry.work_sets
    )


def ramp_of(workout: Workout, index: int) -> tuple[RampStep, ...]:
    """The whole ramp of an exercise: it follows from its place in the session and the load it stands at."""
    entry = workout.session.entries[index]
    guide = workout.guide(index)
    if entry.block is not Block.COMPOUND or guide.exercise.is_held:
        return ()
    is_first = not any(
        each.block is Block.COMPOUND and (each.sets or EntryFlag.SKIPPED not in each.flags)
        for each in workout.session.entries[:index]
    )
    position = RampPosition.FIRST if is_first else RampPosition.LATER
    load = entry.chosen if entry.chosen is not None or entry.target is None else entry.target.load
    steps = ramp(guide.ladder.kind, load, guide.ladder, guide.bar, position, guide.bodyweight)
    if guide.ramp_form is not None and needs_easier_form(guide.ladder.kind, load, position, steps):
        return (RampStep(None, EASIER_FORM_REPS),)
    return steps


def ramp_after_a_break(workout: Workout, index: int) -> RampStep | None:
    """The ramp set offered again when the lifter has grown cold."""
    entry = workout.session.entries[index]
    guide = workout.guide(index)
    if entry.block is not Block.COMPOUND or guide.exercise.is_held:
        return None
    return cold_step(guide.ladder.kind, load_now(entry, guide), guide.ladder, guide.bodyweight)


def steps_left(workout: Workout) -> Iterator[Step]:
    """What is still to be done, in order."""
    for index, entry in enumerate(workout.session.entries):
        if EntryFlag.SKIPPED not in entry.flags and workout.guide(index).is_known:
            yield from _steps_of(workout, index, entry)


def _steps_of(workout: Workout, index: int, entry: Entry) -> Iterator[Step]:
    guide = workout.guide(index)
    wanted = sets_wanted(entry)
    if entry.block not in LIFTED_BLOCKS:
        kind = StepKind.HOLD if guide.exercise.is_held else StepKind.MOVE
        for number in range(len(entry.sets), wanted):
            yield Step(index, kind, number, wanted)
        return
    done = len(entry.work_sets)
    if done >= wanted:
        return
    if needs_a_load(entry, guide):
        yield Step(index, StepKind.CHOOSE, 0, 1)
    if done == 0 and EntryFlag.NO_RAMP not in entry.flags:
        steps = len(ramp_of(workout, index))
        for number in range(sum(each.kind is SetKind.RAMP for each in entry.sets), steps):
            yield Step(index, StepKind.RAMP, number, steps)
    kind = StepKind.HOLD if guide.exercise.is_held else StepKind.WORK
    for number in range(done, wanted):
        yield Step(index, kind, number, wanted)


def next_step(workout: Workout) -> Step | None:
    """What comes next; None when all is done."""
    return workout.next_up.of(lambda: _next_step(workout))


def _next_step(workout: Workout) -> Step | None:
    step = next(steps_left(workout), None)
    if workout.ramp_again and step is not None and step.kind is StepKind.WORK:
        return Step(step.entry, StepKind.RAMP, 0, 1)
    return step


def is_last_lift(workout: Workout) -> bool:
    """Whether nothing is left to lift: no rest follows then."""
    entries = workout.session.entries
    return not any(entries[step.entry].block in LIFTED_BLOCKS for step in steps_left(workout))


def latest_set(session: Session) -> tuple[int, int] | None:
    """Entry and number of the set that was logged last, by its moment, then by its place."""
    moments = [
        (each.at, entry, number)
        for entry, done in enumerate(session.entries)
        for number, each in enumerate(done.sets)
        if each.at is not None
    ]
    if not moments:
        return None
    _, entry, number = max(moments)
    return entry, number


def with_entry(workout: Workout, index: int, entry: Entry) -> Workout:
    """The workout with one exercise replaced."""
    entries = workout.session.entries
    changed = (*entries[:index], entry, *entries[index + 1 :])
    return replace(workout, session=replace(workout.session, entries=changed))


def with_set(workout: Workout, index: int, number: int, done: LoggedSet) -> Workout:
    """The workout with one set replaced."""
    entry = workout.session.entries[index]
    return with_entry(workout, index, replace(entry, sets=(*entry.sets[:number], done, *entry.sets[number + 1 :])))
