"""Why a suggestion is what it is: one plain sentence, the same in a few letters, and what is to be said beside it."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from coach.training.efforts import Effort
from coach.training.evidence import Bout
from coach.training.load import LoadKind
from coach.training.log import Fault
from coach.training.question import STALL, Decision, Question
from coach.training.rule import Rule
from coach.training.rules import (
    best_effort,
    decide,
    is_stalled,
    reaches_ceiling,
    step_of,
)
from coach.training.terms import BANDS_CEILING, LARGE_STEP
from coach.training.wording import capital, count, in_words, listed, number, rounded, short_date
from coach.training.wording import load as load_words

SHORTEST_PAUSE = 15
"""Days without an exercise from which the reason says so."""
LEFT_AT_FIRST = 2
"""Reps kept in reserve the first time, whatever the goal asks [H]."""
FEWEST_TO_CHOOSE_FROM = 2
"""Loads without which there is nothing to choose."""
LONGEST_SHORT = 16
"""Letters a table has for a reason."""


def reason(q: Question, decision: Decision) -> str:
    """One sentence: true, specific, in words."""
    days = q.days_off
    is_lowered = decision.before_rough is not None and decision.before_rough != decision.load
    clauses = [_on_a_rough_day(q, decision) if is_lowered else _because(q, decision)]
    if decision.load is not None and _has_nothing_easier(q, decision):
        clauses.append(f"nothing on the rack is easier than {say(q, decision.load)}")
    if q.is_rough and not is_lowered and decision.rule in (Rule.FORM_HOLD, Rule.BUILD, Rule.REPEAT):
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


def left_out(q: Question, source: Bout) -> str:
    """Which sets of a session count for nothing: one set of 900 kg."""
    sets = source.left_out
    kind, unit = q.terms.ladder.kind, source.session.unit
    loads = {load_words(each.load, kind, each.unit or unit) for each in sets}
    many = f"{in_words(len(sets))} {'set' if len(sets) == 1 else 'sets'}"
    if len(loads) == 1 and say(q, source.base) not in loads:
        return f"{many} of {listed(loads)}"
    return f"{many} of {count(sets[0].done, 'second' if q.is_held else 'rep')}" if len(sets) == 1 else many


def short(q: Question, decision: Decision) -> str:
    """The reason in at most 16 letters; empty where nothing is to be said."""
    text = _rough_in_short(q, decision) or _in_short(q, decision)
    return text if len(text) <= LONGEST_SHORT else ""


def notices(q: Question, decision: Decision) -> tuple[str, ...]:
    """What is to be said beside it: an alternative, the end of the rack, when to ask a physiotherapist."""
    return tuple(_notices(q, decision))


def say(q: Question, load: Decimal | Fraction | None) -> str:
    """A load in a sentence, in the rack's unit."""
    if isinstance(load, Fraction):
        load = round(Decimal(load.numerator) / Decimal(load.denominator), 2)
    return load_words(load, q.terms.ladder.kind, q.terms.ladder.unit)


def say_span(q: Question, span: tuple[int, int] | None = None) -> str:
    """A range with its unit: 6–10 reps."""
    lo, hi = q.prescription.span if span is None else span
    return f"{lo}–{hi} {'seconds' if q.is_held else 'reps'}"


def _at(q: Question, load: Decimal | Fraction | None) -> str:
    return "" if load is None else f" at {say(q, load)}"


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


def _because(q: Question, decision: Decision) -> str:  # noqa: C901 - one case for each rule
    source = decision.source
    if source is None or decision.rule is Rule.FIRST_TIME:
        return _without_source(q, decision)
    match decision.rule:
        case Rule.PAIN:
            return _pain(q, decision, source)
        case Rule.RETURN:
            return _return(q, decision, source)
        case Rule.CARRY_OVER:
            return _carry_over(q, decision, source)
        case Rule.FORM_RESET:
            return f"At least half of the sets were not clean, twice running, so {_move(q, decision, source)}"
        case Rule.FORM_HOLD:
            faulty = f"{source.tainted} of {count(len(source.efforts), 'set')}"
            stays = "the reps stay until they are clean" if decision.load is None else "it stays until they are"
            return f"{faulty} were not clean{_at(q, source.base)}, so {stays}"
        case Rule.TOO_HEAVY:
            lo = q.terms.lo_at(source.base, q.prescription.span)
            return f"The first set stayed under {count(lo, 'clean rep')} twice running, so {_move(q, decision, source)}"
        case Rule.RAISE:
            return _raise(q, decision, source)
        case Rule.RESET:
            return (
                f"{capital(in_words(STALL))} sessions without a clean rep more, and a deload behind them, "
                f"so {_move(q, decision, source)} with all the sets"
            )
        case Rule.DELOAD:
            return (
                f"{capital(in_words(STALL))} sessions at {say(q, source.base)} without a clean rep more, so one easy "
                f"session: {say(q, decision.load)}, {count(len(decision.aims), 'set')}"
            )
        case Rule.BUILD:
            return _build(q, source)
        case Rule.REPEAT:
            return _repeat(q, source)
    assert_never(decision.rule)


