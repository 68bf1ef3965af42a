"""The session to come: which exercises, how much of each, at which load, and how long it takes."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

from coach.training.evidence import lane
from coach.training.exercise import FIVE_MUSCLES, Catalogue, Equipment, Exercise, Muscle
from coach.training.frozen import frozen
from coach.training.goal import Block, DayKind, Goal, Prescription
from coach.training.history import newest_bodyweight, newest_of
from coach.training.load import LoadKind, Plates, Rack
from coach.training.log import Session
from coach.training.logbook import Logbook
from coach.training.moment import aware
from coach.training.progression import Suggestion, suggest
from coach.training.ramp import (
    RampPosition,
    RampStep,
    easier_form,
    needs_easier_form,
)
from coach.training.ramp import ramp as ramp_for
from coach.training.rest import own_band
from coach.training.routine import Day, Filled, Level, Routine, Slot, first_possible, line_up
from coach.training.volume import Balance, planned_balance, planned_sets

RECOVERY = timedelta(hours=48)
"""Muscles grow during rest: sooner than this after a pull session, the coach says so."""
TWICE = 2
"""Sessions running with pain after which an exercise is planned as its alternative."""
SECONDS_A_REP = 4
"""For the estimated length [H]."""
SECONDS_TO_CHANGE = 60
"""From one exercise to the next, plates included [H]."""
BODYWEIGHT_PLACES = 2
"""After the point, of a bodyweight that was told in the other unit."""
SECONDS_TO_MOVE = 15
"""From one step of the warm-up or cool-down to the next [H]."""


@frozen
class Lifter:
    """Who trains, and with what."""

    level: Level
    equipment: frozenset[Equipment]
    rack: Rack
    bodyweight: Decimal | None = None
    """The configuration's, in the rack's unit; a session that has one comes first."""
    rests: Mapping[str, int] = field(default_factory=dict, hash=False)
    """Seconds that replace the goal's, by block or exercise id."""


@frozen
class Planned:
    """One exercise of the session to come."""

    exercise: Exercise
    block: Block
    slot: Slot
    slot_sets: int
    """What the slot prescribes; the rules may make fewer of it."""
    prescription: Prescription
    suggestion: Suggestion
    ramp: tuple[RampStep, ...]
    ramp_form: Exercise | None
    """The easier exercise the ramp is done with, where no load is easy enough."""
    plates: Plates | None
    """One side of the bar; None for what is no barbell or has no load yet."""
    last: Session | None
    """The session it is compared with: the newest of its lane, else the newest of all."""


@frozen
class Plan:
    """The session to come."""

    routine: Routine
    day: Day
    goal: Goal
    level: Level
    at: datetime
    """The moment it was made for, aware."""
    bodyweight: Decimal | None
    rough: bool
    warmup: tuple[Exercise, ...]
    planned: tuple[Planned, ...]
    cooldown: tuple[Exercise, ...]
    left_out: tuple[Slot, ...]
    """Slots with nothing for this equipment."""
    swapped_for_pain: tuple[tuple[Exercise, Exercise], ...]
    """Exercises that hurt twice running, each with what stands in its place."""
    last_of_day: Session | None
    """The last session of this kind of day."""
    last_pull: Session | None
    """The last session that trained any of the five muscles."""
    minutes: int

    @property
    def on(self) -> date:
        """The day it is for."""
        return self.at.date()

    @property
    def is_too_soon(self) -> bool:
        """Whether the last pull session ended less than 48 h ago."""
        return (
            self.last_pull is not None
            and self.last_pull.finished is not None
            and self.at - self.last_pull.finished < RECOVERY
        )

    @property
    def is_done_today(self) -> bool:
        """Whether a session was finished on this date already."""
        return self.last_pull is not None and self.last_pull.date == self.on

    @property
    def missing(self) -> tuple[Muscle, ...]:
        """Those of the five muscles that nothing in it works."""
        worked = {m for each in self.planned for m in (*each.exercise.primary, *each.exercise.secondary)}
        return tuple(muscle for muscle in FIVE_MUSCLES if muscle not in worked)

    @property
    def sets_by_muscle(self) -> Mapping[Muscle, Fraction]:
        """Fractional sets of this session: primary 1, secondary one half (Pelland 2025)."""
        return planned_sets((each.exercise, each.suggestion.sets) for each in self.planned)

    @property
    def balance(self) -> Balance:
        """Back against biceps, as planned."""
        return planned_balance((each.exercise, each.suggestion.sets) for each in self.planned)


# ------------------------------------------------------------------ which day


