"""Questions to the past that more than one part of the coach asks."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from coach.training.evidence import bouts_of, counts_for, lane, occurred
from coach.training.exercise import Exercise
from coach.training.goal import Block
from coach.training.load import Rack, Unit, converted
from coach.training.log import Session
from coach.training.outliers import body_of
from coach.training.terms import Terms


def sessions_of(exercise_id: str, block: Block, past: Iterable[Session], on: date) -> tuple[Session, ...]:
    """Finished sessions with a work set of an exercise up to and on a day, the newest first.

    For the finisher only those that did it as finisher, for every other block only the others.
    """
    return tuple(
        session
        for session in occurred(past, on)
        if any(each.id == exercise_id and counts_for(each, block) and each.work_sets for each in session.entries)
    )


def newest_of(exercise_id: str, block: Block, past: Iterable[Session], on: date) -> Session | None:
    """The newest session of an exercise in any lane, or None."""
    return next(iter(sessions_of(exercise_id, block, past, on)), None)


def last_in_lane(
    exercise: Exercise,
    span: tuple[int, int],
    block: Block,
    past: Sequence[Session],
    rack: Rack,
    on: date,
    *,
    bodyweight: Decimal | None = None,
) -> Session | None:
    """The newest session of the lane that today's range continues: the one its loads are compared with."""
    return next(iter(lane_sessions(exercise, span, block, past, rack, on, bodyweight=bodyweight)), None)


def lane_sessions(
    exercise: Exercise,
    span: tuple[int, int],
    block: Block,
    past: Sequence[Session],
    rack: Rack,
    on: date,
    *,
    bodyweight: Decimal | None = None,
) -> tuple[Session, ...]:
    """The sessions of the lane that today's range continues, the newest first.

    `bodyweight` is the configuration's, in the rack's unit; the newest session that has one comes first.
    """
    terms = terms_of(exercise, past, rack, on, bodyweight)
    bouts = bouts_of(exercise.id, block, past, on, terms, held=exercise.is_held)
    return tuple(each.session for each in lane(bouts, span))


def terms_of(
    exercise: Exercise, past: Iterable[Session], rack: Rack, on: date, bodyweight: Decimal | None = None
) -> Terms:
    """The terms of an exercise on this rack, with the bodyweight of the newest session that has one, else this one."""
    known = exact_bodyweight(past, on, rack.unit)
    return Terms(rack.ladder(exercise.id, exercise.kind), bodyweight if known is None else known)


def exact_bodyweight(past: Iterable[Session], on: date, unit: Unit) -> Fraction | None:
    """The bodyweight of the newest session that has one, exactly, in `unit`."""
    return next(
        (
            converted(each.bodyweight, each.unit, unit)
            for each in occurred(past, on)
            if each.bodyweight is not None and body_of(each) is not None
        ),
        None,
    )


def newest_bodyweight(past: Iterable[Session], on: date, unit: Unit) -> Decimal | None:
    """The bodyweight of the newest session that has one, in `unit`; of the other unit to 28 digits."""
    exact = exact_bodyweight(past, on, unit)
    return None if exact is None else Decimal(exact.numerator) / Decimal(exact.denominator)
