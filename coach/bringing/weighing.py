"""What of an export is new: whole sessions are compared, and none that is here in any form is doubled."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from coach.exchange.dates import TIME_OF_DAY
from coach.exchange.recognise import formats
from coach.training.frozen import frozen
from coach.training.log import Session
from coach.training.logbook import Logbook, Page

_A_MINUTE = timedelta(minutes=1)
_A_DAY = timedelta(days=1)
_MOSTLY = 0.75
"""The share of equal sets from which two tellings of a day are of one workout."""


@frozen
class Weighed:
    """What an export has that the history has not."""

    new: tuple[Session, ...]
    known: int
    """Sessions that are there already, brought in before or logged here."""
    logged_here: int
    """Of those: sessions that were logged here while another app was told of them too."""
    elsewhere: int
    """Of those: sessions that another app's export has brought in."""
    different: tuple[Session, ...]
    """Sessions that are there with something else in them: as the file has them, with the ids that they have here."""


def weigh(files: Iterable[Sequence[Session]], book: Logbook) -> tuple[Weighed, ...]:
    """What of each file is new, beside the history and the files before it."""
    pages = list(book.pages)
    found: list[Weighed] = []
    for sessions in files:
        found.append(_weigh(sessions, _Shelf(pages)))
        pages += map(Page.of, found[-1].new)
    return tuple(found)


class _Shelf:
    """The pages of a book, found by what tells them apart."""

    def __init__(self, pages: Iterable[Page]) -> None:
        self._by_id: dict[str, Page] = {}
        self._by_key: dict[tuple[str, str], Page] = {}
        self._by_day: dict[date, list[Page]] = {}
        for each in pages:
            self._by_id[each.id] = each
            self._by_day.setdefault(each.date, []).append(each)
            if each.facts.source_key:
                self._by_key[each.facts.source, each.facts.source_key] = each

    def same(self, session: Session) -> Page | None:
        """The page that was made from this very workout."""
        page = self._by_key.get((session.source, session.source_key)) if session.source_key else None
        if page is None:
            page = self._by_id.get(session.id)
            if page is not None and (page.facts.source, page.facts.source_key) != (session.source, session.source_key):
                return None
        return page

    def around(self, session: Session) -> Iterator[Page]:
        """The pages of the day and of those beside it."""
        for days in (-_A_DAY, timedelta(), _A_DAY):
            yield from self._by_day.get(session.date + days, ())

    def has(self, session_id: str) -> bool:
        """Whether an id is taken."""
        return session_id in self._by_id


def _weigh(sessions: Sequence[Session], shelf: _Shelf) -> Weighed:
    pages = {place: page for place, each in enumerate(sessions) if (page := shelf.same(each)) is not None}
    spoken_for = {page.id for page in pages.values()}
    new: dict[str, Session] = {}
    different: list[Session] = []
    twins: Counter[bool] = Counter()
    known = 0
    for place, session in enumerate(sessions):
        page = pages.get(place) or _retold(session, shelf, spoken_for)
        if page is not None:
            spoken_for.add(page.id)
            if _is_same(page.session, session):
                known += 1
            else:
                different.append(replace(session, id=page.id, batch=page.facts.batch))
            continue
        twin = _twin(session, shelf)
        if twin is not None:
            known += 1
            twins[bool(twin.facts.source)] += 1
            continue
        free = session.id
        while free in new or shelf.has(free):
            free += "x"
        new[free] = session if free == session.id else replace(session, id=free)
    return Weighed(tuple(new.values()), known, twins[False], twins[True], tuple(different))


def _is_same(here: Session, there: Session) -> bool:
    """Whether both tell the same of what was done; how they came here, and where the clock stood, does not matter.

    What an app calls an exercise tells which one it is: that may be better known now than when it was brought in.
    """
    if _length(here) != _length(there) or len(here.entries) != len(there.entries):
        return False
    entries = tuple(
        replace(new, id=old.id, name=old.name, block=old.block)
        if new.source_name and new.source_name == old.source_name
        else new
        for new, old in zip(there.entries, here.entries, strict=True)
    )
    as_here = replace(
        there,
        id=here.id,
        started=here.started,
        finished=here.finished,
        source_key=here.source_key,
        batch=here.batch,
        entries=entries,
    )
    return as_here == here


def _length(session: Session) -> timedelta | None:
    return None if session.finished is None else session.finished - session.started


# -------------------------------------------------------------- the same workout under another name


def _retold(session: Session, shelf: _Shelf, spoken_for: set[str]) -> Page | None:
    """The page that the same app made of it under another key: its title or its end was changed since."""
    for page in shelf.around(session):
        is_free = page.facts.source == session.source and page.id not in spoken_for
        if is_free and _begin_together(session, page) and _shared(session, page):
            return page
    return None


def _twin(session: Session, shelf: _Shelf) -> Page | None:
    """The page of the same workout, logged here or brought in from elsewhere: nobody does two at a time."""
    others = (each for each in shelf.around(session) if each.facts.source != session.source)
    return next((each for each in others if _is_twin(session, each)), None)


def _is_twin(session: Session, page: Page) -> bool:
    shared = _shared(session, page)
    if not shared:
        return _begin_together(session, page) and _alike(_reps(session), _reps(page.session))
    if page.date == session.date:
        exercises = len(_exercises(session))
        wanted = exercises if page.facts.source else min(exercises, len(set(page.facts.done)))
        if 2 * len(shared) >= wanted:
            has_no_time = _has_no_time(session) or _has_no_time(page.session)
            if has_no_time or _alike(_sets(session), _sets(page.session)):
                return True
    return _overlap(session, page)


def _exercises(session: Session) -> frozenset[str]:
    return frozenset(entry.id for entry in session.entries if entry.work_sets)


def _shared(session: Session, page: Page) -> frozenset[str]:
    return _exercises(session).intersection(page.facts.done)


def _begin_together(session: Session, page: Page) -> bool:
    return any(abs(one - other) < _A_MINUTE for one, other in _both_ways(session.started, page.started))


def _overlap(session: Session, page: Page) -> bool:
    """Whether they share some time, or did by the clock on the wall: lifters travel, and most apps tell no zone."""
    if _begin_together(session, page):
        return True
    ended, page_ended = session.finished or session.last_moment, page.facts.finished or page.session.last_moment
    before = _both_ways(session.started, page_ended)
    after = _both_ways(page.started, ended)
    return any(a < b and c < d for (a, b), (c, d) in zip(before, after, strict=True))


def _both_ways(one: datetime, other: datetime) -> tuple[tuple[datetime, datetime], tuple[datetime, datetime]]:
    """Two moments as they were, and as the clocks on the wall showed them."""
    return (one, other), (one.replace(tzinfo=UTC), other.replace(tzinfo=UTC))


def _has_no_time(session: Session) -> bool:
    return session.started.time() == TIME_OF_DAY and any(
        each.key == session.source and each.may_have_no_time for each in formats()
    )


def _sets(session: Session) -> Counter[tuple[str, int]]:
    return Counter((entry.id, each.done) for entry in session.entries for each in entry.work_sets)


def _reps(session: Session) -> Counter[tuple[str, int]]:
    return Counter(("", each.done) for entry in session.entries for each in entry.work_sets)


def _alike(one: Counter[tuple[str, int]], other: Counter[tuple[str, int]]) -> bool:
    """Whether most sets of the longer are in the other too."""
    return (one & other).total() >= _MOSTLY * max(one.total(), other.total(), 1)
