"""Rule 7, `too-heavy`: the first set failed twice running."""

from collections.abc import Iterator

from coach.training.evidence import Bout
from coach.training.question import Question
from coach.training.rule import OWN_CHOICE, Decision, Effect, Rule
from coach.training.rules.aims import KEPT_BACK, lowered
from coach.training.rules.lines import Line, landing, lighter, lo_here
from coach.training.rules.words import easier_form, move
from coach.training.terms import LIGHTER
from coach.training.wording import count


def _answer(q: Question) -> Decision | None:
    recent = q.lane
    if len(recent) <= 1:
        return None
    newest, before, *_ = recent
    if before.base != newest.base or not _starts_under_lo(q, newest) or not _starts_under_lo(q, before):
        return None
    load = q.terms.heaviest_at_most(newest.base, LIGHTER)
    return lowered(q, TOO_HEAVY, newest, load, q.terms.lo_at(load, q.prescription.span))


def _starts_under_lo(q: Question, bout: Bout) -> bool:
    """Whether the first set at the base fell under the fewest reps that are enough at this load."""
    return bout.at_base[0].clean < q.terms.lo_at(bout.base, q.prescription.span)


def _because(q: Question, decision: Decision) -> str:
    lo = q.terms.lo_at(decision.bout.base, q.prescription.span)
    return f"The first set stayed under {count(lo, 'clean rep')} twice running, so {move(q, decision)}"


def _lines(q: Question, decision: Decision) -> Iterator[Line]:
    start, new, span = q.terms.on_rack(decision.bout.base), decision.load, q.prescription.span
    yield from lighter(q, decision, LIGHTER)
    for load in dict.fromkeys((start, new)):
        yield from lo_here(q, load)
    least, most = q.terms.lo_at(new, span), q.terms.ceiling(new, span)
    yield from landing(q, decision, least=least, most=most, kept_back=KEPT_BACK)


TOO_HEAVY = Rule(
    name="too-heavy",
    name_in_words="too heavy",
    paper=OWN_CHOICE,
    effect=Effect.LOWERS,
    answer=_answer,
    because=_because,
    short=lambda _q, _decision: "too heavy twice",
    lines=_lines,
    notices=easier_form,
)
