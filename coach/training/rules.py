"""The rules of the next load, the first that applies wins: double progression, reps first, then the smallest step.

Adding reps and adding load build the same muscle (Plotkin 2022; Chaves 2024). `decide` is a pure and quick function
of what is known, so that it can be asked again with one thing changed.
"""

from decimal import Decimal
from fractions import Fraction
from itertools import takewhile
from math import ceil, floor

from coach.training.efforts import Effort
from coach.training.evidence import LANE_GAP, Bout, lane
from coach.training.question import STALL, Decision, Question
from coach.training.rule import Rule
from coach.training.terms import AFTER_PAIN, LARGE_STEP, LIGHTER, SMALL_STEP, Step, Terms, load_for, one_rep_max

DELOAD_TO = Fraction(90, 100)
"""What a deload leaves of the load, and a carry-over without a clean rep [H]."""
ISOLATION_CARRY_OVER = Fraction(95, 100)
"""What is kept of a carried-over load where one joint moves: estimates err more there (Hutchins & Gearhart 2010)."""
MOST_CARRIED_REPS = 12
"""More clean reps than this count as this many where a load is carried over [H]."""
KEPT_BACK = 2
"""Reps kept back: of a landing after a reset for form or weight, and of a load carried over [H]."""
SURE_ON_ISOLATION = 2
"""Clean reps over the ceiling on the last set with which a curl needs no second session [H]."""
MANY_LEFT = 3
"""Reps in reserve on every set from which the larger step is taken (ACSM 2009)."""
HOLD_GAIN = 5
"""Seconds more after every hold reached its aim [H]."""

STAYS_ON_A_ROUGH_DAY = frozenset(
    {Rule.FIRST_TIME, Rule.PAIN, Rule.RETURN, Rule.FORM_RESET, Rule.TOO_HEAVY, Rule.DELOAD, Rule.RESET}
)


def decide(question: Question) -> Decision:
    """The first rule that applies, with its load and aims; a rough day lowers what it may."""
    decision = _decide(question)
    return _on_a_rough_day(question, decision) if question.is_rough else decision


def _decide(q: Question) -> Decision:
    recent = q.lane
    hurt = hurt_bouts(q)
    if hurt:
        return _pain(q, hurt, recent[0] if recent else None)
    if not q.bouts:
        return Decision(Rule.FIRST_TIME, None, _all_lo(q))
    if not recent:
        return _repeat_without_lane(q) if q.is_held or not q.terms.is_loaded else _carry_over(q)
    newest = recent[0]
    if q.absence is not None:
        return Decision(Rule.RETURN, q.terms.heaviest_at_most(newest.base, q.absence.factor), _all_lo(q), newest)
    return _hold(q, newest) if q.is_held else _from_lane(q, recent)


def _from_lane(q: Question, recent: tuple[Bout, ...]) -> Decision:
    """Rules 5 to 11: what the newest lane session says, and those before it."""
    newest = recent[0]
    before = recent[1] if len(recent) > 1 else None
    if newest.has_poor_form:
        return _lowered(q, Rule.FORM_RESET, newest) if before is not None and before.has_poor_form else _form(q, newest)
    if before is not None and before.base == newest.base and starts_under_lo(q, newest) and starts_under_lo(q, before):
        return _lowered(q, Rule.TOO_HEAVY, newest)
    if earns_raise(q, newest, before):
        return _raise(q, newest)
    if is_stalled(q, recent) and not q.terms.is_easiest(q.terms.on_rack(newest.base)):
        return _lowered(q, Rule.RESET, newest) if was_deloaded_at_this_load(q) else _deload(q, newest)
    lo = q.terms.lo_at(newest.base, q.prescription.span)
    if all(each.clean >= lo for each in newest.at_base):
        return _build(q, newest)
    return _same(q, Rule.REPEAT, newest, lo)


# ------------------------------------------------------------------ what the rules ask


