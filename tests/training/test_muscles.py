"""Weekly sets per muscle, week beside week."""

from datetime import timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.exercise import FIVE_MUSCLES, Muscle
from coach.training.log import Session
from coach.training.muscles import Amount, amount, muscle_weeks, muscles_trained
from coach.training.volume import Balance, weekly_balance, weekly_sets
from tests.training.histories import KNOWN, histories
from tests.training.make import DAY, session


@pytest.mark.parametrize(
    ("sets", "expected"),
    [
        (Fraction(0), Amount.NOTHING),
        (Fraction(7, 2), Amount.LITTLE),
        (Fraction(4), Amount.ENOUGH),
        (Fraction(19, 2), Amount.ENOUGH),
        (Fraction(10), Amount.PLENTY),
    ],
)
def test_four_sets_are_the_minimum_and_ten_the_aim(sets: Fraction, expected: Amount) -> None:
    assert amount(sets) is expected


def test_each_week_stands_for_itself() -> None:
    past = [session(0, 60, [8] * 3, exercise_id="row"), session(8, 10, [12] * 2, exercise_id="curl")]

    before, now = muscle_weeks(past, KNOWN, DAY, 2)

    five = (Muscle.LATS, Muscle.BICEPS, Muscle.FOREARMS)
    assert [now.of(each) for each in five] == [3, Fraction(3, 2), 0]
    assert [before.of(each) for each in five] == [0, 2, 1]
    assert (now.balance, before.balance) == (Balance(3, 0), Balance(0, 2))
    assert before.balance.warning
    assert not now.balance.warning


def test_the_five_come_first_and_others_only_where_they_were_trained() -> None:
    assert muscles_trained(muscle_weeks([], KNOWN, DAY, 2)) == FIVE_MUSCLES


@given(histories(), st.integers(1, 10))
def test_every_week_is_what_the_seven_days_that_end_with_it_are_told_to_be(
    past: tuple[Session, ...], count: int
) -> None:
    for number, each in enumerate(reversed(muscle_weeks(past, KNOWN, DAY, count))):
        end = DAY - timedelta(days=7 * number)
        assert each.week.last == end
        assert each.sets == weekly_sets(past, KNOWN, end)
        assert each.balance == weekly_balance(past, KNOWN, end)


@given(histories(), st.randoms(use_true_random=False))
def test_the_order_changes_nothing(past: tuple[Session, ...], chance: Random) -> None:
    shuffled = list(past)
    chance.shuffle(shuffled)
    assert muscle_weeks(shuffled, KNOWN, DAY, 4) == muscle_weeks(past, KNOWN, DAY, 4)
