"""The clock of a session never runs backwards."""

import threading
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.clock import SystemClock

NOON = datetime(2026, 3, 8, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def clock_of(*looks: tuple[datetime, float]) -> SystemClock:
    """A clock of a machine whose wall and ticks show these, one look after the other."""
    walls, ticks = iter([wall for wall, _ in looks]), iter([tick for _, tick in looks])
    return SystemClock(lambda: next(walls), lambda: next(ticks))


def test_it_tells_the_machines_time_with_its_zone() -> None:
    before = datetime.now(UTC)
    told = SystemClock().now()
    assert before <= told <= datetime.now(UTC)
    assert told.utcoffset() is not None


def test_set_forward_it_is_followed() -> None:
    clock = clock_of((NOON, 0), (NOON + HOUR, 1))
    clock.now()
    assert clock.now() == NOON + HOUR


def test_set_back_it_goes_on_at_its_own_pace() -> None:
    clock = clock_of((NOON, 10), (NOON - HOUR, 12), (NOON - HOUR, 15), (NOON + HOUR, 16))
    assert [clock.now() for _ in range(4)] == [
        NOON,
        NOON + timedelta(seconds=2),
        NOON + timedelta(seconds=5),
        NOON + HOUR,
    ]


@given(st.lists(st.tuples(st.integers(-9999, 9999), st.integers(0, 100)), min_size=2, max_size=20))
def test_no_moment_is_before_one_given_earlier(looks: list[tuple[int, int]]) -> None:
    passed = 0
    machine = []
    for wall, ticks in looks:
        passed += ticks
        machine.append((NOON + timedelta(seconds=wall), float(passed)))
    clock = clock_of(*machine)
    told = [clock.now() for _ in machine]
    assert told == sorted(told)
    assert told[0] == machine[0][0]


def test_two_threads_never_see_it_run_back() -> None:
    wrong: list[tuple[datetime, datetime]] = []
    clock = SystemClock()

    def look() -> None:
        before = clock.now()
        for _ in range(2000):
            now = clock.now()
            if now < before:
                wrong.append((before, now))
            before = now

    threads = [threading.Thread(target=look) for _ in range(3)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not wrong
