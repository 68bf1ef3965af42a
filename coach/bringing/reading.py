"""An export, from its file to what it holds."""

import sys
from datetime import tzinfo
from pathlib import Path

from coach.exchange.formats import Asked
from coach.exchange.reading import NotUnderstood, Reading, UnitNeeded
from coach.exchange.recognise import understood
from coach.gym import Gym
from coach.storage.files import is_folder, read_bytes
from coach.storage.problem import Problem
from coach.training.load import Unit

__all__ = ["NotUnderstood", "Reading", "UnitNeeded", "content_of", "read_export", "typed_content"]

MOST_BYTES = 100_000_000
"""A life of training in the wordiest of these formats is a quarter of it."""
_TOO_LARGE = f"is larger than {MOST_BYTES // 1_000_000} MB, which no history is"


def content_of(file: Path) -> bytes:
    """What stands in a file. Raises NotUnderstood where it cannot be read, or is larger than any history."""
    if is_folder(file):
        raise NotUnderstood("It is a folder: name a file in it.")
    content = read_bytes(file, limit=MOST_BYTES)
    if isinstance(content, Problem):
        too_large = content.sentence.startswith("is larger")
        raise NotUnderstood(f"It {_TOO_LARGE if too_large else content.sentence}.")
    return content


def typed_content() -> bytes:
    """What comes on standard input, to its end. Raises NotUnderstood as `content_of` does."""
    if sys.stdin is None:
        raise NotUnderstood("It is closed: there is nothing to read.")
    try:
        content = sys.stdin.buffer.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        raise NotUnderstood(f"It cannot be read: {error}.") from error
    if len(content) > MOST_BYTES:
        raise NotUnderstood(f"It {_TOO_LARGE}.")
    return content


def read_export(
    content: bytes,
    gym: Gym,
    zone: tzinfo | None,
    *,
    source: str | None = None,
    unit: Unit | None = None,
    insist: bool = False,
) -> Reading:
    """An export, understood. Raises NotUnderstood, and UnitNeeded where the unit of its weights has to be asked."""
    return understood(content, Asked(gym.catalogue, zone, unit, insist), source)
