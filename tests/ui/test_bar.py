"""Bars are exactly as wide as asked and grow by half cells."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.widgets import Static

from coach.ui.themes import VARIABLE_DEFAULTS
from coach.ui.widgets.bar import bar, cells

PARTS = st.fractions(min_value=-3, max_value=30)


@given(value=PARTS, full=PARTS, width=st.integers(min_value=-2, max_value=200), only_ascii=st.booleans())
def test_a_bar_is_as_wide_as_asked(value: Fraction, full: Fraction, width: int, *, only_ascii: bool) -> None:
    drawn = bar(value, full, width, ascii=only_ascii)

    assert drawn.cell_length == max(width, 0)
    assert drawn.plain.isascii() == (only_ascii or width <= 0)


@given(one=PARTS, other=PARTS, width=st.integers(min_value=1, max_value=200))
def test_more_is_never_shorter(one: Fraction, other: Fraction, width: int) -> None:
    less, more = sorted((one, other))
    first, second = cells(less, 10, width), cells(more, 10, width)

    assert 2 * first[0] + first[1] <= 2 * second[0] + second[1]


@pytest.mark.parametrize(
    ("value", "drawn"),
    [(0, (0, 0, 10)), (0.01, (0, 1, 9)), (5, (5, 0, 5)), (5.5, (5, 1, 4)), (10, (10, 0, 0)), (12, (10, 0, 0))],
)
def test_a_bar_moves_by_half_cells(value: float, drawn: tuple[int, int, int]) -> None:
    assert cells(value, 10, 10) == drawn


def test_nothing_to_reach_is_an_empty_bar() -> None:
    assert cells(5, 0, 10) == (0, 0, 10)


def test_full_and_empty_differ_without_colour() -> None:
    assert bar(Fraction(11, 4), 5, 10).plain == "━━━━━╸────"


def test_a_bar_in_ascii() -> None:
    assert bar(1, 4, 8, ascii=True).plain == "==------"


class Drawn(App[None]):
    """One bar."""

    def compose(self) -> ComposeResult:
        yield Static(bar(1, 4, 8), id="bar")

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(VARIABLE_DEFAULTS)


async def test_a_bar_has_the_colours_of_the_theme() -> None:
    app = Drawn()
    async with app.run_test(size=(10, 1)):
        segments = list(app.query_one("#bar", Static).render_line(0))

    colours = [segment.style.color.name for segment in segments if segment.style and segment.style.color]
    assert colours[:2] == [VARIABLE_DEFAULTS["bar-full"], VARIABLE_DEFAULTS["bar-empty"]]
