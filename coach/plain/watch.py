"""What a talk says by itself, look by look: what is kept, what runs out, where the lifter is now."""

from datetime import datetime, timedelta

from coach.live import Live
from coach.plain import changes, places
from coach.plain.console import Console
from coach.saving import TRY_AGAIN
from coach.settings import Alerts
from coach.training import telling
from coach.training.frozen import frozen
from coach.training.goal import Block
from coach.training.ramp import COLD_AFTER
from coach.training.rest import Rest, crossed
from coach.training.standing import hold_seconds, standing
from coach.training.where import Phase, Where
from coach.training.wording import clock
from coach.training.workout import GET_SET_SECONDS, Question, Step, StepKind, Workout

REST_LEADS = (60, 30, 10, 3, 2, 1)
"""Seconds before the end of a rest, or of a hold, that are said."""
GET_SET_LEADS = tuple(range(1, GET_SET_SECONDS))
COUNTED = 10
"""Seconds from which a time is said with its unit."""
PATIENCE = 1.0
"""Seconds that a change is waited for to be on disk, so that it can be told at once."""
SECOND = timedelta(seconds=1)


@frozen
class Countdown:
    """Something that runs out, and which of its moments are said."""

    of: Phase
    """A rest, or the seconds before a hold, or the hold."""
    runs: Rest
    leads: tuple[int, ...]

    def next_moment(self, now: datetime) -> datetime | None:
        """When there is something to say again; None when it is over."""
        ends = self.runs.ends
        moments = (ends - lead * SECOND for lead in (*self.leads, 0))
        return min((each for each in moments if each > now), default=None)


def countdown(workout: Workout, look: Where) -> Countdown | None:
    """What runs out now: a rest, the seconds before a hold, a hold."""
    hold = workout.hold
    if look.phase is Phase.REST and look.rest is not None:
        return Countdown(look.phase, look.rest, REST_LEADS)
    if hold is None:
        return None
    if look.phase is Phase.GET_SET:
        return Countdown(look.phase, Rest(hold.started, GET_SET_SECONDS), GET_SET_LEADS)
    seconds = hold_seconds(workout)
    leads = tuple(each for each in REST_LEADS if each < seconds)
    return Countdown(look.phase, Rest(hold.started + GET_SET_SECONDS * SECOND, seconds), leads)


