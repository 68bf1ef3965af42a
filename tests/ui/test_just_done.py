"""The set just done shows what was told of it, and nothing that was only asked for."""

from pathlib import Path

from coach.training.where import Phase
from tests.ui.stage import home, on_stage


async def test_what_was_left_is_a_dash_until_it_is_told(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        assert "2 left" in stage.text
        await stage.wait(30)
        await stage.press("enter")
        assert "– left" in stage.text
        assert "2 left" not in stage.text
        await stage.press("l", "2")
        await stage.press("tab")
        assert "2 left" in stage.text
