"""All of the grammar."""

from coach.arguments import Place, Shell
from coach.grammar.exchange import add_exchange
from coach.grammar.parts import Parser, add_day, add_json, add_on, everywhere, made, under
from coach.grammar.past import add_past
from coach.grammar.typed import some_file, weeks

_PLACES = "data (your history), config (the file, also without a word), themes or log"
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


def parser(asked: str | None = None) -> Parser:
    """The whole grammar; where the first word is known to be this command, of the commands it alone."""
    flags = everywhere()
    top = made("coach", "Every set led, every rest timed, the next load with its reason.", flags)
    top.epilog = _EXAMPLES
    commands = top.add_subparsers(dest="command", metavar="COMMAND", title="commands", parser_class=Parser)

    unasked = Parser(add_help=False, conflict_handler="resolve")

    def command(name: str, about: str, *examples: str) -> Parser:
        if asked is not None and name != asked:
            return unasked
        return under(commands, name, about, flags, examples)

    coming = command(
        "next",
        "the session that is due: exercises, sets, loads, aims, rests, and the reason for each",
        "coach next",
        "coach next --goal fat-loss --rough",
        "coach next --json | jq '.exercises[].load'",
    )
    add_day(coming)
    coming.add_argument("--goal", metavar="GOAL", default="", help="train for this goal instead of your own")
    coming.add_argument("--rough", action="store_true", help="a rough day: everything a little lighter")
    add_json(coming)

    why = command(
        "why",
        "why an exercise has its load: rule, inputs, source, and what would have changed it",
        "coach why barbell-row",
        'coach why "EZ curl" --day light',
    )
    why.add_argument("exercise", metavar="EXERCISE", help="its id or its name")
    add_day(why)
    add_json(why)

    ahead = command(
        "ahead",
        "where this plan leads on this rack, when every aim is reached with clean reps",
        "coach ahead",
        "coach ahead --weeks 26",
        "coach ahead --json | jq -r '.stuck[].reason'",
    )
    ahead.add_argument("--weeks", metavar="N", type=weeks, default=12, help="how many weeks, 12 unless told otherwise")
    add_on(ahead)
    add_json(ahead)

    add_past(command)
    add_exchange(command)

    check = command(
        "check",
        "every file and every problem: sessions, configuration, folders, backups, the terminal",
        "coach check",
        "coach check --alerts",
        "coach check --json | jq -r '.problems[].file'",
    )
    form = check.add_mutually_exclusive_group()
    form.add_argument("--alerts", action="store_true", help="make every alert happen once, and say what came of it")
    form.add_argument("--json", action="store_true", help="print it for programs")

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
        type=some_file,
        help="a file that is not there yet, or a folder; without it, among the daily backups",
    )

    restore = command(
        "restore",
        "a backup in the place of your history; what was there is kept in the trash",
        'coach restore "$(coach config path data)/backups/2026-11-22.zip"',
        "coach restore /media/stick/coach.zip --yes",
    )
    restore.add_argument("file", metavar="FILE", type=some_file, help="a backup")
    restore.add_argument("--yes", action="store_true", help="replace without asking")

    config = command(
        "config", "where things are kept, and the configuration", "coach config show", "coach config path log"
    )
    about = config.add_subparsers(dest="about", metavar="WHAT", required=True, parser_class=Parser)
    path = under(about, "path", "the place of a folder or file, alone on a line", flags, ("coach config path",))
    path.add_argument(
        "place", metavar="PLACE", nargs="?", choices=[each.value for each in Place], default=Place.CONFIG, help=_PLACES
    )
    under(
        about,
        "default",
        "a configuration that changes nothing, every key explained",
        flags,
        ('coach config default > "$(coach config path)"',),
    )
    under(about, "show", "the configuration in force", flags, ("coach config show",))

    command("demo", "the coach on a year of made-up history, in a folder that is thrown away", "coach demo")

    completion = command(
        "completion",
        "a script that completes commands and options in your shell",
        "source <(coach completion bash)",
        "coach completion fish > ~/.config/fish/completions/coach.fish",
    )
    completion.add_argument("shell", metavar="SHELL", choices=[each.value for each in Shell], help="bash, zsh or fish")

    command(
        "manual",
        "every command, option, file and exit code, as a page for man",
        "coach manual | man -l -",
        "coach manual > ~/.local/share/man/man1/coach.1",
    )
    return top
