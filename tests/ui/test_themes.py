"""Themes are proven before they are used, and readable on every ground."""

from itertools import combinations
from math import dist
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Static

from coach.ui.themes import DEFAULT, VARIABLE_DEFAULTS, load, packaged_folder, variable_defaults

TEXT = ("foreground", "accent", "success", "warning", "error", "muted", "rest", "soon", "go", "over")
GROUNDS = ("background", "surface", "panel")
OURS = load([packaged_folder()])
MEASURED = tuple(theme for theme in OURS.themes if not theme.ansi)
"""Nobody knows which colours a terminal calls its own: a theme in them is left out of what is measured."""
LEAST = {"floodlight": 7.0}
"""The least contrast of themes that promise more than the 4.5 of every other."""

# How colours look to an eye without the first, the second or the third kind of cone (Machado, Oliveira and Fernandes
# 2009, severity 1), on linear red, green and blue.
EYES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
TOLD_APART = 10.0
"""Difference of two colours (CIE 1976) from which large digits of either are never taken for the other's."""


class Painted(App[None]):
    """Uses every variable of ours."""

    CSS = "\n".join(f"#{name} {{ color: ${name}; background: ${name}; }}" for name in VARIABLE_DEFAULTS)

    def compose(self) -> ComposeResult:
        for name in VARIABLE_DEFAULTS:
            yield Static("x", id=name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults(self.current_theme)


def write(folder: Path, text: str, name: str = "mine.toml") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_our_own_themes_have_no_problems() -> None:
    assert OURS.faults == ()
    assert {theme.name for theme in OURS.themes} == {path.stem for path in packaged_folder().glob("*.toml")}
    assert DEFAULT in {theme.name for theme in OURS.themes}


def test_our_themes_are_dark_and_light() -> None:
    assert {theme.dark for theme in OURS.themes} == {True, False}


def test_one_of_our_themes_leaves_the_colours_to_the_terminal() -> None:
    assert [theme.name for theme in OURS.themes if theme.ansi] == ["terminal"]


@pytest.mark.parametrize("theme", OURS.themes, ids=lambda theme: theme.name)
def test_our_themes_set_every_variable_of_ours(theme: Theme) -> None:
    assert VARIABLE_DEFAULTS.keys() <= theme.variables.keys()


def test_a_theme_of_the_terminal_uses_none_but_its_colours() -> None:
    terminal = next(theme for theme in OURS.themes if theme.ansi)
    used = {**terminal.to_color_system().generate(), **terminal.variables}

    for name in (*TEXT, *GROUNDS, *VARIABLE_DEFAULTS):
        assert used[name].startswith("ansi_") or used[name] == "transparent"
    assert used["muted"] == "ansi_default", "nothing else is sure to be readable on every terminal's own ground"


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT)
@pytest.mark.parametrize("theme", MEASURED, ids=lambda theme: theme.name)
def test_text_is_readable_on_every_ground(theme: Theme, text: str, ground: str) -> None:
    colours = {**theme.to_color_system().generate(), **theme.variables}

    assert contrast(Color.parse(colours[text]), Color.parse(colours[ground])) >= LEAST.get(theme.name, 4.5)


@pytest.mark.parametrize("theme", MEASURED, ids=lambda theme: theme.name)
def test_hairlines_and_bars_can_be_seen(theme: Theme) -> None:
    ground = Color.parse(theme.background or "")

    assert contrast(Color.parse(theme.variables["bar-full"]), ground) >= 3
    assert contrast(Color.parse(theme.variables["bar-full"]), Color.parse(theme.variables["bar-empty"])) >= 3
    for name in ("faint", "bar-empty"):
        assert 1.2 <= contrast(Color.parse(theme.variables[name]), ground) < 4.5


@pytest.mark.parametrize("eye", [*EYES, ""])
def test_signal_tells_every_state_of_a_rest_apart_for_any_eye(eye: str) -> None:
    signal = next(theme for theme in OURS.themes if theme.name == "signal")
    shown = [signal.variables[name] for name in ("rest", "soon", "go", "over")]

    for one, other in combinations([signal.accent or "", *shown], 2):
        assert difference(one, other, eye) >= TOLD_APART, (one, other)


