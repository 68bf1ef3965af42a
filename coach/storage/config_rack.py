"""The rack of the configuration: what can really be loaded, by default in kg and in lb."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from coach.storage.config_tables import Section
from coach.storage.schema import exact_number, shown, whole_number
from coach.training.frozen import frozen
from coach.training.load import Rack, RackChange, Unit
from coach.training.text import clean
from coach.training.wording import listed, number

MOST_WEIGHT = 1000
MOST_PAIRS = 20
MOST_STEPS = 500
"""Of dumbbells, pins, or weights on a belt."""
MOST_LOADS = 5000
"""Of one bar with all its plates."""

FEWEST_STEPS = 3
"""Of weights at even distances that are written as such."""

_STEPS = ("from", "to", "step")
_EXAMPLE = "{ from = 5, to = 40, step = 5 }"
_NAMED = 40


@frozen
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


def written_weights(weights: tuple[Decimal, ...]) -> tuple[Decimal, ...] | Mapping[str, Decimal]:
    """Weights as the file holds them: evenly spaced ones as from, to and step."""
    if len(weights) < FEWEST_STEPS:
        return weights
    steps = Steps(weights[0], weights[-1], weights[1] - weights[0])
    return {"from": steps.first, "to": steps.last, "step": steps.step} if steps.weights == weights else weights


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
    changes = {} if by_exercise is None else dict(_changes(by_exercise, exercises))
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


def _changes(by_exercise: Section, exercises: Collection[str] | None) -> Iterator[tuple[str, RackChange]]:
    for exercise_id in by_exercise.names(exercises):
        section = by_exercise.section(exercise_id)
        if section is not None:
            yield exercise_id, _change(section)
            section.name_unknown()


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
    numbers = _numbers(key, value)
    if isinstance(numbers, str):
        section.refuse(key, numbers)
    elif not all(0 <= each <= MOST_WEIGHT for each in numbers):
        section.refuse(key, f"{key} has a weight that is not between 0 and {MOST_WEIGHT}")
    elif key != "belt" and not any(numbers):
        section.refuse(key, f"{key} has no weight")
    else:
        return tuple(sorted({each for each in numbers if each > 0}))
    return None


def _numbers(key: str, value: object) -> tuple[Decimal, ...] | str:
    """The weights of a list or of steps; else what is wrong with it, as a sentence."""
    match value:
        case list() if len(value) > MOST_STEPS:
            return f"{key} has {len(value)} weights, more than {MOST_STEPS}"
        case list():
            numbers = [exact_number(each) for each in value]
            found = tuple(each for each in numbers if each is not None)
            return found if len(found) == len(numbers) else _not_weights(key, value)
        case Mapping():
            return _steps(key, value)
        case _:
            return _not_weights(key, value)


def _steps(key: str, value: Mapping[str, object]) -> tuple[Decimal, ...] | str:
    """The weights, unless one of the three is missing or cannot be: then which, and why."""
    missing = [name for name in _STEPS if name not in value]
    unknown = [clean(name, _NAMED) for name in value if name not in _STEPS]
    if missing or unknown:
        lacks = f"has no {listed(missing, 'and no')}" if missing else f"does not know {listed(unknown, 'or')}"
        return f"{key} {lacks}: write it like {_EXAMPLE}"
    first, last, step = (exact_number(value[name]) for name in _STEPS)
    if first is None or last is None or step is None:
        wrong = [name for name in _STEPS if exact_number(value[name]) is None]
        return f"in {key} {listed(f'{name} = {shown(value[name])} is not a number' for name in wrong)}"
    faults = [
        f"{name} = {number(each)} is not between 0 and {MOST_WEIGHT}"
        for name, each in (("from", first), ("to", last))
        if not 0 <= each <= MOST_WEIGHT
    ]
    if last < first:
        faults.append(f"to = {number(last)} is under from = {number(first)}")
    if step <= 0:
        faults.append(f"step = {number(step)} is not above 0")
    elif last - first >= step * MOST_STEPS:
        faults.append(f"step = {number(step)} makes more than {MOST_STEPS} weights")
    return f"in {key} {listed(faults)}" if faults else Steps(first, last, step).weights


def _not_weights(key: str, value: object) -> str:
    return f"{key} is {shown(value)}, not a list of weights or {_EXAMPLE}"
