"""Bars are exactly as wide as asked and grow by half cells."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.text import SIGNS_IN_ASCII
from coach.ui.meter import cells, meter
from coach.ui.scene import Line, width_of

PARTS = st.fractions(min_value=-3, max_value=30)


def text_of(words: Line) -> str:
    return "".join(span.text for span in words)


@given(value=PARTS, full=PARTS, width=st.integers(min_value=-2, max_value=200), still=st.booleans())
def test_a_bar_is_as_wide_as_asked(value: Fraction, full: Fraction, width: int, *, still: bool) -> None:
    assert width_of(meter(value, full, width, is_still=still)) == max(width, 0)


@given(one=PARTS, other=PARTS, width=st.integers(min_value=1, max_value=200))
def test_more_is_never_shorter(one: Fraction, other: Fraction, width: int) -> None:
    less, more = sorted((one, other))
    first, second = cells(less, 10, width), cells(more, 10, width)

    assert 2 * first[0] + first[1] <= 2 * second[0] + second[1]


@pytest.mark.parametrize(
    ("value", "drawn"),
    [
        (0, (0, 0, 10)),
        (Fraction(1, 100), (0, 1, 9)),
        (5, (5, 0, 5)),
        (Fraction(11, 2), (5, 1, 4)),
        (10, (10, 0, 0)),
        (12, (10, 0, 0)),
    ],
)
def test_a_bar_moves_by_half_cells(value: Fraction | int, drawn: tuple[int, int, int]) -> None:
    assert cells(Fraction(value), 10, 10) == drawn


def test_nothing_to_reach_is_an_empty_bar() -> None:
    assert cells(Fraction(5), 0, 10) == (0, 0, 10)


def test_full_and_empty_differ_without_colour() -> None:
    assert text_of(meter(Fraction(11, 4), 5, 10)) == "━━━━━╸────"


def test_where_nothing_glides_a_bar_has_whole_cells() -> None:
    assert text_of(meter(Fraction(11, 4), 5, 10, is_still=True)) == "━━━━━─────"


def test_a_bar_in_ascii_tells_full_from_empty_too() -> None:
    assert text_of(meter(Fraction(1), 4, 8)).translate(SIGNS_IN_ASCII) == "==------"


def test_full_and_empty_have_the_colours_of_the_theme() -> None:
    assert [span.style for span in meter(Fraction(1), 4, 8) if span.text] == ["$bar-full", "$bar-empty"]
