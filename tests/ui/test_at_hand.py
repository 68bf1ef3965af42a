"""Key line, help and palette of a screen tell the same keys, and each of them does something."""

from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.actions import parse

from coach.training.where import Phase
from coach.ui.keys import Action, Place, help_lines, key_line
from coach.ui.review import Tab
from coach.ui.room import Room
from coach.ui.scene import KEY
from coach.ui.widgets.words import Words
from tests.cli.home import Home
from tests.ui.stage import HEAVY, LIGHT, Stage, home, nothing_yet, on_stage, past_session, said

NOT_IN_THE_PALETTE = {"digits", "point", "palette", "choose", "turn", "page", "history"}
"""Labels of what is pressed more than once, or leads to where one is, and of the pages, which have names there."""
ALWAYS_IN_THE_PALETTE = ("Theme: ", "Settings", "Problems", "Import", *(each.capitalize() for each in Tab))


def beginner(folder: Path) -> Home:
    where = home(folder, ())
    where.configure("")
    return where


def without_a_plan(folder: Path) -> Home:
    where = home(folder, ())
    where.configure("equipment = []\n")
    return where


def too_soon(folder: Path) -> Home:
    return home(folder, [past_session(HEAVY, days=8), past_session(LIGHT, days=1, day="light")])


async def still(_: Stage) -> None:
    """As it opens."""


async def asked(stage: Stage) -> None:
    await stage.press("enter")


async def session_open(stage: Stage) -> None:
    await stage.start()
    await stage.enter()
    await stage.press("escape")


async def second_page(stage: Stage) -> None:
    await stage.enter()


async def last_page(stage: Stage) -> None:
    await stage.enter()
    await stage.enter()


async def warm_up(stage: Stage) -> None:
    await stage.start()


async def ramp(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.RAMP)


async def work(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.WORK, "barbell-row")


async def rest(stage: Stage) -> None:
    await work(stage)
    await stage.enter()


async def pain(stage: Stage) -> None:
    await rest(stage)
    await stage.press("p")


async def holding(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.HOLDING)


async def history(stage: Stage) -> None:
    await stage.press("h")


async def a_past_session(stage: Stage) -> None:
    await stage.press("h", "enter")


async def library(stage: Stage) -> None:
    await stage.press("h", "5")


async def settings(stage: Stage) -> None:
    await stage.press("c", "down", "down")


async def finished(stage: Stage) -> None:
    await stage.start()
    await stage.finish()


SCENES: dict[str, tuple[Callable[[Path], Home], Callable[[Stage], Awaitable[None]]]] = {
    "setup": (nothing_yet, still),
    "setup, second page": (nothing_yet, second_page),
    "setup, last page": (nothing_yet, last_page),
    "today": (home, still),
    "today of one day": (beginner, still),
    "today without a plan": (without_a_plan, still),
    "today with a question": (too_soon, asked),
    "today over a session": (home, session_open),
    "warm-up": (home, warm_up),
    "ramp": (home, ramp),
    "work": (home, work),
    "rest": (home, rest),
    "question": (home, pain),
    "holding": (home, holding),
    "finish": (home, finished),
    "history": (home, history),
    "a session of the past": (home, a_past_session),
    "library": (home, library),
    "settings": (home, settings),
}


def is_dead(action: Action, room: Room) -> bool:
    """Whether the screen would refuse it; what works everywhere is the app's."""
    _, name, parameters = parse(action.run)
    return Place.ANYWHERE not in action.where and room.check_action(name, parameters) is not True


@pytest.mark.parametrize("scene", SCENES)
async def test_key_line_help_and_palette_agree_and_no_key_is_dead(scene: str, tmp_path: Path) -> None:
    made, shown = SCENES[scene]
    async with on_stage(made(tmp_path), (200, 60)) as stage:
        await shown(stage)
        room = stage.app.screen
        assert isinstance(room, Room)
        at_hand = room.at_hand()
        assert [each.id for each in at_hand if is_dead(each, room)] == []

        offered = [each.title for each in stage.app.get_system_commands(stage.app.screen)]
        palette = set(offered)
        assert len(palette) == len(offered)
        found = [each for each in at_hand if each.label not in NOT_IN_THE_PALETTE]
        labels = Counter(each.label for each in found)
        words = (each.label if labels[each.label] == 1 else each.id.replace("-", " ") for each in found)
        titles = {each.capitalize() for each in words}
        assert titles <= palette
        assert [each for each in palette - titles if not each.startswith(ALWAYS_IN_THE_PALETTE)] == []

        known = {key for hint in key_line(at_hand, 500) for key in hint.keys.split(" ")}
        drawn = room.query_one("#keys", Words).lines[-1]
        assert {span.text.strip() for span in drawn if span.style == KEY} <= known

        await stage.press("question_mark")
        page = stage.app.screen.query_one("#panel-lines", Words)
        told = " ".join(said(each) for each in page.lines)
        assert [each.keys for each in help_lines(at_hand) if each.text not in told] == []


async def test_a_beginner_with_one_day_has_no_key_for_another(tmp_path: Path) -> None:
    async with on_stage(beginner(tmp_path)) as stage:
        await stage.press("question_mark")
        assert "another day" not in stage.text
        await stage.press("escape", "s", "enter")
        swapped = stage.text
        await stage.press("d")
        assert stage.text == swapped
