from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.storage.config import MOST_LEAD, MOST_REST, read_config
from coach.storage.config_edit import with_value
from coach.storage.config_rack import DEFAULT_RACKS, MOST_PAIRS, MOST_WEIGHT
from coach.storage.config_typed import (
    read_keys,
    read_leads,
    read_number,
    read_plates,
    read_seconds,
    read_switch,
    read_weights,
    write_keys,
    write_leads,
    write_plates,
    write_seconds,
    write_switch,
    write_weights,
)
from coach.training.load import Rack, Unit
from coach.training.typed import Refusal
from coach.training.wording import number

WEIGHTS = st.decimals(0, MOST_WEIGHT, places=3).filter(bool)
EVEN = st.builds(
    lambda first, step, count: tuple(first + step * each for each in range(count)),
    st.decimals("0.25", 50, places=2),
    st.sampled_from([Decimal("0.5"), Decimal(1), Decimal("2.5"), Decimal(5)]),
    st.integers(1, 30),
)


def rack(key: str, value: object) -> Rack:
    """What the reader makes of a value of the rack."""
    text = with_value("", "rack", key, value, "config.toml")
    assert isinstance(text, str)
    config, problems = read_config(text, "config.toml")
    assert problems == ()
    return config.rack


@given(st.decimals(0, MOST_WEIGHT, places=6))
def test_a_number_is_typed_as_it_is_shown(value: Decimal) -> None:
    assert read_number(number(value)) == value


@given(st.integers(0, MOST_REST))
def test_a_time_is_typed_as_it_is_shown_and_as_bare_seconds(seconds: int) -> None:
    assert read_seconds(write_seconds(seconds)) == seconds
    assert read_seconds(str(seconds)) == seconds


@given(st.sets(st.integers(1, MOST_LEAD), max_size=12))
def test_leads_are_typed_as_they_are_shown(leads: set[int]) -> None:
    kept = tuple(sorted(leads, reverse=True))
    assert read_leads(write_leads(kept)) == kept


@given(st.lists(st.tuples(WEIGHTS, st.integers(0, MOST_PAIRS)), max_size=2))
def test_plates_are_typed_as_they_are_shown_and_the_reader_makes_the_same_of_them(
    plates: list[tuple[Decimal, int]],
) -> None:
    kept = tuple(sorted(plates, reverse=True))
    read = read_plates(write_plates(kept))
    assert read == kept
    assert rack("plates", read).plates == kept


@given(st.one_of(EVEN, st.sets(WEIGHTS, min_size=1, max_size=12).map(lambda each: tuple(sorted(each)))))
def test_weights_are_typed_as_they_are_shown_and_the_reader_makes_the_same_of_them(
    weights: tuple[Decimal, ...],
) -> None:
    assert rack("dumbbells", read_weights(write_weights(weights))).dumbbells == weights


@given(EVEN, EVEN)
def test_weights_with_two_even_runs_are_typed_as_they_are_shown(
    one: tuple[Decimal, ...], two: tuple[Decimal, ...]
) -> None:
    weights = tuple(sorted({*one, *two}))
    assert rack("stack", read_weights(write_weights(weights))).stack == weights


@given(st.lists(st.sampled_from(["u", "ctrl+z", ".", "comma", "pageup", "é"]), min_size=1, unique=True))
def test_keys_are_typed_as_they_are_shown(keys: list[str]) -> None:
    assert read_keys(write_keys(",".join(keys))) == ",".join(keys)


@pytest.mark.parametrize("value", [True, False])
def test_a_switch_is_typed_as_it_is_shown(*, value: bool) -> None:
    assert read_switch(write_switch(value)) is value


@pytest.mark.parametrize("unit", Unit)
def test_ordinary_racks_are_short_to_read(unit: Unit) -> None:
    usual = DEFAULT_RACKS[unit]
    assert all(len(write_weights(each)) <= 16 for each in (usual.dumbbells, usual.stack, usual.belt))
    assert len(write_plates(usual.plates)) <= 37


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("5 7.5 12", (5, Decimal("7.5"), 12)),
        ("5, 7,5, 12", (5, Decimal("7.5"), 12)),
        ("10; 5 5", (5, 10)),
        ("1-4/1 6", (1, 2, 3, 4, 6)),
        ("0 5", (5,)),
        ("none", ()),
    ],
)
def test_weights_are_typed_in_any_order_with_points_or_commas(text: str, kept: tuple[object, ...]) -> None:
    assert read_weights(text) == kept


def test_even_weights_are_written_as_steps() -> None:
    steps = read_weights("2.5-40/2.5")
    assert isinstance(steps, Mapping)
    assert steps == {"from": Decimal("2.5"), "to": 40, "step": Decimal("2.5")}


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("20x2 25x1", ((25, 1), (20, 2))),
        ("20 2,5x2", ((20, 1), (Decimal("2.5"), 2))),
        ("20×2", ((20, 2),)),
        ("none", ()),
    ],
)
def test_plates_are_typed_heaviest_last_too(text: str, kept: tuple[object, ...]) -> None:
    assert read_plates(text) == kept


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        (read_number("heavy"), '"heavy" cannot be read as a number: type it like 78.5'),
        (read_number("1e3"), '"1e3" cannot be read as a number: type it like 78.5'),
        (read_seconds("2:75"), '"2:75" cannot be read as a time: type it like 2:30 or 150'),
        (read_leads("10 -3"), '"10 -3" cannot be read as seconds: type it like 10 3 2 1'),
        (read_plates("20xx2"), '"20xx2" cannot be read as plates: type it like 20x2 10x1'),
        (read_plates("0x2"), "a plate of 0 is not between 0 and 1000"),
        (read_plates("20x50"), "20 has 50 pairs, more than 20"),
        (read_weights("5-"), '"5-" cannot be read as weights: type it like 5 7.5 10 or 2.5-40/2.5'),
        (read_weights("40-5/5"), "40-5/5 is no range: from the lightest to the heaviest, at most 500"),
        (read_weights("5-40/0"), "5-40/0 is no range: from the lightest to the heaviest, at most 500"),
        (read_weights("1-900/0.01"), "1-900/0.01 is no range: from the lightest to the heaviest, at most 500"),
        (read_switch("maybe"), "it is yes or no"),
        (read_keys(" "), "type a key, like u or ctrl+z"),
    ],
)
def test_what_cannot_be_read_is_said_with_what_would_do(typed: object, reason: str) -> None:
    assert typed == Refusal(reason)
