"""A table of so many rows that drawing it takes longer than working it out, unless each row is drawn as plain text."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from coach.tables.page import GAP, new_table


class LongTable:
    """Unstyled cells under heads; it looks as a table of `new_table` does, whose last column is its widest."""

    def __init__(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        self._heads = heads
        self._rows = rows

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Table | Segment]:
        """As rich draws it."""
        widths = self._widths(options.max_width)
        if widths is None:
            yield self._as_usual()
            return
        heads = new_table(self._heads[0], *self._heads[1:])
        for column, width in zip(heads.columns, widths, strict=True):
            column.width = width
        yield heads
        for row in self._rows:
            *first, last = row
            before = "".join(_padded(each, width + GAP) for each, width in zip(first, widths, strict=False))
            lines = [last] if cell_len(last) <= widths[-1] else _folded(last, widths[-1], console)
            yield Segment(f"{before}{lines[0]}\n")
            for each in lines[1:]:
                yield Segment(f"{' ' * cell_len(before)}{each}\n")

    def _widths(self, room: int) -> Sequence[int] | None:
        """Of the columns; None where more than the last has to give way."""
        columns = list(zip(self._heads, *self._rows, strict=True))
        if any("\n" in each for column in columns for each in column):
            return None
        widths = [max(map(cell_len, column)) for column in columns]
        *first, last = widths
        left = room - sum(first) - GAP * len(first)
        if left >= last:
            return widths
        return [*first, left] if left >= max(first, default=1) + GAP else None

    def _as_usual(self) -> Table:
        table = new_table(self._heads[0], *self._heads[1:])
        for row in self._rows:
            table.add_row(*(Text(each) for each in row))
        return table


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _folded(text: str, width: int, console: Console) -> Sequence[str]:
    return [each.plain for each in Text(text).wrap(console, width, overflow="fold")]
