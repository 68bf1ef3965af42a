"""Questions to the past that more than one part of the coach asks."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from coach.training.evidence import bouts_of, counts_for, lane
from coach.training.exercise import Exercise
from coach.training.goal import Block
from coach.training.gradual import Gradual
from coach.training.load import Rack, Unit, converted
from coach.training.log import Entry, Session
from coach.training.logbook import Logbook
from coach.training.outliers import body_of
from coach.training.terms import Terms


def sessions_of(exercise_id: str, block: Block, past: Iterable[Session], on: date) -> Sequence[Session]:
    """Finished sessions with a work set of an exercise up to and on a day, the newest first, each as it is asked for.

    For the finisher only those that did it as finisher, for every other block only the others.
    """
    pages = reversed(Logbook.of(past).up_to(on).lifted(exercise_id))
    return Gradual(each.session for each in pages if each.facts.has(exercise_id, block))


def newest_of(exercise_id: str, block: Block, past: Iterable[Session], on: date) -> Session | None:
    """The newest session of an exercise in any lane, or None."""
    return next(iter(sessions_of(exercise_id, block, past, on)), None)


def done_in(session: Session, exercise_id: str, block: Block) -> Entry | None:
    """An exercise as a session did it: its first entry with a work set that counts in this block, or None."""
    return next(
        (each for each in session.entries if each.id == exercise_id and counts_for(each, block) and each.work_sets),
        None,
    )


def lane_sessions(
    exercise: Exercise,
    span: tuple[int, int],
    block: Block,
    past: Sequence[Session],
    rack: Rack,
    on: date,
    *,
    bodyweight: Decimal | None = None,
) -> Sequence[Session]:
    """The sessions of the lane that today's range continues, the newest first, each as it is asked for.

    The first is the one that today's loads are compared with.
    `bodyweight` is the configuration's, in the rack's unit; the newest session that has one comes first.
    """
    book = Logbook.of(past)
    terms = terms_of(exercise, book, rack, on, bodyweight)
    bouts = bouts_of(exercise.id, block, book, on, terms, held=exercise.is_held)
    return Gradual(each.session for each in lane(bouts, span))


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
            converted(each.facts.bodyweight, each.facts.unit, unit)
            for each in reversed(Logbook.of(past).up_to(on).weighed)
            if each.facts.bodyweight is not None and body_of(each.facts) is not None
        ),
        None,
    )


def newest_bodyweight(past: Iterable[Session], on: date, unit: Unit) -> Decimal | None:
    """The bodyweight of the newest session that has one, in `unit`; of the other unit to 28 digits."""
    exact = exact_bodyweight(past, on, unit)
    return None if exact is None else Decimal(exact.numerator) / Decimal(exact.denominator)
