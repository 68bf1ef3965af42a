from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, combinations

import pytest

from coach.storage.catalogue import load_catalogue, load_routines
from coach.training.exercise import Catalogue, Equipment, Exercise, ExerciseClass
from coach.training.goal import Block, DayKind
from coach.training.routine import (
    Day,
    Level,
    Lineup,
    Routine,
    Slot,
    first_possible,
    flaws,
    line_up,
    planned_week,
    refusal,
)
from coach.training.volume import planned_balance

CATALOGUE: Catalogue = load_catalogue(None)[0]
ROUTINES = load_routines(None, CATALOGUE)[0]
SHIPPED: Routine = ROUTINES["back-biceps"]
EVERYTHING = tuple(Equipment)
SUBSETS = tuple(chain.from_iterable(combinations(Equipment, size) for size in range(len(Equipment) + 1)))
BAR, DUMBBELLS, BANDS = Equipment.PULL_UP_BAR, Equipment.DUMBBELLS, Equipment.BANDS
SETS = dict.fromkeys(Level, 3)


def _days() -> Iterator[tuple[Level, Day]]:
    for level, day_ids in SHIPPED.levels.items():
        for day_id in day_ids:
            day = SHIPPED.day(day_id)
            assert day is not None
            yield level, day


DAYS = tuple(_days())
every_day = pytest.mark.parametrize(("level", "day"), DAYS, ids=lambda each: each.id if isinstance(each, Day) else each)


def _done(day: Day, level: Level, *equipment: Equipment) -> list[tuple[str, int]]:
    return [(each.exercise.id, each.sets) for each in line_up(day, level, equipment, CATALOGUE).filled]


def _shipped_day(day_id: str) -> Day:
    day = SHIPPED.day(day_id)
    assert day is not None
    return day


def _balance(lineup: Lineup) -> tuple[int, int]:
    balance = planned_balance((each.exercise, each.sets) for each in lineup.filled)
    return balance.back, balance.biceps


def problems(routine: Routine, catalogue: Catalogue) -> tuple[str, ...]:
    """Why a routine is refused, each with its place."""
    return tuple(f"{flaw.place}: {flaw.sentence}" for flaw in flaws(routine, catalogue))


def test_the_shipped_routines_have_no_problem() -> None:
    assert load_routines(None, CATALOGUE)[1] == ()
    assert [problems(each, CATALOGUE) for each in ROUTINES.values()] == [() for _ in ROUTINES]


def test_a_beginner_has_one_day_and_the_others_two() -> None:
    assert dict(SHIPPED.levels) == {
        Level.BEGINNER: ("base",),
        Level.INTERMEDIATE: ("heavy", "light"),
        Level.ADVANCED: ("heavy", "light"),
    }


def test_the_base_day_in_a_full_gym() -> None:
    assert _done(_shipped_day("base"), Level.BEGINNER, *EVERYTHING) == [
        ("lat-pulldown", 3),
        ("seated-cable-row", 3),
        ("dumbbell-curl", 2),
        ("hammer-curl", 1),
    ]


@pytest.mark.parametrize(("level", "row_sets"), [(Level.INTERMEDIATE, 3), (Level.ADVANCED, 4)])
def test_the_heavy_day_in_a_full_gym(level: Level, row_sets: int) -> None:
    assert _done(_shipped_day("heavy"), level, *EVERYTHING) == [
        ("pull-up", 4),
        ("barbell-row", row_sets),
        ("dumbbell-row", 3),
        ("ez-curl", 3),
        ("hammer-curl", 2),
        ("straight-arm-pulldown", 2),
    ]


@pytest.mark.parametrize("level", [Level.INTERMEDIATE, Level.ADVANCED])
def test_the_light_day_in_a_full_gym(level: Level) -> None:
    assert _done(_shipped_day("light"), level, *EVERYTHING) == [
        ("neutral-grip-pulldown", 3),
        ("chest-supported-row", 3),
        ("face-pull", 2),
        ("incline-curl", 3),
        ("reverse-curl", 2),
        ("band-curl", 2),
    ]


def test_a_heavy_day_with_nothing_but_a_bar_is_pulls_and_hangs() -> None:
    lineup = line_up(_shipped_day("heavy"), Level.INTERMEDIATE, [BAR], CATALOGUE)
    assert [each.exercise.id for each in lineup.filled] == [
        "pull-up",
        "chin-up",
        "scapular-pull-up",
        "close-grip-chin-up",
        "dead-hang",
    ]
    assert [slot.name for slot in lineup.left_out] == ["hammer curl"]


