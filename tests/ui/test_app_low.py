"""The lowest and narrowest screens: what is asked and what the keys do win over words, the clock takes what is left."""

from pathlib import Path

import pytest

from coach.terminal import FEWEST_COLUMNS, FEWEST_LINES
from coach.training.where import Phase
from coach.ui.panes.strip import IN_SHORT
from coach.ui.screens.session import SessionScreen
from tests.ui.stage import Stage, home, on_stage

LEAST = (FEWEST_COLUMNS, FEWEST_LINES)
LOW = (LEAST, (60, 15), (120, 15), (200, 12))
ROW = "barbell-row"


async def to_its_rest(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.WORK, ROW)
    await stage.enter()
    await stage.wait(30)


def is_large(stage: Stage) -> bool:
    return sum("█" in row or "▀" in row for row in stage.rows) >= 3


@pytest.mark.parametrize("size", LOW, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_low_screen_has_its_keys_a_large_clock_and_whole_loads(size: tuple[int, int], tmp_path: Path) -> None:
    async with on_stage(home(tmp_path), size) as stage:
        await stage.start()
        await stage.until(Phase.WORK, ROW)
        assert stage.cut == (), stage.text
        assert "enter log 8" in stage.rows[-1]
        assert "62.5" in stage.text
        assert is_large(stage)
        await stage.enter()
        await stage.wait(30)
        assert stage.cut == (), stage.text
        assert "enter go" in stage.rows[-1]
        assert "? help" in stage.rows[-1]
        assert stage.text.count("62.5") == 2
        assert is_large(stage)


@pytest.mark.parametrize("size", LOW, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_question_stands_whole_on_a_low_screen(size: tuple[int, int], tmp_path: Path) -> None:
    async with on_stage(home(tmp_path), size) as stage:
        await to_its_rest(stage)
        await stage.press("p")
        assert "…" not in stage.text
        asked = stage.live.workout.question
        assert asked is not None
        whole = " ".join(stage.text.split())
        assert f"enter {asked.careful}" in whole
        assert f"y {asked.other}" in whole
        assert "? help" in stage.rows[-1]


async def test_a_screen_that_grows_again_has_every_word_again(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await to_its_rest(stage)
        before = stage.text
        await stage.resize(*LEAST)
        assert stage.text != before
        await stage.resize(80, 24)
        assert stage.text == before


@pytest.mark.parametrize("size", [(60, 20), (80, 24)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_screen_that_stays_on_says_so_beside_the_time_and_stays_there(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with on_stage(home(tmp_path), size) as stage:
        await stage.start()
        assert IN_SHORT not in stage.text
        assert isinstance(stage.app.screen, SessionScreen)
        stage.app.screen.stays_on = True
        places = set()
        for phase in (Phase.RAMP, Phase.WORK, Phase.REST):
            await stage.until(phase, "" if phase is Phase.REST else ROW)
            await stage.wait(30)
            assert stage.cut == (), stage.text
            places.update(stage.places_of(IN_SHORT))
        assert len(places) == 1


async def test_where_the_session_stands_at_the_side_it_is_said_there_alone(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path), (120, 36)) as stage:
        await stage.start()
        assert isinstance(stage.app.screen, SessionScreen)
        stage.app.screen.stays_on = True
        stage.look()
        await stage.settled()
        assert IN_SHORT not in stage.text


@pytest.mark.parametrize("size", [LEAST, (60, 20), (80, 24), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_past_zero_it_counts_up_where_a_load_is_to_be_chosen(size: tuple[int, int], tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, ()), size) as stage:
        await stage.start()
        await stage.until(Phase.REST)
        await stage.until(Phase.CHOOSE)
        await stage.wait(17)
        assert "+0:17" in stage.text
        assert "CHOOSE" in stage.text or "GO" in stage.text
        if size != LEAST:
            assert stage.cut == (), stage.text
            await stage.press("f")
            assert "rest over" in stage.text
            assert f" {stage.live.session.unit}" in stage.text
