"""The week after today is one number: in the app and in lines, before, while and after today's session runs."""

from datetime import timedelta
from pathlib import Path

import pytest

from coach.training.exercise import FIVE_MUSCLES
from coach.training.where import Phase
from tests.cli.home import Home
from tests.plain.stage import run
from tests.training.stage import HandClock
from tests.ui.stage import LIGHT, NOW, Stage, home, on_stage, past_session

LONG = timedelta(hours=13)


@pytest.fixture
def lifter(tmp_path: Path) -> Home:
    """Who trained light four days ago, so that the week has something of its own."""
    return home(tmp_path, [past_session(LIGHT, days=4, day="light")])


def week_in_lines(where: Home, *, after: timedelta = timedelta(0)) -> tuple[str, bool]:
    """The numbers that plain mode says, and whether they are those after today."""
    at = HandClock(NOW + after)
    said = next(each for each in run(where, "quit", clock=at).said if each.startswith("Sets a muscle this week"))
    label, numbers = said.split(". ")[0].split(": ")
    return numbers, label.endswith("after today")


def week_on(stage: Stage) -> tuple[str, bool]:
    """The same of the screen."""
    rows = stage.rows
    top = next(number for number, each in enumerate(rows) if "SETS A MUSCLE THIS WEEK" in each)
    numbers = ", ".join(f"{each} {rows[top + 1 + row].split()[2]}" for row, each in enumerate(FIVE_MUSCLES))
    return numbers, "AFTER TODAY" in rows[top]


def lats(week: tuple[str, bool]) -> float:
    """The first of the numbers."""
    return float(week[0].split(",")[0].split()[1])


async def test_a_session_that_runs_is_counted_once_in_every_window(lifter: Home) -> None:
    before = week_in_lines(lifter)
    async with on_stage(lifter) as stage:
        assert week_on(stage) == before
        await stage.start()
        await stage.until(Phase.WORK)
        await stage.until(Phase.REST)
        await stage.press("escape")
        assert any(each.work_sets for each in stage.on_disk().entries)
        assert week_on(stage) == before
        assert week_in_lines(lifter) == before
    async with on_stage(lifter) as stage:
        await stage.press("enter", "escape")
        assert week_on(stage) == before
        assert week_in_lines(lifter) == before


async def test_once_done_for_today_only_what_was_done_counts(lifter: Home) -> None:
    before = week_in_lines(lifter)
    async with on_stage(lifter) as stage:
        await stage.start()
        await stage.finish()
        await stage.enter()
        done = week_on(stage)
    assert before[1]
    assert done == (before[0], False)
    assert week_in_lines(lifter) == done


async def test_what_is_passed_over_in_a_session_that_runs_is_not_to_come(lifter: Home) -> None:
    async with on_stage(lifter) as stage:
        before = week_on(stage)
        await stage.start()
        await stage.until(Phase.WORK)
        await stage.press("k", "escape")
        assert week_on(stage) != before
        assert week_in_lines(lifter) == week_on(stage)


async def test_a_session_left_open_long_ago_counts_with_what_was_done_and_today_as_planned(lifter: Home) -> None:
    async with on_stage(lifter) as stage:
        await stage.start()
        await stage.until(Phase.WORK)
        await stage.until(Phase.REST)
        await stage.press("escape")
        assert lats(week_in_lines(lifter, after=LONG)) == lats(week_on(stage)) + 1
