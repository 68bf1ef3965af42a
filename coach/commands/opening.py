"""The coach itself, opened: on the lifter's own history, or on a made-up one."""

import os
from collections.abc import Callable

from coach.arguments import Exit, NotDone
from coach.clock import SystemClock
from coach.commands.asked import Asked, finish_restoring, is_plain
from coach.storage.paths import Paths
from coach.terminal import no_screen


def open_coach(asked: Asked) -> int:
    """`coach` alone."""
    if not is_plain(asked) and (reason := no_screen(os.environ)):
        raise NotDone(f"{reason} `coach --plain` works in lines, `coach next` prints what is due.", Exit.USAGE)
    finish_restoring(asked)
    return _open(asked, asked.paths, is_demo=False)


def open_demo(asked: Asked) -> int:
    """`coach demo`."""
    if not is_plain(asked) and (reason := no_screen(os.environ)):
        raise NotDone(f"{reason} `coach --plain demo` works in lines.", Exit.USAGE)
    from coach.demo import made_up  # noqa: PLC0415 - nothing else needs it
    from coach.demo_folder import folder_of, sweep, throw_away  # noqa: PLC0415 - the same

    sweep(SystemClock().now())
    with made_up(asked.at) as paths:
        return _open(asked, paths, is_demo=True, last=lambda: throw_away(folder_of(paths)))


def _open(asked: Asked, paths: Paths, *, is_demo: bool, last: Callable[[], object] = lambda: None) -> int:
    """`last` is done before a program is ended that its terminal keeps from leaving."""
    if is_plain(asked):
        from coach import plain  # noqa: PLC0415 - only a session needs it

        return plain.run(paths)
    from coach.desk import Desk  # noqa: PLC0415 - nothing else needs it
    from coach.disk import Disk  # noqa: PLC0415 - the same
    from coach.headstart import HeadStart  # noqa: PLC0415 - the same

    head_start = HeadStart(Desk(Disk(paths), SystemClock()))
    head_start.begin()
    from coach.ui.app import run  # noqa: PLC0415 - everything else works without a screen

    return run(paths, head_start, is_demo=is_demo, last=last)
