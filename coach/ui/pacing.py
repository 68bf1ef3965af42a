"""A set that is led in tempo: the pacer at the keys, and its count in the field of reps."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from coach.live import Live
from coach.presses import EnterGuard
from coach.training.fields import Field, set_next
from coach.training.frozen import frozen
from coach.training.pacer import CHANGE_SIDES, GET_READY, Beat, Motion, Pacer
from coach.training.standing import standing
from coach.training.where import Phase, Where
from coach.training.workout import Step
from coach.ui.ringing import Moment, Ring
from coach.ui.view import Led


@frozen
class _LedSet:
    """The set that is led."""

    pacer: Pacer
    step: Step
    """Which one it is."""
    before: int | None
    """What the lifter had put into the field, to be put back."""
    written: int | None
    """What the pacer has put there: anything else is the lifter's own hand."""
    looked: datetime
    """When it was looked at last."""


class Pacing:
    """Leads a set, writes what it counts into the next set, and ends whenever anything else happens to that set."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._led: _LedSet | None = None
        self._guard = EnterGuard()

    @property
    def led(self) -> Led | None:
        """Where the set stands that is led; None when none is."""
        if self._led is None:
            return None
        pacer, looked = self._led.pacer, self._led.looked
        beat = replace(pacer.look(looked), share=Fraction(0))
        return Led(beat, pacer.aim, pacer.sides, pacer.taken(looked) or 0)

    @property
    def height(self) -> Fraction | None:
        """How high the weight is, from 0 to 1; None when no set is led."""
        if self._led is None:
            return None
        beat = self._led.pacer.look(self._led.looked)
        match beat.motion:
            case Motion.UP:
                return beat.share
            case Motion.DOWN:
                return 1 - beat.share
            case Motion.READY | Motion.OVER:
                return Fraction(0)

    def press(self, look: Where, now: datetime) -> Ring | None:
        """The pacer's key: starts it, or stops it and takes what was counted; a held key does it once."""
        is_heard, self._guard = self._guard.pressed(now)
        if not is_heard:
            return None
        if self._led is not None:
            self._write(self._led.pacer.taken(now))
            self._led = None
            return None
        done = standing(self._live.workout)
        if look.phase is not Phase.WORK or look.step is None or done is None or not done.reps:
            return None
        draft = self._live.workout.draft.done
        pacer = Pacer(now, done.reps, self._live.workout.guide(look.step.entry).sides)
        self._led = _LedSet(pacer, look.step, draft, draft, now)
        return Ring(Moment.PACE_NEAR, GET_READY)

    def follow(self, look: Where, now: datetime) -> Ring | None:
        """What came since the last look: what is over is counted, and a turn rings once."""
        led = self._led
        if led is None:
            return None
        if self._is_interrupted(led, look):
            self._led = None
            return None
        self._led = replace(led, looked=now)
        self._write(led.pacer.counted(now))
        turned = led.pacer.turned(led.looked, now)
        if turned is None:
            return None
        if turned.motion is Motion.OVER:
            self._led = None
        elif _enter_means(turned) != _enter_means(led.pacer.look(led.looked)):
            self._live.has_turned()
        return _ring(turned, led.pacer)

    def enter(self, now: datetime) -> bool:
        """Enter before a first rep is over: in the wait it begins at once, in that rep it ends, with nothing counted.

        Whether it was for the pacer; from then on Enter logs the set as it stands.
        """
        led = self._led
        if led is None or led.pacer.look(now).counted:
            return False
        if self._live.is_meant():
            is_waiting = led.pacer.look(now).motion is Motion.READY
            self._led = replace(led, pacer=led.pacer.at_once(now), looked=now) if is_waiting else None
        return True

    def stop(self) -> bool:
        """Ends it, the field as it stands; whether one was led."""
        was_led, self._led = self._led is not None, None
        return was_led

    def forget(self) -> bool:
        """Ends it, the field as it stood before; whether one was led."""
        if self._led is not None:
            self._write(None)
        return self.stop()

    def _is_interrupted(self, led: _LedSet, look: Where) -> bool:
        """Whether it is another set now, a question is asked, or the lifter has written into the field."""
        workout = self._live.workout
        return (
            look.phase is not Phase.WORK
            or look.step is None
            or (look.step.entry, look.step.number) != (led.step.entry, led.step.number)
            or workout.question is not None
            or workout.draft.done != led.written
        )

    def _write(self, reps: int | None) -> None:
        """Puts a count into the field; nothing counted, or just the aim, is what stood there."""
        led = self._led
        if led is None:
            return
        done = led.before if reps is None or reps == led.pacer.aim else reps
        if done != self._live.workout.draft.done:
            value = None if done is None else Decimal(done)
            self._live.do(lambda each, _: set_next(each, Field.REPS, value))
        self._led = replace(led, written=done)


def _enter_means(beat: Beat) -> tuple[bool, bool]:
    """What Enter does at a beat: begin at once, end it, or log."""
    return beat.counted > 0, beat.counted == 0 and beat.motion is Motion.READY


def _ring(beat: Beat, pacer: Pacer) -> Ring | None:
    match beat.motion:
        case Motion.READY if beat.seconds == CHANGE_SIDES:
            return Ring(Moment.PACE_AIM)
        case Motion.READY if beat.seconds > GET_READY:
            return None
        case Motion.READY:
            return Ring(Moment.PACE_NEAR, beat.seconds)
        case Motion.UP if pacer.sides == 1 and beat.counted == pacer.aim:
            return Ring(Moment.PACE_AIM)
        case Motion.UP:
            return Ring(Moment.PACE_UP)
        case Motion.DOWN:
            return Ring(Moment.PACE_DOWN)
        case Motion.OVER:
            return Ring(Moment.PACE_AIM) if pacer.sides > 1 else None