def test_red_and_green_of_equal_brightness_are_not_told_apart_by_every_eye() -> None:
    assert difference("#a05a00", "#6f7400", "deutan") < TOLD_APART < difference("#a05a00", "#6f7400", "")


def difference(one: str, other: str, eye: str) -> float:
    """How different two colours look to an eye: the distance in CIE 1976 L*a*b*."""
    return dist(seen(one, eye), seen(other, eye))


def seen(colour: str, eye: str) -> tuple[float, float, float]:
    """L*, a* and b* of a colour as an eye sees it."""
    linear = tuple(
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in Color.parse(colour).normalized
    )
    if eye:
        linear = tuple(sum(share * part for share, part in zip(row, linear, strict=True)) for row in EYES[eye])
    red, green, blue = (min(1.0, max(0.0, part)) for part in linear)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    f, g, h = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z))
    return 116 * g - 16, 500 * (f - g), 200 * (g - h)


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2 between two opaque colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_that_of_the_norm() -> None:
    assert contrast(Color(0, 0, 0), Color(255, 255, 255)) == pytest.approx(21)
    assert contrast(Color(255, 255, 255), Color(255, 255, 255)) == pytest.approx(1)
    assert contrast(Color.parse("#777777"), Color.parse("#ffffff")) == pytest.approx(4.48, abs=0.005)


def test_the_defaults_are_those_of_the_default_theme() -> None:
    chalk = next(theme for theme in OURS.themes if theme.name == DEFAULT)

    assert chalk.variables == {name: colour.upper() for name, colour in VARIABLE_DEFAULTS.items()}


async def test_every_theme_paints_the_app() -> None:
    app = Painted()
    async with app.run_test(size=(20, 10)) as pilot:
        for theme in OURS.themes:
            app.register_theme(theme)
        for name in (*BUILTIN_THEMES, *(theme.name for theme in OURS.themes)):
            app.theme = name
            await pilot.pause()
            assert app.theme_variables["muted"]


async def test_a_theme_of_our_own_wins_over_the_defaults() -> None:
    app = Painted()
    async with app.run_test(size=(20, 10)) as pilot:
        for theme in OURS.themes:
            app.register_theme(theme)
        app.theme = "paper"
        await pilot.pause()
        assert app.theme_variables["over"] == "#A52A1C"


@pytest.mark.parametrize("theme", BUILTIN_THEMES.values(), ids=lambda theme: theme.name)
def test_defaults_are_colours_for_any_theme(theme: Theme) -> None:
    found = variable_defaults(theme)

    assert found.keys() == VARIABLE_DEFAULTS.keys()
    for value in found.values():
        Color.parse(value)


def test_only_name_and_primary_are_needed(tmp_path: Path) -> None:
    loaded = load([write(tmp_path, 'name = "mine"\nprimary = "teal"')])

    assert [theme.name for theme in loaded.themes] == ["mine"]
    assert loaded.faults == ()


def test_a_theme_of_the_lifter_replaces_ours_of_the_same_name(tmp_path: Path) -> None:
    loaded = load([packaged_folder(), write(tmp_path, 'name = "chalk"\nprimary = "#123456"')])

    assert [theme.primary for theme in loaded.themes if theme.name == "chalk"] == ["#123456"]


