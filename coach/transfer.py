"""What goes out of the coach and comes back, as plain values: backups."""

from datetime import datetime

from coach.storage import backup
from coach.storage.archive import read_archive
from coach.storage.backup import Backup, write_backup
from coach.storage.paths import Paths
from coach.storage.restore import Comparison, Restored, compare, finish_restores, restore

__all__ = [
    "Backup",
    "Comparison",
    "Restored",
    "compare",
    "daily_backup",
    "finish_restore",
    "read_archive",
    "restore",
    "write_backup",
]


def daily_backup(paths: Paths, now: datetime) -> str:
    """Keep the first backup of the day; what the lifter should know, in a sentence, mostly nothing.

    Never raises. It reads the whole history: call it off the screen's thread, at every start of the app.
    """
    return backup.daily_backup(paths, now).notice


def finish_restore(paths: Paths) -> str:
    """Finish or undo a restore that was interrupted; what was done, in a sentence, mostly nothing.

    Never raises. It is quick and has to come before the history is read.
    """
    try:
        return finish_restores(paths)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        return f"A restore was interrupted and could not be finished: {reason}."
