import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

from tests.faults import windows


def test_of_two_windows_one_logs_and_nothing_is_lost() -> None:
    tally = windows.campaign(1, 1)
    assert tally.lost == []
    assert tally.ticked > 0


@pytest.mark.campaign
def test_of_two_windows_one_logs_however_often_they_are_opened() -> None:
    assert windows.campaign(windows.RUNS, 2).lost == []
