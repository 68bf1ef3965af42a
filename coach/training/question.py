"""What the rules of the next load are asked: a plain value, so that they can be asked again with one thing changed."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from fractions import Fraction
from itertools import islice

from coach.training.evidence import Bout, lane
from coach.training.frozen import frozen
from coach.training.goal import Prescription
from coach.training.once import Once
from coach.training.terms import Terms

STALL = 4
"""Sessions at one load without a clean rep more that make a stall [H]."""


@frozen
class Absence:
    """What days without an exercise take off it."""

    over: int
    """It begins after this many days."""
    factor: Fraction
    fewer: int
    """Sets left out."""


ABSENCES = (
    Absence(over=168, factor=Fraction(75, 100), fewer=1),
    Absence(over=84, factor=Fraction(85, 100), fewer=1),
    Absence(over=42, factor=Fraction(90, 100), fewer=1),
    Absence(over=28, factor=Fraction(95, 100), fewer=0),
)
"""The longest first [H]."""


@frozen
class Question:
    """Everything the rules look at."""

    terms: Terms
    prescription: Prescription
    bouts: Sequence[Bout]
    """Sessions of the exercise, the newest first."""
    on: date
    stopped: tuple[Bout, ...] = ()
    """Sessions in which pain stopped it before any work set, the newest first; only rule 2 looks at them."""
    disbelieved: tuple[date, ...] = ()
    """Days after the newest session whose sets cannot be what was lifted; no rule looks at them."""
    is_isolation: bool = False
    is_held: bool = False
    is_rough: bool = False
    _lane: Once[tuple[Bout, ...]] = field(default_factory=Once, init=False, repr=False, compare=False)

    @property
    def days_off(self) -> int | None:
        """Days since the newest session of the exercise in any lane; None where there is none."""
        return (self.on - self.bouts[0].date).days if self.bouts else None

    @property
    def absence(self) -> Absence | None:
        """What the days off take away; None up to 28."""
        days = self.days_off
        return None if days is None else absence_after(days)

    @property
    def lane(self) -> tuple[Bout, ...]:
        """The newest sessions of the lane, as many as a stall needs."""
        return self._lane.of(lambda: tuple(islice(lane(self.bouts, self.prescription.span), STALL)))


def absence_after(days: int) -> Absence | None:
    """What this many days without an exercise take off it."""
    return next((each for each in ABSENCES if days > each.over), None)
