"""Leaving in time when the system says so: a signal, a closed terminal, a lost connection."""

import asyncio
import os
import select
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress

from textual.app import App

PATIENCE = 1.5
"""Seconds a leaving app has before it is ended all the same: two are promised."""
SIGNALS = ("SIGTERM", "SIGHUP")
ENDED_BY_SIGNAL = 128
LOOKS_FOR_THE_TERMINAL = 1.0
"""Seconds between two looks whether the terminal is still there."""


def watch(app: App[None], close: Callable[[], object], last: Callable[[], object]) -> None:
    """Has the app leave when the system ends it or its terminal is gone; `close` puts all on disk, frees the lock.

    `last` is done before the process is ended that could not leave in time.
    """

    def leave(number: int) -> None:
        code = ENDED_BY_SIGNAL + number
        end_soon(code, last)
        close()
        app.exit(return_code=code)

    def look() -> None:
        if is_hung_up(sys.__stdin__.fileno() if sys.__stdin__ is not None else 0):
            leave(getattr(signal, "SIGHUP", signal.SIGTERM))

    on_signals(leave)
    app.set_interval(LOOKS_FOR_THE_TERMINAL, look)


def on_signals(leave: Callable[[int], None]) -> None:
    """Has `leave` called, on the app's own loop, with the number of the signal that ends the program.

    Textual itself dies of them without unmounting. Where the system has no such signals nothing happens.
    """
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is None:
            continue
        with suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, leave, number)


def is_hung_up(descriptor: int) -> bool:
    """Whether the terminal behind a descriptor is gone; Textual would go on, and spin."""
    poll = getattr(select, "poll", None)
    if poll is None:
        return False
    asked = poll()
    try:
        asked.register(descriptor, 0)
        found = asked.poll(0)
    except (OSError, ValueError):
        return True
    return any(event & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, event in found)


def end_soon(code: int, last: Callable[[], object], seconds: float = PATIENCE) -> threading.Timer:
    """Ends the process after a while, whatever still waits for a terminal that is gone; `last` is done before."""

    def end() -> None:
        try:
            last()
        finally:
            os._exit(code)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    return timer
