"""Rules 10 and 11, `build` and `repeat`: the load stays, and the reps grow or come once more."""

from collections.abc import Iterator
from math import floor

from coach.training.efforts import Effort
from coach.training.evidence import Bout
from coach.training.load import LoadKind
from coach.training.question import Question
from coach.training.rule import Decision, Effect, Rule
from coach.training.rules.aims import again, capped, spread
from coach.training.rules.form import swung
from coach.training.rules.lines import Line, ceiling_here, lo_here
from coach.training.rules.raising import reaches
from coach.training.rules.stall import is_stalled
from coach.training.rules.words import at, easier_form, say, say_span
from coach.training.wording import count, listed, number

HOLD_GAIN = 5
"""Seconds more after every hold reached its aim [H]."""
REPS_FIRST = "reps first, then load: Plotkin 2022; Chaves 2024"
"""The paper of both."""


def _build(q: Question) -> Decision | None:
    """A clean rep more on every set, or as many as the set told were to spare."""
    recent = q.lane
    if not recent:
        return None
    newest = recent[0]
    if q.is_held:
        return _build_on_holds(q, newest)
    lo, sets = q.terms.lo_at(newest.base, q.prescription.span), newest.at_base
    if any(each.clean < lo for each in sets):
        return None
    ceiling = q.terms.ceiling(newest.base, q.prescription.span)
    aims: list[int] = []
    for each in sets:
        aim = capped(ceiling, each.clean + _gain(each, newest))
        aims.append(max(aim, capped(ceiling, each.done)) if each.is_tainted else aim)
    return Decision(BUILD, q.terms.on_rack(newest.base), spread(aims, q), newest)


def _build_on_holds(q: Question, newest: Bout) -> Decision | None:
    """Five seconds more on every hold, once all reached their aims."""
    if any(each.clean < (q.prescription.lo if each.aim is None else each.aim) for each in newest.at_base):
        return None
    aims = [each.clean + HOLD_GAIN for each in newest.at_base]
    return Decision(BUILD, q.terms.on_rack(newest.base), spread(aims, q), newest)


def _gain(effort: Effort, bout: Bout) -> int:
    """Reps more to aim at next time: what was left beyond the prescribed reserve, at least one."""
    if effort.left is None or bout.prescribed_left is None:
        return 1
    return max(1, floor(effort.left - bout.prescribed_left))


def _repeat(q: Question) -> Decision:
    """The same again; bands and holds that were never done in this range begin at the bottom of it."""
    recent = q.lane
    if not recent:
        return Decision(REPEAT, q.terms.on_rack(q.bouts[0].base), (q.prescription.lo,) * q.prescription.sets)
    newest, lo = recent[0], q.prescription.lo
    if q.is_held:
        aims = [max(lo, each.clean) for each in newest.at_base]
        return Decision(REPEAT, q.terms.on_rack(newest.base), spread(aims, q), newest)
    return again(q, REPEAT, newest, q.terms.lo_at(newest.base, q.prescription.span))


def _why_more(q: Question, decision: Decision) -> str:
    source = decision.bout
    if q.is_held:
        return f"Every hold reached its aim{at(q, source.base)}, so a little longer is next"
    ceiling = q.terms.ceiling(source.base, q.prescription.span)
    lo = q.terms.lo_at(source.base, q.prescription.span)
    enough = f"Every set{at(q, source.base)} had at least {count(lo, 'clean rep')}"
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
        done = f"{len(source.efforts)} of {source.planned} planned sets {verb}{at(q, source.base)}"
        return f"{done}, and all of them at {ceiling} earn {following}"
    if all(each.clean >= ceiling for each in source.first_planned):
        wanted = source.prescribed_load
        if wanted is not None and source.base is not None and q.terms.ladder.is_harder(wanted, source.base):
            lighter = f"{say(q, source.base)} was lighter than the prescribed {say(q, wanted)}"
            return f"{lighter}, so it is the load to grow from"
        if not reaches(q, source, ceiling):
            return f"Not every set was at the prescribed {say(q, wanted)}; all of them at {ceiling} earn {following}"
        return f"All sets at {say(q, source.base)} had {ceiling} clean reps or more; once more earns {following}"
    twice = ", twice running," if q.is_isolation else ""
    return f"{enough}; {ceiling} on each{twice} earn {following}"


def _why_the_same(q: Question, decision: Decision) -> str:
    source = decision.source
    if source is None:
        return f"No session of {say_span(q)} yet, so it begins at {q.prescription.lo}"
    if q.is_held:
        return "Not every hold reached its aim, so the same again"
    lo = q.terms.lo_at(source.base, q.prescription.span)
    under = [each for each in source.at_base if each.clean < lo]
    which = f"Set{'' if len(under) == 1 else 's'} {listed(str(each.number) for each in under)}"
    noun = "clean rep" if [each.clean for each in under] == [1] else "clean reps"
    had = f"{listed(str(each.clean) for each in under)} {noun}{at(q, source.base)}"
    return f"{which} had {had}, under {lo}, so the same again"


def _short(q: Question, decision: Decision) -> str:
    source = decision.bout
    if q.is_held:
        return "a little longer"
    if source.tainted:
        return swung(q, decision)
    if source.is_short:
        return "a set left out" if source.left_out else "a set was missed"
    ceiling = q.terms.ceiling(source.base, q.prescription.span)
    following = q.terms.step(source.base)
    if ceiling is not None and not q.terms.is_loaded and all(each.clean >= ceiling for each in source.at_base):
        return "end of this band"
    if ceiling is not None and q.is_isolation and reaches(q, source, ceiling):
        return "once more at top"
    if ceiling is not None and ceiling > q.prescription.hi and following is not None:
        return f"{number(following)}s at {ceiling} reps"
    return "a clean rep more"


def _lines_of_build(q: Question, decision: Decision) -> Iterator[Line]:
    source = decision.bout
    if any(each.left is not None for each in source.efforts) and source.prescribed_left is not None:
        told = " ".join("–" if each.left is None else number(each.left) for each in source.efforts)
        yield "left", f"{told}, prescribed {number(source.prescribed_left)}"
    yield from _lines(q, decision)


def _lines(q: Question, decision: Decision) -> Iterator[Line]:
    if not q.is_held:
        yield from ceiling_here(q, decision.bout)
        yield from lo_here(q, q.terms.on_rack(decision.bout.base))


def _notices(q: Question, decision: Decision) -> Iterator[str]:
    if is_stalled(q):
        yield from easier_form(q, decision)


BUILD = Rule(
    name="build",
    name_in_words="a step in reps",
    paper=REPS_FIRST,
    effect=Effect.KEEPS,
    answer=_build,
    because=_why_more,
    short=_short,
    lines=_lines_of_build,
    notices=_notices,
    is_for_holds=True,
)
REPEAT = Rule(
    name="repeat",
    name_in_words="the same again",
    paper=REPS_FIRST,
    effect=Effect.KEEPS,
    answer=_repeat,
    because=_why_the_same,
    short=lambda _q, decision: "new rep range" if decision.source is None else "the same again",
    lines=_lines,
    notices=_notices,
    is_for_holds=True,
    wants_a_session=True,
)
