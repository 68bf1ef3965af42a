"""A lifter who has trained for twelve weeks."""

import shutil
from pathlib import Path

import pytest

from coach import demo
from coach.gym import open_gym
from tests.cli.home import UNTIL, Home, home_in


@pytest.fixture(scope="session")
def _twelve_weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = home_in(tmp_path_factory.mktemp("trained"))
    made.keep(*demo.generate(open_gym(made.paths), UNTIL, weeks=12))
    return made.paths.data


@pytest.fixture
def trained(tmp_path: Path, _twelve_weeks: Path) -> Home:
    """Twelve weeks of history."""
    made = home_in(tmp_path / "trained")
    shutil.copytree(_twelve_weeks, made.paths.data)
    return made
