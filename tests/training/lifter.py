"""A made-up lifter who trains by the rules: grows with diminishing returns, has bad days, goes away, comes back.

Strength is what the lifter could lift once (effective load); what a set can hold follows from it by Epley's formula,
two to three percent less with every set. All chance comes from one seeded generator.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor
from random import Random

from coach.training.exercise import Exercise
from coach.training.goal import Block, Prescription
from coach.training.load import LoadKind, Rack
from coach.training.log import Fault, LoggedSet, Session, SessionFlag
from coach.training.offers import offer_after
from coach.training.progression import ask
from coach.training.question import Question
from coach.training.rule import Decision, Rule
from coach.training.rules import decide
from coach.training.rules.first_time import FIRST_TIME
from coach.training.terms import Terms
from tests.training import make

FIRST_DAY = date(2025, 1, 6)
TIRED = Fraction(25, 1000)
"""Strength lost from one set to the next."""
BAND = Fraction(20)
"""What a band weighs for the body that pulls it, whatever the log says."""
FORGOTTEN_AFTER = 14
"""Days without training after which strength is lost."""
LOST_A_DAY = Fraction(15, 10_000)
ROUNDED = 10_000
"""Strength is kept to so many parts of a unit, so that fractions stay small."""


@dataclass(frozen=True, slots=True)
class Habits:
    """How often, of a hundred sessions (or sets), what happens happens; without any the lifter is a machine."""

    bad_day: int = 0
    """Strength an eighth lower, unannounced."""
    rough_day: int = 0
    """The lifter says so beforehand, and is right."""
    sloppy_day: int = 0
    deload: int = 0
    """Taken by the lifter's own will, a fifth lighter."""
    layoff: int = 0
    """Two to ten weeks."""
    tells_left: int = 0
    """Of a hundred sessions, all sets."""
    missed_set: int = 0
    daily_noise: int = 0
    """Strength goes up and down by so many percent at most."""


MACHINE = Habits()
PERSON = Habits(bad_day=5, rough_day=4, sloppy_day=6, deload=2, layoff=2, tells_left=30, missed_set=4, daily_noise=3)


@dataclass(frozen=True, slots=True)
class Gym:
    """One exercise on one rack, in the ranges of its days."""

    name: str
    exercise: Exercise
    rack: Rack
    days: tuple[Prescription, ...] = (make.prescription(),)
    """In turn."""
    every: int = 7
    """Days between sessions."""
    strength: Fraction = Fraction(80)
    """What can be lifted once at first (effective load)."""
    potential: Fraction = Fraction(120)
    body: Decimal = Decimal(80)
    knows_body: bool = True
    block: Block = Block.COMPOUND


@dataclass(frozen=True, slots=True)
class Week:
    """One session as it was asked for and as it went."""

    on: date
    question: Question = field(repr=False)
    prescription: Prescription
    decision: Decision
    strength: Fraction
    """Before it, without the day's luck."""
    days_off: int
    session: Session = field(repr=False)
    can: tuple[int, ...]
    """Reps the lifter could do, set by set, at the load asked for."""

    @property
    def rule(self) -> Rule:
        """What was asked."""
        return self.decision.rule

    @property
    def load(self) -> Decimal | None:
        """What was lifted in the first set."""
        return self.session.entries[0].sets[0].load

    @property
    def clean(self) -> tuple[int, ...]:
        """Clean reps, set by set."""
        return tuple(each.clean_reps for each in self.session.entries[0].sets)


def capacity(gym: Gym, strength: Fraction, load: Decimal | None) -> int:
    """Reps that a rested lifter of this strength can do."""
    match gym.exercise.kind:
        case LoadKind.NONE:
            moved = BAND
        case LoadKind.BODYWEIGHT:
            moved = Fraction(gym.body) + Fraction(load or 0)
        case LoadKind.ASSISTED:
            moved = max(Fraction(1), Fraction(gym.body) - Fraction(load or 0))
        case _:
            moved = Fraction(load or 0)
    return max(0, floor(30 * (strength / moved - 1)))


def train(gym: Gym, habits: Habits, seed: int, days: int = 365) -> list[Week]:
    """A year of sessions by the rules; the same seed gives the same year."""
    return list(_sessions(gym, habits, Random(seed), days))  # noqa: S311 - chance here guards no secret


def _happens(chance: Random, percent: int) -> bool:
    return chance.randrange(100) < percent


