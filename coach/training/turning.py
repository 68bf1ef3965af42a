"""What would have changed a suggestion: found by asking the rules again with one thing different."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from fractions import Fraction
from itertools import chain

from coach.training.change import Change, Way, asked_with, fewer_on, sooner
from coach.training.efforts import Effort
from coach.training.evidence import Bout
from coach.training.frozen import frozen
from coach.training.gradual import Gradual
from coach.training.load import LoadKind
from coach.training.log import Session
from coach.training.question import Question
from coach.training.rule import Decision, Effect
from coach.training.rules import decide
from coach.training.rules.raising import SURE_ON_ISOLATION
from coach.training.wording import capital, count, in_words, listed, load, reps

MOST_MORE = 6
"""Clean reps more on one set that are thought of; beyond that all sets are lifted together."""
MOST_MORE_HELD = 30
"""The same in seconds."""
MOST_FEWER = 3
"""Clean reps fewer on one set that are thought of."""
MOST_FEWER_HELD = 15
"""The same in seconds."""


@frozen
class Turn:
    """A change, and what the rules would have said then."""

    change: Change
    decision: Decision


def turning_point(question: Question, decision: Decision) -> str:
    """The first change that gives another rule or load, in a sentence; empty where none worth saying does."""
    if question.is_rough:
        rested = decide(replace(question, is_rough=False))
        if (rested.load, rested.aims) != (decision.load, decision.aims):
            return f"Not a rough day: {_answer(question, decision, rested)}."
    turn = find_turn(question, decision)
    if turn is None:
        return ""
    return f"{turn.change.words} {turn.change.outcome or _outcome(question, decision, turn.decision)}."


def find_turn(question: Question, decision: Decision) -> Turn | None:
    """The first change, the smallest first, after which the rules say something else."""
    newest = next(iter(question.lane), None)
    for change in _changes(question, decision):
        then = decide(change.question)
        if newest is not None and _leaves_lane(newest, change.question):
            continue  # other reps would have put the session in another range: no answer to "what more"
        if _goes_astray(question, change.way, decision, then):
            continue  # doing better is no way to less load, nor doing worse to more
        if then.load != decision.load or (then.rule is not decision.rule and not change.counts_only_with_another_load):
            return Turn(change, then)
    return None


def _leaves_lane(newest: Bout, after: Question) -> bool:
    """Whether the newest session of the lane would be none of it any more."""
    return all(each.session is not newest.session for each in after.lane)


def _goes_astray(q: Question, way: Way, before: Decision, after: Decision) -> bool:
    if before.load is None or after.load is None:
        return False
    easier, harder = (before.load, after.load) if way is Way.FORWARD else (after.load, before.load)
    return way is not Way.NEITHER and q.terms.ladder.is_harder(easier, harder)


def _answer(question: Question, before: Decision, after: Decision) -> str:
    """What a suggestion comes to, as far as it is another."""
    terms = question.terms
    at = load(after.load, terms.ladder.kind, terms.ladder.unit)
    if after.load != before.load:
        return at
    return reps(after.aims) if after.load is None else f"{reps(after.aims)} at {at}"


def _outcome(question: Question, before: Decision, after: Decision) -> str:
    terms = question.terms
    kind, unit = terms.ladder.kind, terms.ladder.unit
    if after.load is None or before.load is None or before.load == after.load:
        at = "" if after.load is None else f" at {load(after.load, kind, unit)}"
        return f"would have made it {after.rule.name_in_words}: {reps(after.aims)}{at}"
    words = load(after.load, kind, unit)
    source = before.source
    base = None if source is None or not source.efforts or before.rule.effect is Effect.BEGINS else source.base
    if base is not None and base == Fraction(after.load):
        return f"would have kept it at {words}"
    if base is not None and after.load == terms.on_rack(base):
        return f"would have left it at {words}"
    if kind is LoadKind.ASSISTED:
        return f"would have brought it to {words}"
    is_harder = terms.ladder.is_harder(after.load, before.load)
    return f"would have {'raised' if is_harder else 'lowered'} it to {words}"


def _changes(q: Question, decision: Decision) -> Iterator[Change]:
    """Everything that is tried, in order: what would have brought more first, and what less only where nothing does."""
    source = decision.source
    yield from decision.rule.changes(q, decision)
    if source is not None and source.efforts:
        yield from sorted(_upward(q, source), key=lambda each: each.cost)
        yield from _as_prescribed(q, source)
    yield from sooner(q)
    if decision.rule.wants_a_session:
        yield _known(q)
    yield from _downward(q, source) if source is not None and source.efforts else ()


def _upward(q: Question, source: Bout) -> Iterator[Change]:
    """More clean reps on one set, sets without their fault, every set at the same number."""
    most = MOST_MORE_HELD if q.is_held else MOST_MORE
    for effort, more in ((each, n) for n in range(1, most + 1) for each in source.first_planned):
        yield Change(
            f"{_more(q, more)} on set {effort.number}",
            asked_with(q, source, [(effort, _lifted(effort, effort.clean + more))]),
            more,
            way=Way.FORWARD,
        )
    yield from _without_faults(q, source)
    yield from _levelled(q, source)


def _without_faults(q: Question, source: Bout) -> Iterator[Change]:
    faulty = [each for each in source.efforts if each.is_tainted]
    for chosen in chain(([each] for each in faulty), (faulty[: n + 1] for n in range(1, len(faulty)))):
        numbers = listed(str(each.number) for each in chosen)
        cleaned = [(each, replace(each, clean=max(each.clean, each.done), fault=None)) for each in chosen]
        yield Change(
            f"Clean form on set{'' if len(chosen) == 1 else 's'} {numbers}",
            asked_with(q, source, cleaned),
            max(1, sum(new.clean - old.clean for old, new in cleaned)),
            way=Way.FORWARD,
        )


def _levelled(q: Question, source: Bout) -> Iterator[Change]:
    """Every planned set done, with at least the same number each."""
    lo, hi = q.prescription.span
    ceiling = q.terms.ceiling(source.base, q.prescription.span)
    missing = source.planned - len(source.efforts)
    first = source.first_planned
    for level in range(min(lo, min((each.clean for each in first), default=lo)) + 1, max(hi, ceiling or 0) + 1):
        lifted = [(each, _lifted(each, level)) for each in first if each.clean < level]
        more = [
            Effort(source.prescribed_load, level, level, number=len(source.efforts) + n + 1) for n in range(missing)
        ]
        if not lifted and not more:
            continue
        yield Change(
            _level_words(q, level, [each for each, _ in lifted], missing, len(first)),
            asked_with(q, source, lifted, *more),
            sum(new.clean - old.clean for old, new in lifted) + level * len(more),
            way=Way.FORWARD,
        )
    if q.is_isolation and ceiling is not None and not missing:
        yield _sure(q, source, ceiling)


def _sure(q: Question, source: Bout, ceiling: int) -> Change:
    """Every set at the ceiling and the last with two to spare, which earns a raise at once where one joint moves."""
    last = source.first_planned[-1]
    top = ceiling + SURE_ON_ISOLATION
    lifted = [(each, _lifted(each, max(each.clean, top if each is last else ceiling))) for each in source.first_planned]
    cost = sum(new.clean - old.clean for old, new in lifted)
    words = f"{ceiling} clean reps on every set and {top} on the last"
    return Change(words, asked_with(q, source, lifted), cost, way=Way.FORWARD)


def _level_words(q: Question, level: int, lifted: Sequence[Effort], missing: int, done: int) -> str:
    amount = count(level, "second" if q.is_held else "clean rep")
    if not lifted:
        return f"{capital(in_words(missing))} more set{'' if missing == 1 else 's'} of {amount}"
    if missing:
        return f"All {in_words(done + missing)} sets with at least {amount}"
    if len(lifted) == done and done > 1:
        return f"At least {amount} on every set"
    numbers = listed(str(each.number) for each in lifted)
    return f"{capital(amount)} on set{'' if len(lifted) == 1 else 's'} {numbers}"


def _downward(q: Question, source: Bout) -> Iterator[Change]:
    """A few reps fewer on one set; what only many fewer would have changed is not worth saying."""
    for fewer in range(1, (MOST_FEWER_HELD if q.is_held else MOST_FEWER) + 1):
        for each in source.first_planned:
            if each.clean > fewer:
                yield fewer_on(q, source, each, fewer)


def _as_prescribed(q: Question, source: Bout) -> Iterator[Change]:
    """The same reps at the load that was prescribed, where some sets were lighter."""
    wanted = source.prescribed_load
    lighter = [
        each
        for each in source.first_planned
        if wanted is not None and each.load is not None and q.terms.ladder.is_harder(wanted, each.load)
    ]
    on_rack = q.terms.on_rack(wanted)
    if not lighter or wanted is None or on_rack is None or Fraction(on_rack) != wanted:
        return
    numbers = listed(str(each.number) for each in lighter)
    words = load(on_rack, q.terms.ladder.kind, q.terms.ladder.unit)
    plural = "" if len(lighter) == 1 else "s"
    yield Change(
        f"The same reps at {words} on set{plural} {numbers}",
        asked_with(q, source, [(each, replace(each, load=wanted)) for each in lighter]),
        way=Way.FORWARD,
    )
    ceiling = q.terms.ceiling(wanted, q.prescription.span)
    if ceiling is not None and not source.is_short:
        whole = [(each, replace(_lifted(each, max(each.clean, ceiling)), load=wanted)) for each in source.first_planned]
        yield Change(
            f"At least {count(ceiling, 'clean rep')} at {words} on every set",
            asked_with(q, source, whole),
            way=Way.FORWARD,
        )


def _known(q: Question) -> Change:
    """The same day, had there been one session of this range."""
    lo, hi = q.prescription.span
    load = q.terms.to_begin_with() if not q.bouts else q.terms.on_rack(q.bouts[0].base)
    effort = Effort(None if load is None else Fraction(load), lo, lo, number=1)
    started = datetime.combine(q.on, time(), UTC)
    bout = Bout(
        session=Session(id="", unit=q.terms.ladder.unit, started=started, finished=started),
        efforts=(effort,),
        prescribed=None,
        base=effort.load,
        is_pain=False,
        bodyweight=None,
    )
    return Change(
        f"A finished session of {lo}–{hi} {'seconds' if q.is_held else 'reps'}",
        replace(q, bouts=Gradual(chain((bout,), q.bouts))),
        outcome=f"would have given {'a load' if q.terms.is_loaded else 'something'} to grow from",
    )


def _lifted(effort: Effort, clean: int) -> Effort:
    return replace(effort, clean=clean, done=max(effort.done, clean))


def _more(q: Question, more: int) -> str:
    noun = "second" if q.is_held else "clean rep"
    return f"{capital(in_words(more))} more {noun}{'' if more == 1 else 's'}"