def test_a_folder_that_does_not_exist_holds_no_themes(tmp_path: Path) -> None:
    assert load([tmp_path / "nothing"]) == load([])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            'primary = "red"',
            "mine.toml: name: needs a short name, without a comma and at most 40 letters; the theme is left out",
        ),
        (
            'name = "a,b"\nprimary = "red"',
            "mine.toml: name: needs a short name, without a comma and at most 40 letters; the theme is left out",
        ),
        ('name = "mine"', "mine.toml: primary: needs a colour; the theme is left out"),
        (
            'name = "mine"\nprimary = "reddish"',
            'mine.toml: primary: "reddish" is no plain colour; write it as "#e8b84c"',
        ),
        ('name = "mine"\nprimary = 5', 'mine.toml: primary: "that" is no plain colour; write it as "#e8b84c"'),
        ("name = ", "mine.toml: end of document: is not TOML: invalid value; the theme is left out"),
    ],
)
def test_a_theme_that_cannot_be_used_is_named_and_left_out(tmp_path: Path, text: str, problem: str) -> None:
    loaded = load([write(tmp_path, text)])

    assert loaded.themes == ()
    assert str(loaded.faults[0]) == problem


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ('acent = "red"', "acent: no such key; did you mean accent?"),
        ("dark = 1", "dark: needs true or false; it is taken as true"),
        ("ansi = 1", "ansi: needs true or false; it is taken as false"),
        ('error = "nope"', 'error: "nope" is no plain colour; write it as "#e8b84c"'),
        ('error = "ansi_red"', 'error: "ansi_red" is no plain colour; write it as "#e8b84c"'),
        ('error = "red 50%"', 'error: "red 50%" is no plain colour; write it as "#e8b84c"'),
        ('variables = "red"', "variables: needs a table of names and colours"),
        ('variables = { muted = "grau" }', 'variables.muted: "grau" is no plain colour; write it as "#e8b84c"'),
        ('variables = { mutd = "red" }', "variables.mutd: no such key; did you mean muted?"),
    ],
)
def test_one_bad_key_never_loses_the_rest(tmp_path: Path, line: str, problem: str) -> None:
    loaded = load([write(tmp_path, f'name = "mine"\nprimary = "#101010"\n{line}')])

    assert [str(each) for each in loaded.faults] == [f"mine.toml: {problem}"]
    assert [theme.primary for theme in loaded.themes] == ["#101010"]


def test_a_theme_of_the_terminal_takes_no_other_colours(tmp_path: Path) -> None:
    text = 'name = "mine"\nansi = true\nprimary = "ansi_blue"\nerror = "#ff0000"'
    loaded = load([write(tmp_path, text)])

    assert [str(each) for each in loaded.faults] == [
        'mine.toml: error: "#ff0000" is none of the terminal\'s own colours; write it as "ansi_green"',
    ]
    assert [theme.primary for theme in loaded.themes] == ["ansi_blue"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a." * 20_000, b"x" * 600, b"[" * 400, b"a = 1\n" * 5_000])
def test_a_file_that_is_no_theme_is_named_and_left_out(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "odd.toml").write_bytes(content)
    loaded = load([tmp_path])

    assert loaded.themes == ()
    assert [each.file for each in loaded.faults] == [str(tmp_path / "odd.toml")]
    assert all(str(each).isprintable() for each in loaded.faults)


COLOURS = st.sampled_from(
    ["#102030", "#fff", "red", "ansi_blue", "rgb(1,2,3)", "hsl(10,20%,30%)", "#10203040", "auto 90%"]
)


@given(
    st.fixed_dictionaries(
        {"primary": COLOURS},
        optional=dict.fromkeys(("accent", "background", "error"), COLOURS | st.text(max_size=12)),
    )
)
def test_whatever_loads_builds_a_colour_system(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, str]
) -> None:
    lines = ['name = "mine"', *(f"{key} = {_quoted(value)}" for key, value in values.items())]
    for theme in load([write(tmp_path_factory.mktemp("themes"), "\n".join(lines))]).themes:
        assert theme.to_color_system().generate()["primary"]


def _quoted(value: str) -> str:
    return '"' + "".join(f"\\U{ord(character):08x}" for character in value) + '"'


def test_a_checkout_has_its_themes_beside_the_package(tmp_path: Path) -> None:
    module = tmp_path / "coach" / "ui" / "themes.py"

    assert packaged_folder(module) == tmp_path / "themes"


def test_a_wheel_has_its_themes_inside_the_package(tmp_path: Path) -> None:
    inside = tmp_path / "coach" / "themes"
    inside.mkdir(parents=True)

    assert packaged_folder(tmp_path / "coach" / "ui" / "themes.py") == inside


def test_the_themes_of_this_checkout_are_found() -> None:
    assert packaged_folder() == Path(__file__).parents[2] / "themes"
