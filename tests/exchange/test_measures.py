from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exchange.measures import METRES, distance_in, load_in
from coach.training.load import Unit, converted

LOADS = st.decimals(min_value=0, max_value=2000, places=3)


@given(LOADS)
def test_pounds_are_kilograms_exactly(load: Decimal) -> None:
    assert Fraction(load_in(load, Unit.LB, Unit.KG)) == converted(load, Unit.LB, Unit.KG)


@given(LOADS)
def test_kilograms_are_pounds_to_seventeen_digits(load: Decimal) -> None:
    pounds = load_in(load, Unit.KG, Unit.LB)
    exact = converted(load, Unit.KG, Unit.LB)
    assert len(pounds.as_tuple().digits) <= 17
    assert abs(Fraction(pounds) - exact) <= exact / 10**16


@given(LOADS, st.sampled_from(Unit))
def test_a_load_in_its_own_unit_stays_as_it_was_written(load: Decimal, unit: Unit) -> None:
    assert repr(load_in(load, unit, unit)) == repr(load)


@pytest.mark.parametrize(
    ("distance", "unit", "to", "found"),
    [
        ("400", "m", "km", "0.4"),
        ("1", "mi", "km", "1.609344"),
        ("5280", "ft", "mi", "1"),
        ("2.50", "km", "km", "2.50"),
        ("1", "km", "mi", "0.62137119223733397"),
        ("0", "m", "mi", "0"),
    ],
)
def test_distances_are_converted(distance: str, unit: str, to: str, found: str) -> None:
    assert str(distance_in(Decimal(distance), unit, to)) == found


def test_a_distance_in_an_unknown_unit_has_no_other() -> None:
    assert distance_in(Decimal(3), "laps", "km") is None
    assert "laps" not in METRES
