"""Whether a press of a key is meant: no double press, held key or press at the turn of a pane is.

A terminal tells of presses only, never of a key let go: a held key is many presses. The first one comes at once, the
second after the delay of the desktop (0.25 to 1.8 s), the others two to forty times a second. A hand that goes fast
presses every 0.6 s or slower. So, for Enter:

1. A press that acts makes it deaf until it has been quiet for half a second (`QUIET`).
2. For two seconds after a pane turned by itself it does nothing (`AFTER_A_TURN`).
3. The press right after one that acted, less than two seconds later (`FIRST_REPEAT`), may be the first repeat of a
   held key. It neither ends a rest nor logs anything. A press after that is heard: a held key would have come sooner.
   Nor is there any doubt on a beat: the gap before was as long as a hand's too, and no held key has two such gaps.
4. What such a press did elsewhere, such as to start a hold, is taken back when the next one follows as only a held
   key's does.

So a set as planned costs one press, and a whole session pressed through on a beat loses one press in all.
The same holds for a key that leaves an exercise out or changes its sets, each by itself: a held one acts once.

A hand that goes back step by step goes faster, and a press too few does no harm. So, for the key that takes back:

5. A press sooner than a hand presses again (`FASTEST`) does nothing; every other takes back one step.
6. What the first repeat of a held key took back is there again when the next one follows: rule 4. A held key takes back
   one step; only one that repeats as slowly as a hand presses takes back as many as a hand.
"""

from datetime import datetime, timedelta
from enum import Enum, auto

from coach.training.frozen import frozen

NOW = timedelta(0)
"""A clock that was set back tells nothing of a key."""
QUIET = timedelta(milliseconds=550)
"""How long a key must have been quiet before it acts again: half a second, and what the slowest keyboard, which
repeats twice a second, may be late."""
AFTER_A_TURN = timedelta(seconds=2)
"""How long Enter does nothing after a pane turned by itself."""
FIRST_REPEAT = timedelta(seconds=2)
"""After how long, at the latest, desktops begin to repeat a held key."""
FASTEST = timedelta(milliseconds=250)
"""How soon, at the earliest, a hand that goes step by step presses again; most held keys repeat sooner."""


@frozen
class EnterGuard:
    """How long a key is deaf: rules 1 and 2."""

    deaf_until: datetime | None = None

    def pressed(self, now: datetime) -> tuple[bool, "EnterGuard"]:
        """Whether this press acts, and the guard after it; a press that is not heard keeps the key deaf."""
        is_deaf = self.deaf_until is not None and now < self.deaf_until <= now + AFTER_A_TURN
        quiet = now + QUIET
        if is_deaf and self.deaf_until is not None:
            quiet = max(quiet, self.deaf_until)
        return not is_deaf, EnterGuard(quiet)

    def turned(self, now: datetime) -> "EnterGuard":
        """The guard after a pane turned by itself."""
        until = now + AFTER_A_TURN
        return EnterGuard(until if self.deaf_until is None else max(until, self.deaf_until))


@frozen
class Presses:
    """The latest presses of a key, to tell a held one by: rules 3 and 4."""

    latest: datetime | None = None
    gap: timedelta | None = None
    """Between the latest and the one before it."""
    has_acted: bool = False
    """Whether the latest was heard."""

    def and_now(self, now: datetime, *, acts: bool) -> "Presses":
        """The presses with one more."""
        return Presses(now, None if self.latest is None else now - self.latest, acts)

    def is_close(self, now: datetime, within: timedelta = QUIET) -> bool:
        """Whether a press now follows so closely that a held key or a double press sends it."""
        return self.latest is not None and NOW <= now - self.latest < within

    def is_in_a_run(self, now: datetime) -> bool:
        """Whether a press now follows the latest one soon enough to belong to it."""
        return self.latest is not None and NOW <= now - self.latest < FIRST_REPEAT

    def is_doubtful(self, now: datetime) -> bool:
        """Whether a press now may be the first repeat of a held key."""
        return self.has_acted and self.is_in_a_run(now) and (self.is_close(now) or not self._is_on_a_beat)

    def is_held(self, now: datetime, within: timedelta = QUIET) -> bool:
        """Whether a press now shows that the latest one, which was heard, was the first repeat of a held key."""
        return self.has_acted and self.is_close(now, within) and self.gap is not None and self.gap < FIRST_REPEAT

    @property
    def _is_on_a_beat(self) -> bool:
        return self.gap is not None and QUIET <= self.gap < FIRST_REPEAT


@frozen
class Hand:
    """One key under a lifter's hand."""

    presses: Presses = Presses()

    def pressed(self, now: datetime) -> tuple[bool, "Hand"]:
        """Whether this press is one of its own, no repeat, and the hand after it."""
        is_own = not self.presses.is_close(now) and not self.presses.is_doubtful(now)
        return is_own, Hand(self.presses.and_now(now, acts=is_own))

    def goes_on(self, now: datetime) -> bool:
        """Whether a press now belongs to a run of presses."""
        return self.presses.is_in_a_run(now)


class Back(Enum):
    """What a press of the key that takes back does: rules 5 and 6."""

    STEP = auto()
    """It takes back a step."""
    NOTHING = auto()
    AGAIN = auto()
    """What the press before took back is to be there again: the key is held."""


@frozen
class WayBack:
    """The key that takes back, under a lifter's hand."""

    presses: Presses = Presses()

    def pressed(self, now: datetime) -> tuple[Back, "WayBack"]:
        """What this press does, and the key after it."""
        if self.presses.is_held(now, FASTEST):
            found = Back.AGAIN
        else:
            found = Back.NOTHING if self.presses.is_close(now, FASTEST) else Back.STEP
        return found, WayBack(self.presses.and_now(now, acts=found is Back.STEP))
