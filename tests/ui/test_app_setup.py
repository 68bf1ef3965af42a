"""The very first start: three questions, and the documented configuration with the answers in it."""

import tomllib
from collections.abc import AsyncIterator
from difflib import unified_diff
from pathlib import Path
from unittest.mock import patch

import pytest

from coach.configuring import default_text
from coach.storage.lock import DataLock
from coach.training.load import Unit
from coach.ui.screens.setup import HistoryWanted, SetupScreen
from coach.ui.screens.today import TodayScreen
from tests.cli.home import Home
from tests.ui.stage import NOW, TRAINED, Stage, home, nothing_yet, on_stage


def asks(stage: Stage) -> bool:
    return isinstance(stage.app.screen, SetupScreen)


async def end(stage: Stage, key: str = "") -> None:
    """The last answer is given, and what follows has happened."""
    await (stage.press(key) if key else stage.enter())
    await stage.app.workers.wait_for_complete()
    await stage.settled()


def kept(where: Home) -> str:
    return where.paths.config_file.read_bytes().decode("utf-8")


@pytest.fixture
def new(tmp_path: Path) -> Home:
    return nothing_yet(tmp_path)


@pytest.fixture
async def stage(new: Home) -> AsyncIterator[Stage]:
    async with on_stage(new) as opened:
        yield opened


async def test_enter_three_times_leaves_exactly_the_documented_default_and_today(new: Home) -> None:
    async with on_stage(new) as stage:
        for number in (1, 2, 3):
            assert asks(stage)
            assert f"{number} of 3" in stage.text
            assert not new.paths.config_file.exists()
            await end(stage)
        assert stage.shows(TodayScreen)
        assert "BACK & BICEPS" in stage.text
    assert kept(new) == default_text()
    async with on_stage(new) as stage:
        assert stage.shows(TodayScreen)


async def test_the_answers_are_written_into_the_documented_text(new: Home) -> None:
    async with on_stage(new) as stage:
        await stage.press("down")
        assert "45" in stage.text
        await stage.enter()
        await stage.press("down", "right")
        await stage.enter()
        await stage.press("right")
        await end(stage)
        assert "heavy" in stage.rows[1]
        assert "fat loss" in stage.text
        assert stage.app.desk.gym.settings.unit is Unit.LB
    changed = list(unified_diff(default_text(Unit.LB).splitlines(), kept(new).splitlines(), n=0))
    assert {each.split(" ")[0] for each in changed if each[:1] in "+-" and each[:3] not in ("+++", "---")} == {
        *("-level", "+level", "-goal", "+goal", "-equipment", "+equipment")
    }
    written = tomllib.loads(kept(new))
    assert (written["unit"], written["level"], written["goal"]) == ("lb", "intermediate", "fat-loss")
    assert "barbell" not in written["equipment"]
    assert "dumbbells" in written["equipment"]


async def test_escape_on_the_first_page_takes_everything_as_it_stands(new: Home) -> None:
    async with on_stage(new) as stage:
        await end(stage, "escape")
        assert stage.shows(TodayScreen)
    assert kept(new) == default_text()


@pytest.mark.parametrize("key", ["escape", "u", "pageup"])
async def test_a_page_back_keeps_what_was_answered(key: str, stage: Stage) -> None:
    await stage.press("down")
    await stage.enter()
    await stage.press(key)
    assert "1 of 3" in stage.text
    assert "IN LB" in stage.text


async def test_undo_on_the_first_page_does_nothing(stage: Stage, new: Home) -> None:
    await end(stage, "u")
    assert asks(stage)
    assert not new.paths.config_file.exists()


async def test_leaving_writes_nothing_and_it_is_asked_again(new: Home) -> None:
    async with on_stage(new) as stage:
        await stage.enter()
        await stage.press("ctrl+q")
    assert not new.paths.config_file.exists()
    async with on_stage(new) as stage:
        assert asks(stage)


