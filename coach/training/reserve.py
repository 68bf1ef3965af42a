"""How many reps a set is to leave, as it is told: the goal's, and on a first time what its rule asks for.

The record of a session keeps the goal's, which is what later loads are counted from.
"""

from decimal import Decimal

from coach.training.log import Target
from coach.training.plan import Planned
from coach.training.rules.first_time import FIRST_TIME, LEFT_AT_FIRST


def left_of_plan(planned: Planned) -> Decimal:
    """Of an exercise to come; what is held to see what is left asks for no more than its goal."""
    is_first = planned.suggestion.rule is FIRST_TIME and not planned.exercise.is_held
    return Decimal(LEFT_AT_FIRST) if is_first else planned.prescription.left


def left_of_target(target: Target | None) -> Decimal | None:
    """Of an exercise of a session; None where nothing was prescribed."""
    if target is None:
        return None
    is_first = target.rule == FIRST_TIME.name and target.seconds is None
    return Decimal(LEFT_AT_FIRST) if is_first else target.left