def hurt_bouts(q: Question) -> tuple[Bout, ...]:
    """Of the newest session in any lane and the newest in this lane those that were flagged pain.

    One that pain stopped before any work set is such a session too [H], where there is a load to spare.
    """
    span = q.prescription.span
    stopped = q.stopped if q.bouts else tuple(each for each in q.stopped if each.base is not None)
    newest = _newer(next(iter(q.bouts), None), next(iter(stopped), None))
    if newest is None:
        return ()
    near = (each for each in stopped if (newest.date - each.date).days <= LANE_GAP)
    stopped_in_lane = next((each for each in near if each.prescribed and each.prescribed.span == span), None)
    in_lane = _newer(next(lane(q.bouts, span, with_pain=True), None), stopped_in_lane)
    found = [newest]
    if in_lane is not None and in_lane is not newest:
        found.append(in_lane)
    return tuple(each for each in found if each.is_pain)


def spared_bouts(q: Question, hurt: tuple[Bout, ...]) -> tuple[Bout, ...]:
    """The sessions whose loads pain makes lighter: those that hurt and the newest of the lane.

    Without a lane, and where none that hurt has a load, the newest session.
    """
    if q.lane:
        return (*hurt, q.lane[0])
    return hurt if any(each.base is not None for each in hurt) else (*hurt, *q.bouts[:1])


def _newer(one: Bout | None, other: Bout | None) -> Bout | None:
    """The one that began later; of two at the same moment the first."""
    if one is None or other is None:
        return other if one is None else one
    return other if other.started > one.started else one


def starts_under_lo(q: Question, bout: Bout) -> bool:
    """Whether the first set at the base fell under the fewest reps that are enough at this load."""
    return bout.at_base[0].clean < q.terms.lo_at(bout.base, q.prescription.span)


def reaches_ceiling(q: Question, bout: Bout, ceiling: int) -> bool:
    """Whether all planned sets were done, at the prescribed load or harder, each with `ceiling` clean reps."""
    prescribed = bout.prescribed_load
    return not bout.is_short and all(
        each.clean >= ceiling
        and each.load is not None
        and prescribed is not None
        and not q.terms.ladder.is_harder(prescribed, each.load)
        for each in bout.first_planned
    )


def earns_raise(q: Question, newest: Bout, before: Bout | None) -> bool:
    """Whether the next load is earned; where one joint moves, twice running or with two reps to spare."""
    ceiling = q.terms.ceiling(newest.base, q.prescription.span)
    if not q.terms.is_loaded or ceiling is None or not reaches_ceiling(q, newest, ceiling):
        return False
    return (
        not q.is_isolation
        or newest.first_planned[-1].clean >= ceiling + SURE_ON_ISOLATION
        or (before is not None and before.base == newest.base and reaches_ceiling(q, before, ceiling))
    )


def is_stalled(q: Question, recent: tuple[Bout, ...]) -> bool:
    """Whether four whole sessions at one load brought no clean rep more, and no deload came between."""
    if not q.terms.is_loaded or len(recent) < STALL:
        return False
    *newer, oldest = recent[:STALL]
    return (
        all(each.base == oldest.base and each.total <= oldest.total for each in newer)
        and not any(each.is_short for each in recent[:STALL])
        and not _was_deloaded_since(q, oldest)
    )


def was_deloaded_at_this_load(q: Question) -> bool:
    """Whether a deload came after the first of the unbroken run of lane sessions at the present load."""
    first: Bout | None = None
    for each in lane(q.bouts, q.prescription.span):
        if first is not None and each.base != first.base:
            break
        first = each
    return first is not None and _was_deloaded_since(q, first)


def step_of(newest: Bout) -> Step:
    """The larger step when every work set told three or more left, else the smaller."""
    many = all(each.left is not None and each.left >= MANY_LEFT for each in newest.efforts)
    return LARGE_STEP if many else SMALL_STEP


def _was_deloaded_since(q: Question, bout: Bout) -> bool:
    return any(each.is_deload for each in takewhile(lambda each: each.started > bout.started, q.bouts))


