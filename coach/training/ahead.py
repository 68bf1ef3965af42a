"""Where a plan leads on this rack: the weeks to come of a lifter who does what is asked, every rep clean.

Nothing is foretold here by other rules than those of the day: each imagined session is the plan of its date, made from
the past and the imagined sessions before it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import groupby

from coach.training.begin import entry_of
from coach.training.evidence import LANE_GAP
from coach.training.exercise import Catalogue, Exercise
from coach.training.frozen import frozen
from coach.training.goal import Block, Goal
from coach.training.history import terms_of
from coach.training.load import Unit
from coach.training.log import LoggedSet, Session
from coach.training.logbook import Logbook, Page
from coach.training.outliers import NEIGHBOURS
from coach.training.plan import Lifter, Plan, Planned, plan
from coach.training.question import STALL
from coach.training.routine import Routine
from coach.training.terms import BANDS_CEILING, Terms
from coach.training.wording import load as load_words

DAYS_A_WEEK = 7
LOOKED_BACK = timedelta(days=STALL * LANE_GAP)
"""How far before an exercise's newest session all weeks but the first look: a stall in a lane at its widest."""
LOOKED_AT = STALL + NEIGHBOURS
"""Sessions of an exercise that they look at however long ago: a stall, and what the oldest is compared with."""
WAITING = 3
"""Sessions with aims over the top of the range that make a load one that waits [H]."""


@frozen
class Foreseen:
    """One exercise of an imagined session."""

    planned: Planned
    """As the plan of that date has it."""
    taken: Decimal | None
    """The load the imagined lifter takes: the one suggested, and on a first time the one standing ready."""
    terms: Terms
    """The rack and the body as that date has them."""

    @property
    def exercise(self) -> Exercise:
        """What is done."""
        return self.planned.exercise

    @property
    def aims(self) -> tuple[int, ...]:
        """Reps (seconds for what is held), one for each set, all of them done."""
        return self.planned.suggestion.aims


@frozen
class Visit:
    """One imagined session."""

    week: int
    """From 1."""
    plan: Plan
    exercises: tuple[Foreseen, ...]
    session: Session
    """What is in the log afterwards: all of it done, to the letter."""

    @property
    def on(self) -> date:
        """Its date."""
        return self.plan.on


@frozen
class Stuck:
    """An exercise that waits: for a far step, at the end of the rack, at the end of a band."""

    exercise: Exercise
    day: str
    """The id of the day it stands in."""
    load: Decimal | None
    since: int
    """The first week."""
    until: int
    """The last week, of those looked at."""
    sentence: str


@frozen
class Ahead:
    """The weeks to come."""

    routine: Routine
    goal: Goal
    unit: Unit
    """Of every load."""
    weeks: int
    visits: tuple[Visit, ...]
    """The imagined sessions in order: one a week for each day of the level."""
    stuck: tuple[Stuck, ...]


def ahead(
    lifter: Lifter,
    routine: Routine,
    goal: Goal,
    catalogue: Catalogue,
    past: Sequence[Session],
    at: datetime,
    weeks: int,
) -> Ahead:
    """The sessions of the next `weeks` weeks, the first at the aware moment `at`.

    The imagined lifter does exactly the aims, clean, with the prescribed reps left. The level's days take turns, spread
    evenly over each week. Sessions of `past` that began after `at`'s date do not exist.
    """
    done = Logbook.of(past).up_to(at.date())
    visits: list[Visit] = []
    for week, moment in _moments(routine, lifter, at, weeks):
        coming = plan(lifter, routine, goal, catalogue, done, moment)
        exercises = tuple(_foreseen(each, lifter, done, moment.date()) for each in coming.planned)
        visit = Visit(week, coming, exercises, _done(coming, exercises, lifter.rack.unit))
        if not visits:
            done = _recent(done, routine)
        visits.append(visit)
        done = done.with_session(visit.session)
    return Ahead(routine, goal, lifter.rack.unit, weeks, tuple(visits), tuple(_stuck(visits, lifter, weeks)))


