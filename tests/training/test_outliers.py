"""Nonsense in a history makes no nonsense of a suggestion."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.exercise import Catalogue, Exercise, ExerciseClass
from coach.training.goal import Block
from coach.training.load import LoadKind, Unit
from coach.training.log import LoggedSet, Session
from coach.training.outliers import outliers
from coach.training.progression import Suggestion, suggest
from coach.training.rules.first_time import FIRST_TIME
from coach.training.rules.reps import BUILD, REPEAT
from tests.training import make

ROW = make.exercise()
PULL_UP = make.exercise("pull-up", LoadKind.BODYWEIGHT)
WEEKS = tuple(make.session(7 * week, 60, [8, 8, 8]) for week in range(1, 5))


def told(past: Sequence[Session], exercise: Exercise = ROW, bodyweight: Decimal | None = None) -> Suggestion:
    return suggest(exercise, make.prescription(), Block.COMPOUND, past, make.gym(), make.DAY, bodyweight=bodyweight)


def named(past: Sequence[Session], exercise: Exercise = ROW) -> list[tuple[int, str]]:
    return [(each.number, each.why) for each in outliers(past, Catalogue({exercise.id: exercise}))]


def of(sets: Sequence[LoggedSet], days: int = 2, exercise: Exercise = ROW, unit: Unit = Unit.KG) -> Session:
    return make.session_of(
        make.DAY - timedelta(days=days),
        [make.entry(sets, make.target(6, 10, 3, 60), exercise_id=exercise.id)],
        unit=unit,
    )


def mixed(strange: LoggedSet) -> Session:
    return of([make.work(60, 9), strange, make.work(60, 9)])


@pytest.mark.parametrize(
    ("strange", "why"),
    [
        (make.work(900, 8), "900 kg is more than anyone lifts"),
        (make.work(625, 8), "625 kg is more than anyone lifts"),
        (make.work(160, 8), "160 kg for 8 reps is more than twice what the other sessions show"),
        (make.work(60, 88), "60 kg for 88 reps is more than twice what the other sessions show"),
        (make.work(60, 800), "800 reps are more than a work set has"),
        (make.work(-60, 8), "Less than nothing was done"),
        (make.work(60, -8), "Less than nothing was done"),
        (make.work(1200, 8, unit=Unit.LB), "1200 lb is more than anyone lifts"),
    ],
)
def test_a_strange_set_is_named_with_its_reason_and_counts_for_nothing(strange: LoggedSet, why: str) -> None:
    past = (*WEEKS, mixed(strange))

    assert named(past) == [(2, f"{why}, so it counts for no suggestion.")]
    answer, known = told(past), told((*WEEKS, mixed(strange=replace(strange, load=Decimal(900), reps=8, unit=None))))
    assert (answer.rule, answer.load, answer.aims) == (known.rule, known.load, known.aims)
    assert answer.turning_point == known.turning_point
    assert answer.rule is BUILD
    assert told(past).load == 60


def test_a_set_that_is_left_out_makes_no_stall() -> None:
    usual = [make.session(7 * week, 60, [8, 8, 8], span=None) for week in range(2, 6)]
    slip = make.session_of(make.DAY - timedelta(days=2), [make.entry([make.work(60, 9), make.work(600, 9)])])

    assert told((*usual[1:], slip)).rule is BUILD


@pytest.mark.parametrize(
    ("strange", "what"),
    [
        (make.work(900, 8), "one set of 900 kg"),
        (make.work(60, 800), "one set of 800 reps"),
        (make.work(1200, 8, unit=Unit.LB), "one set of 1200 lb"),
    ],
)
def test_what_is_left_out_of_a_session_is_said_and_counted(strange: LoggedSet, what: str) -> None:
    answer = told((*WEEKS, mixed(strange)))

    assert (
        answer.reason == f"2 of 3 planned sets count at 60 kg, and all of them at 10 earn 62.5 kg; {what} is left out."
    )
    assert answer.short == "a set left out"
    assert answer.turning_point == "All three sets with at least 10 clean reps would have raised it to 62.5 kg."
    assert {each.name: each.value for each in answer.inputs}["left out"] == what


def test_two_sets_left_out_are_said_together() -> None:
    assert told((*WEEKS, of([make.work(60, 9), make.work(900, 8), make.work(800, 8)]))).reason.endswith(
        "1 of 3 planned sets counts at 60 kg, and all of them at 10 earn 62.5 kg; two sets are left out."
    )


def test_more_reps_that_would_make_it_another_range_are_no_turning_point() -> None:
    usual = [make.session(7 * week, 60, [8, 8, 8], span=None) for week in range(2, 6)]
    sets = [make.work(60, 9), make.work(600, 9), make.work(60, 8)]
    slip = make.session_of(make.DAY - timedelta(days=2), [make.entry(sets)])

    turning_point = told((*usual, slip)).turning_point

    assert turning_point == "All three sets with at least 10 clean reps would have raised it to 62.5 kg."


def test_a_whole_session_of_nonsense_leaves_the_others_to_speak() -> None:
    answer = told((*WEEKS, make.session(2, 900, [8, 8, 8])))
    without = told(WEEKS)

    assert replace(answer, reason="") == replace(without, reason="")
    assert answer.reason == f"{without.reason.removesuffix('.')}; the sets of 6 Mar look like a slip and are left out."


def test_a_wrong_unit_that_doubles_everything_is_no_evidence() -> None:
    pounds_as_kilograms = make.session(2, 135, [8, 8, 8])

    assert len(named((*WEEKS, pounds_as_kilograms))) == 3
    assert told((*WEEKS, pounds_as_kilograms)).load == told(WEEKS).load


def test_the_right_unit_in_a_session_of_the_other_is_evidence() -> None:
    pounds = make.session(2, 132, [9, 9, 9], unit=Unit.LB)

    assert named((*WEEKS, pounds)) == []
    assert told((*WEEKS, pounds)).load == 60


def test_a_leap_that_another_session_comes_near_is_believed() -> None:
    leap = (make.session(4, 140, [8, 8, 8]), make.session(2, 142.5, [8, 8, 8]))

    assert named((*WEEKS, leap[0])) != []
    assert named((*WEEKS, *leap)) == []
    assert told((*WEEKS, *leap)).load == Decimal("142.5")


@pytest.mark.parametrize("others", [WEEKS[:1], WEEKS[:2]])
def test_with_one_or_two_others_only_what_is_over_three_times_the_best_is_doubted(others: tuple[Session, ...]) -> None:
    believed = (*others, make.session(2, 180, [8, 8, 8]))
    slip = (*others, make.session(2, 182.5, [8, 8, 8]))

    assert named(believed) == []
    assert [why for _, why in named(slip)] == [
        "182.5 kg for 8 reps is more than three times what the other sessions show, so it counts for no suggestion."
    ] * 3
    assert told(slip).load == 60


def test_a_leap_over_three_times_is_believed_once_it_is_done_again() -> None:
    assert named((*WEEKS[:1], make.session(4, 200, [8, 8]), make.session(2, 190, [8, 8]))) == []


def test_pounds_logged_as_kilograms_after_one_session_are_no_evidence() -> None:
    past = (make.session(9, 60, [10, 10, 10], unit=Unit.LB), make.session(2, 135, [9, 9, 9]))

    assert len(named(past)) == 3
    assert told(past).load == Decimal("27.5")


@pytest.mark.parametrize(("load", "why"), [(0, "Nothing was loaded"), (None, "Nothing was loaded")])
@pytest.mark.parametrize("kind", [LoadKind.BARBELL, LoadKind.DUMBBELL, LoadKind.STACK])
def test_a_set_with_nothing_loaded_is_no_evidence(load: float | None, why: str, kind: LoadKind) -> None:
    row = make.exercise(kind=kind)
    past = (*WEEKS[:2], of([make.work(load, 8)]))

    assert named(past, row) == [(1, f"{why}, so it counts for no suggestion.")]
    assert replace(told(past, row), reason="") == replace(told(WEEKS[:2], row), reason="")


def test_a_barbell_lighter_than_any_bar_is_no_evidence() -> None:
    assert named((*WEEKS[:2], of([make.work(1, 8)]))) == [
        (1, "1 kg is lighter than any bar, so it counts for no suggestion.")
    ]


def test_nothing_added_to_the_body_is_evidence() -> None:
    assert named([make.session(2, 0, [8, 8], exercise_id="pull-up", bodyweight=80)], PULL_UP) == []


def test_a_set_without_a_rep_is_named_but_counts() -> None:
    failed = (*WEEKS[:2], make.session(2, 60, [8, 8, 0]))

    assert named(failed) == [(3, "No rep was done, so it counts as a set below its range.")]
    assert told(failed).rule is REPEAT


def test_getting_stronger_over_years_is_no_outlier() -> None:
    past = [make.session(7 * (60 - week), 20 + Decimal("2.5") * week, [8, 8, 8]) for week in range(60)]

    assert named(past) == []


def test_a_session_is_compared_with_the_twenty_on_either_side() -> None:
    weak = [make.session(7 * (80 - week), 40, [8, 8, 8]) for week in range(40)]
    strong = [make.session(7 * (40 - week), 120, [8, 8, 8]) for week in range(25)]
    leap = (*weak, strong[0])

    assert named((*weak, *strong)) == []
    assert len(named(leap)) == 3
    slip = make.session(3, 280, [8, 8, 8])
    assert [number for number, _ in named((*weak, *strong, slip))] == [1, 2, 3]
    assert [number for number, _ in named((*weak, *strong[:10], slip))] == [1, 2, 3]


def test_one_that_came_near_long_before_confirms_nothing() -> None:
    once = [make.session(7 * (60 - week), 150, [8, 8, 8]) for week in range(3)]
    since = [make.session(7 * (50 - week), 60, [8, 8, 8]) for week in range(45)]
    slip = make.session(2, 150, [8, 8, 8])

    assert len(named((*once, *since, slip))) == 3
    assert named((*once, *since[:19], slip)) == []


def test_where_there_is_nothing_else_it_is_as_if_it_was_never_done() -> None:
    alone = told([make.session(2, 900, [8, 8, 8])])

    assert len(named([make.session(2, 900, [8, 8, 8])])) == 3
    assert alone.load is None
    assert alone.rule is FIRST_TIME


def test_what_is_lighter_than_usual_is_no_outlier() -> None:
    assert named((*WEEKS, make.session(2, 20, [8, 8, 8]), make.session(1, 60, [1, 1, 1]))) == []


def test_help_counts_the_other_way_round() -> None:
    assisted = make.exercise("assisted-pull-up", LoadKind.ASSISTED)
    past = [make.session(7 * week, 50, [8, 8], exercise_id=assisted.id, bodyweight=80) for week in range(1, 5)]
    slip = make.session(2, 5, [8, 8], exercise_id=assisted.id, bodyweight=80)
    more_help = make.session(2, 75, [8, 8], exercise_id=assisted.id, bodyweight=80)

    assert [number for number, _ in named((*past, slip), assisted)] == [1, 2]
    assert named((*past, more_help), assisted) == []


@pytest.mark.parametrize("nonsense", [780, 7.8, -78, 0])
def test_a_nonsense_bodyweight_is_not_believed(nonsense: float) -> None:
    past = [make.session(7 * week, 5, [10, 10], exercise_id="pull-up", bodyweight=78) for week in range(1, 5)]
    odd = make.session(2, 5, [10, 10], exercise_id="pull-up", bodyweight=nonsense)
    right = make.session(2, 5, [10, 10], exercise_id="pull-up", bodyweight=78)

    assert told((*past, odd), PULL_UP).load == told((*past, right), PULL_UP).load


def test_an_unfinished_session_and_one_to_come_are_not_looked_at_for_a_suggestion() -> None:
    running = make.session_of(make.DAY, [make.entry([make.work(900, 8)])], finished=False)
    tomorrow = make.session(make.DAY + timedelta(days=1), 140, [10, 10, 10])

    assert named((*WEEKS, running)) == []
    assert told((*WEEKS, running, tomorrow)) == told(WEEKS)


def test_the_same_day_twice_takes_the_later_session() -> None:
    twice = [*WEEKS, make.session(1, 60, [9, 9, 9]), make.session(1, 60, [9, 9, 9])]

    assert told(twice).rule is BUILD
    assert told(twice).load == 60


def test_no_rep_at_all_is_a_lighter_day_and_no_more() -> None:
    none = told((*WEEKS[:2], make.session(2, 60, [0, 0, 0])))

    assert none.rule is REPEAT
    assert none.load == 60
    assert none.aims == (6, 6, 6)


kinds = st.sampled_from(list(LoadKind))
loads = st.one_of(st.none(), st.sampled_from(("-900", "-1", "0", "0.01", "60", "61", "120.5", "501", "900", "1e6")))
counts = st.sampled_from((-5, 0, 1, 8, 12, 50, 99, 1000))
days = st.integers(-30, 400)


@given(
    kinds,
    st.sampled_from((ExerciseClass.COMPOUND, ExerciseClass.ISOLATION)),
    st.lists(
        st.tuples(
            days,
            st.sampled_from(Unit),
            st.lists(st.tuples(loads, counts, st.one_of(st.none(), counts)), min_size=1, max_size=3),
            st.sampled_from((None, "-80", "0", "7", "80", "800")),
            st.booleans(),
        ),
        max_size=6,
    ),
    st.booleans(),
)
def test_no_history_however_broken_makes_a_load_off_the_rack_or_an_aim_of_nothing(
    kind: LoadKind,
    exercise_class: ExerciseClass,
    done: list[tuple[int, Unit, list[tuple[str | None, int, int | None]], str | None, bool]],
    rough: bool,
) -> None:
    exercise = make.exercise(kind=kind, exercise_class=exercise_class)
    past = [
        make.session_of(
            make.DAY - timedelta(days=age),
            [
                make.entry(
                    [make.work(load, reps, clean) for load, reps, clean in sets],
                    make.target(6, 10, 3, sets[0][0]) if prescribed else None,
                )
            ],
            unit=unit,
            bodyweight=body,
        )
        for age, unit, sets, body, prescribed in done
    ]

    answer = suggest(
        exercise, make.prescription(), Block.COMPOUND, past, make.gym(), make.DAY, bodyweight=Decimal(80), rough=rough
    )

    ladder = make.gym().ladder(exercise.id, kind)
    assert answer.load is None or answer.load in ladder.loads
    assert all(1 <= aim <= 110 for aim in answer.aims)
    assert answer.reason
    assert all(each.session and each.why for each in outliers(past, Catalogue({exercise.id: exercise})))


def test_a_hang_of_more_than_half_an_hour_is_no_hang() -> None:
    hang = make.exercise("dead-hang", LoadKind.NONE, seconds=(20, 45))
    held = [make.work(None, None, seconds=seconds) for seconds in (1800, 1801)]

    assert named([of(held, exercise=hang)], hang) == [
        (2, "1801 seconds are more than anyone holds, so it counts for no suggestion.")
    ]


@pytest.mark.parametrize(("bodyweight", "left_out"), [(Decimal(80), True), (None, False)])
def test_what_a_lifter_weighs_tells_a_slip_where_the_sessions_do_not(
    bodyweight: Decimal | None, *, left_out: bool
) -> None:
    weeks = [make.session(7 * week, 0, [8, 8, 8], exercise_id="pull-up") for week in range(1, 5)]
    slip = of([make.work(0, 9), make.work(0, 88), make.work(0, 9)], exercise=PULL_UP)

    assert ("left out" in told((*weeks, slip), PULL_UP, bodyweight).reason) is left_out
