"""A year of training days in cells, the day that is chosen, and what the year comes to."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from coach.training.adherence import Streak
from coach.training.exercise import Catalogue
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS
from coach.training.load import LoadKind
from coach.training.log import Session
from coach.training.logbook import facts_of
from coach.training.wording import count, long_date, rounded
from coach.training.year import SHADES, Year, YearDay
from coach.ui.boards.facts import packed
from coach.ui.boards.history import called
from coach.ui.boards.why import sets_in_a_row
from coach.ui.measures import MEASURE
from coach.ui.scene import ACCENT, BLANK, LABEL, MUTED, STRONG, Line, Span, fitted, line, padded, wrapped

NAMES = ("Mon", "", "Wed", "", "Fri", "", "Sun")
LABELS = 5
FILLS = ("·", "▁", "▂", "▄", "▆", "█")
"""A day by its shade: the higher the cell, the more was done."""
FILLS_IN_ASCII = (".", "1", "2", "3", "4", "5")
STYLES = ("$faint", "$muted", "$muted", ACCENT, ACCENT, f"bold {ACCENT}")
MARK, MARK_IN_ASCII = "◆", "X"
"""The day that is chosen."""
MONTH = 4
"""Columns that the name of a month takes."""
NAME = 24
BAR = 40
"""Columns of the month with the most sessions, where there is room."""
MONTH_OF_YEAR = 10
"""Columns of a month with its year."""
TOTAL = 25
"""Columns of what a month comes to."""
WIDE = 3
"""Columns of a cell where there is room: two are filled."""


@frozen
class Looked:
    """A year, and the day of it that is looked at."""

    year: Year
    chosen: int
    """The place of the day among those of the year."""
    sessions: tuple[Session, ...]
    """Of that day."""
    catalogue: Catalogue
    today: date

    @property
    def day(self) -> YearDay:
        """The day that is looked at."""
        return self.year.days[self.chosen]

    @property
    def is_now(self) -> bool:
        """Whether the year ends today."""
        return self.year.days[-1].date >= self.today


def lines(looked: Looked, width: int, height: int, *, ascii: bool) -> tuple[Line, ...]:  # noqa: A002 - the field's word
    """The cells, the day, and the year in words: as much of it as the height has room for, the least needed last."""
    measure = min(width, MEASURE)
    grid, legend = _grid(looked, width, ascii=ascii), _legend(ascii=ascii)
    day, done = _day(looked, measure), _done(looked, measure)
    said = told(looked, measure)
    label = line(Span("THE YEAR" if looked.is_now else f"THE YEAR TO {_when(looked.year.days[-1].date)}", LABEL))
    months = _by_month(looked, measure)
    ways = (
        (*grid, BLANK, legend, BLANK, *day, *done, BLANK, label, *said, BLANK, *months),
        (*grid, BLANK, legend, BLANK, *day, *done, BLANK, label, *said),
        (*grid, BLANK, legend, BLANK, *day, BLANK, label, *said),
        (*grid, legend, BLANK, *day, BLANK, *said),
        (*grid, legend, *day, *said),
        (*grid, *day, *said),
    )
    return next((each for each in ways if len(each) <= height), ways[-1])


def _grid(looked: Looked, width: int, *, ascii: bool) -> list[Line]:  # noqa: A002 - the field's word
    """The weeks beside each other, as many as there is room for."""
    year, fills = looked.year, FILLS_IN_ASCII if ascii else FILLS
    weeks = len(year.weeks)
    cell = next((each for each in (WIDE, 2) if width >= LABELS + each * weeks), 1)
    first = max(0, weeks - (width - LABELS) // cell)
    found = [_months(year, first, cell)]
    for weekday in range(7):
        row: list[Span] = [Span(f"{NAMES[weekday]:<{LABELS}}", MUTED)]
        for number, week in enumerate(year.weeks[first:], start=first):
            if weekday >= len(week.days):
                row.append(Span(" " * cell))
                continue
            day, place = week.days[weekday], number * 7 + weekday
            is_chosen = place == looked.chosen
            style = STRONG if is_chosen else STYLES[day.shade]
            text = fills[day.shade] * max(1, cell - 1)
            if is_chosen:
                text = f"{MARK_IN_ASCII if ascii else MARK}{text[1:]}"
            row += [Span(text, style, f"screen.choose_day({place})"), Span(" " * (cell - len(text)))]
        found.append(tuple(row))
    return found


def _months(year: Year, first: int, cell: int) -> Line:
    """The name of each month above the week it begins in; of the first one only where the next leaves room for it."""
    shown = year.weeks[first:]
    begins = [
        LABELS + number * cell for number, week in enumerate(shown) if any(day.date.day == 1 for day in week.days)
    ]
    names = {LABELS + number * cell: f"{week.days[-1].date:%b}" for number, week in enumerate(shown)}
    at = [*([LABELS] if not begins or begins[0] - LABELS >= MONTH else []), *begins]
    found = ""
    for place in at:
        if place >= len(found):
            found = f"{found:<{place}}{names[place]} "
    return line(Span(found, MUTED))


def _legend(*, ascii: bool) -> Line:  # noqa: A002 - the field's word
    fills = FILLS_IN_ASCII if ascii else FILLS
    cells = [Span(f"{fills[shade]} ", STYLES[shade]) for shade in range(SHADES + 1)]
    return line(Span(" " * LABELS), Span("rest ", MUTED), *cells, Span("most clean volume", MUTED))


def _when(day: date) -> str:
    return f"{long_date(day)} {day.year}".upper()


def _day(looked: Looked, width: int) -> tuple[Line, ...]:
    day, sessions = looked.day, looked.sessions
    when = Span(f"{long_date(day.date)} {day.date.year}", STRONG)
    if not sessions:
        today = "nothing yet" if day.date == looked.today else "a day of rest"
        return (line(when, Span(f"   {today}", MUTED)),)
    sets = sum(len(entry.work_sets) for each in sessions for entry in each.entries)
    facts = [*(called(facts_of(each), looked.catalogue) for each in sessions), count(sets, "work set")]
    if day.volume:
        facts.append(f"{rounded(day.volume, 0)} {looked.year.unit} of clean volume")
    return (line(when), *packed(facts, width))


def _done(looked: Looked, width: int) -> tuple[Line, ...]:
    """What was lifted on the day, an exercise a line."""
    found: list[Line] = []
    for session in looked.sessions:
        for entry in session.entries:
            if entry.block not in LIFTED_BLOCKS or not entry.work_sets:
                continue
            exercise = looked.catalogue.get(entry.id)
            kind = exercise.kind if exercise is not None else LoadKind.STACK
            words = wrapped(sets_in_a_row(entry, kind, session.unit), max(20, width - NAME - 3), MUTED)
            names = (entry.name, *("" for _ in words[1:]))
            found += [
                (*padded(line(f"  {name}"), NAME + 2), Span(" "), *each)
                for name, each in zip(names, words, strict=True)
            ]
    return (BLANK, *found) if found else ()


def _by_month(looked: Looked, width: int) -> tuple[Line, ...]:
    """Month by month, how often was trained as a bar, and what it comes to."""
    months: dict[tuple[int, int], tuple[int, Fraction]] = {}
    for day in looked.year.days:
        key = (day.date.year, day.date.month)
        sessions, volume = months.get(key, (0, Fraction(0)))
        months[key] = (sessions + len(day.sessions), volume + day.volume)
    most = max((each for each, _ in months.values()), default=0)
    full = max(0, min(BAR, width - MONTH_OF_YEAR - TOTAL))
    found: list[Line] = [line(Span("MONTH BY MONTH", LABEL))]
    for (year, month), (sessions, volume) in months.items():
        bar = round(Fraction(sessions * full, most)) if most else 0
        said = f"  {count(sessions, 'session'):<13}{rounded(volume, 0):>7} {looked.year.unit}" if sessions else "  –"
        name = f"{date(year, month, 1):%b} {year}"
        found.append(
            line(Span(f"{name:<{MONTH_OF_YEAR}}", MUTED), Span(f"{'━' * bar:<{full}}", ACCENT), Span(said, MUTED))
        )
    return tuple(fitted(each, width) for each in found)


def told(looked: Looked, width: int) -> tuple[Line, ...]:
    """The year in words."""
    year = looked.year
    trained = [each for each in year.weeks if each.sessions]
    if not trained:
        return wrapped("No training in this year yet." if looked.is_now else "No training in this year.", width)
    weeks = len(year.weeks) - next(number for number, each in enumerate(year.weeks) if each.sessions)
    often = f"{count(year.sessions, 'session')} in {count(weeks, 'week')}"
    kept = count(year.weeks_as_advised, "week")
    advice = (
        f"{kept} with {year.advised} or more, as advised."
        if year.advised > 1
        else f"{kept} trained, one session a week is advised."
    )
    return (
        *wrapped(f"{often}; {advice}", width),
        *(wrapped(run(year.streak), width) if looked.is_now else ()),
    )


def run(found: Streak) -> str:
    """The run of weeks, in kind words."""
    if not found.weeks:
        return "The next session begins a new run of weeks." if found.last else ""
    weeks = f"{count(found.weeks, 'week')} with training in a row"
    match found.missed:
        case 0:
            return f"{weeks}; a single missed week does not end the run."
        case _:
            return f"{weeks}, the last week off; the run goes on with this week's session."


def place_of(year: Year, day: date) -> int:
    """The place of a day among those of the year, of the nearest where it has none."""
    days: Sequence[YearDay] = year.days
    return min(max(0, (day - days[0].date).days), len(days) - 1)
