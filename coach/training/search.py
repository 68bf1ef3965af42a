"""Looking for words in the sessions of the past."""

from collections.abc import Iterable

from coach.training.log import Session
from coach.training.text import clean


def says(session: Session, text: str) -> bool:
    """Whether a session has every word of a text in it, in large letters or small; the empty text is in all.

    Looked into are its date, day, goal, title, app and notes, and the names, notes and flags of its exercises.
    """
    words = clean(text).casefold().split()
    return not words or _has_all(words, "\n".join(_texts(session)).casefold())


def _has_all(words: Iterable[str], text: str) -> bool:
    return all(word in text for word in words)


def _texts(session: Session) -> Iterable[str]:
    yield from (session.date.isoformat(), session.day, session.goal, session.title, session.source, session.note)
    yield from session.flags
    for entry in session.entries:
        if entry.sets or entry.flags:
            yield from (entry.name, entry.source_name, entry.note, *entry.flags)
        yield from (each.note for each in entry.sets)
