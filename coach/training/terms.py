"""The terms the rules speak in: heaviest at most, step, ceiling, lo at a load, landing.

Every percentage is taken on the effective load and computed in rationals; a formula that cannot be used (kind none,
an unknown bodyweight, nothing left to move) has the stated plain answer instead.
"""

from dataclasses import field
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from coach.training.frozen import frozen
from coach.training.load import Ladder, LoadKind, effective

EPLEY = 30
"""Epley's constant: one repetition more is worth a thirtieth of the load."""
CEILING_CAP = 20
"""No small jump has to be earned with more clean reps than this [H]."""
FEWEST_AFTER_A_JUMP = 4
"""Where the cap lets a big jump come early, this many reps are always asked for [H]."""
BANDS_CEILING = 2
"""Without a number to load, reps go to this many times the top of the range [H]."""
TWO_STEPS_UNDER = Fraction(90, 100)
"""Without a formula a lowering is one step on the rack, two when its factor is under this [H]."""
LIGHTER = Fraction(95, 100)
"""What a reset of any kind, a rough day and an easier offer between sets leave of a load [H]."""
AFTER_PAIN = Fraction(80, 100)
"""What pain leaves of a load, between sets and the next time [H]."""
FIRST_HELP = Fraction(60, 100)
"""The first time on an assisted machine at most this share of the body is lifted [H]."""


@frozen
class Step:
    """How far one raise may go."""

    at_most: Fraction
    """As a share of the load."""
    nearest: Fraction
    """The share that is looked for."""


SMALL_STEP = Step(at_most=Fraction(5, 100), nearest=Fraction(25, 1000))
"""The first kind: the smallest sensible raise."""
LARGE_STEP = Step(at_most=Fraction(10, 100), nearest=Fraction(5, 100))
"""The second kind, when every set told three or more left (ACSM 2009: 2-10 %)."""


