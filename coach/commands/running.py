"""The command line: parses, has it done, tells the shell how it went."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType

from coach.arguments import Exit, NotDone, Options
from coach.commands.asked import Command, asked_for
from coach.commands.saying import forget_output, make_printable, talk
from coach.gym import Refused

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "": "opening:open_coach",
        "next": "coming:print_next",
        "why": "why:print_why",
        "ahead": "ahead:print_ahead",
        "last": "past:print_last",
        "show": "past:print_shown",
        "history": "history:print_history",
        "stats": "history:print_stats",
        "log": "log:log",
        "edit": "edit:edit",
        "import": "bringing:import_",
        "export": "export:export",
        "check": "check:check",
        "backup": "keep:back_up",
        "restore": "keep:put_back",
        "config": "configuration:config",
        "demo": "opening:open_demo",
        "completion": "completing:completion",
        "manual": "completing:manual",
    }
)
"""Where each command of the grammar is done, as module and function; the empty one is no command at all."""


def run(arguments: Sequence[str] | None = None) -> int:
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


def command(name: str) -> Command:
    """What does a command of the grammar; its module is loaded now, those of the others never."""
    module, _, function = COMMANDS[name].partition(":")
    found: Command = getattr(import_module(f"coach.commands.{module}"), function)
    return found


def _run(arguments: Sequence[str] | None) -> int:
    words = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parsed(words) if words else Options()
    except SystemExit as ended:
        sys.stdout.flush()
        return ended.code if isinstance(ended.code, int) else Exit.USAGE
    try:
        return command(options.command or "")(asked_for(options))
    except NotDone as reason:
        talk(str(reason))
        return reason.code
    except Refused as reason:
        talk(str(reason))
        return Exit.DATA


def _parsed(words: Sequence[str]) -> Options:
    from coach.grammar.whole import parser  # noqa: PLC0415 - `coach` alone has nothing to parse

    return parser(words[0] if words[0] in COMMANDS else None).parse_args(words, namespace=Options())
