import sys

import pytest

if sys.platform == "win32":
    pytest.skip("no pipes and links here", allow_module_level=True)

from tests.faults import controls


@pytest.mark.parametrize("name", controls.CONTROLS)
def test_a_safeguard_that_is_switched_off_is_missed(name: str) -> None:
    assert controls.CONTROLS[name]().lost != []
