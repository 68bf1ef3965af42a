import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

from tests.faults import hostile


def test_text_that_means_harm_reaches_the_terminal_as_harmless_text() -> None:
    tally = hostile.campaign(1, 1)
    assert tally.lost == []
    assert tally.runs == len(hostile.VISITS)


def test_without_the_cleaner_it_would_reach_it() -> None:
    assert any("reached it" in each for each in hostile.without_the_cleaner().lost)
