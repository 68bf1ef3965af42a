"""One exercise of the library: how it is done, and how the lifter stands with it."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from coach.answers import Standing
from coach.training.exercise import CueKind, Equipment, Exercise, ExerciseClass
from coach.training.load import LoadKind, Unit
from coach.training.telling import sentence
from coach.training.wording import capital, count, listed, long_date, reps, rounded
from coach.training.wording import load as load_words
from coach.ui.boards.facts import packed
from coach.ui.scene import ACCENT, BLANK, LABEL, MUTED, STRONG, Line, Span, line, padded, spread, wrapped

INDENT = 10
TIMES = 5
"""Columns of how often."""
OTHERS = 6
"""How many others are named."""
_KINDS = {
    LoadKind.BARBELL: "on a bar",
    LoadKind.DUMBBELL: "a dumbbell a hand",
    LoadKind.STACK: "on a stack",
    LoadKind.BODYWEIGHT: "with your body",
    LoadKind.ASSISTED: "with help",
    LoadKind.NONE: "without a load",
}
_AGAINST = {CueKind.MOMENTUM: "against momentum", CueKind.RANGE: "for the full range", CueKind.FOCUS: ""}


def row(exercise: Exercise, times: int, width: int, longest: int) -> Line:
    """An exercise in the list, with how often it was trained where the longest name leaves room for that."""
    often = line(Span(str(times) if times else "", MUTED)) if longest + TIMES <= width else BLANK
    return spread(line(exercise.name), often, width)


def heading(exercise: Exercise, width: int) -> tuple[Line, ...]:
    """Its name, and what it is."""
    joints = {ExerciseClass.COMPOUND: "compound", ExerciseClass.ISOLATION: "isolation"}
    what = [joints.get(exercise.exercise_class, exercise.exercise_class.value)]
    if exercise.is_lift:
        what.append("held" if exercise.is_held else _KINDS[exercise.kind])
    if exercise.one_sided:
        what.append("each side")
    return (*wrapped(exercise.name.upper(), width, STRONG), *packed(what, width))


def lines(standing: Standing, unit: Unit, equipment: Collection[Equipment], width: int) -> tuple[Line, ...]:
    """All of it, what the lifter did and will do first."""
    exercise = standing.exercise
    found: list[Line] = [*heading(exercise, width), BLANK]
    if exercise.is_lift:
        found += [*_next(standing, unit, width), *_best(standing, unit, width), BLANK]
    found += _told("MUSCLES", _muscles(exercise), width)
    if exercise.needs:
        lacking = exercise.needs - frozenset(equipment)
        more = f" (you have no {listed(sorted(lacking), 'or')})" if lacking else ""
        found += _told("NEEDS", f"{listed(sorted(exercise.needs))}{more}", width)
    found += [BLANK, *_told("SET-UP", exercise.set_up, width), BLANK]
    for number, cue in enumerate(exercise.cues):
        label = "CUES" if not number else ""
        said = f"{sentence(cue.text)} {sentence(cue.detail)}".strip()
        found += _told(label, said, width, _AGAINST[cue.kind])
    found += [BLANK, *_told("MISTAKE", exercise.mistake, width)]
    if standing.instead:
        found += [BLANK, *_told("INSTEAD", listed([each.name for each in standing.instead[:OTHERS]], "or"), width)]
    return tuple(found)


def _muscles(exercise: Exercise) -> str:
    primary = listed([each.value for each in exercise.primary])
    also = listed([each.value for each in exercise.secondary])
    return f"{primary}; half: {also}" if also else primary


def _next(standing: Standing, unit: Unit, width: int) -> Sequence[Line]:
    planned = standing.planned
    if planned is None:
        return ()
    suggestion = planned.suggestion
    kind = standing.exercise.kind
    what = load_words(suggestion.load, kind, unit) if suggestion.load is not None else ""
    said = line(
        *padded(line(Span("NEXT", LABEL)), INDENT),
        Span(what, f"bold {ACCENT}"),
        Span("  ×  " if what else "", MUTED),
        Span(reps(suggestion.aims), f"bold {ACCENT}"),
    )
    return (said, *_told("", suggestion.reason, width))


def _best(standing: Standing, unit: Unit, width: int) -> Sequence[Line]:
    if not standing.times or standing.last is None:
        return _told("BEST", "Not trained yet.", width)
    bests, kind = standing.bests, standing.exercise.kind
    facts: list[str] = []
    if bests.heaviest is not None:
        heaviest = Decimal(bests.heaviest.numerator) / Decimal(bests.heaviest.denominator)
        most = bests.reps.get(bests.heaviest)
        times = f" × {most}" if most else ""
        facts.append(f"{load_words(round(heaviest, 2), kind, unit)}{times}")
    elif bests.reps:
        most = max(bests.reps.values())
        facts.append(f"{most} s" if standing.exercise.is_held else count(most, "rep"))
    if bests.e1rm is not None:
        facts.append(f"e1RM {rounded(bests.e1rm)} {unit}")
    when = f"{count(standing.times, 'session')}, the last on {long_date(standing.last)} {standing.last.year}"
    return (
        *_told("BEST", capital(", ".join(facts)) or "No clean set yet.", width),
        *_told("", when, width, style=MUTED),
    )


def _told(label: str, text: str, width: int, note: str = "", style: str = "") -> list[Line]:
    room = max(20, width - INDENT)
    said = [*wrapped(text, room, style), *((line(Span(note, MUTED)),) if note else ())]
    return [
        (*padded(line(Span(label, LABEL)) if not number else BLANK, INDENT), *words)
        for number, words in enumerate(said)
    ]
