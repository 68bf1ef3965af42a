"""The book of all sessions: what is known of each without opening it, and each opened only when it is asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import takewhile
from typing import NamedTuple, overload

from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import EntryFlag, Session, SessionFlag

_OFFSETS = timedelta(days=2)
"""More than two clocks of this world are apart."""


class Facts(NamedTuple):
    """What is known of a session without opening it. A tuple, for there are as many as sessions and all are read."""

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


class Page:
    """One session of the book: its facts, and the session itself, which is opened at first need and then kept."""

    __slots__ = ("_open", "_session", "facts")

    def __init__(self, facts: Facts, opened: Callable[[], Session]) -> None:
        """`opened` gives the session these facts are of; it is called once at most, unless two threads ask at once."""
        self.facts = facts
        """What is known without opening it."""
        self._open = opened
        self._session: Session | None = None

    @classmethod
    def of(cls, session: Session) -> "Page":
        """The page of a session that is there already."""
        page = cls(facts_of(session), lambda: session)
        page._session = session
        return page

    @property
    def session(self) -> Session:
        """The session itself."""
        if self._session is None:
            self._session = self._open()
        return self._session

    @property
    def id(self) -> str:
        """The session's id."""
        return self.facts.id

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
        return self.facts.finished is not None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Page) and (self is other or self.session == other.session)

    def __hash__(self) -> int:
        return hash(self.facts.id)

    def __repr__(self) -> str:
        return f"Page({self.facts!r})"


class Logbook(Sequence[Session]):
    """Sessions in the order they began, of two that began together by their ids. It never changes.

    As a sequence it is the sessions themselves, each opened when it is reached; `pages` are the same unopened.
    """

    __slots__ = ("_hurt", "_lifted", "_until", "_weighed", "pages")

    def __init__(self, pages: Iterable[Page] = ()) -> None:
        """The pages in any order."""
        self.pages: tuple[Page, ...] = tuple(sorted(pages, key=lambda each: each.order))
        """Every session unopened, the oldest first."""
        self._until: tuple[date, Logbook] | None = None
        self._lifted: Mapping[str, Sequence[Page]] | None = None
        self._hurt: Mapping[str, Sequence[Page]] | None = None
        self._weighed: Sequence[Page] | None = None

    @classmethod
    def of(cls, sessions: Iterable[Session]) -> "Logbook":
        """The book of these sessions, in any order; a book is its own."""
        return sessions if isinstance(sessions, Logbook) else cls(Page.of(each) for each in sessions)

    # -------------------------------------------------------------- as a sequence of sessions

    def __len__(self) -> int:
        return len(self.pages)

    @overload
    def __getitem__(self, index: int) -> Session: ...
    @overload
    def __getitem__(self, index: slice) -> "Logbook": ...
    def __getitem__(self, index: int | slice) -> "Session | Logbook":
        return Logbook(self.pages[index]) if isinstance(index, slice) else self.pages[index].session

    def __iter__(self) -> Iterator[Session]:
        return (each.session for each in self.pages)

    def __reversed__(self) -> Iterator[Session]:
        return (each.session for each in reversed(self.pages))

    def __contains__(self, session: object) -> bool:
        return isinstance(session, Session) and any(
            each.id == session.id and each.session == session for each in self.pages
        )

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Logbook):
            return self.pages == other.pages
        return (
            isinstance(other, tuple | list)
            and len(other) == len(self)
            and all(one == two for one, two in zip(self, other, strict=True))
        )

    def __hash__(self) -> int:
        return hash(tuple(each.id for each in self.pages))

    def __repr__(self) -> str:
        return f"Logbook({', '.join(each.id for each in self.pages)})"

    # -------------------------------------------------------------- what it answers

    def page(self, session_id: str) -> Page | None:
        """The page of a session by its id, or None."""
        return next((each for each in self.pages if each.id == session_id), None)

    def with_session(self, session: Session) -> "Logbook":
        """The book with a session more, or with another truth about one that it has."""
        return Logbook((*self.without(session.id).pages, Page.of(session)))

    def without(self, session_id: str) -> "Logbook":
        """The book without a session."""
        return Logbook(each for each in self.pages if each.id != session_id)

    def up_to(self, on: date) -> "Logbook":
        """The book of the finished sessions that began on or before a day."""
        if self._until is None or self._until[0] != on:
            pages = [each for each in self.pages if each.is_finished and each.date <= on]
            self._until = on, self if len(pages) == len(self.pages) else Logbook(pages)
        return self._until[1]

    def finished(self, on: date) -> Iterator[Page]:
        """Finished sessions that began on or before a day, the newest first."""
        return reversed(self.up_to(on).pages)

    def since(self, day: date) -> Iterator[Page]:
        """Sessions that began on or after a day, the oldest first."""
        around = list(takewhile(lambda page: page.date >= day - _OFFSETS, reversed(self.pages)))
        return (each for each in reversed(around) if each.date >= day)

    def lifted(self, exercise_id: str) -> Sequence[Page]:
        """Sessions with a work set of an exercise in any block, the oldest first."""
        if self._lifted is None:
            self._lifted = _posted(
                self.pages, lambda facts: dict.fromkeys(facts.done) if facts.finishers else facts.lifted
            )
        return self._lifted.get(exercise_id, ())

    def hurt(self, exercise_id: str) -> Sequence[Page]:
        """Sessions in which an exercise was flagged pain, the oldest first."""
        if self._hurt is None:
            self._hurt = _posted(self.pages, lambda facts: facts.hurt)
        return self._hurt.get(exercise_id, ())

    @property
    def weighed(self) -> Sequence[Page]:
        """Sessions that have a bodyweight, the oldest first."""
        if self._weighed is None:
            self._weighed = tuple(each for each in self.pages if each.facts.bodyweight is not None)
        return self._weighed


def _posted(pages: Iterable[Page], exercises: Callable[[Facts], Iterable[str]]) -> Mapping[str, Sequence[Page]]:
    """By exercise, the pages that name it."""
    found: dict[str, list[Page]] = {}
    for page in pages:
        for each in exercises(page.facts):
            found.setdefault(each, []).append(page)
    return found
