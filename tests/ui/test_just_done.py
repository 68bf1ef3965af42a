"""The set just done: what it shows, and what is asked when it is corrected."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from coach.training.where import Phase
from coach.ui.screens.session import SessionScreen
from tests.ui.stage import Stage, home, on_stage


async def test_what_is_to_be_left_stands_there_until_it_is_told_and_is_not_kept(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.enter()
        assert "2 left" in stage.text
        assert stage.live.session.entries[stage.entry].work_sets[-1].left is None
        await stage.press("l", "3", "tab")
        assert "3 left" in stage.text
        assert stage.live.session.entries[stage.entry].work_sets[-1].left == Decimal(3)


def loads(stage: Stage) -> list[Decimal | None]:
    return [done.load for done in stage.live.session.entries[stage.entry].sets if done.is_work]


@pytest.mark.parametrize("leaves", ["enter", "tab", "l", "m", "left", "up"])
async def test_a_slip_in_it_is_asked_about_however_the_field_is_left(tmp_path: Path, leaves: str) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.enter()
        before = loads(stage)
        await stage.press("tab", "6", "2", "5")
        assert loads(stage) == [Decimal(625)]
        assert "is that right?" not in stage.text, "it is still being typed"
        await stage.press(leaves)
        assert "is that right?" in stage.text
        assert "as it was" in stage.text
        await stage.enter()
        assert "is that right?" not in stage.text
        assert loads(stage) == before
        assert stage.is_in(Phase.REST)


async def test_it_is_asked_about_when_the_rest_ends_first_and_yes_keeps_it(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.enter()
        await stage.press("tab", "6", "2", "5")
        await stage.wait(300)
        assert "is that right?" in stage.text
        await stage.press("y")
        assert "is that right?" not in stage.text
        assert loads(stage) == [Decimal(625)]


@pytest.mark.parametrize("key", ["escape", "u"])
async def test_a_question_that_is_left_leaves_it_as_it_was(tmp_path: Path, key: str) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.enter()
        before = loads(stage)
        await stage.press("tab", "6", "2", "5", "tab", key)
        assert loads(stage) == before
        assert "is that right?" not in stage.text
        await stage.wait(3)
        await stage.press("u")
        assert loads(stage) == [], "the correction is no step of its own any more"


async def test_nothing_but_an_answer_is_heard_while_it_is_asked_about(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.enter()
        await stage.press("tab", "6", "2", "5", "tab")
        asked = stage.live.workout
        await stage.press("tab", "9", "full_stop", "backspace", "o", "l", "m", "a", "p", "k", "plus")
        await stage.click("8 clean")
        await stage.press("9")
        assert stage.live.workout == asked
        assert "is that right?" in stage.text


async def test_a_set_to_come_may_be_typed_anew_while_it_is_asked_about(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.press("tab", "6", "2", "5")
        await stage.enter()
        assert "is that right?" in stage.text
        await stage.write("62.5")
        await stage.enter()
        await stage.enter()
        assert loads(stage) == [Decimal("62.5")]


@pytest.mark.parametrize("key", ["m", "left", "up", "p", "k", "a", "o", "n", "s"])
async def test_the_key_that_leaves_it_does_nothing_more_until_that_is_answered(tmp_path: Path, key: str) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.enter()
        before = stage.live.session
        await stage.press("tab", "6", "2", "5", key)
        assert "is that right?" in stage.text
        await stage.enter()
        assert stage.live.session == before
        assert stage.shows(SessionScreen)


async def test_it_is_asked_about_when_another_field_is_clicked(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.enter()
        await stage.press("tab", "6", "2", "5")
        await stage.click("8 clean")
        assert "is that right?" in stage.text


@pytest.mark.parametrize("typed", ["9", "625"])
async def test_a_key_held_where_typing_ends_neither_ends_the_rest_nor_answers(tmp_path: Path, typed: str) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.enter()
        await stage.press("tab")
        await stage.write(typed)
        await stage.wait(10)
        for gap in (0, 0.5, 0.03, 0.03, 0.03):
            stage.clock.moment += timedelta(seconds=gap)
            await stage.pilot.press("enter")
        await stage.settled()
        assert stage.is_in(Phase.REST)
        assert loads(stage) == [Decimal(typed)]
        assert ("is that right?" in stage.text) is (typed == "625")
