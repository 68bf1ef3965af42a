"""The pacer: it leads the tempo of a set, one second up and three down, and counts.

Anything between half a second and eight a rep grows the same (Schoenfeld 2015), so it is no better way to train: it
is an aid against momentum, because a lowering that is led cannot be dropped and a rep that begins on time is not swung.

The lifter's hands are on the bar while it runs, so it has to make sense without a key:

- It begins after `GET_READY` seconds, for the hands to get there.
- A rep counts when its lowering is over. It cannot see the lifter, who may have stopped and be on the way back to
  the keys: so what it puts into the field never goes beyond the aim (`counted`), and until a first rep is over the
  field stands as it stood.
- The tempo goes on beyond the aim, for whoever can. Those reps are taken only by the key that stops it by hand, at
  the end of the set (`taken`).
- After `MOST_BEYOND` reps beyond the aim nobody is there any more: it ends by itself, the field at the aim.
- An exercise done side by side is led on the weaker side, then, after `CHANGE_SIDES` seconds, as often on the other,
  and ends there; what counts is the first side, as in the log.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from coach.training.frozen import frozen
from coach.training.moment import aware

GET_READY = 3
"""Seconds before the first rep [H]."""
CHANGE_SIDES = 8
"""Seconds between the two sides [H]."""
MOST_BEYOND = 10
"""Reps beyond the aim after which it ends by itself [H]."""
SLOWEST, FASTEST = Fraction(8), Fraction(1, 2)
"""Seconds of a rep between which growth is the same (Schoenfeld 2015)."""
LOWERING = (2, 3)
"""Seconds a led lowering may take."""

_MICROSECOND = timedelta(microseconds=1)
_A_SECOND_HAS = 1_000_000


@frozen
class Tempo:
    """How long the two halves of a rep take, in seconds. Raises ValueError where no pacer should lead it."""

    up: int = 1
    """The pull, or the curl."""
    down: int = 3
    """The way back: two or three."""

    def __post_init__(self) -> None:
        if self.up < 1 or not LOWERING[0] <= self.down <= LOWERING[1] or not FASTEST <= self.seconds <= SLOWEST:
            raise ValueError(f"no tempo to be led in: {self.up} s up, {self.down} s down")

    @property
    def seconds(self) -> int:
        """Of a whole rep."""
        return self.up + self.down


class Motion(StrEnum):
    """What the lifter does at a moment of a led set."""

    READY = "ready"
    """The hands go to the bar, or the weight to the other hand."""
    UP = "up"
    DOWN = "down"
    OVER = "over"
    """It leads no more."""


@frozen
class Beat:
    """One look at a led set."""

    motion: Motion
    side: int = 1
    rep: int = 0
    """The rep under way, from 1; on each side anew. 0 while the hands get ready."""
    share: Fraction = Fraction(0)
    """How much of the motion is over, from 0 to 1."""
    counted: int = 0
    """Reps that are over: of the first side, where there are two."""
    seconds: int = 0
    """What is left of the wait, a begun second whole; 0 in a rep."""

    @property
    def turn(self) -> tuple[Motion, int, int, int]:
        """What differs after a turn: the motion, side, rep, and the second of a wait."""
        return self.motion, self.side, self.rep, self.seconds


@frozen
class Pacer:
    """A set that is led. Times are aware, a naive one is a ValueError."""

    started: datetime
    """When the wait before the first rep began."""
    aim: int
    """Reps that stood in the field when it was started; at least 1."""
    sides: int = 1
    """Two where each side is done by itself."""
    tempo: Tempo = Tempo()

    def __post_init__(self) -> None:
        aware(self.started)
        if self.aim < 1:
            raise ValueError(f"nothing to lead: {self.aim} reps")

    def look(self, now: datetime) -> Beat:
        """What the lifter does now. A clock that was set back to before the start counts as the start."""
        gone = self._gone(now)
        counted = 0
        for side in range(1, self.sides + 1):
            wait = _wait(side)
            if gone < wait:
                left = -((gone - wait) // 1)
                return Beat(Motion.READY, side, 0, gone / wait, counted, left)
            gone -= wait
            reps = self._reps
            if gone < reps * self.tempo.seconds:
                return self._in_a_rep(gone, side, counted)
            gone -= reps * self.tempo.seconds
            counted = counted if side > 1 else reps
        return Beat(Motion.OVER, self.sides, self._reps, Fraction(1), counted)

    def turned(self, before: datetime, now: datetime) -> Beat | None:
        """The beat that has begun between two looks at the clock, or None: after a stall only the last."""
        beat = self.look(now)
        return beat if now > before and beat.turn != self.look(before).turn else None

    def at_once(self, now: datetime) -> "Pacer":
        """The same without the rest of a wait: the reps begin now."""
        beat = self.look(now)
        if beat.motion is not Motion.READY:
            return self
        left = _wait(beat.side) * (1 - beat.share)
        return replace(self, started=self.started - int(left * _A_SECOND_HAS) * _MICROSECOND)

    def is_beyond(self, now: datetime) -> bool:
        """Whether the aim is reached and the tempo goes on for whoever can."""
        return self.sides == 1 and self.look(now).counted >= self.aim

    def counted(self, now: datetime) -> int | None:
        """What stands in the field while it runs: the reps that are over, never beyond the aim; None before one is."""
        return min(self.look(now).counted, self.aim) or None

    def taken(self, now: datetime) -> int | None:
        """What stands there once it was stopped by hand: those beyond the aim too; None before one is over."""
        beat = self.look(now)
        return self.counted(now) if beat.motion is Motion.OVER else beat.counted or None

    @property
    def _reps(self) -> int:
        """Reps that are led on a side."""
        return self.aim if self.sides > 1 else self.aim + MOST_BEYOND

    def _in_a_rep(self, gone: Fraction, side: int, counted: int) -> Beat:
        over, within = divmod(gone, self.tempo.seconds)
        done = over if side == 1 else counted
        if within < self.tempo.up:
            return Beat(Motion.UP, side, over + 1, within / self.tempo.up, done)
        return Beat(Motion.DOWN, side, over + 1, (within - self.tempo.up) / self.tempo.down, done)

    def _gone(self, now: datetime) -> Fraction:
        """Seconds since the start, never below 0."""
        aware(now)
        return max(Fraction(0), Fraction((now - self.started) // _MICROSECOND, _A_SECOND_HAS))


def _wait(side: int) -> int:
    return GET_READY if side == 1 else CHANGE_SIDES
