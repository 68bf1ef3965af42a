from decimal import Decimal
from fractions import Fraction

import pytest

from coach.training.load import Ladder, LoadKind, Unit
from coach.training.terms import LARGE_STEP, SMALL_STEP, Step, Terms
from tests.training import make

TWENTIETH_OFF = Fraction(95, 100)


def terms(kind: LoadKind, *loads: str, bodyweight: str | None = None) -> Terms:
    return Terms(
        Ladder(kind, Unit.KG, tuple(Decimal(each) for each in loads)),
        None if bodyweight is None else Decimal(bodyweight),
    )


def bar() -> Terms:
    return Terms(make.gym().ladder("barbell-row", LoadKind.BARBELL))


def dumbbells() -> Terms:
    return Terms(make.gym().ladder("dumbbell-row", LoadKind.DUMBBELL))


@pytest.mark.parametrize(
    ("load", "factor", "found"),
    [
        ("60", "0.95", "55"),
        ("50", "0.95", "47.5"),
        ("20", "0.95", "20"),
        ("22.5", "0.75", "20"),
        ("61", "0.95", "55"),
        ("15", "0.95", "20"),
    ],
)
def test_heaviest_at_most_is_easier_and_on_the_rack(load: str, factor: str, found: str) -> None:
    assert bar().heaviest_at_most(Decimal(load), Fraction(factor)) == Decimal(found)


@pytest.mark.parametrize(("factor", "found"), [("0.95", "35"), ("0.90", "35"), ("0.899", "40"), ("0.75", "40")])
def test_without_a_bodyweight_a_lowering_counts_steps(factor: str, found: str) -> None:
    assisted = Terms(make.gym().ladder("assisted-pull-up", LoadKind.ASSISTED))

    assert assisted.heaviest_at_most(Decimal(30), Fraction(factor)) == Decimal(found)


def test_two_steps_end_at_the_easiest() -> None:
    assert terms(LoadKind.BODYWEIGHT, "0", "5").heaviest_at_most(Decimal(5), Fraction(80, 100)) == 0


def test_help_is_lowered_by_what_is_lifted() -> None:
    assisted = Terms(make.gym().ladder("assisted-pull-up", LoadKind.ASSISTED), Decimal(80))

    assert assisted.heaviest_at_most(Decimal(30), TWENTIETH_OFF) == 35


@pytest.mark.parametrize(
    ("load", "step", "found"),
    [
        ("60", SMALL_STEP, "62.5"),
        ("100", SMALL_STEP, "102.5"),
        ("150", SMALL_STEP, "152.5"),
        ("100", LARGE_STEP, "105"),
        ("30", SMALL_STEP, "32.5"),
        ("255", SMALL_STEP, None),
    ],
)
def test_a_step_is_the_nearest_within_its_limit_else_the_next(load: str, step: Step, found: str | None) -> None:
    assert bar().step(Decimal(load), step) == (None if found is None else Decimal(found))


@pytest.mark.parametrize(
    ("load", "lo", "hi", "ceiling"),
    [("20", 8, 12, 13), ("10", 8, 12, 18), ("7.5", 10, 12, 20), ("25", 10, 12, 14), ("7.5", 10, 25, 25)],
)
def test_a_bigger_jump_has_to_be_earned_with_more_reps(load: str, lo: int, hi: int, ceiling: int) -> None:
    assert dumbbells().ceiling(Decimal(load), (lo, hi)) == ceiling


def test_there_is_no_ceiling_at_the_top_of_the_rack() -> None:
    assert dumbbells().ceiling(Decimal(40), (8, 12)) is None


def test_the_ceiling_without_a_formula_is_the_top_of_the_range() -> None:
    assert terms(LoadKind.BODYWEIGHT, "0", "20").ceiling(Decimal(0), (6, 10)) == 10


def test_the_ceiling_of_a_band_is_twice_the_top_of_the_range() -> None:
    assert terms(LoadKind.NONE).ceiling(None, (12, 15)) == 30


@pytest.mark.parametrize(
    ("loads", "load", "lo"),
    [
        (("10", "15"), "15", 4),
        (("10", "12.5"), "12.5", 8),
        (("8", "12"), "12", 4),
        (("10", "15"), "10", 8),
        (("10", "14"), "14", 5),
    ],
)
def test_after_a_jump_that_the_cap_let_come_early_fewer_reps_are_enough(
    loads: tuple[str, ...], load: str, lo: int
) -> None:
    assert terms(LoadKind.DUMBBELL, *loads).lo_at(Decimal(load), (8, 12)) == lo


def test_a_low_range_is_never_raised_by_the_four_reps() -> None:
    assert terms(LoadKind.DUMBBELL, "10", "15").lo_at(Decimal(15), (3, 5)) == 3


@pytest.mark.parametrize(("clean", "lands"), [(10, 8), (12, 10), (20, 10), (5, 6)])
def test_a_landing_stays_within_the_range(clean: int, lands: int) -> None:
    assert bar().landing(clean, Decimal(60), Decimal("62.5"), least=6, most=10) == lands


def test_a_landing_without_a_formula_is_the_least() -> None:
    assert terms(LoadKind.ASSISTED, "10", "5").landing(12, Decimal(10), Decimal(5), least=6, most=10) == 6


def test_of_two_equally_near_loads_the_easier_is_taken() -> None:
    assert terms(LoadKind.STACK, "10", "20").nearest(Decimal(10), Fraction(15, 10)) == 10
    assert terms(LoadKind.STACK, "10", "20").nearest(Decimal(10), Fraction(16, 10)) == 20


def test_a_first_time_begins_with_the_easiest() -> None:
    assert bar().to_begin_with() == 20


def test_a_first_time_on_an_assisted_machine_leaves_three_fifths_of_the_body() -> None:
    ladder = make.gym().ladder("assisted-pull-up", LoadKind.ASSISTED)

    assert Terms(ladder, Decimal(80)).to_begin_with() == 35
    assert Terms(ladder).to_begin_with() == 50


def test_a_rack_without_loads_has_no_terms() -> None:
    empty = terms(LoadKind.STACK)

    assert empty.heaviest_at_most(Decimal(10), TWENTIETH_OFF) is None
    assert empty.step(Decimal(10)) is None
    assert empty.to_begin_with() is None
    assert empty.hardest_within(Fraction(10)) is None
    assert empty.nearest(Decimal(10), Fraction(1)) is None
    assert not empty.is_loaded


@pytest.mark.parametrize(("body", "help_of"), [("75", "30"), ("76", "35"), ("80", "35"), ("20", "10"), ("5", "5")])
def test_a_first_time_on_a_machine_lifts_six_tenths_of_the_body_at_most(body: str, help_of: str) -> None:
    assisted = Terms(make.gym().ladder("assisted-pull-up", LoadKind.ASSISTED), Decimal(body))

    assert assisted.to_begin_with() == Decimal(help_of)