@every_day
@pytest.mark.parametrize("equipment", [(DUMBBELLS,), (BANDS,), (DUMBBELLS, BANDS)], ids=str)
def test_dumbbells_or_bands_are_enough_for_a_whole_session(
    level: Level, day: Day, equipment: tuple[Equipment, ...]
) -> None:
    assert line_up(day, level, equipment, CATALOGUE).left_out == ()


@pytest.mark.parametrize("need", [DUMBBELLS, BANDS])
def test_every_slot_has_something_for_dumbbells_alone_and_for_bands_alone(need: Equipment) -> None:
    slots = [slot for day in SHIPPED.days for slot in day.slots]
    assert all(any(CATALOGUE[each].needs == {need} for each in slot.exercises) for slot in slots)


def test_every_first_choice_has_an_alternative() -> None:
    assert all(len(slot.exercises) >= 2 for day in SHIPPED.days for slot in day.slots)


@every_day
def test_back_has_one_and_a_half_times_the_sets_of_biceps_whatever_the_equipment(level: Level, day: Day) -> None:
    for equipment in SUBSETS:
        lineup = line_up(day, level, equipment, CATALOGUE)
        if lineup.has_compound:
            back, biceps = _balance(lineup)
            assert 2 * back >= 3 * biceps, equipment


@every_day
def test_no_equipment_leaves_curls_without_a_compound(level: Level, day: Day) -> None:
    for equipment in SUBSETS:
        lineup = line_up(day, level, equipment, CATALOGUE)
        assert lineup.has_compound or not lineup.filled, equipment


@every_day
def test_no_exercise_stands_in_two_slots_and_the_blocks_keep_their_order(level: Level, day: Day) -> None:
    order = list(Block)
    for equipment in SUBSETS:
        filled = line_up(day, level, equipment, CATALOGUE).filled
        assert len({each.exercise.id for each in filled}) == len(filled)
        blocks = [order.index(each.slot.block) for each in filled]
        assert blocks == sorted(blocks)


@every_day
def test_a_session_begins_with_a_compound(level: Level, day: Day) -> None:
    for equipment in SUBSETS:
        filled = line_up(day, level, equipment, CATALOGUE).filled
        assert not filled or filled[0].exercise.exercise_class is ExerciseClass.COMPOUND


@pytest.mark.parametrize("level", list(Level))
def test_only_equipment_that_keeps_no_compound_is_refused(level: Level) -> None:
    refused = {equipment for equipment in SUBSETS if refusal(SHIPPED, level, equipment, CATALOGUE) is not None}
    assert refused == {(), (Equipment.BENCH,)}


def test_a_refusal_says_why_and_what_to_do() -> None:
    assert refusal(SHIPPED, Level.BEGINNER, [Equipment.BENCH], CATALOGUE) == (
        "Back & biceps keeps no row and no pull with bench: add what you have, or choose another routine."
    )


def test_a_level_without_days_is_refused() -> None:
    routine = replace(SHIPPED, levels={Level.ADVANCED: ("heavy",)})
    assert refusal(routine, Level.BEGINNER, EVERYTHING, CATALOGUE) == (
        "Back & biceps has no day for level beginner: choose another level or routine."
    )


def test_a_planned_week_is_every_day_of_the_level() -> None:
    assert sum(sets for _, sets in planned_week(SHIPPED, Level.INTERMEDIATE, EVERYTHING, CATALOGUE)) == 17 + 15
    assert sum(sets for _, sets in planned_week(SHIPPED, Level.BEGINNER, EVERYTHING, CATALOGUE)) == 9


def test_every_equipment_gets_a_warm_up_with_a_light_pull_and_three_stretches() -> None:
    for equipment in SUBSETS:
        warmup = first_possible(SHIPPED.warmup, equipment, CATALOGUE)
        cooldown = first_possible(SHIPPED.cooldown, equipment, CATALOGUE)
        assert len(warmup) == 4
        assert len(cooldown) == 3
        assert {each.exercise_class for each in warmup} == {ExerciseClass.MOBILITY}
        assert {each.exercise_class for each in cooldown} == {ExerciseClass.STRETCH}
        assert warmup[-1].id in {"light-row", "light-band-row", "light-pulldown", "towel-row"}


def test_an_exercise_to_avoid_gives_way_to_its_alternative() -> None:
    heavy = _shipped_day("heavy")
    filled = line_up(heavy, Level.INTERMEDIATE, EVERYTHING, CATALOGUE, avoid={"barbell-row"}).filled
    assert filled[1].exercise.id == "bent-over-dumbbell-row"


def test_an_exercise_to_avoid_stays_where_nothing_else_is_left() -> None:
    heavy = _shipped_day("heavy")
    filled = line_up(heavy, Level.INTERMEDIATE, [BAR], CATALOGUE, avoid={"pull-up"}).filled
    assert filled[0].exercise.id == "pull-up"