class Watch:
    """Looks at a running session and says what is new since the look before."""

    def __init__(self, live: Live, console: Console, alerts: Alerts) -> None:
        """`alerts` says whether the end of what runs out is rung."""
        self._alerts = alerts
        self._live = live
        self._console = console
        self._session = live.session
        self._durable = live.session
        self._saving = live.saving
        self._looked = live.now()
        self._running: Countdown | None = None
        self._question: Question | None = None
        self._place: object = None
        self._rest = ""
        self._side: tuple[str, str] = ("", "")
        self._offer: tuple[Step, str] | None = None
        self._known: frozenset[tuple[Block, str, StepKind]] = frozenset()

    def look(self) -> Where:
        """Says what is new, and where the lifter is."""
        look = self._live.look()
        self._tell_changes()
        now = self._live.now()
        self._count_down(look, now)
        if look.phase is not Phase.DONE:
            self._announce(look, now)
        self._looked = max(now, self._looked)
        return look

    def say_again(self) -> None:
        """Has the next look say everything of the place once more."""
        self._place = self._question = self._offer = None
        self._rest = ""
        self._side = ("", "")
        self._known = frozenset()

    def next_moment(self, look: Where) -> datetime | None:
        """When there will be something new though nobody types."""
        now = self._live.now()
        moments = [now + TRY_AGAIN] if self._live.saving.failure else []
        running = countdown(self._live.workout, look)
        if running is not None and (moment := running.next_moment(now)) is not None:
            moments.append(moment)
        if look.phase is Phase.WORK and look.rest is not None and not look.is_cold:
            moments.append(max(now + SECOND, look.rest.at + COLD_AFTER + SECOND))
        return min(moments, default=None)

    # -------------------------------------------------------------- what has changed

    def _tell_changes(self) -> None:
        live, kinds = self._live, changes.kinds_of(self._live.workout)
        if live.session != self._session:
            self._console.say(*changes.told(self._session, live.session, kinds))
            self._session = live.session
            live.settle(PATIENCE)
        saving, before = live.saving, self._saving
        self._saving = saving
        if saving.durable is not None and saving.durable != self._durable:
            self._console.say(*changes.kept(self._durable, saving.durable, kinds))
            self._durable = saving.durable
        if saving.failure and saving.failure != before.failure:
            self._console.say(saving.failure)
        if before.failure and not saving.failure:
            self._console.say("Everything is on disk again.")
        if saving.notice and saving.notice != before.notice:
            self._console.say(saving.notice)

    # -------------------------------------------------------------- what runs out

    def _count_down(self, look: Where, now: datetime) -> None:
        before, self._running = self._running, countdown(self._live.workout, look)
        if before is None:
            return
        lead = crossed(before.runs, self._looked, now, before.leads)
        is_rest_over = lead == 0 and look.phase not in (Phase.REST, Phase.DONE) and look.rest == before.runs
        if is_rest_over:
            self._console.say("Go.")
        elif lead and before == self._running:
            self._console.say(f"{clock(lead)} left." if lead >= COUNTED else str(lead))
        if self._alerts.bell and (is_rest_over or (lead == 0 and before.of is Phase.HOLDING)):
            self._console.ring()

    # -------------------------------------------------------------- where the lifter is

    def _announce(self, look: Where, now: datetime) -> None:
        workout = self._live.workout
        question, before = workout.question, self._question
        self._question = question
        if question is not None:
            if question != before:
                self._console.say(question.sentence, places.answers(question))
            return
        place = (look.phase, look.step, look.side, look.is_cold, standing(workout), _hold_of(workout))
        rest = self._rest_line(look, now)
        if look.step is None or (place == self._place and not rest and before is None):
            return
        if rest:
            self._console.say(rest)
        if place != self._place or before is not None:
            self._place = place
            self._console.say(*self._lines(look, look.step, now))

    def _rest_line(self, look: Where, now: datetime) -> str:
        """How long the rest is, where that is new."""
        rest = look.rest
        if look.phase is not Phase.REST or rest is None:
            self._rest = ""
            return ""
        words = f"Rest {telling.rest_words(self._live.workout, rest, look.last)}"
        key = f"{rest.at} {rest.seconds} {words}"
        if key == self._rest:
            return ""
        self._rest = key
        left = rest.left(now)
        length = "" if words.startswith(f"Rest {clock(rest.seconds)}") else f", {clock(rest.seconds)} in all"
        return f"{words}{length}{f', {clock(left)} left' if left < rest.seconds else ''}."

    def _lines(self, look: Where, step: Step, now: datetime) -> tuple[str, ...]:
        workout = self._live.workout
        match look.phase:
            case Phase.GET_SET:
                return (places.get_set(workout, step, look.side),)
            case Phase.HOLDING:
                return (places.holding(workout, step, look.side, hold_seconds(workout)),)
            case _:
                return self._coming(look, step, now)

    def _coming(self, look: Where, step: Step, now: datetime) -> tuple[str, ...]:
        workout = self._live.workout
        entry = workout.session.entries[step.entry]
        is_resting = look.phase is Phase.REST
        found = [f"{'Next: ' if is_resting else ''}{places.to_do(workout, step)}"]
        exercise = (entry.block, entry.id, step.kind if step.kind is StepKind.CHOOSE else StepKind.WORK)
        if exercise not in self._known:
            self._known |= {exercise}
            found.extend(places.at_first(workout, step, now.date()))
        side, change = places.on_the_bar(workout)
        if side and ((side, change) != self._side if change else side != self._side[0]):
            found.append(f"{side} {change}".strip())
        self._side = (side, change)
        offered = places.offered(workout, step)
        if offered and (step, offered) != self._offer:
            found.append(offered)
        self._offer = (step, offered)
        if look.is_cold:
            found.append(f"{telling.GROWN_COLD} y: yes.")
        if not is_resting:
            found.extend(each for each in (places.ready(workout, step),) if each)
            if step.kind is StepKind.HOLD:
                found.append("Enter starts the countdown.")
        return tuple(found)


def _hold_of(workout: Workout) -> object:
    """What tells one side of a hold from the next."""
    return None if workout.hold is None else workout.hold.side
