"""The rows of an export, one by one: taken, or rejected with a reason, never dropped."""

from collections.abc import Callable, Iterable, Sequence

from coach.exchange.figures import Unreadable
from coach.exchange.reading import Account, NotUnderstood, Rejected
from coach.training.text import clean
from coach.training.wording import count

_MOST_KEPT = 200
"""Characters of a text that offends: enough to find it by."""
_MOST_SHOWN = 60
_MOST_REJECTED = 10
"""One row in so many may be rejected before the file is not what it seems."""


def walked(rows: Iterable[tuple[int, list[str]]], take: Callable[[list[str]], bool]) -> Account:
    """Give every row to `take`, which says whether it is a set and raises Unreadable for what it cannot be."""
    read = rest_rows = 0
    rejected: list[Rejected] = []
    for line, cells in rows:
        read += 1
        try:
            if not take(cells):
                rest_rows += 1
        except Unreadable as wrong:
            rejected.append(Rejected(line, wrong.reason, wrong.text[:_MOST_KEPT]))
    return Account(read, rest_rows, rejected=tuple(rejected))


def expect(cells: Sequence[str], width: int, separator: str) -> None:
    """Unreadable unless the row has as many cells as the header."""
    if len(cells) != width:
        raise Unreadable(f"the row has {count(len(cells), 'cell')}, not {width}", separator.join(cells))


def accept(account: Account, *, insist: bool) -> None:
    """NotUnderstood when no row is a set, or when too many are rejected and nobody insists."""
    rejected = account.rejected
    first = "".join(f"line {each.line}: {each.reason} ({clean(each.text, _MOST_SHOWN)})" for each in rejected[:1])
    if account.rows - account.rest_rows - account.not_done <= len(rejected):
        why = f": {first}" if first else ""
        raise NotUnderstood(f"No row of the file is a set{why}.")
    if len(rejected) * _MOST_REJECTED > account.rows and not insist:
        raise NotUnderstood(
            f"{len(rejected)} of {account.rows} rows cannot be read, more than one in ten; the first is {first}. "
            "With --insist the others are taken."
        )
