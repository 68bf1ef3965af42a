"""The rest after a set, and the clock of a rest that runs."""

import tomllib
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.log import LoggedSet, SetKind
from coach.training.rest import Rest, RestGrant, adjusted, crossed, own_band, previous_at, rest_after

CASES = Path(__file__).parents[2] / "../shared/progression-cases.toml"
GROWTH = 150
BAND = (120, 210)
START = datetime(2026, 11, 22, 7, 17, 30, tzinfo=UTC)
REST = Rest(START, 150)
LEADS = (10, 3, 2, 1)


def at(seconds_left: float) -> datetime:
    return REST.ends - timedelta(seconds=seconds_left)


def grant(
    *,
    clean: int = 9,
    aim: int | None = 9,
    left: str | None = None,
    previous: int | None = None,
    rest: int = GROWTH,
    number: int | None = None,
) -> RestGrant:
    told = None if left is None else Decimal(left)
    return rest_after(rest=rest, band=BAND, lo=6, aim=aim, clean=clean, left=told, previous=previous, number=number)


def numbers(case: dict[str, object], key: str) -> int | None:
    value = case.get(key)
    return value if isinstance(value, int) else None


@pytest.mark.skipif(not CASES.exists(), reason="the hand-made cases are not here")
def test_every_hand_made_case_comes_out() -> None:
    cases = tomllib.loads(CASES.read_text(encoding="utf-8"), parse_float=Decimal)["rest"]
    assert cases
    for case in cases:
        if case.get("last", False):
            assert "expect" not in case, case["name"]
            continue
        rest, band = own_band(case["goal"], (case["band"][0], case["band"][1]), numbers(case, "configured"))
        told = case.get("left")
        granted = rest_after(
            rest=rest,
            band=band,
            lo=case["lo"],
            aim=numbers(case, "aim"),
            clean=case["clean"],
            left=None if told is None else Decimal(told),
            previous=numbers(case, "previous"),
        )
        assert adjusted(granted.seconds, numbers(case, "own") or 0) == case["expect"], case["name"]


def test_a_set_as_planned_gets_the_goals_rest_without_a_word() -> None:
    assert grant() == RestGrant(150, 150, ())


def test_lost_reps_are_counted_in_whole_pairs() -> None:
    assert [grant(clean=12 - lost, previous=12, aim=None).seconds for lost in range(5)] == [150, 150, 180, 180, 210]


def test_more_reps_than_before_change_nothing() -> None:
    assert grant(clean=12, previous=6).seconds == GROWTH


def test_lost_reps_are_said_with_the_set_that_lost_them() -> None:
    assert grant(clean=8, previous=10, number=2).reasons == ("+0:30: set 2 lost 2 clean reps",)
    assert grant(clean=7, previous=10).reasons == ("+0:30: the set lost 3 clean reps",)


def test_what_the_band_cuts_off_is_said() -> None:
    granted = grant(clean=6, previous=12)
    assert granted.seconds == 210
    assert granted.reasons == ("+1:30: the set lost 6 clean reps", "the band ends at 3:30")


def test_a_set_below_the_range_gets_the_top_of_the_band_and_one_reason() -> None:
    assert grant(clean=5, previous=10) == RestGrant(210, 150, ("the top of the band: fewer than 6 clean reps",))


def test_an_easy_set_at_its_aim_rests_less() -> None:
    assert grant(left="3") == RestGrant(135, 150, ("-0:15: 3 left at the aim",))
    assert grant(left="3.5").reasons == ("-0:15: 3.5 left at the aim",)


@pytest.mark.parametrize(("clean", "aim", "left"), [(8, 9, "3"), (9, 9, "2.5"), (9, 9, None), (9, None, "5")])
def test_only_an_easy_set_at_its_aim_rests_less(clean: int, aim: int | None, left: str | None) -> None:
    assert grant(clean=clean, aim=aim, left=left).seconds == GROWTH


def test_the_band_holds_at_the_bottom_without_words_where_nothing_differs() -> None:
    assert grant(left="4", rest=120) == RestGrant(120, 120, ())
    assert grant(left="4", rest=125) == RestGrant(120, 125, ("-0:15: 4 left at the aim", "the band starts at 2:00"))


def test_own_seconds_move_the_band_by_the_same_difference() -> None:
    assert own_band(150, BAND, 240) == (240, (210, 300))
    assert own_band(150, BAND, 20) == (20, (0, 80))
    assert own_band(150, BAND, None) == (150, BAND)


