"""An exercise over time: load, one repetition, clean reps; records and breaks marked; and what changed of late."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from coach.training.adherence import Adherence
from coach.training.comparing import Compared
from coach.training.exercise import Exercise
from coach.training.form import Form, WeekForm
from coach.training.frozen import frozen
from coach.training.load import LoadKind
from coach.training.progress import Point, Progress
from coach.training.records import RecordKind, Trust
from coach.training.wording import bare_load, count, listed, rounded, short_date
from coach.ui.boards.calendar import run
from coach.ui.boards.facts import packed
from coach.ui.chart import Curve, column, drawn
from coach.ui.scene import ACCENT, BLANK, LABEL, MUTED, STRONG, Line, Span, line, padded, spread, wrapped

AXIS = 8
"""Columns for the values beside a curve."""
LEAST_ROWS = 3
MOST_ROWS = 9
ROOMY = 15
"""Rows for curves from which each has air above it."""
STACKED = 32
"""Columns below which what changed stands under its exercise."""
DATES = 2
"""Lines below the curves: what is marked, and when it was."""
TOLD = frozenset({RecordKind.HEAVIEST, RecordKind.E1RM})
"""Records that are marked below the curves; the rest are told in words."""
RECORDS = 6
"""Records that are told in words."""
DATE = 13
TIMES = 5
"""Columns of how often an exercise was trained."""
FORM = 6
"""Columns of a week's share of sets that were not clean."""
SIGNS = {"record": "▲", "deload": "▼", "return": "←"}


@frozen
class Lately:
    """All exercises together, of late."""

    changed: tuple[Compared, ...]
    """The last seven days beside what came before."""
    kept: Adherence
    form: tuple[WeekForm, ...]
    """Week by week."""


def row(exercise: Exercise | None, times: int, width: int, longest: int) -> Line:
    """An exercise in the list; none is all of them together. Where the longest name leaves room, how often too."""
    if exercise is None:
        return line("Since last week")
    often = line(Span(str(times), MUTED)) if longest + TIMES <= width else BLANK
    return spread(line(exercise.name), often, width)


# ------------------------------------------------------------------ one exercise


