"""The rack of the configuration: what can really be loaded, by default in kg and in lb."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from coach.storage.config_tables import Section
from coach.storage.schema import exact_number, shown, whole_number
from coach.training.load import Rack, RackChange, Unit

MOST_WEIGHT = 1000
MOST_PAIRS = 20
MOST_STEPS = 500
"""Of dumbbells, pins, or weights on a belt."""
MOST_LOADS = 5000
"""Of one bar with all its plates."""

_STEPS = ("from", "to", "step")


@dataclass(frozen=True, slots=True)
class Steps:
    """Weights at even distances."""

    first: Decimal
    last: Decimal
    step: Decimal

    @property
    def weights(self) -> tuple[Decimal, ...]:
        """All of them, the lightest first."""
        count = int((self.last - self.first) / self.step) + 1
        return tuple(_plain(self.first + self.step * number) for number in range(count))


def _plain(weight: Decimal) -> Decimal:
    """The same weight without zeros behind the point, as a lifter writes it."""
    whole = weight.to_integral_value()
    return whole.quantize(Decimal(1)) if weight == whole else weight.normalize()


def _rack(unit: Unit, bar: str, plates: str, dumbbells: str, stack: str, belt: str) -> Rack:
    def steps(text: str) -> tuple[Decimal, ...]:
        first, last, step = (Decimal(each) for each in text.split())
        return Steps(first, last, step).weights

    pairs = (each.split("x") for each in plates.split())
    return Rack(
        unit=unit,
        bar=Decimal(bar),
        plates=tuple((Decimal(weight), int(count)) for weight, count in pairs),
        dumbbells=steps(dumbbells),
        stack=steps(stack),
        belt=tuple(Decimal(each) for each in belt.split()),
    )


DEFAULT_RACKS: Mapping[Unit, Rack] = MappingProxyType(
    {
        Unit.KG: _rack(
            Unit.KG, "20", "25x1 20x2 15x1 10x2 5x2 2.5x2 1.25x2", "2.5 40 2.5", "5 100 5", "2.5 5 10 15 20"
        ),
        Unit.LB: _rack(Unit.LB, "45", "45x2 35x1 25x2 10x2 5x2 2.5x2", "5 100 5", "10 200 10", "2.5 5 10 25 45"),
    }
)
"""An ordinary gym's."""


def read_rack(top: Section, unit: Unit, exercises: Collection[str] | None) -> Rack:
    """The rack in `unit`: whatever is not told is an ordinary gym's of that unit."""
    usual = DEFAULT_RACKS[unit]
    section = top.section("rack")
    if section is None:
        return usual
    told = _change(section)
    by_exercise = section.section("exercise")
    changes: dict[str, RackChange] = {}
    for exercise_id in () if by_exercise is None else by_exercise.names(exercises):
        of_exercise = by_exercise.section(exercise_id) if by_exercise is not None else None
        if of_exercise is not None:
            changes[exercise_id] = _change(of_exercise)
            of_exercise.name_unknown()
    section.name_unknown()
    return Rack(
        unit=unit,
        bar=usual.bar if told.bar is None else told.bar,
        plates=usual.plates if told.plates is None else told.plates,
        dumbbells=usual.dumbbells if told.dumbbells is None else told.dumbbells,
        stack=usual.stack if told.stack is None else told.stack,
        belt=usual.belt if told.belt is None else told.belt,
        exercise=MappingProxyType(changes),
    )


def _change(section: Section) -> RackChange:
    return RackChange(
        bar=section.number("bar", 0, MOST_WEIGHT),
        plates=_plates(section),
        dumbbells=_weights(section, "dumbbells"),
        stack=_weights(section, "stack"),
        belt=_weights(section, "belt"),
    )


def _plates(section: Section) -> tuple[tuple[Decimal, int], ...] | None:
    value = section.get("plates")
    if value is None:
        return None
    pairs = [_pair(each) for each in value] if isinstance(value, list) else [None]
    found = tuple(each for each in pairs if each is not None)
    if len(found) < len(pairs):
        section.refuse("plates", f"plates is {shown(value)}, not a list of [weight, pairs] like [[20, 2], [10, 1]]")
    elif _loads(found) > MOST_LOADS:
        section.refuse("plates", f"plates make more than {MOST_LOADS} different loads")
    else:
        return tuple(sorted(found, reverse=True))
    return None


def _pair(value: object) -> tuple[Decimal, int] | None:
    match value:
        case [weight, count]:
            kilos, pairs = exact_number(weight), whole_number(count)
            if kilos is not None and pairs is not None and 0 < kilos <= MOST_WEIGHT and 0 <= pairs <= MOST_PAIRS:
                return kilos, pairs
    return None


def _loads(plates: tuple[tuple[Decimal, int], ...]) -> int:
    """How many different weights one side can have, counted no further than is allowed."""
    sums = {Decimal(0)}
    for weight, count in plates:
        sums = {base + weight * number for base in sums for number in range(count + 1)}
        if len(sums) > MOST_LOADS:
            break
    return len(sums)


def _weights(section: Section, key: str) -> tuple[Decimal, ...] | None:
    value = section.get(key)
    if value is None:
        return None
    numbers = _numbers(value)
    if numbers is None:
        sentence = f"{key} is {shown(value)}, not a list of weights or {{ from = 5, to = 40, step = 5 }}"
        section.refuse(key, sentence)
    elif not all(0 <= each <= MOST_WEIGHT for each in numbers):
        section.refuse(key, f"{key} has a weight that is not between 0 and {MOST_WEIGHT}")
    elif key != "belt" and not any(numbers):
        section.refuse(key, f"{key} has no weight")
    else:
        return tuple(sorted({each for each in numbers if each > 0}))
    return None


def _numbers(value: object) -> tuple[Decimal, ...] | None:
    match value:
        case list() if len(value) <= MOST_STEPS:
            numbers = [exact_number(each) for each in value]
            found = tuple(each for each in numbers if each is not None)
            return found if len(found) == len(numbers) else None
        case Mapping() if sorted(value) == sorted(_STEPS):
            first, last, step = (exact_number(value[key]) for key in _STEPS)
            if first is None or last is None or step is None or step <= 0 or not first <= last:
                return None
            return Steps(first, last, step).weights if (last - first) / step < MOST_STEPS else None
        case _:
            return None
