"""Weeks side by side."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.training.log import Session, SetKind
from coach.training.weeks import Week, by_week, monday_of, trained, weeks_to
from tests.training.histories import histories
from tests.training.make import DAY, entry, session_of, work

days = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_the_last_week_ends_with_the_day_asked_for() -> None:
    assert weeks_to(date(2026, 3, 8), 2) == (
        Week(date(2026, 2, 23), date(2026, 3, 1)),
        Week(date(2026, 3, 2), date(2026, 3, 8)),
    )
    assert weeks_to(DAY, 0) == ()


@given(days, st.integers(1, 60), st.integers(-10, 500))
def test_every_day_is_in_one_week_or_outside_all(on: date, count: int, ago: int) -> None:
    day = on - timedelta(days=ago)
    holding = [each for each in weeks_to(on, count) if day in each]
    assert len(holding) == (1 if 0 <= ago < 7 * count else 0)


@given(histories(), st.integers(0, 10))
def test_no_session_of_these_weeks_is_lost_or_in_two(past: tuple[Session, ...], count: int) -> None:
    weeks = weeks_to(DAY, count)
    found = [each for week in by_week(past, weeks) for each in week]
    assert sorted(each.id for each in found) == sorted(
        each.id for each in past if any(each.date in week for week in weeks)
    )
    assert found == sorted(found, key=lambda each: each.started)


@given(days)
def test_a_calendar_week_begins_on_its_monday(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


def test_training_is_a_finished_session_with_a_work_set() -> None:
    done = session_of(DAY, [entry([work(60, 1)])])
    ramp = session_of(DAY, [entry([work(60, 5, kind=SetKind.RAMP)])])
    runs = session_of(DAY, [entry([work(60, 8)])], finished=False)

    assert [list(trained([each], DAY)) for each in (done, ramp, runs)] == [[done], [], []]
    assert list(trained([done], DAY - timedelta(days=1))) == []
