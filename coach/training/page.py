"""What is known of a session without opening it, and the page of a book that opens it only when it is asked for."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, Protocol

from coach.training.exercise import Exercise
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import EntryFlag, Session, SessionFlag

if TYPE_CHECKING:
    from coach.training.bests import Bests


class Facts(NamedTuple):
    """What is known of a session without opening it. A tuple, for there are as many as sessions."""

    id: str
    started: datetime
    """Aware."""
    unit: Unit
    finished: datetime | None = None
    """None while the session runs."""
    routine: str = ""
    day: str = ""
    goal: str = ""
    bodyweight: Decimal | None = None
    """In the session's unit."""
    flags: frozenset[SessionFlag] = frozenset()
    title: str = ""
    source: str = ""
    source_key: str = ""
    batch: str = ""
    lifted: tuple[str, ...] = ()
    """The ids of the exercises with a work set, those done as finisher left out; each once, in order."""
    finishers: tuple[str, ...] = ()
    """The ids of those done as finisher."""
    hurt: tuple[str, ...] = ()
    """The ids of the exercises flagged pain, with sets or without."""
    sets: int = 0
    """Work sets of all exercises together."""

    @property
    def done(self) -> tuple[str, ...]:
        """The ids of all exercises with a work set, as finisher or otherwise; one done as both is there twice."""
        return (*self.lifted, *self.finishers)

    def has(self, exercise_id: str, block: Block) -> bool:
        """Whether it has a work set of an exercise that counts in a block: finishers only among themselves."""
        return exercise_id in (self.finishers if block is Block.FINISHER else self.lifted)


def facts_of(session: Session) -> Facts:
    """What a page says of a session."""
    worked = [each for each in session.entries if any(one.is_work for one in each.sets)]
    return Facts(
        id=session.id,
        started=session.started,
        unit=session.unit,
        finished=session.finished,
        routine=session.routine,
        day=session.day,
        goal=session.goal,
        bodyweight=session.bodyweight,
        flags=session.flags,
        title=session.title,
        source=session.source,
        source_key=session.source_key,
        batch=session.batch,
        lifted=tuple(dict.fromkeys(each.id for each in worked if each.block is not Block.FINISHER)),
        finishers=tuple(dict.fromkeys(each.id for each in worked if each.block is Block.FINISHER)),
        hurt=tuple(dict.fromkeys(each.id for each in session.entries if EntryFlag.PAIN in each.flags)),
        sets=sum(each.is_work for entry in worked for each in entry.sets),
    )


class Source(Protocol):
    """Where sessions are looked up by their numbers."""

    def id(self, number: int) -> str:
        """The id of one."""

    def is_finished(self, number: int) -> bool:
        """Whether one is over."""

    def facts(self, number: int) -> Facts:
        """What is known of one without opening it."""

    def bests(self, number: int, exercise: Exercise) -> "Bests | None":
        """The best of an exercise in one, in its unit; None where that is not known without opening it."""

    def session(self, number: int) -> Session:
        """One of them, opened."""


class Shelf(Source, Protocol):
    """A long past of which some things are known without looking into anything.

    Sessions are numbered from 0 in the order of a book.
    """

    @property
    def unfinished(self) -> Sequence[int]:
        """The numbers of those that run."""

    @property
    def weighed(self) -> Sequence[int]:
        """The numbers of those that have a bodyweight."""

    def best(self, numbers: Iterable[int], exercise: Exercise) -> "Bests | None":
        """The best of an exercise over sessions of one unit; None where one of them has to be opened for it."""

    def lifted(self, exercise_id: str) -> Sequence[int]:
        """The numbers of those with a work set of an exercise in any block."""

    def hurt(self, exercise_id: str) -> Sequence[int]:
        """The numbers of those in which an exercise was flagged pain."""


class _Alone:
    """One session that is known already."""

    __slots__ = ("_facts", "_open")

    def __init__(self, facts: Facts, opened: Callable[[], Session]) -> None:
        self._facts = facts
        self._open = opened

    def id(self, _: int) -> str:
        return self._facts.id

    def is_finished(self, _: int) -> bool:
        return self._facts.finished is not None

    def facts(self, _: int) -> Facts:
        return self._facts

    def bests(self, _: int, __: Exercise) -> "Bests | None":
        return None

    def session(self, _: int) -> Session:
        return self._open()


class Page:
    """One session of the book: its facts and the session itself, each looked up at first need and then kept."""

    __slots__ = ("_facts", "_session", "_source", "number")

    def __init__(self, source: Source, number: int | None = None) -> None:
        """`source` is asked for either once at most, unless two threads ask at once."""
        self._source = source
        self._facts: Facts | None = None
        self._session: Session | None = None
        self.number = number
        """Its place on a shelf; None where it stands on none."""

    @classmethod
    def closed(cls, facts: Facts, opened: Callable[[], Session]) -> "Page":
        """The page of a session of which the facts are known and that `opened` gives."""
        return cls(_Alone(facts, opened))

    @classmethod
    def of(cls, session: Session) -> "Page":
        """The page of a session that is there already."""
        page = cls(_Alone(facts_of(session), lambda: session))
        page._session = session
        return page

    @property
    def facts(self) -> Facts:
        """What is known without opening it."""
        if self._facts is None:
            self._facts = self._source.facts(self.number or 0)
        return self._facts

    @property
    def session(self) -> Session:
        """The session itself."""
        if self._session is None:
            self._session = self._source.session(self.number or 0)
        return self._session

    def bests(self, exercise: Exercise) -> "Bests | None":
        """The best of an exercise, in the session's unit; None where the session has to be opened for it."""
        return self._source.bests(self.number or 0, exercise)

    @property
    def id(self) -> str:
        """The session's id."""
        return self._source.id(self.number or 0)

    @property
    def started(self) -> datetime:
        """When it began, aware."""
        return self.facts.started

    @property
    def order(self) -> tuple[datetime, str]:
        """What the pages of a book are in order of."""
        return self.facts.started, self.facts.id

    @property
    def date(self) -> date:
        """The calendar date of its start, in its own offset."""
        return self.facts.started.date()

    @property
    def is_finished(self) -> bool:
        """Whether it is over."""
        return self._source.is_finished(self.number or 0)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Page) and (self is other or self.session == other.session)

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"Page({self.facts!r})"
