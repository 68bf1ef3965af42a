"""What most tests of the screens begin with."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.ui.picture import Picture
from tests.ui.stage import Stage, home, on_stage


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """The app, opened on the history of someone who trains."""
    async with on_stage(home(tmp_path)) as opened:
        yield opened


@pytest.fixture
def picture(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Compares with the pictures beside the test."""
    return snapshot.use_extension(Picture)
