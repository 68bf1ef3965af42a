"""A look at the clock costs next to nothing: what has not changed is neither worked out nor painted anew."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from textual.strip import Strip

from coach.training.where import Phase
from coach.ui.panes.choice import scene_of
from coach.ui.scene import Scene
from coach.ui.screens.session import SessionScreen
from coach.ui.view import View
from coach.ui.widgets.big import Big
from coach.ui.widgets.words import Words
from tests.ui.stage import Stage, home, on_stage

TITLE, WORD, PROGRESS = "above 0", "above 2", "below 0"
"""Rows by where they stand."""


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(home(tmp_path)) as opened:
        await opened.start()
        await opened.until(Phase.WORK, "barbell-row")
        await opened.wait(30)
        await opened.press("enter")
        await opened.wait(40)
        yield opened


@pytest.fixture
def painted(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The places of the screen that are painted from now on, of words by row; `scene` whenever one is worked out."""
    found: list[str] = []
    words, big = Words.render_line, Big.render_line

    def row_of_words(self: Words, y: int) -> Strip:
        found.append(f"{self.id} {y}")
        return words(self, y)

    def row_of_big(self: Big, y: int) -> Strip:
        found.append(self.id or "")
        return big(self, y)

    def counted(view: View) -> Scene:
        found.append("scene")
        return scene_of(view)

    monkeypatch.setattr(Words, "render_line", row_of_words)
    monkeypatch.setattr(Big, "render_line", row_of_big)
    monkeypatch.setattr("coach.ui.screens.session.scene_of", counted)
    assert isinstance(stage.app.screen, SessionScreen)
    return found


async def test_a_look_within_the_same_second_paints_nothing(stage: Stage, painted: list[str]) -> None:
    for _ in range(3):
        await stage.wait(0.25)
    assert painted == []


async def test_a_second_of_rest_paints_its_clock_and_the_line_under_it(stage: Stage, painted: list[str]) -> None:
    await stage.wait(1)
    assert painted.count("scene") == 1
    assert set(painted) == {"scene", TITLE, "huge", PROGRESS}


async def test_a_line_that_would_jump_moves_alone_and_by_half_a_cell(stage: Stage, painted: list[str]) -> None:
    await stage.resize(200, 60)
    await stage.press("minus", "minus", "minus", "minus")
    await stage.wait(1)
    painted.clear()
    lengths = []
    for _ in range(40):
        stage.clock.moment += timedelta(seconds=0.1)
        stage.look()
        await stage.settled()
        line = next(row for row in stage.rows if "━" in row)
        lengths.append(2 * line.count("━") + line.count("╸"))
    steps = {after - before for before, after in pairwise(lengths)}
    assert steps == {0, 1}
    assert painted.count("scene") == 4
    assert painted.count(PROGRESS) > 4


async def test_where_nothing_is_to_glide_the_line_moves_with_the_seconds(stage: Stage, painted: list[str]) -> None:
    await stage.resize(200, 60)
    await stage.press("minus", "minus", "minus", "minus")
    screen = stage.app.screen
    assert isinstance(screen, SessionScreen)
    screen.looks = replace(screen.looks, is_still=True)
    await stage.wait(1)
    painted.clear()
    for _ in range(3):
        await stage.wait(0.25)
    assert painted == []


async def test_while_a_set_is_done_only_the_clocks_in_the_corners_go_on(stage: Stage, painted: list[str]) -> None:
    await stage.wait(150)
    painted.clear()
    for _ in range(8):
        stage.clock.moment += timedelta(seconds=0.25)
        stage.look()
    await stage.settled()
    assert painted.count("scene") == 2
    assert set(painted) == {"scene", TITLE, WORD}


async def test_a_screen_that_comes_back_is_painted_whatever_was_there(stage: Stage, painted: list[str]) -> None:
    await stage.press("o", "escape")
    assert "scene" in painted
