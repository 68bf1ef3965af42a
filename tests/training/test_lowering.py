"""How much lighter a lowering is: exact at the edge of a rack load, and never a kilogram more than it may be."""

from decimal import Decimal

import pytest

from coach.training.goal import Block
from coach.training.log import Session
from coach.training.progression import Suggestion, suggest
from coach.training.rules.coming_back import RETURN
from coach.training.rules.pain import PAIN
from coach.training.rules.reps import BUILD
from coach.training.rules.stall import DELOAD
from coach.training.rules.too_heavy import TOO_HEAVY
from tests.training import make
from tests.training.make import Number, decimal


def told(*past: Session, rough: bool = False) -> Suggestion:
    return suggest(make.exercise(), make.prescription(), Block.COMPOUND, past, make.gym(), make.DAY, rough=rough)


@pytest.mark.parametrize(("load", "left"), [(50, 40), ("52.5", 40)])
def test_pain_leaves_four_fifths(load: Number, left: Number) -> None:
    answer = told(make.session(7, load, [9, 9, 9], pain=True))
    assert (answer.rule, answer.load) == (PAIN, decimal(left))


@pytest.mark.parametrize(("load", "left"), [(50, 45), (55, "47.5")])
def test_an_easy_session_leaves_nine_tenths(load: Number, left: Number) -> None:
    answer = told(*(make.session(day, load, [9, 9, 8]) for day in (7, 14, 21, 28)))
    assert (answer.rule, answer.load) == (DELOAD, decimal(left))


@pytest.mark.parametrize(("load", "left"), [(50, "47.5"), ("52.5", "47.5")])
def test_too_heavy_twice_and_a_rough_day_leave_nineteen_twentieths(load: Number, left: Number) -> None:
    heavy = told(*(make.session(day, load, [5, 5, 5]) for day in (7, 14)))
    assert (heavy.rule, heavy.load) == (TOO_HEAVY, decimal(left))
    assert told(make.session(7, load, [8, 8, 8]), rough=True).load == decimal(left)


@pytest.mark.parametrize(
    ("days", "load", "left"),
    [
        (28, 50, 50),
        (29, 50, "47.5"),
        (42, "52.5", "47.5"),
        (43, 50, 45),
        (84, 55, "47.5"),
        (85, 50, "42.5"),
        (168, "52.5", "42.5"),
        (169, 50, "37.5"),
        (400, "62.5", 45),
    ],
)
def test_days_off_leave_less_the_longer_they_were(days: int, load: Number, left: Number) -> None:
    answer = told(make.session(days, load, [8, 8, 8]))
    assert answer.rule is (RETURN if days > 28 else BUILD)
    assert answer.load == decimal(left)
    assert len(answer.aims) == (2 if days > 42 else 3)


def test_a_lowering_always_lowers_where_the_rack_has_anything_lighter() -> None:
    assert told(make.session(7, "22.5", [9, 9, 9], pain=True)).load == Decimal(20)
    assert told(make.session(7, 20, [9, 9, 9], pain=True)).load == Decimal(20)
