"""Names that look like markup, broken files, odd terminals, and the mouse."""

import re
from pathlib import Path

import pytest

from coach.training.where import Phase
from coach.ui.screens.session import SessionScreen
from tests.cli.home import CONFIG, Home
from tests.ui.stage import TRAINED, drawn, home, on_stage

WINDOW_BUTTONS = {"#ff5f57", "#febc2e", "#28c840"}
"""Of the frame round a picture."""
NAME = "Row [/a] [@click=app.quit]x[/]"
EXERCISES = f"""
[[exercise]]
id = "barbell-row"
name = "{NAME}"
short = "Row [/b] [red]"
kind = "barbell"
class = "compound"
movement = "row"
primary = ["lats", "rhomboids", "traps"]
needs = ["barbell"]
set_up = "Stand [bold]over[/] the bar [/nothing]."
mistake = "Reading [@click=app.quit]this[/] as a link."
cues = [
    {{ text = "[reverse]Bar[/] to the belt [/i]", guards = "focus" }},
    {{ text = "Hips [b]still[/b]", guards = "momentum" }},
    {{ text = "All the [/] way down", guards = "range" }},
]
"""


def with_markup(folder: Path) -> Home:
    made = home(folder)
    (made.paths.config_dir / "exercises.toml").write_text(EXERCISES, encoding="utf-8")
    return made


async def test_a_name_that_looks_like_markup_is_shown_letter_by_letter_everywhere(tmp_path: Path) -> None:
    async with on_stage(with_markup(tmp_path), (120, 36)) as stage:
        assert NAME in stage.text
        await stage.press("down", "w")
        assert NAME.upper() in stage.text
        await stage.press("escape", "s")
        assert f"INSTEAD OF  {NAME}" in stage.text
        await stage.press("escape")
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        assert NAME.upper() in stage.text
        assert "[" in stage.text[stage.text.index(" GO ") :]
        await stage.click("X[/]")
        await stage.enter()
        assert NAME.upper() in stage.text
        await stage.press("o")
        assert NAME in stage.text
        await stage.press("escape")
        await stage.finish()
        assert NAME in stage.text
        assert stage.app.is_running


async def test_a_note_that_looks_like_markup_is_shown_letter_by_letter_at_the_end_and_in_the_past(
    tmp_path: Path,
) -> None:
    async with on_stage(home(tmp_path), (120, 40)) as stage:
        await stage.start()
        await stage.until(Phase.WORK)
        await stage.press("n")
        await stage.write("[/paused] [@click=app.quit]x[/]")
        await stage.press("enter")
        await stage.finish()
        assert "[/paused] [@click=app.quit]x[/]" in stage.text
        await stage.press("enter", "h", "enter", "end")
        assert "[/paused] [@click=app.quit]x[/]" in stage.text


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        ("config.toml", "config.toml"),
        ("exercises.toml", "exercises.toml"),
        ("themes/mine.toml", "mine.toml"),
        ("routines/mine.toml", "mine.toml"),
    ],
)
async def test_a_broken_file_is_named_and_the_app_opens(broken: str, named: str, tmp_path: Path) -> None:
    where = home(tmp_path)
    file = where.paths.config_dir / broken
    file.parent.mkdir(exist_ok=True)
    file.write_text("this = = [is no toml [/]", encoding="utf-8")
    async with on_stage(where) as stage:
        assert "BACK & BICEPS" in stage.text
        await stage.resize(160, 40)
        assert named in stage.text
        assert stage.cut == ()
        await stage.start()


async def test_a_broken_session_is_named_left_as_it_is_and_not_counted(tmp_path: Path) -> None:
    where = home(tmp_path, TRAINED[:1])
    folder = where.paths.data / "history" / "2026"
    file = folder / "2026-11-18T180000-back-biceps-zzzz.toml"
    file.write_text("format = 1\nid = [/]", encoding="utf-8")
    async with on_stage(where) as stage:
        await stage.resize(200, 40)
        assert file.name in stage.text
        assert "BACK & BICEPS  light" in stage.text
    assert file.read_text(encoding="utf-8") == "format = 1\nid = [/]"


@pytest.mark.parametrize("phase", [Phase.MOVE, Phase.WORK, Phase.REST])
async def test_any_size_can_be_drawn(phase: Phase, tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        for columns, rows in ((1, 1), (300, 2), (80, 24)):
            await stage.resize(columns, rows)
        await stage.start()
        await stage.until(phase)
        before = stage.text
        for columns, rows in ((1, 1), (2, 40), (300, 3), (7, 7), (39, 11), (80, 24)):
            await stage.resize(columns, rows)
        await stage.press("o")
        await stage.resize(1, 1)
        await stage.resize(80, 24)
        await stage.press("escape")
        assert stage.text == before


async def test_without_colour_everything_is_drawn_in_greys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK)
        for colour in set(re.findall(r"#[0-9a-f]{6}", drawn(stage))) - WINDOW_BUTTONS:
            red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
            assert max(red, green, blue) - min(red, green, blue) <= 3, colour


async def test_ascii_draws_nothing_else_on_any_screen(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path), ascii=True) as stage:
        shown = [stage.text]
        for key in ("w", "s", "h", "question_mark", "b"):
            await stage.press(key)
            shown.append(stage.text)
            await stage.press("escape")
        await stage.start()
        for phase in (Phase.MOVE, Phase.RAMP, Phase.WORK, Phase.REST, Phase.HOLD, Phase.HOLDING):
            await stage.until(phase)
            shown.append(stage.text)
            for key in ("o", "n", "question_mark"):
                await stage.press(key)
                shown.append(stage.text)
                await stage.press("escape")
        await stage.finish()
        shown.append(stage.text)
    assert sorted({each for each in "".join(shown) if not each.isascii()}) == []


async def test_the_mouse_does_what_the_keys_do(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, config=CONFIG)) as stage:
        await stage.click("EZ curl")
        assert "▸ EZ curl" in stage.text
        await stage.click("enter")
        assert stage.shows(SessionScreen)
        await stage.until(Phase.WORK, "barbell-row")
        await stage.click("62.5 kg", last=True)
        await stage.write("60")
        assert "60 kg, 8 clean" in stage.text
        await stage.click("m momentum")
        assert "6 clean" in stage.text
        await stage.wait(3)
        await stage.click("log")
        assert stage.is_in(Phase.REST)
        await stage.click("undo")
        assert stage.is_in(Phase.WORK)
