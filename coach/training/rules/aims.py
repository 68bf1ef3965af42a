"""What the answers of the rules are made of: one aim for each set of today."""

from collections.abc import Sequence
from decimal import Decimal

from coach.training.evidence import Bout
from coach.training.question import Question
from coach.training.rule import Decision, Rule

KEPT_BACK = 2
"""Reps kept back: of a landing after a reset for form or weight, and of a load carried over [H]."""


def all_lo(q: Question) -> tuple[int, ...]:
    """The bottom of the range on every set that the days off leave."""
    fewer = 0 if q.absence is None else q.absence.fewer
    return (q.prescription.lo,) * max(1, q.prescription.sets - fewer)


def spread(aims: Sequence[int], q: Question) -> tuple[int, ...]:
    """One aim for each of today's sets; beyond those that are known the last is repeated."""
    return tuple(aims[min(number, len(aims) - 1)] for number in range(q.prescription.sets))


def capped(ceiling: int | None, reps: int) -> int:
    """No more than the ceiling, where there is one."""
    return reps if ceiling is None else min(ceiling, reps)


def again(q: Question, rule: Rule, newest: Bout, least: int) -> Decision:
    """The same load with the same clean reps: not under `least`, not over the ceiling."""
    ceiling = q.terms.ceiling(newest.base, q.prescription.span)
    aims = [capped(ceiling, max(least, each.clean)) for each in newest.at_base]
    return Decision(rule, q.terms.on_rack(newest.base), spread(aims, q), newest)


def lowered(
    q: Question, rule: Rule, newest: Bout, load: Decimal | None, least: int, *, kept_back: int = KEPT_BACK
) -> Decision:
    """An easier load, with the reps that should be there but for those kept back, not under `least`."""
    terms = q.terms
    start = terms.on_rack(newest.base)
    if load is None or terms.is_easiest(start):
        return Decision(rule, load, (least,) * q.prescription.sets, newest)
    most = terms.ceiling(load, q.prescription.span)
    aims = [
        max(least, terms.landing(each.clean, start, load, least=least, most=most) - kept_back)
        for each in newest.at_base
    ]
    return Decision(rule, load, spread(aims, q), newest)
