"""The coach itself, with a clock that SIGUSR1 sets ahead: a press of Enter is heard without waiting for it.

`python -m tests.bench.led --data-dir DIR --config FILE [--saved FILE] [REPORT]`.
"""

import os
import signal
import sys
from argparse import ArgumentParser
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

from coach.alerts.reach import of_this_machine
from coach.cli import be_quick
from coach.desk import Desk
from coach.disk import Disk
from coach.gym import settings_of
from coach.headstart import HeadStart
from coach.settings import draws_ascii
from coach.storage.paths import find
from coach.ui.app import CoachApp
from tests.bench.watching import run_watched

STEP = timedelta(seconds=3)


@dataclass
class HurriedClock:
    """The real time and a little more with every signal."""

    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        return datetime.now().astimezone() + self.ahead

    def step(self, _number: int, _frame: object) -> None:
        self.ahead += STEP


def tell_when_saved(desk: Desk, saved: Path) -> None:
    """Has a file told each moment at which all of the session was on disk: from then on a tick may stand."""
    publish = desk.published

    def published() -> None:
        at, live = perf_counter(), desk.live
        if live is not None and live.saving.durable is live.session:
            with saved.open("a", encoding="utf-8") as file:
                file.write(f"{at}\n")
        publish()

    desk.published = published


def main() -> None:
    """As `coach` opens its app."""
    be_quick()
    parser = ArgumentParser()
    parser.add_argument("--data-dir")
    parser.add_argument("--config")
    parser.add_argument("--saved", type=Path)
    parser.add_argument("report", type=Path, nargs="?")
    options = parser.parse_args()
    paths = find(options.data_dir, options.config, {})
    clock = HurriedClock()
    signal.signal(signal.SIGUSR1, clock.step)
    settings = settings_of(paths)
    app = CoachApp(
        HeadStart(Desk(Disk(paths), clock)),
        settings,
        ascii=draws_ascii(settings, os.environ, sys.stderr.encoding or "utf-8"),
        theme_folders=(paths.config_dir / "themes",),
        reach=of_this_machine(os.environ),
    )
    if options.saved is not None:
        tell_when_saved(app.desk, options.saved)
    run_watched(app, options.report)


if __name__ == "__main__":
    main()