@frozen
class Terms:
    """The terms of one exercise on this rack, for this body."""

    ladder: Ladder
    bodyweight: Decimal | Fraction | None = None
    """Today's, in the ladder's unit; only asked where the body is lifted."""
    _on_rack: dict[Decimal | Fraction, Decimal | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What was worked out already: the rules ask the same many times."""
    _ceilings: dict[tuple[Decimal, tuple[int, int]], int | None] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    _least: dict[tuple[Decimal, tuple[int, int]], int] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def is_loaded(self) -> bool:
        """Whether there is any load to choose from."""
        return bool(self.ladder.loads)

    def effective(self, load: Decimal | Fraction | None) -> Fraction | None:
        """What the body really moves; None where no formula may be used."""
        return None if load is None else effective(self.ladder.kind, load, self.bodyweight)

    def on_rack(self, load: Decimal | Fraction | None) -> Decimal | None:
        """The hardest rack load that is not harder than `load`, else the easiest; None where there are no loads."""
        if load is None:
            return None
        if load not in self._on_rack:
            self._on_rack[load] = self.ladder.at_most(load)
        return self._on_rack[load]

    def is_easiest(self, load: Decimal | Fraction | None) -> bool:
        """Whether the rack has nothing easier."""
        return load is None or self.ladder.easier(load) is None

    def is_hardest(self, load: Decimal | Fraction | None) -> bool:
        """Whether the rack has nothing harder."""
        return load is None or self.ladder.harder(load) is None

    def heaviest_at_most(self, load: Decimal | Fraction | None, factor: Fraction) -> Decimal | None:
        """The hardest rack load not harder than `factor` x `load` and strictly easier than `load`.

        Where there is none, the easiest; where nothing is easier than `load`, `load` as the rack has it: ask
        `is_easiest`. Without a formula it is the next easier, or the one after it for a factor under 0.90.
        """
        start = self.on_rack(load)
        if start is None:
            return None
        easier = self.ladder.below(start)
        if not easier:
            return start
        moved = self.effective(start)
        if moved is None:
            return easier[-1] if factor >= TWO_STEPS_UNDER or len(easier) == 1 else easier[-2]
        return next((each for each in reversed(easier) if self._moved(each) <= factor * moved), easier[0])

    def hardest_within(self, moved: Fraction) -> Decimal | None:
        """The hardest rack load whose effective load is at most `moved`, else the easiest."""
        loads = self.ladder.loads
        return next((each for each in reversed(loads) if self._moved(each) <= moved), loads[0] if loads else None)

    def nearest(self, load: Decimal | Fraction, factor: Fraction) -> Decimal | None:
        """The rack load nearest to `factor` x `load`, of two the easier; without a formula nearest to `load`."""
        moved = self.effective(load)
        wanted = self._moved(load) if moved is None else factor * moved
        return min(self.ladder.loads, key=lambda each: abs(self._moved(each) - wanted), default=None)

    def step(self, load: Decimal | Fraction | None, kind: Step = SMALL_STEP) -> Decimal | None:
        """The load that a raise takes: harder by at most the step's limit and nearest to what it looks for.

        Where nothing is so near, or no formula can be used, the next harder; None at the top of the rack.
        """
        start = self.on_rack(load)
        if start is None:
            return None
        moved = self.effective(start)
        best: Decimal | None = None
        if moved is not None:
            limit, wanted = moved * (1 + kind.at_most), moved * (1 + kind.nearest)
            found: Fraction | None = None
            for each in self.ladder.above(start):
                reached = self._moved(each)
                if reached > limit:
                    break
                if found is None or abs(reached - wanted) < found:
                    best, found = each, abs(reached - wanted)
        return best if best is not None else self.ladder.harder(start)

    def ceiling(self, load: Decimal | Fraction | None, span: tuple[int, int]) -> int | None:
        """The clean reps that earn the next load; None at the top of the rack, where nothing is to be earned.

        Enough reps that the next load still lands on the bottom of the range (Epley), at least the top of the range,
        and beyond that at most 20. Twice the top of the range where nothing is loaded.
        """
        start = self.on_rack(load)
        if start is None:
            return BANDS_CEILING * span[1]
        if (start, span) not in self._ceilings:
            self._ceilings[start, span] = self._ceiling(start, span)
        return self._ceilings[start, span]

    def _ceiling(self, start: Decimal, span: tuple[int, int]) -> int | None:
        lo, hi = span
        following = self.step(start)
        if following is None:
            return None
        ratio = self.ratio(following, start)
        return hi if ratio is None else max(hi, min(CEILING_CAP, reps_to_land_on(lo, ratio)))

    def lo_at(self, load: Decimal | Fraction | None, span: tuple[int, int]) -> int:
        """The fewest reps that are enough at this load: fewer only where the cap of the ceiling let it come early."""
        start = self.on_rack(load)
        if start is None:
            return span[0]
        if (start, span) not in self._least:
            self._least[start, span] = self._lo_at(start, span)
        return self._least[start, span]

    def _lo_at(self, start: Decimal, span: tuple[int, int]) -> int:
        lo, hi = span
        ratio = self.ratio(self.ladder.easier(start), start)
        if ratio is None:
            return lo
        return min(lo, max(FEWEST_AFTER_A_JUMP, lands_on(max(CEILING_CAP, hi), ratio)))

    def landing(
        self,
        clean: int,
        old: Decimal | Fraction | None,
        new: Decimal | Fraction | None,
        *,
        least: int,
        most: int | None,
    ) -> int:
        """The reps to expect at the load `new` after `clean` reps at `old`, between `least` and `most`.

        `least` where no formula can be used.
        """
        ratio = self.ratio(self.on_rack(old), new)
        if ratio is None:
            return least
        reps = max(least, lands_on(clean, ratio))
        return reps if most is None else min(most, reps)

    def ratio(self, one: Decimal | Fraction | None, other: Decimal | Fraction | None) -> Fraction | None:
        """The effective load of `one` over that of `other`; None where no formula can be used."""
        above, below = self.effective(one), self.effective(other)
        return None if above is None or below is None else above / below

    def to_begin_with(self) -> Decimal | None:
        """What stands ready before a first time: the easiest rack load.

        On an assisted machine the hardest step that leaves at most 0.6 of the body to lift, and the middle of the
        stack where the bodyweight is not known.
        """
        loads = self.ladder.loads
        if not loads:
            return None
        if self.ladder.kind is not LoadKind.ASSISTED:
            return loads[0]
        if self.bodyweight is None:
            return loads[len(loads) // 2]
        return self.hardest_within(FIRST_HELP * Fraction(self.bodyweight))

    def _moved(self, load: Decimal | Fraction) -> Fraction:
        """What is moved, below zero too; without a bodyweight only differences mean anything."""
        body = Fraction(self.bodyweight or 0)
        match self.ladder.kind:
            case LoadKind.ASSISTED:
                return body - Fraction(load)
            case LoadKind.BODYWEIGHT:
                return body + Fraction(load)
            case _:
                return Fraction(load)


def one_rep_max(moved: Fraction, reps: int) -> Fraction:
    """The load that could be lifted once, estimated (Epley): w x (1 + r/30)."""
    return moved * (1 + Fraction(reps, EPLEY))


def load_for(one_rep: Fraction, reps: int) -> Fraction:
    """The load that can be lifted `reps` times, from what could be lifted once (Epley)."""
    return one_rep / (1 + Fraction(reps, EPLEY))


def reps_to_land_on(reps: int, ratio: Fraction) -> int:
    """The reps needed now so that a load `ratio` times as heavy is done for `reps` (Epley)."""
    return ceil(EPLEY * (ratio * (1 + Fraction(reps, EPLEY)) - 1))


def lands_on(clean: int, ratio: Fraction) -> int:
    """The reps to expect at another load, where `ratio` is the present load over the other (Epley)."""
    return floor(EPLEY * (ratio * (1 + Fraction(clean, EPLEY)) - 1))