def test_the_lifters_own_seconds_leave_the_band_but_never_go_below_nothing() -> None:
    assert adjusted(210, 15) == 225
    assert adjusted(10, -15) == 0


@given(
    rest=st.integers(0, 600),
    low=st.integers(0, 300),
    width=st.integers(0, 300),
    configured=st.none() | st.integers(0, 900),
    clean=st.integers(0, 40),
    aim=st.none() | st.integers(1, 30),
    left=st.none() | st.integers(0, 10).map(Decimal),
    previous=st.none() | st.integers(0, 60),
    own=st.integers(-40, 40),
)
def test_a_rest_is_within_its_band_before_and_never_negative_after_the_lifters_own(
    rest: int,
    low: int,
    width: int,
    configured: int | None,
    clean: int,
    aim: int | None,
    left: Decimal | None,
    previous: int | None,
    own: int,
) -> None:
    seconds, band = own_band(rest, (low, low + width), configured)
    granted = rest_after(rest=seconds, band=band, lo=6, aim=aim, clean=clean, left=left, previous=previous)
    assert band[0] <= granted.seconds <= band[1]
    assert bool(granted.reasons) == (granted.seconds != granted.base)
    assert adjusted(granted.seconds, own * 15) >= 0


def test_the_previous_set_is_the_latest_work_set_at_this_load() -> None:
    first = LoggedSet(load=Decimal(60), reps=10)
    earlier = [first, LoggedSet(load=Decimal("57.5"), reps=9), LoggedSet(kind=SetKind.DROP, load=Decimal(60), reps=5)]
    assert previous_at(Decimal("60.0"), earlier) is first
    assert previous_at(Decimal(55), earlier) is None


def test_a_begun_second_counts_whole_and_overtime_counts_up() -> None:
    assert [REST.left(at(s)) for s in (150, 149.9, 0.1, 0, -0.5, -1, -75)] == [150, 150, 1, 0, 0, -1, -75]
    assert [REST.is_over(at(s)) for s in (0.1, 0, -1)] == [False, True, True]


def test_a_clock_set_back_counts_as_the_start() -> None:
    earlier = START - timedelta(hours=1)
    assert REST.left(earlier) == 150
    assert not REST.is_over(earlier)


def test_a_rest_over_the_change_of_summer_time_keeps_its_length() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    rest = Rest(datetime(2026, 10, 25, 2, 59, 0, fold=0, tzinfo=berlin), 150)
    assert rest.ends.astimezone(UTC) == datetime(2026, 10, 25, 1, 1, 30, tzinfo=UTC)
    assert rest.left(datetime(2026, 10, 25, 2, 0, 30, fold=1, tzinfo=berlin)) == 60


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without its zone"):
        Rest(START.replace(tzinfo=None), 90)
    with pytest.raises(ValueError, match="without its zone"):
        REST.left(START.replace(tzinfo=None))


def test_each_moment_rings_once_when_the_clock_is_looked_at_often() -> None:
    looks = [at(s / 4) for s in range(4 * 12, -4 * 3, -1)]
    rung = [crossed(REST, before, now, LEADS) for before, now in pairwise(looks)]
    assert [each for each in rung if each is not None] == [10, 3, 2, 1, 0]


def test_a_stall_rings_only_the_last_moment() -> None:
    assert crossed(REST, at(12), at(1.5), LEADS) == 2
    assert crossed(REST, at(12), at(-0.5), LEADS) == 0


def test_a_lead_that_is_late_stays_silent() -> None:
    assert crossed(REST, at(12), at(7), LEADS) is None


def test_the_end_rings_however_late_and_only_once() -> None:
    assert crossed(REST, at(12), at(-3600), LEADS) == 0
    assert crossed(REST, at(0), at(-3600), LEADS) is None


def test_the_end_rings_without_any_leads() -> None:
    assert crossed(REST, at(0.2), at(0), ()) == 0


def test_a_clock_set_back_rings_nothing() -> None:
    assert crossed(REST, at(1), at(12), LEADS) is None


@given(st.lists(st.integers(-2000, 16000), min_size=2, max_size=30))
def test_whatever_the_looks_the_end_rings_exactly_once_and_each_lead_at_most_once(hundredths: list[int]) -> None:
    looks = [at(each / 100) for each in sorted({16001, *hundredths, -2001}, reverse=True)]
    rung = [crossed(REST, before, now, LEADS) for before, now in pairwise(looks)]
    assert rung.count(0) == 1
    assert all(rung.count(lead) <= 1 for lead in LEADS)
