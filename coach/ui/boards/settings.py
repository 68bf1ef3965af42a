"""The settings: every key of the configuration in a line, and all that is to be said of one."""

from collections.abc import Iterator, Sequence

from coach.configuring import Configuration, Part, Row
from coach.training.frozen import frozen
from coach.training.wording import capital
from coach.ui.measures import READABLE
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
    width_of,
    wrapped,
)

SIGN = 2
"""Columns in front of a name, for the sign of what is the lifter's own."""
OWN = "*"
GAP = 2
WIDEST_NAME = 30
WIDEST_VALUE = 40
TURNED = 4
"""Columns of the arrows beside the value of the chosen row."""
ROOMY = 90
"""Columns from which a row has its sentence beside it."""
UNSET = "–"

Item = Row | Part | None
"""A row, the heading of a part, or air."""


@frozen
class Telling:
    """What is to be known beside the rows themselves."""

    found: Configuration
    is_in_session: bool = False
    """Whether a session runs."""
    own: int = 0
    """How many keys are the lifter's own."""
    words: str = ""
    """What the rows shown were searched for."""


def listed(rows: Sequence[Row]) -> tuple[Item, ...]:
    """Rows with the heading of each part above them."""
    found: list[Item] = []
    part: Part | None = None
    for each in rows:
        if each.part is not part:
            part = each.part
            found.extend([None] if found else [])
            found.append(part)
        found.append(each)
    return tuple(found)


def name_columns(rows: Sequence[Row], part: Part) -> int:
    """Columns from the sign of a row to its value: alike in one part."""
    return SIGN + min(WIDEST_NAME, max(len(each.name) for each in rows if each.part is part)) + GAP


def row_line(row: Row, rows: Sequence[Row], width: int, *, is_chosen: bool, missing: str = "") -> Line:
    """One row; the chosen one shows that it can be turned, and one that is `missing` here, that nothing comes of it."""
    sign = Span(f"{OWN} " if row.is_own else "  ", ACCENT)
    name = padded(line(Span(row.name, MUTED if row.is_adder else "")), name_columns(rows, row.part) - SIGN)
    if row.trouble:
        return fitted((sign, *name, Span(row.text or UNSET), Span("  not understood", "$error")), width)
    shown = (sign, *name, *_value(row, is_chosen=is_chosen))
    if missing and row.value(row.text) is True:
        why = (*shown, *line(Span(f"  not here: {missing}", "$warning")))
        return why if width_of(why) <= width else fitted((*shown, Span("  not here", "$warning")), width)
    if width >= ROOMY and _is_first_to_say(row, rows):
        about = line(Span(f"{capital(row.about)}.", MUTED))
        columns = name_columns(rows, row.part) + _value_columns(rows, row.part)
        if max(columns, width_of(shown) + GAP) + width_of(about) <= width:
            return (*padded(shown, max(columns, width_of(shown) + GAP)), *about)
    return fitted(shown, width)


def _is_first_to_say(row: Row, rows: Sequence[Row]) -> bool:
    """Whether the row above has another sentence."""
    at = rows.index(row)
    return not at or rows[at - 1].about != row.about


def _value_columns(rows: Sequence[Row], part: Part) -> int:
    """Columns from the value of a row to its sentence: alike in one part, but for very long values."""
    return min(WIDEST_VALUE, max(len(each.text) for each in rows if each.part is part)) + TURNED + GAP


def _value(row: Row, *, is_chosen: bool) -> Line:
    if row.is_adder:
        return BLANK
    style = STRONG if row.is_own else ""
    words = Span(row.text or UNSET, style if row.text else MUTED)
    if row.choices and is_chosen:
        return line(Span("← ", ACCENT, "screen.turn(-1)"), words, Span(" →", ACCENT, "screen.turn(1)"))
    return (words,)


def head(telling: Telling, width: int, *, is_low: bool) -> tuple[Line, ...]:
    """What this is, which file it is, and why nothing can be changed where that is so."""
    found = telling.found
    title = line(Span("SETTINGS", STRONG), Span(f'  with "{telling.words}"' if telling.words else "", MUTED))
    first = spread(title, line(Span(found.file, MUTED)), width)
    if found.broken is None and is_low:
        return (first,)
    if found.broken is None:
        count = f"{telling.own} of your own" if telling.own else "nothing is changed yet"
        return (first, line(Span(f"{OWN} ", ACCENT), Span(f"{count}; every change is kept at once", MUTED)))
    reason = f"Nothing can be changed here: {found.broken}."
    return (first, *wrapped(reason, width, "$error", 3))


def detail(row: Row, width: int) -> tuple[Line, ...]:
    """What a row is for, whose its value is, and what it can be."""
    return tuple(_detail(row, min(width, READABLE)))


def more(row: Row, width: int) -> tuple[Line, ...]:
    """How it is typed, and how it is written in the file: where there is room for that."""
    found: list[Line] = []
    if row.form.how:
        found += [BLANK, *wrapped(how(row), width, MUTED)]
    if row.written and not row.trouble:
        header = [f"[{row.table}]"] if row.table else []
        found += [BLANK, line(Span("IN THE FILE" if row.is_own else "IN THE FILE IT WOULD BE", LABEL))]
        found += [each for text in (*header, row.written) for each in wrapped(text, width, MUTED)]
    return tuple(found)


def caution(row: Row, telling: Telling, missing: str = "") -> str:
    """What is to be known of a row before it is changed, mostly nothing."""
    if row.trouble:
        return f"In the file {row.trouble}; the default is used."
    if telling.is_in_session and not row.is_at_once:
        return "The session that runs goes on as it began; the next one follows this."
    return f"Not here: {missing}." if missing else ""


def _detail(row: Row, width: int) -> Iterator[Line]:
    yield spread(line(Span(row.name.upper(), LABEL)), _whose(row), width)
    yield from wrapped(f"{capital(row.about)}.", width)
    if row.choices:
        yield from _choices(row, width)


def _whose(row: Row) -> Line:
    if row.is_adder:
        return BLANK
    if not row.is_own:
        return line(Span("the default", MUTED))
    usual = row.usual or ("the goal's" if row.table == "rest" else "none")
    return line(Span("yours", ACCENT), Span(f"; the default is {usual}", MUTED))


def _choices(row: Row, width: int) -> Iterator[Line]:
    """What it can be, on as many lines as that takes."""
    words: Line = ()
    used = 0
    for each in row.choices:
        if used and used + GAP + len(each) > width:
            yield words
            words, used = (), 0
        gap = Span(" " * GAP if used else "")
        words = (*words, gap, Span(each, f"bold underline {ACCENT}" if each == row.text else MUTED))
        used += (GAP if used else 0) + len(each)
    yield words or BLANK


def how(row: Row) -> str:
    """How a value is typed, while it is."""
    return f"{capital(row.form.how)}. An empty line is the default."
