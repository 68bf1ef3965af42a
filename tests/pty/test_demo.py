"""`coach demo` in a real terminal leaves nothing behind, however it is ended."""

import os
import signal
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

import pexpect

from tests.pty.terminal import COACH, PATIENCE, ROOT

MODES = [((), "]2;coach"), (("--plain",), "Enter")]
"""Options, and what tells that it is open: the title of the window, or a line."""


def opened(folder: Path, *flags: str) -> "pexpect.spawn[bytes]":
    """The demo, its folder in this one."""
    return pexpect.spawn(
        COACH[0],
        [*COACH[1:], *flags, "demo"],
        cwd=str(ROOT),
        env={**os.environ, "TERM": "xterm-256color", "TMPDIR": str(folder)},
        dimensions=(24, 80),
        timeout=PATIENCE,
    )


def left_in(folder: Path) -> list[str]:
    """The folders of demos that are still there."""
    return [each.name for each in folder.glob("coach-demo-*")]


@pytest.mark.parametrize(("flags", "sign"), MODES, ids=["screen", "lines"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_signal_throws_its_folder_away(name: str, flags: tuple[str, ...], sign: str, tmp_path: Path) -> None:
    program = opened(tmp_path, *flags)
    program.expect_exact(sign)
    assert len(left_in(tmp_path)) == 1
    program.kill(getattr(signal, name))
    program.expect(pexpect.EOF)
    assert program.wait() == 128 + getattr(signal, name)
    assert left_in(tmp_path) == []


@pytest.mark.parametrize(("flags", "sign"), MODES, ids=["screen", "lines"])
def test_a_terminal_that_is_closed_throws_it_away(flags: tuple[str, ...], sign: str, tmp_path: Path) -> None:
    program = opened(tmp_path, *flags)
    program.expect_exact(sign)
    assert len(left_in(tmp_path)) == 1
    os.close(program.child_fd)
    assert program.wait() == 128 + signal.SIGHUP
    assert left_in(tmp_path) == []


def test_a_signal_while_it_is_made_up_throws_it_away(tmp_path: Path) -> None:
    program = opened(tmp_path)
    while not left_in(tmp_path):
        assert program.isalive()
    program.kill(signal.SIGTERM)
    program.expect(pexpect.EOF)
    assert program.wait() == 128 + signal.SIGTERM
    assert left_in(tmp_path) == []
