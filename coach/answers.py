"""What a run is asked, answered from all that is known: how a session went, how a lifter stands, what else to lift."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from coach.gym import Gym, Refused
from coach.live import Live
from coach.training.bests import Bests
from coach.training.exercise import Exercise, Muscle
from coach.training.frozen import frozen
from coach.training.goal import Block, Goal
from coach.training.log import Entry, LoggedSet, Session
from coach.training.offers import is_surprising
from coach.training.plan import Plan, Planned, bodyweight_on, plan_exercise
from coach.training.ramp import RampPosition
from coach.training.records import Record, best_estimate, bests, records_of
from coach.training.volume import Balance, weekly_balance, weekly_sets

A_WEEK = timedelta(days=7)
LANE_SESSIONS = 3
"""Earlier sessions that "why" shows."""


@frozen
class Ending:
    """What is to be said of a session that is over."""

    session: Session
    goal: Goal
    records: tuple[Record, ...]
    week: Mapping[Muscle, Fraction]
    """Sets of each muscle in the seven days that end with it."""
    balance: Balance
    coming: Plan | None
    """The same day a week later; None where no plan can be made."""
    is_saved: bool
    trouble: str = ""
    """What is wrong while it is not on disk."""


@frozen
class Standing:
    """How the lifter stands with an exercise."""

    exercise: Exercise
    times: int
    """Finished sessions with a work set of it."""
    last: date | None
    bests: Bests
    """In the rack's unit."""
    planned: Planned | None
    """What comes next; None for what has no load or no plan."""
    instead: tuple[Exercise, ...]
    """What may stand in for it."""


def ending(gym: Gym, live: Live) -> Ending:
    """What is to be said of a session that is over."""
    session = live.session
    after = gym.with_session(session)
    at = (session.finished or session.started) + A_WEEK
    try:
        coming = after.plan(at, day=session.day, goal=session.goal)
    except Refused:
        coming = None
    return Ending(
        session=session,
        goal=after.goal_of(session),
        records=records_of(session, after.before(session), after.catalogue),
        week=weekly_sets(after.sessions, after.catalogue, session.date),
        balance=weekly_balance(after.sessions, after.catalogue, session.date),
        coming=coming,
        is_saved=live.is_everything_saved(),
        trouble=live.saving.failure,
    )


def standing(gym: Gym, exercise: Exercise, now: datetime) -> Standing:
    """How the lifter stands with an exercise; may take a moment."""
    pages = gym.sessions.up_to(now.date()).lifted(exercise.id)
    planned = None
    if exercise.is_lift:
        with suppress(Refused):
            planned = gym.planned(exercise, now, day=gym.plan_with(exercise, gym.plan(now)).day.id)
    return Standing(
        exercise=exercise,
        times=len(pages),
        last=pages[-1].date if pages else None,
        bests=bests(exercise, (each.session for each in pages), gym.settings.rack.unit),
        planned=planned,
        instead=gym.alternatives_of(exercise, Block.COMPOUND, frozenset(), ()) if exercise.is_lift else (),
    )


def lane(gym: Gym, planned: Planned, day: date) -> tuple[tuple[Session, Entry], ...]:
    """The last sessions that a plan for an exercise continues, each with that exercise."""
    return tuple(
        (session, entry)
        for session in gym.lane(planned, day)[:LANE_SESSIONS]
        for entry in session.entries
        if entry.id == planned.exercise.id and entry.work_sets
    )


def load_instead(gym: Gym, coming: Plan, index: int, exercise: Exercise) -> Decimal | None:
    """The load another exercise would have in a place of a plan; None where none is suggested."""
    planned = coming.planned[index]
    return plan_exercise(
        gym.lifter,
        coming.goal,
        gym.catalogue,
        gym.sessions,
        coming.at,
        exercise=exercise,
        slot=planned.slot,
        sets=planned.slot_sets,
        kind=coming.day.kind,
        position=RampPosition.NONE,
        rough=coming.rough,
    ).suggestion.load


def surprise(gym: Gym, session: Session, at: tuple[int, int], done: LoggedSet) -> str | None:
    """What to ask before a set of the past is corrected to what looks like a slip; None where it looks like none.

    `at` is the exercise and the set. A load in another unit than the rack's is not looked at, only the reps.
    """
    entry = session.entries[at[0]]
    before, exercise, unit = entry.sets[at[1]], gym.catalogue.get(entry.id), gym.settings.rack.unit
    if exercise is None or (done.load, done.done) == (before.load, before.done):
        return None
    ladder = gym.settings.rack.ladder(exercise.id, exercise.kind)
    is_of_the_rack = ladder.loads and (done.unit or session.unit) is unit
    return is_surprising(
        load=done.load if is_of_the_rack else None,
        reps=done.reps or 0,
        standing=before.load,
        best=best_estimate(exercise, gym.sessions.without(session.id), unit),
        ladder=ladder,
        bodyweight=bodyweight_on(session.date, gym.lifter, gym.sessions),
    )
