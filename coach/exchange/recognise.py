"""Which app a file comes from: told by what stands in it, and read by that app's format."""

from collections.abc import Sequence

from coach.exchange.fitbod import FITBOD
from coach.exchange.fitnotes import FITNOTES
from coach.exchange.formats import Asked, Format
from coach.exchange.hevy import HEVY
from coach.exchange.liftlog import LIFTLOG
from coach.exchange.liftosaur import LIFTOSAUR
from coach.exchange.own_csv import OWN_CSV
from coach.exchange.own_json import OWN_JSON
from coach.exchange.reading import NotUnderstood, Reading, Source
from coach.exchange.strong import STRONG
from coach.exchange.stronglifts import STRONGLIFTS
from coach.exchange.table import Table, opened
from coach.training.text import clean
from coach.training.wording import listed

FORMATS: Sequence[Format] = (
    OWN_JSON,
    OWN_CSV,
    HEVY,
    STRONG,
    FITNOTES,
    FITBOD,
    LIFTOSAUR,
    STRONGLIFTS,
    LIFTLOG,
)
"""Every format that is understood; a file is of the first that recognises it."""

_MOST_NAMED = 12
_MOST_SHOWN = 30


def understood(content: bytes, asked: Asked, source: Source | None = None) -> Reading:
    """An export, read whole: the format is told by its content unless `source` says it.

    Raises NotUnderstood when it is none or too much of it is wrong, and UnitNeeded when the unit of its weights has
    to be asked; nothing else, whatever the bytes are. Where even the first line cannot be taken apart, that is said.
    """
    table = opened(content)
    found = (each for each in FORMATS if (each.recognises(table) if source is None else each.source is source))
    chosen = next(found, None)
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
        f"Known are those of {listed(each.name for each in FORMATS)}; "
        "if it is one of them all the same, say which with --from."
    )
