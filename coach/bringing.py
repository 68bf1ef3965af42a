"""Other apps' histories brought in: read, weighed against what is there, put in whole, taken out again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from pathlib import Path

from coach.exchange.formats import Asked
from coach.exchange.reading import NotUnderstood, Reading, Source, UnitNeeded
from coach.exchange.recognise import understood
from coach.gym import Gym
from coach.storage.batch import newest_batch, take_out, write_batch
from coach.storage.files import read_bytes
from coach.storage.history import SessionStore
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.training.load import Unit
from coach.training.log import Session
from coach.training.logbook import Logbook, Page
from coach.training.wording import count

__all__ = [
    "NotUnderstood",
    "Reading",
    "Source",
    "UnitNeeded",
    "Weighed",
    "bring_in",
    "content_of",
    "newest_batch",
    "read_export",
    "take_back",
    "weigh",
]

MOST_BYTES = 100_000_000
"""A life of training in the wordiest of these formats is a quarter of it."""
NO_TIME = frozenset({Source.FITNOTES})
"""Apps that keep the day of a workout and no time."""
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Weighed:
    """What an export has that the history has not."""

    new: tuple[Session, ...]
    known: int
    """Sessions that are there already, brought in before or logged here."""
    logged_here: tuple[Session, ...]
    """Of those: sessions that were logged here, under another name."""
    different: tuple[Session, ...]
    """Sessions that are there with other sets, as the file has them."""


def content_of(file: Path) -> bytes:
    """What stands in a file. Raises NotUnderstood where it cannot be read, or is larger than any history."""
    content = read_bytes(file, limit=MOST_BYTES)
    if isinstance(content, Problem):
        raise NotUnderstood(f"{file.name} {content.sentence}.")
    return content


def read_export(
    content: bytes,
    gym: Gym,
    zone: tzinfo | None,
    *,
    source: Source | None = None,
    unit: Unit | None = None,
    insist: bool = False,
) -> Reading:
    """An export, understood. Raises NotUnderstood, and UnitNeeded where the unit of its weights has to be asked."""
    return understood(content, Asked(gym.catalogue, zone, unit, insist), source)


def weigh(sessions: Iterable[Session], book: Logbook) -> Weighed:
    """What of an export is new: whole sessions are compared, those logged here are never doubled."""
    by_id = {each.id: each for each in book.pages}
    by_key = {(each.facts.source, each.facts.source_key): each for each in book.pages if each.facts.source_key}
    ours: dict[date, list[Page]] = {}
    for each in book.pages:
        if not each.facts.source:
            ours.setdefault(each.date, []).append(each)
    new: list[Session] = []
    different: list[Session] = []
    here: list[Session] = []
    known = 0
    seen: set[str] = set()
    for session in sessions:
        page = by_key.get((session.source, session.source_key)) if session.source_key else None
        page = page or by_id.get(session.id)
        if page is not None:
            if _is_same(page.session, session):
                known += 1
            else:
                different.append(replace(session, id=page.id, batch=page.facts.batch))
        elif _logged_here(session, ours) is not None:
            known += 1
            here.append(session)
        elif session.id not in seen:
            seen.add(session.id)
            new.append(session)
    return Weighed(tuple(new), known, tuple(here), tuple(different))


def bring_in(
    weighed: Weighed,
    source: str,
    gym: Gym,
    now: datetime,
    *,
    with_different: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> str:
    """Puts what is new into the history, all of it or nothing; the name of the batch, empty where nothing was new.

    `with_different` takes the file's version of the sessions that differ too, one after the other; the versions that
    were there go to the trash. Raises OSError.
    """
    batch = ""
    if weighed.new:
        batch, _ = write_batch(weighed.new, f"{now:%Y-%m-%dT%H%M%S}-{source}", gym.paths, progress=progress)
    if with_different:
        store = SessionStore(gym.paths, gym.history.stored)
        for each in weighed.different:
            store.trash(each)
            store.save(each, now)
    return batch


def take_back(paths: Paths) -> tuple[str, Path] | None:
    """Takes the latest import out of the history; its name and where it is now, None where there is none.

    Raises OSError.
    """
    batch = newest_batch(paths)
    return (batch, take_out(batch, paths)) if batch else None


def _is_same(one: Session, other: Session) -> bool:
    """Whether both tell the same of what was done; how they came here does not matter."""
    return _told(one) == _told(other)


def _told(session: Session) -> Session:
    return replace(session, id="", batch="", source_key="")


def _logged_here(session: Session, ours: Mapping[date, Sequence[Page]]) -> Page | None:
    """The session logged here that this one is, kept in another app as well: nobody does two at a time."""
    exercises = {each.id for each in session.entries}
    for page in (page for days in (-1, 0, 1) for page in ours.get(session.date + timedelta(days=days), ())):
        shared = exercises & {*page.facts.lifted, *page.facts.finishers}
        if session.source in NO_TIME:
            if page.date == session.date and 2 * len(shared) >= min(
                len(exercises), len(page.facts.lifted) + len(page.facts.finishers)
            ):
                return page
        elif shared and _overlap(session, page):
            return page
    return None


def _overlap(session: Session, page: Page) -> bool:
    if abs(session.started - page.started) < A_MINUTE:
        return True
    ends = page.facts.finished or page.started
    return session.started < ends and page.started < (session.finished or session.started)


def summary(weighed: Weighed) -> str:
    """What comes of it, in words."""
    parts = [f"{count(len(weighed.new), 'session')} new"]
    if weighed.known:
        parts.append(f"{weighed.known} there already")
    if weighed.different:
        parts.append(f"{len(weighed.different)} different from what is there")
    return ", ".join(parts)
