"""The program in a real terminal: size, colour, and the demo."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

import pty
import termios

import pexpect

from tests.cli.home import TODAY, Home

ROOT = Path(__file__).parents[2]
COACH = (sys.executable, "-m", "coach")
QUIT = "\x11"


def on_terminal(columns: int, rows: int, *arguments: str, **more: str) -> tuple[int, str]:
    """A process in a terminal of this size: its exit code and all that it drew."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (rows, columns))
    with subprocess.Popen(
        [*COACH, *arguments],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", **more},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        drawn = b""
        while True:
            try:
                part = os.read(ours, 65536)
            except OSError:
                break
            if not part:
                break
            drawn += part
        code = process.wait(timeout=60)
    os.close(ours)
    return code, drawn.decode()


def test_a_terminal_that_is_too_small_is_refused_politely(trained: Home) -> None:
    for columns, rows in ((39, 24), (80, 11)):
        code, drawn = on_terminal(columns, rows, *trained.flags)
        assert code == 2
        assert f"{columns} columns by {rows} lines" in drawn
        assert "\x1b" not in drawn


def test_a_terminal_that_can_only_show_lines_gets_lines(trained: Home) -> None:
    with pexpect.spawn(
        COACH[0],
        [*COACH[1:], *trained.flags],
        cwd=str(ROOT),
        env={**os.environ, "TERM": "dumb"},
        timeout=60,
        encoding="utf-8",
    ) as coach:
        coach.expect("Enter starts")
        drawn = coach.before
        coach.sendline("quit")
        coach.expect(pexpect.EOF)
        drawn += coach.before
    assert coach.exitstatus == 0
    assert "\x1b" not in drawn
    assert drawn.isascii()


def test_a_terminal_gets_colour_unless_it_is_told_not_to(trained: Home) -> None:
    for command in (("next",), ("why", "ez-curl"), ("last",)):
        assert "\x1b[" in on_terminal(80, 24, *trained.flags, *command)[1]
        assert "\x1b" not in on_terminal(80, 24, *trained.flags, *command, NO_COLOR="1")[1]


def test_a_table_fits_the_terminal(trained: Home) -> None:
    for columns in (60, 80, 200):
        _, drawn = on_terminal(columns, 24, *trained.flags, "next", "--on", TODAY, "--day", "heavy", NO_COLOR="1")
        assert max(len(line) for line in drawn.splitlines()) <= min(columns, 120)
        assert "…" not in drawn


def test_the_demo_opens_and_leaves_nothing_behind(trained: Home, tmp_path: Path) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    before = sorted(trained.paths.data.rglob("*"))
    coach = pexpect.spawn(
        COACH[0],
        [*COACH[1:], *trained.flags, "demo"],
        cwd=str(ROOT),
        env={**os.environ, "TERM": "xterm-256color", "TMPDIR": str(folder)},
        dimensions=(24, 80),
        timeout=60,
        encoding="utf-8",
    )
    coach.expect("Face pull|Barbell row")
    assert list(folder.iterdir())
    coach.send(QUIT)
    coach.expect(pexpect.EOF)
    coach.wait()
    assert coach.exitstatus == 0
    assert list(folder.iterdir()) == []
    assert sorted(trained.paths.data.rglob("*")) == before
