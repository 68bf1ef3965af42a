"""Ctrl+z: back to the shell for a while, as in any program of a terminal; `fg` comes back.

Textual's own action stops the program alone, which leaves a dead window where no shell waits that could wake it, and
one that seems dead where another program started this one for the shell.
"""

import os
import signal
import sys

from textual.app import App


def pause(app: App[None]) -> bool:
    """Stops what the shell started, until it goes on; whether there is a shell that can see to that."""
    if sys.platform == "win32" or app.is_headless or app.is_web or os.getpgrp() == os.getsid(0):
        return False
    with app.suspend():
        os.killpg(0, signal.SIGTSTP)
    return True
