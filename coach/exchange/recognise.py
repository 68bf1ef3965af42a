"""Which app a file comes from: told by what stands in it, and read by that app's format."""

from functools import cache
from importlib import import_module

from coach.exchange.formats import Asked, Format
from coach.exchange.reading import NotUnderstood, Reading
from coach.exchange.sources import OWN, apps, sources
from coach.exchange.table import Table, opened
from coach.training.text import clean
from coach.training.wording import listed

_MOST_NAMED = 12
_MOST_SHOWN = 30


@cache
def format_of(source: str) -> Format:
    """The format of this name. TypeError where its module has none."""
    module = import_module(f"coach.exchange.apps.{source}")
    found: object = getattr(module, "FORMAT", None)
    if not isinstance(found, Format):
        raise TypeError(f"{module.__name__} has no FORMAT, or one that is no Format but {found!r}")
    if found.key != source:
        raise TypeError(f"{module.__name__} has a FORMAT of another name: its key is {found.key!r}, not {source!r}")
    return found


def formats() -> tuple[Format, ...]:
    """Every format that is understood, in the order in which people read of them."""
    return tuple(map(format_of, sources()))


def recognised(table: Table) -> Format | None:
    """The format of a file, by what stands in it; NotUnderstood where that is not one alone."""
    found = [each for each in formats() if each.recognises(table)]
    if len(found) > 1:
        raise NotUnderstood(
            f"The file has the columns of {listed(each.name for each in found)} together: say which it is with --from."
        )
    return found[0] if found else None


def understood(content: bytes, asked: Asked, source: str | None = None) -> Reading:
    """An export, read whole: the format is told by its content unless `source` says it.

    Raises NotUnderstood when it is none or too much of it is wrong, and UnitNeeded when the unit of its weights has
    to be asked; nothing else, whatever the bytes are. Where even the first line cannot be taken apart, that is said.
    """
    table = opened(content)
    chosen = recognised(table) if source is None else format_of(source)
    if chosen is None:
        next(table.records(), None)
        raise NotUnderstood(_unknown(table))
    return chosen.read(table, asked)


def _unknown(table: Table) -> str:
    names = [clean(each, _MOST_SHOWN) or "(blank)" for each in table.head[:_MOST_NAMED]]
    more = len(table.head) - len(names)
    columns = (
        f"its columns are {listed([*names, *([f'{more} more'] if more else [])])}" if names else "it has no columns"
    )
    return (
        f"The file is none of the exports the coach knows: {columns}. "
        f"Known are those of {listed(format_of(each).name for each in (*OWN, *apps()))}; "
        "if it is one of them all the same, say which with --from."
    )
