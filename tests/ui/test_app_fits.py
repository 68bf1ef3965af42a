"""Nothing is cut and nothing wraps where it should not, however long the names and loads."""

import re
from pathlib import Path

import pytest

from coach.training.load import Unit
from coach.training.where import Phase
from tests.cli.home import Home
from tests.ui.stage import BICEPS, COMPOUND, FINISHER, Stage, home, on_stage, past_entry, past_session

SMALL = ((60, 20), (80, 24))
OWN_NAME = "Helms row on the 45 degree pad"
CUES = (
    (
        "momentum",
        "The pad carries the chest, the back the bar",
        "If the chest leaves the pad, that rep is a swing, not a row.",
    ),
    (
        "range",
        "Let it hang, then elbows past the ribs now",
        "The last inch or two at the bottom counts as well as any.",
    ),
    (
        "focus",
        "Elbows lead, hands only hold on to the bar",
        "Think of hooks where the hands are, and pull from the back.",
    ),
)
EXERCISES = f"""
[[exercise]]
id = "helms-row"
name = "{OWN_NAME}"
kind = "barbell"
class = "compound"
movement = "row"
primary = ["rhomboids", "traps", "lats"]
needs = ["barbell"]
set_up = "Chest on the pad, feet wide on the floor, bar in both hands under the shoulders, arms hanging quite straight."
mistake = "Pushing off the floor with the legs until it has become a shrug and a jump and no row."
cues = [
{"".join(f"  {{ guards = '{guards}', text = '{text}', detail = '{more}' }}," for guards, text, more in CUES)}]
"""
ROUTINE = """
id = "back-biceps"
name = "Back & biceps"
warmup = [["cat-cow"], ["light-row"]]
cooldown = [["lat-stretch"]]
[levels]
advanced = ["heavy"]
[[day]]
id = "heavy"
name = "heavy"
kind = "heavy"
[[day.slot]]
name = "row"
block = "compound"
sets = 4
exercises = ["helms-row"]
[[day.slot]]
name = "one-arm row"
block = "compound"
sets = 4
exercises = ["dumbbell-row"]
[[day.slot]]
name = "curl"
block = "biceps"
sets = 4
exercises = ["behind-body-cable-curl"]
[[day.slot]]
name = "finisher"
block = "finisher"
sets = 4
exercises = ["band-straight-arm-pulldown"]
"""
LONGEST = "Band straight-arm pull-down"


def long_names(folder: Path, unit: Unit, load: str) -> Home:
    """Four sets of a long-named row at a long load, and the longest name of the catalogue as the finisher."""
    entries = (
        past_entry(("helms-row", OWN_NAME), COMPOUND, (6, 10), load, (10, 10, 10, 9)),
        past_entry(("dumbbell-row", "One-arm dumbbell row"), COMPOUND, (6, 10), "37.5", (10, 10, 10, 10)),
        past_entry(("behind-body-cable-curl", "Behind-the-body cable curl"), BICEPS, (8, 12), "20", (12, 11, 11, 10)),
        past_entry(("band-straight-arm-pulldown", LONGEST), FINISHER, (12, 20), "", (20, 19, 19, 18)),
    )
    config = f'unit = "{unit}"\nlevel = "advanced"\nbodyweight = 178.5\n'
    if unit is Unit.LB:
        config += "[rack]\nbar = 45\nplates = [[45, 2], [35, 1], [25, 2], [10, 2], [5, 2], [2.5, 2], [1.25, 2]]\n"
    made = home(folder, [past_session(entries, days=7, unit=unit)], config)
    (made.paths.config_dir / "exercises.toml").write_text(EXERCISES, encoding="utf-8")
    (made.paths.config_dir / "routines").mkdir()
    (made.paths.config_dir / "routines" / "back-biceps.toml").write_text(ROUTINE, encoding="utf-8")
    return made


def assert_whole(stage: Stage, *words: str) -> None:
    """Nothing on the screen is cut, and these words stand on it."""
    assert stage.cut == (), stage.text
    for each in words:
        assert each in stage.text, f"{each!r} is nowhere in\n{stage.text}"


@pytest.mark.parametrize("size", SMALL, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(("unit", "load"), [(Unit.KG, "102.5"), (Unit.LB, "227.5")])
async def test_nothing_is_cut_on_a_small_screen(size: tuple[int, int], unit: Unit, load: str, tmp_path: Path) -> None:
    async with on_stage(long_names(tmp_path, unit, load), size) as stage:
        assert_whole(stage, OWN_NAME, "Band straight", load, "10 10 10 10", "21 20 20 19", "? help")

        await stage.start()
        assert_whole(stage, "CAT-COW", "? help")
        await stage.until(Phase.RAMP)
        assert_whole(stage, OWN_NAME.upper(), "? help")
        await stage.until(Phase.WORK)
        assert_whole(
            stage, OWN_NAME.upper(), f"{load} {unit}, 10 clean", "set 1 of 4", f"{load} × 10 10 10 9", "? help"
        )
        await stage.press("m")
        assert_whole(stage, "8 clean", "momentum")

        await stage.enter()
        await stage.wait(40)
        assert_whole(stage, OWN_NAME.upper(), "1 done", "8 clean", "momentum", "set 2 of 4", "? help")
        assert len(re.findall(rf"10\b.*?{load}", stage.text)) >= 2
        await stage.press("plus")
        assert_whole(stage, "0:15 of your own")
        await stage.until(Phase.REST, "dumbbell-row")
        assert_whole(stage, "One-arm dumbbell")
        await stage.until(Phase.WORK, "behind-body-cable-curl")
        assert_whole(stage, "BEHIND-THE-BODY CABLE CURL")
        await stage.until(Phase.WORK, "band-straight-arm-pulldown")
        assert_whole(stage, LONGEST.upper())
        await stage.until(Phase.HOLD)
        assert_whole(stage, "LAT STRETCH")

        await stage.finish()
        assert_whole(stage, OWN_NAME, load, "10 10 10", "? help")
