"""A year of training by the rules, many times over: what no lifter should meet, on no rack."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest

from coach.training.load import LoadKind
from coach.training.rules.carry_over import CARRY_OVER
from coach.training.rules.coming_back import RETURN
from coach.training.rules.first_time import FIRST_TIME
from coach.training.rules.raising import RAISE
from coach.training.rules.stall import DELOAD, RESET
from coach.training.rules.too_heavy import TOO_HEAVY
from tests.training.gyms import GYMS
from tests.training.lifter import BAND, MACHINE, PERSON, Gym, Habits, Week, capacity, train

LOWERING = (DELOAD, RESET, TOO_HEAVY)
STAYING = replace(PERSON, layoff=0, deload=0)
"""A person who never goes away."""
EVERYONE = {"machine": MACHINE, "person": PERSON, "staying": STAYING}
QUARTER = 91
"""Days."""
FEW = range(2)
MANY = range(100, 130)

every_gym = pytest.mark.parametrize("gym", [pytest.param(each, id=each.name) for each in GYMS])
every_habit = pytest.mark.parametrize("habits", [pytest.param(each, id=name) for name, each in EVERYONE.items()])


def plateau(gym: Gym) -> Gym:
    """The same, for a lifter who gets no stronger."""
    return replace(gym, potential=gym.strength)


def lanes(weeks: Sequence[Week]) -> list[list[Week]]:
    """The sessions of each range, in order."""
    found: dict[tuple[int, int], list[Week]] = defaultdict(list)
    for week in weeks:
        found[week.prescription.span].append(week)
    return list(found.values())


def lowers(week: Week) -> bool:
    """Whether the load or the sets were cut for want of progress; at the bottom of the rack nothing can be."""
    source = week.decision.source
    return week.rule in LOWERING and source is not None and not week.question.terms.is_easiest(source.base)


def reached(gym: Gym, week: Week) -> Fraction:
    """The best e1RM that a session shows (Epley)."""
    terms = week.question.terms
    shown = [Fraction(0)]
    for each in week.session.entries[0].sets:
        match gym.exercise.kind:
            case LoadKind.NONE:
                moved = BAND
            case LoadKind.BODYWEIGHT:
                moved = Fraction(gym.body) + Fraction(each.load or 0)
            case LoadKind.ASSISTED:
                moved = Fraction(gym.body) - Fraction(each.load or 0)
            case _:
                moved = terms.effective(each.load) or Fraction(0)
        shown.append(moved * (1 + Fraction(each.clean_reps, 30)))
    return max(shown)


def check(gym: Gym, habits: Habits, seed: int) -> None:
    """Everything that holds for every year."""
    weeks = train(gym, habits, seed)
    told = f"{gym.name}, seed {seed}"
    for week in weeks:
        check_load(week, told)
        if habits is MACHINE and week.rule is RAISE:
            check_landing(week, weeks, told)
    for lane in lanes(weeks):
        check_lowerings(lane, told)
        check_movement(gym, lane, told)
    check_tracking(gym, habits, weeks, told)


def check_load(week: Week, told: str) -> None:
    load, terms = week.decision.load, week.question.terms
    if week.rule is FIRST_TIME or not terms.is_loaded:
        assert load is None, told
        return
    assert load in terms.ladder.loads, told
    source = week.decision.source
    if week.rule is RETURN and source is not None and source.base is not None and load is not None:
        assert terms.is_easiest(source.base) or terms.ladder.is_harder(source.base, load), f"{told}: {week}"


def check_landing(week: Week, weeks: Sequence[Week], told: str) -> None:
    """A raise lands on enough reps, where the prescribed reps were left on every set; else on one fewer at most."""
    enough = week.question.terms.lo_at(week.decision.load, week.prescription.span)
    earned = next(
        each for each in weeks if week.decision.source is not None and each.session is week.decision.source.session
    )
    spare = min(can - clean for can, clean in zip(earned.can, earned.clean, strict=True))
    assert min(week.can) >= enough - (spare < floor(week.prescription.left)), f"{told}: {week}"


def check_lowerings(lane: Sequence[Week], told: str) -> None:
    """No loop of deloads: never three running, unless the lifter got weaker; and few over the year.

    A rough session, or a deload the lifter took, is no evidence, so what was asked that day is asked again.
    """
    running: list[Week] = []
    for week in lane:
        if week.session.flags:
            continue
        running = [*running, week] if lowers(week) else []
        assert len(running) <= 2 or running[-1].strength < running[0].strength, f"{told}: {running}"
    assert sum(lowers(week) for week in lane) <= max(3, len(lane) // 6), told


def check_movement(gym: Gym, lane: Sequence[Week], told: str) -> None:
    """Who gets a tenth stronger lifts more, unless the rack ends or the ceiling says how far it still is.

    It is counted from the last time a load was carried over, or begun again after days off.
    """
    begun = max(place for place, week in enumerate(lane) if not place or week.rule in (RETURN, CARRY_OVER))
    lane = lane[begun:]
    first, strongest = lane[0], max(lane, key=lambda week: week.strength)
    terms = first.question.terms
    start = first.load
    if strongest.strength < first.strength * Fraction(11, 10):
        return
    if start is None:
        assert max(max(week.decision.aims) for week in lane) > max(first.clean), told
        return
    moved = any(week.load is not None and terms.ladder.is_harder(week.load, start) for week in lane)
    ceiling = terms.ceiling(start, first.prescription.span)
    can = capacity(gym, strongest.strength * Fraction(95, 100), start)
    assert moved or ceiling is None or can <= ceiling, f"{told}: {[(w.load, w.clean) for w in lane]}"


def check_tracking(gym: Gym, habits: Habits, weeks: Sequence[Week], told: str) -> None:
    """What the last quarter shows is near what the lifter can do, the nearer the longer nothing came between."""
    quarter = [week for week in weeks if (weeks[-1].on - week.on).days <= QUARTER]
    best = max(reached(gym, week) / week.strength for week in quarter)
    came_back = any(
        week.rule in (RETURN, CARRY_OVER) and (weeks[-1].on - week.on).days <= 2 * QUARTER for week in weeks
    )
    nearest = 85 if habits is MACHINE else 30 if came_back and habits is PERSON else 72
    assert Fraction(nearest, 100) <= best <= Fraction(106, 100), f"{told}: {float(best)}"


@every_gym
@every_habit
def test_a_year_of_training_goes_well(gym: Gym, habits: Habits) -> None:
    for seed in FEW:
        check(gym, habits, seed)


@every_gym
def test_a_year_on_a_plateau_is_no_loop_of_deloads(gym: Gym) -> None:
    check(plateau(gym), MACHINE, 0)


@pytest.mark.campaign
@every_gym
@every_habit
def test_many_years_of_training_go_well(gym: Gym, habits: Habits) -> None:
    for seed in MANY:
        check(gym, habits, seed)
        check(plateau(gym), habits, seed)


def test_the_same_seed_gives_the_same_year() -> None:
    assert train(GYMS[0], PERSON, 3) == train(GYMS[0], PERSON, 3)