# ------------------------------------------------------------------ what the rules answer


def _pain(q: Question, hurt: tuple[Bout, ...], newest: Bout | None) -> Decision:
    """Rule 2: the easiest of what pain, the lane and the days off leave."""
    loads = [q.terms.heaviest_at_most(each.base, AFTER_PAIN) for each in spared_bouts(q, hurt)]
    if newest is not None and q.absence is not None:
        loads.append(q.terms.heaviest_at_most(newest.base, q.absence.factor))
    easiest: Decimal | None = None
    for load in loads:
        if load is not None and (easiest is None or q.terms.ladder.is_harder(easiest, load)):
            easiest = load
    return Decision(Rule.PAIN, easiest, _all_lo(q), hurt[0])


def _repeat_without_lane(q: Question) -> Decision:
    """Rule 11 for bands and holds that were never done in this range."""
    load = q.terms.on_rack(q.bouts[0].base)
    return Decision(Rule.REPEAT, load, (q.prescription.lo,) * q.prescription.sets)


def best_effort(q: Question, source: Bout) -> tuple[Effort, Fraction] | None:
    """The set with the best estimate of what could be lifted once, by its own session's bodyweight."""
    known = source.bodyweight if source.bodyweight is not None else q.terms.bodyweight
    own = Terms(q.terms.ladder, known)
    best: tuple[Effort, Fraction] | None = None
    for each in source.efforts:
        moved = own.effective(each.load)
        if each.clean >= 1 and moved is not None:
            estimate = one_rep_max(moved, min(MOST_CARRIED_REPS, each.clean))
            if best is None or estimate > best[1]:
                best = each, estimate
    return best


def carried_over(q: Question, one_rep: Fraction) -> Fraction:
    """The effective load for the middle of the range with two reps kept back, before days off."""
    wanted = load_for(one_rep, ceil(Fraction(sum(q.prescription.span), 2)) + KEPT_BACK)
    return wanted * ISOLATION_CARRY_OVER if q.is_isolation else wanted


def _carry_over(q: Question) -> Decision:
    """Rule 4: a load from another range."""
    source = q.bouts[0]
    factor = Fraction(1) if q.absence is None else q.absence.factor
    best = best_effort(q, source)
    load: Decimal | None
    if all(each.clean < 1 for each in source.efforts):
        load = q.terms.heaviest_at_most(source.base, DELOAD_TO * factor)
    elif best is not None:
        load = q.terms.hardest_within(carried_over(q, best[1]) * factor)
    else:
        span = None if source.prescribed is None else source.prescribed.span
        is_as_heavy = span is not None and span[1] >= q.prescription.hi
        load = q.terms.on_rack(source.base)
        if not is_as_heavy:
            load = q.terms.heaviest_at_most(load, LIGHTER)
        if q.absence is not None:
            load = q.terms.heaviest_at_most(load, factor)
    return Decision(Rule.CARRY_OVER, load, _all_lo(q), source)


def _hold(q: Question, newest: Bout) -> Decision:
    """Rules 10 and 11 in seconds."""
    holds = newest.at_base
    lo = q.prescription.lo
    load = q.terms.on_rack(newest.base)
    if all(each.clean >= (lo if each.aim is None else each.aim) for each in holds):
        return Decision(Rule.BUILD, load, _spread([each.clean + HOLD_GAIN for each in holds], q), newest)
    return Decision(Rule.REPEAT, load, _spread([max(lo, each.clean) for each in holds], q), newest)


def _lowered(q: Question, rule: Rule, newest: Bout) -> Decision:
    """Rules 5, 7 and 9b: down a little, with the reps that should be there; two fewer where weight or form failed."""
    terms, span = q.terms, q.prescription.span
    start = terms.on_rack(newest.base)
    load = terms.heaviest_at_most(start, LIGHTER)
    least = terms.lo_at(load, span) if rule is Rule.TOO_HEAVY else q.prescription.lo
    if load is None or terms.is_easiest(start):
        return Decision(rule, load, (least,) * q.prescription.sets, newest)
    most = terms.ceiling(load, span)
    kept_back = 0 if rule is Rule.RESET else KEPT_BACK
    aims = [
        max(least, terms.landing(each.clean, start, load, least=least, most=most) - kept_back)
        for each in newest.at_base
    ]
    return Decision(rule, load, _spread(aims, q), newest)


