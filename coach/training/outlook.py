"""What is said of the session to come, the same words for every face that says it."""

from collections.abc import Iterator
from enum import StrEnum

from coach.training.frozen import frozen
from coach.training.goal import Block, DayKind
from coach.training.history import done_in
from coach.training.log import Entry, Session
from coach.training.plan import RECOVERY, Plan, Planned, is_day_done
from coach.training.routine import Day
from coach.training.wording import capital, clock, listed, long_date_from

DONE_FOR_TODAY = "done for today"
ANOTHER_SO_SOON = "Another session so soon?"
TOO_SOON = "Less than 48 hours since the last pull session"
LESS_THAN_TWO_DAYS = f"{TOO_SOON}. Train anyway?"


class Weight(StrEnum):
    """How much a remark matters."""

    WARNING = "warning"
    ASIDE = "aside"


@frozen
class Remark:
    """Something to be known of a plan."""

    words: str
    weight: Weight
    lines: int = 2
    """How many a screen has for it."""


def question(plan: Plan) -> str:
    """What is asked before a session that comes too soon; empty where nothing is."""
    if plan.is_done_today:
        return f"{capital(done_today(plan))}. {ANOTHER_SO_SOON}"
    return LESS_THAN_TWO_DAYS if plan.is_too_soon else ""


def done_today(plan: Plan) -> str:
    """What was done on this date already: this day, another one by its name, or some training; empty where nothing."""
    if not plan.is_done_today or plan.last_pull is None:
        return ""
    if plan.last_of_day is not None and plan.last_of_day.date == plan.on:
        return DONE_FOR_TODAY
    done = plan.last_pull
    day = plan.routine.day(done.day) if done.routine == plan.routine.id and is_day_done(done) else None
    return "trained today" if day is None else f"{day.name} {DONE_FOR_TODAY}"


def facts(plan: Plan) -> tuple[str, ...]:
    """The goal, its rests, how long ago this day was, and how long it takes; empty ones are left out."""
    found = (plan.goal.name, _rests(plan), _since(plan), f"about {plan.minutes} min")
    return tuple(each for each in found if each)


def _rests(plan: Plan) -> str:
    seconds: list[int] = []
    for each in plan.planned:
        if each.block is not Block.FINISHER and each.prescription.rest not in seconds:
            seconds.append(each.prescription.rest)
    return f"rest {listed(clock(each) for each in seconds)}" if seconds else ""


def _since(plan: Plan) -> str:
    if plan.last_of_day is None:
        return f"the first {plan.day.name} day"
    days = (plan.on - plan.last_of_day.date).days
    return {0: f"{plan.day.name} day done today", 1: f"1 day since {plan.day.name}"}.get(
        days, f"{days} days since {plan.day.name}"
    )


def entry_in(session: Session | None, planned: Planned) -> Entry | None:
    """The exercise of the plan as a session did it; None where it has no work set of it."""
    return None if session is None else done_in(session, planned.exercise.id, planned.block)


def remarks(plan: Plan, swap: str = "") -> Iterator[Remark]:
    """What is to be known before it begins; `swap` is what the lifter presses or types for another exercise, if any."""
    back = f"; {swap} takes it back" if swap else ""
    for before, after in plan.swapped_for_pain:
        yield Remark(
            f"{before.name} hurt twice running: {after.name} stands in{back}. "
            "Pain that stays is for a physiotherapist or doctor.",
            Weight.WARNING,
        )
    if plan.is_too_soon and not plan.is_done_today:
        lighter = lighter_day(plan)
        instead = "" if lighter is None else f", or a {lighter.name} day"
        yield Remark(f"{TOO_SOON}: {better_after(plan)}{instead}.", Weight.WARNING, 3)
    if plan.left_out:
        names = listed(each.name for each in plan.left_out)
        yield Remark(f"Left out, with nothing for your equipment: {names}.", Weight.ASIDE)
    if plan.missing:
        yield Remark(f"Nothing in this session works {listed(plan.missing, 'or')}.", Weight.ASIDE)
    if plan.balance.warning:
        yield Remark(capital(plan.balance.warning) + ".", Weight.WARNING)


def better_after(plan: Plan) -> str:
    """From when on the muscles have had their 48 hours: better after 12:00 on Tuesday 24 November."""
    ended = None if plan.last_pull is None else plan.last_pull.finished
    if ended is None:
        return "muscles grow during rest"
    rested = (ended + RECOVERY).astimezone(plan.at.tzinfo)
    return f"better after {rested:%H:%M} on {long_date_from(rested, plan.on)}"


def lighter_day(plan: Plan) -> Day | None:
    """The level's easier day, where a heavy one would come too soon."""
    if plan.day.kind is not DayKind.HEAVY:
        return None
    days = (plan.routine.day(each) for each in plan.routine.levels[plan.level])
    return next((each for each in days if each is not None and each.kind is DayKind.LIGHT), None)
