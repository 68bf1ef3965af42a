import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no small file systems here", allow_module_level=True)

from tests.faults import full


def test_sets_of_a_full_or_read_only_disk_come_to_it_when_there_is_room() -> None:
    tally = full.campaign(1, 1)
    if tally.skipped:
        pytest.skip(tally.skipped)
    assert tally.lost == []
    assert tally.runs == 4
    assert tally.ticked > 0
