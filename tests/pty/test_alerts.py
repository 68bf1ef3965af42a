"""What a real terminal is sent around the screen when a rest ends and nobody looks, and when the program goes."""

import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

import pexpect

from tests.cli.home import Home
from tests.pty.terminal import COACH, PATIENCE, ROOT
from tests.ui.stage import TRAINED, home

LEFT = 6
"""Seconds of rest that are left when the program is started."""
GRANTED = 90
OUT_OF_FOCUS = "\x1b[O"


@pytest.fixture
def resting(tmp_path: Path) -> Home:
    """A session in the last seconds of its first rest."""
    made = home(tmp_path)
    now = datetime.now(tz=UTC)
    first, *others = TRAINED[0].entries
    done = replace(first.sets[0], at=now - timedelta(seconds=GRANTED - LEFT), rest=GRANTED)
    entries = (replace(first, sets=(done,)), *(replace(each, sets=()) for each in others))
    started = now - timedelta(minutes=10)
    name = f"{started:%Y-%m-%dT%H%M%S}-open"
    made.keep(replace(TRAINED[0], id=name, started=started, finished=None, entries=entries))
    return made


@pytest.fixture
def program(resting: Home) -> Iterator[pexpect.spawn]:
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "KITTY_WINDOW_ID": "1",
        "TMUX": "",
        "STY": "",
        "PATH": "",
        "WAKEPY_FORCE_FAILURE": "yes",
    }
    opened = pexpect.spawn(
        COACH[0], [*COACH[1:], *resting.flags], cwd=str(ROOT), env=environment, dimensions=(24, 80), timeout=PATIENCE
    )
    yield opened
    opened.close(force=True)


def test_a_rest_that_ends_is_told_by_the_terminal_and_the_title_comes_back(program: pexpect.spawn) -> None:
    program.expect_exact("\x1b[22;2t")
    program.send(OUT_OF_FOCUS)
    program.expect(r"\x1b\]2;0:0\d rest, Pull-up\x07")
    program.expect_exact("\x1b]99;i=coach:d=0;Rest over\x07")
    program.expect_exact("\x1b]99;i=coach:d=1:p=body;Pull-up, bodyweight x 8\x07")
    asked = time.monotonic()
    os.kill(program.pid, signal.SIGTERM)
    program.expect_exact("\x1b]2;\x07\x1b[23;2t")
    program.expect(pexpect.EOF)
    assert time.monotonic() - asked < 2
