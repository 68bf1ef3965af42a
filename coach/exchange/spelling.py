"""What an exercise is called in the app that a file is written for."""

from coach.exchange import names
from coach.exchange.reading import Source
from coach.training.log import Entry, Session

_WEIGHTED = " (Weighted)"
"""What some apps put behind the name of a bodyweight exercise that is done with a load."""


def spelled(entry: Entry, session: Session, app: Source) -> str:
    """The name it came with, where it came from that app; else the app's own name for it; else the one there is."""
    if session.source == app and entry.source_name:
        return entry.source_name
    name = names.spelled(app, entry.id)
    if name is None:
        return entry.source_name or entry.name or entry.id
    weighted = f"{name}{_WEIGHTED}"
    is_loaded = any(each.load for each in entry.sets)
    return weighted if is_loaded and names.known(app, weighted) == entry.id else name