def is_day_done(session: Session) -> bool:
    """Whether a session counts as its day: at least half of its planned compound work sets were done.

    Of an exercise that was swapped for another only the sets done before that were planned.
    """
    compounds = [each for each in session.entries if each.block is Block.COMPOUND and each.target is not None]
    last_in_place = {each.swapped_from or each.id: each for each in compounds}
    planned = sum(
        each.target.sets if last_in_place[each.swapped_from or each.id] is each else len(each.work_sets)
        for each in compounds
        if each.target is not None
    )
    done = sum(len(each.work_sets) for each in compounds)
    return planned > 0 and 2 * done >= planned


def days_done(routine: Routine, days: Collection[str], past: Iterable[Session], at: datetime) -> Iterator[Session]:
    """Finished sessions of this routine that count as one of these days, the newest first."""
    return (
        each.session
        for each in Logbook.of(past).finished(at.date())
        if each.facts.routine == routine.id and each.facts.day in days and is_day_done(each.session)
    )


def due_day(routine: Routine, level: Level, past: Sequence[Session], at: datetime) -> Day:
    """The day of this level that follows the one done last; the level's first day where none was done."""
    days = [day for day_id in routine.levels[level] if (day := routine.day(day_id)) is not None]
    last = next((each.day for each in days_done(routine, {day.id for day in days}, past, at)), None)
    for number, day in enumerate(days):
        if day.id == last:
            return days[(number + 1) % len(days)]
    return days[0]


def last_pull(past: Iterable[Session], catalogue: Catalogue, at: datetime) -> Session | None:
    """The last finished session with a work set for any of the five muscles."""
    pulls = {each.id for each in catalogue if any(muscle in FIVE_MUSCLES for muscle in each.primary)}
    done = Logbook.of(past).finished(at.date())
    return next((each.session for each in done if not pulls.isdisjoint(each.facts.done)), None)


# ------------------------------------------------------------------ the plan


def plan(
    lifter: Lifter,
    routine: Routine,
    goal: Goal,
    catalogue: Catalogue,
    past: Sequence[Session],
    at: datetime,
    *,
    day: Day | None = None,
    rough: bool = False,
    swaps: Mapping[str, str] | None = None,
) -> Plan:
    """The session to come at the aware moment `at`; the day that is due unless another is asked for.

    `rough` is a rough day: it can only lower. `swaps` names, by the exercise the slot would have, the one the lifter
    wants instead. ValueError where `at` is not aware.
    """
    aware(at)
    book = Logbook.of(past)
    today = day if day is not None else due_day(routine, lifter.level, book, at)
    bodyweight = bodyweight_on(at.date(), lifter, book)
    hurting = {
        exercise_id
        for slot in today.slots
        for exercise_id in slot.exercises
        if hurt_twice(exercise_id, book, at.date())
    }
    lineup = line_up(today, lifter.level, lifter.equipment, catalogue, hurting)
    without_pain = line_up(today, lifter.level, lifter.equipment, catalogue)
    planned: list[Planned] = []
    for filled in lineup.filled:
        exercise = _wanted(filled, swaps or {}, catalogue)
        position = _position(filled.slot.block, planned)
        planned.append(
            plan_exercise(
                lifter,
                goal,
                catalogue,
                book,
                at,
                exercise=exercise,
                slot=filled.slot,
                sets=filled.sets,
                kind=today.kind,
                position=position,
                rough=rough,
            )
        )
    warmup = first_possible(routine.warmup, lifter.equipment, catalogue)
    cooldown = first_possible(routine.cooldown, lifter.equipment, catalogue)
    return Plan(
        routine=routine,
        day=today,
        goal=goal,
        level=lifter.level,
        at=at,
        bodyweight=bodyweight,
        rough=rough,
        warmup=warmup,
        planned=tuple(planned),
        cooldown=cooldown,
        left_out=lineup.left_out,
        swapped_for_pain=tuple(
            (before.exercise, after.exercise)
            for before in without_pain.filled
            for after in lineup.filled
            if before.slot is after.slot and before.exercise.id in hurting and before.exercise.id != after.exercise.id
        ),
        last_of_day=next(days_done(routine, {today.id}, book, at), None),
        last_pull=last_pull(book, catalogue, at),
        minutes=_minutes(planned, (*warmup, *cooldown)),
    )