def _without_source(q: Question, decision: Decision) -> str:
    lo, hi = q.prescription.span
    if decision.rule is Rule.REPEAT:
        return f"No session of {say_span(q)} yet, so it begins at {lo}"
    if q.is_held:
        return f"A first time: hold it for {lo} seconds and see what is left"
    if len(q.terms.ladder.loads) < FEWEST_TO_CHOOSE_FROM:
        return f"A first time: stop at {LEFT_AT_FIRST} left"
    return f"A first time: take a load you could do for {hi}, and stop at {LEFT_AT_FIRST} left"


def _move(q: Question, decision: Decision, source: Bout) -> str:
    if decision.load is None:
        return f"the aim goes back to {decision.aims[0]}"
    start = q.terms.on_rack(source.base)
    if start == decision.load:
        return f"it stays at {say(q, start)} with {decision.aims[0]} to aim at"
    return f"{say(q, source.base)} becomes {say(q, decision.load)}"


def _pain(q: Question, decision: Decision, source: Bout) -> str:
    hurt = f"It hurt on {short_date(source.date)}{_at(q, source.base)}"
    if not source.efforts:
        planned = "" if source.base is None else f", with {say(q, source.base)} planned"
        hurt = f"It hurt on {short_date(source.date)} before the work sets{planned}"
    if decision.load is None:
        return f"{hurt}, so it is spared: {decision.aims[0]} and no more"
    return f"{hurt}, so it is spared: {say(q, decision.load)}, {count(len(decision.aims), 'set')} of {decision.aims[0]}"


def _return(q: Question, decision: Decision, source: Bout) -> str:
    away = f"{count(q.days_off or 0, 'day')} off,"
    fewer = q.prescription.sets - len(decision.aims)
    less = f", {count(fewer, 'set')} fewer" if fewer > 0 else ""
    if decision.load is None:
        return f"After {away} begin again at {decision.aims[0]}{less}"
    if decision.load == q.terms.on_rack(source.base):
        return f"After {away} begin again at {say(q, decision.load)}{less}"
    return f"After {away} {say(q, source.base)} becomes {say(q, decision.load)}{less}"


def _carry_over(q: Question, decision: Decision, source: Bout) -> str:
    load = decision.load if decision.before_rough is None else decision.before_rough
    begin = f"so {say_span(q)} begin at {say(q, load)}"
    best = best_effort(q, source)
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


def _raise(q: Question, decision: Decision, source: Bout) -> str:
    load = decision.load if decision.before_rough is None else decision.before_rough
    clean = [each.clean for each in source.first_planned]
    of = str(clean[0]) if len(set(clean)) == 1 else listed(str(each) for each in clean)
    match len(clean):
        case 1:
            sets = f"The set of {of} was"
        case 2:
            sets = f"Both sets of {of} were"
        case many:
            sets = f"All {in_words(many)} sets of {of} were"
    more = " with three or more left" if step_of(source) is LARGE_STEP else ""
    at = say(q, source.base)
    if any(each.load != source.base for each in source.first_planned):
        at += " or more"
    return f"{sets} clean at {at}{more}, so {say(q, load)} is next"


def _build(q: Question, source: Bout) -> str:
    if q.is_held:
        return f"Every hold reached its aim{_at(q, source.base)}, so a little longer is next"
    ceiling = q.terms.ceiling(source.base, q.prescription.span)
    lo = q.terms.lo_at(source.base, q.prescription.span)
    enough = f"Every set{_at(q, source.base)} had at least {count(lo, 'clean rep')}"
    if not q.terms.is_loaded or ceiling is None:
        if not q.terms.is_loaded and ceiling is not None and all(each.clean >= ceiling for each in source.at_base):
            return f"Every set had {ceiling} clean reps or more, so a harder band or exercise is next"
        end = "" if not q.terms.is_loaded else ", and the rack is at its end"
        if q.terms.ladder.kind is LoadKind.ASSISTED:
            end = ", and the machine has no less help"
        return f"{enough}{end}, so more clean reps are next"
    following = say(q, q.terms.step(source.base))
    if source.is_short:
        is_one = len(source.efforts) == 1
        verb = ("counts" if is_one else "count") if source.left_out else "was done" if is_one else "were done"
        done = f"{len(source.efforts)} of {source.planned} planned sets {verb}{_at(q, source.base)}"
        return f"{done}, and all of them at {ceiling} earn {following}"
    if all(each.clean >= ceiling for each in source.first_planned):
        wanted = source.prescribed_load
        if wanted is not None and source.base is not None and q.terms.ladder.is_harder(wanted, source.base):
            lighter = f"{say(q, source.base)} was lighter than the prescribed {say(q, wanted)}"
            return f"{lighter}, so it is the load to grow from"
        if not reaches_ceiling(q, source, ceiling):
            return f"Not every set was at the prescribed {say(q, wanted)}; all of them at {ceiling} earn {following}"
        return f"All sets at {say(q, source.base)} had {ceiling} clean reps or more; once more earns {following}"
    twice = ", twice running," if q.is_isolation else ""
    return f"{enough}; {ceiling} on each{twice} earn {following}"


