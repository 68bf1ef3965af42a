"""The pages of the past, walked through as a lifter does."""

from collections.abc import AsyncIterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from coach.training.log import Fault, LoggedSet, Session
from coach.training.typed import MOST_REPS
from coach.training.where import Phase
from coach.ui.review import Review, Tab
from coach.ui.room import Room
from coach.ui.screens.calendar import CalendarScreen
from coach.ui.screens.history import HistoryScreen
from coach.ui.screens.library import LibraryScreen
from coach.ui.screens.muscles import MusclesScreen
from coach.ui.screens.panels import Read
from coach.ui.screens.progress import ProgressScreen
from coach.ui.screens.session import SessionScreen
from coach.ui.screens.today import TodayScreen
from coach.ui.widgets.rows import Rows
from coach.ui.widgets.words import Words
from tests.ui.stage import HEAVY, TRAINED, Stage, home, on_stage, past_session, said

NOTED = replace(past_session(HEAVY, days=14), note="Left elbow, warm it up")
SESSIONS = (NOTED, *TRAINED)
PAGES = (HistoryScreen, ProgressScreen, MusclesScreen, CalendarScreen, LibraryScreen)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    async with on_stage(home(tmp_path, SESSIONS), (120, 36)) as found:
        await found.press("h")
        yield found


def first(stage: Stage, place: int = 0) -> LoggedSet:
    """The first set of the newest session but `place`, as its file has it."""
    return stage.home.sessions[-1 - place].entries[0].sets[0]


def is_on(stage: Stage, screen: type[Room]) -> bool:
    """Whether a screen of this kind lies uppermost."""
    return isinstance(stage.app.screen, screen)


def list_of(stage: Stage) -> Rows:
    return stage.app.screen.query_one("#list", Rows)


# ------------------------------------------------------------------ from page to page


async def test_tab_goes_round_and_every_number_opens_its_page(stage: Stage) -> None:
    for following in (*PAGES[1:], PAGES[0]):
        await stage.press("tab")
        assert isinstance(stage.app.screen, following)
    await stage.press("shift+tab")
    assert is_on(stage, LibraryScreen)
    for number, opened in enumerate(PAGES, start=1):
        await stage.press(str(number))
        assert isinstance(stage.app.screen, opened)
    await stage.press("escape")
    assert stage.shows(TodayScreen)
    await stage.press("h")
    assert is_on(stage, LibraryScreen)


async def test_a_click_on_its_name_opens_a_page(stage: Stage) -> None:
    await stage.click("muscles")
    assert is_on(stage, MusclesScreen)


async def test_a_page_is_there_whole_when_it_comes(stage: Stage) -> None:
    for tab in Tab:
        page = stage.app.screen
        assert isinstance(page, Review)
        assert page.gathered is not None
        assert tab.upper() in stage.text
        await stage.press("tab")


@pytest.mark.parametrize(
    ("sessions", "size"),
    [
        (SESSIONS, (60, 20)),
        (SESSIONS, (80, 24)),
        (SESSIONS, (120, 36)),
        (SESSIONS, (200, 60)),
        ((), (60, 20)),
        pytest.param((), (80, 24), marks=pytest.mark.campaign),
        pytest.param((), (120, 36), marks=pytest.mark.campaign),
        ((), (200, 60)),
    ],
)
async def test_nothing_is_cut_on_any_page_at_any_size(
    size: tuple[int, int], sessions: tuple[Session, ...], tmp_path: Path
) -> None:
    async with on_stage(home(tmp_path, sessions), size) as stage:
        await stage.press("h")
        for _ in Tab:
            assert stage.cut == (), stage.text
            await stage.press("down", "enter")
            assert stage.cut == (), stage.text
            await stage.press("escape")
            if stage.shows(TodayScreen):
                await stage.press("h")
            await stage.press("tab")


async def test_an_empty_history_says_so_and_has_no_key_for_nothing(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, ())) as stage:
        await stage.press("h")
        assert "No session yet: the first" in stage.text
        for words in ("open", "choose", "delete", "search", "undo"):
            assert words not in stage.rows[-2], words
        await stage.press("enter", "delete", "u", "down")
        assert is_on(stage, HistoryScreen)


