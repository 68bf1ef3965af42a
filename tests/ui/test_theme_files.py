"""A theme that is edited is drawn at once, a broken one is named and changes nothing, and colours can be left out."""

import os
from pathlib import Path

import pytest

from coach.training.where import Phase
from coach.ui.theme_files import ThemeFiles
from tests.cli.home import CONFIG
from tests.ui.stage import Stage, drawn, home, on_stage

MINE = 'name = "mine"\nprimary = "#80ff80"\nbackground = "#101010"\n'
CONFIGURED = f'{CONFIG}theme = "mine"\n'


def write(folder: Path, text: str, moment: int) -> None:
    """A theme file, written at a moment of its own."""
    folder.mkdir(exist_ok=True)
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(moment, moment))


def ground(stage: Stage) -> str:
    return stage.app.screen.styles.background.hex


async def looked(stage: Stage) -> None:
    """The next look at the files."""
    stage.app.look_for_themes()
    await stage.settled()
    await stage.pilot.pause()


def test_nothing_is_read_again_before_a_file_changes(tmp_path: Path) -> None:
    write(tmp_path, MINE, 1)
    files = ThemeFiles([tmp_path, tmp_path / "nowhere"])
    assert files.changed() is None
    write(tmp_path, MINE.replace("80ff80", "ff8080"), 2)
    found = files.changed()
    assert found is not None
    assert "#FF8080" in {each.primary for each in found.themes}
    assert files.changed() is None


def test_a_file_that_is_new_or_gone_is_a_change(tmp_path: Path) -> None:
    files = ThemeFiles([tmp_path])
    write(tmp_path, MINE, 1)
    assert files.changed() is not None
    (tmp_path / "mine.toml").unlink()
    assert files.changed() is not None


async def test_a_theme_that_is_edited_is_drawn_at_once(tmp_path: Path) -> None:
    where = home(tmp_path, config=CONFIGURED)
    folder = where.paths.config_dir / "themes"
    write(folder, MINE, 1)
    async with on_stage(where) as stage:
        assert ground(stage) == "#101010"
        write(folder, MINE.replace("101010", "202020"), 2)
        await looked(stage)
        assert ground(stage) == "#202020"


async def test_a_broken_theme_changes_nothing_and_is_named_until_it_is_mended(tmp_path: Path) -> None:
    where = home(tmp_path, config=CONFIGURED)
    folder = where.paths.config_dir / "themes"
    write(folder, MINE, 1)
    async with on_stage(where, (120, 36)) as stage:
        write(folder, MINE.replace("#80ff80", "greenish"), 2)
        await looked(stage)
        assert ground(stage) == "#101010"
        assert 'mine.toml: primary: "greenish" is no plain colour' in stage.text
        write(folder, MINE.replace("101010", "303030"), 3)
        await looked(stage)
        assert ground(stage) == "#303030"
        assert "mine.toml" not in stage.text


async def test_a_theme_is_drawn_anew_while_another_window_has_the_focus(tmp_path: Path) -> None:
    where = home(tmp_path, config=CONFIGURED)
    folder = where.paths.config_dir / "themes"
    write(folder, MINE, 1)
    async with on_stage(where) as stage:
        stage.app.app_focus = False
        write(folder, MINE.replace("101010", "202020"), 2)
        await looked(stage)
        assert ground(stage) == "#202020"


async def test_a_chosen_theme_that_appears_later_is_drawn_and_no_longer_missed(tmp_path: Path) -> None:
    where = home(tmp_path, config=CONFIGURED)
    folder = where.paths.config_dir / "themes"
    async with on_stage(where, (120, 36)) as stage:
        assert 'theme: there is no "mine"; chalk is used' in stage.text
        write(folder, MINE, 1)
        await looked(stage)
        assert ground(stage) == "#101010"
        assert '"mine"' not in stage.text
        assert "problems" not in stage.text


async def test_a_chosen_theme_that_is_mended_later_is_drawn(tmp_path: Path) -> None:
    where = home(tmp_path, config=CONFIGURED)
    folder = where.paths.config_dir / "themes"
    write(folder, "name = ", 1)
    async with on_stage(where, (120, 36)) as stage:
        assert ground(stage) != "#101010"
        assert "mine.toml: end of document: is not TOML" in stage.text
        write(folder, MINE, 2)
        await looked(stage)
        assert ground(stage) == "#101010"
        assert "problems" not in stage.text


