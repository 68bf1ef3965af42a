"""A made-up history: a lifter who follows the plan by the real rules, with good days and bad ones."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from math import exp, floor
from random import Random

from coach.demo_folder import demo_folder
from coach.gym import ID_LETTERS, Gym, open_gym
from coach.storage.paths import Paths
from coach.storage.session_text import write_session
from coach.training.begin import begin
from coach.training.exercise import Exercise
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS, Block
from coach.training.load import LoadKind, effective
from coach.training.log import EntryFlag, Fault, LoggedSet, Session, SessionFlag
from coach.training.plan import Lifter, Plan, Planned, due_day, plan
from coach.training.progression import ask
from coach.training.resting import go
from coach.training.rules import decide
from coach.training.session import choose, finish, log, note
from coach.training.standing import standing
from coach.training.terms import EPLEY, Terms
from coach.training.workout import Draft, Guide, Step, StepKind, Workout, latest_set, next_step, sets_wanted, with_entry

A_YEAR = 52
"""Weeks."""
SEED = 7
"""Of the year that is shown."""
RECENT = 24
"""Sessions that a plan is made from: more would change nothing of it and cost time."""

_CONFIG = """\
level = "intermediate"
bodyweight = 78.5
"""
_DAYS_BETWEEN = 3
_EVENING, _MORNING = time(18, 20), time(7, 5)
_WEEKEND = (5, 6)
_ROUND = 52
"""Weeks after which what happens once happens again."""
_HOLIDAY = (30, 31)
_DELOAD_WEEK = 17
_ROUGH_WEEKS = (9, 41)
_PAIN_WEEK = 23
_MISSED, _EARLY, _SWINGS_TIRED, _SWINGS, _COUNTS_CLEAN, _TELLS_LEFT, _ONE_MORE = 0.04, 0.06, 0.35, 0.03, 0.6, 0.3, 0.3
"""How often: a session missed, a rest cut short, a fault near the end and before it, a number told, a rep on top."""
_EASY = 3
"""Reps to spare from which one more is worth it."""
_LIGHTER = Fraction(85, 100)
_HELD, _TOP, _BODY = (20, 45), 10, Decimal(75)
"""Where nothing says: seconds of a hold, the top of a range, a body's weight."""
_GAINS, _GAINING_WEEKS = 0.3, 60
_TIRED = 0.985
_WORN_BY_A_BAD_NIGHT = 0.94

_STRENGTH = {
    LoadKind.BARBELL: (1.05, 0.5),
    LoadKind.DUMBBELL: (0.5, 0.24),
    LoadKind.STACK: (1.0, 0.5),
    LoadKind.BODYWEIGHT: (1.3, 1.2),
    LoadKind.ASSISTED: (1.0, 1.0),
    LoadKind.NONE: (1.0, 1.0),
}
"""What a body lifts once, as a share of its weight: compound, isolation."""


@frozen
class Today:
    """The lifter on one day."""

    week: int
    form: float
    """1 is a usual day."""
    flags: frozenset[SessionFlag] = frozenset()
    hurts: bool = False
    remark: str = ""

    @property
    def gained(self) -> float:
        """How much stronger than at the start; the first weeks bring the most."""
        return 1 + _GAINS * (1 - exp(-self.week / _GAINING_WEEKS))


@contextmanager
def made_up(until: datetime) -> Iterator[Paths]:
    """A folder with a year of history up to a moment; it is gone afterwards."""
    with demo_folder() as paths:
        paths.config_dir.mkdir()
        paths.config_file.write_text(_CONFIG, encoding="utf-8")
        write(generate(open_gym(paths), until), paths)
        yield paths


def write(sessions: Sequence[Session], paths: Paths) -> None:
    """Puts sessions where a history is looked for. Raises OSError."""
    for each in sessions:
        file = paths.session_file(each)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(write_session(each), encoding="utf-8", newline="\n")


def generate(gym: Gym, until: datetime, *, weeks: int = A_YEAR, seed: int = SEED) -> tuple[Session, ...]:
    """The sessions of some weeks before the aware moment `until`, the oldest first; the same seed, the same sessions.

    The lifter, the rack, the routine and the goal are the gym's, its history is not looked at. Raises Refused where
    the routine cannot be followed.
    """
    chance = Random(seed)  # noqa: S311 - nothing here is a secret
    done: list[Session] = []
    lifter, routine, goal = gym.lifter, gym.routine, gym.goal()
    usual = {day.id: plan(lifter, routine, goal, gym.catalogue, (), until, day=day) for day in routine.days}
    for week, day in _calendar(gym, until, weeks):
        today = _today(week, chance)
        if today is None:
            continue
        hour = _MORNING if day.weekday() in _WEEKEND else _EVENING
        starts = datetime.combine(day, hour, until.tzinfo) + timedelta(seconds=chance.randrange(1800))
        done.append(_trained(gym, usual, tuple(done[-RECENT:]), today=today, starts=starts, chance=chance))
    return tuple(done)


