"""Leaving in time when the system says so: a signal, a closed terminal, a lost connection."""

import asyncio
import os
import select
import signal
import threading
from collections.abc import Callable
from contextlib import suppress

PATIENCE = 1.5
"""Seconds a leaving app has before it is ended all the same: two are promised."""
SIGNALS = ("SIGTERM", "SIGHUP")
ENDED_BY_SIGNAL = 128


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


def end_soon(code: int, seconds: float = PATIENCE) -> threading.Timer:
    """Ends the process after a while, whatever still waits for a terminal that is gone."""
    timer = threading.Timer(seconds, os._exit, (code,))
    timer.daemon = True
    timer.start()
    return timer
