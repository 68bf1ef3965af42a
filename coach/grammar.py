"""The command line's grammar: every command, every option, and what each is for."""

import argparse
import re
from datetime import date
from typing import NoReturn

from coach import __version__
from coach.arguments import Exit, Place, Shell

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEARS = range(1900, 2200)
_MOST_WEEKS = 104

_EXAMPLES = """\
examples:
  coach                           open the coach, or go on with an unfinished session
  coach --plain                   the same as lines of text, without a screen
  coach next                      the session that is due, with the reason for every load
  coach next --on 2026-12-01      the same for another date
  coach why barbell-row           why this load, and what would have changed it
  coach last                      the last session, set by set
  cd "$(coach config path data)"  where the history is kept
"""


class Parser(argparse.ArgumentParser):
    """A parser that answers a mistake with a sentence and the way to help."""

    def error(self, message: str) -> NoReturn:
        """Ends with exit 2."""
        self.exit(Exit.USAGE, f"{self.prog}: {message}\nSee {self.prog} --help.\n")


def parser() -> Parser:
    """The whole grammar."""
    everywhere = _everywhere()
    top = _made("coach", "Every set led, every rest timed, the next load with its reason.", everywhere)
    top.epilog = _EXAMPLES
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=Parser)

    def command(name: str, about: str, *examples: str) -> Parser:
        return _under(commands, name, about, everywhere, examples)

    coming = command(
        "next",
        "the session that is due: exercises, sets, loads, aims, rests, and the reason for each",
        "coach next",
        "coach next --goal fat-loss --rough",
        "coach next --json | jq '.exercises[].load'",
    )
    _add_day(coming)
    coming.add_argument("--goal", metavar="GOAL", default="", help="train for this goal instead of your own")
    coming.add_argument("--rough", action="store_true", help="a rough day: everything a little lighter")
    _add_json(coming)

    why = command(
        "why",
        "why an exercise has its load: rule, inputs, source, and what would have changed it",
        "coach why barbell-row",
        'coach why "EZ curl" --day light',
    )
    why.add_argument("exercise", metavar="EXERCISE", help="its id or its name")
    _add_day(why)
    _add_json(why)

    ahead = command(
        "ahead",
        "where this plan leads on this rack, when every aim is reached with clean reps",
        "coach ahead",
        "coach ahead --weeks 26",
        "coach ahead --json | jq -r '.stuck[].reason'",
    )
    ahead.add_argument("--weeks", metavar="N", type=_weeks, default=12, help="how many weeks, 12 unless told otherwise")
    _add_on(ahead)
    _add_json(ahead)

    _add_json(command("last", "the last finished session, set by set", "coach last", "coach last --json"))

    show = command(
        "show", "one session, set by set", "coach show 2026-11-22", "coach show k7q2", "coach show k7q2 --json"
    )
    show.add_argument("id", metavar="ID", help="its id, the beginning or end of it, or its date")
    _add_json(show)

    _add_json(
        command(
            "check",
            "every file and every problem: sessions, configuration, folders, backups, the terminal",
            "coach check",
            "coach check --json | jq -r '.problems[].file'",
        )
    )

    backup = command(
        "backup",
        "a backup of your history and configuration, read back to be sure; its place alone on a line",
        "coach backup",
        "coach backup /media/stick/coach.zip",
    )
    backup.add_argument(
        "file",
        metavar="FILE",
        nargs="?",
        type=_some_file,
        help="a file that is not there yet, or a folder; without it, among the daily backups",
    )

    restore = command(
        "restore",
        "a backup in the place of your history; what was there is kept in the trash",
        'coach restore "$(coach config path data)/backups/2026-11-22.zip"',
        "coach restore /media/stick/coach.zip --yes",
    )
    restore.add_argument("file", metavar="FILE", type=_some_file, help="a backup")
    restore.add_argument("--yes", action="store_true", help="replace without asking")

    config = command("config", "where things are kept, and the configuration", 'less "$(coach config path log)"')
    about = config.add_subparsers(dest="about", metavar="WHAT", required=True, parser_class=Parser)
    path = _under(about, "path", "the place of a folder or file, alone on a line", everywhere, ("coach config path",))
    path.add_argument(
        "place", metavar="PLACE", nargs="?", choices=[each.value for each in Place], default=Place.CONFIG, help=_PLACES
    )
    _under(
        about,
        "default",
        "a configuration that changes nothing, every key explained",
        everywhere,
        ('coach config default > "$(coach config path)"',),
    )
    _under(about, "show", "the configuration in force", everywhere, ("coach config show",))

    command("demo", "the coach on a year of made-up history, in a folder that is thrown away", "coach demo")

    completion = command(
        "completion",
        "a script that completes commands and options in your shell",
        "source <(coach completion bash)",
        "coach completion fish > ~/.config/fish/completions/coach.fish",
    )
    completion.add_argument("shell", metavar="SHELL", choices=[each.value for each in Shell], help="bash, zsh or fish")
    return top


_PLACES = "data (your history), config (the file, also without a word), themes or log"


def _everywhere() -> Parser:
    """What is understood before and after every command."""
    flags = Parser(add_help=False, allow_abbrev=False)
    group = flags.add_argument_group("everywhere")
    group.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help="say this and stop")
    group.add_argument(
        "--version",
        action="version",
        version=f"coach {__version__}",
        default=argparse.SUPPRESS,
        help="say the version and stop",
    )
    group.add_argument(
        "--data-dir",
        metavar="DIR",
        type=_some_path,
        default=argparse.SUPPRESS,
        help="the folder of your history (also COACH_DATA_DIR)",
    )
    group.add_argument(
        "--config",
        metavar="FILE",
        type=_some_path,
        default=argparse.SUPPRESS,
        help="the configuration file; your routines and themes stand beside it (also COACH_CONFIG)",
    )
    group.add_argument(
        "--plain",
        action="store_true",
        default=argparse.SUPPRESS,
        help="the session as lines of text: for screen readers, plain terminals and scripts (also COACH_PLAIN=1)",
    )
    return flags


def _made(prog: str, about: str, everywhere: Parser) -> Parser:
    return Parser(
        prog=prog,
        description=about,
        parents=[everywhere],
        add_help=False,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _under(
    commands: "argparse._SubParsersAction[Parser]",
    name: str,
    about: str,
    everywhere: Parser,
    examples: tuple[str, ...],
) -> Parser:
    return commands.add_parser(
        name,
        help=about,
        description=f"{about[0].upper()}{about[1:]}.",
        epilog="examples:\n" + "\n".join(f"  {each}" for each in examples),
        parents=[everywhere],
        add_help=False,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def _add_day(command: Parser) -> None:
    command.add_argument("--day", metavar="DAY", default="", help="this day of your routine instead of the one due")
    _add_on(command)


def _add_on(command: Parser) -> None:
    command.add_argument("--on", metavar="DATE", type=_a_date, help="as of this date, like 2026-12-01")


def _add_json(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help="print it for programs")


def _some_path(text: str) -> str:
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("it is empty; name a place")
    return text


def _some_file(text: str) -> str:
    if text == "-":
        raise argparse.ArgumentTypeError("name a file; a backup cannot be checked in a pipe")
    return _some_path(text)


def _weeks(text: str) -> int:
    found = int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(_MOST_WEEKS)) else 0
    if not 1 <= found <= _MOST_WEEKS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of weeks from 1 to {_MOST_WEEKS}")
    return found


def _a_date(text: str) -> date:
    try:
        found = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or found.year not in _YEARS:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write one like 2026-12-01")
    return found