def _calendar(gym: Gym, until: datetime, weeks: int) -> Iterator[tuple[int, date]]:
    days = len(gym.routine.levels[gym.settings.level])
    for week in range(weeks):
        first = until.date() - timedelta(weeks=weeks - week)
        yield from ((week, first + timedelta(days=_DAYS_BETWEEN * number)) for number in range(min(2, days)))


def _today(week: int, chance: Random) -> Today | None:
    """How the lifter comes to the gym; None when they do not."""
    form = chance.gauss(1, 0.012)
    within = week % _ROUND
    if within in _HOLIDAY or chance.random() < _MISSED:
        return None
    if within == _HOLIDAY[-1] + 1:
        return Today(week, form * 0.98, remark="back from two weeks by the sea")
    if within == _DELOAD_WEEK:
        return Today(week, form, frozenset({SessionFlag.DELOAD}), remark="an easy week")
    if within in _ROUGH_WEEKS:
        return Today(week, form * _WORN_BY_A_BAD_NIGHT, frozenset({SessionFlag.ROUGH}), remark="slept little")
    if within == _PAIN_WEEK:
        return Today(week, form, hurts=True, remark="left elbow, better the day after")
    return Today(week, form)


# ------------------------------------------------------------------ one session


def _trained(
    gym: Gym, usual: Mapping[str, Plan], past: Sequence[Session], *, today: Today, starts: datetime, chance: Random
) -> Session:
    day = due_day(gym.routine, gym.settings.level, past, starts)
    coming = _planned(usual[day.id], gym.lifter, past, starts, rough=SessionFlag.ROUGH in today.flags)
    session_id = f"{starts:%Y-%m-%dT%H%M%S}-{''.join(chance.choices(ID_LETTERS, k=4))}"
    workout = begin(coming, gym.lifter, gym.catalogue, past, session_id, starts)
    workout = replace(workout, session=replace(workout.session, flags=workout.session.flags | today.flags))
    if SessionFlag.DELOAD in today.flags:
        workout = _halved(workout)
    now = starts + timedelta(seconds=chance.randrange(20, 60))
    while (step := next_step(workout)) is not None:
        now = _after_rest(workout, now, chance)
        workout = go(workout, now)
        workout, now = _step_done(workout, step, today, now, chance)
    workout = finish(workout, now)
    return note(workout, today.remark).session if today.remark else workout.session


def _planned(usual: Plan, lifter: Lifter, past: Sequence[Session], at: datetime, *, rough: bool) -> Plan:
    """The plan of a day with the loads that the rules decide on, and none of the words."""
    decided: list[Planned] = []
    for each in usual.planned:
        question = ask(
            each.exercise,
            each.prescription,
            each.block,
            past,
            lifter.rack,
            at.date(),
            bodyweight=lifter.bodyweight,
            rough=rough,
        )
        decision = decide(question)
        suggestion = replace(each.suggestion, rule=decision.rule, load=decision.load, aims=decision.aims)
        decided.append(replace(each, suggestion=suggestion))
    return replace(usual, at=at, rough=rough, planned=tuple(decided))


