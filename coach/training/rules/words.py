"""Words that the sentences of several rules share."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coach.training.evidence import Bout
from coach.training.question import Question
from coach.training.rule import Decision
from coach.training.wording import count, in_words, listed
from coach.training.wording import load as load_words


def say(q: Question, load: Decimal | Fraction | None) -> str:
    """A load in a sentence, in the rack's unit."""
    if isinstance(load, Fraction):
        load = round(Decimal(load.numerator) / Decimal(load.denominator), 2)
    return load_words(load, q.terms.ladder.kind, q.terms.ladder.unit)


def at(q: Question, load: Decimal | Fraction | None) -> str:
    """Where a load is told in passing; empty where there is none."""
    return "" if load is None else f" at {say(q, load)}"


def say_span(q: Question) -> str:
    """Today's range with its unit: 6–10 reps."""
    lo, hi = q.prescription.span
    return f"{lo}–{hi} {'seconds' if q.is_held else 'reps'}"


def move(q: Question, decision: Decision) -> str:
    """What becomes of the load: 60 kg becomes 57.5 kg."""
    source = decision.bout
    if decision.load is None:
        return f"the aim goes back to {decision.aims[0]}"
    start = q.terms.on_rack(source.base)
    if start == decision.load:
        return f"it stays at {say(q, start)} with {decision.aims[0]} to aim at"
    return f"{say(q, source.base)} becomes {say(q, decision.load)}"


def left_out(q: Question, source: Bout) -> str:
    """Which sets of a session count for nothing: one set of 900 kg."""
    sets = source.left_out
    kind, unit = q.terms.ladder.kind, source.session.unit
    loads = {load_words(each.load, kind, each.unit or unit) for each in sets}
    many = f"{in_words(len(sets))} {'set' if len(sets) == 1 else 'sets'}"
    if len(loads) == 1 and say(q, source.base) not in loads:
        return f"{many} of {listed(loads)}"
    return f"{many} of {count(sets[0].done, 'second' if q.is_held else 'rep')}" if len(sets) == 1 else many


def easier_form(q: Question, decision: Decision) -> Iterator[str]:
    """That another form of the movement is the way on, where the rack has nothing easier."""
    start = None if decision.source is None else q.terms.on_rack(decision.source.base)
    if start is not None and q.terms.is_easiest(start):
        yield "Nothing on the rack is easier: an assisted or band version of the movement is the way on."
