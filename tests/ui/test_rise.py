"""The bar of a set that is led moves in steps of an eighth of a row, and is never higher than its box."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coach.ui.widgets.rise import column

SHARES = st.fractions(min_value=-1, max_value=2)
ROWS = st.integers(min_value=0, max_value=40)


def test_it_fills_from_the_bottom() -> None:
    assert column(Fraction(1, 2), 4) == (" ", " ", "█", "█")
    assert column(Fraction(1, 2), 4, ascii=True) == (" ", " ", "#", "#")


def test_a_part_of_a_row_is_drawn_in_eighths() -> None:
    assert column(Fraction(5, 8), 1) == ("▅",)
    assert column(Fraction(9, 16), 2) == ("▁", "█")
    assert len({column(Fraction(step, 56), 7) for step in range(57)}) == 57


def test_empty_and_full_are_told_apart_from_everything_between() -> None:
    assert column(Fraction(0), 3) == (" ", " ", " ")
    assert column(Fraction(1), 3) == ("█", "█", "█")


@given(one=SHARES, other=SHARES, rows=ROWS, only_ascii=st.booleans())
def test_more_is_never_lower(one: Fraction, other: Fraction, rows: int, *, only_ascii: bool) -> None:
    order = " .:#" if only_ascii else " ▁▂▃▄▅▆▇█"
    low, high = (column(each, rows, ascii=only_ascii) for each in sorted((one, other)))
    assert len(low) == len(high) == rows
    assert all(order.index(a) <= order.index(b) for a, b in zip(low, high, strict=True))


@given(share=SHARES, rows=ROWS)
def test_ascii_draws_nothing_else(share: Fraction, rows: int) -> None:
    assert "".join(column(share, rows, ascii=True)).isascii()
