"""The best of an exercise: over one session of it, and over many as they are gone through."""

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction

from coach.training.frozen import frozen
from coach.training.load import LoadKind, Unit, converted


@frozen
class Bests:
    """The best of one exercise over some sessions, in one unit; None where there is nothing to be best."""

    heaviest: Fraction | None = None
    """The most difficult load lifted cleanly: for an assisted machine the least help."""
    reps: Mapping[Fraction | None, int] = field(default_factory=dict, hash=False)
    """Most clean reps (seconds for what is held) at each load; None where nothing is loaded."""
    e1rm: Fraction | None = None
    """From sets of at most ten clean reps."""
    volume: Fraction | None = None

    def converted(self, unit: Unit, to: Unit) -> "Bests":
        """The same from one unit in another, exactly."""
        if unit is to:
            return self
        reps = {None if load is None else converted(load, unit, to): most for load, most in self.reps.items()}
        loads = (self.heaviest, self.e1rm, self.volume)
        heaviest, e1rm, volume = (None if each is None else converted(each, unit, to) for each in loads)
        return Bests(heaviest, reps, e1rm, volume)


NO_BESTS = Bests()
"""Of sessions in which nothing was lifted cleanly."""


class BestSoFar:
    """The best of an exercise so far, as it grows."""

    __slots__ = ("_kind", "e1rm", "heaviest", "reps", "volume")

    def __init__(self, kind: LoadKind) -> None:
        self._kind = kind
        self.heaviest: Fraction | None = None
        self.reps: dict[Fraction | None, int] = {}
        self.e1rm: Fraction | None = None
        self.volume: Fraction | None = None

    def add(self, other: Bests) -> None:
        """Takes what is better."""
        best = self.heaviest
        if other.heaviest is not None and (best is None or is_harder(self._kind, other.heaviest, best)):
            self.heaviest = other.heaviest
        for load, reps in other.reps.items():
            if reps > self.reps.get(load, 0):
                self.reps[load] = reps
        self.e1rm = _more(self.e1rm, other.e1rm)
        self.volume = _more(self.volume, other.volume)

    def bests(self) -> Bests:
        """As it is now."""
        return Bests(self.heaviest, self.reps.copy(), self.e1rm, self.volume)


def is_harder(kind: LoadKind, one: Fraction, other: Fraction) -> bool:
    """Whether a load is more difficult than another."""
    return one is not other and (one < other if kind is LoadKind.ASSISTED else one > other)


def is_more(one: Fraction, other: Fraction) -> bool:
    """Whether the one is more than the other: as they are compared anyway, without asking what they are."""
    return one is not other and one.numerator * other.denominator > other.numerator * one.denominator


def _more(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    if one is None or other is None:
        return other if one is None else one
    return other if is_more(other, one) else one
