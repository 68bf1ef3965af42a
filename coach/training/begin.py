"""From a plan to a running session, and from a session that was left open back to the same one."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from fractions import Fraction

from coach.training.exercise import Catalogue, Cue, CueKind, Exercise, ExerciseClass, Movement
from coach.training.goal import LIFTED_BLOCKS, Block, Goal
from coach.training.gradual import Gradual
from coach.training.history import lane_sessions, newest_of, sessions_of
from coach.training.load import Ladder, LoadKind, Unit
from coach.training.log import Entry, Session, SessionFlag, Target
from coach.training.logbook import Logbook
from coach.training.moment import aware
from coach.training.plan import Lifter, Plan, Planned
from coach.training.ramp import easier_form
from coach.training.records import best_estimate
from coach.training.rest import own_band
from coach.training.workout import Guide, Workout

REMEMBERED = 6
"""Earlier sessions of an exercise that the choice of a cue looks at [H]."""


def begin(
    plan: Plan, lifter: Lifter, catalogue: Catalogue, past: Sequence[Session], session_id: str, now: datetime
) -> Workout:
    """The session of a plan, ready for its first step. ValueError where `now` is not aware."""
    aware(now)
    session = Session(
        id=session_id,
        routine=plan.routine.id,
        day=plan.day.id,
        goal=plan.goal.id,
        unit=lifter.rack.unit,
        started=now.replace(microsecond=0),
        bodyweight=plan.bodyweight,
        flags=frozenset({SessionFlag.ROUGH}) if plan.rough else frozenset(),
        entries=(
            *(_moved(each, Block.WARMUP) for each in plan.warmup),
            *(entry_of(each) for each in plan.planned),
            *(_moved(each, Block.COOLDOWN) for each in plan.cooldown),
        ),
    )
    return led(session, lifter, plan.goal, catalogue, past)


def led(session: Session, lifter: Lifter, goal: Goal, catalogue: Catalogue, past: Sequence[Session]) -> Workout:
    """A session with what leads it: the same for one that begins and one that was left open.

    Exercises that the catalogue does not have any more are kept as they are and passed over.
    """
    book = Logbook.of(past)
    known = tuple(each for each in session.entries if each.id in catalogue)
    unknown = tuple(each for each in session.entries if each.id not in catalogue)
    guides = {
        (each.block, each.id): guide_of(catalogue[each.id], each.block, session, lifter, goal, catalogue, book)
        for each in known
    }
    stand_ins = {
        (each.block, each.id): Guide(_stranger(each), Ladder(LoadKind.NONE, session.unit, ()), is_known=False)
        for each in unknown
    }
    return Workout(session, {**guides, **stand_ins})


def guide_of(
    exercise: Exercise,
    block: Block,
    session: Session,
    lifter: Lifter,
    goal: Goal,
    catalogue: Catalogue,
    past: Sequence[Session],
) -> Guide:
    """What leads one exercise of a session."""
    rack = lifter.rack
    ladder = rack.ladder(exercise.id, exercise.kind)
    if rack.unit is not session.unit:
        ladder = Ladder(exercise.kind, session.unit, ())
    if block not in LIFTED_BLOCKS:
        return Guide(exercise, ladder)
    role = goal.roles[block]
    rest, band = own_band(role.rest, role.band, lifter.rests.get(exercise.id, lifter.rests.get(block)))
    return Guide(
        exercise=exercise,
        ladder=ladder,
        bar=rack.for_exercise(exercise.id).bar
        if exercise.kind is LoadKind.BARBELL and rack.unit is session.unit
        else None,
        bodyweight=session.bodyweight,
        rest=rest,
        band=band,
        ramp_rest=goal.ramp_rest,
        ramp_form=easier_form(exercise, catalogue, lifter.equipment),
        pairs=rack.for_exercise(exercise.id).plates,
        best=Gradual(_best(exercise, past, session.unit)),
        last=_last(session, exercise, block, lifter, past),
        past=tuple(
            entry
            for each in sessions_of(exercise.id, block, past, session.date)[:REMEMBERED]
            for entry in each.entries
            if entry.id == exercise.id
        ),
    )


def _best(exercise: Exercise, past: Sequence[Session], unit: Unit) -> Iterator[Fraction]:
    """The best estimate of the whole past: every session of the exercise has to be opened for it."""
    best = best_estimate(exercise, past, unit)
    if best is not None:
        yield best


def entry_of(planned: Planned) -> Entry:
    """A planned exercise as the session keeps it."""
    span = planned.prescription.span
    held = planned.exercise.is_held
    return Entry(
        id=planned.exercise.id,
        name=planned.exercise.name,
        block=planned.block,
        target=Target(
            sets=planned.suggestion.sets,
            reps=None if held else span,
            seconds=span if held else None,
            load=planned.suggestion.load,
            aims=planned.suggestion.aims,
            left=planned.prescription.left,
            rest=planned.prescription.rest,
            rule=planned.suggestion.rule.name,
        ),
    )


def _last(
    session: Session, exercise: Exercise, block: Block, lifter: Lifter, past: Sequence[Session]
) -> Session | None:
    """What an exercise of a session is compared with: the newest of its lane, else the newest of all."""
    target = next((each.target for each in session.entries if each.id == exercise.id and each.block is block), None)
    span = target.span if target is not None else exercise.seconds
    if span is not None:
        same = lane_sessions(exercise, span, block, past, lifter.rack, session.date, bodyweight=lifter.bodyweight)
        if same:
            return same[0]
    return newest_of(exercise.id, block, past, session.date)


def _stranger(entry: Entry) -> Exercise:
    """What stands for an exercise that the catalogue does not know any more: its name, and the care every set takes."""
    return Exercise(
        id=entry.id,
        name=entry.name,
        short=entry.name[:14],
        kind=LoadKind.NONE,
        exercise_class=ExerciseClass.COMPOUND,
        movement=Movement.ROW,
        primary=(),
        secondary=(),
        needs=frozenset(),
        set_up="",
        cues=(Cue(CueKind.MOMENTUM, "No swing."), Cue(CueKind.RANGE, "All the way.")),
        mistake="",
        seconds=entry.target.seconds if entry.target is not None else None,
    )


def _moved(exercise: Exercise, block: Block) -> Entry:
    """A step of the warm-up or cool-down: once, each side."""
    count = exercise.seconds[0] if exercise.seconds is not None else exercise.reps or 1
    return Entry(
        id=exercise.id,
        name=exercise.name,
        block=block,
        target=Target(
            sets=1,
            reps=(count, count) if exercise.seconds is None else None,
            seconds=(count, count) if exercise.seconds is not None else None,
            aims=(count,),
        ),
    )
