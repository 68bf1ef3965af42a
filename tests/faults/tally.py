"""What a campaign counts, and how it is run from the command line."""

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_SHOWN = 20
"""Losses that are told one by one."""


@dataclass(slots=True)
class Tally:
    """The figures of a campaign."""

    name: str
    runs: int = 0
    ticked: int = 0
    """Sets that the lifter was told are safe, over all runs."""
    lost: list[str] = field(default_factory=list)
    """What was lost, or went wrong otherwise, a sentence each: the campaign fails when there is any."""
    seen: Counter[str] = field(default_factory=Counter)
    """What else is worth knowing."""
    skipped: str = ""
    """Why it could not be run here; empty where it was."""

    def __str__(self) -> str:
        """The figures on a few lines."""
        if self.skipped:
            return f"{self.name}: not run here: {self.skipped}\n"
        rows = [f"{self.name}: {self.runs} runs, {self.ticked} sets ticked, {len(self.lost)} lost or wrong"]
        rows += [f"  {what}: {number}" for what, number in sorted(self.seen.items())]
        rows += [f"  LOST {each}" for each in self.lost[:MOST_SHOWN]]
        return "\n".join(rows) + "\n"


Campaign = Callable[[int, int], Tally]
"""Number of runs and seed to figures."""


def command(campaign: Campaign, runs: int) -> int:
    """Runs a campaign as the command line asks; 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=sys.modules[campaign.__module__].__doc__)
    parser.add_argument("--runs", type=int, default=runs, help=f"how many runs ({runs})")
    parser.add_argument("--seed", type=int, default=1, help="what chance begins with (1)")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(HOME=home, **{f"XDG_{each}_HOME": home for each in ("DATA", "CONFIG", "STATE", "CACHE")})
        tally = campaign(asked.runs, asked.seed)
    sys.stdout.write(str(tally))
    return 1 if tally.lost else 0
