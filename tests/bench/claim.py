"""What is claimed of a measurement: so many times what a bare program needs, at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median, quantiles

PERCENT = 100


class Unit(StrEnum):
    """What was measured."""

    SECONDS = "s"
    BYTES = "B"


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of the table."""

    what: str
    """What was done."""
    against: str
    """What was done beside it; empty where the bound is no ratio."""
    ours: tuple[float, ...]
    """What each run took, in the unit."""
    theirs: tuple[float, ...]
    """The same of what stands beside it; empty where the bound is no ratio."""
    most: float
    """The bound: a ratio, or so much of the unit."""
    percentile: int = 50
    """Which of the runs counts: 50 is the median, 100 the worst."""
    unit: Unit = Unit.SECONDS
    allowed: float = 0.0
    """What ours may take on top, in the unit: a stat of every file."""

    @property
    def our_value(self) -> float:
        """The run of ours that counts."""
        return percentile(self.ours, self.percentile)

    @property
    def their_value(self) -> float:
        """The run of theirs that counts; 0 where there is none."""
        return percentile(self.theirs, self.percentile) if self.theirs else 0.0

    @property
    def value(self) -> float:
        """What is held against the bound.

        Where as much was measured of both, in turn, the median of the ratios of each two that were neighbours: a
        machine that is slow for some seconds is slow for both of them.
        """
        if not self.theirs:
            return self.our_value
        if self.percentile == PERCENT // 2 and len(self.ours) == len(self.theirs) and all(self.theirs):
            return median((ours - self.allowed) / theirs for ours, theirs in zip(self.ours, self.theirs, strict=True))
        return (self.our_value - self.allowed) / self.their_value

    @property
    def is_ratio(self) -> bool:
        """Whether the bound is one."""
        return bool(self.theirs)

    @property
    def holds(self) -> bool:
        """Whether it is so."""
        return self.value <= self.most


def percentile(values: Sequence[float], percent: int) -> float:
    """The value that so many percent of these do not exceed."""
    if percent == PERCENT or len(values) == 1:
        return max(values)
    if percent == PERCENT // 2:
        return median(values)
    return quantiles(values, n=PERCENT, method="inclusive")[percent - 1]
