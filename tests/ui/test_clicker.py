"""A clicker for presentations has two keys, PageDown and PageUp: they are enough for everything that is planned."""

from pathlib import Path

from coach.configuring import default_text
from coach.training.goal import LIFTED_BLOCKS
from coach.training.where import Phase
from coach.ui.screens.finish import FinishScreen
from coach.ui.screens.session import SessionScreen
from coach.ui.screens.setup import SetupScreen
from coach.ui.screens.today import TodayScreen
from tests.ui.stage import QUIET, Stage, nothing_yet, on_stage

FORWARD, BACK = "pagedown", "pageup"
A_SET = 35
MOST_PRESSES = 120


async def click(stage: Stage, key: str = FORWARD) -> None:
    """One press, some time after the last."""
    await stage.wait(QUIET)
    await stage.press(key)
    await stage.app.workers.wait_for_complete()
    await stage.settled()


async def test_a_whole_first_evening_is_led_with_two_keys(tmp_path: Path) -> None:
    where = nothing_yet(tmp_path)
    async with on_stage(where) as stage:
        assert isinstance(stage.app.screen, SetupScreen)
        await click(stage, BACK)
        await click(stage)
        assert "2 of 3" in stage.text
        await click(stage, BACK)
        assert "1 of 3" in stage.text
        for _ in range(3):
            await click(stage)
        assert stage.shows(TodayScreen)
        assert where.paths.config_file.read_text(encoding="utf-8") == default_text()

        await click(stage, BACK)
        assert stage.shows(TodayScreen)
        await click(stage)
        assert stage.shows(SessionScreen)
        await to_the_first_rest(stage)
        sets = stage.on_disk().entries
        await click(stage, BACK)
        assert stage.is_in(Phase.WORK)
        await click(stage)
        assert [len(each.sets) for each in stage.on_disk().entries] == [len(each.sets) for each in sets]
        await to_the_end(stage)

        done = stage.on_disk()
        assert done.finished is not None
        lifted = [each for each in done.entries if each.block in LIFTED_BLOCKS]
        assert all(each.target is not None and len(each.work_sets) == each.target.sets for each in lifted)
        await click(stage, BACK)
        assert stage.shows(SessionScreen)
        await click(stage)
        await to_the_end(stage)
        await click(stage)
        assert stage.shows(TodayScreen)
        assert "done for today" in stage.text

        await click(stage)
        assert "Another session so soon?" in stage.text
        await click(stage)
        assert "Another session so soon?" not in stage.text
        assert stage.shows(TodayScreen)
    assert len(where.sessions) == 1


async def to_the_first_rest(stage: Stage) -> None:
    """Until the first work set is done."""
    for _ in range(MOST_PRESSES):
        if stage.is_in(Phase.REST) and stage.live.look().last is not None and work_sets(stage):
            return
        await go_on(stage)
    raise AssertionError(stage.text)


async def to_the_end(stage: Stage) -> None:
    """Until the last page is there."""
    for _ in range(MOST_PRESSES):
        if stage.shows(FinishScreen):
            return
        await go_on(stage)
    raise AssertionError(stage.text)


async def go_on(stage: Stage) -> None:
    """What a lifter does: a set, a rest to its end, a hold that ends by itself; a press for what is done."""
    look = stage.live.look()
    if look.phase is Phase.REST and look.rest is not None:
        await stage.wait(max(0, look.rest.left(stage.clock.now())))
    elif look.phase in (Phase.GET_SET, Phase.HOLDING):
        await stage.wait(A_SET * 3)
    else:
        await stage.wait(A_SET)
        await click(stage)


def work_sets(stage: Stage) -> int:
    return sum(len(each.work_sets) for each in stage.live.session.entries if each.block in LIFTED_BLOCKS)
