"""Numbers as people type them: read, or refused with one sentence."""

import re
from decimal import Decimal

from coach.training.frozen import frozen
from coach.training.load import Unit
from coach.training.text import clean as harmless

HEAVIEST_KG, HEAVIEST_LB = 1000, 2200
MOST_REPS = 100
MOST_LEFT = 10
LONGEST = 3600
"""Seconds of one hold."""
LEAST_BODYWEIGHT = 20
"""In either unit: less is a slip of the finger."""
_SHOWN = 20
_LOAD = re.compile(r"\+?([0-9]{1,6}(?:[.,][0-9]{0,3})?|[.,][0-9]{1,3})")
_HALVES = re.compile(r"([0-9]{1,4}(?:[.,][05]?0{0,2})?|[.,][05])")
_WHOLE = re.compile(r"[0-9]{1,6}")


@frozen
class Refusal:
    """Why what was typed is not taken."""

    reason: str
    """One sentence without a full stop, with what would do instead."""


def read_load(text: str, unit: Unit) -> Decimal | Refusal:
    """A load in `unit`: a point or a comma, at most three decimals."""
    return _weight(text, unit, "a load", "62.5")


def read_bodyweight(text: str, unit: Unit) -> Decimal | Refusal:
    """The lifter's own weight in this unit."""
    read = _weight(text, unit, "a body weight", "78.5")
    if isinstance(read, Refusal) or read >= LEAST_BODYWEIGHT:
        return read
    return Refusal(f"a body weight is at least {LEAST_BODYWEIGHT} {unit}")


def read_reps(text: str) -> int | Refusal:
    """Reps of one set."""
    return _whole(text, "reps", "9", MOST_REPS)


def read_clean(text: str, reps: int) -> int | Refusal:
    """Clean reps of a set of `reps`."""
    clean = _whole(text, "clean reps", "7", MOST_REPS)
    if isinstance(clean, int) and clean > reps:
        return Refusal(f"clean reps are at most the {reps} done")
    return clean


def read_left(text: str) -> Decimal | Refusal:
    """Reps in reserve, halves allowed."""
    found = _HALVES.fullmatch(text.strip())
    if found is None:
        return _unlike(text, "reps left", "2 or 1.5")
    left = _decimal(found[1])
    if left > MOST_LEFT:
        return Refusal(f"reps left are 0 to {MOST_LEFT}")
    return left


def read_seconds(text: str) -> int | Refusal:
    """Seconds of one hold."""
    return _whole(text, "seconds", "30", LONGEST)


def _weight(text: str, unit: Unit, what: str, example: str) -> Decimal | Refusal:
    found = _LOAD.fullmatch(text.strip())
    if found is None:
        return _unlike(text, what, example)
    weight = _decimal(found[1])
    heaviest = HEAVIEST_KG if unit is Unit.KG else HEAVIEST_LB
    return weight if weight <= heaviest else Refusal(f"{what} is at most {heaviest} {unit}")


def _whole(text: str, what: str, example: str, most: int) -> int | Refusal:
    found = _WHOLE.fullmatch(text.strip())
    if found is None:
        return _unlike(text, what, example)
    value = int(found[0])
    return value if value <= most else Refusal(f"{what} are 0 to {most}")


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ".").removesuffix("."))


def _unlike(text: str, what: str, example: str) -> Refusal:
    shown = harmless(text, _SHOWN)
    return Refusal(
        f"{shown!r} cannot be read as {what}: type it like {example}" if shown else f"type {what}, like {example}"
    )