# ------------------------------------------------------------------ a set of the past


async def test_reps_and_faults_of_a_set_are_corrected_in_place_and_are_on_disk(stage: Stage) -> None:
    await stage.press("down", "enter", "right", "right", "m")
    done = first(stage, 1)
    assert (done.reps, done.fault, done.clean_reps) == (10, Fault.MOMENTUM, 8)
    assert "8 clean, swung" in stage.text
    await stage.press("x", "left")
    assert (first(stage, 1).reps, first(stage, 1).fault) == (9, Fault.RANGE)
    await stage.press("x")
    assert first(stage, 1).fault is None


async def test_keys_pressed_at_once_lose_nothing(stage: Stage) -> None:
    before = first(stage).done
    await stage.press("enter")
    await stage.pilot.press(*["right"] * 6)
    await stage.settled()
    assert first(stage).done == before + 6


async def test_reps_stay_between_none_and_the_most_and_clean_ones_below_them(stage: Stage) -> None:
    await stage.press("down", "enter")
    await stage.press("enter", "ctrl+u", *"3m2", "enter")
    await stage.press(*["left"] * 5)
    assert (first(stage, 1).reps, first(stage, 1).clean) == (0, 0)
    await stage.press("enter", "ctrl+u", *"101", "enter")
    assert "reps" in stage.text
    await stage.press("ctrl+u", *"100", "enter", "down", "enter", "right")
    assert first(stage, 1).reps == MOST_REPS


async def test_a_set_is_typed_and_nonsense_is_refused(stage: Stage) -> None:
    await stage.press("down", "enter", "down", "enter", "ctrl+u")
    await stage.press(*"nonsense", "enter")
    assert "that is no set" in stage.text
    await stage.press("ctrl+u", *"5x7m6", "at", "1", "enter")
    done = stage.home.sessions[-2].entries[0].sets[1]
    assert (done.load, done.reps, done.clean) == (Decimal(5), 7, 6)
    assert (done.fault, done.left) == (Fault.MOMENTUM, Decimal(1))


async def test_a_slip_in_a_typed_set_is_asked_about_and_is_kept_only_if_it_is_right(stage: Stage) -> None:
    await stage.press("down", "enter")
    before = first(stage, 1)
    await stage.press("enter", "ctrl+u", *"625x8", "enter")
    assert "is that right?" in stage.text
    await stage.press("enter")
    assert first(stage, 1) == before
    await stage.press("enter", "ctrl+u", *"625x8", "enter", "down", "enter")
    assert first(stage, 1).load == Decimal(625)


async def test_every_edit_is_taken_back_one_after_the_other(stage: Stage) -> None:
    before = stage.home.sessions
    await stage.press("enter", "right", "m", "down", "delete", "escape", "down", "enter", "left")
    assert stage.home.sessions != before
    for _ in range(4):
        assert "undo" in stage.rows[-2]
        await stage.wait(0.5)
        await stage.press("u")
    assert stage.home.sessions == before
    assert "undo" not in stage.rows[-2]


async def test_undo_shows_the_session_that_it_changed(stage: Stage) -> None:
    await stage.press("enter", "right", "escape", "down", "down")
    assert "Left elbow" in stage.text
    await stage.press("u")
    assert list_of(stage).listed.chosen == 0


async def test_a_dropped_set_is_gone_and_the_one_before_it_chosen(stage: Stage) -> None:
    await stage.press("down", "enter", "down", "down", "down", "delete")
    sets = stage.home.sessions[-2].entries[0].sets
    assert [each.reps for each in sets] == [8, 8, 7]
    await stage.press("right")
    assert [each.reps for each in stage.home.sessions[-2].entries[0].sets] == [8, 8, 8]


