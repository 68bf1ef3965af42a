"""The arithmetic behind a suggestion, as a person can check it.

The rule's own lines stand with it in `rules`; here is what any suggestion is worked out from.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coach.training.evidence import Bout
from coach.training.frozen import frozen
from coach.training.load import LoadKind
from coach.training.question import Question
from coach.training.rule import Decision
from coach.training.rules.lines import Line, lowering
from coach.training.rules.words import left_out, say, say_span
from coach.training.terms import LIGHTER
from coach.training.wording import count, number, reps, rounded, short_date


@frozen
class Input:
    """One number or fact a suggestion was worked out from."""

    name: str
    """Short: "base", "ceiling", "step"."""
    value: str
    """As a person reads it, with its arithmetic: "62.5 kg: +4.2 %, the nearest to +2.5 %"."""


def inputs(q: Question, decision: Decision) -> tuple[Input, ...]:
    """Everything the rule used, in the order it is worked out."""
    return tuple(Input(name, value) for name, value in _lines(q, decision))


def _lines(q: Question, decision: Decision) -> Iterator[Line]:
    yield "range", f"{say_span(q)}, {count(q.prescription.sets, 'set')}"
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
    yield from decision.rule.lines(q, decision)
    if decision.before_rough is not None:
        yield "rough day", lowering(q, decision.before_rough, LIGHTER, decision.load)


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
