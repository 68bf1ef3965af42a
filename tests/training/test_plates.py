"""What goes on the bar and comes off it from set to set."""

from collections import Counter
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.load import Plates, plates_for
from coach.training.plates import PlateChange, change, plan_plates
from tests.training.make import decimal, gym

BAR = Decimal(20)
PAIRS = gym().plates


def side(*plates: float) -> tuple[Decimal, ...]:
    return tuple(decimal(each) for each in plates)


def hung(made: float, *plates: float) -> Plates:
    return Plates(decimal(made), side(*plates))


def sides(*loads: float, pairs: tuple[tuple[Decimal, int], ...] = PAIRS) -> list[tuple[Decimal, ...] | None]:
    plan = plan_plates([decimal(each) for each in loads], BAR, pairs)
    return [None if each is None else each.side for each in plan]


def test_what_differs_goes_on_and_comes_off() -> None:
    changed = change(hung(62.5, 20, 1.25), hung(65, 20, 2.5))
    assert changed == PlateChange(add=side(2.5), remove=side(1.25))
    assert changed.words == "take off 1.25, add 2.5"


def test_a_pair_of_equal_plates_counts_twice() -> None:
    assert change(hung(30, 5), hung(60, 10, 5, 5)).words == "add 10 and 5"
    assert change(hung(60, 10, 10), hung(20)).words == "take off 10 and 10"


def test_the_same_plates_need_no_words() -> None:
    changed = change(hung(60, 20), hung(60, 20))
    assert not changed
    assert not changed.words


@pytest.mark.parametrize("load", [20, 22.5, 60, 62.5, 97.5, 100, 185, 61])
def test_a_single_load_hangs_with_the_fewest_plates(load: float) -> None:
    assert plan_plates([decimal(load)], BAR, PAIRS) == (plates_for(decimal(load), BAR, PAIRS),)


def test_a_ramp_keeps_on_the_bar_what_the_next_set_needs() -> None:
    # Alone 50 would hang on a 15; after a 10 a 5 is one plate to move instead of two.
    assert sides(40, 50) == [side(10), side(10, 5)]
    # And 45 alone on 10 and 2.5; after 10 and 1.25 the second 1.25 is one plate instead of two.
    assert sides(20, 40, 42.5, 45) == [(), side(10), side(10, 1.25), side(10, 1.25, 1.25)]


def test_the_sets_to_come_are_looked_at_too() -> None:
    # Alone 50 is a 15, but 60 on 15 and 5 is one plate more than a 20, and nothing comes off.
    assert sides(50, 60) == [side(15), side(15, 5)]
    # 40 would be one plate to move as 5 and 5, but then 60 is three; as a 10 it is two, and 60 one.
    assert sides(30, 40, 60) == [side(5), side(10), side(10, 10)]


def test_no_side_gets_more_than_one_plate_beyond_the_fewest() -> None:
    # 20 on five and five would keep the fives; one twenty may be at most two plates, ten and ten.
    assert len(sides(30, 40, 60)[-1] or ()) <= 2


def test_a_load_that_cannot_be_made_is_the_nearest_easier_one() -> None:
    plan = plan_plates([Decimal(61)], BAR, PAIRS)
    assert [each.made for each in plan if each is not None] == [60]


def test_lighter_than_the_bar_is_no_load_and_changes_nothing_after_it() -> None:
    assert sides(10, 60) == [None, side(20)]
    assert sides(10) == [None]


def test_no_loads_have_no_plan() -> None:
    assert plan_plates([], BAR, PAIRS) == ()


loads = st.lists(st.integers(0, 66).map(lambda n: 20 + Decimal("2.5") * n), min_size=1, max_size=5)


@given(loads)
def test_a_plan_makes_every_load_from_the_plates_owned(today: list[Decimal]) -> None:
    owned = dict(PAIRS)
    for load, plates in zip(today, plan_plates(today, BAR, PAIRS), strict=True):
        fewest = plates_for(load, BAR, PAIRS)
        assert plates is not None
        assert fewest is not None
        assert plates.made == load == BAR + 2 * sum(plates.side)
        assert all(n <= owned[plate] for plate, n in Counter(plates.side).items())
        assert list(plates.side) == sorted(plates.side, reverse=True)
        assert len(plates.side) <= len(fewest.side) + 1


def moved(plan: list[tuple[Decimal, ...]]) -> int:
    steps = zip([(), *plan], plan, strict=False)
    return sum(len(each.add) + len(each.remove) for each in (change(Plates(BAR, a), Plates(BAR, b)) for a, b in steps))


@given(st.lists(st.integers(0, 14).map(lambda n: 20 + 5 * n), min_size=1, max_size=3))
def test_no_other_plan_moves_fewer_plates(today: list[int]) -> None:
    pairs = tuple((Decimal(plate), n) for plate, n in ((20, 1), (10, 2), (5, 2), ("2.5", 1)))
    every = {
        tuple(sorted((p for (p, _), n in zip(pairs, counts, strict=True) for _ in range(n)), reverse=True))
        for counts in product(*(range(n + 1) for _, n in pairs))
    }
    choices = []
    for load in today:
        exact = [each for each in every if BAR + 2 * sum(each) == load]
        fewest = min(len(each) for each in exact)
        choices.append([each for each in exact if len(each) <= fewest + 1])
    planned = [each for each in sides(*today, pairs=pairs) if each is not None]
    assert moved(planned) == min(moved(list(each)) for each in product(*choices))
