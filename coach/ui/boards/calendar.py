"""A year of training days in cells, and what it comes to."""

from coach.training.adherence import Streak
from coach.training.log import Session
from coach.training.wording import count, long_date, rounded
from coach.training.year import SHADES, Year, YearDay
from coach.ui.scene import ACCENT, BLANK, LABEL, MUTED, STRONG, Line, Span, line, wrapped

NAMES = ("Mon", "", "Wed", "", "Fri", "", "Sun")
LABELS = 5
FILLS = ("·", "▁", "▂", "▄", "▆", "█")
"""A day by its shade: the higher the cell, the more was done."""
FILLS_IN_ASCII = (".", "1", "2", "3", "4", "5")
STYLES = ("$faint", "$muted", "$muted", ACCENT, ACCENT, f"bold {ACCENT}")
MARKED = "reverse"
MONTH = 4
"""Columns that the name of a month takes."""


def lines(year: Year, chosen: int, sessions: tuple[Session, ...], width: int, *, ascii: bool) -> tuple[Line, ...]:  # noqa: A002 - the field's word
    """The cells, the day that is chosen, and the year in words; `sessions` are those of the chosen day."""
    cell = 2 if width >= LABELS + 2 * len(year.weeks) else 1
    first = max(0, len(year.weeks) - (width - LABELS) // cell)
    days = year.days
    found = [_months(year, first, cell)]
    fills = FILLS_IN_ASCII if ascii else FILLS
    for weekday in range(7):
        row: list[Span] = [Span(f"{NAMES[weekday]:<{LABELS}}", MUTED)]
        for number, week in enumerate(year.weeks[first:], start=first):
            if weekday >= len(week.days):
                row.append(Span(" " * cell))
                continue
            day = week.days[weekday]
            place = number * 7 + weekday
            style = f"{MARKED} {STYLES[day.shade]}" if place == chosen else STYLES[day.shade]
            row += [Span(fills[day.shade], style, f"screen.choose_day({place})"), Span(" " * (cell - 1))]
        found.append(tuple(row))
    found += [BLANK, _legend(fills), BLANK, *_day(days[chosen], sessions, year, width), BLANK]
    return (*found, *told(year, width))


def _months(year: Year, first: int, cell: int) -> Line:
    found = " " * LABELS
    for number, week in enumerate(year.weeks[first:]):
        begins = any(day.date.day == 1 for day in week.days) or not number
        at = LABELS + number * cell
        if begins and at >= len(found) and (number or week.monday.day < 20):  # noqa: PLR2004 - room for the next name
            found = f"{found:<{at}}{week.days[-1].date:%b} "
    return line(Span(found, MUTED))


def _legend(fills: tuple[str, ...]) -> Line:
    cells = [Span(f"{fills[shade]} ", STYLES[shade]) for shade in range(SHADES + 1)]
    return line(Span(" " * LABELS), Span("rest ", MUTED), *cells, Span("most clean volume", MUTED))


def _day(day: YearDay, sessions: tuple[Session, ...], year: Year, width: int) -> tuple[Line, ...]:
    when = Span(f"{long_date(day.date)} {day.date.year}", STRONG)
    if not sessions:
        return (line(when, Span("   a day of rest", MUTED)),)
    what = ", ".join(each.day or each.title or each.source or "session" for each in sessions)
    sets = sum(len(entry.work_sets) for each in sessions for entry in each.entries)
    facts = [what, count(sets, "work set")]
    if day.volume:
        facts.append(f"{rounded(day.volume, 0)} {year.unit} of clean volume")
    said = wrapped(" · ".join(facts), max(20, width), MUTED)
    return (line(when), *said)


def told(year: Year, width: int) -> tuple[Line, ...]:
    """The year in words."""
    trained = [each for each in year.weeks if each.sessions]
    if not trained:
        return wrapped("No training in this year yet.", width)
    weeks = len(year.weeks) - next(number for number, each in enumerate(year.weeks) if each.sessions)
    often = (
        f"{count(year.sessions, 'session')} in {count(weeks, 'week')}; "
        f"{count(year.weeks_as_advised, 'week')} with {year.advised} or more, as advised."
        if year.advised > 1
        else f"{count(year.sessions, 'session')} in {count(weeks, 'week')}; "
        f"{count(year.weeks_as_advised, 'week')} trained, one session a week is advised."
    )
    return (
        line(Span("THE YEAR", LABEL)),
        *wrapped(often, width),
        *wrapped(run(year.streak), width),
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
            return f"{weeks}, the last week off: the run goes on with this week's session."
