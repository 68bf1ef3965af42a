"""The very first start in a real terminal: three questions, and the file they leave."""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

from coach.configuring import default_text
from coach.training.load import Unit
from tests.cli.home import Home
from tests.pty.terminal import ENTER, Terminal
from tests.ui.stage import nothing_yet

QUIET = 0.7
"""Seconds after which Enter is heard again."""
DOWN, RIGHT = "\x1b[B", "\x1b[C"


@pytest.fixture
def new(tmp_path: Path) -> Home:
    return nothing_yet(tmp_path)


@pytest.fixture
def terminal(new: Home) -> Iterator[Terminal]:
    opened = Terminal(new)
    yield opened
    opened.close()


def answer(terminal: Terminal, number: int, *keys: str) -> None:
    """Answers a page with these keys and goes on."""
    terminal.wait_for(f"{number} of 3")
    terminal.read(QUIET)
    for key in keys:
        terminal.press(key)
        terminal.read(QUIET)
    terminal.press(ENTER)


def test_nothing_but_enter_leaves_what_the_command_prints(
    new: Home, terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in (1, 2, 3):
        answer(terminal, number)
    terminal.wait_for("BACK & BICEPS")
    assert terminal.leave() == 0
    written = new.paths.config_file.read_bytes()
    assert written == new.ask(capsys, "config", "default").out.encode("utf-8")
    again = Terminal(new)
    try:
        again.wait_for("BACK & BICEPS")
        assert again.leave() == 0
    finally:
        again.close()
    assert new.paths.config_file.read_bytes() == written


def test_what_is_chosen_stands_in_the_file_and_every_comment_with_it(new: Home, terminal: Terminal) -> None:
    answer(terminal, 1, DOWN)
    answer(terminal, 2, DOWN, RIGHT)
    answer(terminal, 3, RIGHT)
    terminal.wait_for("fat loss")
    terminal.wait_for("heavy")
    assert terminal.leave() == 0
    text = new.paths.config_file.read_text(encoding="utf-8")
    chosen = tomllib.loads(text)
    assert (chosen["unit"], chosen["level"], chosen["goal"]) == ("lb", "intermediate", "fat-loss")
    assert "barbell" not in chosen["equipment"]
    assert chosen["rack"] == tomllib.loads(default_text(Unit.LB))["rack"]
    comments = [each for each in default_text(Unit.LB).splitlines() if each.startswith("#")]
    assert [each for each in text.splitlines() if each.startswith("#")] == comments
