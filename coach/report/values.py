"""The values that JSON is made of."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from coach.training.log import LoggedSet

VERSION = 1
"""Of these values: it changes only if a key must ever mean something else."""

Json = Mapping[str, object]

_PLACES = 2


def number(value: Decimal | Fraction | None) -> int | float | None:
    """A number for JSON: whole ones without a point."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


def done_of(each: LoggedSet, *, is_held: bool) -> Json:
    """What was done in a set."""
    return {
        "seconds" if is_held else "reps": each.done,
        "clean": each.clean_reps,
        "left": number(each.left),
        "fault": None if each.fault is None else each.fault.value,
    }


def for_reading(load: Fraction) -> Fraction:
    """A load of the other unit that no rack load is near to, cut to what a person can read."""
    return load if load * 10**_PLACES == int(load * 10**_PLACES) else round(load, _PLACES)
