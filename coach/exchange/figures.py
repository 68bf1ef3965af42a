"""The cells of a row as figures: exact, within what a session may hold, or the reason why not."""

import re
from decimal import Decimal
from functools import lru_cache

from coach.training.limits import MOST_IN_A_NAME, MOST_IN_A_NOTE
from coach.training.text import clean

LINE_BREAK = "\\n"
"""How a note keeps a line break: as the two characters that several apps export for one."""

_MOST_PLACES = 30
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,20}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,2})?")
_BREAK = re.compile(r"\r\n|\r|\n|\\n")


class Unreadable(Exception):  # noqa: N818 - it is an answer, in words: the row is rejected, the file goes on
    """Why a row is no set."""

    def __init__(self, reason: str, text: str) -> None:
        """`text` is what offends, as it stands in the file."""
        super().__init__(reason)
        self.reason = reason
        self.text = text


@lru_cache(maxsize=4096)
def decimal(cell: str) -> Decimal | None:
    """The number as written, with a decimal point; None for anything else, blank included."""
    text = cell.strip()
    if not _NUMBER.fullmatch(text):
        return None
    number = Decimal(text)
    exponent = number.as_tuple().exponent
    return number if isinstance(exponent, int) and -_MOST_PLACES <= exponent <= _MOST_PLACES else None


def figure(cell: str, what: str, most: int) -> Decimal | None:
    """A number from 0 to `most`; None when the cell is blank. Unreadable for anything else."""
    if not cell or cell.isspace():
        return None
    number = decimal(cell)
    if number is None:
        raise Unreadable(f"the {what} is not a number", cell)
    if number < 0:
        raise Unreadable(f"the {what} is below 0", cell)
    if number > most:
        raise Unreadable(f"the {what} is more than {most}", cell)
    return number


def whole(cell: str, what: str, most: int) -> int | None:
    """A whole number, 8.0 included, from 0 to `most`; None when the cell is blank. Unreadable for anything else."""
    number = figure(cell, what, most)
    if number is None:
        return None
    if number != number.to_integral_value():
        raise Unreadable(f"the {what} is not a whole number", cell)
    return int(number)


def line(cell: str, limit: int = MOST_IN_A_NAME) -> str:
    """A name or a title: one harmless line of text."""
    return clean(cell, limit)


def note(cell: str) -> str:
    """A note as one harmless line, its line breaks as the two characters `LINE_BREAK`, whichever kind they were."""
    lines = [clean(each) for each in _BREAK.split(cell)] if cell else []
    return clean(LINE_BREAK.join(lines), MOST_IN_A_NOTE) if any(lines) else ""
