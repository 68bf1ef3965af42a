"""Today: what is due, beside what happened last time."""

from collections.abc import Sequence

from coach.training import outlook
from coach.training.after_today import AfterToday
from coach.training.frozen import frozen
from coach.training.load import Ladder, Unit
from coach.training.plan import Plan, Planned
from coach.training.reserve import left_of_plan
from coach.training.rule import Effect
from coach.training.wording import bare_load, clock, long_date, number, reps
from coach.ui.boards.why import LEAST, explained
from coach.ui.meter import muscle_meters, sets_label
from coach.ui.scene import (
    ACCENT,
    BLANK,
    LABEL,
    MUTED,
    STRONG,
    Line,
    Span,
    fitted,
    line,
    padded,
    spread,
    wrapped,
)

GAP = 2
LOAD = 6
"""Columns of a load: 102.5, and a space."""
A_WEEK = 7
HEAD, KEYS = 3, 2
"""Rows above the table and for the keys, each with the air beside it."""
SIGN = 2
"""Columns of the sign before a reason."""
REASON = 20
"""Columns of the longest short reason and its sign."""
READABLE = 110
"""The longest line that is read with ease."""
ROOMY = 120
"""Columns from which the whole reason stands beside an exercise."""


@frozen
class Board:
    """What Today shows, from the top down."""

    head: tuple[Line, ...]
    table: tuple[Line, ...]
    rows: tuple[int, ...]
    """For each exercise the line of the table it begins at."""
    muscles: tuple[Line, ...]
    steps: tuple[Line, ...]
    """Warm-up and cool-down, where there is room."""
    why: tuple[Line, ...]
    """Why the chosen row is as it is, where there is room."""
    notices: tuple[Line, ...]


def board(plan: Plan, week: AfterToday, chosen: int, width: int, height: int, swap: str = "s") -> Board:
    """Today in so much room. `week` are the sets of the week with today; `chosen` is the row keys are about.

    `swap` is the key that takes another exercise.
    """
    notices = _notices(plan, width, swap)
    room = height - HEAD - len(notices) - (1 if notices else 0) - KEYS
    muscles = _muscles(week, width)
    steps = _steps(plan, width)
    table, rows = _table(plan, chosen, width)
    detailed = _detailed(plan, table, rows, width)
    aired = _aired(table, rows)
    for roomy in (detailed, aired):
        if len(roomy[0]) + len(muscles) + len(steps) + 3 <= room:
            table, rows = roomy
            break
    if len(table) + len(muscles) + 2 > room:
        muscles = ()
    if len(table) + len(muscles) + len(steps) + 3 > room:
        steps = ()
    left = room - len(table) - len(muscles) - len(steps) - 5
    why = _explained(plan.planned[chosen], width, left) if plan.planned else ()
    return Board(_head(plan, width), table, rows, muscles, steps, why, notices)


def _explained(planned: Planned, width: int, height: int) -> tuple[Line, ...]:
    """What the load of a row was worked out from."""
    if height < LEAST:
        return ()
    shown = explained(planned.exercise, planned.suggestion, min(width, READABLE) - 2)
    return tuple((Span("  "), *each) for each in shown) if len(shown) <= height else ()


# ------------------------------------------------------------------ head


def _head(plan: Plan, width: int) -> tuple[Line, ...]:
    name = line(Span(plan.routine.name.upper(), STRONG), "  ", Span(plan.day.name, ACCENT))
    if plan.rough:
        name = (*name, Span("  rough day", "$warning"))
    if plan.is_done_today:
        name = (*name, Span(f"  {outlook.done_today(plan)}", "$success"))
    when = line(Span(long_date(plan.on), MUTED))
    facts = list(outlook.facts(plan))
    while len(facts) > 1 and len(" · ".join(facts)) > width:
        facts.pop(1)
    return (spread(name, when, width), fitted(line(" · ".join(facts)), width))


# ------------------------------------------------------------------ table


@frozen
class _Row:
    planned: Planned
    before: tuple[str, str]
    today: tuple[str, str]
    is_up: bool
    """Whether the load is harder than last time's."""


def _table(plan: Plan, chosen: int, width: int) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    rows = [_row(each) for each in plan.planned]
    if not rows:
        return (), ()
    numbers = [
        max(LOAD, *(len(row.before[0]) + 1 for row in rows)),
        max(4, *(len(row.before[1]) for row in rows)) + GAP,
        max(LOAD, *(len(row.today[0]) + 1 for row in rows)),
        max(5, *(len(row.today[1]) for row in rows)),
    ]
    names = _names(plan.planned, width - sum(numbers) - 2 * GAP, REASON)
    is_stacked = max(len(each) for each in names) + 2 + sum(numbers) > width
    name_width = 2 if is_stacked else max(len(each) for each in names) + 2
    room = width - name_width - sum(numbers) - GAP - 2
    lines = [_label_line(plan, name_width, numbers)]
    starts: list[int] = []
    for place, (row, name) in enumerate(zip(rows, names, strict=True)):
        starts.append(len(lines))
        is_chosen = place == chosen
        mark = Span("▸ " if is_chosen else "  ", ACCENT)
        shown = line(mark, Span(name, f"bold {ACCENT}" if is_chosen else STRONG, f"screen.choose_row({place})"))
        if is_stacked:
            lines.append(shown)
            shown = ()
        lines.append((*padded(shown, name_width + 2), *_numbers(row, numbers), *_why(row, room)))
    return tuple(lines), tuple(starts)


