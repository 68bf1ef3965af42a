from tests.faults import together


def test_two_at_once_lose_nothing_tear_nothing_and_count_nothing_twice() -> None:
    tally = together.campaign(50, 1)
    assert tally.lost == []
    assert tally.runs == 200
    assert tally.ticked > tally.runs
    assert tally.seen["windows that were locked out"] == 50
