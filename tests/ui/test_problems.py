"""What needs attention is read in the app: each with its file, its place and the way out."""

from pathlib import Path

from coach.ui.screens.panels import Read
from coach.ui.screens.today import TodayScreen
from tests.ui.stage import home, on_stage

WRONG = 'levl = "beginner"\nlevel = "intermediate"\n[rack]\nbar = "heavy"\n[keys]\nskip = "w"\n'


async def test_without_problems_no_key_is_told(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        assert "problems" not in stage.text
        await stage.press("exclamation_mark")
        assert stage.shows(TodayScreen)


async def test_every_remark_and_problem_is_listed_with_its_way_out(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, config=WRONG)) as stage:
        assert "(2 more)" in stage.text
        assert "! problems" in stage.text
        await stage.press("exclamation_mark")
        assert isinstance(stage.app.screen, Read)
        for words in (
            "skip: w is already why",
            "config.toml",
            "Line 1, key levl",
            "Levl is not a key here: did you mean level.",
            "Line 4, key rack.bar",
            'Bar is "heavy", not a number.',
            "Correct it; the default is used until then.",
        ):
            assert words in stage.text, words
        assert stage.text.count("config.toml") == 1
        await stage.press("escape")
        assert stage.shows(TodayScreen)


async def test_a_click_on_a_remark_lists_them_all(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, config=WRONG)) as stage:
        await stage.click("(2 more)")
        assert isinstance(stage.app.screen, Read)


async def test_a_long_list_scrolls_on_a_small_screen(tmp_path: Path) -> None:
    text = "\n".join(f'nonsense{number} = "x"' for number in range(30))
    async with on_stage(home(tmp_path, config=text), (60, 20)) as stage:
        await stage.press("exclamation_mark")
        assert "nonsense29" not in stage.text
        await stage.press(*["pagedown"] * 14)
        assert "nonsense29" in stage.text


async def test_what_is_corrected_in_settings_is_no_problem_any_more(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, config="[rack]\nbar = 2000\n")) as stage:
        assert "! problems" in stage.text
        await stage.press("c", "tab", "tab", "tab", "enter", "ctrl+u", "2", "0", "enter", "escape")
        assert "problems" not in stage.text
