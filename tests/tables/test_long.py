"""A long table looks as any other."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from coach.tables.long import LongTable
from coach.tables.page import Page, new_table

HEADS = ("Date", "Day", "What went up")
CELLS = st.lists(st.text("ab é 力,", max_size=12), min_size=2, max_size=2)
ROWS = st.lists(st.tuples(CELLS, st.text("abc dé, 力", max_size=90)), max_size=8)


def page(width: int, *, is_coloured: bool = False) -> Page:
    return Page(width, is_coloured, date(2026, 11, 22))


@given(ROWS, st.integers(40, 120), st.booleans())
def test_it_is_drawn_as_rich_draws_it(cells: list[tuple[list[str], str]], width: int, is_coloured: bool) -> None:
    rows = [(*first, last) for first, last in cells]
    shown = page(width, is_coloured=is_coloured)
    table = new_table(*HEADS)
    for each in rows:
        table.add_row(*(Text(cell) for cell in each))
    assert shown.draw(LongTable(HEADS, rows)) == shown.draw(table)


@pytest.mark.parametrize("width", [40, 60, 100])
def test_the_last_column_is_folded_and_the_others_keep_their_width(width: int) -> None:
    rows = [("2026-11-22", "heavy", "Pull-up, Barbell row, Hammer curl and Reverse curl; 6 records")]
    lines = page(width).draw(LongTable(HEADS, rows)).splitlines()
    assert lines[1].startswith("2026-11-22  heavy  Pull-up")
    assert all(len(each) <= width for each in lines)
    assert all(each.startswith(" " * 19) for each in lines[2:])
