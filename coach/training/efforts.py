"""Work sets as evidence: their loads in the rack's unit, their clean reps, and what they were meant to be."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from coach.training.frozen import frozen
from coach.training.load import NO_LOAD, Ladder, LoadKind, Unit, converted
from coach.training.log import REPS_LOST_TO_A_FAULT, Fault, LoggedSet, Session, Target
from coach.training.outliers import Doubt, body_of

SAME_LOAD = Fraction(1, 100)
"""A load of the other unit is the nearest rack load when within this share of it [H]."""
RULE_OF_DELOADS = "deload"
"""The rule whose sessions are deloads, as its name is written into them."""

_Set = tuple[Unit, Decimal | None, Unit | None, int | None, int | None, int | None, Fault | None]
"""All of a set that tells whether it is beyond anyone."""


@frozen
class Effort:
    """One work set, as evidence."""

    load: Fraction | None
    """In the rack's unit; None for kind none."""
    done: int
    """Reps, or seconds for what is held."""
    clean: int
    number: int
    """Which of the session's work sets it was, from 1."""
    fault: Fault | None = None
    left: Decimal | None = None
    """Only where the lifter told it."""
    aim: int | None = None

    @property
    def is_tainted(self) -> bool:
        """Whether it carries a fault."""
        return self.fault is not None


@frozen
class Prescribed:
    """What the exercise was prescribed that day, in the rack's unit."""

    span: tuple[int, int] | None
    sets: int
    load: Fraction | None
    left: Decimal | None
    is_deload: bool


class Reader:
    """Reads the sets of one exercise; a load that comes again is worked out once."""

    def __init__(self, ladder: Ladder, *, held: bool) -> None:
        """`ladder` is the rack's; `held` tells that seconds count."""
        self._ladder = ladder
        self._held = held
        self._loads: dict[tuple[Decimal, Unit], Fraction] = {}
        self._bodies: dict[tuple[Decimal, Unit], Fraction | None] = {}
        self._believed: dict[_Set, bool] = {}

    def strange(self, work: Sequence[LoggedSet], doubt: Doubt) -> tuple[LoggedSet, ...]:
        """Those that cannot be what was lifted."""
        if doubt.limit is not None:
            return tuple(each for each in work if doubt.why(each))
        return tuple([each for each in work if not self._is_believed(each, doubt)])

    def prescribed(self, target: Target, unit: Unit) -> Prescribed:
        """What was asked for, told in `unit`."""
        load = None if self._ladder.kind is LoadKind.NONE else target.load
        return Prescribed(
            span=target.span,
            sets=target.sets,
            load=None if load is None else self.load(load, unit),
            left=target.left,
            is_deload=target.rule == RULE_OF_DELOADS,
        )

    def effort(self, each: LoggedSet, number: int, target: Target | None, unit: Unit) -> Effort:
        """A work set of a session in `unit`."""
        done = (each.seconds if self._held else each.reps) or 0
        clean = done if each.fault is None else max(0, done - REPS_LOST_TO_A_FAULT)
        load = None
        if self._ladder.kind is not LoadKind.NONE:
            load = self.load(NO_LOAD if each.load is None else each.load, each.unit or unit)
        return Effort(
            load=load,
            done=done,
            clean=clean if each.clean is None else each.clean,
            number=number,
            fault=each.fault,
            left=each.left,
            aim=None if target is None else target.aim(number - 1),
        )

    def load(self, load: Decimal, unit: Unit) -> Fraction:
        """A logged load in the rack's unit, as `rack_load` has it."""
        key = load, unit
        known = self._loads.get(key)
        if known is None:
            known = self._loads[key] = rack_load(load, unit, self._ladder)
        return known

    def body(self, session: Session) -> Fraction | None:
        """The session's own bodyweight in the rack's unit, where it can be believed."""
        if session.bodyweight is None:
            return None
        key = session.bodyweight, session.unit
        if key not in self._bodies:
            is_one = body_of(session) is not None
            self._bodies[key] = converted(*key, self._ladder.unit) if is_one else None
        return self._bodies[key]

    def _is_believed(self, done: LoggedSet, doubt: Doubt) -> bool:
        key = doubt.unit, done.load, done.unit, done.reps, done.seconds, done.clean, done.fault
        known = self._believed.get(key)
        if known is None:
            known = self._believed[key] = not doubt.why(done)
        return known


def rack_load(load: Decimal, unit: Unit, ladder: Ladder) -> Fraction:
    """A logged load in the rack's unit: exact, and from the other unit the rack load it is within 1 % of."""
    exact = converted(load, unit, ladder.unit)
    if unit is ladder.unit or not ladder.loads:
        return exact
    nearest = min((Fraction(each) for each in ladder.loads), key=lambda each: abs(each - exact))
    return nearest if abs(nearest - exact) <= SAME_LOAD * nearest else exact
