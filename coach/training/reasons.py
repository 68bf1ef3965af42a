"""Why a suggestion is what it is: one plain sentence, the same in a few letters, and what is to be said beside it.

The rule's own words stand with it in `rules`; here is what may be said of any.
"""

from collections.abc import Iterator
from dataclasses import replace

from coach.training.load import LoadKind
from coach.training.question import Question
from coach.training.rule import Decision, Effect
from coach.training.rules import decide
from coach.training.rules.words import left_out, say
from coach.training.terms import BANDS_CEILING
from coach.training.wording import capital, listed, rounded, short_date

SHORTEST_PAUSE = 15
"""Days without an exercise from which the reason says so."""
LONGEST_SHORT = 16
"""Letters a table has for a reason."""


def reason(q: Question, decision: Decision) -> str:
    """One sentence: true, specific, in words."""
    days = q.days_off
    is_lowered = decision.before_rough is not None and decision.before_rough != decision.load
    clauses = [_on_a_rough_day(q, decision) if is_lowered else decision.rule.because(q, decision)]
    if decision.load is not None and _has_nothing_easier(q, decision):
        clauses.append(f"nothing on the rack is easier than {say(q, decision.load)}")
    if q.is_rough and not is_lowered and decision.rule.effect is Effect.KEEPS:
        clauses.append("a rough day asks for no rep more than last time")
    if days is not None and q.absence is None and days >= SHORTEST_PAUSE:
        clauses.append(f"it was last done {days} days ago")
    if decision.source is not None and decision.source.left_out:
        verb = "is" if len(decision.source.left_out) == 1 else "are"
        clauses.append(f"{left_out(q, decision.source)} {verb} left out")
    if q.disbelieved:
        clauses.append(
            f"the sets of {listed(short_date(each) for each in q.disbelieved)} look like a slip and are left out"
        )
    return f"{capital('; '.join(clauses))}."


def short(q: Question, decision: Decision) -> str:
    """The reason in at most 16 letters; empty where nothing is to be said."""
    text = _rough_in_short(q, decision) or decision.rule.short(q, decision)
    return text if len(text) <= LONGEST_SHORT else ""


def notices(q: Question, decision: Decision) -> tuple[str, ...]:
    """What is to be said beside it: an alternative, the end of the rack, when to ask a physiotherapist."""
    return (*decision.rule.notices(q, decision), *_at_the_end(q, decision))


def _on_a_rough_day(q: Question, decision: Decision) -> str:
    """How much lighter it is than it would be: in per cent, or by its name where the body is lifted."""
    due = say(q, decision.before_rough)
    ratio = q.terms.ratio(decision.load, decision.before_rough)
    if ratio is None or q.terms.ladder.kind in (LoadKind.BODYWEIGHT, LoadKind.ASSISTED):
        return f"A rough day: {say(q, decision.load)} instead of the {due} due"
    return f"A rough day: {rounded(100 * (1 - ratio), 0)} % under the {due} that was due"


def _rough_in_short(q: Question, decision: Decision) -> str:
    """What a rough day made of it; empty where it is no such day or changes nothing."""
    if not q.is_rough:
        return ""
    rested = decide(replace(q, is_rough=False))
    if rested.load != decision.load:
        return "rough: lighter"
    return "rough: no more" if rested.aims != decision.aims else ""


def _has_nothing_easier(q: Question, decision: Decision) -> bool:
    """Whether it would be lighter if the rack had anything easier."""
    if q.is_rough and decision.before_rough is not None:
        return q.terms.is_easiest(decision.before_rough)
    start = None if decision.source is None else q.terms.on_rack(decision.source.base)
    return decision.rule.effect is Effect.LOWERS and start is not None and q.terms.is_easiest(start)


def _at_the_end(q: Question, decision: Decision) -> Iterator[str]:
    """The way on where reps grow and there is no harder load for them to lead to."""
    source = decision.source
    if decision.rule.effect is not Effect.KEEPS or source is None or q.is_held:
        return
    start = q.terms.on_rack(source.base)
    top = BANDS_CEILING * q.prescription.hi
    if not q.terms.is_loaded and all(each.clean >= top for each in source.at_base):
        yield f"{top} clean reps are the end of this band: the next band or a harder exercise is the way on."
    if start is not None and q.terms.is_hardest(start):
        if q.terms.ladder.kind is LoadKind.ASSISTED:
            yield f"The machine has no less than {say(q, start)}: the same without help is the way on."
            return
        yield f"The rack is at its end with {say(q, start)}: from here only reps grow."