async def test_after_an_edit_today_follows(stage: Stage) -> None:
    await stage.press("down", "enter", *["down"] * 4)
    for _ in range(3):
        await stage.press(*["left"] * 6, "down")
    await stage.press("escape", "escape")
    row = next(each for each in stage.rows if "Barbell row" in each)
    assert "62.5" not in row


# ------------------------------------------------------------------ a session of the past


async def test_a_session_is_deleted_after_a_question_and_brought_back(stage: Stage) -> None:
    await stage.press("delete", "enter")
    assert len(stage.home.sessions) == 3
    await stage.press("delete", "down", "enter")
    assert list(stage.home.sessions) == list(SESSIONS[:2])
    assert "18 Nov" not in stage.text
    await stage.press("u")
    assert list(stage.home.sessions) == list(SESSIONS)
    assert "Wed 18 Nov" in stage.text
    assert list_of(stage).listed.chosen == 0


async def test_a_note_is_written_and_found(stage: Stage) -> None:
    await stage.press("enter", "n", *"grip", "enter")
    assert stage.home.sessions[-1].note == "grip"
    await stage.press("escape", "slash", *"grip", "enter")
    assert "ONLY grip   1 session" in stage.text
    assert list_of(stage).listed.size == 1


async def test_sessions_are_found_by_exercise_and_by_word_and_escape_shows_all(stage: Stage) -> None:
    await stage.press("slash", *"barbell", "enter")
    assert list_of(stage).listed.size == 2
    await stage.press("slash", "ctrl+u", *"elbow", "enter")
    assert list_of(stage).listed.size == 1
    await stage.press("slash", "ctrl+u", *"nowhere", "enter")
    assert "Nothing has “nowhere” in it." in stage.text
    await stage.press("escape")
    assert list_of(stage).listed.size == 3
    assert is_on(stage, HistoryScreen)


async def test_a_click_chooses_and_a_second_one_opens(stage: Stage) -> None:
    await stage.click("Sun 8 Nov")
    assert "Left elbow" in stage.text
    await stage.click("Sun 8 Nov")
    assert "type it" in stage.text
    await stage.click("Wed 18 Nov")
    assert "type it" not in stage.text


async def test_a_file_with_problems_is_shown_and_not_edited(tmp_path: Path) -> None:
    where = home(tmp_path, SESSIONS)
    (file,) = where.paths.history.rglob("2026-11-18*")
    file.write_text(file.read_text(encoding="utf-8").replace("reps = 13", "reps = -13", 1), encoding="utf-8")
    async with on_stage(where, (120, 36)) as stage:
        before = file.read_bytes()
        await stage.press("h", "enter")
        assert "Only for reading until its file is repaired" in stage.text
        for words in ("type it", "momentum", "note"):
            assert words not in stage.rows[-2], words
        await stage.press("right", "m", "x", "delete", "n", "enter", "space")
        assert is_on(stage, HistoryScreen)
        assert file.read_bytes() == before


async def test_while_another_window_logs_an_edit_is_refused_in_words(tmp_path: Path) -> None:
    where = home(tmp_path, SESSIONS)
    async with on_stage(where, (120, 36)):
        async with on_stage(where, (120, 36)) as second:
            await second.press("h", "enter", "right")
            assert "NOT CHANGED" in second.text
            assert "Another window" in second.text
        assert where.sessions == SESSIONS


# ------------------------------------------------------------------ while a session runs


async def test_the_pages_are_in_the_palette_and_the_rest_stays_in_sight(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, SESSIONS), (120, 36)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.enter()
        assert {each.capitalize() for each in Tab} <= {
            each.title for each in stage.app.get_system_commands(stage.app.screen)
        }
        await stage.find("history")
        assert is_on(stage, HistoryScreen)
        assert "open" in stage.rows[3]
        assert "REST 2:" in stage.text
        assert "corrected in the session itself" in stage.text
        sets = [len(each.sets) for each in stage.live.session.entries]
        await stage.press("enter", "right", "delete", "m", "escape", "delete")
        assert [len(each.sets) for each in stage.live.session.entries] == sets
        await stage.press("tab", "escape")
        assert is_on(stage, SessionScreen)


