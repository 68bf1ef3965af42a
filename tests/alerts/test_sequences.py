"""What is sent to a terminal is what that terminal understands, and nothing of a name can slip out of it."""

from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.alerts.sequences import (
    Dialect,
    dialect,
    has_title,
    is_in_screen,
    keep_title,
    notification,
    restore_title,
    title,
)

KITTY = {"TERM": "xterm-kitty"}
FOOT = {"TERM": "foot"}
ITERM = {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"}
TERMINALS = (KITTY, FOOT, ITERM)
PARTS = {"xterm-kitty": 2, "foot": 3, "xterm-256color": 1}
"""Semicolons of a sequence: between its parts, and nowhere else."""
TMUX = {"TMUX": "/tmp/tmux,1,0", "TERM": "tmux-256color", "TERM_PROGRAM": "tmux"}  # noqa: S108 - nothing is opened


def is_plain(text: str) -> bool:
    """Whether nothing in it steers a terminal."""
    return not any(category(each) in {"Cc", "Cf", "Cs"} for each in text)


@pytest.mark.parametrize(
    ("environment", "known"),
    [
        (KITTY, Dialect.KITTY),
        ({"TERM": "xterm-256color", "KITTY_WINDOW_ID": "1"}, Dialect.KITTY),
        (FOOT, Dialect.URXVT),
        ({"TERM": "rxvt-unicode-256color"}, Dialect.URXVT),
        ({"TERM": "xterm-ghostty"}, Dialect.URXVT),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, Dialect.URXVT),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "ghostty"}, Dialect.URXVT),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7600"}, Dialect.URXVT),
        (ITERM, Dialect.ITERM),
        ({"TERM": "xterm-256color", "LC_TERMINAL": "iTerm2"}, Dialect.ITERM),
        ({"TERM": "xterm-256color", "WT_SESSION": "1"}, Dialect.ITERM),
        ({"ConEmuPID": "7"}, Dialect.ITERM),
        ({**TMUX, "KITTY_WINDOW_ID": "1"}, Dialect.KITTY),
        ({"TERM": "xterm-256color"}, None),
        ({"TERM": "linux"}, None),
        ({}, None),
    ],
)
def test_a_terminal_is_known_by_its_environment(environment: dict[str, str], known: Dialect | None) -> None:
    assert dialect(environment) is known


@pytest.mark.parametrize(
    ("environment", "sent"),
    [
        (KITTY, "\x1b]99;i=coach:d=0;Rest over\x07\x1b]99;i=coach:d=1:p=body;Row, 9\x07"),
        (FOOT, "\x1b]777;notify;Rest over;Row, 9\x07"),
        (ITERM, "\x1b]9;Rest over: Row, 9\x07"),
        ({**TMUX, "WEZTERM_PANE": "0"}, "\x1bPtmux;\x1b\x1b]777;notify;Rest over;Row, 9\x07\x1b\\"),
        ({**FOOT, "STY": "1.tty"}, "\x1bP\x1b]777;notify;Rest over;Row, 9\x07\x1b\\"),
        ({"TERM": "xterm"}, ""),
    ],
)
def test_a_notification_is_asked_for_in_the_words_of_the_terminal(environment: dict[str, str], sent: str) -> None:
    assert notification("Rest over", "Row, 9", environment) == sent


@given(st.text(), st.text(), st.sampled_from(TERMINALS))
def test_no_name_slips_out_of_a_sequence(heading: str, text: str, environment: dict[str, str]) -> None:
    sent = notification(heading, text, environment)
    pieces = sent.split("\x07")
    assert pieces.pop() == ""
    assert len(pieces) == (2 if environment is KITTY else 1)
    for each in pieces:
        assert each.startswith("\x1b]")
        assert is_plain(each[2:])
        assert each.count(";") == PARTS[environment["TERM"]]


@given(st.text())
def test_a_title_is_one_short_line(text: str) -> None:
    sent = title(text)
    assert (sent[:4], sent[-1]) == ("\x1b]2;", "\x07")
    assert is_plain(sent[4:-1])
    assert len(sent) < 100


def test_a_title_is_kept_and_brought_back() -> None:
    assert keep_title() == "\x1b[22;2t"
    assert restore_title() == "\x1b]2;\x07\x1b[23;2t"


@pytest.mark.parametrize("term", ["", "dumb", "linux", "vt100"])
def test_a_terminal_that_would_print_a_title_gets_none(term: str) -> None:
    assert not has_title({"TERM": term})
    assert has_title({"TERM": "xterm-256color"})
    assert has_title({"WT_SESSION": "1"})


def test_a_tmux_inside_screen_is_spoken_to_as_tmux() -> None:
    assert not is_in_screen({**TMUX, "STY": "1.tty"})