async def test_a_double_press_is_one_page(stage: Stage) -> None:
    await stage.press("enter", "enter", "enter")
    assert "2 of 3" in stage.text


@pytest.mark.parametrize("text", ['unit = "lb"\n', "", "this is no TOML"], ids=["chosen", "empty", "broken"])
async def test_nothing_is_asked_where_a_configuration_is(text: str, tmp_path: Path) -> None:
    where = home(tmp_path, ())
    where.configure(text)
    async with on_stage(where) as stage:
        assert stage.shows(TodayScreen)
    assert kept(where) == text


async def test_nothing_is_asked_where_there_is_a_past(tmp_path: Path) -> None:
    where = home(tmp_path, TRAINED)
    where.paths.config_file.unlink()
    async with on_stage(where) as stage:
        assert stage.shows(TodayScreen)
    assert not where.paths.config_file.exists()


async def test_a_past_that_cannot_be_read_is_a_past(new: Home) -> None:
    file = new.paths.history / "2026" / "2026-11-15T070511-back-biceps-past.toml"
    file.parent.mkdir(parents=True)
    file.write_text("this is no TOML", encoding="utf-8")
    async with on_stage(new) as stage:
        assert stage.shows(TodayScreen)


async def test_a_window_that_only_looks_does_not_ask_until_it_may(new: Home) -> None:
    other = DataLock(new.paths)
    assert other.take(NOW) is None
    async with on_stage(new) as stage:
        assert stage.shows(TodayScreen)
        other.free()
        await stage.enter()
        assert asks(stage)


async def test_a_configuration_that_cannot_be_written_is_said_and_asked_for_again(new: Home) -> None:
    new.paths.config_dir.write_text("a file where the folder should be", encoding="utf-8")
    async with on_stage(new) as stage:
        await stage.press("down")
        await end(stage, "escape")
        assert stage.shows(TodayScreen)
        assert "config.toml could not be written" in stage.text
        assert stage.app.desk.gym.settings.unit is Unit.KG
    new.paths.config_dir.unlink()
    async with on_stage(new) as stage:
        assert asks(stage)


async def test_a_configuration_that_came_meanwhile_stays(new: Home) -> None:
    async with on_stage(new) as stage:
        new.paths.config_dir.mkdir()
        new.configure('level = "advanced"\n')
        await end(stage, "escape")
        assert stage.shows(TodayScreen)
        assert "heavy" in stage.rows[1]
    assert kept(new) == 'level = "advanced"\n'


async def test_equipment_that_leaves_nothing_to_do_is_said_and_stays_asked(new: Home) -> None:
    async with on_stage(new) as stage:
        await stage.enter()
        await stage.enter()
        for piece in stage.app.desk.gym.settings.equipment:
            await stage.click(f"✓ {piece}")
        await end(stage)
        assert asks(stage)
        assert "keeps no row" in stage.text
        assert "enter" not in stage.rows[-2]
    assert not new.paths.config_file.exists()


async def test_every_answer_can_be_clicked(stage: Stage) -> None:
    await stage.click("lb")
    assert "IN LB" in stage.text
    await stage.enter()
    await stage.click("advanced")
    await stage.click("fat loss")
    settings = stage.app.screen.answers.settings if isinstance(stage.app.screen, SetupScreen) else None
    assert settings is not None
    assert (settings.level, settings.goal) == ("advanced", "fat-loss")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_the_way_from_another_app_stands_on_the_last_page_at_every_size(size: tuple[int, int], new: Home) -> None:
    async with on_stage(new, size) as stage:
        await stage.enter()
        await stage.enter()
        assert "Hevy, Strong or FitNotes" in stage.text
        assert stage.cut == ()


async def test_the_last_page_can_ask_for_a_history_from_elsewhere(stage: Stage) -> None:
    screen = stage.app.screen
    assert isinstance(screen, SetupScreen)
    with patch.object(screen, "post_message") as posted:
        await screen.run_action("bring_history")
    assert [type(each.args[0]) for each in posted.call_args_list] == [HistoryWanted]
