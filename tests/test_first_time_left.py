"""A first time asks for two reps left, wherever a number of them stands; the record keeps the goal's."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from coach.training.log import Target
from coach.training.reserve import left_of_target
from coach.training.where import Phase
from tests.cli.home import Home
from tests.plain.stage import led
from tests.training.stage import begun, only
from tests.training.stage import lifter as lifter_of
from tests.ui.stage import HEAVY, LIGHT, home, on_stage, past_session

CURL = "ez-curl"
NAME = "EZ curl"
NEVER = tuple(each for each in HEAVY if each.id != CURL)
"""A heavy day on which the curls were never done."""


@pytest.fixture
def lifter(tmp_path: Path) -> Home:
    return home(tmp_path, [past_session(NEVER, days=8), past_session(LIGHT, days=4, day="light")])


async def test_on_today_and_beside_the_set(lifter: Home) -> None:
    async with on_stage(lifter, (120, 50)) as stage:
        row = next(number for number, each in enumerate(stage.rows) if NAME in each)
        assert "2 left" in stage.rows[row + 1]
        assert "1 left" in stage.rows[row + 4]
        await stage.start()
        await stage.until(Phase.WORK, CURL)
        assert "2 left" in stage.text
        assert "1 left" not in stage.text
        target = stage.live.session.entries[stage.entry].target
        assert target is not None
        assert (target.rule, target.left) == ("first-time", Decimal(1))


def test_what_programs_are_told_is_what_the_record_keeps(lifter: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(lifter.ask(capsys, "next", "--json", "--day", "heavy").out)
    left = {each["id"]: (each["rule"], each["left"]) for each in value["exercises"]}
    assert left[CURL] == ("first-time", 1)
    assert left["hammer-curl"][1] == 1


def test_in_lines() -> None:
    workout = only(begun(lifter_of(), day="heavy"), CURL)
    done = led("20", workout=workout)
    assert done.said[0].endswith("stop at 2 left.")
    assert "Stop at 2 left." in done.said
    assert "Stop at 1 left." not in done.said


def test_what_is_held_keeps_its_own() -> None:
    hang = Target(sets=2, seconds=(20, 45), left=Decimal(0), rule="first-time")
    assert left_of_target(hang) == 0
    assert left_of_target(Target(sets=2, reps=(8, 12), left=Decimal(1), rule="build")) == 1
    assert left_of_target(None) is None
