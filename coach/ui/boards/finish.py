"""The end of a session: what went up, what it adds up to, and next week's loads."""

from collections.abc import Sequence
from fractions import Fraction

from coach.answers import Ending
from coach.training import closing
from coach.training.exercise import FIVE_MUSCLES, Catalogue, Exercise
from coach.training.log import Session
from coach.training.rule import Effect
from coach.training.wording import bare_load, capital, long_date, reps, rounded
from coach.ui.boards.past import whole
from coach.ui.measures import NARROW
from coach.ui.meter import muscle_meters, sets_label
from coach.ui.scene import ACCENT, BLANK, LABEL, MUTED, STRONG, Line, Span, fitted, line, padded, spread, wrapped

NAME = 16
"""Columns of an exercise's short name."""
SIGN = 2
LOAD = 7
"""Columns of a load: +102.5, and a space."""
FEWEST_ROWS = 3
"""Of the new bests, below which they are left out."""
LABEL_OF_WEEK = "SETS A MUSCLE IN SEVEN DAYS"


def lines(ending: Ending, catalogue: Catalogue, width: int, height: int) -> tuple[Line, ...]:
    """All of it, the less important left out where there is no room."""
    session = ending.session
    head, coming, faults = _head(ending, width), _coming(ending, width), _faults(session, width)
    note = wrapped(session.note, width, "", 2)
    last = wrapped(closing.recovery(session.date), width, MUTED, 2)
    went_up, week = _records(ending, catalogue, width), _week(ending, width)
    sets = (line(Span("SETS", LABEL)), *whole(session, catalogue))
    everything = [head, went_up, coming, faults, week, sets, note, last]
    if _height(everything) > height:
        everything = [head, went_up, coming, faults, week, note, last]
    if _height(everything) > height:
        needed = [head, coming, faults, _week_in_short(ending, width), note, last]
        went_up = _first(went_up, height - _height(needed) - 1)
        everything = [head, went_up, *needed[1:]]
    found: list[Line] = []
    for each in everything:
        if each:
            found.extend([BLANK] if found else [])
            found.extend(each)
    return tuple(found)


def _height(parts: Sequence[tuple[Line, ...]]) -> int:
    """Rows of some parts with a blank one between."""
    return sum(len(each) + 1 for each in parts if each) - 1


def _first(went_up: tuple[Line, ...], rows: int) -> tuple[Line, ...]:
    """As many new bests as have room, and how many there are beside."""
    if len(went_up) <= rows:
        return went_up
    if rows < FEWEST_ROWS:
        return ()
    more = len(went_up) - rows + 1
    return (*went_up[: rows - 1], line(Span(f"and {more} more", MUTED)))


def _head(ending: Ending, width: int) -> tuple[Line, ...]:
    session = ending.session
    saved = line(Span("✓ on disk", "$success")) if ending.is_saved else line(Span(ending.trouble or "saving", "$error"))
    return (
        spread(
            line(Span("DONE", STRONG), "  ", Span(session.day, ACCENT)),
            line(Span(long_date(session.date), MUTED)),
            width,
        ),
        spread(
            line(f"{closing.amount(session)} · {ending.goal.name}"),
            saved,
            width,
        ),
    )


def _records(ending: Ending, catalogue: Catalogue, width: int) -> tuple[Line, ...]:
    if not ending.records:
        return ()
    found: list[Line] = [line(Span("NEW BESTS", LABEL))]
    names = [each for record in ending.records if (each := catalogue.get(record.exercise_id)) is not None]
    name_width = max(NAME, *(len(_name(each, width)) + 2 for each in names))
    by_exercise: dict[str, list[str]] = {}
    for record in ending.records:
        by_exercise.setdefault(record.exercise_id, []).append(record.words)
    for exercise_id, words in by_exercise.items():
        exercise = catalogue.get(exercise_id)
        name = _name(exercise, width) if exercise is not None else exercise_id
        said = next((each for each in words if len(each) <= width - name_width - SIGN), words[0])
        found.append(fitted((*padded(line(Span(name, STRONG)), name_width), Span("▲ ", "$success"), Span(said)), width))
    return tuple(found)


def _name(exercise: Exercise, width: int) -> str:
    return exercise.short if width < NARROW else exercise.name


def _coming(ending: Ending, width: int) -> tuple[Line, ...]:
    plan = ending.coming
    if plan is None or not plan.planned:
        return ()
    found: list[Line] = [line(Span(f"NEXT {plan.day.name.upper()} DAY", LABEL))]
    name_width = max(NAME, *(len(_name(each.exercise, width)) + 2 for each in plan.planned))
    aims_width = max(len(reps(each.suggestion.aims)) for each in plan.planned)
    room = width - name_width - SIGN - LOAD - aims_width
    before_width = LOAD if room >= LOAD else 0
    room -= before_width + 2
    for each in plan.planned:
        suggestion, kind = each.suggestion, each.exercise.kind
        done = next((e for e in ending.session.entries if e.id == each.exercise.id and e.work_sets), None)
        was = done.work_sets[0].load if done is not None else None
        shown = (
            *padded(line(_name(each.exercise, width)), name_width),
            *padded(line(Span("" if was is None or not before_width else bare_load(was, kind), MUTED)), before_width),
            Span("▲ " if suggestion.rule.effect is Effect.RAISES else "  ", "$success"),
            *padded(line(Span("" if suggestion.load is None else bare_load(suggestion.load, kind), STRONG)), LOAD),
            *padded(line(reps(suggestion.aims)), aims_width),
        )
        reason = next((words for words in (suggestion.reason, suggestion.short) if len(words) <= room), "")
        found.append((*shown, Span(f"  {reason}" if reason else "", MUTED)))
    return tuple(found)


def _week(ending: Ending, width: int) -> tuple[Line, ...]:
    return (sets_label(LABEL_OF_WEEK, width), *muscle_meters(ending.week, width, 2), *_warning(ending, width))


def _week_in_short(ending: Ending, width: int) -> tuple[Line, ...]:
    """The same without bars."""
    numbers = " · ".join(f"{each} {rounded(ending.week.get(each, Fraction(0)))}" for each in FIVE_MUSCLES)
    return (sets_label(LABEL_OF_WEEK, width), *wrapped(numbers, width), *_warning(ending, width))


def _warning(ending: Ending, width: int) -> tuple[Line, ...]:
    """That biceps had too much beside the back."""
    said = ending.balance.warning
    return wrapped(f"{capital(said)}.", width, "$warning", 2) if said else ()


def _faults(session: Session, width: int) -> tuple[Line, ...]:
    return wrapped(closing.faults(session), width, "", 2)
