"""A page of the past while what it shows is worked out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest

from coach.ui.review import Review
from coach.ui.room import Room
from coach.ui.screens.calendar import CalendarScreen
from coach.ui.screens.history import HistoryScreen, Shown
from coach.ui.screens.muscles import MusclesScreen
from coach.ui.screens.progress import ProgressScreen, Trained
from coach.ui.screens.today import TodayScreen
from tests.ui.stage import TRAINED, Stage, home, on_stage

EVERY_KEY = ("down", "up", "enter", "delete", "u", "y", "c", "left", "right", "m", "s", "question_mark", "escape")


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(home(tmp_path, TRAINED), (120, 36)) as found:
        yield found


def is_on(stage: Stage, screen: type[Room]) -> bool:
    """Whether a page of this kind lies uppermost."""
    return isinstance(stage.app.screen, screen)


@asynccontextmanager
async def meanwhile(stage: Stage, *keys: str) -> AsyncIterator[None]:
    """These keys are pressed while nothing is worked out; afterwards everything is."""
    event = Event()
    of_history, of_progress = HistoryScreen.gather, ProgressScreen.gather

    def history(page: HistoryScreen) -> Shown:
        event.wait()
        return of_history(page)

    def progress(page: ProgressScreen) -> Trained:
        event.wait()
        return of_progress(page)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(HistoryScreen, "gather", history)
        patched.setattr(ProgressScreen, "gather", progress)
        try:
            await stage.pilot.press(*keys)
            yield
        finally:
            event.set()
        await stage.settled()


async def test_from_today_its_frame_is_there_before_anything_is_worked_out(stage: Stage) -> None:
    async with meanwhile(stage, "h"):
        before = [each.strip() for each in stage.rows]
        assert "HISTORY" in stage.text
        assert before.count("") == len(before) - 2
    after = [each.strip() for each in stage.rows]
    assert after[1] == before[1]
    assert [bool(each) for each in after[-2:]] == [bool(each) for each in before[-2:]]
    assert after.count("") < len(after) - 2


async def test_no_key_does_harm_before_it_is_filled(stage: Stage) -> None:
    for key in EVERY_KEY:
        async with meanwhile(stage, "h", key):
            pass
        while not stage.shows(TodayScreen):
            await stage.press("escape")
    assert len(stage.home.sessions) == len(TRAINED)


async def test_a_page_stays_until_the_next_is_worked_out_whose_name_is_marked_at_once(stage: Stage) -> None:
    await stage.press("h")
    async with meanwhile(stage, "2"):
        assert is_on(stage, HistoryScreen)
        assert "PROGRESS" in stage.text
        assert "HISTORY" not in stage.text
    assert is_on(stage, ProgressScreen)


async def test_a_page_that_was_left_for_today_meanwhile_does_not_come(stage: Stage) -> None:
    await stage.press("h")
    async with meanwhile(stage, "2", "escape"):
        pass
    assert stage.shows(TodayScreen)
    assert not any(isinstance(each, Review) for each in stage.app.screen_stack)


async def test_the_page_that_is_open_stays_when_it_is_asked_for_before_the_next_is_there(stage: Stage) -> None:
    await stage.press("h")
    async with meanwhile(stage, "2", "1"):
        assert "PROGRESS" not in stage.text
    assert is_on(stage, HistoryScreen)
    assert "HISTORY" in stage.text


async def test_every_press_goes_a_page_on_whether_the_one_before_is_there_or_not(stage: Stage) -> None:
    await stage.press("h")
    async with meanwhile(stage, "tab", "tab"):
        assert "MUSCLES" in stage.text
        await stage.pilot.press("shift+tab")
        assert "PROGRESS" in stage.text
        await stage.pilot.press("tab", "tab")
    assert is_on(stage, CalendarScreen)


async def test_two_presses_at_once_are_two_pages(stage: Stage) -> None:
    await stage.press("h")
    page = stage.app.screen
    assert isinstance(page, HistoryScreen)
    page.action_page(1)
    page.action_page(1)
    await stage.settled()
    assert is_on(stage, MusclesScreen)


async def test_presses_that_come_back_to_the_page_that_is_open_leave_it_open(stage: Stage) -> None:
    await stage.press("h")
    page = stage.app.screen
    async with meanwhile(stage, "tab", "shift+tab"):
        assert "HISTORY" in stage.text
    assert stage.app.screen is page


async def test_under_a_panel_the_page_that_is_open_stays_and_its_name_is_marked(stage: Stage) -> None:
    await stage.press("h")
    async with meanwhile(stage, "tab", "question_mark"):
        pass
    await stage.press("escape")
    assert is_on(stage, HistoryScreen)
    assert "HISTORY" in stage.text
    await stage.press("tab")
    assert is_on(stage, ProgressScreen)
