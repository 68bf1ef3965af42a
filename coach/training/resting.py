"""The rest of a running session: what a set earns, when it runs, and the lifter's own say in it."""

from dataclasses import replace
from datetime import datetime, timedelta

from coach.training.frozen import frozen
from coach.training.log import SetKind
from coach.training.rest import RestGrant, adjusted, previous_at, rest_after
from coach.training.workout import Workout, is_last_lift, ramp_of, with_set


def earned_rest(workout: Workout, index: int, number: int) -> RestGrant | None:
    """The rest a set earns, with its arithmetic; None where no rest follows."""
    entry = workout.session.entries[index]
    guide = workout.guide(index)
    done = entry.sets[number]
    if guide.rest is None or is_last_lift(workout):
        return None
    usual = RestGrant(guide.rest, guide.rest)
    if done.kind is SetKind.RAMP:
        ramps = sum(each.kind is SetKind.RAMP for each in entry.sets[: number + 1])
        is_last = ramps >= len(ramp_of(workout, index))
        return usual if is_last else RestGrant(guide.ramp_rest, guide.ramp_rest)
    if not done.is_work or guide.exercise.is_held or entry.target is None or entry.target.span is None:
        return usual
    earlier = entry.sets[:number]
    before = sum(each.is_work for each in earlier)
    previous = previous_at(done.load, earlier)
    return rest_after(
        rest=guide.rest,
        band=guide.band,
        lo=entry.target.span[0],
        aim=entry.target.aim(before),
        clean=done.clean_reps,
        left=done.left,
        previous=previous.clean_reps if previous is not None else None,
        number=before + 1,
    )


def is_resting(workout: Workout, now: datetime) -> bool:
    """Whether the rest after the latest set still runs. A clock set back to before the set ends it."""
    return _running(workout, now) is not None


def go(workout: Workout, now: datetime) -> Workout:
    """The rest ends early: what was taken of it is what is kept."""
    running = _running(workout, now)
    if running is None:
        return workout
    taken = (now - running.began) // timedelta(seconds=1)
    return replace(_resting_for(workout, running, taken), went_early=True)


def adjust_rest(workout: Workout, by: int, now: datetime) -> Workout:
    """The lifter's own seconds more or less on the rest that runs; outside the band if they like, never below 0."""
    running = _running(workout, now)
    return workout if running is None else _resting_for(workout, running, adjusted(running.seconds, by))


@frozen
class _Running:
    """A rest that is not over."""

    index: int
    number: int
    """Of the set it follows."""
    began: datetime
    seconds: int


def _running(workout: Workout, now: datetime) -> _Running | None:
    latest = workout.latest
    if latest is None or workout.session.finished is not None:
        return None
    done = workout.session.entries[latest[0]].sets[latest[1]]
    if done.at is None or done.rest is None or not done.at <= now < done.at + timedelta(seconds=done.rest):
        return None
    return _Running(*latest, done.at, done.rest)


def _resting_for(workout: Workout, running: _Running, seconds: int) -> Workout:
    done = workout.session.entries[running.index].sets[running.number]
    return with_set(workout, running.index, running.number, replace(done, rest=seconds))
