"""What went wrong inside the program, kept where it can be read later."""

from datetime import datetime

from coach.storage.files import make_folders
from coach.storage.paths import Paths

MOST_BYTES = 512 * 1024
"""A longer log begins anew; the one before it is kept beside."""


def keep_mishap(paths: Paths, told: str, now: datetime) -> str:
    """Adds a fault to the log; where it is, in words. Never raises."""
    path = paths.log
    try:
        make_folders(path.parent)
        if path.exists() and path.stat().st_size > MOST_BYTES:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8", errors="replace") as log:
            log.write(f"{now.isoformat(timespec='seconds')}\n{told.rstrip()}\n\n")
    except OSError as error:
        return f"no log could be written ({error.strerror})"
    return str(path)
