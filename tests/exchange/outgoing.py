"""Made-up histories to be written, and files to be read back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, tzinfo

from hypothesis import strategies as st

from coach.exchange.export import Export
from coach.exchange.formats import Asked, Format
from coach.exchange.reading import NotUnderstood, Reading, UnitNeeded
from coach.exchange.table import opened
from coach.training.exercise import Catalogue
from coach.training.load import Unit
from coach.training.log import NOTHING_MORE, Entry, LoggedSet, Session
from tests.storage.sessions import SESSIONS

HISTORIES = st.lists(SESSIONS, min_size=1, max_size=4, unique_by=lambda each: each.id).map(
    lambda sessions: sorted(sessions, key=lambda each: each.started)
)


def text_of(export: Export) -> str:
    """The whole file."""
    return "".join(export.lines)


def read(form: Format, text: str, unit: Unit | None = None, *, insist: bool = True, zone: tzinfo = UTC) -> Reading:
    """What a reader makes of a file, however many of its rows are wrong."""
    return form.read(opened(text.encode()), Asked(Catalogue({}), zone, unit, insist))


def answer(form: Format, text: str) -> Reading | str:
    """What a reader makes of a file, or the sentence with which it refuses; anything else is raised."""
    try:
        return read(form, text)
    except (NotUnderstood, UnitNeeded) as refused:
        return str(refused)


def without_unknown_keys(session: Session) -> Session:
    """The session with what the coach knows of it."""
    return replace(session, extra=NOTHING_MORE, entries=tuple(_bare(each) for each in session.entries))


def _bare(entry: Entry) -> Entry:
    target = None if entry.target is None else replace(entry.target, extra=NOTHING_MORE)
    return replace(entry, extra=NOTHING_MORE, target=target, sets=_bare_sets(entry.sets))


def _bare_sets(sets: Sequence[LoggedSet]) -> tuple[LoggedSet, ...]:
    return tuple(replace(each, extra=NOTHING_MORE) for each in sets)
