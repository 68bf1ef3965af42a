"""What stands between a run and the disk: the lock, what has to be put right first, and what can wait."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from coach.gym import Gym, Progress, open_gym
from coach.settings import Settings, Vocabulary
from coach.storage.files import read_if_there, write_durably
from coach.storage.half_way import half_way
from coach.storage.history import SessionStore
from coach.storage.imported import imported
from coach.storage.index import Index
from coach.storage.lock import DataLock
from coach.storage.paths import Paths
from coach.storage.rescue import bring_back, has_rescued
from coach.training.exercise import Catalogue

if TYPE_CHECKING:
    from coach.bringing.way_in import WayIn
    from coach.configuring import ConfigFile, Configuration


class Disk:
    """The folders of one lifter, opened by one run."""

    def __init__(self, paths: Paths) -> None:
        self._paths = paths
        self._lock = DataLock(paths)
        self._index = Index(paths)
        self._catalogue: Catalogue | None = None

    @cached_property
    def _config(self) -> "ConfigFile":
        from coach.configuring import ConfigFile  # noqa: PLC0415 - not before the first screen

        return ConfigFile(self._paths)

    def take(self, now: datetime) -> str:
        """Takes the lock; who has it, in words, or nothing when it is ours."""
        holder = self._lock.take(now)
        return "" if holder is None else str(holder)

    def waits(self) -> bool:
        """Whether a restore is half-way or a session waits in its second place."""
        return bool(half_way(self._paths)) or has_rescued(self._paths)

    def prepare(self, now: datetime) -> tuple[str, ...]:
        """A restore that was interrupted and sessions that waited elsewhere are put right; a line for each."""
        return (*self._restored(), *bring_back(SessionStore(self._paths), self._paths, now))

    def _restored(self) -> tuple[str, ...]:
        if not half_way(self._paths):
            return ()
        from coach.transfer import finish_restore  # noqa: PLC0415 - costly, and hardly ever needed

        said = finish_restore(self._paths)
        return (said,) if said else ()

    def open(self, progress: Progress) -> Gym:
        """Reads everything, quickly where most of it was read before."""
        gym = open_gym(self._paths, lambda _: self._index.read(progress))
        self._catalogue = gym.catalogue
        return gym

    def is_configured(self) -> bool:
        """Whether there is a configuration, understood or not."""
        return read_if_there(self._paths.config_file) is not None

    def configure(self, settings: Settings) -> None:
        """The documented default with the first choices in it; a configuration that is there by now stays."""
        if not self.is_configured():
            write_durably(self._paths.config_file.resolve(), first_text(settings))

    def configuration(self, vocabulary: Vocabulary) -> "Configuration":
        """The configuration as its file is now."""
        return self._config.look(vocabulary)

    def set_config(self, table: str, key: str, value: object) -> str:
        """Sets one key of the configuration, or takes it out for None; why that was not done, else nothing."""
        return self._config.change(table, key, value)

    def take_back_config(self) -> str:
        """Takes the latest change of the configuration back; why that was not done, else nothing."""
        return self._config.take_back()

    def change_config_again(self) -> str:
        """Makes the change again that was taken back just now; why that was not done, else nothing."""
        return self._config.change_again()

    def imports(self) -> frozenset[str]:
        """The imports that are in the history: another program may bring one in at any time. Quick."""
        return imported(self._paths)

    def way_in(self) -> "WayIn":
        """The way in for other apps' histories."""
        from coach.bringing.way_in import WayIn  # noqa: PLC0415 - it knows every format, and is seldom asked for

        return WayIn(self._paths)

    def tidy(self, now: datetime) -> tuple[str, ...]:
        """What was read is kept for the next start, and the day's backup made; what is to be known of it.

        What a killed program left half-written is removed.
        """
        from coach.storage.leftovers import sweep  # noqa: PLC0415 - after the first screen
        from coach.transfer import daily_backup  # noqa: PLC0415 - the same

        if self._catalogue is not None:
            self._index.keep(self._catalogue)
        told = daily_backup(self._paths, now)
        sweep(self._paths, now)
        return (told,) if told else ()

    def keep_mishap(self, told: str, now: datetime) -> str:
        """Keeps a fault of the program in the log; where."""
        from coach.storage.mishap import keep_mishap  # noqa: PLC0415 - hardly ever

        return keep_mishap(self._paths, told, now)

    def close(self) -> None:
        """Frees the lock."""
        self._lock.free()


def first_text(settings: Settings) -> str:
    """The documented default of a unit, with the level, goal and equipment of these settings in it."""
    from coach.configuring import default_text  # noqa: PLC0415 - once in a lifter's life
    from coach.storage.config_edit import with_value  # noqa: PLC0415 - once in a lifter's life

    text, usual = default_text(settings.unit), Settings()
    chosen: dict[str, str | list[str]] = {}
    if settings.level is not usual.level:
        chosen["level"] = settings.level.value
    if settings.goal != usual.goal:
        chosen["goal"] = settings.goal
    if settings.equipment != usual.equipment:
        chosen["equipment"] = [each.value for each in settings.equipment]
    for key, value in chosen.items():
        changed = with_value(text, "", key, value, "config.toml")
        text = changed if isinstance(changed, str) else text
    return text
