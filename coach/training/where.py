"""Where the lifter is in a session, and what is allowed there. Keys, key line and palette all ask here."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from coach.training.deed import Deed
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import LoggedSet, Session
from coach.training.ramp import COLD_AFTER
from coach.training.rest import Rest
from coach.training.resting import is_resting
from coach.training.standing import hold_seconds
from coach.training.workout import (
    GET_SET_SECONDS,
    QuestionKind,
    Step,
    StepKind,
    Workout,
    latest_set,
    next_step,
    ramp_after_a_break,
)


class Phase(StrEnum):
    """What the lifter does now."""

    MOVE = "move"
    """Counted mobility."""
    HOLD = "hold"
    """A hold that waits for Enter."""
    GET_SET = "get-set"
    """The seconds before a side of a hold."""
    HOLDING = "holding"
    CHOOSE = "choose"
    """The first load of an exercise is chosen."""
    RAMP = "ramp"
    WORK = "work"
    REST = "rest"
    DONE = "done"


@frozen
class Where:
    """One look at a running session."""

    phase: Phase
    step: Step | None
    """What comes next, or is being done; None when all is done."""
    rest: Rest | None = None
    """The rest after the latest set, running or over; None where there was none."""
    last: tuple[int, int] | None = None
    """Entry and number of the latest set."""
    side: int = 1
    """Of a hold."""
    seconds: int = 0
    """Of a hold: what is left of the countdown or of the hold, a begun second whole."""
    is_cold: bool = False
    """Whether so long a break has passed that a ramp set is offered again."""


def where(workout: Workout, now: datetime) -> Where:
    """What the lifter does now."""
    session = workout.session
    step = next_step(workout)
    last = workout.latest
    rest = _rest_after(session, last)
    if session.finished is not None or step is None:
        return Where(Phase.DONE, step, rest, last)
    if workout.hold is not None:
        begins = workout.hold.started + timedelta(seconds=GET_SET_SECONDS)
        ends = begins + timedelta(seconds=hold_seconds(workout))
        phase = Phase.GET_SET if now < begins else Phase.HOLDING
        until = begins if phase is Phase.GET_SET else ends
        seconds = max(0, -((now - until) // timedelta(seconds=1)))
        return Where(phase, step, rest, last, workout.hold.side, seconds)
    if is_resting(workout, now):
        return Where(Phase.REST, step, rest, last)
    phase = _PHASES[step.kind]
    return Where(phase, step, rest, last, is_cold=phase is Phase.WORK and _is_cold(workout, step, now))


_PHASES: Mapping[StepKind, Phase] = MappingProxyType(
    {
        StepKind.MOVE: Phase.MOVE,
        StepKind.HOLD: Phase.HOLD,
        StepKind.CHOOSE: Phase.CHOOSE,
        StepKind.RAMP: Phase.RAMP,
        StepKind.WORK: Phase.WORK,
    }
)


def _rest_after(session: Session, last: tuple[int, int] | None) -> Rest | None:
    done = None if last is None else session.entries[last[0]].sets[last[1]]
    if done is None or done.at is None or done.rest is None:
        return None
    return Rest(done.at, done.rest)


def last_done(session: Session) -> LoggedSet | None:
    """The set that was logged last."""
    last = latest_set(session)
    return None if last is None else session.entries[last[0]].sets[last[1]]


def _is_cold(workout: Workout, step: Step, now: datetime) -> bool:
    done = last_done(workout.session)
    has_step = ramp_after_a_break(workout, step.entry) is not None
    return has_step and done is not None and done.at is not None and now - done.at > COLD_AFTER


_JUDGED = frozenset({Deed.REPS, Deed.LEFT, Deed.CLEAN, Deed.MOMENTUM, Deed.RANGE})
_REPLANNED = frozenset({Deed.SKIP, Deed.SWAP, Deed.PAIN, Deed.MORE, Deed.FEWER})
_BY_PHASE: Mapping[Phase, frozenset[Deed]] = MappingProxyType(
    {
        Phase.MOVE: frozenset({Deed.SKIP}),
        Phase.HOLD: frozenset({Deed.SKIP}),
        Phase.GET_SET: frozenset({Deed.LEAVE_HOLD}),
        Phase.HOLDING: frozenset({Deed.LEAVE_HOLD}),
        Phase.CHOOSE: frozenset({Deed.LOAD, Deed.SKIP, Deed.SWAP}),
        Phase.RAMP: frozenset({Deed.LOAD, Deed.REPS, Deed.SKIP, Deed.SWAP, Deed.PAIN}),
        Phase.WORK: frozenset({Deed.LOAD, Deed.PACE}) | _REPLANNED | _JUDGED,
        Phase.REST: frozenset({Deed.LOAD, Deed.REST_MORE, Deed.REST_LESS}) | _REPLANNED,
        Phase.DONE: frozenset(),
    }
)


def allowed(workout: Workout, now: datetime) -> frozenset[Deed]:
    """What may be done now."""
    if workout.question is not None:
        swap = {Deed.SWAP} if workout.question.kind is QuestionKind.PAIN else set()
        return frozenset({Deed.ACT, Deed.YES} | swap)
    look = where(workout, now)
    if look.phase is Phase.DONE or look.step is None:
        return frozenset({Deed.NOTE})
    deeds = _BY_PHASE[look.phase] | {Deed.ACT, Deed.NOTE, Deed.FINISH}
    if look.phase is Phase.HOLD and workout.session.entries[look.step.entry].block in LIFTED_BLOCKS:
        deeds |= _REPLANNED | {Deed.REPS, Deed.LOAD}
    if look.phase is Phase.REST and (done := last_done(workout.session)) is not None and done.is_work:
        deeds |= _JUDGED
    if look.is_cold:
        deeds |= {Deed.YES}
    has_loads = bool(workout.guide(look.step.entry).ladder.loads)
    return deeds if has_loads else deeds - {Deed.LOAD}
