"""The line under the huge thing: where it stands at a moment, and when it moves again."""

from datetime import timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coach.ui.scene import Progress, Shape
from tests.ui.stage import NOW

SPLIT = st.integers(min_value=0, max_value=400_000_000).map(lambda microseconds: timedelta(microseconds=microseconds))


def running(seconds: int) -> Progress:
    return Progress(Shape.RUNS, Fraction(0), NOW, seconds)


@given(st.integers(1, 300), st.integers(1, 400), SPLIT)
def test_it_stands_still_until_its_next_step_and_then_moves_by_one(seconds: int, steps: int, gone: timedelta) -> None:
    now = NOW + gone
    here = running(seconds).at(now)
    due = here.next_step(now, steps)
    if gone >= timedelta(seconds=seconds):
        assert here.share == 1
        assert due is None
        return
    assert due is not None
    assert now < due <= NOW + timedelta(seconds=seconds)
    just_before = here.at(due - timedelta(microseconds=1))
    assert int(just_before.share * steps) == int(here.share * steps)
    assert int(here.at(due).share * steps) == int(here.share * steps) + 1


def test_what_does_not_go_on_by_itself_has_no_next_step() -> None:
    still = Progress(Shape.LAST, Fraction(1, 2))
    assert still.at(NOW) == still
    assert still.next_step(NOW, 100) is None


def test_a_clock_that_is_set_back_shows_the_beginning() -> None:
    assert running(60).at(NOW - timedelta(hours=1)).share == 0
