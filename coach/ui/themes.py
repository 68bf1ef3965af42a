"""Colours: theme files, read and proven before Textual sees them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import field, replace
from pathlib import Path
from types import MappingProxyType

from textual.color import Color, ColorParseError
from textual.theme import Theme

from coach.settings import parse_toml
from coach.training.frozen import frozen
from coach.training.text import nearest
from coach.ui.fault import Fault

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
LEFT_OUT = "the theme is left out"
"""What is done with a file that holds no theme that can be drawn."""
_LARGEST = 16_384
_LONGEST_LINE = 500
_LONGEST_NAME = 40


@frozen
class Loaded:
    """What the theme files hold."""

    themes: tuple[Theme, ...]
    """Themes that are safe to register, in the order of their names; a later folder replaces a name."""
    faults: tuple[Fault, ...]
    """What was not understood, naming file and key."""
    files: Mapping[str, str] = field(hash=False)
    """The file of each theme, by its name."""

    @property
    def names(self) -> tuple[str, ...]:
        """What can be chosen."""
        return tuple(each.name for each in self.themes)


def packaged_folder(module: Path = Path(__file__)) -> Path:
    """The folder of the themes that come with the program.

    An installed wheel has it inside the package; in a checkout it lies beside the package.
    """
    package = module.resolve().parents[1]
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def packaged_names() -> tuple[str, ...]:
    """What the themes are called that come with the program: as their files are."""
    return tuple(sorted(each.stem for each in packaged_folder().glob("*.toml")))


def packaged(name: str) -> Theme | None:
    """A theme that comes with the program, read alone; None where it is none."""
    theme, _ = _read(packaged_folder() / f"{name}.toml")
    return theme if theme is not None and theme.name == name else None


def load(folders: Iterable[Path]) -> Loaded:
    """Read every theme of these folders; a folder that does not exist holds none."""
    themes: dict[str, Theme] = {}
    files: dict[str, str] = {}
    faults: list[Fault] = []
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            theme, wrong = _read(path)
            faults.extend(replace(each, file=str(path)) for each in wrong)
            if theme is not None:
                themes[theme.name], files[theme.name] = theme, str(path)
    return Loaded(tuple(themes[name] for name in sorted(themes)), tuple(faults), files)


def unknown_theme(name: str, known: Collection[str], drawn: str) -> Fault:
    """A theme that was chosen and is none of these, while another is drawn."""
    near = nearest(name, known)
    told = f'there is no "{name}"' + (f", did you mean {near}?" if near else "")
    return Fault("theme", told, f"{drawn} is used")


def variable_defaults(theme: Theme) -> dict[str, str]:
    """Our variables for a theme that does not know them, such as those Textual brings along."""
    if theme.variables.keys() >= VARIABLE_DEFAULTS.keys():
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


def _read(path: Path) -> tuple[Theme | None, tuple[Fault, ...]]:
    try:
        if not path.is_file():
            return None, (Fault("", "is no file", LEFT_OUT),)
        if path.stat().st_size > _LARGEST:
            return None, (Fault("", f"larger than {_LARGEST // 1024} kB, which no theme needs", LEFT_OUT),)
        text = path.read_text(encoding="utf-8-sig")
        if any(len(line) > _LONGEST_LINE for line in text.splitlines()):
            return None, (Fault("", f"a line is longer than {_LONGEST_LINE} characters", LEFT_OUT),)
    except UnicodeDecodeError:
        return None, (Fault("", "is not UTF-8 text", LEFT_OUT),)
    except OSError as error:
        return None, (Fault("", f"cannot be read: {error.strerror}", LEFT_OUT),)
    table = parse_toml(text, path.name)
    if isinstance(table, Mapping):
        return _understand(table)
    return None, (Fault(table.place, table.sentence, LEFT_OUT),)


def _understand(table: Mapping[str, object]) -> tuple[Theme | None, tuple[Fault, ...]]:
    faults = [_unknown(key, _KEYS) for key in table if key not in _KEYS]
    name, dark = table.get("name"), table.get("dark", True)
    if not isinstance(name, str) or not name.isprintable() or not 0 < len(name) <= _LONGEST_NAME or "," in name:
        needed = f"needs a short name, without a comma and at most {_LONGEST_NAME} letters"
        return None, (*faults, Fault("name", needed, LEFT_OUT))
    if not isinstance(dark, bool):
        faults.append(Fault("dark", "needs true or false", "it is taken as true"))
        dark = True
    ansi = table.get("ansi", False)
    if not isinstance(ansi, bool):
        faults.append(Fault("ansi", "needs true or false", "it is taken as false"))
        ansi = False
    fields: dict[str, str] = {}
    for key in _COLOURS:
        if key in table and (colour := _colour(key, table[key], faults, ansi=ansi)) is not None:
            fields[key] = colour
    if "primary" not in fields:
        return None, (*faults, Fault("primary", "needs a colour", LEFT_OUT))
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
        variables={**(_TEXTUALS_OWN if ansi else {}), **_variables(table.get("variables", {}), faults, ansi=ansi)},
    )
    return theme, tuple(faults)


def _variables(found: object, faults: list[Fault], *, ansi: bool) -> dict[str, str]:
    if not isinstance(found, dict):
        faults.append(Fault("variables", "needs a table of names and colours"))
        return {}
    understood: dict[str, str] = {}
    for key, value in found.items():
        if key not in VARIABLE_DEFAULTS:
            faults.append(_unknown(str(key), VARIABLE_DEFAULTS, "variables."))
        elif (colour := _colour(f"variables.{key}", value, faults, ansi=ansi)) is not None:
            understood[str(key)] = colour
    return understood


def _colour(key: str, value: object, faults: list[Fault], *, ansi: bool) -> str | None:
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
        faults.append(Fault(key, f'"{shown}" is none of the terminal\'s own colours; write it as "ansi_green"'))
    else:
        faults.append(Fault(key, f'"{shown}" is no plain colour; write it as "#e8b84c"'))
    return None


def _unknown(key: str, known: Iterable[str], table: str = "") -> Fault:
    shown = key if key.isprintable() and len(key) <= _LONGEST_NAME else "one key"
    near = nearest(key, known)
    return Fault(f"{table}{shown}", "no such key" + (f"; did you mean {near}?" if near else ""))
