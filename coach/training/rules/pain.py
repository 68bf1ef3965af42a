"""Rule 2, `pain`: what hurt is spared."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from coach.training.change import Change
from coach.training.evidence import LANE_GAP, Bout, lane
from coach.training.gradual import Gradual
from coach.training.question import Question
from coach.training.rule import OWN_CHOICE, Decision, Effect, Rule
from coach.training.rules.aims import all_lo
from coach.training.rules.lines import Line, days_off, lowering
from coach.training.rules.words import at, say
from coach.training.terms import AFTER_PAIN
from coach.training.wording import count, short_date


def _answer(q: Question) -> Decision | None:
    """The easiest of what pain, the lane and the days off leave."""
    hurt = _hurt(q)
    if not hurt:
        return None
    loads = [q.terms.heaviest_at_most(each.base, AFTER_PAIN) for each in _spared(q, hurt)]
    if q.lane and q.absence is not None:
        loads.append(q.terms.heaviest_at_most(q.lane[0].base, q.absence.factor))
    easiest: Decimal | None = None
    for load in loads:
        if load is not None and (easiest is None or q.terms.ladder.is_harder(easiest, load)):
            easiest = load
    return Decision(PAIN, easiest, all_lo(q), hurt[0])


def _hurt(q: Question) -> tuple[Bout, ...]:
    """Of the newest session in any lane and the newest in this lane those that were flagged pain.

    One that pain stopped before any work set is such a session too [H], where there is a load to spare.
    """
    span = q.prescription.span
    stopped = q.stopped if q.bouts else tuple(each for each in q.stopped if each.base is not None)
    newest = _newer(next(iter(q.bouts), None), next(iter(stopped), None))
    in_range = (each for each in stopped if each.prescribed and each.prescribed.span == span)
    near = (each for each in in_range if newest is not None and (newest.date - each.date).days <= LANE_GAP)
    in_lane = _newer(next(lane(q.bouts, span, with_pain=True), None), next(near, None))
    found = (newest,) if in_lane is newest else (newest, in_lane)
    return tuple(each for each in found if each is not None and each.is_pain)


def _spared(q: Question, hurt: tuple[Bout, ...]) -> tuple[Bout, ...]:
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


def _because(q: Question, decision: Decision) -> str:
    source = decision.bout
    hurt = f"It hurt on {short_date(source.date)}{at(q, source.base)}"
    if not source.efforts:
        planned = "" if source.base is None else f", with {say(q, source.base)} planned"
        hurt = f"It hurt on {short_date(source.date)} before the work sets{planned}"
    if decision.load is None:
        return f"{hurt}, so it is spared: {decision.aims[0]} and no more"
    return f"{hurt}, so it is spared: {say(q, decision.load)}, {count(len(decision.aims), 'set')} of {decision.aims[0]}"


def _lines(q: Question, _: Decision) -> Iterator[Line]:
    for bout in _spared(q, _hurt(q)):
        start = q.terms.on_rack(bout.base)
        if start is not None:
            name = f"pain on {short_date(bout.date)}" if bout.is_pain else "this range" if q.lane else "last session"
            yield name, lowering(q, start, AFTER_PAIN, q.terms.heaviest_at_most(start, AFTER_PAIN))
    if q.lane and q.lane[0].base is not None:
        yield from days_off(q, q.lane[0])


def _notices(q: Question, _: Decision) -> Iterator[str]:
    yield "Another exercise for the same muscles is a swap away."
    newest = sorted((*q.stopped, *q.bouts[:2]), key=lambda each: each.started)[-2:]
    if len([each for each in newest if each.is_pain]) > 1:
        yield "Pain that stays is for a physiotherapist or doctor; with sharp pain, numbness or dizziness stop today."


def _changes(q: Question, _: Decision) -> Iterator[Change]:
    """The same days without the pain."""
    hurt = _hurt(q)
    bouts = Gradual(replace(each, is_pain=False) if any(each is h for h in hurt) else each for each in q.bouts)
    stopped = tuple(each for each in q.stopped if all(each is not h for h in hurt))
    words = "Without the pain, the same sets" if hurt[0].efforts else "A day without the pain"
    yield Change(words, replace(q, bouts=bouts, stopped=stopped))


PAIN = Rule(
    name="pain",
    name_in_words="a day to spare it",
    paper=OWN_CHOICE,
    effect=Effect.LOWERS,
    answer=_answer,
    because=_because,
    short=lambda _q, _decision: "pain last time",
    lines=_lines,
    notices=_notices,
    changes=_changes,
    is_for_holds=True,
)
