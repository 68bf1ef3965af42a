"""Loads: units, what each kind of load means, and what a lifter's rack can really hold."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from operator import neg
from typing import assert_never

from coach.training.frozen import frozen

KG_PER_LB = Fraction(45359237, 100_000_000)
NO_LOAD = Decimal(0)


class Unit(StrEnum):
    """The lifter's unit of load."""

    KG = "kg"
    LB = "lb"


class LoadKind(StrEnum):
    """What the number of a load means."""

    BARBELL = "barbell"
    """The total, bar included."""
    DUMBBELL = "dumbbell"
    """One hand's weight."""
    STACK = "stack"
    """The pin of a stack or cable."""
    BODYWEIGHT = "bodyweight"
    """The weight added to the body; 0 is plain."""
    ASSISTED = "assisted"
    """The help of an assisted machine: less is harder."""
    NONE = "none"
    """No number at all: bands, a hang."""


def converted(load: Decimal | Fraction, unit: Unit, to: Unit) -> Fraction:
    """The same physical load in another unit, exactly (1 lb = 0.45359237 kg)."""
    exact = Fraction(load)
    if unit is to:
        return exact
    return exact * KG_PER_LB if unit is Unit.LB else exact / KG_PER_LB


def effective(kind: LoadKind, load: Decimal | Fraction, bodyweight: Decimal | Fraction | None) -> Fraction | None:
    """What the body really moves: load, bodyweight + added, or bodyweight - assistance.

    None where no formula may be used: kind none, an unknown bodyweight, or nothing left to move.
    """
    match kind:
        case LoadKind.NONE:
            return None
        case LoadKind.BODYWEIGHT | LoadKind.ASSISTED if bodyweight is None:
            return None
        case LoadKind.BODYWEIGHT:
            moved = Fraction(bodyweight or 0) + Fraction(load)
        case LoadKind.ASSISTED:
            moved = Fraction(bodyweight or 0) - Fraction(load)
        case _:
            moved = Fraction(load)
    return moved if moved > 0 else None


@frozen
class Ladder:
    """The loads one exercise can have on this rack, from the easiest to the hardest."""

    kind: LoadKind
    unit: Unit
    loads: tuple[Decimal, ...]
    """Easiest first: for an assisted machine that is the most help. Empty for kind none."""

    def is_harder(self, one: Decimal | Fraction, other: Decimal | Fraction) -> bool:
        """Whether `one` is more difficult than `other`; never asks the bare number alone."""
        return one < other if self.kind is LoadKind.ASSISTED else one > other

    def above(self, load: Decimal | Fraction) -> tuple[Decimal, ...]:
        """The loads harder than `load`, the easiest of them first."""
        if self.kind is LoadKind.ASSISTED:
            return self.loads[bisect_right(self.loads, -load, key=neg) :]
        return self.loads[bisect_right(self.loads, load) :]

    def below(self, load: Decimal | Fraction) -> tuple[Decimal, ...]:
        """The loads easier than `load`, the easiest first."""
        if self.kind is LoadKind.ASSISTED:
            return self.loads[: bisect_left(self.loads, -load, key=neg)]
        return self.loads[: bisect_left(self.loads, load)]

    def harder(self, load: Decimal | Fraction) -> Decimal | None:
        """The next harder load on the rack, or None at the top."""
        return next(iter(self.above(load)), None)

    def easier(self, load: Decimal | Fraction) -> Decimal | None:
        """The next easier load on the rack, or None at the bottom."""
        return next(iter(self.below(load)[-1:]), None)

    def at_most(self, load: Decimal | Fraction) -> Decimal | None:
        """The hardest load on the rack that is not harder than `load`, else the easiest; None on an empty ladder."""
        if not self.loads:
            return None
        not_harder = len(self.loads) - len(self.above(load))
        return self.loads[max(0, not_harder - 1)]


@frozen
class Plates:
    """What hangs on one side of a bar."""

    made: Decimal
    """The load this really makes, bar included."""
    side: tuple[Decimal, ...]
    """One side, largest first; empty for the empty bar."""