def _names(planned: Sequence[Planned], room: int, reason: int) -> list[str]:
    """Full names where they fit with a short reason, else the short ones; a name of the lifter's own is never cut."""
    full = [each.exercise.name for each in planned]
    if max(len(each) for each in full) <= room - reason:
        return full
    short = [each.exercise.short for each in planned]
    return short if max(len(each) for each in short) <= room else full


def _label_line(plan: Plan, name_width: int, numbers: Sequence[int]) -> Line:
    days = None if plan.last_of_day is None else (plan.on - plan.last_of_day.date).days
    before = "LAST WEEK" if days == A_WEEK else "LAST TIME"
    return (
        Span(" " * (name_width + 2)),
        *padded(line(Span(before, LABEL)), numbers[0] + numbers[1]),
        Span("TODAY", LABEL),
    )


def _numbers(row: _Row, widths: Sequence[int]) -> Line:
    return (
        *padded(line(Span(row.before[0], MUTED)), widths[0]),
        *padded(line(Span(row.before[1], MUTED)), widths[1]),
        *padded(line(row.today[0]), widths[2]),
        *padded(line(Span(row.today[1], STRONG)), widths[3]),
    )


def _why(row: _Row, room: int) -> Line:
    suggestion = row.planned.suggestion
    sign = Span("▲ ", "$success") if row.is_up else Span("  ")
    for words in (suggestion.reason if room >= ROOMY // 2 else "", suggestion.short):
        if words and len(words) <= room - SIGN:
            return line("  ", sign, Span(words))
    return line("  ", sign) if room >= SIGN and row.is_up else ()


def _row(planned: Planned) -> _Row:
    kind = planned.exercise.kind
    suggestion = planned.suggestion
    before = outlook.entry_in(planned.last, planned)
    loads = [each.load for each in before.work_sets] if before is not None else []
    reps_before = ""
    if before is not None:
        reps_before = " ".join(f"{each.done}{'~' if each.is_tainted else ''}" for each in before.work_sets)
    was = loads[0] if loads else None
    is_raise = suggestion.rule.effect is Effect.RAISES and suggestion.load is not None
    is_up = is_raise and (was is None or Ladder(kind, Unit.KG, ()).is_harder(suggestion.load or was, was))
    return _Row(
        planned,
        ("–" if before is None else bare_load(loads[0], kind) if loads[0] is not None else "", reps_before),
        (bare_load(suggestion.load, kind) if suggestion.load is not None else "", reps(suggestion.aims)),
        is_up,
    )


def _aired(table: tuple[Line, ...], rows: tuple[int, ...]) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    """A blank line between the exercises."""
    found: list[Line] = []
    starts: list[int] = []
    for place, each in enumerate(table):
        if place in rows:
            if place != rows[0]:
                found.append(BLANK)
            starts.append(len(found))
        found.append(each)
    return tuple(found), tuple(starts)


def _detailed(
    plan: Plan, table: tuple[Line, ...], rows: tuple[int, ...], width: int
) -> tuple[tuple[Line, ...], tuple[int, ...]]:
    """Under each exercise how it is done: ramp, plates, rest; and a blank line."""
    found: list[Line] = list(table[:1])
    starts: list[int] = []
    ends = (*rows[1:], len(table))
    for each, begins, until in zip(plan.planned, rows, ends, strict=True):
        found.extend([BLANK] if starts else [])
        starts.append(len(found))
        found.extend(table[begins:until])
        found.append(fitted(line("    ", Span(_details(each), MUTED)), width))
    return tuple(found), tuple(starts)


def _details(planned: Planned) -> str:
    kind = planned.exercise.kind
    parts = [f"rest {clock(planned.prescription.rest)}", f"{number(left_of_plan(planned))} left"]
    if planned.ramp:
        steps = (f"{bare_load(step.load, kind)} × {step.reps}" for step in planned.ramp)
        parts.append(f"ramp {', '.join(steps)}")
    elif planned.ramp_form is not None:
        parts.append(f"ramp {planned.ramp_form.name.lower()}")
    if planned.plates is not None:
        side = " · ".join(number(each) for each in planned.plates.side)
        parts.append(f"a side {side}" if side else "the empty bar")
    if planned.exercise.one_sided:
        parts.append("each side")
    return "   ".join(parts)


def _steps(plan: Plan, width: int) -> tuple[Line, ...]:
    """Warm-up and cool-down in a line each, where the routine has them."""
    return tuple(
        fitted(
            (Span("  "), *padded(line(Span(label, LABEL)), 14), Span(" · ".join(each.name for each in moves))), width
        )
        for label, moves in (("WARM-UP", plan.warmup), ("COOL-DOWN", plan.cooldown))
        if moves
    )


# ------------------------------------------------------------------ muscles and notices


def _muscles(week: AfterToday, width: int) -> tuple[Line, ...]:
    label = "SETS A MUSCLE THIS WEEK, AFTER TODAY" if week.has_more_to_come else "SETS A MUSCLE THIS WEEK"
    found = (sets_label(label, width - 2), *muscle_meters(week.sets, width, 4))
    return tuple((Span("  "), *each) for each in found)


def _notices(plan: Plan, width: int, swap: str) -> tuple[Line, ...]:
    found: list[Line] = []
    for each in outlook.remarks(plan, swap):
        style = "$warning" if each.weight is outlook.Weight.WARNING else MUTED
        found.extend(wrapped(each.words, width - 2, style, each.lines))
    return tuple((Span("  "), *each) for each in found)
