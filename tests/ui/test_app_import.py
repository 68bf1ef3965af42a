"""A history of another app brought in on the screen: found, looked at, agreed to, taken back."""

import shutil
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import OptionList

from coach.bringing.looking import Look
from coach.bringing.putting import alone
from coach.bringing.way_in import WayIn
from coach.cli import main
from coach.gym import Gym
from coach.training.load import Unit
from coach.ui.screens.panels import Agree, Choose, Read
from coach.ui.screens.setup import SetupScreen
from coach.ui.screens.today import TodayScreen
from tests.cli.bringing import EXPORTS, everything_in, put, strong
from tests.ui.stage import Stage, home, nothing_yet, on_stage
from tests.ui.test_presses import hold_down

PATIENCE = 100
"""Looks at the screen after which something should be there."""


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a browser puts what was downloaded."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder.parent))
    monkeypatch.setenv("XDG_DOWNLOAD_DIR", str(folder))
    monkeypatch.setattr("coach.bringing.way_in.user_downloads_dir", lambda: str(folder))
    return folder


def commands(stage: Stage) -> dict[str, Callable[[], object]]:
    """What the palette offers."""
    return {each.title: each.callback for each in stage.app.get_system_commands(stage.app.screen)}


async def choose(stage: Stage, title: str) -> None:
    """Takes an entry of the palette, and waits until it is done."""
    commands(stage)[title]()
    await stage.pilot.pause()
    await done(stage)


async def done(stage: Stage) -> None:
    """Waits for what is done beside the screen."""
    await stage.app.workers.wait_for_complete()
    await stage.settled()
    await stage.pilot.pause()


async def enter(stage: Stage, *keys: str) -> None:
    """Presses keys, then Enter, and waits until it is done."""
    await stage.press(*keys, "enter")
    await stage.pilot.pause()
    await done(stage)


async def until_shown(stage: Stage, words: str) -> None:
    """Waits for words, while something else is still done beside the screen."""
    for _ in range(PATIENCE):
        await stage.pilot.pause()
        if words in stage.text:
            return
    raise AssertionError(stage.text)


async def test_from_the_downloads_into_the_history(tmp_path: Path, downloads: Path) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    put(downloads, "bank.csv", "date,amount\n2024-01-01,3\n")
    lifter = home(tmp_path / "home")
    before = len(lifter.sessions)
    async with on_stage(lifter) as stage:
        await choose(stage, "Import")
        assert isinstance(stage.app.screen, Choose)
        assert "hevy.csv" in stage.text
        assert "Hevy" in stage.text
        assert "bank.csv" not in stage.text
        await enter(stage)
        assert isinstance(stage.app.screen, Agree)
        assert "2 new sessions" in stage.text
        assert len(lifter.sessions) == before
        await enter(stage)
        assert "2 sessions brought in" in stage.text
        assert len(lifter.sessions) == before + 2 == len(stage.app.desk.gym.sessions)
        await enter(stage)
        assert stage.shows(TodayScreen)


async def test_a_look_alone_writes_nothing(tmp_path: Path, downloads: Path) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    lifter = home(tmp_path / "home")
    async with on_stage(lifter) as stage:
        before = everything_in(lifter.paths.data)
        await choose(stage, "Import")
        await enter(stage)
        await stage.press("escape")
        assert stage.shows(TodayScreen)
        assert everything_in(lifter.paths.data) == before


async def test_without_a_download_a_path_is_typed_and_the_unit_chosen(
    tmp_path: Path, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "s.csv", strong(3, 5))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert everything_in(downloads) == {}
    lifter = home(tmp_path / "home")
    async with on_stage(lifter, (100, 30)) as stage:
        await choose(stage, "Import")
        await enter(stage, "tilde", "slash", *"s", "full_stop", *"csv")
        assert "KG OR LB" in stage.text
        assert "heaviest 60" in stage.text
        await enter(stage, "down")
        assert "lb (as you said)" in stage.text
        await enter(stage)
    assert [each.unit for each in lifter.sessions if each.source] == [Unit.LB, Unit.LB]


