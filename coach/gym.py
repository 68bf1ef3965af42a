"""All that is on disk, understood: the lifter, what they know how to do, and what they have done."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from coach.clock import Clock
from coach.storage.catalogue import load_catalogue, load_goals, load_routines
from coach.storage.config import Config as Settings
from coach.storage.config import Vocabulary, load_config
from coach.storage.config_rack import DEFAULT_RACKS
from coach.storage.files import ON_DISK, FileSystem
from coach.storage.history import History, SessionStore, read_history
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.storage.rescue import rescue, settled
from coach.training.exercise import Catalogue, Exercise
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS, Block, DayKind, Goal
from coach.training.history import lane_sessions
from coach.training.log import Entry, Session, SessionFlag
from coach.training.logbook import Logbook
from coach.training.plan import Lifter, Plan, Planned, alternatives, plan, plan_exercise
from coach.training.ramp import RampPosition
from coach.training.routine import Day, Level, Routine, Slot, refusal

if TYPE_CHECKING:
    from coach.live import Live
    from coach.training.workout import Guide, Workout

__all__ = [
    "Gym",
    "Keeper",
    "Paths",
    "Progress",
    "Refused",
    "new_id",
    "open_gym",
    "settings_of",
]

ID_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Of the end of a session's id: none that is read as another."""


Progress = Callable[[int, int], None]
"""Told, while a history is read, how many of its files are, of how many that have to be."""


class Refused(Exception):  # noqa: N818 - it is an answer, in words, not a fault of the program
    """The plan that was asked for cannot be made; the sentence says why and what to do."""