def plan_exercise(
    lifter: Lifter,
    goal: Goal,
    catalogue: Catalogue,
    past: Sequence[Session],
    at: datetime,
    *,
    exercise: Exercise,
    slot: Slot,
    sets: int,
    kind: DayKind,
    position: RampPosition,
    rough: bool = False,
) -> Planned:
    """One exercise of the session to come, its load by the rules; a swap in mid-session asks the same."""
    prescription = prescribe(goal, slot.block, kind, exercise, sets, lifter.rests)
    rack = lifter.rack.for_exercise(exercise.id)
    book = Logbook.of(past)
    suggestion = suggest(
        exercise,
        prescription,
        slot.block,
        book,
        lifter.rack,
        at.date(),
        bodyweight=lifter.bodyweight,
        rough=rough,
    )
    bodyweight = bodyweight_on(at.date(), lifter, book)
    ladder = lifter.rack.ladder(exercise.id, exercise.kind)
    is_barbell = exercise.kind is LoadKind.BARBELL
    steps = ramp_for(exercise.kind, suggestion.load, ladder, rack.bar if is_barbell else None, position, bodyweight)
    form = None
    if needs_easier_form(exercise.kind, suggestion.load, position, steps):
        form = easier_form(exercise, catalogue, lifter.equipment)
    return Planned(
        exercise=exercise,
        block=slot.block,
        slot=slot,
        slot_sets=sets,
        prescription=prescription,
        suggestion=suggestion,
        ramp=steps,
        ramp_form=form,
        plates=lifter.rack.hang(exercise.id, suggestion.load) if is_barbell and suggestion.load is not None else None,
        last=next((each.session for each in lane(suggestion.question.bouts, prescription.span)), None)
        or newest_of(exercise.id, slot.block, book, at.date()),
    )


def bodyweight_on(on: date, lifter: Lifter, past: Sequence[Session]) -> Decimal | None:
    """The newest bodyweight of a session, else the configuration's, in the rack's unit; to two places at most."""
    known = newest_bodyweight(past, on, lifter.rack.unit)
    if known is None:
        return lifter.bodyweight
    rounded = round(known, BODYWEIGHT_PLACES)
    return known if rounded == known else rounded


def prescribe(
    goal: Goal, block: Block, kind: DayKind, exercise: Exercise, sets: int, rests: Mapping[str, int]
) -> Prescription:
    """What a slot asks of an exercise: the goal's range for the day, or the exercise's own seconds where it is held.

    The lifter's own rest, by exercise before by block, moves the band with it.
    """
    role = goal.roles[block]
    rest, band = own_band(role.rest, role.band, rests.get(exercise.id, rests.get(block)))
    span = exercise.seconds if exercise.seconds is not None else role.reps[kind]
    return Prescription(sets, span, role.left, rest, band)


def hurt_twice(exercise_id: str, past: Iterable[Session], on: date) -> bool:
    """Whether an exercise was flagged with pain in both of its two newest sessions."""
    book = Logbook.of(past).up_to(on)
    hurt = book.hurt(exercise_id)[-TWICE:]
    lifted = book.lifted(exercise_id)[-TWICE:]
    newest = sorted({each.id: each for each in (*lifted, *hurt)}.values(), key=lambda each: each.order)[-TWICE:]
    return len(newest) == TWICE and all(exercise_id in each.facts.hurt for each in newest)


def alternatives(
    exercise: Exercise, block: Block, catalogue: Catalogue, equipment: frozenset[Equipment], taken: frozenset[str]
) -> tuple[Exercise, ...]:
    """What may stand in for an exercise: the same movement first, then a muscle in common; never one of today's."""
    possible = [
        each
        for each in catalogue
        if each.is_lift
        and each.id != exercise.id
        and each.id not in taken
        and each.is_possible_with(equipment)
        and (block is not Block.COMPOUND or not each.is_isolation)
    ]
    same = [each for each in possible if each.movement is exercise.movement]
    akin = [each for each in possible if each not in same and set(each.primary) & set(exercise.primary)]
    return (*same, *akin)


def _wanted(filled: Filled, swaps: Mapping[str, str], catalogue: Catalogue) -> Exercise:
    wanted = swaps.get(filled.exercise.id)
    chosen = catalogue.get(wanted) if wanted is not None else None
    return chosen if chosen is not None else filled.exercise


def _position(block: Block, before: Sequence[Planned]) -> RampPosition:
    if block is not Block.COMPOUND:
        return RampPosition.NONE
    return RampPosition.LATER if before else RampPosition.FIRST


def _minutes(planned: Sequence[Planned], moves: Sequence[Exercise]) -> int:
    seconds = 0
    for each in planned:
        sides = 2 if each.exercise.one_sided else 1
        pace = 1 if each.exercise.is_held else SECONDS_A_REP
        work = sum(each.suggestion.aims) * sides * pace
        ramps = sum(step.reps for step in each.ramp) * sides * SECONDS_A_REP
        seconds += work + ramps + SECONDS_TO_CHANGE
        seconds += each.prescription.rest * (each.suggestion.sets + (1 if each.ramp else 0))
    for exercise in moves:
        sides = 2 if exercise.one_sided else 1
        count = exercise.seconds[0] if exercise.seconds is not None else (exercise.reps or 0) * SECONDS_A_REP
        seconds += count * sides + SECONDS_TO_MOVE
    return round(Fraction(seconds, 60))