async def test_what_is_wrong_stands_in_a_list(tmp_path: Path, downloads: Path) -> None:
    wrong = strong(*range(1, 9)) + '2024-01-30 18:30:00,"Back",45m,"[bold]Row",1,hea[/oops]vy,8,0,0,"","",\n'
    put(downloads, "strong.csv", wrong)
    async with on_stage(home(tmp_path / "home"), (100, 40)) as stage:
        await choose(stage, "Import")
        await enter(stage)
        await enter(stage)
        assert "1 row cannot be taken" in stage.text
        assert "line 50: " in stage.text
        assert "hea[/oops]vy" in stage.text
        assert stage.cut == ()


async def test_what_is_not_understood_is_said(tmp_path: Path, downloads: Path) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    async with on_stage(home(tmp_path / "home"), (100, 30)) as stage:
        await choose(stage, "Import")
        put(downloads, "hevy.csv", EXPORTS["hevy"][: EXPORTS["hevy"].index("Zottman") + 3])
        await enter(stage)
        assert "NOT UNDERSTOOD" in stage.text
        assert "Nothing was brought in" in stage.text
        await stage.press("escape")
        shutil.rmtree(downloads)
        await choose(stage, "Import")
        await enter(stage, *"nowhere")
        assert "There is no file nowhere" in stage.text


async def test_what_is_all_here_offers_nothing(tmp_path: Path, downloads: Path) -> None:
    file = put(downloads, "hevy.csv", EXPORTS["hevy"])
    lifter = home(tmp_path / "home")
    main([*lifter.flags, "import", file])
    async with on_stage(lifter) as stage:
        await choose(stage, "Import")
        await enter(stage)
        assert "nothing new" in stage.text
        assert isinstance(stage.app.screen, Read)
        assert not isinstance(stage.app.screen, Agree)


