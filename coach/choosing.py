"""What the lifter chose for today instead of what was due, and the way back from it."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from decimal import Decimal

from coach.presses import Back, WayBack
from coach.training.frozen import frozen


@frozen
class Choice:
    """What was chosen, all in all."""

    day: str = ""
    goal: str = ""
    rough: bool = False
    bodyweight: Decimal | None = None
    swaps: Mapping[str, str] = field(default_factory=dict, hash=False)
    """By the exercise that was planned, the one wanted instead."""


class Choosing:
    """One choice after another, each to be taken back."""

    def __init__(self) -> None:
        self.now = Choice()
        """What holds."""
        self._before: list[Choice] = []
        self._way_back = WayBack()
        self._taken_back: Choice | None = None
        """What the latest press took back, as long as it may be there again."""

    @property
    def can_take_back(self) -> bool:
        """Whether anything was chosen that can be taken back."""
        return bool(self._before)

    def choose(self, choice: Choice) -> None:
        """Something else; what is chosen already is no step."""
        if choice != self.now:
            self._before.append(self.now)
            self.now = choice
            self._taken_back = None

    def settle(self, choice: Choice) -> None:
        """What holds from now on, without a way back."""
        self.now = choice
        self._before.clear()
        self._taken_back = None

    def take_back(self) -> bool:
        """The latest choice was not meant; whether there was one."""
        if not self._before:
            return False
        self.now = self._before.pop()
        return True

    def pressed(self, now: datetime) -> bool:
        """A press of the key that takes back, of which a held one takes back one choice; whether it was about choices.

        It is while there are any, and as long as it goes on from the press that took the last of them.
        """
        if not self._before and not self._way_back.presses.is_in_a_run(now):
            return False
        back, self._way_back = self._way_back.pressed(now)
        taken, self._taken_back = self._taken_back, None
        if back is Back.AGAIN and taken is not None:
            self.choose(taken)
        elif back is Back.STEP:
            chosen = self.now
            self._taken_back = chosen if self.take_back() else None
        return True