def _routine(*slots: Slot) -> Routine:
    day = Day("one", "one", DayKind.BASE, slots)
    return Routine("mine", "Mine", (day,), {Level.BEGINNER: ("one",)}, (), ())


ROW = Slot(Block.COMPOUND, SETS, ("barbell-row",), "row")
CURL = Slot(Block.BICEPS, SETS, ("barbell-curl",), "curl")
FINISHER = Slot(Block.FINISHER, SETS, ("straight-arm-pulldown",), "finisher")


def test_compound_then_biceps_then_finisher_is_sound() -> None:
    assert problems(_routine(ROW, CURL, FINISHER), CATALOGUE) == ()


def test_a_compound_after_a_curl_is_refused_with_the_reason() -> None:
    assert problems(_routine(ROW, CURL, ROW), CATALOGUE) == (
        "day one, slot 3 (row): compound comes after biceps; compounds come first, while the back is fresh",
    )


def test_an_isolation_in_a_compound_slot_is_refused_with_the_reason() -> None:
    slot = replace(ROW, exercises=("barbell-curl",))
    assert problems(_routine(slot), CATALOGUE) == (
        "day one, slot 1 (row): Barbell curl is an isolation; compounds come first, while the back is fresh",
    )


def test_a_compound_may_stand_among_the_curls() -> None:
    assert problems(_routine(ROW, replace(CURL, exercises=("close-grip-chin-up",))), CATALOGUE) == ()


def test_a_day_without_compound_is_refused() -> None:
    assert problems(_routine(CURL), CATALOGUE) == ("day one: has no compound",)


def test_an_unknown_exercise_is_refused_and_the_nearest_offered() -> None:
    flaw = flaws(_routine(ROW, replace(CURL, exercises=("barbel-curl",))), CATALOGUE)[0]
    assert (flaw.day, flaw.slot) == (0, 1)
    assert flaw.sentence == 'there is no exercise "barbel-curl"'
    assert flaw.way_out == 'did you mean "barbell-curl"'


@pytest.mark.parametrize("exercise_id", ["cat-cow", "lat-stretch"])
def test_what_is_not_lifted_has_no_slot(exercise_id: str) -> None:
    found = problems(_routine(ROW, replace(CURL, exercises=(exercise_id,))), CATALOGUE)
    assert [each.endswith("is not trained in sets") for each in found] == [True]


def test_a_lift_has_no_place_in_the_warm_up() -> None:
    routine = replace(_routine(ROW), warmup=(("cat-cow",), ("barbell-row",)))
    assert problems(routine, CATALOGUE) == ("warmup: Barbell row is trained in sets",)


def test_an_unknown_stretch_is_refused() -> None:
    routine = replace(_routine(ROW), cooldown=(("lat-strech",),))
    assert flaws(routine, CATALOGUE)[0].way_out == 'did you mean "lat-stretch"'


def test_a_level_names_days_that_exist() -> None:
    routine = replace(_routine(ROW), levels={Level.BEGINNER: ("two",), Level.ADVANCED: ()})
    assert problems(routine, CATALOGUE) == ('levels, beginner: there is no day "two"', "levels, advanced: has no day")


def test_a_day_stands_once() -> None:
    routine = _routine(ROW)
    twice = replace(routine, days=(*routine.days, replace(routine.days[0], name="again")))
    assert problems(twice, CATALOGUE) == ("day one: stands twice",)


def test_a_slot_of_the_warm_up_block_is_refused() -> None:
    assert "day one, slot 1 (row): block warmup has no slots" in problems(
        _routine(replace(ROW, block=Block.WARMUP), ROW), CATALOGUE
    )


def test_an_empty_slot_is_refused() -> None:
    assert problems(_routine(ROW, replace(CURL, exercises=())), CATALOGUE) == (
        "day one, slot 2 (curl): names no exercise",
    )


def test_a_slot_without_sets_at_this_level_is_left_out_without_a_word() -> None:
    slot = replace(CURL, sets={Level.ADVANCED: 2})
    lineup = line_up(_routine(ROW, slot).days[0], Level.BEGINNER, EVERYTHING, CATALOGUE)
    assert [each.exercise.id for each in lineup.filled] == ["barbell-row"]
    assert lineup.left_out == ()


def test_first_possible_never_repeats_a_step() -> None:
    steps = (("cat-cow",), ("cat-cow", "arm-circles"))
    found: tuple[Exercise, ...] = first_possible(steps, (), CATALOGUE)
    assert [each.id for each in found] == ["cat-cow", "arm-circles"]


def test_a_step_with_nothing_for_the_equipment_is_left_out() -> None:
    steps = (("light-pulldown",), ("no-such-move",), ("cat-cow",))
    assert [each.id for each in first_possible(steps, (), CATALOGUE)] == ["cat-cow"]
