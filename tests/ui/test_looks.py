"""How every screen looks at every size. `pytest tests/ui --snapshot-update` draws the pictures anew."""

import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from coach.training.where import Phase
from tests.ui.picture import EVERY_THEME, SIZES, THEMES
from tests.ui.stage import TRAINED, Stage, drawn, home, nothing_yet, on_stage

pytestmark = pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot name")
"""Pictures are named for the people who look at them, not for the test that draws them."""

PICTURES = Path(__file__).parent / "__snapshots__" / "test_looks"
ROOT = Path(__file__).parents[2]


async def today(_: Stage) -> None:
    """As it opens."""


async def warmup(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.MOVE)


async def ramp(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.RAMP, "barbell-row")
    await stage.wait(7)


async def work(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.WORK, "barbell-row")
    await stage.wait(23)


async def rest(stage: Stage) -> None:
    await work(stage)
    await stage.press("enter")
    await stage.wait(62)


async def ready(stage: Stage) -> None:
    await work(stage)
    await stage.press("enter")
    await stage.wait(144)


async def go(stage: Stage) -> None:
    await ready(stage)
    await stage.wait(9)


async def go_bare(stage: Stage) -> None:
    await go(stage)
    await stage.press("f")


async def pacer(stage: Stage) -> None:
    await work(stage)
    await stage.press("t")
    for seconds in (3, 4, 4, 4, 1.5):
        await stage.wait(seconds)


async def rest_bare(stage: Stage) -> None:
    await rest(stage)
    await stage.press("f")


async def hold(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.HOLD)


async def holding(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.HOLDING)
    await stage.wait(11)


async def finish(stage: Stage) -> None:
    await stage.start()
    await stage.finish()


async def second_row(stage: Stage) -> None:
    await stage.press("down")


async def choose(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.CHOOSE)
    await stage.wait(4)


async def training(stage: Stage) -> None:
    await stage.enter()
    await stage.press("down")


async def equipment(stage: Stage) -> None:
    await stage.enter()
    await stage.enter()
    await stage.press("down", "right")


Scene = Callable[[Stage], Awaitable[None]]
SCENES: dict[str, Scene] = {
    "today": today,
    "warmup": warmup,
    "ramp": ramp,
    "work": work,
    "rest": rest,
    "rest-bare": rest_bare,
    "ready": ready,
    "go": go,
    "go-bare": go_bare,
    "pacer": pacer,
    "hold": hold,
    "holding": holding,
    "finish": finish,
    "why": second_row,
    "swap": work,
    "overview": rest,
    "help": rest,
}
FIRST_TIMES: dict[str, Scene] = {"today-first": today, "choose": choose}
SETUPS: dict[str, Scene] = {"setup-unit": today, "setup-training": training, "setup-equipment": equipment}
OPENED_WITH = {"why": "w", "swap": "s", "overview": "o", "help": "question_mark"}
"""The key of each panel: it is opened at the size at which it is looked at."""
THEMED = ("today", "work", "rest", "ready", "go", "pacer")
"""What is looked at in every other theme."""


@pytest.mark.parametrize("name", [*SCENES, *FIRST_TIMES, *SETUPS])
async def test_a_screen_looks_as_it_did_at_every_size(name: str, tmp_path: Path, picture: SnapshotAssertion) -> None:
    scene = {**SCENES, **FIRST_TIMES, **SETUPS}[name]
    where = nothing_yet(tmp_path) if name in SETUPS else home(tmp_path, TRAINED if name in SCENES else ())
    async with on_stage(where) as stage:
        await scene(stage)
        for columns, rows in SIZES:
            await stage.resize(columns, rows)
            if name in OPENED_WITH:
                await stage.press(OPENED_WITH[name])
            assert stage.cut == (), stage.text
            assert drawn(stage) == picture(name=f"{name}-{columns}x{rows}")
            if name in OPENED_WITH:
                await stage.press("escape")


@pytest.mark.parametrize("name", THEMED, ids=lambda name: f"{name}-{EVERY_THEME}")
async def test_a_screen_looks_as_it_did_in_every_theme(name: str, tmp_path: Path, picture: SnapshotAssertion) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await SCENES[name](stage)
        for theme in THEMES:
            stage.app.wear(theme)
            await stage.settled()
            await stage.settled()
            assert drawn(stage) == picture(name=f"{name}-{theme}-80x24")


def test_every_picture_is_of_a_screen_that_is_drawn() -> None:
    sizes = [f"{columns}x{rows}" for columns, rows in SIZES]
    wanted = {f"{name}-{size}.svg" for name in (*SCENES, *FIRST_TIMES, *SETUPS) for size in sizes}
    assert {each.name for each in PICTURES.iterdir()} == wanted | {
        f"{name}-{theme}-80x24.svg" for name in THEMED for theme in THEMES
    }


def test_the_pictures_of_the_readme_are_there_and_have_words_for_whoever_cannot_see_them() -> None:
    shown = re.findall(r"!\[(.*?)\]\((.*?)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown
    for words, path in shown:
        assert words
        assert (ROOT / path).is_file()


def test_the_pictures_are_small_and_ask_for_nothing_from_anywhere() -> None:
    files = list(PICTURES.glob("*.svg"))
    assert sum(each.stat().st_size for each in files) < 9_000_000
    for each in files:
        assert "url(http" not in each.read_text(encoding="utf-8")
