"""Rules 9b and 9, `reset` and `deload`: four sessions without a clean rep more."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import takewhile
from math import ceil

from coach.training.efforts import RULE_OF_DELOADS
from coach.training.evidence import Bout, lane
from coach.training.question import STALL, Question
from coach.training.rule import OWN_CHOICE, Decision, Effect, Rule
from coach.training.rules.aims import lowered
from coach.training.rules.lines import Line, landing, lighter
from coach.training.rules.words import move, say
from coach.training.terms import LIGHTER
from coach.training.wording import capital, count, in_words, listed

DELOAD_TO = Fraction(90, 100)
"""What a deload leaves of the load [H]."""


def _reset(q: Question) -> Decision | None:
    """A real step back, where a deload is behind the stall."""
    if not _is_due(q) or not _was_deloaded_at_this_load(q):
        return None
    newest = q.lane[0]
    load = q.terms.heaviest_at_most(newest.base, LIGHTER)
    return lowered(q, RESET, newest, load, q.prescription.lo, kept_back=0)


def _deload(q: Question) -> Decision | None:
    """A tenth off and half the sets, for this exercise only."""
    if not _is_due(q):
        return None
    load = q.terms.heaviest_at_most(q.lane[0].base, DELOAD_TO)
    return Decision(DELOAD, load, (q.prescription.lo,) * ceil(Fraction(q.prescription.sets, 2)), q.lane[0])


def _is_due(q: Question) -> bool:
    return is_stalled(q) and not q.terms.is_easiest(q.terms.on_rack(q.lane[0].base))


def is_stalled(q: Question) -> bool:
    """Whether four whole sessions at one load brought no clean rep more, and no deload came between."""
    recent = q.lane
    if len(recent) < STALL or q.is_held or not q.terms.is_loaded:
        return False
    *newer, oldest = recent
    most = oldest.total
    return (
        all(each.total <= most and each.base == oldest.base for each in newer)
        and not any(each.is_short for each in recent)
        and not _was_deloaded_since(q, oldest)
    )


def _was_deloaded_at_this_load(q: Question) -> bool:
    """Whether a deload came after the first of the unbroken run of lane sessions at the present load."""
    first: Bout | None = None
    for each in lane(q.bouts, q.prescription.span):
        if first is not None and each.base != first.base:
            break
        first = each
    return first is not None and _was_deloaded_since(q, first)


def _was_deloaded_since(q: Question, bout: Bout) -> bool:
    return any(each.is_deload for each in takewhile(lambda each: each.started > bout.started, q.bouts))


def _because_reset(q: Question, decision: Decision) -> str:
    return (
        f"{capital(in_words(STALL))} sessions without a clean rep more, and a deload behind them, "
        f"so {move(q, decision)} with all the sets"
    )


def _because_deload(q: Question, decision: Decision) -> str:
    return (
        f"{capital(in_words(STALL))} sessions at {say(q, decision.bout.base)} without a clean rep more, so one easy "
        f"session: {say(q, decision.load)}, {count(len(decision.aims), 'set')}"
    )


def _four(q: Question) -> Line:
    return "four sessions", f"{listed(str(each.total) for each in reversed(q.lane))} clean reps"


def _lines_of_reset(q: Question, decision: Decision) -> Iterator[Line]:
    yield _four(q)
    yield from lighter(q, decision, LIGHTER)
    most = q.terms.ceiling(decision.load, q.prescription.span)
    yield from landing(q, decision, least=q.prescription.lo, most=most)


def _lines_of_deload(q: Question, decision: Decision) -> Iterator[Line]:
    yield _four(q)
    yield from lighter(q, decision, DELOAD_TO)


RESET = Rule(
    name="reset",
    name_in_words="a reset",
    paper=OWN_CHOICE,
    effect=Effect.LOWERS,
    answer=_reset,
    because=_because_reset,
    short=lambda _q, _decision: "stalled: lighter",
    lines=_lines_of_reset,
)
DELOAD = Rule(
    name=RULE_OF_DELOADS,
    name_in_words="a deload",
    paper=OWN_CHOICE,
    effect=Effect.LOWERS,
    answer=_deload,
    because=_because_deload,
    short=lambda _q, _decision: "an easy session",
    lines=_lines_of_deload,
)
