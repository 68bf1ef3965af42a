"""The phrases as one text that can be read in one sitting."""

from itertools import groupby
from pathlib import Path

from tests.messages.collecting import phrases

LIST = Path(__file__).with_name("phrases.txt")
"""Where the list is kept."""


def written() -> str:
    """The list as it is now: a heading for each module, a line for each phrase."""
    parts = (
        "\n".join((f"[{module}]", *(each.text.replace("\n", "⏎") for each in said)))
        for module, said in groupby(phrases(), key=lambda each: each.module)
    )
    return "\n\n".join(parts) + "\n"
