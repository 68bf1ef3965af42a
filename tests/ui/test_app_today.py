"""Today: what is due, the questions before a start, and what lies over it."""

import re
from decimal import Decimal
from importlib import resources
from pathlib import Path

from coach.storage.catalogue import load_goals
from coach.ui.screens.session import SessionScreen
from coach.ui.screens.today import TodayScreen
from tests.ui.stage import HEAVY, LIGHT, Stage, home, on_stage, past_session


async def test_enter_starts_whatever_row_is_chosen(stage: Stage) -> None:
    assert "LAST WEEK" in stage.text
    assert "all at the top" in stage.text
    await stage.press("down", "down", "enter")
    assert stage.shows(SessionScreen)
    assert "CAT-COW" in stage.text


async def test_less_than_two_days_after_a_session_enter_asks_first(tmp_path: Path) -> None:
    where = home(tmp_path, [past_session(HEAVY, days=8), past_session(LIGHT, days=1, day="light")])
    async with on_stage(where) as stage:
        await stage.press("enter")
        assert "Train anyway?" in stage.text
        await stage.press("enter")
        assert "Train anyway?" not in stage.text
        assert stage.shows(TodayScreen)
        await stage.press("enter", "y")
        assert stage.shows(SessionScreen)


async def test_after_a_session_today_is_done_for_today(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, [past_session(HEAVY, days=0)])) as stage:
        assert "light  heavy done for today" in stage.text
        await stage.press("enter")
        assert "Heavy done for today. Another session so soon?" in stage.text
        await stage.press("escape")
        assert "Another session" not in stage.text


async def test_goal_day_and_a_rough_day_plan_anew(stage: Stage) -> None:
    await stage.press("g")
    assert "fat loss" in stage.text
    others = len(load_goals()[0]) - 1
    await stage.press(*"g" * others, "d")
    assert "light" in stage.rows[1]
    await stage.press("d", "r")
    assert "rough day" in stage.text
    await stage.start()
    assert "muscle" in stage.live.session.goal


async def test_what_was_chosen_is_taken_back_step_by_step(stage: Stage) -> None:
    seen = [stage.text]
    assert "undo" not in seen[0]
    for keys in ("g", "d", "r"):
        await stage.press(keys)
        seen.append(stage.text)
    await stage.press("s", "enter")
    seen.append(stage.text)
    await stage.press("b", *["backspace"] * 4, *"81", "enter")
    assert stage.app.desk.plan is not None
    assert stage.app.desk.plan.bodyweight == 81
    assert "u undo" in stage.text
    for wanted in reversed(seen):
        await stage.wait(1)
        await stage.press("u")
        assert stage.text == wanted
        assert stage.app.desk.plan.bodyweight != 81
    await stage.wait(1)
    await stage.press("u")
    assert stage.text == seen[0]


async def test_what_was_chosen_is_not_taken_back_once_the_session_has_begun(stage: Stage) -> None:
    await stage.press("g")
    await stage.start()
    await stage.wait(3)
    await stage.press("enter", "escape")
    goal, seen = stage.live.session.goal, stage.text
    assert "undo" not in seen
    await stage.press("u")
    assert stage.text == seen
    assert stage.app.desk.plan is not None
    assert stage.app.desk.plan.goal.id == goal


async def test_u_with_nothing_chosen_leaves_a_question_open(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, [past_session(HEAVY, days=0)])) as stage:
        await stage.press("enter")
        seen = stage.text
        await stage.press("u")
        assert stage.text == seen


async def test_a_body_weight_is_typed_and_kept_with_the_session(stage: Stage) -> None:
    await stage.press("b")
    assert "78.5" in stage.text
    await stage.write("8")
    await stage.press("enter")
    assert "a body weight is at least 20 kg" in stage.text
    await stage.write("1.5")
    await stage.press("enter")
    assert stage.shows(TodayScreen)
    await stage.start()
    assert stage.live.session.bodyweight == Decimal("81.5")


async def test_what_is_refused_is_still_said_when_there_is_more_or_less_room(stage: Stage) -> None:
    await stage.press("b", "x")
    assert "'x' cannot be read as a body weight" in stage.text
    await stage.resize(90, 30)
    assert "'x' cannot be read as a body weight" in stage.text


async def test_the_chosen_row_is_swapped_and_swapped_back(stage: Stage) -> None:
    await stage.press("down", "s", "enter")
    assert "Barbell row" not in stage.text
    await stage.press("s")
    assert "Barbell row" in stage.text
    await stage.press("escape")
    assert stage.shows(TodayScreen)


async def test_why_says_rule_and_arithmetic_of_the_chosen_row(stage: Stage) -> None:
    await stage.press("down", "w")
    assert "BARBELL ROW  raise" in stage.text
    assert "62.5" in stage.text
    await stage.press("escape")
    assert stage.shows(TodayScreen)


async def test_the_past_is_a_list_and_each_session_opens(stage: Stage) -> None:
    await stage.press("h")
    assert "Sun 15 Nov" in stage.text
    await stage.press("down", "enter")
    assert "SUNDAY 15 NOVEMBER 2026" in stage.text
    assert "heavy · muscle · 07:05" in stage.text
    assert "+0 × 8" in stage.text


async def test_a_routine_without_a_cool_down_has_no_line_for_one(tmp_path: Path) -> None:
    where = home(tmp_path)
    shipped = resources.files("coach").joinpath("data", "routines", "back-biceps.toml").read_text(encoding="utf-8")
    routines = where.paths.config_dir / "routines"
    routines.mkdir()
    bare = re.sub(r"^cooldown = \[.*?^\]$", "cooldown = []", shipped, flags=re.MULTILINE | re.DOTALL)
    (routines / "back-biceps.toml").write_text(bare, encoding="utf-8")
    async with on_stage(where, (120, 36)) as stage:
        assert "WARM-UP" in stage.text
        assert "COOL-DOWN" not in stage.text
        assert "WORKED OUT FROM" not in stage.text
        await stage.resize(120, 50)
        assert "WORKED OUT FROM" in stage.text


async def test_help_tells_every_key(stage: Stage) -> None:
    await stage.press("question_mark")
    for words in ("enter space pgdn", "Makes it a rough day", "Opens the past"):
        assert words in stage.text
    await stage.press("enter")
    assert stage.shows(TodayScreen)