def _halved(workout: Workout) -> Workout:
    for index, entry in enumerate(workout.session.entries):
        if entry.block in LIFTED_BLOCKS:
            workout = with_entry(workout, index, replace(entry, sets_wanted=-(-sets_wanted(entry) // 2)))
    return workout


def _after_rest(workout: Workout, now: datetime, chance: Random) -> datetime:
    """When the next set begins: mostly a little after the rest, now and then before its end."""
    latest = latest_set(workout.session)
    rest = 0 if latest is None else workout.session.entries[latest[0]].sets[latest[1]].rest or 0
    late = -rest // 5 if chance.random() < _EARLY else chance.randrange(1, 15)
    return now + timedelta(seconds=rest + late)


def _step_done(workout: Workout, step: Step, today: Today, now: datetime, chance: Random) -> tuple[Workout, datetime]:
    guide = workout.guide(step.entry)
    stands = standing(workout)
    lasts = timedelta(seconds=30 if stands is None else 4 * (stands.reps or 0) + (stands.seconds or 0))
    now += lasts * guide.sides + timedelta(seconds=5)
    match step.kind:
        case StepKind.CHOOSE:
            return choose(replace(workout, draft=Draft(load=_first_load(workout, step, today))), now), now
        case StepKind.WORK:
            return _lifted(workout, step, today, now, chance), now
        case StepKind.HOLD if workout.session.entries[step.entry].block in LIFTED_BLOCKS:
            return log(replace(workout, draft=Draft(done=_held(workout, step, today, chance))), now), now
        case _:
            return log(workout, now), now


def _lifted(workout: Workout, step: Step, today: Today, now: datetime, chance: Random) -> Workout:
    entry, guide = workout.session.entries[step.entry], workout.guide(step.entry)
    stands = standing(workout) or LoggedSet()
    load, aim = stands.load, stands.reps or 1
    if load is not None and SessionFlag.DELOAD in today.flags and not entry.work_sets:
        load = Terms(guide.ladder, guide.bodyweight).heaviest_at_most(load, _LIGHTER)
    span = entry.target.span if entry.target is not None else None
    possible = _possible(guide, load, span, today) * _TIRED ** (2 * len(entry.work_sets))
    reps = _reps(aim, possible, chance)
    draft = Draft(
        load=load,
        done=reps,
        left=Decimal(max(0, min(5, round(possible) - reps))) if chance.random() < _TELLS_LEFT else None,
    )
    swings = _SWINGS_TIRED if guide.exercise.is_isolation and possible < aim + 1 else _SWINGS
    if chance.random() < swings:
        fault = Fault.MOMENTUM if guide.exercise.is_isolation else chance.choice(tuple(Fault))
        clean = max(0, reps - chance.randrange(1, 4)) if chance.random() < _COUNTS_CLEAN else None
        draft = replace(draft, fault=fault, clean=clean)
    logged = log(replace(workout, draft=draft), now)
    return _stopped(logged, step.entry) if today.hurts and entry.block is Block.BICEPS else logged


def _reps(aim: int, possible: float, chance: Random) -> int:
    """What is done of an aim: it where it can be done, one more on a good day, what is possible on a bad one."""
    if possible < aim:
        return max(1, floor(possible))
    return aim + 1 if possible > aim + _EASY and chance.random() < _ONE_MORE else aim


def _stopped(workout: Workout, index: int) -> Workout:
    """The first exercise that hurts today is left alone after its first set."""
    if any(EntryFlag.PAIN in each.flags for each in workout.session.entries):
        return workout
    flags = frozenset({EntryFlag.PAIN, EntryFlag.SKIPPED})
    return with_entry(workout, index, replace(workout.session.entries[index], flags=flags))


def _held(workout: Workout, step: Step, today: Today, chance: Random) -> int:
    shortest, longest = workout.guide(step.entry).exercise.seconds or _HELD
    possible = shortest + (longest - shortest) * (today.gained - 1) / _GAINS * today.form + chance.randrange(6)
    aim = (standing(workout) or LoggedSet()).seconds
    return round(possible) if aim is None else min(aim, round(possible))


def _first_load(workout: Workout, step: Step, today: Today) -> Decimal | None:
    """The hardest load that could be done for the top of the range with two left, else the easiest."""
    guide, entry = workout.guide(step.entry), workout.session.entries[step.entry]
    span = entry.target.span if entry.target is not None else None
    wanted = (_TOP if span is None else span[1]) + 2
    loads = guide.ladder.loads
    return next((each for each in reversed(loads) if _possible(guide, each, span, today) >= wanted), loads[0])


def _possible(guide: Guide, load: Decimal | None, span: tuple[int, int] | None, today: Today) -> float:
    """The reps that could be done at a load, to the last one (Epley)."""
    strength = _talent(guide.exercise) * today.gained * today.form
    body = guide.bodyweight or _BODY
    moved = None if load is None else effective(guide.ladder.kind, load, body)
    if moved is None:
        return strength * (_TOP if span is None else span[1])
    compound, isolation = _STRENGTH[guide.ladder.kind]
    once = strength * float(body) * (isolation if guide.exercise.is_isolation else compound)
    return EPLEY * (once / float(moved) - 1)


def _talent(exercise: Exercise) -> float:
    """Nobody is equally good at everything."""
    return Random(exercise.id).uniform(0.9, 1.1)  # noqa: S311 - nothing here is a secret
