"""Goals: the rep range, effort and rest of each role, and what a slot prescribes today."""

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from coach.training.frozen import frozen


class Block(StrEnum):
    """The five parts of a session, in their order."""

    WARMUP = "warmup"
    COMPOUND = "compound"
    BICEPS = "biceps"
    FINISHER = "finisher"
    COOLDOWN = "cooldown"


LIFTED_BLOCKS = (Block.COMPOUND, Block.BICEPS, Block.FINISHER)
"""The blocks that have a role in a goal, in order."""


class DayKind(StrEnum):
    """How a day's rep ranges are chosen."""

    BASE = "base"
    HEAVY = "heavy"
    LIGHT = "light"


@frozen
class Role:
    """What a goal asks of one block."""

    reps: Mapping[DayKind, tuple[int, int]] = field(hash=False)
    """Lowest and highest reps of each kind of day."""
    left: Decimal
    """Reps in reserve."""
    rest: int
    """Seconds after a set."""
    band: tuple[int, int]
    """The seconds a rest stays within, whatever happened in the set."""


@frozen
class Goal:
    """What the lifter trains for."""

    id: str
    name: str
    """As a person says it: "muscle growth"."""
    about: str
    """What it means for the training, in a sentence or two."""
    roles: Mapping[Block, Role] = field(hash=False)
    """One for each lifted block."""
    ramp_rest: int = 45
    """Seconds after a ramp set; the last one before the work gets the full rest of its role."""


@frozen
class Prescription:
    """What today's slot asks, before the rules have looked at the past."""

    sets: int
    span: tuple[int, int]
    """Lowest and highest reps, or seconds for an exercise that is held."""
    left: Decimal
    rest: int
    """Seconds after a set, the lifter's own where the configuration has them."""
    band: tuple[int, int]
    """Moved by the same difference where the lifter has seconds of their own."""

    @property
    def lo(self) -> int:
        """The fewest reps (or seconds) that are enough."""
        return self.span[0]

    @property
    def hi(self) -> int:
        """The most that are asked."""
        return self.span[1]
