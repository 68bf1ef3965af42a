"""What stands between a run and the disk, as a run sees it."""

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from coach.gym import Gym, Progress
from coach.settings import Settings, Vocabulary

if TYPE_CHECKING:
    from coach.bringing.way_in import WayIn
    from coach.configuring import Configuration


class Doors(Protocol):
    """What stands between a run and the disk."""

    def take(self, now: datetime) -> str:
        """Takes the lock; who has it, in words, or nothing when it is ours."""
        ...

    def waits(self) -> bool:
        """Whether something has to be put right before the history is read. Quick, and without the lock."""
        ...

    def prepare(self, now: datetime) -> tuple[str, ...]:
        """What has to be put right before the history is read; a line for each. Only with the lock."""
        ...

    def open(self, progress: Progress) -> Gym:
        """Reads everything; `progress` is told how far that is."""
        ...

    def is_configured(self) -> bool:
        """Whether there is a configuration, understood or not."""
        ...

    def configure(self, settings: Settings) -> None:
        """Keeps the first choices; a configuration that is there by now stays. Raises OSError. Only with the lock."""
        ...

    def configuration(self, vocabulary: Vocabulary) -> "Configuration":
        """The configuration as its file is now."""
        ...

    def set_config(self, table: str, key: str, value: object) -> str:
        """Sets one key of the configuration, or takes it out for None; why that was not done, else nothing."""
        ...

    def take_back_config(self) -> str:
        """Takes the latest change of the configuration back; why that was not done, else nothing."""
        ...

    def change_config_again(self) -> str:
        """Makes the change again that was taken back just now; why that was not done, else nothing."""
        ...

    def imports(self) -> frozenset[str]:
        """The imports that are in the history: another program may bring one in at any time. Quick."""
        ...

    def way_in(self) -> "WayIn":
        """The way in for other apps' histories."""
        ...

    def tidy(self, now: datetime) -> tuple[str, ...]:
        """What can wait until the lifter sees the first screen: the day's backup; a line for each thing to be known.

        Only with the lock.
        """
        ...

    def keep_mishap(self, told: str, now: datetime) -> str:
        """Keeps a fault of the program for later; where."""
        ...

    def close(self) -> None:
        """Frees the lock."""
        ...
