"""Weekly sets per muscle, back against biceps, and clean volume."""

from datetime import timedelta
from fractions import Fraction

from coach.training.exercise import Catalogue, ExerciseClass, Movement, Muscle
from coach.training.goal import Block
from coach.training.load import LoadKind, Unit
from coach.training.log import Fault, SetKind
from coach.training.volume import (
    Balance,
    clean_volume,
    load_of,
    planned_balance,
    planned_sets,
    weekly_balance,
    weekly_sets,
)
from tests.training.make import DAY, entry, exercise, session, session_of, work

ROW = exercise("row", primary=(Muscle.LATS, Muscle.TRAPS), secondary=(Muscle.BICEPS,))
CURL = exercise(
    "curl", LoadKind.DUMBBELL, ExerciseClass.ISOLATION, primary=(Muscle.BICEPS,), secondary=(Muscle.FOREARMS,)
)
REVERSE = exercise(
    "reverse-curl", LoadKind.BARBELL, ExerciseClass.ISOLATION, primary=(Muscle.FOREARMS,), secondary=(Muscle.BICEPS,)
)
PULL_UP = exercise("pull-up", LoadKind.BODYWEIGHT, primary=(Muscle.LATS,))
HANG = exercise("dead-hang", LoadKind.BODYWEIGHT, primary=(Muscle.FOREARMS,), secondary=(), seconds=(20, 45))
LIGHT_ROW = exercise("light-row", exercise_class=ExerciseClass.MOBILITY, movement=Movement.MOBILITY)
KNOWN = Catalogue({each.id: each for each in (ROW, CURL, REVERSE, PULL_UP, HANG, LIGHT_ROW)})


def test_a_set_counts_one_for_its_primary_and_half_for_its_secondary_muscles() -> None:
    past = [session(0, 60, [8, 8, 8], exercise_id="row"), session(1, 10, [12, 12], exercise_id="curl")]
    assert weekly_sets(past, KNOWN, DAY) == {
        Muscle.LATS: 3,
        Muscle.TRAPS: 3,
        Muscle.BICEPS: Fraction(7, 2),
        Muscle.FOREARMS: 1,
    }


def test_a_week_is_seven_days_and_ends_with_the_day_asked_for() -> None:
    past = [session(days, 60, [8], exercise_id="row") for days in (-1, 0, 6, 7)]
    assert weekly_sets(past, KNOWN, DAY)[Muscle.LATS] == 2
    assert weekly_sets(past, KNOWN, DAY + timedelta(days=1))[Muscle.LATS] == 2


def test_only_work_sets_count_finishers_and_holds_among_them() -> None:
    others = [work(60, 8, kind=kind) for kind in SetKind if kind is not SetKind.WORK]
    day = session_of(
        DAY,
        [
            entry([*others, work(60, 8)], exercise_id="row"),
            entry([work(10, 15)], exercise_id="curl", block=Block.FINISHER),
            entry([work(None, None, seconds=30)], exercise_id="dead-hang", block=Block.FINISHER),
        ],
    )
    sets = weekly_sets([day], KNOWN, DAY)
    assert sets[Muscle.LATS] == 1
    assert sets[Muscle.BICEPS] == Fraction(3, 2)
    assert sets[Muscle.FOREARMS] == Fraction(3, 2)


def test_unknown_exercises_mobility_and_sets_of_nothing_count_for_nothing() -> None:
    day = session_of(
        DAY,
        [
            entry([work(60, 8)], exercise_id="unheard-of"),
            entry([work(20, 15)], exercise_id="light-row"),
            entry([work(60, 0)], exercise_id="row"),
        ],
    )
    assert weekly_sets([day], KNOWN, DAY) == {}
    assert weekly_balance([day], KNOWN, DAY) == Balance(0, 0)


def test_a_plan_is_counted_like_what_was_done() -> None:
    assert planned_sets([(ROW, 3), (CURL, 2)])[Muscle.BICEPS] == Fraction(7, 2)
    assert planned_balance([(ROW, 3), (CURL, 2), (LIGHT_ROW, 9)]) == Balance(3, 2)


def test_only_direct_sets_are_balanced_and_a_reverse_curl_is_forearms() -> None:
    past = [session(0, 60, [8] * 3, exercise_id="row"), session(1, 20, [12] * 2, exercise_id="reverse-curl")]
    assert weekly_balance(past, KNOWN, DAY) == Balance(3, 0)


def test_below_one_and_a_half_back_sets_to_a_biceps_set_it_warns() -> None:
    assert not Balance(3, 2).warning
    assert Balance(4, 3).warning == "4 back sets to 3 biceps sets: 1 more back set would make it 1.5 to one"
    assert Balance(0, 4).warning == "0 back sets to 4 biceps sets: 6 more back sets would make it 1.5 to one"


def test_without_biceps_there_is_nothing_to_warn_of() -> None:
    assert Balance(0, 0).ratio is None
    assert not Balance(5, 0).is_short_of_back


def test_volume_is_clean_reps_times_effective_load() -> None:
    day = session_of(
        DAY,
        [
            entry([work(60, 10, fault=Fault.MOMENTUM), work(60, 8), work(40, 8, kind=SetKind.RAMP)], exercise_id="row"),
            entry([work(None, 5), work(10, 5)], exercise_id="pull-up"),
            entry([work(None, None, seconds=40)], exercise_id="dead-hang"),
            entry([work(100, 10)], exercise_id="unheard-of"),
        ],
        bodyweight=80,
    )
    assert clean_volume(day, KNOWN) == 60 * 16 + 80 * 5 + 90 * 5


def test_without_a_bodyweight_pull_ups_have_no_volume() -> None:
    day = session(0, 10, [5], exercise_id="pull-up")
    assert clean_volume(day, KNOWN) == 0


def test_a_set_in_the_other_unit_is_converted_exactly() -> None:
    day = session_of(DAY, [entry([work(100, 1, unit=Unit.LB)], exercise_id="row")])
    assert clean_volume(day, KNOWN) == Fraction(45359237, 1_000_000)


def test_a_missing_load_is_plain_only_for_the_body() -> None:
    day = session(0, None, [5])
    each = day.entries[0].sets[0]
    assert load_of(each, LoadKind.BODYWEIGHT, day, Unit.KG) == 0
    assert load_of(each, LoadKind.ASSISTED, day, Unit.KG) is None
    assert load_of(each, LoadKind.BARBELL, day, Unit.KG) is None
    assert load_of(work(5, 8), LoadKind.NONE, day, Unit.KG) is None
