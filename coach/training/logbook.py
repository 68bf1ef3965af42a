"""The book of all sessions: what is known of each without opening it, and each opened only when it is asked for."""

from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile
from operator import attrgetter
from typing import TYPE_CHECKING, TypeAlias, overload

from coach.training.exercise import Exercise
from coach.training.log import Session
from coach.training.page import Facts, Page, Shelf, facts_of

if TYPE_CHECKING:
    from coach.training.bests import Bests

__all__ = ["Facts", "Logbook", "Page", "Shelf", "facts_of"]

_OFFSETS = timedelta(days=2)
"""More than two clocks of this world are apart."""
_ORDER = attrgetter("order")
_Posted: TypeAlias = Mapping[str, Sequence[Page]]


class Logbook(Sequence[Session]):
    """Sessions in the order they began, of two that began together by their ids. It never changes.

    As a sequence it is the sessions themselves, each opened when it is reached; `pages` are the same unopened.
    """

    __slots__ = ("_alone", "_hurt", "_lifted", "_of_alone", "_shelf", "_shelved", "_until", "_weighed", "pages")

    def __init__(
        self, pages: Iterable[Page] = (), shelf: Shelf | None = None, shelved: Sequence[Page | None] = ()
    ) -> None:
        """The pages in any order; and beside them those that stand on a shelf, by their numbers, None for each gone."""
        self._alone: Sequence[Page] = sorted(pages, key=_ORDER)
        self._shelf = shelf
        self._shelved = shelved
        together = [each for each in shelved if each is not None]
        for each in self._alone if together else ():
            insort(together, each, key=_ORDER)
        self.pages: tuple[Page, ...] = tuple(together or self._alone)
        """Every session unopened, the oldest first."""
        self._until: tuple[date, Logbook] | None = None
        self._lifted: dict[str, Sequence[Page]] = {}
        self._hurt: dict[str, Sequence[Page]] = {}
        self._of_alone: tuple[_Posted, _Posted] | None = None
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
        return self.with_page(Page.of(session))

    def with_page(self, page: Page) -> "Logbook":
        """The same with a page that stands on no shelf."""
        return self._changed([each for each in self.pages if each.id == page.id], (page,))

    def without(self, session_id: str) -> "Logbook":
        """The book without a session."""
        return self._changed([each for each in self.pages if each.id == session_id])

    def up_to(self, on: date) -> "Logbook":
        """The book of the finished sessions that began on or before a day."""
        if self._until is None or self._until[0] != on:
            later = [each for each in self.since(on) if each.date > on]
            self._until = on, self._changed([*later, *self._unfinished()])
        return self._until[1]

    def finished(self, on: date) -> Iterator[Page]:
        """Finished sessions that began on or before a day, the newest first."""
        return reversed(self.up_to(on).pages)

    def since(self, day: date) -> Iterator[Page]:
        """Sessions that began on or after a day, the oldest first."""
        around = list(takewhile(lambda page: page.date - day >= -_OFFSETS, reversed(self.pages)))
        return (each for each in reversed(around) if each.date >= day)

    def lifted(self, exercise_id: str) -> Sequence[Page]:
        """Sessions with a work set of an exercise in any block, the oldest first."""
        found = self._lifted.get(exercise_id)
        if found is None:
            numbers = () if self._shelf is None else self._shelf.lifted(exercise_id)
            found = self._lifted[exercise_id] = self._with(numbers, self._posted()[0].get(exercise_id, ()))
        return found

    def hurt(self, exercise_id: str) -> Sequence[Page]:
        """Sessions in which an exercise was flagged pain, the oldest first."""
        found = self._hurt.get(exercise_id)
        if found is None:
            numbers = () if self._shelf is None else self._shelf.hurt(exercise_id)
            found = self._hurt[exercise_id] = self._with(numbers, self._posted()[1].get(exercise_id, ()))
        return found

    def best(self, exercise: Exercise, pages: Sequence[Page]) -> "tuple[Bests | None, Sequence[Page]]":
        """The best of an exercise over pages of one unit as far as it is known unopened, and the pages it is not of."""
        numbers: list[int] = []
        others: list[Page] = []
        for each in pages:
            if each.number is None or self._shelf is None:
                others.append(each)
            else:
                numbers.append(each.number)
        found = None if self._shelf is None or not numbers else self._shelf.best(numbers, exercise)
        return (None, pages) if found is None else (found, others)

    @property
    def weighed(self) -> Sequence[Page]:
        """Sessions that have a bodyweight, the oldest first."""
        if self._weighed is None:
            alone = [each for each in self._alone if each.facts.bodyweight is not None]
            self._weighed = self._with(() if self._shelf is None else self._shelf.weighed, alone)
        return self._weighed

    # -------------------------------------------------------------- on the shelf and beside it

    def _changed(self, gone: Collection[Page], more: Collection[Page] = ()) -> "Logbook":
        """The book without some pages, and with more; itself where nothing changes."""
        if not gone and not more:
            return self
        them = {id(each) for each in gone}
        shelved = [None if each is None or id(each) in them else each for each in self._shelved]
        alone = [each for each in self._alone if id(each) not in them]
        return Logbook((*alone, *more), self._shelf, shelved)

    def _unfinished(self) -> Iterator[Page]:
        yield from (each for each in self._alone if not each.is_finished)
        for number in self._shelf.unfinished if self._shelf is not None else ():
            page = self._shelved[number]
            if page is not None:
                yield page

    def _posted(self) -> "tuple[_Posted, _Posted]":
        """By exercise, the pages beside the shelf that lifted it, and those it hurt in."""
        if self._of_alone is None:
            lifted: dict[str, list[Page]] = {}
            hurt: dict[str, list[Page]] = {}
            for page in self._alone:
                facts = page.facts
                for each in dict.fromkeys(facts.done) if facts.finishers else facts.lifted:
                    lifted.setdefault(each, []).append(page)
                for each in facts.hurt:
                    hurt.setdefault(each, []).append(page)
            self._of_alone = lifted, hurt
        return self._of_alone

    def _with(self, numbers: Iterable[int], alone: Sequence[Page]) -> Sequence[Page]:
        """Those of the shelf with these numbers, the others at their places among them."""
        found = [page for number in numbers if (page := self._shelved[number]) is not None]
        if not found:
            return alone
        for each in alone:
            insort(found, each, key=_ORDER)
        return found
