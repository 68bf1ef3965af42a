"""What holds for every test: nothing of the machine it runs on, nothing of the lifter who runs it; and a beginner."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.cli.home import Home, home_in

OF_THE_MACHINE = ("COACH_DATA_DIR", "COACH_CONFIG", "COACH_PLAIN", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES")
HOMES = ("HOME", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
XDG_HOMES = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")

settings.register_profile(
    "coach",
    deadline=None,
    derandomize=os.environ.get("CI", "").lower() in {"1", "true"},
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("coach")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two processes a core: many tests wait for a terminal, a disk or a clock."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture(autouse=True, scope="session")
def _nobody_is_at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test may see, or touch, the files of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in (*OF_THE_MACHINE, *XDG_HOMES):
            patch.delenv(name, raising=False)
        for name in HOMES:
            patch.setenv(name, str(home))
        patch.setenv("TERM", "xterm-256color")
        yield


@pytest.fixture
def beginner(tmp_path: Path) -> Home:
    """Folders of a lifter with everything at its default and nothing done yet."""
    return home_in(tmp_path / "beginner", "")
