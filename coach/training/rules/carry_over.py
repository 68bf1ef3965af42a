"""Rule 4, `carry-over`: a load from another range, where the lane has nothing to grow from."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import ceil

from coach.training.efforts import Effort
from coach.training.evidence import Bout
from coach.training.question import Question
from coach.training.rule import Decision, Effect, Rule
from coach.training.rules.aims import KEPT_BACK, all_lo
from coach.training.rules.lines import Line
from coach.training.rules.words import say, say_span
from coach.training.terms import EPLEY, LIGHTER, Terms, load_for, one_rep_max
from coach.training.wording import count, rounded, short_date

ISOLATION_CARRY_OVER = Fraction(95, 100)
"""What is kept of a carried-over load where one joint moves: estimates err more there (Hutchins & Gearhart 2010)."""
MOST_CARRIED_REPS = 12
"""More clean reps than this count as this many where a load is carried over [H]."""
WITHOUT_A_CLEAN_REP = Fraction(90, 100)
"""What is kept of a load at which no rep was clean [H]."""


def _answer(q: Question) -> Decision | None:
    if q.lane or not q.terms.is_loaded:
        return None
    source = q.bouts[0]
    factor = _after_days_off(q)
    best = _best_effort(q, source)
    load: Decimal | None
    if all(each.clean < 1 for each in source.efforts):
        load = q.terms.heaviest_at_most(source.base, WITHOUT_A_CLEAN_REP * factor)
    elif best is not None:
        load = q.terms.hardest_within(_carried_over(q, best[1]) * factor)
    else:
        span = None if source.prescribed is None else source.prescribed.span
        is_as_heavy = span is not None and span[1] >= q.prescription.hi
        load = q.terms.on_rack(source.base)
        if not is_as_heavy:
            load = q.terms.heaviest_at_most(load, LIGHTER)
        if q.absence is not None:
            load = q.terms.heaviest_at_most(load, factor)
    return Decision(CARRY_OVER, load, all_lo(q), source)


def _best_effort(q: Question, source: Bout) -> tuple[Effort, Fraction] | None:
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


def _carried_over(q: Question, one_rep: Fraction) -> Fraction:
    """The effective load for the middle of the range with two reps kept back, before days off."""
    wanted = load_for(one_rep, ceil(Fraction(sum(q.prescription.span), 2)) + KEPT_BACK)
    return wanted * ISOLATION_CARRY_OVER if q.is_isolation else wanted


def _after_days_off(q: Question) -> Fraction:
    """What the days off leave of it."""
    return Fraction(1) if q.absence is None else q.absence.factor


def _because(q: Question, decision: Decision) -> str:
    source = decision.bout
    begin = f"so {say_span(q)} begin at {say(q, decision.due)}"
    best = _best_effort(q, source)
    if all(each.clean < 1 for each in source.efforts):
        return f"No rep was clean at {say(q, source.base)} on {short_date(source.date)}, {begin}"
    away = "" if q.absence is None else f" {count(q.days_off or 0, 'day')} ago"
    was = _unlike_today(q, source)
    if best is None:
        return f"The last session, with {say(q, source.base)}{away}, was {was}, {begin}"
    effort, _ = best
    done = f"{count(effort.clean, 'clean rep')} at {say(q, effort.load)}"
    return f"The last session was {was}, with {done}{away}, {begin}"


def _unlike_today(q: Question, source: Bout) -> str:
    """Why the newest session is no one to grow from."""
    if not source.is_of(q.prescription.span):
        return "of another range"
    return "a deload" if source.is_deload else "on a rough day"


def _short(q: Question, decision: Decision) -> str:
    if not decision.bout.is_of(q.prescription.span):
        return "new rep range"
    return "after a deload" if decision.bout.is_deload else "after rough day"


def _lines(q: Question, decision: Decision) -> Iterator[Line]:
    best = _best_effort(q, decision.bout)
    factor = _after_days_off(q)
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
    wanted = _carried_over(q, one_rep) * factor
    yield (
        "carried over",
        f"{rounded(one_rep, 2)} / (1 + ({middle} + {KEPT_BACK})/{EPLEY}){less} = {rounded(wanted, 2)} {unit}",
    )


CARRY_OVER = Rule(
    name="carry-over",
    name_in_words="a load carried over",
    paper="Epley's formula; estimates err more on curls: Hutchins & Gearhart 2010",
    effect=Effect.BEGINS,
    answer=_answer,
    because=_because,
    short=_short,
    lines=_lines,
    wants_a_session=True,
)
