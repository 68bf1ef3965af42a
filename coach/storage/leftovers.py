"""Files that a program which was killed had begun to write: nobody needs them, and nothing else takes them away."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from coach.storage.files import TEMPORARY, is_within
from coach.storage.paths import Paths
from coach.storage.rescue import rescue_folder

OLD = timedelta(days=1)
"""After which nobody can still be writing one."""

_NAME = re.compile(rf"{re.escape(TEMPORARY)}[0-9a-f]{{12}}\.tmp")


def sweep(paths: Paths, now: datetime) -> int:
    """Removes what was begun more than a day ago, in the lifter's folders alone; how many. Never raises.

    Links are not followed, and only ordinary files under a name that this program gives are removed.
    """
    swept = 0
    for each in _begun(paths):
        with suppress(OSError):
            found = each.lstat()
            if stat.S_ISREG(found.st_mode) and now.timestamp() - found.st_mtime > OLD.total_seconds():
                each.unlink()
                swept += 1
    return swept


def _begun(paths: Paths) -> Iterator[Path]:
    for folder in (paths.history, paths.backups, paths.trash):
        if is_within(folder, paths.data):
            for inner, _, names in os.walk(folder):
                yield from (Path(inner, each) for each in names if _NAME.fullmatch(each))
    for folder in (paths.config_dir, paths.cache, rescue_folder(paths)):
        with suppress(OSError):
            yield from (each for each in folder.iterdir() if _NAME.fullmatch(each.name))