# ------------------------------------------------------------------ the other pages


async def test_the_calendar_opens_the_session_of_a_day(stage: Stage) -> None:
    await stage.press("4", "left", "enter")
    assert is_on(stage, HistoryScreen)
    assert "SUNDAY 15 NOVEMBER 2026" in stage.text
    await stage.press("4")
    assert "open" not in stage.rows[-2]
    await stage.press("enter")
    assert is_on(stage, CalendarScreen)


@pytest.mark.campaign
async def test_the_calendar_goes_on_into_the_year_before_as_far_as_there_was_training(tmp_path: Path) -> None:
    old = past_session(HEAVY, days=500)
    async with on_stage(home(tmp_path, (old, *SESSIONS)), (120, 36)) as stage:
        await stage.press("h", "4", *["left"] * 75)
        assert "Thursday 10 July 2025" in stage.text
        assert "heavy · 17 work sets" in stage.text
        await stage.press(*["left"] * 9)
        assert "Thursday 10 July 2025" in stage.text
        await stage.press(*["right"] * 80)
        assert "Sunday 22 November 2026" in stage.text
        assert "THE YEAR TO" not in stage.text


async def test_progress_shows_a_year_or_all_of_it_and_says_why(stage: Stage) -> None:
    await stage.press("2")
    assert "SINCE LAST WEEK" in stage.text
    await stage.press("down")
    assert "since 23 Nov 2025" in stage.text
    await stage.press("right")
    assert "all of it" in stage.text
    await stage.press("left", "left")
    assert "since 30 Aug 2026" in stage.text
    await stage.press("w")
    assert isinstance(stage.app.screen, Read)


async def test_progress_is_drawn_again_in_the_room_there_is(stage: Stage) -> None:
    await stage.press("2", "down")
    wide = max(len(each.rstrip()) for each in stage.rows)
    await stage.resize(200, 60)
    assert max(len(each.rstrip()) for each in stage.rows) > wide
    await stage.resize(80, 24)
    assert stage.cut == ()


async def test_what_was_last_done_more_than_a_year_ago_is_shown_all_the_same(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, (past_session(HEAVY, days=500),)), (120, 36)) as stage:
        await stage.press("h", "2", "down")
        assert "all of it" in stage.text
        assert "1 session" in stage.text


async def test_the_library_is_searched_and_says_why(stage: Stage) -> None:
    await stage.press("5", "slash", *"chest", "space", *"row", "enter")
    assert "CHEST-SUPPORTED ROW" in stage.text
    assert list_of(stage).listed.size == 1
    await stage.press("w")
    assert isinstance(stage.app.screen, Read)
    await stage.press("escape", "escape")
    assert list_of(stage).listed.size > 20


async def test_why_the_next_load_is_what_it_is_is_not_about_today(stage: Stage) -> None:
    await stage.press("2", "down", "w")
    shown = [said(each) for each in stage.app.screen.query_one("#panel-lines", Words).lines]
    assert "NEXT" in shown
    assert "TODAY" not in shown


async def test_at_the_smallest_size_one_thing_is_shown_after_the_other(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, SESSIONS), (60, 20)) as stage:
        await stage.press("h")
        assert "WEDNESDAY 18 NOVEMBER" not in stage.text
        await stage.press("enter")
        assert "WEDNESDAY 18 NOVEMBER" in stage.text
        await stage.press("escape")
        assert "Wed 18 Nov" in stage.text


async def test_an_exercise_that_nobody_knows_has_its_curve_and_no_reason(tmp_path: Path) -> None:
    strange = replace(HEAVY[1], id="bench-press", name="Bench press")
    async with on_stage(home(tmp_path, (past_session((strange,), days=7),)), (120, 36)) as stage:
        await stage.press("h", "2", "down")
        assert "BENCH PRESS" in stage.text
        assert "LOAD, kg" in stage.text
        assert "why" not in stage.rows[-2]
        await stage.press("w")
        assert is_on(stage, ProgressScreen)
