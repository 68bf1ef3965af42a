"""Other apps' histories for a run of the coach: found, looked at, brought in, taken back; all may take a moment."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from platformdirs import user_downloads_dir

from coach.bringing.looking import Look, batch_name, look
from coach.bringing.putting import Brought, TakenOut, alone, bring_in, take_back
from coach.bringing.reading import NotUnderstood, content_of, read_export
from coach.exchange.formats import Format
from coach.exchange.recognise import recognised
from coach.exchange.sources import OWN
from coach.exchange.table import opened
from coach.gym import Gym
from coach.storage.batch import newest_batch
from coach.storage.files import head_of, is_missing
from coach.storage.paths import Paths, absolute
from coach.training.frozen import frozen
from coach.training.load import Unit
from coach.training.text import clean

_ENOUGH = 1 << 14
"""Bytes that tell what a file is."""
_MOST_FILES = 200
"""Of a folder full of downloads, the newest."""


@frozen
class Likely:
    """A file that looks like an export."""

    file: str
    """The whole path."""
    name: str
    """Its bare name, safe to be shown."""
    app: str
    """The app it comes from."""
    changed: date
    """When it was written."""


class WayIn:
    """Brings other apps' histories into one lifter's folders."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def likely(self) -> tuple[Likely, ...]:
        """Exports among the downloads, the newest first; none that the coach wrote itself."""
        return tuple(_likely(Path(user_downloads_dir())))

    def look(self, file: str, gym: Gym, unit: Unit | None = None) -> Look:
        """What a file holds and what of it is new; raises NotUnderstood, and UnitNeeded."""
        path = absolute(file.strip())
        if is_missing(path):
            raise NotUnderstood(f"There is no file {clean(file.strip())}.")
        reading = read_export(content_of(path), gym, None, unit=unit)
        return look(((clean(path.name), reading),), gym)[0]

    def bring(self, wanted: Look, gym: Gym, now: datetime, progress: Callable[[int, int], None]) -> Brought:
        """Puts what is new into the history as it is by now; raises OSError and has changed nothing then."""
        with alone(self._paths):
            fresh = gym.read_again()
            looks = look(((wanted.name, wanted.reading),), fresh)
            return bring_in([each.weighed for each in looks], batch_name(looks), fresh, now, progress=progress)

    def take_back(self) -> TakenOut | None:
        """Takes the latest import back; None where there is none. Raises OSError."""
        with alone(self._paths):
            return take_back(self._paths)

    def latest(self) -> str:
        """The name of the latest import; empty where there is none."""
        return newest_batch(self._paths)


def _likely(folder: Path) -> Iterator[Likely]:
    for changed, each in sorted(_written(folder), reverse=True)[:_MOST_FILES]:
        form = _format_of(head_of(each, _ENOUGH))
        if form is not None and form.key not in OWN:
            yield Likely(str(each), clean(each.name), form.name, datetime.fromtimestamp(changed).astimezone().date())


def _written(folder: Path) -> Iterator[tuple[float, Path]]:
    """Its comma-separated files, each after the moment it was written; a link that leads nowhere is passed over."""
    with suppress(OSError):
        for each in folder.iterdir():
            if each.suffix.casefold() == ".csv":
                with suppress(OSError):
                    yield each.stat().st_mtime, each


def _format_of(head: bytes) -> Format | None:
    try:
        return recognised(opened(head))
    except NotUnderstood:
        return None
