"""Why an exercise has its load."""

from collections.abc import Iterable
from itertools import islice

from coach.report.coming import planned_of
from coach.report.values import VERSION, Json, for_reading, number
from coach.training.evidence import Bout, bouts_of, lane
from coach.training.frozen import frozen
from coach.training.history import terms_of
from coach.training.log import Session
from coach.training.logbook import Logbook
from coach.training.plan import Lifter, Plan, Planned

SHOWN_OF_A_LANE = 3
"""Earlier sessions that a reason is shown with."""


@frozen
class Explained:
    """An exercise of the session to come with the sessions that its load was worked out from."""

    plan: Plan
    planned: Planned
    lane: tuple[Bout, ...]
    """The newest sessions of the same range, the newest first."""


def explained(plan: Plan, planned: Planned, lifter: Lifter, past: Iterable[Session]) -> Explained:
    """A planned exercise with the newest sessions of its lane."""
    book = Logbook.of(past)
    exercise, on = planned.exercise, plan.on
    terms = terms_of(exercise, book, lifter.rack, on, lifter.bodyweight)
    bouts = bouts_of(exercise.id, planned.block, book, on, terms, held=exercise.is_held)
    return Explained(plan, planned, tuple(islice(lane(bouts, planned.prescription.span), SHOWN_OF_A_LANE)))


def why(told: Explained, lifter: Lifter) -> Json:
    """One suggestion with everything that it rests on."""
    suggestion = told.planned.suggestion
    return {
        "version": VERSION,
        "on": told.plan.on.isoformat(),
        "routine": told.plan.routine.id,
        "day": told.plan.day.id,
        "goal": told.plan.goal.id,
        "unit": lifter.rack.unit.value,
        **planned_of(told.planned, lifter),
        "inputs": [{"name": each.name, "value": each.value} for each in suggestion.inputs],
        "source": suggestion.source,
        "lane": [_bout(each, is_held=told.planned.exercise.is_held) for each in told.lane],
    }


def _bout(bout: Bout, *, is_held: bool) -> Json:
    return {
        "id": bout.session.id,
        "date": bout.date.isoformat(),
        "base": None if bout.base is None else number(for_reading(bout.base)),
        "sets": [
            {
                "load": None if each.load is None else number(for_reading(each.load)),
                "seconds" if is_held else "reps": each.done,
                "clean": each.clean,
                "left": number(each.left),
                "fault": None if each.fault is None else each.fault.value,
            }
            for each in bout.efforts
        ],
    }
