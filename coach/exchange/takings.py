"""Rows that hold several sets, or sets that were planned and never done: each set counts as a row."""

from collections.abc import Callable, Iterable, Sequence

from coach.exchange.figures import Unreadable
from coach.exchange.reading import Account, Rejected
from coach.training.frozen import frozen

_MOST_KEPT = 200
"""Characters of a text that offends: enough to find it by."""


@frozen
class Taken:
    """What one row held; a row of nothing at all counts as one set that was not done."""

    sets: int = 0
    not_done: int = 0


ONE_SET = Taken(sets=1)
NOT_DONE = Taken(not_done=1)


def all_taken(rows: Iterable[tuple[int, Sequence[str]]], take: Callable[[Sequence[str]], Taken]) -> Account:
    """Give every row to `take`, which raises Unreadable for what it cannot be: such a row counts as one."""
    sets = not_done = 0
    rejected: list[Rejected] = []
    for line, cells in rows:
        try:
            taken = take(cells)
        except Unreadable as wrong:
            rejected.append(Rejected(line, wrong.reason, wrong.text[:_MOST_KEPT]))
            continue
        sets += taken.sets
        not_done += taken.not_done if taken.sets or taken.not_done else 1
    return Account(sets + not_done + len(rejected), not_done=not_done, rejected=tuple(rejected))


class Notes:
    """Notes that an app writes on every row: the exercise's is kept once, another one stays with its set."""

    def __init__(self) -> None:
        self._where: tuple[object, str] = (None, "")
        self._first = ""

    def split(self, workout: object, exercise: str, note: str) -> tuple[str, str]:
        """What belongs to the exercise, and what to this set alone."""
        if self._where != (workout, exercise):
            self._where, self._first = (workout, exercise), ""
        if not note.strip() or note == self._first:
            return "", ""
        if not self._first:
            self._first = note
            return note, ""
        return "", note
