"""What came of reading another app's export: sessions, and an account of every row."""

from collections.abc import Iterable
from datetime import date

from coach.training.frozen import frozen
from coach.training.load import Unit
from coach.training.log import Session, SetKind


class NotUnderstood(Exception):  # noqa: N818 - it is an answer, in words, not a fault of the program
    """The file cannot be imported as a whole; the sentence says why and what to do."""


class UnitNeeded(Exception):  # noqa: N818 - it is a question, not a fault of the program
    """The file does not say whether its weights are kg or lb."""

    def __init__(self, hint: str) -> None:
        """`hint` is what helps to tell, such as the heaviest; it is in the sentence too."""
        super().__init__(f"The file does not say whether its weights are kg or lb ({hint}).")
        self.hint = hint


def other_columns(app: str, what: str) -> NotUnderstood:
    """That a file has not the columns of an app; `what` is the end of the sentence."""
    owner = f"{app}'" if app.endswith("s") else f"{app}'s"
    return NotUnderstood(f"The columns are not those of {owner} exports: {what}.")


@frozen
class Rejected:
    """A row that is no set, and why."""

    line: int
    """The physical line on which the record starts, from 1."""
    reason: str
    text: str
    """The offending text, as it stands in the file; to be cleaned before it is shown."""


@frozen
class Account:
    """Where every row of a file went: sets, rest rows, rows that were rejected or planned only."""

    rows: int
    """Records after the header, blank lines not counted."""
    rest_rows: int = 0
    """Rows that only tell the rest after a set."""
    not_done: int = 0
    """Planned sets that were never done."""
    rejected: tuple[Rejected, ...] = ()


@frozen
class Reading:
    """An export, understood."""

    source: str
    """Its format, as `--from` takes it."""
    dialect: str
    """S1 … S6 for Strong, the columns that matter for others: "kg/km", "10 columns"."""
    unit: Unit | None
    """The unit of its loads; None where no row has a load, or where rows that tell their own tell both."""
    unit_from: str
    """Where the unit comes from, in words: "each row", "the header", "--unit", "the app always writes kg"."""
    sessions: tuple[Session, ...]
    """The oldest first, with `source`, `source_key`, `finished`; without a batch and without targets."""
    account: Account
    notices: tuple[str, ...] = ()
    """What the lifter should know, a sentence each."""

    @property
    def sets(self) -> int:
        """Sets of every kind."""
        return sum(len(entry.sets) for each in self.sessions for entry in each.entries)

    def count(self, kind: SetKind) -> int:
        """Sets of one kind."""
        return sum(done.kind is kind for each in self.sessions for entry in each.entries for done in entry.sets)

    @property
    def failures(self) -> int:
        """Sets taken to failure."""
        return sum(done.failure for each in self.sessions for entry in each.entries for done in entry.sets)

    @property
    def first(self) -> date | None:
        """The date of the oldest session."""
        return self.sessions[0].date if self.sessions else None

    @property
    def last(self) -> date | None:
        """The date of the newest session."""
        return self.sessions[-1].date if self.sessions else None


def in_order(sessions: Iterable[Session]) -> tuple[Session, ...]:
    """The oldest first; equal moments stay as they came."""
    return tuple(sorted(sessions, key=lambda each: each.started))
