"""A running session for tests: the shipped plan, a clock that is told the time, and the keys of a lifter."""

import os
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from pathlib import Path

from coach.gym import Gym, Paths
from coach.settings import Settings
from coach.storage.catalogue import load_catalogue, load_goals, load_routines
from coach.storage.history import History, Stored
from coach.storage.session_reading import read_session
from coach.storage.session_text import write_session
from coach.training.begin import begin, led
from coach.training.exercise import Catalogue, Equipment
from coach.training.goal import Block, Goal
from coach.training.load import Rack
from coach.training.log import Entry, LoggedSet, Session
from coach.training.logbook import Page
from coach.training.plan import Lifter, Plan, plan
from coach.training.routine import Level, Routine
from coach.training.session import act, log
from coach.training.where import Phase, where
from coach.training.workout import Draft, Workout
from tests.training.make import Number, decimal, gym

START = datetime(2026, 3, 8, 7, 5, 11, tzinfo=timezone(timedelta(hours=1)))
"""A Sunday morning, on the day that made-up sessions are counted back from."""
FULL = frozenset(
    {
        Equipment.BARBELL,
        Equipment.DUMBBELLS,
        Equipment.CABLE,
        Equipment.PULL_UP_BAR,
        Equipment.BENCH,
        Equipment.BANDS,
    }
)
HOME = frozenset({Equipment.DUMBBELLS, Equipment.BANDS})
BAR_ONLY = frozenset({Equipment.PULL_UP_BAR})
MACHINE = frozenset({Equipment.ASSISTED_MACHINE, Equipment.DUMBBELLS})
SECOND = timedelta(seconds=1)


@cache
def catalogue() -> Catalogue:
    """The shipped one."""
    return load_catalogue(None)[0]


@cache
def goals() -> Mapping[str, Goal]:
    """The shipped ones, by id."""
    return load_goals()[0]


@cache
def routine() -> Routine:
    """The shipped one."""
    return load_routines(None, catalogue())[0]["back-biceps"]


def lifter(
    level: Level = Level.INTERMEDIATE,
    equipment: Collection[Equipment] = FULL,
    *,
    rack: Rack | None = None,
    bodyweight: Number | None = 80,
    rests: Mapping[str, int] | None = None,
) -> Lifter:
    """A lifter of a gym in kg, 80 kg themselves."""
    body = None if bodyweight is None else decimal(bodyweight)
    return Lifter(level, frozenset(equipment), rack or gym(), body, rests or {})


def planned(
    who: Lifter | None = None,
    past: Sequence[Session] = (),
    *,
    at: datetime = START,
    goal: str = "muscle",
    day: str = "",
    swaps: Mapping[str, str] | None = None,
) -> Plan:
    """The session to come by the shipped routine."""
    chosen = routine().day(day) if day else None
    return plan(who or lifter(), routine(), goals()[goal], catalogue(), past, at, day=chosen, swaps=swaps)


def begun(
    who: Lifter | None = None,
    past: Sequence[Session] = (),
    *,
    at: datetime = START,
    goal: str = "muscle",
    day: str = "",
) -> Workout:
    """The session of that plan."""
    me = who or lifter()
    coming = planned(me, past, at=at, goal=goal, day=day)
    return begin(coming, me, catalogue(), past, f"{at:%Y-%m-%dT%H%M%S}-test", at)


def reopened(workout: Workout, who: Lifter | None = None, past: Sequence[Session] = ()) -> Workout:
    """The session as its file tells it, led anew."""
    session, problems = read_session(write_session(workout.session), "session.toml", zone=UTC)
    assert problems == ()
    assert session is not None
    return led(session, who or lifter(), goals()[session.goal], catalogue(), past)


def lasting(workout: Workout) -> Workout:
    """The session without what is of the moment and not kept in its file."""
    return replace(workout, draft=Draft(), hold=None, question=None, ramp_again=False, went_early=False)


def index_of(workout: Workout, exercise_id: str, block: Block | None = None) -> int:
    """Where an exercise stands in a session."""
    entries = workout.session.entries
    return next(n for n, each in enumerate(entries) if each.id == exercise_id and block in (None, each.block))


def entry_of(workout: Workout, exercise_id: str) -> Entry:
    """An exercise of a session, its last entry where there are two."""
    return next(each for each in reversed(workout.session.entries) if each.id == exercise_id)


def only(workout: Workout, *exercise_ids: str) -> Workout:
    """The session with these exercises alone."""
    kept = tuple(each for each in workout.session.entries if each.id in exercise_ids)
    return replace(workout, session=replace(workout.session, entries=kept))


def last_set(workout: Workout, exercise_id: str) -> LoggedSet:
    """The newest set of an exercise."""
    return entry_of(workout, exercise_id).sets[-1]


def to_work(workout: Workout, now: datetime = START) -> tuple[Workout, datetime]:
    """The session at its next work set, everything before it done as planned and every rest taken to its end."""
    moment, here = now, workout
    for _ in range(200):
        look = where(here, moment)
        if look.phase is Phase.WORK:
            return here, moment
        if look.phase is Phase.REST and look.rest is not None:
            moment = look.rest.ends
            continue
        here = log(here, moment) if look.phase is Phase.RAMP else act(here, moment)
        moment += 40 * SECOND
    raise AssertionError("no work set comes")


@dataclass
class HandClock:
    """A clock that stands still until it is moved."""

    moment: datetime = START

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment

    def ahead(self, seconds: float) -> None:
        """Later, or earlier where negative."""
        self.moment += timedelta(seconds=seconds)


def gym_of(who: Lifter | None = None, past: Sequence[Session] = ()) -> Gym:
    """All that is on the disk of a lifter, without a disk."""
    me = who or lifter()
    nowhere = Path(os.devnull) / "coach"
    settings = Settings(
        unit=me.rack.unit,
        level=me.level,
        equipment=tuple(each for each in Equipment if each in me.equipment),
        bodyweight=me.bodyweight,
        rack=me.rack,
        rest=me.rests,
    )
    return Gym(
        Paths(nowhere, nowhere / "config.toml", nowhere, nowhere, nowhere, nowhere / "coach.log"),
        settings,
        catalogue(),
        goals(),
        {"back-biceps": routine()},
        History(tuple(Stored(Page.of(each), str(nowhere)) for each in past), ()),
    )


@dataclass
class Drawer:
    """A store in memory, that can be told to fail."""

    saved: list[Session] = field(default_factory=list)
    trashed: list[Session] = field(default_factory=list)
    trouble: Exception | None = None

    def save(self, session: Session, now: datetime) -> str:
        """Keeps a session."""
        assert now.utcoffset() is not None
        if self.trouble is not None:
            raise self.trouble
        self.saved.append(session)
        return ""

    def rescue(self, session: Session) -> str:
        raise OSError(f"no second place for {session.id}")

    def trash(self, session: Session) -> None:
        """Takes it out."""
        if self.trouble is not None:
            raise self.trouble
        self.trashed.append(session)


def silent() -> None:
    """Nobody looks."""
