"""Rule 8, `raise`: the next load is earned."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from coach.training.change import Change, asked_with, fewer_on
from coach.training.evidence import Bout
from coach.training.question import Question
from coach.training.rule import Decision, Effect, Rule
from coach.training.rules.aims import spread
from coach.training.rules.lines import Line, ceiling_here, landing, lo_here
from coach.training.rules.words import say
from coach.training.terms import LARGE_STEP, SMALL_STEP, Step
from coach.training.wording import capital, in_words, listed, rounded

SURE_ON_ISOLATION = 2
"""Clean reps over the ceiling on the last set with which a curl needs no second session [H]."""
MANY_LEFT = 3
"""Reps in reserve on every set from which the larger step is taken (ACSM 2009)."""


def _answer(q: Question) -> Decision | None:
    """The next load, and the reps to land on."""
    if not _is_earned(q):
        return None
    terms, span, newest = q.terms, q.prescription.span, q.lane[0]
    load = terms.step(newest.base, _step(newest))
    least = terms.lo_at(load, span)
    aims = [terms.landing(each.clean, newest.base, load, least=least, most=span[1]) for each in newest.at_base]
    return Decision(RAISE, load, spread(aims, q), newest)


def _is_earned(q: Question) -> bool:
    """Whether all sets were at the top; where one joint moves, twice running or with two reps to spare."""
    recent = q.lane
    if not recent or not q.terms.is_loaded:
        return False
    newest, *before = recent
    ceiling = q.terms.ceiling(newest.base, q.prescription.span)
    if ceiling is None or not reaches(q, newest, ceiling):
        return False
    return (
        not q.is_isolation
        or newest.first_planned[-1].clean >= ceiling + SURE_ON_ISOLATION
        or any(each.base == newest.base and reaches(q, each, ceiling) for each in before[:1])
    )


def reaches(q: Question, bout: Bout, ceiling: int) -> bool:
    """Whether all planned sets were done, at the prescribed load or harder, each with `ceiling` clean reps."""
    prescribed = bout.prescribed_load
    return not bout.is_short and all(
        each.clean >= ceiling
        and each.load is not None
        and prescribed is not None
        and not q.terms.ladder.is_harder(prescribed, each.load)
        for each in bout.first_planned
    )


def _step(newest: Bout) -> Step:
    """The larger step when every work set told three or more left, else the smaller."""
    many = all(each.left is not None and each.left >= MANY_LEFT for each in newest.efforts)
    return LARGE_STEP if many else SMALL_STEP


def _because(q: Question, decision: Decision) -> str:
    source = decision.bout
    clean = [each.clean for each in source.first_planned]
    of = str(clean[0]) if len(set(clean)) == 1 else listed(str(each) for each in clean)
    match len(clean):
        case 1:
            sets = f"The set of {of} was"
        case 2:
            sets = f"Both sets of {of} were"
        case many:
            sets = f"All {in_words(many)} sets of {of} were"
    more = " with three or more left" if _step(source) is LARGE_STEP else ""
    at = say(q, source.base)
    if any(each.load != source.base for each in source.first_planned):
        at += " or more"
    return f"{sets} clean at {at}{more}, so {say(q, decision.due)} is next"


def _lines(q: Question, decision: Decision) -> Iterator[Line]:
    source, new, span = decision.bout, decision.due, q.prescription.span
    yield from ceiling_here(q, source)
    yield "step", _step_words(q, source)
    yield from lo_here(q, new)
    yield from landing(q, decision, least=q.terms.lo_at(new, span), most=span[1])


def _step_words(q: Question, source: Bout) -> str:
    kind = _step(source)
    load = q.terms.step(source.base, kind)
    ratio = q.terms.ratio(load, q.terms.on_rack(source.base))
    if ratio is None:
        return f"{say(q, load)}, the next harder"
    percent = f"+{rounded(100 * (ratio - 1))} %"
    if ratio > 1 + kind.at_most:
        return f"{say(q, load)}: {percent}, the next harder; nothing within {rounded(100 * kind.at_most)} %"
    return f"{say(q, load)}: {percent}, the nearest to +{rounded(100 * kind.nearest)} %"


def _changes(q: Question, decision: Decision) -> Iterator[Change]:
    """A rep fewer on each set, and more or fewer reps left."""
    source = decision.bout
    yield from (fewer_on(q, source, each, only_load=True) for each in source.first_planned if each.clean > 0)
    if _step(source) is LARGE_STEP:
        silent = [(each, replace(each, left=None)) for each in source.efforts]
        yield Change("The same sets with fewer left", asked_with(q, source, silent))
        return
    plenty = [(each, replace(each, left=max(Decimal(MANY_LEFT), each.left or Decimal(0)))) for each in source.efforts]
    yield Change(f"{capital(in_words(MANY_LEFT))} reps left on every set", asked_with(q, source, plenty))


RAISE = Rule(
    name="raise",
    name_in_words="a raise",
    paper="double progression: Plotkin 2022; Chaves 2024; the size of a step: ACSM 2009; Epley's formula",
    effect=Effect.RAISES,
    answer=_answer,
    because=_because,
    short=lambda _q, _decision: "all at the top",
    lines=_lines,
    changes=_changes,
)