@frozen
class RackChange:
    """What is different on the rack for one exercise; None leaves the rack's own."""

    bar: Decimal | None = None
    plates: tuple[tuple[Decimal, int], ...] | None = None
    dumbbells: tuple[Decimal, ...] | None = None
    stack: tuple[Decimal, ...] | None = None
    belt: tuple[Decimal, ...] | None = None


@frozen
class Rack:
    """What can really be loaded, all in one unit."""

    unit: Unit
    bar: Decimal
    """The weight of the empty bar."""
    plates: tuple[tuple[Decimal, int], ...]
    """Each plate with the number of pairs owned."""
    dumbbells: tuple[Decimal, ...]
    """The dumbbells owned, one hand's weight each."""
    stack: tuple[Decimal, ...]
    """The pins of a stack; also the steps of help on an assisted machine."""
    belt: tuple[Decimal, ...]
    """What can be hung on the body; 0 is always there."""
    exercise: Mapping[str, RackChange] = field(default_factory=dict, hash=False)
    """What is different for one exercise, by its id."""

    def for_exercise(self, exercise_id: str) -> "Rack":
        """The rack as this exercise finds it."""
        change = self.exercise.get(exercise_id)
        if change is None:
            return self
        return replace(
            self,
            bar=self.bar if change.bar is None else change.bar,
            plates=self.plates if change.plates is None else change.plates,
            dumbbells=self.dumbbells if change.dumbbells is None else change.dumbbells,
            stack=self.stack if change.stack is None else change.stack,
            belt=self.belt if change.belt is None else change.belt,
        )

    def ladder(self, exercise_id: str, kind: LoadKind) -> Ladder:
        """The loads of this exercise that the rack can hold."""
        mine = self.for_exercise(exercise_id)
        loads: list[Decimal]
        match kind:
            case LoadKind.BARBELL:
                loads = sorted({_plain(mine.bar + 2 * side) for side in _sums(mine.plates)})
            case LoadKind.DUMBBELL:
                loads = sorted(set(mine.dumbbells))
            case LoadKind.STACK:
                loads = sorted(set(mine.stack))
            case LoadKind.BODYWEIGHT:
                loads = sorted({NO_LOAD, *mine.belt})
            case LoadKind.ASSISTED:
                loads = sorted(set(mine.stack), reverse=True)
            case LoadKind.NONE:
                loads = []
            case _:
                assert_never(kind)
        return Ladder(kind, self.unit, tuple(loads))

    def hang(self, exercise_id: str, load: Decimal) -> Plates | None:
        """The plates for `load` on this exercise's bar; None when it is lighter than the bar."""
        mine = self.for_exercise(exercise_id)
        return plates_for(load, mine.bar, mine.plates)


def _plain(load: Decimal) -> Decimal:
    """The same load as a lifter writes it: 62.5, not 62.50; 100, not 1E+2."""
    return load.quantize(Decimal(1)) if load == load.to_integral_value() else load.normalize()


def _sums(pairs: Iterable[tuple[Decimal, int]]) -> set[Decimal]:
    """Every weight that fits on one side."""
    sums = {NO_LOAD}
    for plate, count in pairs:
        sums = {base + plate * n for base in sums for n in range(count + 1)}
    return sums


def plates_for(load: Decimal, bar: Decimal, pairs: Iterable[tuple[Decimal, int]]) -> Plates | None:
    """An exact combination of the pairs owned: fewest plates, then largest first, found by search.

    Where the load cannot be made, the nearest easier one is: compare `made` with what was asked.
    None when even the empty bar is heavier.
    """
    if load < bar:
        return None
    room = (load - bar) / 2
    best: dict[Decimal, tuple[Decimal, ...]] = {NO_LOAD: ()}
    for plate, count in sorted(pairs, reverse=True):
        found = dict(best)
        for weight, side in best.items():
            for n in range(1, count + 1):
                heavier = weight + plate * n
                if heavier > room:
                    break
                candidate = side + (plate,) * n
                known = found.get(heavier)
                if known is None or _neater(candidate, known):
                    found[heavier] = candidate
        best = found
    heaviest = max(best)
    return Plates(bar + 2 * heaviest, best[heaviest])


def _neater(one: tuple[Decimal, ...], other: tuple[Decimal, ...]) -> bool:
    """Fewer plates, or as many and larger first."""
    return (-len(one), one) > (-len(other), other)
