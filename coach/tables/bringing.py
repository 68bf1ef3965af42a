"""What an import brings, or would bring, as a page."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from coach.bringing.looking import Look
from coach.report.bringing import row_of
from coach.tables.page import INDENT, MUTED, STRONG, Page, new_table, pairs
from coach.training.text import clean
from coach.training.wording import capital, count, listed

MOST_ROWS = 20
"""Rejected rows that are shown."""
MOST_NAMES = 24
"""Unknown exercises that are shown."""


def looks(files: Sequence[Look], page: Page) -> str:
    """Every file, one under the other."""
    parts: list[RenderableType] = []
    for each in files:
        parts += [*([Text()] if parts else []), *_look(each, page)]
    return page.draw(*parts)


def _look(look: Look, page: Page) -> Iterator[RenderableType]:
    reading = look.reading
    yield Text(clean(look.name), STRONG, overflow="fold")
    first, last = reading.first, reading.last
    when = "" if first is None or last is None else f"{page.when(first)} to {page.when(last)}"
    yield Padding(
        pairs(
            [
                ("format", look.app),
                ("unit", look.unit),
                ("sessions", "; ".join(sessions(look))),
                *([("dates", when)] if when else []),
                ("sets", look.sets),
                ("rows", look.sum),
            ]
        ),
        (0, 0, 0, INDENT),
    )
    rejected = reading.account.rejected
    if rejected:
        table = new_table("line", "rejected because", "what stands there")
        for each in rejected[:MOST_ROWS]:
            table.add_row(str(each.line), Text(clean(each.reason)), Text(row_of(each)))
        yield from _under(table)
        yield from _more(len(rejected) - MOST_ROWS, "row", "--json lists them all")
    if look.unknown:
        yield from _unknown(look)
    for notice in reading.notices:
        yield from _under(Text(clean(notice)))


def sessions(look: Look) -> Iterator[str]:
    """What becomes of the sessions of a file, in words."""
    weighed = look.weighed
    yield f"{len(weighed.new)} new"
    if weighed.known:
        here = [f"{weighed.logged_here} logged here"] if weighed.logged_here else []
        here += [f"{weighed.elsewhere} from another app"] if weighed.elsewhere else []
        yield f"{weighed.known} there already{f' ({listed(here)})' if here else ''}"
    if weighed.different:
        yield f"{len(weighed.different)} different from what is here"


def _unknown(look: Look) -> Iterator[RenderableType]:
    names = look.unknown
    said = f"{count(len(names), 'exercise')} not in the catalogue, kept under the names they have:"
    yield from _under(Text(capital(said)))
    table = new_table("", "")
    table.show_header = False
    for each in names[:MOST_NAMES]:
        likely = listed((one.name for one in each.near), "or")
        table.add_row(Text(each.name), Text(f"perhaps {likely}" if likely else "", MUTED))
    yield Padding(table, (0, 0, 0, 2 * INDENT))
    yield from _more(len(names) - MOST_NAMES, "name", "--json lists them all")


def _under(part: RenderableType) -> Iterator[RenderableType]:
    yield Text()
    yield Padding(part, (0, 0, 0, INDENT))


def _more(number: int, noun: str, where: str) -> Iterator[RenderableType]:
    if number > 0:
        yield Padding(Text(f"and {count(number, 'more ' + noun)}; {where}", MUTED), (0, 0, 0, 2 * INDENT))
