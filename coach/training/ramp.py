"""Ramp sets: the few lighter sets before the first work set of a pull.

One set at about four fifths is what helps most (Ribeiro 2014 and its successors); the other numbers are the
coach's own choice.
"""

from collections.abc import Collection
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from coach.training.exercise import Catalogue, Equipment, Exercise
from coach.training.frozen import frozen
from coach.training.load import Ladder, LoadKind, effective

BAR_REPS = 8
"""With the empty bar."""
HALF, HALF_REPS = Fraction(50, 100), 5
FOUR_FIFTHS, FOUR_FIFTHS_REPS = Fraction(80, 100), 3
EASIER_FORM_REPS = 5
"""Of the easier form, where no load is easy enough for a ramp."""
HEAVY_IN_BARS = 4
"""From this many times the bar on a later compound gets the half again."""
COLD_AFTER = timedelta(minutes=20)
"""Longer than this since the last set, and the last ramp set is offered again."""


class RampPosition(StrEnum):
    """Where an exercise stands in its session, as far as its ramp cares."""

    FIRST = "first"
    """The first compound."""
    LATER = "later"
    """Any later compound."""
    NONE = "none"
    """Biceps and what follows: no ramp."""


@frozen
class RampStep:
    """One ramp set."""

    load: Decimal | None
    """On the rack; None where nothing is loaded (the easier form of a movement)."""
    reps: int


def ramp(
    kind: LoadKind,
    load: Decimal | None,
    ladder: Ladder,
    bar: Decimal | None,
    position: RampPosition,
    bodyweight: Decimal | None,
) -> tuple[RampStep, ...]:
    """The ramp sets before the work sets at `load`, the lightest first.

    `bar` is the empty bar of a barbell exercise. Loads, bar and bodyweight are in the ladder's unit. Percentages are of
    the effective load: without a known bodyweight there is no ramp for what moves the body.
    """
    if position is RampPosition.NONE:
        return ()
    empty = bar if kind is LoadKind.BARBELL else None
    wanted: list[RampStep | None] = []
    if empty is not None and (position is RampPosition.FIRST or load is None):
        wanted.append(RampStep(empty, BAR_REPS))
    if load is not None:
        is_heavy = empty is not None and load >= HEAVY_IN_BARS * empty
        if position is RampPosition.FIRST or is_heavy:
            wanted.append(_step(kind, load, ladder, HALF, HALF_REPS, bodyweight))
        wanted.append(_step(kind, load, ladder, FOUR_FIFTHS, FOUR_FIFTHS_REPS, bodyweight))
    steps: dict[Decimal, RampStep] = {}
    for step in wanted:
        if step is None or step.load is None:
            continue
        if load is None or ladder.is_harder(load, step.load):
            steps.setdefault(step.load, step)
    return tuple(steps.values())


def cold_step(kind: LoadKind, load: Decimal | None, ladder: Ladder, bodyweight: Decimal | None) -> RampStep | None:
    """The ramp set to offer again after a pause of more than `COLD_AFTER`; None where there is none."""
    steps = ramp(kind, load, ladder, None, RampPosition.LATER, bodyweight)
    return steps[-1] if steps else None


def needs_easier_form(
    kind: LoadKind, load: Decimal | None, position: RampPosition, steps: Collection[RampStep]
) -> bool:
    """Whether a known load has no load easy enough for a ramp: pull-ups with nothing added."""
    lifts_the_body = kind in (LoadKind.BODYWEIGHT, LoadKind.ASSISTED)
    return lifts_the_body and load is not None and position is not RampPosition.NONE and not steps


def easier_form(exercise: Exercise, catalogue: Catalogue, equipment: Collection[Equipment]) -> Exercise | None:
    """The nearest easier form of the movement that the equipment allows; None where there is none."""
    return next(
        (
            each
            for exercise_id in exercise.easier
            if (each := catalogue.get(exercise_id)) is not None and each.is_possible_with(equipment)
        ),
        None,
    )


def _step(
    kind: LoadKind, load: Decimal, ladder: Ladder, share: Fraction, reps: int, bodyweight: Decimal | None
) -> RampStep | None:
    """The hardest rack load not harder than a share of the effective load; None where none is that easy."""
    moved = effective(kind, load, bodyweight)
    if moved is None:
        return None
    # What is moved less comes off the load, or goes onto the help.
    off = moved - share * moved
    wished = Fraction(load) + off if kind is LoadKind.ASSISTED else Fraction(load) - off
    nearest = ladder.at_most(wished)
    return None if nearest is None or ladder.is_harder(nearest, wished) else RampStep(nearest, reps)
