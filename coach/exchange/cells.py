"""Values as the cells of a comma-separated file, and back."""

import re
from collections.abc import Iterable
from decimal import Decimal

_MOST_DIGITS = 30
"""A number with more places than this is no weight, and is written with its exponent."""
_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")  # noqa: RUF001 - spreadsheets in Asia begin formulas with these
_NEEDS_QUOTES = re.compile('[",\r\n]|^\\s|\\s$')
_GUARD = "'"


def guarded(text: str) -> str:
    """The text such that no spreadsheet takes it for a formula: an apostrophe before what begins like one.

    Apostrophes that stand there already are counted as part of the beginning, so that `unguarded` gives back
    every text exactly.
    """
    return _GUARD + text if _FORMULA.match(text) else text


def unguarded(cell: str) -> str:
    """What `guarded` was given."""
    return cell[1:] if cell.startswith(_GUARD) and _FORMULA.match(cell) else cell


def number_cell(value: Decimal | int | None) -> str:
    """The number as it was logged, 62.5 and not 62.50000001; empty for none."""
    match value:
        case None:
            return ""
        case int():
            return str(value)
        case _:
            exponent = value.as_tuple().exponent
            return f"{value:f}" if isinstance(exponent, int) and abs(exponent) <= _MOST_DIGITS else str(value)


def cell(text: str) -> str:
    """The text in quotes where it needs them."""
    return quoted(text) if _NEEDS_QUOTES.search(text) else text


def quoted(text: str) -> str:
    """The text in quotes, those in it doubled."""
    return f'"{text.replace(chr(34), chr(34) * 2)}"'


def row(cells: Iterable[str]) -> str:
    """One line of the file; each cell is written as it is."""
    return ",".join(cells) + "\n"
