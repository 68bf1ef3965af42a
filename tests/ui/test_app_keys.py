"""Keys of the lifter's own in the running app, and what is said of those that cannot be."""

from pathlib import Path

import pytest

from coach.training.where import Phase
from coach.ui.screens.panels import Read
from coach.ui.screens.session import SessionScreen
from coach.ui.screens.today import TodayScreen
from coach.ui.widgets.words import Words
from tests.cli.home import CONFIG
from tests.ui.stage import HEAVY, LIGHT, Stage, home, on_stage, past_session, said

WRONG = """
[keys]
skip = "w"
note = "ctrl+i"
swap = "entr"
reps-les = "z"
pain = ""
overview = "ctrl+["
big = "ctrl+m"
momentum = "ctrl+c"
left = 7
"""
OWN = """
[keys]
act = "z,f5"
undo = "j"
"""


def key_line(stage: Stage) -> str:
    return said(stage.app.screen.query_one("#keys", Words).lines[0])


async def test_every_remapping_that_cannot_be_is_named_with_the_way_out(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, config=CONFIG + WRONG), (120, 36)) as stage:
        assert "keys." in stage.text
        await stage.press("exclamation_mark")
        assert isinstance(stage.app.screen, Read)
        for words in (
            "keys.skip: w is already why; the default stays",
            "keys.note: ctrl+i, which a terminal sends as tab, is already next-field; the default stays",
            'keys.swap: "entr" is no key; did you mean enter?',
            "keys.reps-les: no such action; did you mean reps-less?",
            "keys.pain: needs at least one key; the default stays",
            "keys.overview: ctrl+[, which a terminal sends as esc, is already back; the default stays",
            "keys.big: ctrl+m, which a terminal sends as enter, is already act; the default stays",
            "keys.momentum: ctrl+c belongs to the terminal; the default stays",
            "eft is 7, not a text in quotes",
        ):
            assert words in stage.text
        await stage.press("escape")
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.resize(200, 60)
        for key, word in {"m": "momentum", "l": "left", "s": "swap", "k": "skip", "p": "pain", "o": "overview"}.items():
            assert f"{key} {word}" in key_line(stage)


async def test_act_and_undo_have_other_keys_everywhere_and_the_old_ones_do_nothing(tmp_path: Path) -> None:
    past = [past_session(HEAVY, days=8), past_session(LIGHT, days=1, day="light")]
    async with on_stage(home(tmp_path, past, CONFIG + OWN), (120, 36)) as stage:
        assert key_line(stage).startswith("z start")
        await stage.press("enter", "space", "pagedown")
        assert "Train anyway?" not in stage.text
        await stage.press("f5")
        assert "z not yet   y start   d the other day" in stage.text
        assert key_line(stage).startswith("z not yet")
        await stage.press("y")
        assert stage.shows(SessionScreen)
        await stage.until(Phase.WORK, "barbell-row")
        done = len(stage.live.session.entries[stage.entry].work_sets)
        await stage.wait(3)
        await stage.press("enter")
        assert len(stage.live.session.entries[stage.entry].work_sets) == done
        await stage.press("z")
        assert stage.is_in(Phase.REST)
        assert "j undo" in key_line(stage)
        await stage.press("u", "pageup")
        assert stage.is_in(Phase.REST)
        await stage.press("j")
        assert stage.is_in(Phase.WORK)
        await stage.press("question_mark")
        assert "z f5" in stage.text
        await stage.press("escape")
        await stage.press("p")
        assert stage.live.workout.question is not None
        assert f"z {stage.live.workout.question.careful}" in stage.text
        await stage.wait(1)
        await stage.press("j", "escape")
        assert stage.shows(TodayScreen)


@pytest.mark.parametrize(("key", "wanted"), [("←", 7), ("→", 9), ("reps", 7)])
async def test_a_click_on_a_key_of_a_pair_does_what_that_key_does(tmp_path: Path, key: str, wanted: int) -> None:
    async with on_stage(home(tmp_path), (120, 36)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.click(key, last=True)
        assert stage.live.workout.draft.done == wanted


async def test_a_click_on_minus_shortens_the_rest_and_on_plus_prolongs_it(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path), (120, 36)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.enter()
        await stage.click("- 15 s", last=True)
        assert stage.kept("barbell-row").work_sets[0].rest == 135
        await stage.click("+ - 15 s", last=True)
        assert stage.kept("barbell-row").work_sets[0].rest == 150


async def test_what_tells_of_a_key_tells_of_the_lifters_own(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, config=CONFIG + OWN)) as stage:
        await stage.press("h", "delete")
        assert "into the trash folder; j brings it back" in stage.text
        await stage.press("escape", "escape")
        await stage.press("z")
        await stage.until(Phase.HOLD)
        assert "z starts the countdown" in stage.text
