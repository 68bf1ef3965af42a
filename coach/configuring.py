"""The configuration as it is shown and changed, as plain values, for whoever must not know files."""

from coach.storage.config_file import ConfigFile, Configuration
from coach.storage.config_rows import RACK_OF, Choices, Part, Row, refusal, rows
from coach.storage.config_text import default_text, show

__all__ = [
    "RACK_OF",
    "Choices",
    "ConfigFile",
    "Configuration",
    "Part",
    "Row",
    "default_text",
    "refusal",
    "rows",
    "show",
]