@pytest.mark.campaign
async def test_closing_what_is_shown_meanwhile_goes_no_further(
    tmp_path: Path, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    may_go_on = Event()
    async with on_stage(home(tmp_path / "home")) as stage:
        way_in = stage.app.desk.way_in
        found = way_in.likely()
        monkeypatch.setattr("coach.bringing.way_in.WayIn.likely", lambda _: (may_go_on.wait(20), found)[1])
        commands(stage)["Import"]()
        await until_shown(stage, "Looking for exports")
        await stage.press("escape")
        may_go_on.set()
        await done(stage)
        assert stage.shows(TodayScreen)


async def test_of_two_files_the_one_that_was_closed_is_not_shown_for_the_other(
    tmp_path: Path, downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    put(downloads, "strong.csv", strong(3, 5, 7))
    may_go_on, look = {"hevy.csv": Event(), "strong.csv": Event()}, WayIn.look

    def slow(way_in: WayIn, file: str, gym: Gym, unit: Unit | None = None) -> Look:
        assert may_go_on[Path(file).name].wait(20)
        return look(way_in, file, gym, unit or Unit.KG)

    monkeypatch.setattr(WayIn, "look", slow)
    async with on_stage(home(tmp_path / "home")) as stage:
        for name in may_go_on:
            commands(stage)["Import"]()
            await until_shown(stage, name)
            rows = stage.app.screen.query_one(OptionList)
            rows.highlighted = next(at for at, each in enumerate(rows.options) if name in str(each.prompt))
            await stage.pilot.press("enter")
            await until_shown(stage, f"Reading {name}")
            if name == "hevy.csv":
                await stage.pilot.press("escape")
        may_go_on["hevy.csv"].set()
        while sum(not each.is_finished for each in stage.app.workers) > 1:
            await stage.pilot.pause()
        assert "Reading strong.csv" in stage.text
        may_go_on["strong.csv"].set()
        await done(stage)
        assert isinstance(stage.app.screen, Agree)
        assert "3 new sessions  in strong.csv" in stage.text


# -------------------------------------------------------------- back again


async def test_u_on_today_takes_it_back_after_a_question(tmp_path: Path, downloads: Path) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    lifter = home(tmp_path / "home")
    before = everything_in(lifter.paths.history)
    async with on_stage(lifter) as stage:
        assert "undo" not in {each.id for each in stage.app.screen.at_hand()}  # type: ignore[attr-defined]
        await choose(stage, "Import")
        for _ in range(3):
            await enter(stage)
        await stage.press("u")
        assert "THE LATEST IMPORT" in stage.text
        await enter(stage, "down")
        assert "2 sessions taken back" in stage.text
        await stage.press("escape", "u")
        assert stage.shows(TodayScreen)
        assert len(stage.app.desk.gym.sessions) == 2
    assert everything_in(lifter.paths.history) == before


async def test_what_was_chosen_after_it_is_taken_back_first(tmp_path: Path, downloads: Path) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    async with on_stage(home(tmp_path / "home")) as stage:
        await stage.press("d")
        await choose(stage, "Import")
        for _ in range(3):
            await enter(stage)
        seen = stage.text
        await stage.press("r")
        assert stage.text != seen
        await hold_down(stage, "u")
        assert stage.text == seen
        await stage.wait(3)
        await stage.press("u")
        assert "THE LATEST IMPORT" in stage.text


async def test_it_can_be_kept_after_all(tmp_path: Path, downloads: Path) -> None:
    file = put(downloads, "hevy.csv", EXPORTS["hevy"])
    lifter = home(tmp_path / "home")
    main([*lifter.flags, "import", file])
    async with on_stage(lifter) as stage:
        await choose(stage, "Take the import back")
        await enter(stage)
        assert stage.shows(TodayScreen)
    assert len(lifter.sessions) == 4


async def test_without_an_import_there_is_none_to_take_back(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path / "home")) as stage:
        assert "Import" in commands(stage)
        assert "Take the import back" not in commands(stage)


# -------------------------------------------------------------- elsewhere


async def test_the_pages_of_the_past_offer_it_too_and_are_drawn_anew(tmp_path: Path, downloads: Path) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    async with on_stage(home(tmp_path / "home"), (120, 40)) as stage:
        await stage.press("h")
        await done(stage)
        await choose(stage, "Import")
        for _ in range(3):
            await enter(stage)
        await done(stage)
        assert "2 Mar" in stage.text


async def test_an_import_from_another_program_is_seen(tmp_path: Path, downloads: Path) -> None:
    file = put(downloads, "hevy.csv", EXPORTS["hevy"])
    lifter = home(tmp_path / "home")
    async with on_stage(lifter) as stage:
        main([*lifter.flags, "import", file])
        stage.app.every_second()
        await done(stage)
        assert len(stage.app.desk.gym.sessions) == 4
        main([*lifter.flags, "import", "--undo"])
        stage.app.every_second()
        await done(stage)
        assert len(stage.app.desk.gym.sessions) == 2
        assert not stage.app.desk.has_other_imports


async def test_another_import_at_work_is_said(tmp_path: Path, downloads: Path) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    lifter = home(tmp_path / "home")
    async with on_stage(lifter) as stage:
        await choose(stage, "Import")
        await enter(stage)
        with alone(lifter.paths):
            await enter(stage)
        assert "another import is at work" in stage.text
    assert len(lifter.sessions) == 2


async def test_a_session_that_runs_is_left_alone(tmp_path: Path, downloads: Path) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    lifter = home(tmp_path / "home")
    async with on_stage(lifter) as stage:
        await stage.start()
        assert "Import" not in commands(stage)
        for _ in range(6):
            await stage.enter()
        live = stage.live
        await stage.press("escape")
        assert stage.shows(TodayScreen)
        await choose(stage, "Import")
        for _ in range(3):
            await enter(stage)
        assert stage.app.desk.live is live
        assert len(lifter.sessions) == 5


async def test_setup_brings_a_history_before_the_first_session(tmp_path: Path, downloads: Path) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    lifter = nothing_yet(tmp_path / "home")
    async with on_stage(lifter) as stage:
        await stage.enter()
        await stage.enter()
        await stage.click("bring your history")
        await done(stage)
        assert "hevy.csv" in stage.text
        for _ in range(3):
            await enter(stage)
        assert isinstance(stage.app.screen, SetupScreen)
        await stage.enter()
        await done(stage)
        assert stage.shows(TodayScreen)
        assert len(stage.app.desk.gym.sessions) == 2


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 36), (200, 60)])
async def test_nothing_is_cut_at_any_size(size: tuple[int, int], tmp_path: Path, downloads: Path) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    async with on_stage(home(tmp_path / "home"), size) as stage:
        await choose(stage, "Import")
        for _ in range(2):
            await enter(stage)
            lines = [each.rstrip() for each in stage.rows]
            assert not any(each.endswith("…") for each in lines)
            assert stage.cut == ()
