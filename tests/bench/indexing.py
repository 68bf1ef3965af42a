"""The first start on a long history: every file is read, while the screen answers."""

import shutil
from collections.abc import Iterator

from tests.bench.bench import Bench, report
from tests.bench.claim import PERCENT, Claim
from tests.bench.entering import LONGEST_FRAME, blocked
from tests.bench.programs import inside, led
from tests.bench.starting import is_today
from tests.bench.terminal import running

MOST = 1.3


def indexing(bench: Bench) -> Iterator[Claim]:
    """Its time beside tomllib's, and how long the screen stands still meanwhile."""
    home, files = bench.trained, f"{bench.scale.sessions} files"
    found = inside(home, "index", str(bench.scale.few))
    yield Claim(f"index from nothing, {files}", "tomllib over the same files", found["ours"], found["theirs"], MOST)
    longest = []
    for _ in range(bench.scale.few):
        shutil.rmtree(home.folder / "cache")
        with report() as told, running(led(home, told), home) as terminal:
            terminal.wait_for(lambda text: "reading your history" in text or is_today(text))
            blocked(terminal, told)
            if not is_today(terminal.text):
                terminal.wait_for(is_today)
            terminal.read(bench.scale.pause)
            longest.append(blocked(terminal, told))
    yield Claim("longest frame while it is built", "", tuple(longest), (), LONGEST_FRAME, PERCENT)