@frozen
class Gym:
    """Settings, knowledge and history, as understood; what was not understood is in `problems`."""

    paths: Paths
    settings: Settings
    catalogue: Catalogue
    goals: Mapping[str, Goal] = field(hash=False)
    routines: Mapping[str, Routine] = field(hash=False)
    history: History = field(hash=False)
    problems: tuple[Problem, ...] = ()

    @property
    def sessions(self) -> Logbook:
        """Every session, the oldest first, each opened only when it is reached."""
        return self.history.sessions

    @property
    def lifter(self) -> Lifter:
        """Who trains, and with what."""
        return Lifter(
            level=self.settings.level,
            equipment=frozenset(self.settings.equipment),
            rack=self.settings.rack,
            bodyweight=self.settings.bodyweight,
            rests=self.settings.rest,
        )

    @property
    def routine(self) -> Routine:
        """The lifter's routine. Raises Refused where there is none that can be done."""
        routine = self.routines.get(self.settings.routine)
        if routine is None:
            known = ", ".join(sorted(self.routines)) or "none"
            raise Refused(f"There is no routine {self.settings.routine!r} to follow; there are: {known}.")
        reason = refusal(routine, self.settings.level, self.lifter.equipment, self.catalogue)
        if reason is not None:
            raise Refused(reason)
        return routine

    @property
    def unfinished(self) -> Session | None:
        """The newest session that was left open."""
        return next((each.session for each in self.history.unfinished), None)

    def goal(self, goal_id: str = "") -> Goal:
        """A goal by its id, the lifter's own for none. Raises Refused where there is no such goal."""
        wanted = goal_id or self.settings.goal
        found = self.goals.get(wanted)
        if found is None:
            raise Refused(f"There is no goal {wanted!r}; there are: {', '.join(self.goals)}.")
        return found

    def day(self, day_id: str) -> Day:
        """A day of the routine. Raises Refused where there is none of that name."""
        found = self.routine.day(day_id)
        if found is None:
            known = ", ".join(each.id for each in self.routine.days)
            raise Refused(f"There is no day {day_id!r} in {self.routine.name}; there are: {known}.")
        return found

    def plan(
        self,
        at: datetime,
        *,
        day: str = "",
        goal: str = "",
        rough: bool = False,
        swaps: Mapping[str, str] | None = None,
    ) -> Plan:
        """The session to come. Raises Refused where none can be made."""
        return plan(
            self.lifter,
            self.routine,
            self.goal(goal),
            self.catalogue,
            self.sessions,
            at,
            day=self.day(day) if day else None,
            rough=rough,
            swaps=swaps,
        )

    def plan_with(self, exercise: Exercise, due: Plan) -> Plan:
        """The session that is due, else the first of the level's other days that has the exercise."""
        others = (each for each in self.routine.levels[self.settings.level] if each != due.day.id)
        plans = (due, *(self.plan(due.at, day=each) for each in others))
        return next((each for each in plans if any(one.exercise.id == exercise.id for one in each.planned)), due)

    def planned(self, exercise: Exercise, at: datetime, *, day: str = "", goal: str = "") -> Planned:
        """One exercise as the plan has it, or would have it in a slot of its own."""
        coming = self.plan(at, day=day, goal=goal)
        for each in coming.planned:
            if each.exercise.id == exercise.id:
                return each
        block = Block.BICEPS if exercise.is_isolation else Block.COMPOUND
        slot = next(
            (each for each in coming.day.slots if exercise.id in each.exercises),
            Slot(block, dict.fromkeys(Level, 3), (exercise.id,), exercise.name),
        )
        return plan_exercise(
            self.lifter,
            self.goal(goal),
            self.catalogue,
            self.sessions,
            at,
            exercise=exercise,
            slot=slot,
            sets=slot.sets.get(self.settings.level, 0) or 3,
            kind=coming.day.kind,
            position=RampPosition.LATER if slot.block is Block.COMPOUND else RampPosition.NONE,
        )

    def lane(self, planned: Planned, on: date) -> Sequence[Session]:
        """The sessions that a plan for an exercise continues, the newest first, each as it is asked for."""
        return lane_sessions(
            planned.exercise,
            planned.prescription.span,
            planned.block,
            self.sessions,
            self.settings.rack,
            on,
            bodyweight=self.settings.bodyweight,
        )

    def store(self) -> "Keeper":
        """Where sessions are kept from now on."""
        return Keeper(SessionStore(self.paths, self.history.stored), self.paths)

    def start(self, coming: Plan, clock: Clock, published: Callable[[], None]) -> "Live":
        """Begins the session of a plan."""
        from coach.live import Live  # noqa: PLC0415 - a plan is asked for without a session too, and quickly
        from coach.training.begin import begin  # noqa: PLC0415 - the same

        now = clock.now()
        workout = begin(coming, self.lifter, self.catalogue, self.sessions, new_id(now), now)
        return Live(workout, self.store(), clock, published, on_disk=False)

    def resume(self, session: Session, clock: Clock, published: Callable[[], None]) -> "Live":
        """Goes on with a session that was left open."""
        from coach.live import Live  # noqa: PLC0415 - as in `start`

        return Live(self.lead(session), self.store(), clock, published, on_disk=True)

    def lead(self, session: Session) -> "Workout":
        """A session with what leads it."""
        from coach.training.begin import led  # noqa: PLC0415 - as in `start`

        goal = self.goal_of(session)
        return led(session, self._lifter_of(session), goal, self.catalogue, self.before(session))

    def goal_of(self, session: Session) -> Goal:
        """The goal of a session; the lifter's own where it has none that is known."""
        return self.goals.get(session.goal) or self.goal()

    def _lifter_of(self, session: Session) -> Lifter:
        """The lifter in a session's unit: where it is not the rack's any more, on an ordinary rack of that unit."""
        if session.unit is self.lifter.rack.unit:
            return self.lifter
        return replace(self.lifter, rack=DEFAULT_RACKS[session.unit], bodyweight=session.bodyweight)

    def before(self, session: Session) -> Logbook:
        """Every other session."""
        return self.sessions.without(session.id)

    def with_session(self, session: Session) -> "Gym":
        """The gym after a session was kept, so that what comes next is derived from it too."""
        path = self.history.file_of(session.id) or self.paths.session_file(session)
        return replace(self, history=self.history.with_session(session, path))

    def read_again(self) -> "Gym":
        """The gym with the history as it lies on disk now."""
        history = read_quickly(self.paths, self.catalogue)
        others = tuple(each for each in self.problems if each not in self.history.problems)
        return replace(self, history=history, problems=(*others, *history.problems))

    def without_session(self, session: Session) -> "Gym":
        """The gym after a session was taken out."""
        return replace(self, history=self.history.without(session.id))

    def alternatives(self, workout: "Workout", index: int) -> tuple[Exercise, ...]:
        """What may stand in for an exercise of a session, the slot's own alternatives first."""
        entry = workout.session.entries[index]
        exercise = self.catalogue.get(entry.id)
        if exercise is None or entry.block not in LIFTED_BLOCKS:
            return ()
        taken = frozenset(each.id for each in workout.session.entries if each.block in LIFTED_BLOCKS)
        return self.alternatives_of(exercise, entry.block, taken, self._beside(workout.session, entry))

    def alternatives_of(
        self, exercise: Exercise, block: Block, taken: frozenset[str], listed: tuple[str, ...]
    ) -> tuple[Exercise, ...]:
        """What may stand in for an exercise, those of its slot first, none that is `taken`."""
        found = alternatives(exercise, block, self.catalogue, self.lifter.equipment, taken)
        own = tuple(each for each_id in listed for each in found if each.id == each_id)
        return (*own, *(each for each in found if each not in own))

    def _beside(self, session: Session, entry: Entry) -> tuple[str, ...]:
        """The exercises of the slot that an exercise of a session is in; none where the slot is not known."""
        day = self._day_of(session)
        original = entry.swapped_from or entry.id
        slots = () if day is None else day.slots
        return next((each.exercises for each in slots if original in each.exercises), ())

    def _day_of(self, session: Session) -> Day | None:
        routine = self.routines.get(session.routine)
        return None if routine is None else routine.day(session.day)

    def stand_in(self, workout: "Workout", index: int, exercise: Exercise, at: datetime) -> "tuple[Entry, Guide]":
        """An exercise in the place of another in a running session: its load worked out anew, the sets left of it."""
        from coach.training.begin import entry_of, guide_of  # noqa: PLC0415 - as in `start`
        from coach.training.workout import sets_wanted  # noqa: PLC0415 - the same

        session = workout.session
        entry = session.entries[index]
        goal = self.goal_of(session)
        lifter = self._lifter_of(session)
        day = self._day_of(session)
        planned = plan_exercise(
            lifter,
            goal,
            self.catalogue,
            self.before(session),
            at,
            exercise=exercise,
            slot=Slot(entry.block, {}, (exercise.id,), exercise.name),
            sets=max(1, sets_wanted(entry) - len(entry.work_sets)),
            kind=day.kind if day is not None else DayKind.BASE,
            position=RampPosition.NONE,
            rough=SessionFlag.ROUGH in session.flags,
        )
        stand_in = entry_of(planned)
        entries = (*session.entries[:index], stand_in, *session.entries[index + 1 :])
        swapped = replace(session, entries=entries)
        guide = guide_of(exercise, entry.block, swapped, lifter, goal, self.catalogue, self.before(session))
        return stand_in, guide