@pytest.mark.parametrize("text", ["name = ", None])
async def test_a_theme_that_breaks_or_goes_while_it_is_drawn_is_drawn_on_and_said_to_be(
    text: str | None, tmp_path: Path
) -> None:
    where = home(tmp_path, config=CONFIGURED)
    folder = where.paths.config_dir / "themes"
    write(folder, MINE, 1)
    async with on_stage(where, (120, 36)) as stage:
        if text is None:
            (folder / "mine.toml").unlink()
        else:
            write(folder, text, 2)
        await looked(stage)
        assert ground(stage) == "#101010"
        await stage.press("exclamation_mark")
        assert 'theme: "mine" is broken or gone; it is drawn as it last was' in stage.text
        assert "chalk is used" not in stage.text
        assert "left out" not in stage.text


async def test_what_is_done_with_a_broken_file_is_what_is_seen(tmp_path: Path) -> None:
    where = home(tmp_path, config=CONFIGURED)
    folder = where.paths.config_dir / "themes"
    write(folder, MINE, 1)
    async with on_stage(where, (120, 36)) as stage:
        write(folder, "name = ", 2)
        await looked(stage)
        await stage.press("exclamation_mark")
        assert stage.text.count("it is drawn as it last was") == 2
        assert "left out" not in stage.text
        await stage.press("escape")
        offered = stage.app.get_system_commands(stage.app.screen)
        next(each for each in offered if each.title == "Theme: paper").callback()
        await stage.settled()
        await stage.press("exclamation_mark")
        assert "the theme is left out" in stage.text


async def test_the_theme_of_the_palette_stays_when_the_chosen_one_appears(tmp_path: Path) -> None:
    where = home(tmp_path, config=CONFIGURED)
    folder = where.paths.config_dir / "themes"
    async with on_stage(where) as stage:
        offered = stage.app.get_system_commands(stage.app.screen)
        next(each for each in offered if each.title == "Theme: paper").callback()
        write(folder, MINE, 1)
        await looked(stage)
        assert stage.app.theme == "paper"


@pytest.mark.parametrize("theme", ["chalk", "terminal"])
async def test_without_colour_nothing_is_lost(theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []
    for number, is_colourless in enumerate((False, True)):
        if is_colourless:
            monkeypatch.setenv("NO_COLOR", "1")
        async with on_stage(home(tmp_path / str(number)), theme=theme) as stage:
            await stage.start()
            await stage.until(Phase.WORK, "barbell-row")
            await stage.press("s")
            texts.append(stage.text)
            assert _is_unpainted(stage) is is_colourless
            assert _is_underlined(stage, "Bent-over dumbbell row") is (is_colourless or theme == "terminal")
            assert "#000000" not in drawn(stage)
    assert texts[0] == texts[1]


async def test_without_colour_every_page_is_left_to_the_terminals_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(home(tmp_path), theme="paper") as stage:
        for keys in (("c",), ("escape", "h"), ("tab",), ("tab",), ("tab",), ("tab",), ("ctrl+p",)):
            await stage.press(*keys)
            assert _is_unpainted(stage), keys


@pytest.mark.parametrize("theme", ["chalk", "terminal"])
async def test_without_a_ground_of_its_own_a_panel_has_nothing_beside_it(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if theme == "chalk":
        monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(home(tmp_path), (120, 36), theme=theme) as stage:
        assert "BACK &" in stage.text
        await stage.press("s")
        assert "INSTEAD OF" in stage.text
        assert "BACK &" not in stage.text


async def test_another_theme_brings_no_colour_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with on_stage(home(tmp_path), theme="terminal") as stage:
        for theme in ("chalk", "terminal", "floodlight"):
            stage.app.wear(theme)
            await stage.settled()
            assert _is_unpainted(stage), theme


def _is_unpainted(stage: Stage) -> bool:
    """Whether everything on the screen has the terminal's own text and ground."""
    for strip in stage.app.screen._compositor.render_strips():  # noqa: SLF001 - the only way to what is really drawn
        for segment in strip:
            for colour in (segment.style.color, segment.style.bgcolor) if segment.style is not None else ():
                if colour is not None and not colour.is_default:
                    return False
    return True


def _is_underlined(stage: Stage, words: str) -> bool:
    for strip in stage.app.screen._compositor.render_strips():  # noqa: SLF001 - the same
        for segment in strip:
            if words in segment.text and segment.style is not None:
                return bool(segment.style.underline)
    raise AssertionError(f"{words} is nowhere")
