"""The rows of an export, one by one: taken, or rejected with a reason, never dropped."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TypeVar

from coach.exchange.figures import Unreadable
from coach.exchange.reading import Account, NotUnderstood, Rejected
from coach.training.frozen import frozen
from coach.training.text import clean
from coach.training.wording import count

_MOST_KEPT = 200
"""Characters of a text that offends: enough to find it by."""
_MOST_SHOWN = 60
_MOST_REJECTED = 10
"""One row in so many may be rejected before the file is not what it seems."""


@frozen
class Taken:
    """What one row held; a row of nothing at all counts as one set that was not done."""

    sets: int = 0
    not_done: int = 0
    rests: int = 0
    """Rows that only tell the rest after a set."""


ONE_SET = Taken(sets=1)
NOT_DONE = Taken(not_done=1)
A_REST = Taken(rests=1)


def walked(rows: Iterable[tuple[int, list[str]]], take: Callable[[list[str]], Taken]) -> Account:
    """Give every row to `take`, which raises Unreadable for what it cannot be: such a row counts as one.

    A row that holds several sets counts as many.
    """
    sets = not_done = rests = 0
    refused: list[Rejected] = []
    for line, cells in rows:
        try:
            taken = take(cells)
        except Unreadable as why:
            refused.append(rejected(line, why))
            continue
        sets += taken.sets
        rests += taken.rests
        not_done += taken.not_done if taken.sets or taken.not_done or taken.rests else 1
    return Account(sets + rests + not_done + len(refused), rests, not_done, tuple(refused))


def rejected(line: int, why: Unreadable) -> Rejected:
    """The row that begins on a line, with enough of what offends to find it by."""
    return Rejected(line, why.reason, why.text[:_MOST_KEPT])


Name = TypeVar("Name", bound=Hashable)


def picker(columns: Mapping[Name, int], width: int, *names: Name) -> Callable[[list[str]], tuple[str, ...]]:
    """What takes the cells of two columns or more, from rows of `width` cells with an empty one put behind them.

    A column that the file does not have is that empty one.
    """
    return itemgetter(*(columns.get(each, width) for each in names))


def expect(cells: Sequence[str], width: int, separator: str) -> None:
    """Unreadable unless the row has as many cells as the header."""
    if len(cells) != width:
        raise Unreadable(f"the row has {count(len(cells), 'cell')}, not {width}", separator.join(cells))


def nameless(cells: Sequence[str], separator: str) -> Unreadable:
    """That the exercise of a row has no name."""
    return Unreadable("the exercise has no name", separator.join(cells))


def accept(account: Account, *, insist: bool) -> None:
    """NotUnderstood when no row is a set, or when too many are rejected and nobody insists."""
    refused = account.rejected
    first = "".join(f"line {each.line}: {each.reason} ({clean(each.text, _MOST_SHOWN)})" for each in refused[:1])
    if account.rows - account.rest_rows - account.not_done <= len(refused):
        why = f": {first}" if first else ""
        raise NotUnderstood(f"No row of the file is a set{why}.")
    if len(refused) * _MOST_REJECTED > account.rows and not insist:
        raise NotUnderstood(
            f"{len(refused)} of {account.rows} rows cannot be read, more than one in ten; the first is {first}. "
            "With --insist the others are taken."
        )
