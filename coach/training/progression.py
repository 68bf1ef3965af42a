"""The next load: double progression by rules anyone can check."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from coach.training.exercise import Exercise
from coach.training.goal import Block, Prescription
from coach.training.load import Rack
from coach.training.log import Session


class Rule(StrEnum):
    """The rules by their names, in the order they are asked."""

    FIRST_TIME = "first-time"
    PAIN = "pain"
    RETURN = "return"
    CARRY_OVER = "carry-over"
    FORM_RESET = "form-reset"
    FORM_HOLD = "form-hold"
    TOO_HEAVY = "too-heavy"
    RAISE = "raise"
    RESET = "reset"
    DELOAD = "deload"
    BUILD = "build"
    REPEAT = "repeat"


@dataclass(frozen=True, slots=True)
class Input:
    """One number or fact a suggestion was worked out from."""

    name: str
    """Short: "base", "ceiling", "step"."""
    value: str
    """As a person reads it, with its arithmetic: "62.5 kg: +4.2 %, the nearest to +2.5 %"."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What to do next time, and why."""

    rule: Rule
    load: Decimal | None
    """In the rack's unit; None where none is suggested."""
    aims: tuple[int, ...]
    """Reps (seconds for what is held), one for each set."""
    reason: str
    """One plain sentence: true, specific, in words."""
    short: str
    """The same in at most 16 characters, for a table; empty where nothing is to be said."""
    turning_point: str
    """What would have changed it; empty where nothing could have."""
    inputs: tuple[Input, ...]
    source: str
    """The rule's paper, or that it is the coach's own choice."""
    notices: tuple[str, ...] = ()
    """More to be said beside it: the end of the rack, an alternative, a physiotherapist."""

    @property
    def sets(self) -> int:
        """How many sets the rules made of the slot."""
        return len(self.aims)


def suggest(
    exercise: Exercise,
    prescription: Prescription,
    block: Block,
    past: Sequence[Session],
    rack: Rack,
    on: date,
    *,
    bodyweight: Decimal | None = None,
    rough: bool = False,
) -> Suggestion:
    """The next load and aims of an exercise.

    `past` is every session in any order; only finished ones that began on or before `on` are looked at.
    `bodyweight` is the configuration's, in the rack's unit; the newest session that has one comes first.
    `rough` is a rough day, which can only lower. The same arguments always give the same answer.
    """
    raise NotImplementedError
