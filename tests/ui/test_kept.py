"""Rows of words are painted once, and anew when anything about them is another."""

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from coach.ui.scene import Line, Span, line
from coach.ui.widgets.words import Words

FIRST: tuple[Line, ...] = (line("one", Span("tinted", "$accent")), line("two"))
OTHER: tuple[Line, ...] = (line("one", Span("tinted", "$accent")), line("three ✓"))


class Stage(App[None]):
    """Two rows of words."""

    CSS = "Words { height: 2; }"

    def __init__(self) -> None:
        super().__init__()
        self.words = Words()

    def compose(self) -> ComposeResult:
        yield self.words

    def rows(self) -> list[Strip]:
        """As they are painted."""
        width, height = self.words.region.size
        return self.words.render_lines(Region(0, 0, width, height))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows that are drawn from now on."""
    found: list[int] = []
    draw = Words.render_line

    def counted(self: Words, y: int) -> Strip:
        found.append(y)
        return draw(self, y)

    monkeypatch.setattr(Words, "render_line", counted)
    return found


async def test_only_a_row_that_was_never_there_is_drawn(made: list[int]) -> None:
    app = Stage()
    async with app.run_test(size=(30, 6)) as pilot:
        app.words.lines = FIRST
        await pilot.pause()
        made.clear()
        app.words.lines = OTHER
        await pilot.pause()
        app.words.lines = FIRST
        await pilot.pause()
        assert [each.text.strip() for each in app.rows()] == ["onetinted", "two"]
        assert made == [1]


async def test_another_theme_colours_every_row_anew() -> None:
    app = Stage()
    async with app.run_test(size=(30, 6)) as pilot:
        app.words.lines = FIRST
        await pilot.pause()
        before = app.rows()
        app.theme = "nord"
        await pilot.pause()
        assert [each.text for each in app.rows()] == [each.text for each in before]
        assert app.rows()[0] != before[0]


async def test_other_letters_and_another_width_are_followed() -> None:
    app = Stage()
    async with app.run_test(size=(30, 6)) as pilot:
        app.words.lines = OTHER
        await pilot.pause()
        app.words.ascii = True
        await pilot.resize_terminal(40, 6)
        await pilot.pause()
        assert all(each.text.isascii() for each in app.rows())
        assert {each.cell_length for each in app.rows()} == {40}


async def test_a_frame_is_drawn_round_the_rows() -> None:
    app = Stage()
    async with app.run_test(size=(30, 8)) as pilot:
        app.words.lines = FIRST
        app.words.styles.height = 4
        app.words.styles.border = ("ascii", "red")
        await pilot.pause()
        app.words.refresh()
        await pilot.pause()
        first, *_, last = (each.text for each in app.rows())
        assert first == last == f"+{'-' * 28}+"
