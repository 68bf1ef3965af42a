"""A rest, its last seconds, its end and the time after are told apart by a word and a shape, whatever the colours."""

from pathlib import Path

import pytest

from coach.training.where import Phase
from coach.training.workout import StepKind
from tests.ui.stage import Stage, home, on_stage

RESTING, LAST, GO, OVER = 60, 144, 153, 195
"""Seconds after a set whose rest is 150."""
WORD = 2
"""Rows below the title."""


async def seen(stage: Stage, seconds: float) -> tuple[str, str]:
    """The rows of the word and of the line under the biggest thing."""
    await stage.press("enter")
    await stage.wait(seconds)
    rows = stage.text.splitlines()
    place = stage.app.screen.query_one("#below").region.y
    return rows[stage.app.screen.query_one("#above").region.y + WORD].strip(), rows[place].strip()


@pytest.mark.parametrize(
    ("seconds", "word", "corner"),
    [(RESTING, "REST", ""), (LAST, "READY", ""), (GO, "GO", "rest over +0:03"), (OVER, "LIFT", "rest over  +0:45")],
)
@pytest.mark.parametrize("only_ascii", [False, True])
async def test_each_has_its_word_and_past_zero_it_counts_up_with_a_sign(
    tmp_path: Path, seconds: float, word: str, corner: str, *, only_ascii: bool
) -> None:
    async with on_stage(home(tmp_path), ascii=only_ascii) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.wait(30)
        said, _ = await seen(stage, seconds)
        assert said.startswith(word)
        assert said.endswith(corner)


@pytest.mark.parametrize("only_ascii", [False, True])
async def test_each_has_its_shape(tmp_path: Path, *, only_ascii: bool) -> None:
    async with on_stage(home(tmp_path), ascii=only_ascii) as stage:
        await stage.start()
        await stage.until(Phase.WORK, "barbell-row")
        await stage.wait(30)
        _, resting = await seen(stage, RESTING)
        await stage.wait(LAST - RESTING)
        place = stage.app.screen.query_one("#below").region.y
        last = stage.text.splitlines()[place].strip()
        await stage.wait(GO - LAST)
        go = stage.text.splitlines()[stage.app.screen.query_one("#below").region.y].strip()
        await stage.wait(OVER - GO)
        over = stage.text.splitlines()[stage.app.screen.query_one("#below").region.y].strip()
    thin, thick = ("=-", "#") if only_ascii else ("━╸─", "▄")
    assert set(resting) <= set(thin)
    assert len(last.split(" ")) == 6
    assert set(go) == {thick} == set(last) - {" "}
    assert len(go) > len(last)
    assert over == ""


async def test_before_another_exercise_a_ramp_set_is_called_one(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(Phase.REST, "dumbbell-row")
        step = stage.live.look().step
        assert step is not None
        assert step.kind is StepKind.RAMP
        after = stage.text.split("NEXT")[1]
    assert "One-arm dumbbell row" in after
    assert "ramp 1 of 1" in after
