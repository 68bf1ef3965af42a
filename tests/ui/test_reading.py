"""While a long history is read, Today says how far that is, and no load."""

from pathlib import Path
from threading import Event

import pytest

from coach.desk import Desk
from coach.disk import Disk
from coach.gym import Gym, Progress, settings_of
from coach.headstart import HeadStart
from coach.ui.app import CoachApp
from tests.ui.stage import Stage, StillClock, home


class Slowly(Disk):
    """A disk that stops half-way through the history until it is told to go on."""

    def __init__(self, where: Path) -> None:
        self.home = home(where)
        self.go_on = Event()
        self.has_begun = Event()
        super().__init__(self.home.paths)

    def open(self, progress: Progress) -> Gym:
        """Says that 1000 of 2000 files are read, and waits."""
        for done in range(1, 1001):
            progress(done, 2000)
        self.has_begun.set()
        assert self.go_on.wait(60)
        return super().open(progress)


@pytest.mark.parametrize(("ascii_only", "full", "empty"), [(False, "━", "─"), (True, "=", "-")])
@pytest.mark.parametrize("size", [(60, 20), (200, 60)])
async def test_how_much_of_a_long_history_is_read_is_seen(
    tmp_path: Path, size: tuple[int, int], *, ascii_only: bool, full: str, empty: str
) -> None:
    slowly, clock = Slowly(tmp_path), StillClock()
    app = CoachApp(HeadStart(Desk(slowly, clock)), settings_of(slowly.home.paths), ascii=ascii_only)
    async with app.run_test(size=size) as pilot:
        assert slowly.has_begun.wait(60)
        stage = Stage(app, pilot, clock, slowly.home)
        await pilot.pause()
        await pilot.pause()
        assert "reading your history" in stage.text
        assert "1000 of 2000 sessions" in stage.text
        assert f"{full * 23}" in stage.text
        assert f"{empty * 23}" in stage.text
        assert "kg" not in stage.text
        assert stage.cut == ()

        slowly.go_on.set()
        await stage.settled()
        assert "reading" not in stage.text
        assert "LAST WEEK" in stage.text
        app.desk.close()
