"""An exercise over time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.exercise import Exercise
from coach.training.load import Unit
from coach.training.log import Fault, Session, SessionFlag
from coach.training.progress import Estimate, Point, Progress, progress
from coach.training.records import RecordKind, Trust, records_of
from tests.training.histories import ASSISTED, BAND, CURL, HANG, KNOWN, PULL_UP, ROW, histories, oldest_first
from tests.training.make import DAY, entry, session, session_of, target, work


def row(days_ago: int, load: float, reps: Sequence[int]) -> Session:
    return session(days_ago, load, reps, exercise_id="row")


def only(made: Progress) -> Point:
    assert len(made.points) == 1
    return made.points[0]


def test_a_point_tells_the_load_the_clean_reps_and_the_estimate_of_its_session() -> None:
    sets = [work(60, 10), work(60, 9, 7, fault=Fault.MOMENTUM), work(55, 9)]
    done = session_of(DAY, [entry(sets, target(6, 10, 3, 60, rule="build"), exercise_id="row")])

    point = only(progress(ROW, [done], Unit.KG))

    assert (point.span, point.rule) == ((6, 10), "build")
    assert point.base == point.hardest == 60
    assert (point.sets, point.clean, point.longest, point.faults) == (3, 26, 10, (Fault.MOMENTUM,))
    assert point.estimate == Estimate(Fraction(80), Trust.TRUSTED)
    assert point.days_off is None
    assert not point.is_tainted


@pytest.mark.parametrize(
    ("reps", "expected"),
    [
        ((10, 12), Estimate(Fraction(80), Trust.TRUSTED)),
        ((12, 11), Estimate(Fraction(84), Trust.GREYED)),
        ((13, 15), None),
        ((0,), None),
    ],
)
def test_an_estimate_is_trusted_to_ten_reps_greyed_to_twelve_and_none_above(
    reps: tuple[int, ...], expected: Estimate | None
) -> None:
    assert only(progress(ROW, [row(0, 60, reps)], Unit.KG)).estimate == expected


@pytest.mark.parametrize(("exercise", "moved"), [(PULL_UP, 90), (ASSISTED, 70)])
def test_the_body_is_lifted_with_the_weight_it_had_that_day(exercise: Exercise, moved: int) -> None:
    then = session(7, 10, [6], exercise_id=exercise.id, bodyweight=80)
    unknown = session(0, 10, [6], exercise_id=exercise.id)

    first, second = progress(exercise, [then, unknown], Unit.KG).points

    assert first.estimate == Estimate(Fraction(moved * 6, 5), Trust.TRUSTED)
    assert second.estimate is None


def test_less_help_is_the_harder_load() -> None:
    sets = [work(40, 8), work(30, 8), work(40, 8)]
    done = session_of(DAY, [entry(sets, target(6, 10, 3, 40), exercise_id="assisted-pull-up")])

    point = only(progress(ASSISTED, [done], Unit.KG))

    assert point.base == 40
    assert point.hardest == 30


def test_bands_go_by_reps_and_holds_by_seconds() -> None:
    band = progress(BAND, [session(0, None, [20, 18], exercise_id="band-curl")], Unit.KG)
    held = session_of(DAY, [entry([work(None, None, seconds=30), work(None, None, seconds=25)], exercise_id="hang")])
    hang = progress(HANG, [held], Unit.KG)

    assert not band.is_loaded
    assert (only(band).clean, only(band).longest, only(band).base, only(band).estimate) == (38, 20, None, None)
    assert (only(hang).clean, only(hang).longest, only(hang).estimate) == (55, 30, None)


def test_without_a_prescription_the_light_sets_are_its_ramp() -> None:
    imported = session_of(DAY, [entry([work(20, 10), work(40, 8), work(60, 8), work(60, 7)], exercise_id="row")])

    point = only(progress(ROW, [replace(imported, source="elsewhere")], Unit.KG))

    assert (point.sets, point.clean, point.span, point.source) == (2, 15, None, "elsewhere")
    assert point.base == 60


def test_another_unit_is_the_same_physical_load() -> None:
    done = session(0, 100, [10], exercise_id="row", unit=Unit.LB)

    point = only(progress(ROW, [done], Unit.KG))

    assert point.base == Fraction("45.359237")
    assert point.estimate == Estimate(Fraction("45.359237") * 4 / 3, Trust.TRUSTED)


def test_what_is_to_be_known_of_a_session_is_told() -> None:
    past = [
        session(60, 60, [8], exercise_id="row"),
        session(31, 57.5, [8], exercise_id="row", rule="return"),
        session(20, 50, [8], exercise_id="row", rule="deload"),
        session(10, 55, [8], exercise_id="row", flags=[SessionFlag.ROUGH], pain=True),
        session(0, 60, [8], exercise_id="row", flags=[SessionFlag.DELOAD]),
    ]

    points = progress(ROW, past, Unit.KG).points

    assert [each.days_off for each in points] == [None, 29, 11, 10, 10]
    assert [each.is_after_layoff for each in points] == [False, True, False, False, False]
    assert [each.is_return for each in points] == [False, True, False, False, False]
    assert [each.is_deload for each in points] == [False, False, True, False, True]
    assert [(each.is_rough, each.is_pain) for each in points][3:] == [(True, True), (False, False)]


def test_a_break_of_four_weeks_is_no_layoff_yet() -> None:
    first, second = progress(ROW, [row(28, 60, [8]), row(0, 60, [8])], Unit.KG).points
    assert (second.days_off, second.is_after_layoff, first.is_after_layoff) == (28, False, False)


def test_records_stand_where_they_were_set() -> None:
    points = progress(ROW, [row(7, 60, [8]), row(0, 62.5, [8])], Unit.KG).points

    assert [[each.kind for each in point.records] for point in points] == [
        [],
        [RecordKind.HEAVIEST, RecordKind.E1RM, RecordKind.VOLUME],
    ]


def test_on_curls_an_estimate_is_a_trend_and_no_record() -> None:
    made = progress(CURL, [session(days, 10, [8 - days], exercise_id="curl") for days in (0, 1)], Unit.KG)

    assert made.is_trend_only
    assert RecordKind.E1RM not in {each.kind for each in made.points[1].records}


def test_the_best_is_the_highest_that_is_trusted() -> None:
    made = progress(ROW, [row(7, 60, [10]), row(3, 60, [12]), row(0, 57.5, [10])], Unit.KG)
    assert made.best == Estimate(Fraction(80), Trust.TRUSTED)
    assert progress(ROW, [], Unit.KG).best is None


def test_what_still_runs_has_no_work_set_or_cannot_be_true_has_no_point() -> None:
    runs = session_of(DAY, [entry([work(60, 8)], exercise_id="row")], finished=False)
    skipped = session_of(DAY - timedelta(days=1), [entry([], target(6, 10, 3, 60), exercise_id="row")])
    slip = row(2, 9000, [8])

    assert progress(ROW, [runs, skipped, slip], Unit.KG).points == ()


@given(histories(), st.sampled_from(list(KNOWN)), st.randoms(use_true_random=False))
def test_the_order_of_the_files_changes_nothing(past: tuple[Session, ...], exercise: Exercise, chance: Random) -> None:
    shuffled = list(past)
    chance.shuffle(shuffled)
    assert progress(exercise, shuffled, Unit.KG) == progress(exercise, past, Unit.KG)


@given(histories(), st.sampled_from(list(KNOWN)))
def test_a_later_session_changes_no_earlier_point(past: tuple[Session, ...], exercise: Exercise) -> None:
    whole = progress(exercise, past, Unit.KG).points
    for number in range(len(past)):
        earlier = progress(exercise, oldest_first(past)[:number], Unit.KG).points
        assert whole[: len(earlier)] == earlier


@given(histories(), st.sampled_from(list(KNOWN)))
def test_every_record_of_a_point_is_the_one_its_session_is_told_of(
    past: tuple[Session, ...], exercise: Exercise
) -> None:
    by_id = {each.id: each for each in past}
    for point in progress(exercise, past, Unit.KG).points:
        told = records_of(by_id[point.session], past, KNOWN)
        assert point.records == tuple(each for each in told if each.exercise_id == exercise.id)


@given(histories(), st.sampled_from(list(KNOWN)))
def test_the_days_off_add_up_to_the_days_between_first_and_last(past: tuple[Session, ...], exercise: Exercise) -> None:
    points = progress(exercise, past, Unit.KG).points
    if points:
        assert sum(each.days_off or 0 for each in points) == (points[-1].date - points[0].date).days
