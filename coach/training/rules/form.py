"""Rules 5 and 6, `form-reset` and `form-hold`: nothing grows until it is clean, and the second time it is lighter."""

from collections.abc import Iterator

from coach.training.log import Fault
from coach.training.question import Question
from coach.training.rule import Decision, Effect, Rule
from coach.training.rules.aims import KEPT_BACK, again, lowered
from coach.training.rules.lines import Line, ceiling_here, landing, lighter
from coach.training.rules.words import at, easier_form, move
from coach.training.terms import LIGHTER
from coach.training.wording import count

TO_TRUST = "clean reps make a log to trust, not more growth: Augustin 2025; the numbers are the coach's own"
"""The paper of both."""


def _reset(q: Question) -> Decision | None:
    recent = q.lane[:2]
    if len(recent) <= 1 or not all(each.has_poor_form for each in recent):
        return None
    load = q.terms.heaviest_at_most(recent[0].base, LIGHTER)
    return lowered(q, FORM_RESET, recent[0], load, q.prescription.lo)


def _hold(q: Question) -> Decision | None:
    recent = q.lane
    if not recent or not recent[0].has_poor_form:
        return None
    return again(q, FORM_HOLD, recent[0], q.prescription.lo)


def _because_held(q: Question, decision: Decision) -> str:
    source = decision.bout
    faulty = f"{source.tainted} of {count(len(source.efforts), 'set')}"
    stays = "the reps stay until they are clean" if decision.load is None else "it stays until they are"
    return f"{faulty} were not clean{at(q, source.base)}, so {stays}"


def swung(_: Question, decision: Decision) -> str:
    """What the faults cost, in a few letters: 4 reps swung."""
    faulty = [each for each in decision.bout.efforts if each.is_tainted]
    lost = sum(max(0, each.done - each.clean) for each in faulty)
    faults = {each.fault for each in faulty}
    if not lost:
        return "form first"
    how = "not clean" if len(faults) > 1 else "swung" if faults == {Fault.MOMENTUM} else "cut short"
    return f"{count(lost, 'rep')} {how}"


def _not_clean(decision: Decision) -> Line:
    return "not clean", f"{decision.bout.tainted} of {count(len(decision.bout.efforts), 'set')}"


def _lines_of_reset(q: Question, decision: Decision) -> Iterator[Line]:
    yield _not_clean(decision)
    yield from lighter(q, decision, LIGHTER)
    most = q.terms.ceiling(decision.due, q.prescription.span)
    yield from landing(q, decision, least=q.prescription.lo, most=most, kept_back=KEPT_BACK)


def _lines_of_hold(q: Question, decision: Decision) -> Iterator[Line]:
    yield _not_clean(decision)
    yield from ceiling_here(q, decision.bout)


FORM_RESET = Rule(
    name="form-reset",
    name_in_words="a reset for form",
    paper=TO_TRUST,
    effect=Effect.LOWERS,
    answer=_reset,
    because=lambda q, decision: f"At least half of the sets were not clean, twice running, so {move(q, decision)}",
    short=swung,
    lines=_lines_of_reset,
    notices=easier_form,
)
FORM_HOLD = Rule(
    name="form-hold",
    name_in_words="a hold for form",
    paper=TO_TRUST,
    effect=Effect.KEEPS,
    answer=_hold,
    because=_because_held,
    short=swung,
    lines=_lines_of_hold,
)
