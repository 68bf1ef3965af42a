"""What rings when: each way to the lifter on a switch of its own."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from coach.alerts.reach import Reach
from coach.alerts.route import Route
from coach.alerts.routes import routes
from coach.alerts.sequences import has_title, keep_title, notification, restore_title, title
from coach.alerts.sound import Tone
from coach.settings import Alerts
from coach.training import spoken
from coach.training.cues import choose_cue
from coach.training.log import LoggedSet
from coach.training.rest import Rest
from coach.training.standing import standing
from coach.training.where import Phase, where
from coach.training.wording import capital, clock
from coach.training.wording import load as load_words
from coach.training.workout import StepKind, Workout, next_step
from coach.ui.ringing import Moment, Ring

NAME = "coach"
REST_OVER = "Rest over"
CHOOSE = "choose a load"
LAST_TICKS = 3
"""Seconds before the end from which every lead is a tick."""
SAID_FROM = 5
"""Leads of fewer seconds are not said: the voice would be late."""


class Way(StrEnum):
    """A way to a lifter who is not looking, as the configuration names it."""

    BELL = "bell"
    SOUND = "sound"
    NOTIFY = "notify"
    TITLE = "title"
    VOICE = "voice"


class Alarm:
    """Rings, and tells the terminal's title the time."""

    def __init__(self, choice: Alerts, reach: Reach, bell: Callable[[], None], write: Callable[[str], None]) -> None:
        """`bell` rings the terminal's own, `write` sends it a sequence."""
        self._choice = choice
        self._reach = reach
        self._bell = bell
        self._write = write
        self._title = ""
        self._is_ready = False
        """Whether the player has been asked to get ready."""

    def choose(self, choice: Alerts) -> None:
        """Follows other switches from now on; a title that is not wanted any more goes."""
        if not choice.title:
            self._restore_title()
        self._choice = choice

    def ring(self, ring: Ring, workout: Workout, *, is_looked_at: bool) -> None:
        """Makes a moment known; a notification only where the window is not looked at."""
        choice = self._choice
        if choice.bell and _is_end(ring):
            self._bell()
        if choice.sound:
            self._reach.play(_tone(ring))
        if ring.of is Moment.REST and ring.lead:
            if choice.voice and ring.lead >= SAID_FROM:
                self._reach.say(f"{spoken.seconds(ring.lead)}.")
        elif ring.of is Moment.REST:
            if choice.notify and not is_looked_at:
                self._notify(coming(workout))
            if choice.voice:
                self._reach.say(said(workout))

    def tell(self, workout: Workout | None, now: datetime) -> None:
        """Puts the session's moment into the title; to be called once a second, and writes only what is new.

        A title that was only tried goes. A session that begins has the player get ready, long before its first tone.
        """
        if workout is not None and self._choice.sound and not self._is_ready:
            self._is_ready = True
            self._reach.get_ready()
        if self._choice.title and has_title(self._reach.environment):
            self._set_title(NAME if workout is None else title_of(workout, now))
        else:
            self._restore_title()

    def close(self) -> None:
        """Brings the title back, and is silent from now on."""
        self._restore_title()
        self._reach.close()

    def routes(self) -> Mapping[Way, Route]:
        """Which ways exist here, tried by none; nothing where nobody is to be reached. May take a moment."""
        if not self._reach.environment:
            return {}
        return {way: each for each in routes(self._reach.environment) for way in Way if each.name == way}

    def prove(self, way: Way) -> Route:
        """Tries a way, whatever its switch says; what is known of whether that reached anybody."""
        match way:
            case Way.BELL:
                self._bell()
            case Way.SOUND:
                self._reach.play(Tone.END)
            case Way.NOTIFY:
                self._notify("This is how the end of a rest is told.")
            case Way.TITLE:
                if has_title(self._reach.environment):
                    self._set_title(f"{clock(90)} rest")
            case Way.VOICE:
                self._reach.say("This is the voice of the coach.")
            case _:
                assert_never(way)
        return next(each for each in routes(self._reach.environment) if each.name == way)

    def _notify(self, text: str) -> None:
        self._write(notification(REST_OVER, text, self._reach.environment))

    def _set_title(self, text: str) -> None:
        if text != self._title:
            self._write(f"{'' if self._title else keep_title()}{title(text)}")
            self._title = text

    def _restore_title(self) -> None:
        if self._title:
            self._write(restore_title())
            self._title = ""


def _is_end(ring: Ring) -> bool:
    return ring.of is Moment.HOLD_ENDS or (ring.of is Moment.REST and not ring.lead)


def _tone(ring: Ring) -> Tone:
    match ring.of:
        case Moment.PACE_UP:
            return Tone.UP
        case Moment.PACE_DOWN:
            return Tone.DOWN
        case Moment.PACE_AIM:
            return Tone.SOON
        case Moment.HOLD_BEGINS | Moment.PACE_NEAR:
            return Tone.TICK
        case Moment.HOLD_ENDS:
            return Tone.END
        case Moment.REST:
            return Tone.END if not ring.lead else Tone.SOON if ring.lead > LAST_TICKS else Tone.TICK
        case _:
            assert_never(ring.of)


def coming(workout: Workout) -> str:
    """The set that comes next, in a few words: Barbell row, 62.5 kg x 9."""
    step = next_step(workout)
    name, done = _next(workout)
    if step is None or done is None:
        return name
    if step.kind is StepKind.CHOOSE:
        return f"{name}, {CHOOSE}"
    amount = f"{done.done}" if done.seconds is None else f"{done.done} s"
    if done.load is None:
        return f"{name}, {amount}"
    return f"{name}, {load_words(done.load, workout.guide(step.entry).ladder.kind, workout.session.unit)} x {amount}"


def said(workout: Workout) -> str:
    """The same for the ear, with the one thing to think of."""
    step = next_step(workout)
    name, done = _next(workout)
    if step is None or done is None:
        return f"{name}."
    if step.kind is StepKind.CHOOSE:
        return f"{name}. {capital(CHOOSE)}."
    guide = workout.guide(step.entry)
    cue = choose_cue(guide.exercise, workout.session.entries[step.entry].sets, guide.past)
    return spoken.coming_set(name, done, guide.ladder.kind, cue.text if cue is not None else "")


def title_of(workout: Workout, now: datetime) -> str:
    """What the title of the window says: the time left first, for a narrow tab."""
    seen = where(workout, now)
    name, _ = _next(workout)
    match seen.phase:
        case Phase.REST if seen.rest is not None:
            return f"{clock(seen.rest.left(now))} rest, {name}"
        case Phase.GET_SET | Phase.HOLDING:
            return f"{clock(seen.seconds)} {name}"
        case Phase.DONE:
            return f"{NAME}: done"
        case _:
            return f"{_over(seen.rest, now)}{coming(workout)}"


def _over(rest: Rest | None, now: datetime) -> str:
    return "" if rest is None or not rest.is_over(now) else "go: "


def _next(workout: Workout) -> tuple[str, LoggedSet | None]:
    step = next_step(workout)
    return (NAME, None) if step is None else (workout.session.entries[step.entry].name, standing(workout))
