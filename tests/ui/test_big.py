"""Large characters fill their space, stand still and never break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.strip import Strip

from coach.ui.scene import Huge
from coach.ui.widgets.big import Big, render
from coach.ui.widgets.glyphs import CHARACTERS

TEXTS = st.text(alphabet=CHARACTERS + "é[kg", max_size=9)
SIDES = st.integers(min_value=0, max_value=70)


def wide(lines: tuple[str, ...]) -> int:
    assert len({len(line) for line in lines}) == 1
    return len(lines[0])


@given(text=TEXTS, template=TEXTS, width=SIDES, height=SIDES, tabular=st.booleans(), only_ascii=st.booleans())
def test_every_text_stays_inside_its_box_with_lines_of_one_length(
    text: str, template: str, width: int, height: int, *, tabular: bool, only_ascii: bool
) -> None:
    lines = render(text, width, height, template=template, tabular=tabular, ascii=only_ascii)

    assert len(lines) <= height
    assert len({len(line) for line in lines}) <= 1
    assert all(len(line) <= width for line in lines)


@given(text=TEXTS, width=SIDES, height=SIDES)
def test_ascii_draws_nothing_but_hashes(text: str, width: int, height: int) -> None:
    lines = render(text, width, height, ascii=True)

    assert len(lines) <= 1 or set("".join(lines)) <= {"#", " "}


@pytest.mark.parametrize("height", range(3, 31))
def test_a_clock_fills_the_height_it_is_given(height: int) -> None:
    assert len(render("1:47", 300, height)) == height


@pytest.mark.parametrize("character", CHARACTERS.strip())
@pytest.mark.parametrize("height", [3, 4, 5, 6, 7, 9, 14, 20])
def test_every_character_has_ink_at_every_height(character: str, height: int) -> None:
    assert set("".join(render(character, 200, height))) & set("█▀▄")


@pytest.mark.parametrize("only_ascii", [False, True])
@pytest.mark.parametrize("height", [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 30])
def test_no_two_digits_look_alike(height: int, *, only_ascii: bool) -> None:
    shapes = {render(digit, 200, height, tabular=True, ascii=only_ascii) for digit in "0123456789"}

    assert len(shapes) == 10


@pytest.mark.parametrize("height", [3, 4, 5, 7, 10, 13, 20])
def test_tabular_digits_do_not_move_their_neighbours(height: int) -> None:
    widths = {wide(render(f"{digit}:{digit}0", 300, height, tabular=True)) for digit in range(10)}

    assert len(widths) == 1


def test_a_one_is_narrower_where_nothing_ticks() -> None:
    assert wide(render("1", 100, 10)) < wide(render("1", 100, 10, tabular=True))


def test_a_colon_is_narrower_than_a_digit() -> None:
    assert wide(render(":", 100, 10)) < wide(render("0", 100, 10))


@pytest.mark.parametrize("width", [30, 45, 60, 100])
def test_a_template_keeps_the_size_when_a_digit_is_added(width: int) -> None:
    before = render("9:59", width, 20, template="00:00", tabular=True)
    after = render("10:00", width, 20, template="00:00", tabular=True)

    assert len(before) == len(after)


def test_a_template_that_is_too_long_still_leaves_the_text_large() -> None:
    assert len(render("5", 10, 5, template="00:00:00", tabular=True)) == 5


def test_too_little_space_falls_back_to_plain_text() -> None:
    assert render("1:47", 10, 2) == ("1:47",)
    assert render("102.5", 4, 9) == ("102.",)


def test_a_character_without_a_shape_falls_back_to_plain_text() -> None:
    assert render("5 reps", 80, 20) == ("5 reps",)


def test_plain_text_is_clean_and_counted_in_cells() -> None:
    assert render("\x1b[31m深蹲", 6, 9) == ("[31m深",)


def test_characters_stand_closer_before_they_shrink() -> None:
    assert len(render("102.5×10", 54, 5)) == 5
    assert wide(render("102.5×10", 50, 5)) < wide(render("102.5×10", 70, 5))


def test_the_smallest_size_is_three_rows_of_half_blocks() -> None:
    assert render("47", 7, 3) == (
        "█ █ ▀▀█",
        "▀▀█  ▄▀",
        "  ▀  ▀ ",
    )


def test_digits_have_round_corners_and_one_stroke_weight() -> None:
    assert render("02", 20, 5) == (
        "▄████▄  ▄████▄",
        "██  ██      ██",
        "██  ██    ▄██▀",
        "██  ██  ▄██▀  ",
        "▀████▀  ██████",
    )


class Stage(App[None]):
    """One large text."""

    def __init__(self, big: Big) -> None:
        super().__init__()
        self.big = big

    def compose(self) -> ComposeResult:
        yield self.big


class Counted(Big):
    """Counts how many rows it has drawn."""

    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return super().render_line(y)


async def test_the_widget_stands_in_the_middle_of_its_box() -> None:
    app = Stage(Big(Huge("8", tabular=True)))
    async with app.run_test(size=(20, 7)):
        rows = [app.big.render_line(y).text for y in range(7)]

    assert all(len(row) == 20 for row in rows)
    assert rows[0].strip()
    assert all(row == row[::-1] for row in rows)


async def test_the_widget_takes_a_new_size_with_its_box() -> None:
    app = Stage(Big(Huge("1:47")))
    async with app.run_test(size=(60, 20)) as pilot:
        before = [app.big.render_line(y).text for y in range(20)]
        await pilot.resize_terminal(30, 6)
        await pilot.pause()
        after = [app.big.render_line(y).text for y in range(6)]

    assert sum(bool(row.strip()) for row in before) > sum(bool(row.strip()) for row in after) > 0


async def test_an_equal_text_repaints_nothing() -> None:
    big = Counted(Huge("1:47"))
    app = Stage(big)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        shown = big.drawn
        big.huge = Huge("1:47")
        await pilot.pause()
        assert big.drawn == shown > 0
        big.huge = Huge("1:46")
        await pilot.pause()
        assert big.drawn > shown
