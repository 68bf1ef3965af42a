"""How the pages of the past look. `pytest tests/ui --snapshot-update` draws the pictures anew."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from coach.training.log import Entry, EntryFlag, Fault, Session
from tests.ui.picture import EVERY_THEME, SIZES
from tests.ui.stage import HEAVY, LIGHT, Stage, drawn, home, on_stage, past_session

pytestmark = pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot name")
"""Pictures are named for the people who look at them, not for the test that draws them."""

BREAK = range(20, 26)
"""Weeks ago without training."""
EASY = 12
"""The week of easier sessions, in weeks ago."""
TO: dict[str, tuple[str, ...]] = {
    "history": ("h", "down"),
    "past-session": ("h", "enter", "down"),
    "progress": ("h", "2", "down", "down"),
    "muscles": ("h", "3"),
    "calendar": ("h", "4", "left"),
    "library": ("h", "5"),
}
"""The keys that lead there."""
ONE_AFTER_THE_OTHER = frozenset({"progress", "library"})
"""Where Enter opens what is chosen on the smallest screen."""


def a_year() -> tuple[Session, ...]:
    """Heavy on Sundays, light on Thursdays, a little more every month; a break in summer, a week of easier sessions."""
    found: list[Session] = []
    for ago in reversed(range(52)):
        if ago not in BREAK:
            found.append(past_session(entries(HEAVY, ago), days=7 * ago + 7))
            found.append(past_session(entries(LIGHT, ago), days=7 * ago + 3, day="light"))
    newest = found[-1]
    hurt = replace(newest.entries[1], flags=frozenset({EntryFlag.PAIN}), note="felt the left shoulder")
    found[-1] = replace(newest, note="Slept badly.", entries=(newest.entries[0], hurt, *newest.entries[2:]))
    return tuple(found)


def entries(usual: Sequence[Entry], ago: int) -> tuple[Entry, ...]:
    """What was done so many weeks ago."""
    return tuple(entry_of(each, ago) for each in usual)


def entry_of(usual: Entry, ago: int) -> Entry:
    lighter = Decimal("2.5") * (ago // 8)
    load = None if usual.sets[0].load is None else max(Decimal(0), usual.sets[0].load - lighter)
    rule = "build"
    if ago == EASY and load is not None:
        load, rule = round(load * Decimal("0.8") / Decimal("2.5")) * Decimal("2.5"), "deload"
    more = (3 - ago % 4) // 2
    swung = ago % 7 == 0
    sets = tuple(
        replace(
            each,
            load=load,
            reps=(each.reps or 0) - 1 + more,
            fault=Fault.MOMENTUM if swung and number else None,
            clean=None,
            left=Decimal(1) if number == 0 else None,
        )
        for number, each in enumerate(usual.sets)
    )
    assert usual.target is not None
    return replace(usual, sets=sets, target=replace(usual.target, load=load, rule=rule))


async def there(stage: Stage, name: str, columns: int) -> None:
    """Goes to what is looked at."""
    for key in TO[name]:
        await stage.press(key)
    if name in ONE_AFTER_THE_OTHER and columns < 70:
        await stage.press("enter")
    await stage.settled()


@pytest.mark.parametrize("name", TO)
async def test_a_page_looks_as_it_did_at_every_size(name: str, tmp_path: Path, picture: SnapshotAssertion) -> None:
    where = home(tmp_path, a_year())
    for columns, rows in SIZES:
        async with on_stage(where, (columns, rows)) as stage:
            await there(stage, name, columns)
            assert stage.cut == (), stage.text
            assert drawn(stage) == picture(name=f"{name}-{columns}x{rows}")


@pytest.mark.parametrize("name", ["progress", "calendar"], ids=lambda name: f"{name}-{EVERY_THEME}")
async def test_a_page_looks_as_it_did_in_paper_and_in_plain_characters(
    name: str, tmp_path: Path, picture: SnapshotAssertion
) -> None:
    async with on_stage(home(tmp_path, a_year()), ascii=True, theme="paper") as stage:
        await there(stage, name, 80)
        assert stage.text.isascii(), stage.text
        assert drawn(stage) == picture(name=f"{name}-paper-80x24")
