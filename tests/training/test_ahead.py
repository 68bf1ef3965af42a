"""Where a plan leads: the same rules, asked of weeks that have not been."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest

from coach.storage.catalogue import load_catalogue, load_goals, load_routines
from coach.training.ahead import Ahead, Foreseen, ahead
from coach.training.exercise import Equipment
from coach.training.load import Rack
from coach.training.log import Session
from coach.training.plan import Lifter, plan
from coach.training.routine import Level
from coach.training.rules.first_time import FIRST_TIME
from coach.training.rules.reps import BUILD
from tests.training import make

CATALOGUE = load_catalogue(None)[0]
ROUTINE = load_routines(None, CATALOGUE)[0]["back-biceps"]
GOALS = load_goals()[0]
AT = datetime(2026, 11, 22, 7, 30, tzinfo=UTC)
EVERYTHING = frozenset(Equipment)

levels = pytest.mark.parametrize("level", list(Level))


def lifter(level: Level = Level.ADVANCED, rack: Rack | None = None, *equipment: Equipment) -> Lifter:
    return Lifter(
        level, frozenset(equipment) or EVERYTHING, make.gym() if rack is None else rack, bodyweight=Decimal(80)
    )


def looked(
    who: Lifter | None = None,
    past: Sequence[Session] = (),
    weeks: int = 12,
    *,
    goal: str = "muscle",
    at: datetime = AT,
) -> Ahead:
    return ahead(lifter() if who is None else who, ROUTINE, GOALS[goal], CATALOGUE, past, at, weeks)


def rows(exercise_id: str, told: Ahead) -> list[Foreseen]:
    return [each for visit in told.visits for each in visit.exercises if each.exercise.id == exercise_id]


def long_past(years: int = 2) -> list[Session]:
    """A quarter of imagined training, again and again, up to a few days ago."""
    quarter = [visit.session for visit in looked(at=AT - timedelta(weeks=13), weeks=12).visits]
    return [
        replace(
            each,
            id=f"{each.id}-{turn}",
            started=each.started - timedelta(weeks=13 * turn),
            finished=each.started - timedelta(weeks=13 * turn),
        )
        for turn in range(4 * years)
        for each in quarter
    ]


@levels
@pytest.mark.parametrize("goal", ["muscle", "fat-loss"])
def test_the_first_session_is_the_plan_of_that_day_in_every_number(level: Level, goal: str) -> None:
    who, past = lifter(level), long_past(1)

    told = looked(who, past, 1, goal=goal)

    assert told.visits[0].plan == plan(who, ROUTINE, GOALS[goal], CATALOGUE, past, AT)


def test_every_later_session_is_the_plan_of_its_day_with_the_imagined_ones_behind_it() -> None:
    past = long_past()

    told = looked(past=past, weeks=5)

    for number, visit in enumerate(told.visits):
        before = [*past, *(each.session for each in told.visits[:number])]
        assert visit.plan.planned == plan(lifter(), ROUTINE, GOALS["muscle"], CATALOGUE, before, visit.plan.at).planned


def test_what_is_dated_after_the_day_asked_for_does_not_exist() -> None:
    past = long_past(1)
    later = [session for session in past if session.date > (AT - timedelta(days=60)).date()]

    told = looked(past=past, at=AT - timedelta(days=60))

    assert later
    assert told == looked(past=[each for each in past if each not in later], at=AT - timedelta(days=60))


@levels
def test_the_days_of_the_level_take_turns(level: Level) -> None:
    told = looked(lifter(level), weeks=3)
    days = ROUTINE.levels[level]

    assert [visit.plan.day.id for visit in told.visits] == list(days) * 3
    assert [visit.week for visit in told.visits] == [week for week in (1, 2, 3) for _ in days]


def test_heavy_and_light_are_three_or_four_days_apart() -> None:
    dates = [visit.on for visit in looked(weeks=4).visits]

    assert {(later - before).days for before, later in pairwise(dates)} == {3, 4}


def test_it_begins_with_the_day_that_is_due() -> None:
    heavy = looked(weeks=1, at=AT - timedelta(days=4)).visits[0].session

    assert [visit.plan.day.id for visit in looked(past=[heavy], weeks=2).visits] == ["light", "heavy"] * 2


def test_a_first_time_takes_the_load_that_stands_ready() -> None:
    first, second = rows("barbell-row", looked(weeks=2))

    assert first.planned.suggestion.rule is FIRST_TIME
    assert first.planned.suggestion.load is None
    assert first.taken == 20
    assert second.planned.suggestion.rule is BUILD
    assert second.taken == 20


def test_every_rep_asked_for_is_done_clean_with_the_prescribed_reps_left() -> None:
    for visit in looked(weeks=6).visits:
        for foreseen, entry in zip(visit.exercises, visit.session.entries, strict=True):
            assert [each.clean_reps for each in entry.sets] == list(foreseen.aims)
            assert {each.left for each in entry.sets} == {foreseen.planned.prescription.left}
            assert {each.load for each in entry.sets} == {foreseen.taken}


def test_the_load_is_raised_when_the_reps_are_there() -> None:
    past = [make.session(7, 60, [8, 8, 8])]
    at = datetime.combine(make.DAY, AT.timetz())

    told = rows("barbell-row", looked(lifter(Level.INTERMEDIATE), past, 4, at=at))

    assert [(each.taken, each.aims[0]) for each in told] == [(60, 9), (60, 10), (Decimal("62.5"), 8), (62.5, 9)]


def stuck(told: Ahead, exercise_id: str) -> list[str]:
    return [each.sentence for each in told.stuck if each.exercise.id == exercise_id]


def test_coarse_dumbbells_are_named_with_the_reps_that_the_step_needs() -> None:
    fives = replace(make.gym(), dumbbells=make.steps(10, 30, 5))

    told = looked(lifter(Level.ADVANCED, fives), weeks=20)

    assert stuck(told, "dumbbell-row") == [
        "10 kg until week 15: the step to 15 kg needs 20 clean reps.",
    ]
    assert [str(each.taken) for each in rows("dumbbell-row", told)[14:16]] == ["10", "15"]


def test_a_load_that_is_never_left_says_so() -> None:
    fives = replace(make.gym(), dumbbells=make.steps(10, 30, 5))

    told = looked(lifter(Level.ADVANCED, fives), weeks=12)

    assert stuck(told, "dumbbell-row") == ["10 kg all 12 weeks: the step to 15 kg needs 20 clean reps."]


def test_the_end_of_the_rack_is_named_with_its_week() -> None:
    short = replace(make.gym(), belt=(Decimal("2.5"),))

    told = looked(lifter(Level.ADVANCED, short), weeks=8)

    assert stuck(told, "pull-up") == ["+2.5 kg is the end of the rack, reached in week 6: from there only reps grow."]


def test_a_band_at_its_end_is_named() -> None:
    told = looked(lifter(Level.BEGINNER, make.gym(), Equipment.BANDS), weeks=30)

    [sentence] = stuck(told, "band-row")
    assert sentence == "24 clean reps, the end of this band, in week 17: the next band or a harder exercise is due."


def test_small_plates_leave_nothing_stuck() -> None:
    small = replace(make.gym(), plates=(*make.gym().plates, (Decimal("0.5"), 2), (Decimal("0.25"), 2)))
    past = [make.session(7, 60, [8, 8, 8])]

    told = looked(lifter(Level.ADVANCED, small), past, at=datetime.combine(make.DAY, AT.timetz()))

    assert stuck(told, "barbell-row") == []


def test_no_weeks_are_no_sessions() -> None:
    told = looked(weeks=0)

    assert (told.visits, told.stuck) == ((), ())


def test_a_hang_is_never_stuck_however_long_it_lasts() -> None:
    told = looked(lifter(Level.ADVANCED, make.gym(), Equipment.PULL_UP_BAR), weeks=30)

    held = {each.exercise.id for visit in told.visits for each in visit.exercises if each.exercise.is_held}
    assert held
    assert held.isdisjoint(each.exercise.id for each in told.stuck)
