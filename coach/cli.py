"""The command line: parses, has it done, tells the shell how it went."""

import sys
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from coach.arguments import Exit, NotDone, Options
from coach.commands.asked import Command, asked_for
from coach.commands.bringing import import_
from coach.commands.coming import print_ahead, print_next, print_why
from coach.commands.completing import completion
from coach.commands.configuration import config
from coach.commands.edit import edit
from coach.commands.export import export
from coach.commands.history import print_history, print_stats
from coach.commands.keep import back_up, check, put_back
from coach.commands.log import log
from coach.commands.opening import open_coach, open_demo
from coach.commands.past import print_last, print_shown
from coach.commands.saying import forget_output, make_printable, talk
from coach.grammar.whole import parser
from coach.gym import Refused

COMMANDS: Mapping[str, Command] = MappingProxyType(
    {
        "": open_coach,
        "next": print_next,
        "why": print_why,
        "ahead": print_ahead,
        "last": print_last,
        "show": print_shown,
        "history": print_history,
        "stats": print_stats,
        "log": log,
        "edit": edit,
        "import": import_,
        "export": export,
        "check": check,
        "backup": back_up,
        "restore": put_back,
        "config": config,
        "demo": open_demo,
        "completion": completion,
    }
)
"""What does each command of the grammar; the empty one is no command at all."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns what the shell is told."""
    if sys.__stdout__ is None:
        talk("Standard output is closed: there is nowhere to write to.")
        return Exit.DATA
    make_printable(sys.stdout)
    make_printable(sys.stderr)
    try:
        return _run(arguments)
    except BrokenPipeError:
        forget_output()
        return Exit.DONE
    except KeyboardInterrupt:
        return Exit.INTERRUPTED


def _run(arguments: Sequence[str] | None) -> int:
    try:
        options = parser().parse_args(arguments, namespace=Options())
    except SystemExit as ended:
        sys.stdout.flush()
        return ended.code if isinstance(ended.code, int) else Exit.USAGE
    try:
        return COMMANDS[options.command or ""](asked_for(options))
    except NotDone as reason:
        talk(str(reason))
        return reason.code
    except Refused as reason:
        talk(str(reason))
        return Exit.DATA
