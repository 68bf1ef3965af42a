"""Colours: theme files, read and proven before Textual sees them."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType

from textual.color import Color, ColorParseError
from textual.theme import Theme

DEFAULT = "chalk"
"""The theme that is used when nobody chose one."""

VARIABLE_DEFAULTS: Mapping[str, str] = MappingProxyType(
    {
        "muted": "#9a9da0",
        "faint": "#4a5157",
        "rest": "#e8b84c",
        "soon": "#f3d58f",
        "go": "#8fbf6f",
        "over": "#f08472",
        "bar-full": "#e8b84c",
        "bar-empty": "#333a41",
    }
)
"""Our own variables: labels, hairlines, the clock in a rest, its last seconds, its end and after, and bars."""

_COLOURS = (
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "success",
    "warning",
    "error",
)
_KEYS = ("name", "dark", "ansi", *_COLOURS, "variables")
_TEXTUALS_OWN: Mapping[str, str] = MappingProxyType(
    {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}
)
"""Variables that Textual's own styles name, and that a theme in the terminal's colours has to bring along."""
_LARGEST = 16_384
_LONGEST_LINE = 500
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the theme files hold."""

    themes: tuple[Theme, ...]
    """Themes that are safe to register, in the order of their names; a later folder replaces a name."""
    problems: tuple[str, ...]
    """What was not understood, one line each, naming file and key."""


def packaged_folder(module: Path = Path(__file__)) -> Path:
    """The folder of the themes that come with the program.

    An installed wheel has it inside the package; in a checkout it lies beside the package.
    """
    package = module.resolve().parents[1]
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def load(folders: Iterable[Path]) -> Loaded:
    """Read every theme of these folders; a folder that does not exist holds none."""
    themes: dict[str, Theme] = {}
    problems: list[str] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
            theme, wrong = _read(path)
            problems.extend(f"{path.name}: {sentence}" for sentence in wrong)
            if theme is not None:
                themes[theme.name] = theme
    return Loaded(tuple(themes[name] for name in sorted(themes)), tuple(problems))


def variable_defaults(theme: Theme | None) -> dict[str, str]:
    """Our variables for a theme that does not know them, such as those Textual brings along."""
    if theme is None:
        return dict(VARIABLE_DEFAULTS)
    if theme.ansi:
        return _of_the_terminal(theme)
    colours = theme.to_color_system().generate()
    ink, ground = Color.parse(colours["foreground"]), Color.parse(colours["background"])
    accent = colours["accent"]
    return {
        "muted": ground.blend(ink, 0.65, alpha=1).hex,
        "faint": ground.blend(ink, 0.3, alpha=1).hex,
        "rest": accent,
        "soon": accent,
        "go": colours["success"],
        "over": colours["error"],
        "bar-full": accent,
        "bar-empty": ground.blend(ink, 0.18, alpha=1).hex,
    }


def _of_the_terminal(theme: Theme) -> dict[str, str]:
    """Our variables in a terminal's own colours: nothing is known of them but which one its text has."""
    accent, text, hairline = theme.accent or theme.primary, "ansi_default", "ansi_bright_black"
    return {
        "muted": text,
        "faint": hairline,
        "rest": accent,
        "soon": text,
        "go": theme.success or accent,
        "over": theme.error or accent,
        "bar-full": accent,
        "bar-empty": hairline,
    }


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.2 between two opaque colours, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - the norm's numbers
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _read(path: Path) -> tuple[Theme | None, tuple[str, ...]]:
    try:
        if not path.is_file():
            return None, ("is no file; it was left out",)
        if path.stat().st_size > _LARGEST:
            return None, (f"larger than {_LARGEST // 1024} kB, which no theme needs; it was left out",)
        text = path.read_text(encoding="utf-8-sig")
        if any(len(line) > _LONGEST_LINE for line in text.splitlines()):
            return None, (f"a line is longer than {_LONGEST_LINE} characters; the theme was left out",)
        table: Mapping[str, object] = tomllib.loads(text)
    except UnicodeDecodeError:
        return None, ("is not UTF-8 text; the theme was left out",)
    except OSError as error:
        return None, (f"cannot be read: {error.strerror}",)
    except (ValueError, RecursionError) as error:
        return None, (f"is not TOML: {' '.join(str(error).split())}",)
    return _understand(table)


def _understand(table: Mapping[str, object]) -> tuple[Theme | None, tuple[str, ...]]:
    problems = [_unknown(key, _KEYS) for key in table if key not in _KEYS]
    name, dark = table.get("name"), table.get("dark", True)
    if not isinstance(name, str) or not name.isprintable() or not 0 < len(name) <= _LONGEST_NAME or "," in name:
        problems.append(f"name: needs a short name, without a comma and at most {_LONGEST_NAME} letters")
        return None, tuple(problems)
    if not isinstance(dark, bool):
        problems.append("dark: needs true or false; taken as true")
        dark = True
    ansi = table.get("ansi", False)
    if not isinstance(ansi, bool):
        problems.append("ansi: needs true or false; taken as false")
        ansi = False
    fields: dict[str, str] = {}
    for key in _COLOURS:
        if key in table and (colour := _colour(key, table[key], problems, ansi=ansi)) is not None:
            fields[key] = colour
    if "primary" not in fields:
        problems.append("primary: needs a colour; the theme was left out")
        return None, tuple(problems)
    theme = Theme(
        name=name,
        dark=dark,
        ansi=ansi,
        primary=fields["primary"],
        secondary=fields.get("secondary"),
        accent=fields.get("accent"),
        foreground=fields.get("foreground"),
        background=fields.get("background"),
        surface=fields.get("surface"),
        panel=fields.get("panel"),
        success=fields.get("success"),
        warning=fields.get("warning"),
        error=fields.get("error"),
        variables={**(_TEXTUALS_OWN if ansi else {}), **_variables(table.get("variables", {}), problems, ansi=ansi)},
    )
    return theme, tuple(problems)


def _variables(found: object, problems: list[str], *, ansi: bool) -> dict[str, str]:
    if not isinstance(found, dict):
        problems.append("variables: needs a table of names and colours")
        return {}
    understood: dict[str, str] = {}
    for key, value in found.items():
        if key not in VARIABLE_DEFAULTS:
            problems.append(_unknown(str(key), VARIABLE_DEFAULTS))
        elif (colour := _colour(f"variables.{key}", value, problems, ansi=ansi)) is not None:
            understood[str(key)] = colour
    return understood


def _colour(key: str, value: object, problems: list[str], *, ansi: bool) -> str | None:
    """A colour as Textual writes it: of the terminal's own only where `ansi` says so, and then no other."""
    if isinstance(value, str):
        try:
            colour = Color.parse(value)
        except ColorParseError:
            pass
        else:
            if colour.a == 1 and (colour.ansi is not None) is ansi:
                return colour.hex
    shown = value if isinstance(value, str) and value.isprintable() and len(value) <= _LONGEST_NAME else "that"
    if ansi:
        problems.append(f'{key}: "{shown}" is none of the terminal\'s own colours; write it as "ansi_green"')
    else:
        problems.append(f'{key}: "{shown}" is no plain colour; write it as "#e8b84c"')
    return None


def _unknown(key: str, known: Iterable[str]) -> str:
    shown = key if key.isprintable() and len(key) <= _LONGEST_NAME else "one key"
    near = get_close_matches(key, tuple(known), n=1)
    return f"{shown}: no such key" + (f"; did you mean {near[0]}?" if near else "")
