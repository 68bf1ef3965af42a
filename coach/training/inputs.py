"""The arithmetic behind a suggestion, as a person can check it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from math import floor
from types import MappingProxyType

from coach.training.evidence import Bout
from coach.training.frozen import frozen
from coach.training.load import LoadKind
from coach.training.question import STALL, Absence, Decision, Question
from coach.training.reasons import left_out, say
from coach.training.rule import Rule
from coach.training.rules import (
    DELOAD_TO,
    ISOLATION_CARRY_OVER,
    KEPT_BACK,
    MOST_CARRIED_REPS,
    best_effort,
    carried_over,
    hurt_bouts,
    spared_bouts,
    step_of,
)
from coach.training.terms import (
    AFTER_PAIN,
    CEILING_CAP,
    EPLEY,
    FEWEST_AFTER_A_JUMP,
    LIGHTER,
    TWO_STEPS_UNDER,
    reps_to_land_on,
)
from coach.training.wording import count, listed, number, reps, rounded, short_date

_FACTORS: Mapping[Rule, Fraction] = MappingProxyType(
    {Rule.FORM_RESET: LIGHTER, Rule.TOO_HEAVY: LIGHTER, Rule.RESET: LIGHTER, Rule.DELOAD: DELOAD_TO}
)
"""What a rule leaves of the base."""


@frozen
class Input:
    """One number or fact a suggestion was worked out from."""

    name: str
    """Short: "base", "ceiling", "step"."""
    value: str
    """As a person reads it, with its arithmetic: "62.5 kg: +4.2 %, the nearest to +2.5 %"."""


def inputs(q: Question, decision: Decision) -> tuple[Input, ...]:
    """Everything the rule used, in the order it is worked out."""
    return tuple(Input(name, value) for name, value in _inputs(q, decision))


def _inputs(q: Question, decision: Decision) -> Iterator[tuple[str, str]]:
    lo, hi = q.prescription.span
    yield "range", f"{lo}–{hi} {'seconds' if q.is_held else 'reps'}, {count(q.prescription.sets, 'set')}"
    if q.bouts:
        yield "last done", f"{short_date(q.bouts[0].date)}, {count(q.days_off or 0, 'day')} ago"
    bout = decision.source
    if bout is None:
        return
    if bout not in q.bouts[:1]:
        yield "counts from", short_date(bout.date)
    if bout.efforts:
        yield "clean reps" if not q.is_held else "held", _clean(q, bout)
    if bout.left_out:
        yield "left out", left_out(q, bout)
    if bout.base is not None:
        yield "base" if bout.efforts else "planned", _base(q, bout.base)
    yield from _own(q, decision.rule, bout)
    yield from _from_base(q, decision, bout)
    if decision.before_rough is not None:
        yield "rough day", _lowering(q, decision.before_rough, LIGHTER, decision.load)


def _own(q: Question, rule: Rule, bout: Bout) -> Iterator[tuple[str, str]]:
    """What only this rule looks at."""
    match rule:
        case Rule.PAIN:
            yield from _pain(q)
        case Rule.RETURN if q.absence is not None:
            yield from _absence(q, q.absence, bout)
        case Rule.CARRY_OVER:
            yield from _carry_over(q, bout)
        case Rule.FORM_RESET | Rule.FORM_HOLD:
            yield "not clean", f"{bout.tainted} of {count(len(bout.efforts), 'set')}"
        case Rule.DELOAD | Rule.RESET:
            yield "four sessions", f"{listed(str(each.total) for each in reversed(q.lane[:STALL]))} clean reps"
        case Rule.BUILD if any(each.left is not None for each in bout.efforts) and bout.prescribed_left is not None:
            told = " ".join("–" if each.left is None else number(each.left) for each in bout.efforts)
            yield "left", f"{told}, prescribed {number(bout.prescribed_left)}"
        case _:
            pass


def _clean(q: Question, bout: Bout) -> str:
    done = reps([each.clean for each in bout.efforts])
    total = "" if q.is_held else f", {bout.total} in all"
    tainted = "" if not bout.tainted else f", {count(bout.tainted, 'set')} with a fault"
    return f"{done}{total}{tainted}"


def _base(q: Question, base: Fraction) -> str:
    on_rack = q.terms.on_rack(base)
    words = say(q, base)
    if on_rack is not None and Fraction(on_rack) != base:
        words += f", on this rack {say(q, on_rack)}"
    return words + _effective(q, on_rack)


def _effective(q: Question, load: Decimal | None) -> str:
    """How much of the body a load is, where the body is lifted."""
    kind, unit = q.terms.ladder.kind, q.terms.ladder.unit
    if kind not in (LoadKind.BODYWEIGHT, LoadKind.ASSISTED):
        return ""
    moved = q.terms.effective(load)
    if moved is None or load is None or q.terms.bodyweight is None:
        return "; no formula without a bodyweight"
    sign = "+" if kind is LoadKind.BODYWEIGHT else "−"
    return f"; {rounded(Fraction(q.terms.bodyweight), 2)} {sign} {number(load)} = {rounded(moved, 2)} {unit} lifted"


def _from_base(q: Question, decision: Decision, bout: Bout) -> Iterator[tuple[str, str]]:
    """Factor, ceiling, step and landing, where the rule used them."""
    start = q.terms.on_rack(bout.base)
    if start is None:
        if decision.rule in (Rule.FORM_HOLD, Rule.BUILD, Rule.REPEAT) and not q.is_held:
            yield "ceiling", f"{q.terms.ceiling(None, q.prescription.span)} reps: twice {q.prescription.hi}"
        return
    factor = _FACTORS.get(decision.rule)
    if factor is not None:
        yield "lighter", _lowering(q, start, factor, decision.load)
    if decision.rule in (Rule.RAISE, Rule.FORM_HOLD, Rule.BUILD, Rule.REPEAT) and not q.is_held:
        yield "ceiling", _ceiling(q, start)
    if decision.rule in (Rule.TOO_HEAVY, Rule.BUILD, Rule.REPEAT) and not q.is_held:
        yield from _lo_here(q, start)
    new = decision.load if decision.before_rough is None else decision.before_rough
    if decision.rule is Rule.RAISE:
        yield "step", _step(q, bout, start)
    if decision.rule in (Rule.RAISE, Rule.TOO_HEAVY) and new is not None and new != start:
        yield from _lo_here(q, new)
    if decision.rule in (Rule.RAISE, Rule.FORM_RESET, Rule.TOO_HEAVY, Rule.RESET) and new != start:
        yield from _landing(q, decision, bout, start, new)


def _lo_here(q: Question, load: Decimal) -> Iterator[tuple[str, str]]:
    """The fewest reps that are enough at a load, where they are fewer than the bottom of the range."""
    lo, hi = q.prescription.span
    least, below = q.terms.lo_at(load, q.prescription.span), q.terms.ladder.easier(load)
    heavy, light = q.terms.effective(load), q.terms.effective(below)
    if least == lo or heavy is None or light is None:
        return
    jump = max(CEILING_CAP, hi)
    exact = EPLEY * (light / heavy * (1 + Fraction(jump, EPLEY)) - 1)
    formula = f"{EPLEY} × ({rounded(light, 2)}/{rounded(heavy, 2)} × (1 + {jump}/{EPLEY}) − 1)"
    bound = f", at least {FEWEST_AFTER_A_JUMP}" if exact < FEWEST_AFTER_A_JUMP else ""
    yield "lo here", f"{least} at {say(q, load)}: {formula} = {rounded(exact, 2)}{bound}"


def _lowering(q: Question, load: Decimal | Fraction, factor: Fraction, new: Decimal | None) -> str:
    moved = q.terms.effective(load)
    if moved is None:
        count_of_steps = "two steps" if factor < TWO_STEPS_UNDER else "one step"
        return f"no formula, so {count_of_steps} easier on the rack: {say(q, new)}"
    return (
        f"{rounded(factor, 2)} × {rounded(moved, 2)} = {rounded(factor * moved, 2)} {q.terms.ladder.unit}, "
        f"on the rack {say(q, new)}"
    )


def _ceiling(q: Question, start: Decimal) -> str:
    lo, hi = q.prescription.span
    ceiling = q.terms.ceiling(start, q.prescription.span)
    following = q.terms.step(start)
    if ceiling is None or following is None:
        return f"none: the rack is at its end with {say(q, start)}"
    ratio = q.terms.ratio(following, start)
    if ratio is None:
        return f"{ceiling} reps, the top of the range"
    needed = reps_to_land_on(lo, ratio)
    heavy, light = q.terms.effective(following) or Fraction(0), q.terms.effective(start) or Fraction(0)
    formula = f"{EPLEY} × ({rounded(heavy, 2)}/{rounded(light, 2)} × (1 + {lo}/{EPLEY}) − 1)"
    bound = "" if needed == ceiling else f", at least {hi}" if needed < ceiling else f", at most {CEILING_CAP}"
    return f"{ceiling} reps: {say(q, following)} needs {formula}, so {needed}{bound}"


def _step(q: Question, bout: Bout, start: Decimal) -> str:
    kind = step_of(bout)
    load = q.terms.step(start, kind)
    ratio = q.terms.ratio(load, start)
    if ratio is None:
        return f"{say(q, load)}, the next harder"
    percent = f"+{rounded(100 * (ratio - 1))} %"
    if ratio > 1 + kind.at_most:
        return f"{say(q, load)}: {percent}, the next harder; nothing within {rounded(100 * kind.at_most)} %"
    return f"{say(q, load)}: {percent}, the nearest to +{rounded(100 * kind.nearest)} %"


def _landing(
    q: Question, decision: Decision, bout: Bout, start: Decimal, new: Decimal | None
) -> Iterator[tuple[str, str]]:
    heavy, light = q.terms.effective(start), q.terms.effective(new)
    if heavy is None or light is None:
        yield "landing", f"no formula, so {q.prescription.lo}"
        return
    span = q.prescription.span
    least = q.terms.lo_at(new, span) if decision.rule in (Rule.RAISE, Rule.TOO_HEAVY) else q.prescription.lo
    most = span[1] if decision.rule is Rule.RAISE else q.terms.ceiling(new, span)
    for clean in dict.fromkeys(each.clean for each in bout.at_base):
        exact = EPLEY * (heavy / light * (1 + Fraction(clean, EPLEY)) - 1)
        lands = q.terms.landing(clean, start, new, least=least, most=most)
        asked = lands if decision.rule in (Rule.RAISE, Rule.RESET) else max(least, lands - KEPT_BACK)
        less = f", asked {asked}" if asked != lands else ""
        formula = f"{EPLEY} × ({rounded(heavy, 2)}/{rounded(light, 2)} × (1 + {clean}/{EPLEY}) − 1)"
        bound = f", at least {least}" if exact < least else ""
        if most is not None and floor(exact) > most:
            bound = f", at most {most}"
        yield f"landing of {clean}", f"{formula} = {rounded(exact, 2)}{bound}, so {lands}{less}"


def _pain(q: Question) -> Iterator[tuple[str, str]]:
    for bout in spared_bouts(q, hurt_bouts(q)):
        start = q.terms.on_rack(bout.base)
        if start is not None:
            name = f"pain on {short_date(bout.date)}" if bout.is_pain else "this range" if q.lane else "last session"
            yield name, _lowering(q, start, AFTER_PAIN, q.terms.heaviest_at_most(start, AFTER_PAIN))
    if q.lane and q.lane[0].base is not None and q.absence is not None:
        yield from _absence(q, q.absence, q.lane[0])


def _absence(q: Question, absence: Absence, bout: Bout) -> Iterator[tuple[str, str]]:
    fewer = f", {count(absence.fewer, 'set')} fewer" if absence.fewer else ""
    yield "days off", f"{q.days_off}, over {absence.over}: {rounded(absence.factor, 2)} of the load{fewer}"
    start = q.terms.on_rack(bout.base)
    if start is not None:
        yield "lighter", _lowering(q, start, absence.factor, q.terms.heaviest_at_most(start, absence.factor))


def _carry_over(q: Question, bout: Bout) -> Iterator[tuple[str, str]]:
    best = best_effort(q, bout)
    factor = Fraction(1) if q.absence is None else q.absence.factor
    if q.absence is not None:
        yield "days off", f"{q.days_off}, over {q.absence.over}: {rounded(factor, 2)} of the load"
    if best is None:
        return
    effort, one_rep = best
    trusted = min(MOST_CARRIED_REPS, effort.clean)
    moved = one_rep / (1 + Fraction(trusted, EPLEY))
    unit = q.terms.ladder.unit
    yield "e1RM", f"{rounded(moved, 2)} × (1 + {trusted}/{EPLEY}) = {rounded(one_rep, 2)} {unit}"
    middle = -(-sum(q.prescription.span) // 2)
    less = "" if not q.is_isolation else f" × {rounded(ISOLATION_CARRY_OVER, 2)}"
    less += "" if q.absence is None else f" × {rounded(factor, 2)}"
    wanted = carried_over(q, one_rep) * factor
    yield (
        "carried over",
        f"{rounded(one_rep, 2)} / (1 + ({middle} + {KEPT_BACK})/{EPLEY}){less} = {rounded(wanted, 2)} {unit}",
    )
