"""A whole session in a real terminal, with nothing but Enter; and one that is cut off."""

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

if sys.platform == "win32":
    pytest.skip("no pseudo-terminals here", allow_module_level=True)

from coach.training.goal import LIFTED_BLOCKS
from tests.cli.home import Home
from tests.pty.terminal import ENTER, Terminal

BETWEEN = 0.7
"""Seconds between two presses: long enough that none is taken for a double press."""
MOST_PRESSES = 150


@pytest.fixture
def terminal(beginner: Home) -> Iterator[Terminal]:
    opened = Terminal(beginner)
    yield opened
    opened.close()


def press_enter_until(terminal: Terminal, words: str) -> int:
    """How many times Enter had to be pressed until words stood on the screen."""
    for presses in range(MOST_PRESSES):
        if words in terminal.text:
            return presses
        terminal.press(ENTER)
        terminal.read(BETWEEN)
    raise AssertionError(f"no {words} on\n{terminal.text}")


def test_a_beginner_gets_through_a_session_with_nothing_but_enter(
    beginner: Home, terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal.wait_for("start")
    press_enter_until(terminal, "NEXT BASE DAY")
    terminal.wait_for("on disk")
    assert terminal.leave() == 0

    (session,) = beginner.sessions
    assert session.finished is not None
    lifted = [each for each in session.entries if each.block in LIFTED_BLOCKS]
    assert len(lifted) == 4
    for each in lifted:
        assert each.target is not None
        assert len(each.work_sets) == each.target.sets
        assert all(done.reps == each.target.aims[0] for done in each.work_sets)

    week_later = (session.started + timedelta(days=7)).date().isoformat()
    said = beginner.ask(capsys, "next", "--on", week_later, "--json")
    assert said.code == 0
    coming = json.loads(said.out)["exercises"]
    assert [each["id"] for each in coming] == [each.id for each in lifted]
    assert {each["rule"] for each in coming} <= {"build", "raise", "repeat"}


def test_a_session_that_is_killed_in_a_rest_goes_on_in_the_same_second_of_it(
    beginner: Home, terminal: Terminal
) -> None:
    terminal.wait_for("start")
    press_enter_until(terminal, "JUST DONE")
    terminal.press("o")
    terminal.wait_for("now")
    where_it_was = next(row for row in terminal.text.splitlines() if "now" in row)
    terminal.press("\x1b")
    terminal.kill()

    again = Terminal(beginner)
    try:
        again.wait_for("JUST DONE")
        left = again.rest_left()
        (session,) = beginner.sessions
        latest = max(
            (each for entry in session.entries for each in entry.sets if each.at is not None),
            key=lambda each: each.at or session.started,
        )
        assert latest.at is not None
        assert latest.rest is not None
        ends = latest.at + timedelta(seconds=latest.rest)
        assert abs((ends - datetime.now(tz=ends.tzinfo)).total_seconds() - left) <= 1.5
        again.press("o")
        again.wait_for("now")
        assert where_it_was in again.text.splitlines()
    finally:
        again.close()


SHELL = shutil.which("bash") or ""
PAUSE = "\x1a"


@pytest.mark.skipif(not SHELL, reason="no bash here")
def test_ctrl_z_goes_back_to_the_shell_and_fg_comes_back_drawn(beginner: Home) -> None:
    terminal = Terminal(beginner, SHELL)
    terminal.wait_for("start")
    terminal.press(ENTER)
    terminal.wait_for("MOVE")
    terminal.press(PAUSE)
    terminal.wait_for("Stopped")
    assert "MOVE" not in terminal.text
    terminal.press("fg\n")
    terminal.wait_for("MOVE")
    terminal.press("n")
    terminal.wait_for("NOTE")
    terminal.close()


def test_ctrl_z_does_nothing_where_no_shell_could_come_back(terminal: Terminal) -> None:
    terminal.wait_for("start")
    terminal.press(PAUSE)
    terminal.press(ENTER)
    terminal.wait_for("MOVE")
