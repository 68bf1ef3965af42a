"""The lifter's choices as plain values, for whoever must not know files."""

from collections.abc import Mapping

from coach.storage.config import Alerts, Ascii, Motion, Vocabulary, load_config
from coach.storage.config import Config as Settings
from coach.storage.config_rack import DEFAULT_RACKS
from coach.storage.toml_text import parse as parse_toml

__all__ = [
    "DEFAULT_RACKS",
    "Alerts",
    "Ascii",
    "Motion",
    "Settings",
    "Vocabulary",
    "draws_ascii",
    "load_config",
    "parse_toml",
]

_PLAIN_TERMINALS = ("dumb", "linux", "vt100", "vt220")


def draws_ascii(settings: Settings, environment: Mapping[str, str], encoding: str) -> bool:
    """Whether only plain characters may be drawn on a terminal of this environment and encoding."""
    match settings.ascii:
        case Ascii.TRUE:
            return True
        case Ascii.FALSE:
            return False
        case Ascii.AUTO:
            return environment.get("TERM", "") in _PLAIN_TERMINALS or not encoding.lower().startswith("utf")
