"""How the settings and the list of problems look. `pytest tests/ui --snapshot-update` draws the pictures anew."""

from dataclasses import replace
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from coach.storage.config import Vocabulary
from coach.storage.config_file import ConfigFile, Configuration
from tests.ui.picture import EVERY_THEME, SIZES
from tests.ui.stage import Stage, drawn, home, on_stage

pytestmark = pytest.mark.filterwarnings(r"ignore:\s*Can not relate snapshot name")
"""Pictures are named for the people who look at them, not for the test that draws them."""

FILE = "~/.config/coach/config.toml"
TEXT = """\
levl = "beginner"
level = "intermediate"
bodyweight = 78.5
equipment = ["barbell", "dumbbells", "bench"]
[rack]
bar = 2000
[rack.exercise.ez-curl]
bar = 10
[rest]
compound = 180
"""
TO: dict[str, tuple[str, ...]] = {
    "settings": ("c", "down"),
    "settings-rack": ("c", "tab", "tab", "tab"),
    "settings-typing": ("c", "tab", "tab", "tab", "down", "enter", "x"),
    "settings-alerts": ("c", "tab", "tab", "tab", "tab", "tab", "tab", "down", "down", "t"),
    "problems": ("exclamation_mark",),
}
"""The keys that lead there."""


@pytest.fixture(autouse=True)
def _file_is_where_it_mostly_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures tell no folder of whoever draws them."""
    look = ConfigFile.look

    def seen(self: ConfigFile, vocabulary: Vocabulary) -> Configuration:
        return replace(look(self, vocabulary), file=FILE)

    monkeypatch.setattr(ConfigFile, "look", seen)


async def there(stage: Stage, name: str) -> None:
    """Goes to what is looked at."""
    gym = stage.app.desk.gym
    problems = tuple(replace(each, file=FILE) for each in gym.problems)
    stage.app.desk._gym = replace(gym, problems=problems)  # noqa: SLF001 - the same file as in the rows
    for key in TO[name]:
        await stage.press(key)
    await stage.settled()
    await stage.settled()


@pytest.mark.parametrize("name", TO)
async def test_a_page_looks_as_it_did_at_every_size(name: str, tmp_path: Path, picture: SnapshotAssertion) -> None:
    where = home(tmp_path, config=TEXT)
    for columns, rows in SIZES:
        async with on_stage(where, (columns, rows)) as stage:
            await there(stage, name)
            assert stage.cut == (), stage.text
            assert drawn(stage) == picture(name=f"{name}-{columns}x{rows}")


@pytest.mark.parametrize("name", ["settings-typing", "problems"], ids=lambda name: f"{name}-{EVERY_THEME}")
async def test_a_page_looks_as_it_did_in_paper_and_in_plain_characters(
    name: str, tmp_path: Path, picture: SnapshotAssertion
) -> None:
    where = home(tmp_path, config=TEXT.replace("[rack]", 'theme = "paper"\n[rack]'))
    for size in ((80, 24), (120, 36)):
        async with on_stage(where, size, ascii=True) as stage:
            await there(stage, name)
            assert stage.text.isascii(), stage.text
            assert drawn(stage) == picture(name=f"{name}-paper-{size[0]}x{size[1]}")
