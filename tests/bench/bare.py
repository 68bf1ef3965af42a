"""Textual apps that do one thing and nothing else: what stands beside the coach.

`python -m tests.bench.bare NAME [REPORT]`.
"""

import sys
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from time import monotonic
from types import MappingProxyType
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Digits, Static

from tests.bench.watching import run_watched

HELLO, WORK, REST, PAGE = "nothing but this", "the set", "the rest", "the page"
REST_SECONDS = 150
LOOKS_A_SECOND = 4


class Words(App[None]):
    """One Static."""

    def compose(self) -> ComposeResult:
        yield Static(HELLO)


class Countdown(App[None]):
    """One Digits, updated four times a second."""

    def compose(self) -> ComposeResult:
        yield Digits()

    def on_mount(self) -> None:
        self.until = monotonic() + REST_SECONDS
        self.look()
        self.set_interval(1 / LOOKS_A_SECOND, self.look)

    def look(self) -> None:
        left = timedelta(seconds=max(0, int(self.until - monotonic())))
        self.query_one(Digits).update(f"{left.seconds // 60}:{left.seconds % 60:02}")


class One(Screen[None]):
    """A screen with one Static."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def compose(self) -> ComposeResult:
        yield Static(self.words)


class Switching(App[None]):
    """Enter shows the other of two screens, `u` the first again."""

    BINDINGS: ClassVar[list[BindingType]] = [("enter", "turn('rest')"), ("u", "turn('work')")]

    def on_mount(self) -> None:
        self.install_screen(One(WORK), "work")
        self.install_screen(One(REST), "rest")
        self.push_screen("work")

    def action_turn(self, screen: str) -> None:
        self.switch_screen(screen)


class Pushing(App[None]):
    """`h` opens a screen, Esc closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [("h", "open"), ("escape", "close")]

    def compose(self) -> ComposeResult:
        yield Static(HELLO)

    def action_open(self) -> None:
        self.push_screen(One(PAGE))

    def action_close(self) -> None:
        self.pop_screen()


APPS: Mapping[str, type[App[None]]] = MappingProxyType(
    {"words": Words, "countdown": Countdown, "switching": Switching, "pushing": Pushing}
)

if __name__ == "__main__":
    run_watched(APPS[sys.argv[1]](), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
