"""Why a load: the rule, what went into it, what would have changed it, and the last sessions of its lane."""

from collections.abc import Sequence

from coach.training.exercise import Exercise
from coach.training.load import LoadKind, Unit
from coach.training.log import Entry, Session
from coach.training.progression import Suggestion
from coach.training.wording import bare_load, long_date, reps
from coach.training.wording import load as load_words
from coach.ui.scene import ACCENT, BLANK, LABEL, MUTED, STRONG, Line, Span, line, padded, wrapped

INDENT = 16
LEAST = 5
"""Lines that every explanation has: the exercise and its rule, a reason, and a heading for what went into it."""
DATE = 26
"""Columns of a weekday with its date."""


def lines(
    exercise: Exercise,
    suggestion: Suggestion,
    unit: Unit,
    before: Sequence[tuple[Session, Entry]],
    width: int,
    when: str = "today",
) -> tuple[Line, ...]:
    """All of it, from the answer to its sources; `when` it is lifted, in a word."""
    found: list[Line] = [
        *explained(exercise, suggestion, width),
        BLANK,
        line(Span(when.upper(), LABEL)),
        line(load_words(suggestion.load, exercise.kind, unit), "  ×  ", Span(reps(suggestion.aims), STRONG)),
    ]
    if before:
        found += [BLANK, line(Span("LAST TIMES", LABEL))]
    for session, entry in before:
        date = padded(line(Span(long_date(session.date), MUTED)), DATE)
        found.append((*date, *line(sets_in_a_row(entry, exercise.kind, session.unit))))
    found += [BLANK, line(Span("SOURCE", LABEL)), *wrapped(suggestion.source, width, MUTED)]
    return tuple(found)


def explained(exercise: Exercise, suggestion: Suggestion, width: int) -> tuple[Line, ...]:
    """The rule, the reason, the turning point, and the arithmetic."""
    found: list[Line] = [
        line(Span(exercise.name.upper(), STRONG), "  ", Span(suggestion.rule.name, ACCENT)),
        BLANK,
        *wrapped(suggestion.reason, width, STRONG),
        *wrapped(suggestion.turning_point, width),
    ]
    for notice in suggestion.notices:
        found += wrapped(notice, width, "$warning")
    found += [BLANK, line(Span("WORKED OUT FROM", LABEL))]
    for each in suggestion.inputs:
        value = wrapped(each.value, max(20, width - INDENT))
        found.append((*padded(line(Span(each.name, MUTED)), INDENT), *(value[0] if value else ())))
        found += [(*padded((), INDENT), *more) for more in value[1:]]
    return tuple(found)


def sets_in_a_row(entry: Entry, kind: LoadKind, unit: Unit | None = None) -> str:
    """Sets as they were done, the load said once while it stays."""
    found: list[str] = []
    before = None
    for each in entry.work_sets:
        done = f"{each.done}{'~' if each.is_tainted else ''}"
        if each.load is not None and each.load != before:
            load = bare_load(each.load, kind) if unit is None else load_words(each.load, kind, each.unit or unit)
            done = f"{load} × {done}"
            before = each.load
        found.append(done)
    return " ".join(found)
