"""What a terminal shows around its screen, as the characters that ask it to: notifications and its title."""

from collections.abc import Mapping
from enum import Enum
from typing import assert_never

from coach.training.text import clean

LONGEST_TEXT = 120
LONGEST_TITLE = 80

_ESC, _BEL = "\x1b", "\x07"
_NO_TITLES = ("", "dumb", "linux", "vt100", "vt220")
"""Terminals that have no title, or print what they do not know."""


class Dialect(Enum):
    """How a terminal is asked for a notification: the number of its OSC sequence."""

    KITTY = 99
    URXVT = 777
    """Also foot, ghostty, wezterm and those built on VTE."""
    ITERM = 9
    """Also ConEmu and Windows Terminal."""


def dialect(environment: Mapping[str, str]) -> Dialect | None:
    """How the terminal of this environment shows notifications; None where it is not known to."""
    term = environment.get("TERM", "")
    program = environment.get("TERM_PROGRAM", "").lower()
    if "KITTY_WINDOW_ID" in environment or term == "xterm-kitty":
        return Dialect.KITTY
    if program in {"wezterm", "ghostty"} or term.startswith(("foot", "rxvt", "wezterm", "xterm-ghostty")):
        return Dialect.URXVT
    if program == "iterm.app" or environment.get("LC_TERMINAL") == "iTerm2":
        return Dialect.ITERM
    if any(name in environment for name in ("WEZTERM_PANE", "GHOSTTY_RESOURCES_DIR", "VTE_VERSION")):
        return Dialect.URXVT
    if any(name in environment for name in ("ITERM_SESSION_ID", "ConEmuPID", "WT_SESSION")):
        return Dialect.ITERM
    return None


def notification(heading: str, text: str, environment: Mapping[str, str]) -> str:
    """Asks for a notification of the desktop, through tmux or screen where they lie between; else nothing."""
    head, body = _harmless(heading, LONGEST_TITLE), _harmless(text, LONGEST_TEXT)
    return "".join(_through(_osc(each), environment) for each in _asked(dialect(environment), head, body))


def has_title(environment: Mapping[str, str]) -> bool:
    """Whether a title can be set and does no harm; a tmux or screen in between passes it on by itself."""
    return environment.get("TERM", "") not in _NO_TITLES or "WT_SESSION" in environment


def title(text: str) -> str:
    """Sets the title of the window or tab."""
    return _osc(f"2;{_harmless(text, LONGEST_TITLE)}")


def keep_title() -> str:
    """Has the terminal remember the title it has."""
    return f"{_ESC}[22;2t"


def restore_title() -> str:
    """Brings back the title that was kept; where none can be kept it is left empty, for the shell to fill."""
    return f"{title('')}{_ESC}[23;2t"


def is_in_tmux(environment: Mapping[str, str]) -> bool:
    """Whether tmux lies between the program and the terminal."""
    return bool(environment.get("TMUX"))


def is_in_screen(environment: Mapping[str, str]) -> bool:
    """Whether GNU screen does."""
    return bool(environment.get("STY")) and not is_in_tmux(environment)


def _asked(known: Dialect | None, head: str, body: str) -> tuple[str, ...]:
    match known:
        case Dialect.KITTY:
            return f"99;i=coach:d=0;{head}", f"99;i=coach:d=1:p=body;{body}"
        case Dialect.URXVT:
            return (f"777;notify;{head};{body}",)
        case Dialect.ITERM:
            return (f"9;{head}: {body}",)
        case None:
            return ()
        case _:
            assert_never(known)


def _osc(text: str) -> str:
    return f"{_ESC}]{text}{_BEL}"


def _through(sequence: str, environment: Mapping[str, str]) -> str:
    if is_in_tmux(environment):
        return f"{_ESC}Ptmux;{sequence.replace(_ESC, _ESC + _ESC)}{_ESC}\\"
    if is_in_screen(environment):
        return f"{_ESC}P{sequence}{_ESC}\\"
    return sequence


def _harmless(text: str, limit: int) -> str:
    """One line without control characters, nor what stands between the parts of a sequence."""
    return clean(text.replace(";", ","), limit)
