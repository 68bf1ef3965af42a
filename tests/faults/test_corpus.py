import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no limits for a process here", allow_module_level=True)

from tests.faults import corpus


def test_every_bad_file_is_named_and_left_alone_and_harms_nobody() -> None:
    tally = corpus.campaign(1, 1)
    assert tally.lost == []
    assert tally.seen["kinds of bad files"] >= 90
    assert tally.runs > 200
