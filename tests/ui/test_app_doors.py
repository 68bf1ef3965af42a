"""Two windows, a session left open over night, a disk that refuses, edits of the past."""

from datetime import timedelta
from pathlib import Path

import pytest

from coach.storage.lock import DataLock
from coach.training.where import Phase
from coach.ui.screens.panels import Choose
from coach.ui.screens.session import SessionScreen
from coach.ui.screens.today import TodayScreen
from tests.cli.home import Home
from tests.ui.stage import NOW, StillClock, home, on_stage


async def left_open(folder: Path) -> Home:
    where = home(folder)
    async with on_stage(where) as stage:
        await stage.start()
        await stage.until(Phase.REST, "barbell-row")
    return where


async def test_a_second_window_looks_says_who_logs_and_takes_over_when_it_may(tmp_path: Path) -> None:
    where = home(tmp_path)
    other = DataLock(where.paths)
    assert other.take(NOW) is None
    async with on_stage(where) as stage:
        assert "Another window logs on this data" in stage.text
        await stage.press("enter")
        assert stage.shows(TodayScreen)
        assert stage.app.desk.live is None
        other.free()
        await stage.enter()
        assert stage.shows(TodayScreen)
        assert "This one only looks" not in stage.text
        await stage.enter()
        assert stage.shows(SessionScreen)


async def test_a_window_that_takes_over_goes_on_with_the_session_that_was_left(tmp_path: Path) -> None:
    where = await left_open(tmp_path)
    other = DataLock(where.paths)
    assert other.take(NOW) is None
    async with on_stage(where) as stage:
        assert stage.shows(TodayScreen)
        other.free()
        await stage.enter()
        assert stage.shows(SessionScreen)
        assert len(where.sessions) == 3


async def test_the_lock_is_freed_on_the_way_out(tmp_path: Path) -> None:
    where = home(tmp_path)
    async with on_stage(where):
        assert DataLock(where.paths).take(NOW) is not None
    after = DataLock(where.paths)
    assert after.take(NOW) is None
    after.free()


async def test_a_second_that_passes_on_the_way_out_does_no_harm(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        pass
    assert not stage.app.screen_stack
    stage.app.every_second()
    assert not stage.app.return_code


async def test_the_first_start_of_a_day_keeps_a_backup(tmp_path: Path) -> None:
    where = home(tmp_path)
    async with on_stage(where):
        assert [each.name for each in where.paths.backups.iterdir()] == [f"{NOW:%Y-%m-%d}.zip"]


@pytest.mark.parametrize("answer", ["finish", "resume", "aside"])
async def test_a_session_left_open_over_night_is_asked_about(answer: str, tmp_path: Path) -> None:
    where = await left_open(tmp_path)
    late = StillClock()
    late.moment += timedelta(hours=13)
    async with on_stage(where, clock=late) as stage:
        assert "LEFT OPEN" in stage.text
        await stage.press(*["down"] * ["finish", "resume", "aside"].index(answer), "enter")
        newest = stage.on_disk() if answer == "resume" else where.sessions[-1]
        match answer:
            case "finish":
                assert newest.finished == newest.last_moment
                assert newest.finished < late.moment - timedelta(hours=12)
                assert stage.shows(TodayScreen)
            case "resume":
                assert newest.finished is None
                assert stage.shows(SessionScreen)
            case _:
                assert newest.date < NOW.date()
                assert len(list(where.paths.trash.iterdir())) == 1


async def test_closing_the_question_leaves_the_session_open(tmp_path: Path) -> None:
    where = await left_open(tmp_path)
    late = StillClock()
    late.moment += timedelta(hours=13)
    async with on_stage(where, clock=late) as stage:
        await stage.press("escape")
        assert stage.shows(TodayScreen)
    assert where.sessions[-1].finished is None


async def test_a_disk_that_refuses_is_said_keeps_the_tick_back_and_asks_before_leaving(tmp_path: Path) -> None:
    where = home(tmp_path)
    async with on_stage(where) as stage:
        await stage.start()
        await stage.until(Phase.REST, "pull-up")
        history, away = where.paths.history, tmp_path / "away"
        history.rename(away)
        history.write_text("a file where the folder should be", encoding="utf-8")
        await stage.wait(300)
        await stage.enter()
        assert "1 set not saved yet" in stage.text
        assert "✓" not in stage.text.split("JUST DONE")[-1].splitlines()[1]
        await stage.press("ctrl+q")
        assert isinstance(stage.app.screen, Choose)
        assert "NOT SAVED" in stage.text
        await stage.press("enter")
        history.unlink()
        away.rename(history)
        await stage.wait(6)
        await stage.wait(1)
        assert "not saved" not in stage.text
        assert len(stage.kept("pull-up").work_sets) == len(stage.live.session.entries[stage.entry].work_sets)


async def test_of_two_versions_the_lifter_chooses(tmp_path: Path) -> None:
    where = home(tmp_path)
    async with on_stage(where):
        pass
    (file,) = (
        where.paths.history.rglob("*-past.toml")
        if len(where.sessions) == 1
        else sorted(where.paths.history.rglob("*.toml"))[:1]
    )
    copy = file.with_name(f"{file.stem}.sync-conflict-20261122-070000-ABCDEFG.toml")
    copy.write_text(file.read_text(encoding="utf-8").replace("reps = 10", "reps = 3"), encoding="utf-8")
    async with on_stage(where, (120, 36)) as stage:
        assert "two versions" in stage.text
        await stage.press("h")
        assert "v versions" in stage.text
        await stage.press("v")
        assert "choose one" in stage.text
        await stage.press("enter", "down", "enter")
        assert "reps = 3" in file.read_text(encoding="utf-8")
        assert not copy.exists()
        assert "v versions" not in stage.text
