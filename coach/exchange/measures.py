"""Loads and distances in the unit that a whole file is written in: exact where the unit allows it."""

from collections.abc import Mapping
from decimal import Context, Decimal
from fractions import Fraction
from types import MappingProxyType

from coach.training.load import Unit, converted
from coach.training.wording import number

_SEVENTEEN = Context(prec=17)
"""As many digits as other apps write for a weight that was entered in the other unit."""
_PLENTY = Context(prec=60)
KG_PER_LB = Decimal("0.45359237")

METRES: Mapping[str, Decimal] = MappingProxyType(
    {
        "m": Decimal(1),
        "km": Decimal(1000),
        "mi": Decimal("1609.344"),
        "ft": Decimal("0.3048"),
    }
)
"""How long each unit of distance is."""


def load_in(load: Decimal, unit: Unit, to: Unit) -> Decimal:
    """The same load in another unit: pounds in kg exactly, kg in pounds to 17 digits; untouched in its own."""
    match unit, to:
        case (Unit.LB, Unit.KG):
            return _short(_PLENTY.multiply(load, KG_PER_LB))
        case (Unit.KG, Unit.LB):
            return _quotient(converted(load, unit, to))
        case _:
            return load


def distance_in(distance: Decimal, unit: str, to: str) -> Decimal | None:
    """The same distance in another unit, to 17 digits; None where the unit it is in is not known."""
    if unit == to:
        return distance
    if unit not in METRES:
        return None
    return _quotient(Fraction(distance) * Fraction(METRES[unit]) / Fraction(METRES[to]))


def _quotient(exact: Fraction) -> Decimal:
    return _short(_SEVENTEEN.divide(Decimal(exact.numerator), Decimal(exact.denominator)))


def _short(exact: Decimal) -> Decimal:
    """Without zeros at its end, and without an exponent."""
    return Decimal(number(exact))