def lines(
    progress: Progress,
    form: Sequence[WeekForm],
    since: date | None,
    width: int,
    height: int,
    *,
    ascii: bool,  # noqa: A002 - the field's word
    longer: str = "→",
) -> tuple[Line, ...]:
    """The curves of an exercise from a day on, its records and its form; `longer` is the key that shows more of it."""
    points = tuple(each for each in progress.points if since is None or each.date >= since)
    found: list[Line] = list(_head(progress, points, since, width))
    if not points:
        return (*found, BLANK, *wrapped(f"Nothing in this time. {longer} shows more of it.", width, MUTED))
    curves, legend = _curves(progress, points), _legend(points, width)
    room = max(0, height - len(found) - DATES - len(legend) - 1 - len(curves))
    rows = min(MOST_ROWS, max(LEAST_ROWS, (room - 1) // len(curves) - 1, room // len(curves) if room < ROOMY else 0))
    tight = len(curves) - max(0, room - rows * len(curves))
    first, last = points[0].date.toordinal(), points[-1].date.toordinal()
    for number, (label, curve, said) in enumerate(curves):
        found += [BLANK] if number >= tight else []
        found += _curve(label, curve, said, (first, last), width, rows, ascii=ascii)
    found += _marks(points, first, last, width)
    found += [BLANK, *legend] if legend else []
    found += _records(points, width)
    if any(each.form.sets for each in form):
        found += [BLANK, *form_lines(form, width)]
    return tuple(found)


def _head(progress: Progress, points: Sequence[Point], since: date | None, width: int) -> tuple[Line, ...]:
    name = line(Span(progress.exercise.name.upper(), STRONG))
    span = "all of it" if since is None else f"since {short_date(since)} {since.year}"
    if not points:
        return (spread(name, line(Span(span, MUTED)), width),)
    said = [count(len(points), "session")]
    if points[-1].base is not None:
        said.append(f"now {_load(points[-1].base, progress)}")
    if progress.best is not None:
        trend = ", a trend only" if progress.is_trend_only else ""
        said.append(f"best e1RM {rounded(progress.best.value)} {progress.unit}{trend}")
    return (spread(name, line(Span(span, MUTED)), width), *packed(said, width))


Labelled = tuple[str, Curve, Callable[[float], str]]
"""What a curve is of, the curve, and how its values are said."""


def _curves(progress: Progress, points: Sequence[Point]) -> tuple[Labelled, ...]:
    found: list[Labelled] = []
    unit = str(progress.unit)
    loaded = [each for each in points if each.base is not None]
    is_assisted = progress.exercise.kind is LoadKind.ASSISTED
    if progress.is_loaded and loaded:
        curve = _curve_of(loaded, lambda each: each.base or Fraction(0), is_turned=is_assisted)
        found.append((f"{'HELP' if is_assisted else 'LOAD'}, {unit}", curve, _short))
    estimated = [each for each in points if each.estimate is not None and each.estimate.trust is Trust.TRUSTED]
    if len(estimated) > 1:
        curve = _curve_of(estimated, lambda each: each.estimate.value if each.estimate else Fraction(0))
        found.append((f"e1RM, {unit}", curve, _short))
    what = "SECONDS HELD CLEAN" if progress.exercise.is_held else "CLEAN REPS"
    found.append((f"{what}, all sets", _curve_of(points, lambda each: Fraction(each.clean)), _short))
    return tuple(found)


def _curve_of(points: Sequence[Point], value: Callable[[Point], Fraction], *, is_turned: bool = False) -> Curve:
    return Curve(
        tuple(each.date.toordinal() for each in points), tuple(float(value(each)) for each in points), is_turned
    )


def _curve(
    label: str,
    curve: Curve,
    said: Callable[[float], str],
    days: tuple[int, int],
    width: int,
    rows: int,
    *,
    ascii: bool,  # noqa: A002 - the field's word
) -> list[Line]:
    shown = drawn(curve, *days, max(10, width - AXIS), rows, ascii=ascii)
    top, bottom = (curve.low, curve.high) if curve.is_turned else (curve.high, curve.low)
    found = [line(Span(label, LABEL))]
    for number, each in enumerate(shown):
        axis = said(top) if not number else said(bottom) if number == rows - 1 and top != bottom else ""
        found.append(line(Span(f"{axis:>{AXIS - 2}}  ", MUTED), Span(each, ACCENT)))
    return found


def _marks(points: Sequence[Point], first: int, last: int, width: int) -> tuple[Line, ...]:
    """Which sessions set a record, were a deload or came back from a break; and when that was."""
    room = max(10, width - AXIS)
    begin, end = (f"{short_date(each.date)} {each.date.year}" for each in (points[0], points[-1]))
    dates = spread(line(Span(begin, MUTED)), line(Span(end, MUTED)), room) if last > first else line(Span(begin, MUTED))
    return (
        line(Span(" " * AXIS), Span(_signs_at(points, first, last, room), "bold")),
        (Span(" " * AXIS), *dates),
    )


def _signs_at(points: Sequence[Point], first: int, last: int, room: int) -> str:
    """The signs in a row of so many columns, of two in one place the more telling."""
    cells = [" "] * room
    for sign, is_marked in reversed(_signs()):
        for each in points:
            if is_marked(each):
                cells[column(each.date.toordinal(), first, last, room)] = sign
    return "".join(cells)


def _signs() -> tuple[tuple[str, Callable[[Point], bool]], ...]:
    """What is marked below the curves, the most telling first."""
    return (
        (SIGNS["record"], lambda point: any(each.kind in TOLD for each in point.records)),
        (SIGNS["return"], lambda point: point.is_after_layoff or point.is_return),
        (SIGNS["deload"], lambda point: point.is_deload),
    )


def _legend(points: Sequence[Point], width: int) -> tuple[Line, ...]:
    words = ("heaviest, or best e1RM", "back after a break", "an easy session")
    shown = _signs_at(points, points[0].date.toordinal(), points[-1].date.toordinal(), max(10, width - AXIS))
    said = [f"{sign} {what}" for (sign, _), what in zip(_signs(), words, strict=True) if sign in shown]
    return packed(said, width, between="   ")


def _records(points: Sequence[Point], width: int) -> tuple[Line, ...]:
    told = [(each.date, record.words) for each in reversed(points) for record in each.records][:RECORDS]
    if not told:
        return ()
    found: list[Line] = [BLANK, line(Span("RECORDS", LABEL))]
    for when, words in told:
        first, *more = wrapped(words, max(16, width - DATE))
        found.append((*padded(line(Span(f"{short_date(when)} {when.year}", MUTED)), DATE), *first))
        found += [(Span(" " * DATE), *each) for each in more]
    return tuple(found)


def _load(value: Fraction, progress: Progress) -> str:
    exact = round(Decimal(value.numerator) / Decimal(value.denominator), 2)
    return f"{bare_load(exact, progress.exercise.kind)} {progress.unit}"


def _short(value: float) -> str:
    return rounded(Fraction(value).limit_denominator(100))


# ------------------------------------------------------------------ all of them together


def lately(told: Lately, width: int) -> tuple[Line, ...]:
    """What changed since last week, in words; then how training went against plan and advice, and the form."""
    found: list[Line] = [line(Span("SINCE LAST WEEK", STRONG)), BLANK]
    if not told.changed:
        found += wrapped("No session in the last seven days.", width, MUTED)
    ordered = sorted(told.changed, key=lambda each: not each.went_up)
    room = max((len(each.exercise.name) for each in ordered), default=0) + 2
    is_stacked = width - room - 2 < STACKED
    for each in ordered:
        sign = Span("▲ ", ACCENT) if each.went_up else Span("  ")
        name = line(Span(each.exercise.name, STRONG if each.went_up else ""))
        indent = 4 if is_stacked else room + 2
        words = wrapped(each.words, max(16, width - indent), "" if each.went_up else MUTED)
        below = words if is_stacked else words[1:]
        found.append((sign, *name) if is_stacked else (sign, *padded(name, room), *(words[0] if words else ())))
        found += [(Span(" " * indent), *more) for more in below]
    found += [BLANK, line(Span("PLAN AND ADVICE", LABEL)), *kept_lines(told.kept, width)]
    if any(each.form.sets for each in told.form):
        found += [BLANK, *form_lines(told.form, width)]
    return tuple(found)


def kept_lines(kept: Adherence, width: int) -> tuple[Line, ...]:
    """How often and how much was trained."""
    weeks = len(kept.weeks)
    advice = "one a week is advised" if kept.advised == 1 else f"{kept.advised} a week are advised"
    often = f"{count(kept.sessions, 'session')} in {weeks} weeks; {advice}."
    done = kept.kept
    much = f"{done.done} of {done.planned} planned work sets done." if done.planned else ""
    return (*wrapped(often, width), *wrapped(much, width), *wrapped(run(kept.streak), width))


def form_lines(weeks: Sequence[WeekForm], width: int) -> tuple[Line, ...]:
    """Which share of the sets was not clean, week by week, and of what kind."""
    total = sum((each.form for each in weeks), start=Form())
    kinds = []
    if total.momentum:
        kinds.append(f"{total.momentum} swung")
    if total.short:
        kinds.append(f"{total.short} cut short")
    said = f"{count(total.sets, 'set')} in {len(weeks)} weeks, {listed(kinds) if kinds else 'every one clean'}."
    numbers: list[Span] = []
    for each in weeks[-max(1, width // FORM) :]:
        share = each.form.share
        text = "–" if share is None else f"{round(share * 100)}%"
        numbers.append(Span(f"{text:<{FORM}}", MUTED if not share else "bold $warning"))
    heads = (*wrapped("NOT CLEAN", width, LABEL), *wrapped("Of the sets of each week, up to this one:", width, MUTED))
    return (*heads, tuple(numbers), *wrapped(said, width, MUTED))
