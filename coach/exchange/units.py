"""Units: what the apps call them, and what a file's weights tell of theirs."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coach.exchange.measures import KG_PER_LB
from coach.exchange.reading import UnitNeeded
from coach.training.load import Unit, converted
from coach.training.wording import number

_WEIGHT: Mapping[str, Unit] = MappingProxyType({"kg": Unit.KG, "kgs": Unit.KG, "lb": Unit.LB, "lbs": Unit.LB})
_DISTANCE: Mapping[str, str] = MappingProxyType(
    {
        "m": "m",
        "meters": "m",
        "metres": "m",
        "km": "km",
        "kilometers": "km",
        "mi": "mi",
        "miles": "mi",
        "ft": "ft",
        "feet": "ft",
    }
)
_IN: Mapping[Unit, Decimal] = MappingProxyType({Unit.KG: Decimal(1), Unit.LB: KG_PER_LB})
_PLATE = Decimal("2.5")
_FIVE = Decimal(5)
_NEAR = Decimal("0.01")
"""Conversions are written with few digits: 61.23492 kg are meant to be 135 lb."""
_FEW_ROUND = Fraction(1, 5)
_MANY_ROUND: Mapping[Unit, Fraction] = MappingProxyType({Unit.LB: Fraction(4, 5), Unit.KG: Fraction(1, 2)})
"""The share of multiples of 2.5 that shows what the weights really are: 0.8 to 0.98 where they are pounds, 0.57 where
they are kilograms."""


def weight_unit(word: str) -> Unit | None:
    """kg, kgs, lb, lbs; None for any other word."""
    return _WEIGHT.get(word.strip().casefold())


def distance_unit(word: str) -> str | None:
    """m, km, mi or ft, however it is spelt; None for any other word."""
    return _DISTANCE.get(word.strip().rstrip(".").casefold())


def usual_distance(unit: Unit | None) -> str:
    """The unit of distance of a file that names none: kilometres go with kilograms, miles with pounds."""
    return "mi" if unit is Unit.LB else "km"


def disguised(weights: Mapping[Decimal, int], unit: Unit) -> Unit | None:
    """The unit whose round numbers these weights really are, where it is not `unit`.

    `weights` counts each weight above 0, as written.
    """
    other = Unit.LB if unit is Unit.KG else Unit.KG
    if not weights or _round_share(weights, unit, unit) >= _FEW_ROUND:
        return None
    return other if _round_share(weights, unit, other) >= _MANY_ROUND[other] else None


def disguises(weights: Mapping[Unit, Mapping[Decimal, int]]) -> Iterator[str]:
    """A sentence for each unit whose weights are really round numbers of the other."""
    for unit, counted in weights.items():
        other = disguised(counted, unit)
        if other is not None:
            example = max(counted, key=lambda each: (counted[each], each))
            exact = round(converted(example, unit, other), 2)
            meant = number(Decimal(exact.numerator) / exact.denominator)
            yield (
                f"The weights are in {unit}, but nearly all are round in {other} ({number(example)} {unit} = {meant} "
                f"{other}); they are kept as written."
            )


def needed(weights: Mapping[Decimal, int]) -> UnitNeeded:
    """The question for the unit of these weights, with what they hint at."""
    total = sum(weights.values())
    share = round(100 * _round_share(weights, Unit.KG, Unit.KG, _FIVE)) if total else 0
    heaviest = f"heaviest {number(max(weights))}, {share} % multiples of 5" if total else "no weight"
    return UnitNeeded(heaviest)


def _round_share(weights: Mapping[Decimal, int], unit: Unit, to: Unit, step: Decimal = _PLATE) -> Fraction:
    """The share of the weights that are multiples of `step` in `to`."""
    factor = _IN[unit] / _IN[to]
    round_ones = sum(n for weight, n in weights.items() if abs((weight * factor).remainder_near(step)) <= _NEAR)
    return Fraction(round_ones, sum(weights.values()))
