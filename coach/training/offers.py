"""What is offered or asked between two sets: another load, or whether a number was really meant."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from coach.training.frozen import frozen
from coach.training.load import NO_LOAD, Ladder, LoadKind
from coach.training.log import LoggedSet
from coach.training.rule import Effect
from coach.training.rules import ORDER
from coach.training.terms import AFTER_PAIN, LARGE_STEP, LIGHTER, Terms, one_rep_max
from coach.training.wording import count, number
from coach.training.wording import load as load_in_words

FAR_BELOW = 2
"""Clean reps under the bottom of the range from which a lighter load is offered."""
TAINTED_IN_A_ROW = 2
"""Sets with a fault in a row after which a lighter load is offered."""
UNPROVEN = frozenset(each.name for each in ORDER if each.effect is Effect.BEGINS)
"""The rules that guessed the load, so that the first sets may better it."""
STEP_LEFT = Decimal(4)
"""Reps in reserve from which one larger step up is offered."""
JUMPS_LEFT = ((Decimal(6), Fraction(120, 100)), (Decimal(5), Fraction(110, 100)))
"""Reps in reserve from which more than a step is offered, and how much, the most first."""
SURPRISING_BEST = Fraction(130, 100)
"""An e1RM this many times the best ever is asked about."""
SURPRISING_REPS = 50
"""More reps than these are asked about."""
SURPRISING_JUMP = 2
"""A load over this many times the one standing there is asked about, while there is no best."""


class Direction(StrEnum):
    """Which way an offer goes."""

    EASIER = "easier"
    """Enter takes it."""
    HARDER = "harder"
    """Only taken on purpose."""


@frozen
class Offer:
    """Another load for the next set."""

    load: Decimal
    """On the rack."""
    direction: Direction
    reason: str
    """Why, in a few words."""


def offer_after(
    sets: Sequence[LoggedSet], *, lo: int, hi: int, rule: str, ladder: Ladder, bodyweight: Decimal | None
) -> Offer | None:
    """The load offered for the set after these work sets of today, None where it stays.

    Easier after a set far below the range, or after two with a fault. Harder after a set with four or more left, only
    where the load was a guess (`rule`), and not after one with a fault. `lo` to `hi` is the range; the
    fewest reps that are enough at the load count. Loads and bodyweight are in the ladder's unit.
    """
    if not sets or sets[-1].load is None:
        return None
    last, load = sets[-1], sets[-1].load
    terms = Terms(ladder, bodyweight)
    enough = terms.lo_at(load, (lo, hi))
    if last.clean_reps <= enough - FAR_BELOW:
        return _easier(terms, load, f"{count(last.clean_reps, 'clean rep')}, {enough} would be enough")
    newest = sets[-TAINTED_IN_A_ROW:]
    if len(newest) == TAINTED_IN_A_ROW and all(each.is_tainted for each in newest):
        return _easier(terms, load, "the form slipped in two sets in a row")
    if rule in UNPROVEN and last.left is not None and not last.is_tainted:
        return _harder(terms, load, last.left)
    return None


def go_on_load(load: Decimal, ladder: Ladder, bodyweight: Decimal | None) -> Decimal | None:
    """The load to go on at after pain, four fifths at most; where nothing is easier, the rack load nearest to it."""
    return Terms(ladder, bodyweight).heaviest_at_most(load, AFTER_PAIN)


def is_surprising(
    *,
    load: Decimal | None,
    reps: int,
    standing: Decimal | None,
    best: Fraction | None,
    ladder: Ladder,
    bodyweight: Decimal | None,
) -> str | None:
    """The question to ask before a set is logged that looks like a slip of the finger; None when it does not.

    `standing` is the load that stood there, `best` the best e1RM ever, all in the ladder's unit. Without a best, or a
    formula, a load off the rack is asked about, and one over twice the load that stood there.
    """
    if reps > SURPRISING_REPS:
        return f"{reps} reps: is that right?"
    if load is None:
        return None
    terms = Terms(ladder, bodyweight)
    moved = terms.effective(load)
    words = load_in_words(load, ladder.kind, ladder.unit)
    if best is not None and best > 0 and moved is not None:
        reached = one_rep_max(moved, reps)
        if reached <= SURPRISING_BEST * best:
            return None
        over = int((reached / best - 1) * 100)
        return f"{words} for {count(reps, 'rep')} is {over} % over your best ever: is that right?"
    if load not in ladder.loads:
        return f"{words} is not on your rack: is that right?"
    if standing is not None and _is_over_twice(terms, load, standing):
        return f"{words} is over twice {load_in_words(standing, ladder.kind, ladder.unit)}: is that right?"
    return None


def _easier(terms: Terms, load: Decimal, reason: str) -> Offer | None:
    offered = terms.heaviest_at_most(load, LIGHTER)
    if offered is None or not terms.ladder.is_harder(load, offered):
        return None
    return Offer(offered, Direction.EASIER, reason)


def _harder(terms: Terms, load: Decimal, left: Decimal) -> Offer | None:
    """One larger step, or the rack load nearest to the jump where that is harder still."""
    offered = terms.step(load, LARGE_STEP)
    if left < STEP_LEFT or offered is None:
        return None
    factor = next((factor for least, factor in JUMPS_LEFT if left >= least), None)
    reason = f"{number(left)} left: one step harder"
    if factor is not None:
        reason = f"{number(left)} left: about {number(int((factor - 1) * 100))} % harder"
        jump = terms.nearest(load, factor)
        if jump is not None and terms.ladder.is_harder(jump, offered):
            offered = jump
    return Offer(offered, Direction.HARDER, reason) if terms.ladder.is_harder(offered, load) else None


def _is_over_twice(terms: Terms, load: Decimal, standing: Decimal) -> bool:
    """By effective load; by the bare number where there is no formula and that says anything."""
    ratio = terms.ratio(load, standing)
    if ratio is not None:
        return ratio > SURPRISING_JUMP
    return terms.ladder.kind is not LoadKind.ASSISTED and standing > NO_LOAD and load > SURPRISING_JUMP * standing