class Keeper:
    """Keeps sessions where they belong, and in a second place while that cannot be written."""

    def __init__(self, store: SessionStore, paths: Paths, *, system: FileSystem = ON_DISK) -> None:
        """`system` is what the second place is written through."""
        self._store = store
        self._paths = paths
        self._system = system

    def save(self, session: Session, now: datetime) -> str:
        """Keeps it for good; a notice for the lifter, or nothing. Raises OSError when it could not."""
        notice = self._store.save(session, now)
        settled(session, self._paths)
        return notice

    def rescue(self, session: Session) -> str:
        """Keeps it in the second place; the folder. Raises OSError when that fails too."""
        return str(rescue(session, self._paths, system=self._system).parent)

    def trash(self, session: Session) -> Path | None:
        """Takes it out of the history into the trash; where, None where it had no file. Raises OSError."""
        settled(session, self._paths)
        return self._store.trash(session)


def open_gym(paths: Paths, read: Callable[[Paths], History] | None = None) -> Gym:
    """Reads everything; never raises for what a file holds.

    `read` is how the history is read; None is the quick way.
    """
    catalogue, of_catalogue = load_catalogue(paths.exercises, paths.cache)
    goals, of_goals = load_goals()
    routines, of_routines = load_routines(paths.routines, catalogue)
    vocabulary = Vocabulary(catalogue.exercises.keys(), goals.keys(), routines.keys())
    settings, of_settings = load_config(paths, vocabulary)
    history = read_quickly(paths, catalogue) if read is None else read(paths)
    found = (*of_settings, *of_catalogue, *of_goals, *of_routines, *history.problems)
    return Gym(paths, settings, catalogue, goals, routines, history, found)


def read_quickly(paths: Paths, catalogue: Catalogue) -> History:
    """The history, read from what was kept of the last reading and the files that have changed since."""
    if not paths.history.is_dir():
        return read_history(paths)
    from coach.storage.index import Index  # noqa: PLC0415 - costly, and a first start needs none

    index = Index(paths)
    history = index.read()
    index.keep(catalogue)
    return history


def unswept() -> AbstractContextManager[None]:
    """While much of the past is opened, all of which is kept: nothing is swept, nor looked through later."""
    from coach.storage.index import unswept as without_sweeping  # noqa: PLC0415 - costly, and not everyone needs it

    return without_sweeping()


def settings_of(paths: Paths) -> Settings:
    """The lifter's choices alone, for what has to be known before anything is drawn."""
    return load_config(paths)[0]


def new_id(now: datetime) -> str:
    """A session's id: its start and four letters that no other session of that second has."""
    import secrets  # noqa: PLC0415 - costly, and only a new session needs one

    tail = "".join(secrets.choice(ID_LETTERS) for _ in range(4))
    return f"{now:%Y-%m-%dT%H%M%S}-{tail}"
