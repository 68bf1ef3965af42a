import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no pipes and links here", allow_module_level=True)

from tests.faults import meddling


def test_whatever_is_done_to_the_file_between_two_sets_ours_is_whole_and_theirs_is_kept() -> None:
    tally = meddling.campaign(1, 1)
    assert tally.lost == []
    assert tally.runs == len(meddling.MEDDLINGS)
    assert tally.ticked > tally.runs
