"""What came of reading one of our own files."""

from collections.abc import Iterable

from coach.exchange.formats import Asked
from coach.exchange.reading import Account, NotUnderstood, Reading, in_order
from coach.exchange.rows import accept
from coach.exchange.table import Table
from coach.training.log import Session


def own_reading(
    source: str, dialect: str, sessions: Iterable[Session], account: Account, table: Table, asked: Asked
) -> Reading:
    """The reading of an export of the coach: sessions as they were, ids, targets and batches included.

    NotUnderstood when there is no session, or too many rows are rejected. A file of nothing but plans is none too few.
    """
    found = in_order(sessions)
    if account.rejected:
        accept(account, insist=asked.insist)
    elif not found:
        raise NotUnderstood("The file holds no session.")
    units = {each.unit for each in found}
    return Reading(
        source=source,
        dialect=dialect,
        unit=units.pop() if len(units) == 1 else None,
        unit_from="each session",
        sessions=found,
        account=account,
        notices=table.notices,
    )
