"""Weekly sets of each muscle, week beside week, and back against biceps."""

from collections.abc import Iterable, Mapping
from dataclasses import field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from coach.training.exercise import FIVE_MUSCLES, Catalogue, Muscle
from coach.training.frozen import frozen
from coach.training.log import Session
from coach.training.volume import LEAST_SETS, TARGET_SETS, Balance, weekly_balance, weekly_sets
from coach.training.weeks import Week, by_week, weeks_to


class Amount(StrEnum):
    """How much a muscle had in a week (fractional counting: Pelland 2025)."""

    NOTHING = "nothing"
    LITTLE = "little"
    """Under four sets."""
    ENOUGH = "enough"
    """From four sets, the minimum."""
    PLENTY = "plenty"
    """From ten, what to aim for."""


def amount(sets: Fraction) -> Amount:
    """How much so many fractional sets in a week are."""
    if not sets:
        return Amount.NOTHING
    if sets < LEAST_SETS:
        return Amount.LITTLE
    return Amount.ENOUGH if sets < TARGET_SETS else Amount.PLENTY


@frozen
class MuscleWeek:
    """What one week gave each muscle."""

    week: Week
    sets: Mapping[Muscle, Fraction] = field(hash=False)
    """Fractional work sets; muscles without any are left out."""
    balance: Balance
    """Direct sets of back and biceps, with the ratio and the warning under 1.5."""

    def of(self, muscle: Muscle) -> Fraction:
        """The sets of one muscle."""
        return self.sets.get(muscle, Fraction(0))


def muscle_weeks(sessions: Iterable[Session], catalogue: Catalogue, on: date, weeks: int) -> tuple[MuscleWeek, ...]:
    """Week by week, the oldest first; the last is what `weekly_sets` and `weekly_balance` tell of `on`."""
    span = weeks_to(on, weeks)
    return tuple(
        MuscleWeek(week, weekly_sets(found, catalogue, week.last), weekly_balance(found, catalogue, week.last))
        for week, found in zip(span, by_week(sessions, span), strict=True)
    )


def muscles_trained(weeks: Iterable[MuscleWeek]) -> tuple[Muscle, ...]:
    """The five of a back-and-biceps session, then every other that any of these weeks has, in their usual order."""
    found = {muscle for each in weeks for muscle in each.sets}
    return (*FIVE_MUSCLES, *(each for each in Muscle if each in found and each not in FIVE_MUSCLES))