def _moments(routine: Routine, lifter: Lifter, at: datetime, weeks: int) -> Iterator[tuple[int, datetime]]:
    """The week and moment of every session: the level's days, spread over the week."""
    sessions = min(len(routine.levels[lifter.level]), DAYS_A_WEEK)
    for week in range(weeks):
        for number in range(sessions):
            yield week + 1, at + timedelta(days=DAYS_A_WEEK * week + DAYS_A_WEEK * number // sessions)


def _recent(past: Logbook, routine: Routine) -> Logbook:
    """Of the past the sessions that the rules can still look at for an exercise of this routine."""
    wanted = {exercise_id for day in routine.days for slot in day.slots for exercise_id in slot.exercises}
    newest: dict[tuple[str, bool], date] = {}
    times: dict[tuple[str, bool], int] = {}
    kept: list[Page] = []
    for page in reversed(past.pages):
        facts = page.facts
        done = dict.fromkeys(
            (*((each, False) for each in (*facts.lifted, *facts.hurt)), *((each, True) for each in facts.finishers))
        )
        keys = [key for key in done if key[0] in wanted]
        for key in keys:
            times[key] = times.get(key, 0) + 1
        latest = [newest.setdefault(key, page.date) for key in keys]
        if any(each - page.date <= LOOKED_BACK for each in latest) or any(times[key] <= LOOKED_AT for key in keys):
            kept.append(page)
    return Logbook(kept)


def _foreseen(planned: Planned, lifter: Lifter, past: Logbook, on: date) -> Foreseen:
    terms = terms_of(planned.exercise, past, lifter.rack, on, lifter.bodyweight)
    suggested = planned.suggestion.load
    return Foreseen(planned, terms.to_begin_with() if suggested is None else suggested, terms)


def _done(coming: Plan, exercises: Sequence[Foreseen], unit: Unit) -> Session:
    """The session of a plan, done to the letter."""
    return Session(
        id=f"ahead-{coming.at:%Y-%m-%d}",
        routine=coming.routine.id,
        day=coming.day.id,
        goal=coming.goal.id,
        unit=unit,
        started=coming.at,
        finished=coming.at + timedelta(minutes=coming.minutes),
        bodyweight=coming.bodyweight,
        entries=tuple(replace(entry_of(each.planned), sets=tuple(_sets(each))) for each in exercises),
    )


def _sets(foreseen: Foreseen) -> Iterator[LoggedSet]:
    held = foreseen.exercise.is_held
    left = foreseen.planned.prescription.left
    for aim in foreseen.aims:
        yield LoggedSet(load=foreseen.taken, reps=None if held else aim, seconds=aim if held else None, left=left)


# ------------------------------------------------------------------ what waits


def _stuck(visits: Sequence[Visit], lifter: Lifter, weeks: int) -> Iterator[Stuck]:
    """Every exercise of every day whose load waits for more than its range, or has nowhere to go."""
    for track in _tracks(visits):
        for run in _runs(track):
            stuck = _of_run(run, lifter.rack.unit, weeks)
            if stuck is not None:
                yield stuck


Spot = tuple[Visit, Foreseen]
"""An exercise in the session it is done in."""


def _tracks(visits: Sequence[Visit]) -> Iterator[list[Spot]]:
    """The same exercise on the same day, from week to week, in the order of the sessions."""
    tracks: dict[tuple[str, Block, str], list[Spot]] = {}
    for visit in visits:
        for each in visit.exercises:
            key = visit.plan.day.id, each.planned.block, each.exercise.id
            tracks.setdefault(key, []).append((visit, each))
    yield from tracks.values()


def _runs(track: Sequence[Spot]) -> Iterator[list[Spot]]:
    """The weeks an exercise stays at one load."""
    for _, run in groupby(track, key=lambda spot: spot[1].taken):
        yield list(run)


def _of_run(run: Sequence[Spot], unit: Unit, weeks: int) -> Stuck | None:
    """What a stay at one load waits for; None where it is on its way within its range."""
    visit, first = run[0]
    last = run[-1][0].week
    words = load_words(first.taken, first.exercise.kind, unit)
    if first.exercise.is_held:
        return None
    if first.taken is None:
        return _of_band(run)
    following = first.terms.step(first.taken)
    if following is None:
        sentence = f"{words} is the end of the rack, reached in week {visit.week}: from there only reps grow."
        return Stuck(first.exercise, visit.plan.day.id, first.taken, visit.week, last, sentence)
    span = first.planned.prescription.span
    ceiling = first.terms.ceiling(first.taken, span)
    if ceiling is None or sum(max(each.aims) > span[1] for _, each in run) < WAITING:
        return None
    step = load_words(following, first.exercise.kind, unit)
    stays = f"{words} all {weeks} weeks" if last == weeks and visit.week == 1 else f"{words} until week {last}"
    sentence = f"{stays}: the step to {step} needs {ceiling} clean reps."
    return Stuck(first.exercise, visit.plan.day.id, first.taken, visit.week, last, sentence)


def _of_band(run: Sequence[Spot]) -> Stuck | None:
    """The weeks at the end of a band."""
    _, first = run[0]
    top = BANDS_CEILING * first.planned.prescription.hi
    ended = [spot for spot in run if min(spot[1].aims) >= top]
    if not ended:
        return None
    visit, _ = ended[0]
    sentence = (
        f"{top} clean reps, the end of this band, in week {visit.week}: the next band or a harder exercise is due."
    )
    return Stuck(first.exercise, visit.plan.day.id, None, visit.week, ended[-1][0].week, sentence)
