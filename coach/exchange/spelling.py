"""What an exercise is called in the app that a file is written for."""

from coach.exchange.reading import Source
from coach.training.log import Entry, Session


def spelled(entry: Entry, session: Session, app: Source) -> str:
    """Its name in that app where it came from there; else where it came from; else ours."""
    if session.source == app and entry.source_name:
        return entry.source_name
    return entry.source_name or entry.name or entry.id
