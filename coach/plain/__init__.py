"""The coach as lines of text: for screen readers, terminals that cannot draw, and scripts."""

import os
import sys
import traceback

from coach.arguments import Exit, NotDone
from coach.clock import SystemClock
from coach.desk import Desk
from coach.disk import Disk
from coach.gym import Paths, settings_of
from coach.plain.console import on_signals, standard
from coach.plain.talk import talk
from coach.settings import draws_ascii


def run(paths: Paths) -> int:
    """Opens it on a lifter's folders; the exit code. Raises NotDone where nothing can be written any more."""
    clock = SystemClock()
    console = standard(clock, only_ascii=draws_ascii(settings_of(paths), os.environ, sys.stdout.encoding))
    desk = Desk(Disk(paths), clock, console.wake)
    console.listen()
    with on_signals(console):
        try:
            return talk(desk, console)
        except (BrokenPipeError, NotDone):
            raise
        except Exception:  # noqa: BLE001 - whatever it was, the lifter is told one sentence, and the rest is kept
            place = desk.keep_mishap(traceback.format_exc())
            console.say(
                f"Something in coach went wrong. Every set that was kept is on disk. What happened is told in {place}."
            )
            return Exit.DATA
