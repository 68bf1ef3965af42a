"""What lies over a running session: swap, overview, note, why, help."""

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest
from textual.widgets import OptionList

from coach.training.where import Phase
from coach.ui.screens.session import SessionScreen
from tests.ui.stage import Stage, home, on_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(home(tmp_path)) as opened:
        await opened.start()
        await opened.until(Phase.WORK, "barbell-row")
        await opened.enter()
        yield opened


async def test_a_panel_stays_open_when_the_rest_ends_and_shows_the_rest(stage: Stage) -> None:
    await stage.press("w")
    assert "REST 2:30" in stage.text
    await stage.wait(160)
    await stage.pilot.pause(0.3)
    assert "BARBELL ROW  raise" in stage.text
    assert "REST over, +0:10" in stage.text
    await stage.press("escape")
    assert stage.is_in(Phase.WORK)


async def test_an_exercise_is_swapped_and_the_file_says_for_what(stage: Stage) -> None:
    await stage.press("s", "down", "enter")
    assert stage.shows(SessionScreen)
    standing_in = [each for each in stage.on_disk().entries if each.swapped_from]
    assert [each.swapped_from for each in standing_in] == ["barbell-row"]
    await stage.press("u")
    assert not any(each.swapped_from for each in stage.on_disk().entries)


async def test_what_may_stand_in_is_shown_with_the_load_it_would_have(stage: Stage) -> None:
    await stage.press("s")
    assert "INSTEAD OF  Barbell row" in stage.text
    (row,) = [each for each in stage.rows if "Chest-supported row" in each]
    assert "17.5" in row
    (unknown,) = [each for each in stage.rows if "Seated cable row" in each]
    assert not any(each.isdigit() for each in unknown)
    await stage.click("Chest-supported row")
    entry = stage.live.session.entries[stage.entry]
    assert (entry.id, entry.target and entry.target.load) == ("chest-supported-row", Decimal("17.5"))


@pytest.mark.parametrize("key", ["s", "o"])
async def test_a_list_over_the_session_is_laid_out_anew_when_there_is_more_or_less_room(key: str, stage: Stage) -> None:
    await stage.press(key, "down", "down")
    wide = stage.text
    marked = stage.app.screen.query_one(OptionList).highlighted
    await stage.resize(60, 20)
    assert stage.cut == ()
    await stage.resize(80, 24)
    assert stage.text == wide
    assert stage.app.screen.query_one(OptionList).highlighted == marked


async def test_the_overview_comes_back_to_what_was_left_out(stage: Stage) -> None:
    await stage.enter()
    await stage.press("k")
    assert "ONE-ARM DUMBBELL ROW" in stage.text
    await stage.press("o")
    while not any("Barbell row" in row and row.index("Barbell row") < 10 for row in stage.rows):
        await stage.press("up")
    await stage.click("Barbell row")
    assert "BARBELL ROW  set 2 of 3" in stage.text


async def test_the_overview_corrects_a_set_that_is_long_done(stage: Stage) -> None:
    await stage.press("o")
    await stage.click("+0 × 9")
    assert "PULL-UP  set 1" in stage.text
    await stage.press("ctrl+u")
    await stage.write("abc")
    await stage.press("enter")
    assert not stage.shows(SessionScreen)
    await stage.press("ctrl+u")
    await stage.write("2.5x7")
    await stage.press("enter")
    first = stage.kept("pull-up").work_sets[0]
    assert (first.load, first.reps) == (Decimal("2.5"), 7)


async def test_a_note_is_kept_letter_by_letter(stage: Stage) -> None:
    await stage.press("n")
    await stage.write("elbow [b]fine[/b] [/x]")
    await stage.press("enter")
    assert stage.on_disk().note == "elbow [b]fine[/b] [/x]"
    await stage.press("n")
    assert "elbow [b]fine[/b] [/x]" in stage.text
    await stage.press("escape")
    assert stage.on_disk().note == "elbow [b]fine[/b] [/x]"


async def test_help_over_a_session_tells_the_keys_of_the_rest(stage: Stage) -> None:
    await stage.press("question_mark")
    assert "Fifteen seconds more or less of rest." in stage.text


async def test_only_the_big_things_and_everything_again(stage: Stage) -> None:
    await stage.press("f")
    assert "JUST DONE" not in stage.text
    await stage.press("f")
    assert "JUST DONE" in stage.text