def _repeat(q: Question, source: Bout) -> str:
    if q.is_held:
        return "Not every hold reached its aim, so the same again"
    lo = q.terms.lo_at(source.base, q.prescription.span)
    under = [each for each in source.at_base if each.clean < lo]
    which = f"Set{'' if len(under) == 1 else 's'} {listed(str(each.number) for each in under)}"
    noun = "clean rep" if [each.clean for each in under] == [1] else "clean reps"
    had = f"{listed(str(each.clean) for each in under)} {noun}{_at(q, source.base)}"
    return f"{which} had {had}, under {lo}, so the same again"


def _in_short(q: Question, decision: Decision) -> str:  # noqa: C901 - one case for each rule
    source = decision.source
    match decision.rule:
        case Rule.FIRST_TIME:
            return "first time"
        case Rule.PAIN:
            return "pain last time"
        case Rule.RETURN:
            return f"{q.days_off} days off"
        case Rule.CARRY_OVER if source is not None and source.is_of(q.prescription.span):
            return "after a deload" if source.is_deload else "after rough day"
        case Rule.CARRY_OVER:
            return "new rep range"
        case Rule.FORM_RESET | Rule.FORM_HOLD:
            return "" if source is None else _swung(source.efforts)
        case Rule.TOO_HEAVY:
            return "too heavy twice"
        case Rule.RAISE:
            return "all at the top"
        case Rule.RESET:
            return "stalled: lighter"
        case Rule.DELOAD:
            return "an easy session"
        case Rule.BUILD:
            return "" if source is None else _build_in_short(q, source)
        case Rule.REPEAT:
            return "new rep range" if source is None else "the same again"
    assert_never(decision.rule)


def _build_in_short(q: Question, source: Bout) -> str:
    if q.is_held:
        return "a little longer"
    if source.tainted:
        return _swung(source.efforts)
    if source.is_short:
        return "a set left out" if source.left_out else "a set was missed"
    ceiling = q.terms.ceiling(source.base, q.prescription.span)
    following = q.terms.step(source.base)
    if ceiling is not None and not q.terms.is_loaded and all(each.clean >= ceiling for each in source.at_base):
        return "end of this band"
    if ceiling is not None and q.is_isolation and reaches_ceiling(q, source, ceiling):
        return "once more at top"
    if ceiling is not None and ceiling > q.prescription.hi and following is not None:
        return f"{number(following)}s at {ceiling} reps"
    return "a clean rep more"


def _swung(efforts: tuple[Effort, ...]) -> str:
    faulty = [each for each in efforts if each.is_tainted]
    lost = sum(max(0, each.done - each.clean) for each in faulty)
    faults = {each.fault for each in faulty}
    if not lost:
        return "form first"
    how = "not clean" if len(faults) > 1 else "swung" if faults == {Fault.MOMENTUM} else "cut short"
    return f"{count(lost, 'rep')} {how}"


def _has_nothing_easier(q: Question, decision: Decision) -> bool:
    lowers = (Rule.PAIN, Rule.RETURN, Rule.FORM_RESET, Rule.TOO_HEAVY)
    start = None if decision.source is None else q.terms.on_rack(decision.source.base)
    if q.is_rough and decision.before_rough is not None:
        return q.terms.is_easiest(decision.before_rough)
    return decision.rule in lowers and start is not None and q.terms.is_easiest(start)


def _notices(q: Question, decision: Decision) -> Iterator[str]:
    source = decision.source
    if decision.rule is Rule.PAIN:
        yield "Another exercise for the same muscles is a swap away."
        newest = sorted((*q.stopped, *q.bouts[:2]), key=lambda each: each.started)[-2:]
        if len([each for each in newest if each.is_pain]) > 1:
            yield (
                "Pain that stays is for a physiotherapist or doctor; with sharp pain, numbness or dizziness stop today."
            )
    if source is None or q.is_held:
        return
    start = q.terms.on_rack(source.base)
    would_be_lighter = decision.rule in (Rule.FORM_RESET, Rule.TOO_HEAVY) or (
        decision.rule in (Rule.BUILD, Rule.REPEAT) and is_stalled(q, q.lane)
    )
    if would_be_lighter and start is not None and q.terms.is_easiest(start):
        yield "Nothing on the rack is easier: an assisted or band version of the movement is the way on."
    grows = decision.rule in (Rule.FORM_HOLD, Rule.BUILD, Rule.REPEAT)
    top = BANDS_CEILING * q.prescription.hi
    if grows and not q.terms.is_loaded and all(each.clean >= top for each in source.at_base):
        yield f"{top} clean reps are the end of this band: the next band or a harder exercise is the way on."
    if grows and start is not None and q.terms.is_hardest(start):
        if q.terms.ladder.kind is LoadKind.ASSISTED:
            yield f"The machine has no less than {say(q, start)}: the same without help is the way on."
            return
        yield f"The rack is at its end with {say(q, start)}: from here only reps grow."