def _sessions(gym: Gym, habits: Habits, chance: Random, days: int) -> Iterator[Week]:
    strength, peak = gym.strength, gym.potential
    past: list[Session] = []
    on, last = FIRST_DAY, FIRST_DAY
    turn = 0
    while (on - FIRST_DAY).days < days:
        off = (on - last).days
        if off > FORGOTTEN_AFTER:
            strength *= max(Fraction(7, 10), 1 - LOST_A_DAY * (off - FORGOTTEN_AFTER))
        week = _session(gym, habits, chance, past, on, gym.days[turn % len(gym.days)], strength, off)
        yield week
        past.append(week.session)
        strength += (peak - strength) * Fraction(chance.randint(10, 30), 1000) * Fraction(gym.every, 7)
        strength = Fraction(round(strength * ROUNDED), ROUNDED)
        turn += 1
        last = on
        away = chance.randint(14, 70) if _happens(chance, habits.layoff) else 0
        on += timedelta(days=away or gym.every)


def _session(
    gym: Gym,
    habits: Habits,
    chance: Random,
    past: Sequence[Session],
    on: date,
    prescription: Prescription,
    strength: Fraction,
    off: int,
) -> Week:
    rough = _happens(chance, habits.rough_day)
    own_deload = not rough and bool(past) and _happens(chance, habits.deload)
    question = ask(
        gym.exercise,
        prescription,
        gym.block,
        past,
        gym.rack,
        on,
        bodyweight=gym.body if gym.knows_body else None,
        rough=rough,
    )
    decision = decide(question)
    today = strength * (1 + Fraction(chance.randint(-habits.daily_noise, habits.daily_noise), 100))
    if rough:
        today *= Fraction(94, 100)
    elif _happens(chance, habits.bad_day):
        today *= Fraction(88, 100)
    sets = tuple(_sets(gym, habits, chance, question.terms, prescription, decision, today, own_deload=own_deload))
    lo, hi = prescription.span
    wanted = make.target(
        lo,
        hi,
        len(decision.aims),
        decision.load,
        left=prescription.left,
        rule=decision.rule.name,
        aims=decision.aims,
    )
    flags = [flag for flag, is_so in ((SessionFlag.ROUGH, rough), (SessionFlag.DELOAD, own_deload)) if is_so]
    session = make.session_of(
        on,
        [make.entry(sets, wanted, exercise_id=gym.exercise.id, block=gym.block)],
        unit=gym.rack.unit,
        flags=flags,
        bodyweight=gym.body if gym.knows_body else None,
    )
    asked = sets[0].load if decision.load is None else decision.load
    can = tuple(capacity(gym, strength * _tired(number), asked) for number in range(len(decision.aims)))
    return Week(on, question, prescription, decision, strength, off, session, can)


def _tired(number: int) -> Fraction:
    return 1 - TIRED * number


def _sets(
    gym: Gym,
    habits: Habits,
    chance: Random,
    terms: Terms,
    prescription: Prescription,
    decision: Decision,
    strength: Fraction,
    *,
    own_deload: bool,
) -> Iterator[LoggedSet]:
    load = _first_load(gym, terms, prescription, strength) if decision.load is None else decision.load
    if own_deload:
        load = terms.heaviest_at_most(load, Fraction(80, 100))
    sloppy = _happens(chance, habits.sloppy_day)
    tells = _happens(chance, habits.tells_left)
    count = len(decision.aims) - (len(decision.aims) > 1 and _happens(chance, habits.missed_set))
    lo, hi = prescription.span
    body = gym.body if gym.knows_body else None
    done: list[LoggedSet] = []
    for number in range(count):
        can = capacity(gym, strength * _tired(number), load)
        is_first = decision.rule is FIRST_TIME
        reps = max(1, can - floor(prescription.left)) if is_first else min(decision.aims[number], can)
        fault = chance.choice((Fault.MOMENTUM, Fault.RANGE)) if sloppy and _happens(chance, 65) else None
        clean = max(0, reps - chance.randint(0, 3)) if fault is not None and _happens(chance, 50) else None
        told = Decimal(min(10, can - reps)) if tells else None
        done.append(make.work(load, reps, clean, fault=fault, left=told))
        yield done[-1]
        offer = offer_after(done, lo=lo, hi=hi, rule=decision.rule.name, ladder=terms.ladder, bodyweight=body)
        load = load if offer is None else offer.load


def _first_load(gym: Gym, terms: Terms, prescription: Prescription, strength: Fraction) -> Decimal | None:
    """One that can be done for the top of the range with the prescribed reps left, else the easiest."""
    wanted = prescription.hi + floor(prescription.left)
    possible = [each for each in terms.ladder.loads if capacity(gym, strength, each) >= wanted]
    return possible[-1] if possible else terms.to_begin_with()