def _form(q: Question, newest: Bout) -> Decision:
    """Rule 6: the same again until it is clean."""
    return _same(q, Rule.FORM_HOLD, newest, q.prescription.lo)


def _same(q: Question, rule: Rule, newest: Bout, lo: int) -> Decision:
    ceiling = q.terms.ceiling(newest.base, q.prescription.span)
    aims = [_under(ceiling, max(lo, each.clean)) for each in newest.at_base]
    return Decision(rule, q.terms.on_rack(newest.base), _spread(aims, q), newest)


def _raise(q: Question, newest: Bout) -> Decision:
    """Rule 8: the next load, and the reps to land on."""
    terms, span = q.terms, q.prescription.span
    load = terms.step(newest.base, step_of(newest))
    least = terms.lo_at(load, span)
    aims = [terms.landing(each.clean, newest.base, load, least=least, most=span[1]) for each in newest.at_base]
    return Decision(Rule.RAISE, load, _spread(aims, q), newest)


def _deload(q: Question, newest: Bout) -> Decision:
    """Rule 9: a tenth off and half the sets, for this exercise only."""
    load = q.terms.heaviest_at_most(newest.base, DELOAD_TO)
    return Decision(Rule.DELOAD, load, (q.prescription.lo,) * ceil(Fraction(q.prescription.sets, 2)), newest)


def _build(q: Question, newest: Bout) -> Decision:
    """Rule 10: a clean rep more on every set, or as many as the set told were to spare."""
    ceiling = q.terms.ceiling(newest.base, q.prescription.span)
    aims: list[int] = []
    for each in newest.at_base:
        aim = _under(ceiling, each.clean + gain(each, newest))
        aims.append(max(aim, _under(ceiling, each.done)) if each.is_tainted else aim)
    return Decision(Rule.BUILD, q.terms.on_rack(newest.base), _spread(aims, q), newest)


def gain(effort: Effort, bout: Bout) -> int:
    """Reps more to aim at next time: what was left beyond the prescribed reserve, at least one."""
    if effort.left is None or bout.prescribed_left is None:
        return 1
    return max(1, floor(effort.left - bout.prescribed_left))


def _on_a_rough_day(q: Question, decision: Decision) -> Decision:
    """A rough day can only lower: the load once more, and no set above what was clean last time."""
    if decision.rule in STAYS_ON_A_ROUGH_DAY:
        return decision
    load = q.terms.heaviest_at_most(decision.load, LIGHTER)
    aims = decision.aims
    if decision.load is not None and q.terms.is_easiest(decision.load):
        aims = tuple(min(each, q.prescription.lo) for each in aims)
    if decision.rule is not Rule.CARRY_OVER and decision.source is not None:
        clean = _spread([each.clean for each in decision.source.at_base], q)
        aims = tuple(max(1, min(aim, most)) for aim, most in zip(aims, clean, strict=True))
    return Decision(decision.rule, load, aims, decision.source, decision.load)


def _all_lo(q: Question) -> tuple[int, ...]:
    """The bottom of the range on every set that the days off leave."""
    fewer = 0 if q.absence is None else q.absence.fewer
    return (q.prescription.lo,) * max(1, q.prescription.sets - fewer)


def _spread(aims: list[int], q: Question) -> tuple[int, ...]:
    """One aim for each of today's sets; beyond those that are known the last is repeated."""
    return tuple(aims[min(number, len(aims) - 1)] for number in range(q.prescription.sets))


def _under(ceiling: int | None, reps: int) -> int:
    return reps if ceiling is None else min(ceiling, reps)
