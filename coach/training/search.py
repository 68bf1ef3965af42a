"""Looking for words, in the sessions of the past and anywhere else."""

from collections.abc import Iterable

from coach.training.log import Session
from coach.training.text import clean


def has_words(text: str, wanted: str) -> bool:
    """Whether a text has every word of another in it, in large letters or small; no words are in all."""
    words, within = clean(wanted).casefold().split(), text.casefold()
    return all(word in within for word in words)


def says(session: Session, text: str) -> bool:
    """Whether a session has every word of a text in it, in large letters or small; the empty text is in all.

    Looked into are its date, day, goal, title, app and notes, and the names, notes and flags of its exercises.
    """
    return has_words("\n".join(_texts(session)), text)


def _texts(session: Session) -> Iterable[str]:
    yield from (session.date.isoformat(), session.day, session.goal, session.title, session.source, session.note)
    yield from session.flags
    for entry in session.entries:
        if entry.sets or entry.flags:
            yield from (entry.name, entry.source_name, entry.note, *entry.flags)
        yield from (each.note for each in entry.sets)
