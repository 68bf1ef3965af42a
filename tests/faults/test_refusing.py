import sys

import pytest

if sys.platform != "linux":
    pytest.skip("system calls are refused with strace, on Linux alone", allow_module_level=True)

from tests.faults import refusing


@pytest.mark.campaign
def test_no_ticked_set_is_lost_whichever_system_call_is_refused() -> None:
    tally = refusing.campaign(4, 1)
    if tally.skipped:
        pytest.skip(tally.skipped)
    assert tally.lost == []
    assert tally.seen["calls refused"] > 0
    assert tally.ticked > 0


@pytest.mark.campaign
def test_no_ticked_set_is_lost_however_often_system_calls_are_refused() -> None:
    tally = refusing.campaign(refusing.RUNS, 2)
    if tally.skipped:
        pytest.skip(tally.skipped)
    assert tally.lost == []
