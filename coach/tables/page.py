"""A page of text and the parts it is made of."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.training.exercise import Exercise
from coach.training.frozen import frozen
from coach.training.wording import long_date_from

STRONG = "bold"
MUTED = "dim"
INDENT = 2
GAP = 2
"""Between columns."""
NARROW = 70
"""Columns under which names are short."""
_NARROWEST = 40


@frozen
class Page:
    """Where it is shown."""

    width: int
    """Columns."""
    is_coloured: bool
    today: date
    """By the clock, whatever day is asked about."""

    def when(self, day: date) -> str:
        """A day in words, with its year where that is not this one."""
        return long_date_from(day, self.today)

    def name(self, exercise: Exercise) -> str:
        """An exercise by its name, or the short one where there is little room."""
        return exercise.name if self.width >= NARROW else exercise.short

    def draw(self, *parts: RenderableType) -> str:
        """The parts one below the other, as text."""
        drawn = StringIO()
        console = Console(
            file=drawn,
            width=max(_NARROWEST, self.width),
            force_terminal=self.is_coloured,
            color_system="standard" if self.is_coloured else None,
            no_color=not self.is_coloured,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
        )
        console.print(Group(*parts))
        return "".join(f"{line.rstrip()}\n" for line in drawn.getvalue().splitlines())


def new_table(first: str, *others: str) -> Table:
    """A table with these heads over its columns."""
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style=MUTED)
    table.add_column(first, overflow="fold")
    for each in others:
        table.add_column(each, overflow="fold")
    return table


def pairs(rows: Iterable[tuple[str, str]]) -> Table:
    """Names, and beside each what is to be said of it."""
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_column(style=MUTED, no_wrap=False)
    table.add_column(overflow="fold")
    for name, value in rows:
        table.add_row(Text(name), Text(value))
    return table


def heading(title: Text, right: str) -> Table:
    """The first line of a page: what it is, and at its right end the date."""
    line = Table.grid(expand=True)
    line.add_column()
    line.add_column(justify="right")
    line.add_row(title, right)
    return line


def side_by_side(names: Sequence[str], columns: Sequence[Sequence[Text]], width: int) -> Iterator[Table]:
    """Columns behind their names, as many beside each other as `width` has room for, the others below.

    Names and every column begin with what stands at their head.
    """
    named = max(len(each) for each in names)
    widths = [max(len(cell) for cell in column) + GAP for column in columns]
    first = 0
    while first < len(columns):
        end = first + 1
        while end < len(columns) and named + GAP + sum(widths[first : end + 1]) <= width:
            end += 1
        table = new_table(names[0], *(column[0].plain for column in columns[first:end]))
        for place, name in enumerate(names[1:], start=1):
            table.add_row(Text(name), *(column[place] for column in columns[first:end]))
        yield table
        first = end
