"""The pacer leads one second up and three down, counts what is over, and never more than a lifter may have done."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.pacer import CHANGE_SIDES, GET_READY, MOST_BEYOND, Beat, Motion, Pacer, Tempo

NOW = datetime(2026, 11, 22, 7, 20, tzinfo=UTC)
EIGHT = Pacer(NOW, 8)
A_REP = 4


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def after(reps: float) -> datetime:
    """So many reps after the first one began."""
    return at(GET_READY + A_REP * reps)


def test_the_hands_have_three_seconds_to_reach_the_bar() -> None:
    assert [EIGHT.look(at(second)).seconds for second in (0, 0.5, 1, 2, 2.9)] == [3, 3, 2, 1, 1]
    assert EIGHT.look(at(2.9)).motion is Motion.READY
    assert EIGHT.look(at(3)) == Beat(Motion.UP, rep=1)


def test_a_rep_goes_up_in_one_second_and_down_in_three() -> None:
    beats = [EIGHT.look(at(GET_READY + second)) for second in (0, 0.5, 1, 2.5, 3.999, 4)]
    assert [(each.motion, each.rep) for each in beats] == [
        (Motion.UP, 1),
        (Motion.UP, 1),
        (Motion.DOWN, 1),
        (Motion.DOWN, 1),
        (Motion.DOWN, 1),
        (Motion.UP, 2),
    ]
    assert [each.share for each in beats[:4]] == [0, Fraction(1, 2), 0, Fraction(1, 2)]


def test_a_rep_counts_when_its_lowering_is_over() -> None:
    assert [EIGHT.look(after(reps)).counted for reps in (0, 0.99, 1, 5.5, 8)] == [0, 0, 1, 5, 8]


def test_nothing_is_put_into_the_field_before_a_rep_is_over() -> None:
    assert EIGHT.counted(after(0.9)) is None
    assert EIGHT.taken(after(0.9)) is None
    assert EIGHT.counted(after(1)) == 1


def test_a_lifter_who_walks_to_the_keys_is_never_credited_with_more_than_the_aim() -> None:
    assert EIGHT.counted(after(11)) == 8
    assert EIGHT.is_beyond(after(8))
    assert not EIGHT.is_beyond(after(7.9))


def test_reps_beyond_the_aim_are_taken_by_whoever_stops_it_by_hand() -> None:
    assert EIGHT.taken(after(11)) == 11


def test_it_ends_by_itself_when_nobody_comes_and_then_gives_no_more_than_the_aim() -> None:
    assert EIGHT.look(after(8 + MOST_BEYOND - 0.01)).motion is Motion.DOWN
    assert EIGHT.look(after(8 + MOST_BEYOND)).motion is Motion.OVER
    assert EIGHT.look(at(24 * 3600)).motion is Motion.OVER
    assert EIGHT.taken(at(24 * 3600)) == 8


def test_the_other_side_follows_the_weaker_one_and_only_the_weaker_one_counts() -> None:
    both = Pacer(NOW, 5, sides=2)
    change = GET_READY + 5 * A_REP
    assert both.look(at(change)) == Beat(Motion.READY, side=2, counted=5, seconds=CHANGE_SIDES)
    begun = both.look(at(change + CHANGE_SIDES))
    assert (begun.motion, begun.side, begun.rep, begun.counted) == (Motion.UP, 2, 1, 5)
    assert both.counted(at(change + CHANGE_SIDES + 9)) == 5
    assert not both.is_beyond(at(change + CHANGE_SIDES + 9))
    assert both.look(at(change + CHANGE_SIDES + 5 * A_REP)).motion is Motion.OVER


def test_enter_in_the_wait_begins_at_once() -> None:
    sooner = EIGHT.at_once(at(1.2))
    assert sooner.look(at(1.2)) == Beat(Motion.UP, rep=1)
    assert EIGHT.at_once(at(5)) == EIGHT
    both = Pacer(NOW, 5, sides=2)
    changing = at(GET_READY + 5 * A_REP + 2)
    assert (both.at_once(changing).look(changing).motion, both.at_once(changing).look(changing).rep) == (Motion.UP, 1)


def heard(looks: list[float]) -> list[Motion]:
    moments = [at(each) for each in looks]
    turns = [EIGHT.turned(before, now) for before, now in pairwise(moments)]
    return [each.motion for each in turns if each is not None]


def test_every_turn_is_told_once_however_often_one_looks() -> None:
    looks = [number / 20 for number in range(20 * (GET_READY + 2 * A_REP) + 1)]
    ready, up, down = Motion.READY, Motion.UP, Motion.DOWN
    assert heard(looks) == [ready, ready, up, down, up, down, up]


def test_after_a_stall_one_turn_is_told_and_not_every_one_that_was_missed() -> None:
    assert heard([3.1, 20.1, 20.2]) == [Motion.DOWN]


def test_a_clock_that_is_set_back_tells_no_turn() -> None:
    assert heard([7.2, 6.9]) == []
    assert EIGHT.turned(at(8.1), at(6.9)) is None
    assert EIGHT.look(at(-90)) == Beat(Motion.READY, seconds=GET_READY)


@given(st.integers(1, 30), st.integers(1, 2), st.integers(0, 400_000), st.integers(0, 30_000))
def test_what_is_counted_only_grows_and_never_passes_the_aim_by_itself(
    aim: int, sides: int, first: int, later: int
) -> None:
    pacer = Pacer(NOW, aim, sides)
    one, other = at(first / 1000), at((first + later) / 1000)
    assert (pacer.counted(one) or 0) <= (pacer.counted(other) or 0) <= aim
    assert 0 <= pacer.look(one).share <= 1


@pytest.mark.parametrize(("up", "down"), [(0, 3), (1, 1), (1, 4), (6, 3)])
def test_a_tempo_that_no_pacer_should_lead_is_refused(up: int, down: int) -> None:
    with pytest.raises(ValueError, match="no tempo"):
        Tempo(up, down)


def test_two_seconds_down_are_a_tempo_too() -> None:
    assert Pacer(NOW, 8, tempo=Tempo(1, 2)).look(after(1)).rep == 2


def test_a_time_without_its_zone_is_refused() -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(ValueError, match="zone"):
        Pacer(naive, 8)
    with pytest.raises(ValueError, match="zone"):
        EIGHT.look(naive)


def test_nothing_is_led_that_has_no_reps() -> None:
    with pytest.raises(ValueError, match="nothing to lead"):
        Pacer(NOW, 0)
