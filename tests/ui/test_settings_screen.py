"""Settings: every key changed in place, checked as it is typed, kept at once."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from textual.widgets import Input

from coach.alerts.reach import Reach
from coach.alerts.sound import Tone
from coach.storage.catalogue import load_goals
from coach.storage.config import Alerts
from coach.training.load import Unit
from coach.training.routine import Level
from coach.training.where import Phase
from coach.ui.alerts import Alarm
from coach.ui.keys import ACTIONS
from coach.ui.room import Asked
from coach.ui.screens.session import SessionScreen
from coach.ui.screens.settings import SettingsScreen
from coach.ui.screens.today import TodayScreen
from coach.ui.themes import packaged_names
from coach.ui.widgets.rows import Rows
from tests.cli.home import CONFIG
from tests.ui.stage import Stage, home, on_stage

NAMES = {"/": "slash", ",": "comma", ".": "full_stop", "-": "minus", " ": "space", ":": "colon", "+": "plus"}


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(home(tmp_path)) as opened:
        await opened.press("c")
        assert isinstance(opened.app.screen, SettingsScreen)
        yield opened


def config(stage: Stage) -> str:
    """The file as it is on disk."""
    return stage.home.paths.config_file.read_text(encoding="utf-8")


async def go_to(stage: Stage, row: str) -> None:
    """Chooses a row by its id."""
    screen = stage.app.screen
    assert isinstance(screen, SettingsScreen)
    for _ in range(200):
        if screen.chosen == row:
            return
        screen.action_choose(1)
    raise AssertionError(row)


async def type_in(stage: Stage, text: str) -> None:
    """Replaces what stands in the field."""
    await stage.press("ctrl+u", *(NAMES.get(each, each) for each in text))


async def change(stage: Stage, row: str, text: str) -> None:
    """Types a value and keeps it."""
    await go_to(stage, row)
    await stage.press("enter")
    await type_in(stage, text)
    await stage.press("enter")


# ------------------------------------------------------------------ each kind of row


async def test_a_choice_is_turned_and_today_is_planned_anew(stage: Stage) -> None:
    await go_to(stage, "level")
    assert "← intermediate →" in stage.text
    await stage.press("left")
    assert 'level = "beginner"' in config(stage)
    assert "* level" in stage.text
    await stage.press("enter", "enter")
    assert stage.app.desk.gym.settings.level is Level.ADVANCED
    await stage.press("escape")
    assert stage.shows(TodayScreen)
    assert stage.app.desk.plan is not None
    assert stage.app.desk.plan.level is Level.ADVANCED


async def test_a_number_is_typed_and_checked_while_it_is(stage: Stage) -> None:
    await go_to(stage, "bodyweight")
    await stage.press("enter")
    await type_in(stage, "0")
    assert "bodyweight is 0, not between 1 and 1500" in stage.text
    await stage.press("enter")
    assert "bodyweight = 78.5" in config(stage)
    assert "enter keep" in stage.text
    await type_in(stage, "81,25")
    assert "not between" not in stage.text
    await stage.press("enter")
    assert "bodyweight = 81.25" in config(stage)
    assert stage.app.desk.plan is not None


async def test_what_is_typed_is_the_fields_alone(stage: Stage) -> None:
    await go_to(stage, "keys.undo")
    await stage.press("enter", "t", "u", "c", "w", "slash", "question_mark", "up", "tab", "pageup")
    assert isinstance(stage.app.screen, SettingsScreen)
    assert stage.app.screen.is_typing
    assert stage.app.screen.chosen == "keys.undo"
    await stage.press("escape")
    assert isinstance(stage.app.screen, SettingsScreen)
    assert "keys" not in config(stage)


async def test_a_piece_of_equipment_is_toggled(stage: Stage) -> None:
    await go_to(stage, "equipment:barbell")
    await stage.press("enter")
    assert 'equipment = ["dumbbells", "cable", "pull-up bar", "bench", "bands"]' in config(stage)
    await stage.press("escape")
    assert "Barbell row" not in stage.text


async def test_plates_and_weights_are_typed_as_a_lifter_says_them(stage: Stage) -> None:
    await change(stage, "rack.plates", "20x2 10 2.5x2")
    assert "plates = [[20, 2], [10, 1], [2.5, 2]]" in config(stage)
    assert "20x2 10x1 2.5x2" in stage.text
    await change(stage, "rack.dumbbells", "1-10/1 12.5-40/2.5")
    assert "1-10/1 12.5-40/2.5" in stage.text
    await go_to(stage, "rack.belt")
    await stage.press("enter")
    await type_in(stage, "5x")
    assert '"5x" cannot be read as weights: type it like 5 7.5 10' in stage.text
    await stage.press("escape")
    assert "belt" not in config(stage)


async def test_rests_are_times_and_an_exercise_gets_one_of_its_own(stage: Stage) -> None:
    await change(stage, "rest.compound", "3:00")
    assert "compound = 180" in config(stage)
    await go_to(stage, "rest")
    await stage.press("enter")
    await stage.click("Barbell row")
    await type_in(stage, "200")
    await stage.press("enter")
    assert "barbell-row = 200" in config(stage)
    assert re.search(r"Barbell row +3:20", stage.text)
    assert stage.app.desk.plan is not None
    assert [each.prescription.rest for each in stage.app.desk.plan.planned[:2]] == [180, 200]


async def test_an_exercise_gets_a_rack_of_its_own(stage: Stage) -> None:
    await go_to(stage, "rack.exercise")
    await stage.press("enter")
    await stage.click("EZ curl")
    await type_in(stage, "10")
    await stage.press("enter")
    assert "[rack.exercise.ez-curl]\nbar = 10" in config(stage)
    assert re.search(r"\* EZ curl, bar +10", stage.text)
    assert stage.app.desk.gym.settings.rack.exercise["ez-curl"].bar == 10


async def test_leads_are_heard_from_now_on(stage: Stage) -> None:
    await change(stage, "alerts.lead", "20 5")
    assert "lead = [20, 5]" in config(stage)
    assert stage.app.settings.alerts.lead == (20, 5)


async def test_a_theme_and_plain_characters_are_drawn_at_once(stage: Stage) -> None:
    await go_to(stage, "theme")
    themes = packaged_names()
    paper = themes.index("paper") - themes.index("chalk")
    await stage.press(*["right"] * paper)
    assert stage.app.theme == "paper"
    assert 'theme = "paper"' in config(stage)
    await go_to(stage, "ascii")
    await stage.press("right")
    assert stage.text.isascii()
    await stage.press("u")
    assert not stage.text.isascii()
    await stage.press("escape")
    assert "▸" in stage.text


async def test_a_page_of_the_past_that_is_open_meanwhile_follows_in_its_letters_and_its_scrollbars(
    stage: Stage,
) -> None:
    await stage.press("escape", "h")
    page = stage.app.screen
    page.post_message(Asked("settings"))
    await stage.settled()
    for is_plain in (True, False):
        await go_to(stage, "ascii")
        await stage.press("right" if is_plain else "left", "escape")
        assert stage.app.screen is page
        assert stage.text.isascii() is is_plain
        assert page.has_class("-ascii") is is_plain
        page.post_message(Asked("settings"))
        await stage.settled()


# ------------------------------------------------------------------ keys


async def test_a_key_that_is_taken_is_named_and_one_that_is_free_works_at_once(stage: Stage) -> None:
    await go_to(stage, "keys.goal")
    await stage.press("enter")
    await type_in(stage, "h")
    assert "goal: h is already history" in stage.text
    await type_in(stage, "entr")
    assert 'goal: "entr" is no key; did you mean enter?' in stage.text
    await stage.press("enter")
    assert "keys" not in config(stage)
    await type_in(stage, "v f5")
    await stage.press("enter")
    assert 'goal = "v,f5"' in config(stage)
    await stage.press("escape", "v")
    assert stage.app.desk.choosing.now.goal == "fat-loss"
    await stage.press("g")
    assert stage.app.desk.choosing.now.goal == "fat-loss"


async def test_a_default_key_that_another_action_has_by_now_is_not_put_back(stage: Stage) -> None:
    await change(stage, "keys.goal", "z")
    await change(stage, "keys.day", "g")
    await go_to(stage, "keys.goal")
    await stage.press("delete")
    assert "day: g is already goal" in stage.text
    assert 'goal = "z"' in config(stage)


async def test_every_action_has_a_row(stage: Stage) -> None:
    screen = stage.app.screen
    assert isinstance(screen, SettingsScreen)
    assert {each.id for each in screen.rows if each.table == "keys"} == {f"keys.{action.id}" for action in ACTIONS}


# ------------------------------------------------------------------ default, undo, comments


async def test_the_default_is_put_back_and_that_too_can_be_undone(stage: Stage) -> None:
    before = config(stage)
    await go_to(stage, "bodyweight")
    await stage.press("backspace")
    assert re.search(r"^bodyweight", config(stage), re.MULTILINE) is None
    assert stage.app.settings.bodyweight is None
    await stage.press("u")
    assert config(stage) == before
    await stage.wait(1)
    await stage.press("backspace", "pageup")
    assert config(stage) == before


async def test_an_empty_line_is_the_default(stage: Stage) -> None:
    await change(stage, "rack.bar", "15")
    assert "bar = 15" in config(stage)
    await change(stage, "rack.bar", "")
    assert not any(each.startswith("bar") for each in config(stage).splitlines())


async def test_what_was_typed_and_is_the_same_is_no_change(stage: Stage) -> None:
    before = config(stage)
    await go_to(stage, "rack.plates")
    await stage.press("enter", "enter")
    assert config(stage) == before


async def test_comments_and_layout_stay(tmp_path: Path) -> None:
    text = '# mine\nlevel = "intermediate"   # since May\n\n[rack]  # garage\nbar = 15 # light\n'
    async with on_stage(home(tmp_path, config=text)) as stage:
        await stage.press("c")
        await change(stage, "rack.bar", "17.5")
        await go_to(stage, "level")
        await stage.press("left")
        assert config(stage) == text.replace("15 #", "17.5 #").replace("intermediate", "beginner")


# ------------------------------------------------------------------ what cannot be changed


async def test_a_broken_file_says_why_and_nothing_changes(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, config='unit = "kg"\nlevel = \n')) as stage:
        await stage.press("c")
        assert "Nothing can be changed here" in stage.text
        assert "line 2" in stage.text
        await stage.press("right", "enter", "delete", "u")
        assert config(stage) == 'unit = "kg"\nlevel = \n'
        assert "change" not in stage.rows[-2]


async def test_a_value_that_was_not_understood_is_marked_and_can_be_corrected(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, config="[rack]\nbar = 2000\n")) as stage:
        await stage.press("c")
        await go_to(stage, "rack.bar")
        assert "not understood" in stage.text
        assert "In the file bar is 2000, not between 0 and 1000; the default is used." in stage.text
        await change(stage, "rack.bar", "20")
        assert "not understood" not in stage.text
        assert stage.app.desk.gym.problems == ()


async def test_a_file_to_be_read_only_is_said(stage: Stage) -> None:
    stage.home.paths.config_file.chmod(0o444)
    before = config(stage)
    await stage.press("right")
    assert "Nothing was changed." in stage.text
    assert "may only be read" in " ".join(stage.text.split())
    assert config(stage) == before


async def test_what_leaves_no_plan_is_said_at_once(stage: Stage) -> None:
    for each in ("barbell", "dumbbells", "cable", "pull-up bar", "bench", "bands"):
        await go_to(stage, f"equipment:{each}")
        await stage.press("enter")
    assert stage.app.desk.refused
    assert " ".join(stage.app.desk.refused.split())[:40] in " ".join(stage.text.split())


# ------------------------------------------------------------------ a session


async def test_a_running_session_goes_on_as_it_began_and_the_next_follows(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.enter()
        await stage.find("settings")
        assert "The session that runs goes on as it began" in stage.text
        assert "REST 2:" in stage.text
        await stage.press("right")
        assert stage.app.desk.gym.settings.unit is Unit.KG
        await go_to(stage, "alerts.bell")
        assert "goes on as it began" not in stage.text
        await change(stage, "alerts.lead", "7")
        await stage.press("escape")
        assert stage.shows(SessionScreen)
        assert stage.live.session.unit is Unit.KG
        await stage.finish()
        await stage.press("enter")
        assert str(stage.app.desk.gym.settings.unit) == "lb"


# ------------------------------------------------------------------ tried


async def test_an_alert_is_tried_and_what_came_of_it_is_said(stage: Stage) -> None:
    tones: list[Tone] = []
    reach = Reach({"TERM": "xterm"}, play=tones.append)
    stage.app.late.alarm = Alarm(Alerts(), reach, stage.app.bell, lambda _: None)
    await go_to(stage, "alerts.sound")
    assert "t try" in stage.text
    await stage.press("t")
    assert tones == [Tone.END]
    assert "Sound: " in stage.text
    await go_to(stage, "alerts.notify")
    await stage.press("t")
    assert "Notify: nothing happened. This terminal is not known to show" in stage.text
    await go_to(stage, "alerts.lead")
    assert "t try" not in stage.text


# ------------------------------------------------------------------ by mouse, in parts, by words


async def test_the_mouse_chooses_and_changes(stage: Stage) -> None:
    await stage.click("goal ")
    assert "← muscle →" in stage.text
    await stage.click("→")
    assert 'goal = "fat-loss"' in config(stage)
    goals = tuple(load_goals()[0])
    for now, after in zip(goals[1:], (*goals[2:], "muscle"), strict=True):
        await stage.click(now)
        assert f'goal = "{after}"' in config(stage)
    await stage.click("bodyweight")
    await stage.click("78.5")
    assert "enter keep" in stage.text
    await stage.click("esc leave")
    await stage.click("YOU")
    assert "78.5" in stage.text


async def test_parts_are_reached_by_one_key_and_their_headings_are_seen(stage: Stage) -> None:
    for heading in ("EQUIPMENT", "LOOKS", "RACK", "RACK, EXERCISE BY EXERCISE", "REST", "ALERTS", "KEYS", "YOU"):
        await stage.press("tab")
        assert any(row.strip(" ▐") == heading for row in stage.rows), heading
    await stage.press("shift+tab")
    assert any(row.strip(" ▐") == "KEYS" for row in stage.rows)


async def test_a_row_is_found_by_words_and_escape_shows_all_again(stage: Stage) -> None:
    await stage.press("slash", *"voice", "enter")
    screen = stage.app.screen
    assert isinstance(screen, SettingsScreen)
    assert [each.id for each in screen.rows] == ["alerts.voice"]
    await stage.press("right")
    assert "voice = true" in config(stage)
    await stage.press("escape")
    assert len(screen.rows) > 20
    await stage.press("slash", *"zzz", "enter")
    assert "Nothing has these words." in stage.text
    await stage.press("enter", "right", "escape")
    assert isinstance(stage.app.screen, SettingsScreen)


@pytest.mark.parametrize(
    "size",
    [(60, 20), *(pytest.param(each, marks=pytest.mark.campaign) for each in ((80, 24), (120, 36))), (200, 60)],
    ids=lambda size: f"{size[0]}x{size[1]}",
)
async def test_the_chosen_row_is_in_sight_and_nothing_is_cut_at_any_size(stage: Stage, size: tuple[int, int]) -> None:
    await stage.resize(*size)
    screen = stage.app.screen
    assert isinstance(screen, SettingsScreen)
    for _ in range(len(screen.rows)):
        screen.action_choose(1)
        await stage.pilot.pause()
        assert any("▸" in row for row in stage.rows), screen.chosen
        assert stage.cut == (), (screen.chosen, stage.cut)


async def test_a_field_lies_on_its_value_wherever_the_rows_are_scrolled(stage: Stage) -> None:
    await go_to(stage, "rack.plates")
    await stage.press("enter")
    (row, column), *_ = stage.places_of("25x1 20x2")
    rows = stage.app.screen.query_one(Rows)
    rows.top += 2
    await stage.settled()
    assert stage.places_of("25x1 20x2")[0] == (row - 2, column)


async def test_settings_are_opened_from_the_history_too(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.press("h")
        await stage.find("settings")
        assert isinstance(stage.app.screen, SettingsScreen)


async def test_a_theme_of_the_palette_is_kept(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.find("theme: signal")
        assert stage.app.theme == "signal"
        assert 'theme = "signal"' in config(stage)
        assert stage.app.settings.theme == "signal"


@pytest.mark.parametrize(("motion", "blinks"), [("full", True), ("reduced", False)])
async def test_the_cursor_of_a_field_blinks_only_where_things_may_move(
    tmp_path: Path, motion: str, *, blinks: bool
) -> None:
    async with on_stage(home(tmp_path, config=f'motion = "{motion}"\n{CONFIG}')) as stage:
        await stage.press("c")
        await go_to(stage, "bodyweight")
        await stage.press("enter")
        assert stage.app.screen.query_one("#field", Input).cursor_blink is blinks


async def test_escape_leaves_a_field_whatever_key_goes_back(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, config=f'{CONFIG}\n[keys]\nback = "q"\n')) as stage:
        await stage.press("c")
        await go_to(stage, "bodyweight")
        await stage.press("enter", "5", "escape")
        assert not stage.app.screen.query_one("#field", Input).display
        assert "bodyweight  78.5" in stage.text
        await stage.press("escape")
        assert isinstance(stage.app.screen, SettingsScreen)
        await stage.press("q")
        assert stage.shows(TodayScreen)
