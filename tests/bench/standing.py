"""What a program costs while it stands there: processor time during a rest, memory on Today."""

import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.bare import HELLO
from tests.bench.bench import Bench, at_work
from tests.bench.claim import Claim, Unit
from tests.bench.programs import bare, coach, led
from tests.bench.starting import is_today
from tests.bench.terminal import Terminal, running

MOST = 1.5
A_MINUTE = 60.0
WINDOWS = 4
"""Into which the rest is cut: each is a run."""
_MEMORY = re.compile(r"^VmRSS:\s+(\d+) kB$", re.MULTILINE)
_THOUSAND = 1024


def resting(bench: Bench) -> Iterator[Claim]:
    """Processor time of a rest; the same rest for both, at the same time."""
    with at_work(bench.trained) as home, running(led(home), home) as ours, running(bare("countdown"), home) as theirs:
        ours.wait_for(lambda text: "enter log" in text)
        ours.signal(signal.SIGUSR1)
        ours.settle()
        ours.press("\r")
        ours.wait_for(lambda text: "JUST DONE" in text)
        theirs.read(bench.scale.pause)
        ours.read(bench.scale.pause)
        mine, bare_ones = [], []
        for _ in range(WINDOWS):
            began = processor_time(ours), processor_time(theirs)
            ours.read(bench.scale.rest / WINDOWS)
            theirs.read(0)
            mine.append((processor_time(ours) - began[0]) * A_MINUTE * WINDOWS / bench.scale.rest)
            bare_ones.append((processor_time(theirs) - began[1]) * A_MINUTE * WINDOWS / bench.scale.rest)
    yield Claim(
        "processor time of a minute of rest", "one Digits, four times a second", tuple(mine), tuple(bare_ones), MOST
    )


def remembering(bench: Bench) -> Iterator[Claim]:
    """Memory, once everything that a start does is done."""
    home = bench.trained
    ours, theirs = [], []
    for _ in range(bench.scale.few):
        with running(coach(), home) as one, running(bare("words"), home) as other:
            one.wait_for(is_today)
            other.wait_for(lambda text: HELLO in text)
            one.read(bench.scale.pause)
            ours.append(float(memory(one)))
            theirs.append(float(memory(other)))
    what = f"memory on Today, {bench.scale.sessions} sessions"
    yield Claim(what, "a Textual app with one Static", tuple(ours), tuple(theirs), MOST, unit=Unit.BYTES)


def processor_time(terminal: Terminal) -> float:
    """Seconds of processor that a program has had so far, all its threads together; Linux alone tells."""
    return time.clock_gettime(~terminal.process << 3 | 2)


def memory(terminal: Terminal) -> int:
    """Bytes of memory that a program holds; Linux alone tells."""
    found = _MEMORY.search(Path(f"/proc/{terminal.process}/status").read_text(encoding="ascii"))
    if found is None:
        raise RuntimeError("the system does not tell how much memory a program holds")
    return int(found[1]) * _THOUSAND
