"""Histories made up at random: a few exercises of every kind, in any order, with whatever may have happened."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from hypothesis import strategies as st

from coach.training.exercise import Catalogue, ExerciseClass, Movement, Muscle
from coach.training.goal import Block
from coach.training.load import LoadKind, Unit
from coach.training.log import Entry, Fault, LoggedSet, Session, SessionFlag, SetKind
from tests.training.make import DAY, entry, exercise, session_of, target, work

ROW = exercise("row", primary=(Muscle.LATS, Muscle.TRAPS), secondary=(Muscle.BICEPS,))
PULL_UP = exercise("pull-up", LoadKind.BODYWEIGHT, primary=(Muscle.LATS,))
ASSISTED = exercise("assisted-pull-up", LoadKind.ASSISTED, primary=(Muscle.LATS,))
CURL = exercise(
    "curl",
    LoadKind.DUMBBELL,
    ExerciseClass.ISOLATION,
    movement=Movement.CURL,
    primary=(Muscle.BICEPS,),
    secondary=(Muscle.FOREARMS,),
)
BAND = exercise("band-curl", LoadKind.NONE, ExerciseClass.ISOLATION, movement=Movement.CURL, primary=(Muscle.BICEPS,))
HANG = exercise("hang", LoadKind.NONE, movement=Movement.GRIP, primary=(Muscle.FOREARMS,), seconds=(20, 45))
KNOWN = Catalogue({each.id: each for each in (ROW, PULL_UP, ASSISTED, CURL, BAND, HANG)})

LOADS = {
    LoadKind.BARBELL: (40, 57.5, 60, 62.5),
    LoadKind.DUMBBELL: (10, 12.5, 15),
    LoadKind.BODYWEIGHT: (0, 5, 10),
    LoadKind.ASSISTED: (20, 30, 40),
    LoadKind.NONE: (None,),
    LoadKind.STACK: (20, 25),
}
BLOCKS = (Block.COMPOUND, Block.BICEPS, Block.FINISHER)
SPANS = ((6, 10), (10, 15))


@st.composite
def sets_of(draw: st.DrawFn, exercise_id: str) -> LoggedSet:
    """One set of an exercise."""
    chosen = KNOWN[exercise_id]
    done = draw(st.integers(0, 16))
    fault = draw(st.sampled_from((None, None, None, Fault.MOMENTUM, Fault.RANGE)))
    clean = draw(st.integers(0, done)) if fault is not None and draw(st.booleans()) else None
    return work(
        draw(st.sampled_from(LOADS[chosen.kind])),
        None if chosen.is_held else done,
        clean,
        fault=fault,
        seconds=done if chosen.is_held else None,
        kind=draw(st.sampled_from((SetKind.WORK, SetKind.WORK, SetKind.WORK, SetKind.RAMP, SetKind.DROP))),
    )


@st.composite
def entries_of(draw: st.DrawFn) -> Entry:
    """One exercise of a session, prescribed or not."""
    exercise_id = draw(st.sampled_from([each.id for each in KNOWN]))
    sets = draw(st.lists(sets_of(exercise_id), max_size=4))
    prescribed = None
    if draw(st.booleans()):
        load = draw(st.sampled_from(LOADS[KNOWN[exercise_id].kind]))
        rule = draw(st.sampled_from(("build", "build", "raise", "deload", "return")))
        held = KNOWN[exercise_id].is_held
        prescribed = target(*draw(st.sampled_from(SPANS)), draw(st.integers(1, 4)), load, rule=rule, seconds=held)
    block = draw(st.sampled_from(BLOCKS))
    return entry(sets, prescribed, exercise_id=exercise_id, block=block, pain=draw(st.integers(0, 9)) == 0)


@st.composite
def histories(draw: st.DrawFn, *, most: int = 8, days: int = 60) -> tuple[Session, ...]:
    """Sessions of the days up to `DAY`, all at different moments, in any order; now and then one still runs."""
    moments = draw(st.lists(st.integers(0, days * 24), max_size=most, unique=True))
    return tuple(_session(draw, hours) for hours in moments)


def _session(draw: st.DrawFn, hours_ago: int) -> Session:
    at = datetime.combine(DAY, time(23), UTC) - timedelta(hours=hours_ago)
    return session_of(
        at.date(),
        draw(st.lists(entries_of(), max_size=4)),
        unit=draw(st.sampled_from((Unit.KG, Unit.KG, Unit.LB))),
        flags=draw(st.sampled_from(((), (), (), (SessionFlag.ROUGH,), (SessionFlag.DELOAD,)))),
        bodyweight=draw(st.sampled_from((None, 80))),
        at=at.timetz(),
        finished=draw(st.integers(0, 9)) > 0,
    )


def oldest_first(sessions: Sequence[Session]) -> list[Session]:
    """In the order in which they happened."""
    return sorted(sessions, key=lambda each: each.started)
