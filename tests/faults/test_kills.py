import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

from tests.faults import kills

FEW = 4


def test_no_ticked_set_is_lost_however_the_program_is_ended() -> None:
    tally = kills.campaign(FEW, 1)
    assert tally.lost == []
    assert tally.runs == FEW
    assert tally.ticked > 0


@pytest.mark.campaign
def test_no_ticked_set_is_lost_however_often_the_program_is_ended() -> None:
    tally = kills.campaign(kills.RUNS, 2)
    assert tally.lost == []
    assert tally.ticked > kills.RUNS / 5
