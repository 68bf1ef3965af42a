"""The arithmetic that several rules share, as a person can check it: lines of a name and a value."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import floor

from coach.training.evidence import Bout
from coach.training.question import Question
from coach.training.rule import Decision
from coach.training.rules.words import say
from coach.training.terms import CEILING_CAP, EPLEY, FEWEST_AFTER_A_JUMP, TWO_STEPS_UNDER, reps_to_land_on
from coach.training.wording import count, rounded

Line = tuple[str, str]
"""A name and a value with its arithmetic."""


def lighter(q: Question, decision: Decision, factor: Fraction) -> Iterator[Line]:
    """What the rule takes off the base."""
    start = q.terms.on_rack(decision.bout.base)
    if start is not None:
        yield "lighter", lowering(q, start, factor, decision.load)


def lowering(q: Question, load: Decimal | Fraction, factor: Fraction, new: Decimal | None) -> str:
    """A share of a load, and what the rack makes of it."""
    moved = q.terms.effective(load)
    if moved is None:
        count_of_steps = "two steps" if factor < TWO_STEPS_UNDER else "one step"
        return f"no formula, so {count_of_steps} easier on the rack: {say(q, new)}"
    return (
        f"{rounded(factor, 2)} × {rounded(moved, 2)} = {rounded(factor * moved, 2)} {q.terms.ladder.unit}, "
        f"on the rack {say(q, new)}"
    )


def days_off(q: Question, bout: Bout) -> Iterator[Line]:
    """What the days off take away, where they take anything."""
    absence = q.absence
    if absence is None:
        return
    fewer = f", {count(absence.fewer, 'set')} fewer" if absence.fewer else ""
    yield "days off", f"{q.days_off}, over {absence.over}: {rounded(absence.factor, 2)} of the load{fewer}"
    start = q.terms.on_rack(bout.base)
    if start is not None:
        yield "lighter", lowering(q, start, absence.factor, q.terms.heaviest_at_most(start, absence.factor))


def ceiling_here(q: Question, bout: Bout) -> Iterator[Line]:
    """The clean reps that earn the next load."""
    span = q.prescription.span
    lo, hi = span
    start = q.terms.on_rack(bout.base)
    ceiling, following = q.terms.ceiling(start, span), q.terms.step(start)
    ratio = q.terms.ratio(following, start)
    if start is None:
        yield "ceiling", f"{ceiling} reps: twice {hi}"
    elif ceiling is None or following is None:
        yield "ceiling", f"none: the rack is at its end with {say(q, start)}"
    elif ratio is None:
        yield "ceiling", f"{ceiling} reps, the top of the range"
    else:
        needed = reps_to_land_on(lo, ratio)
        heavy, light = q.terms.effective(following) or Fraction(0), q.terms.effective(start) or Fraction(0)
        formula = f"{EPLEY} × ({rounded(heavy, 2)}/{rounded(light, 2)} × (1 + {lo}/{EPLEY}) − 1)"
        bound = "" if needed == ceiling else f", at least {hi}" if needed < ceiling else f", at most {CEILING_CAP}"
        yield "ceiling", f"{ceiling} reps: {say(q, following)} needs {formula}, so {needed}{bound}"


def lo_here(q: Question, load: Decimal | None) -> Iterator[Line]:
    """The fewest reps that are enough at a load, where they are fewer than the bottom of the range."""
    lo, hi = q.prescription.span
    least = q.terms.lo_at(load, q.prescription.span)
    below = None if load is None else q.terms.ladder.easier(load)
    heavy, light = q.terms.effective(load), q.terms.effective(below)
    if least == lo or heavy is None or light is None:
        return
    jump = max(CEILING_CAP, hi)
    exact = EPLEY * (light / heavy * (1 + Fraction(jump, EPLEY)) - 1)
    formula = f"{EPLEY} × ({rounded(light, 2)}/{rounded(heavy, 2)} × (1 + {jump}/{EPLEY}) − 1)"
    bound = f", at least {FEWEST_AFTER_A_JUMP}" if exact < FEWEST_AFTER_A_JUMP else ""
    yield "lo here", f"{least} at {say(q, load)}: {formula} = {rounded(exact, 2)}{bound}"


def landing(q: Question, decision: Decision, *, least: int, most: int | None, kept_back: int = 0) -> Iterator[Line]:
    """The reps to expect at the new load, for every number of clean reps at the old one."""
    bout, new = decision.bout, decision.due
    start = q.terms.on_rack(bout.base)
    if start is None or new == start:
        return
    heavy, light = q.terms.effective(start), q.terms.effective(new)
    if heavy is None or light is None:
        yield "landing", f"no formula, so {q.prescription.lo}"
        return
    for clean in dict.fromkeys(each.clean for each in bout.at_base):
        exact = EPLEY * (heavy / light * (1 + Fraction(clean, EPLEY)) - 1)
        lands = q.terms.landing(clean, start, new, least=least, most=most)
        asked = max(least, lands - kept_back)
        less = f", asked {asked}" if asked != lands else ""
        formula = f"{EPLEY} × ({rounded(heavy, 2)}/{rounded(light, 2)} × (1 + {clean}/{EPLEY}) − 1)"
        bound = f", at least {least}" if exact < least else ""
        if most is not None and floor(exact) > most:
            bound = f", at most {most}"
        yield f"landing of {clean}", f"{formula} = {rounded(exact, 2)}{bound}, so {lands}{less}"
