"""What may stand in for an exercise, as rows to choose from."""

from collections.abc import Sequence
from decimal import Decimal

from coach.training.exercise import Exercise
from coach.training.wording import bare_load
from coach.ui.scene import MUTED, STRONG, Line, Span, fitted, line, padded, width_of

AIR = 2


def rows(found: Sequence[tuple[Exercise, Decimal | None]], width: int) -> tuple[tuple[str, Line], ...]:
    """Every exercise with the load it would have, where there is one, and what it works."""
    loads = ["" if load is None else bare_load(load, exercise.kind) for exercise, load in found]
    longest = max((len(exercise.name) for exercise, _ in found), default=0) + AIR
    widest = max((len(each) for each in loads), default=0)
    column = widest + AIR if widest else 0
    return tuple(
        (exercise.id, _row(exercise, load, (longest, column), width))
        for (exercise, _), load in zip(found, loads, strict=True)
    )


def _row(exercise: Exercise, load: str, columns: tuple[int, int], width: int) -> Line:
    start = (*padded(line(Span(exercise.name, STRONG)), columns[0]), *padded(line(load), columns[1]))
    muscles = [*exercise.primary[:2]]
    while muscles and width_of(start) + len(" · ".join(muscles)) > width:
        muscles.pop()
    return fitted((*start, Span(" · ".join(muscles), MUTED)), width)
