"""What a grammar is made of: parsers that answer kindly, and the options that several commands have."""

import argparse
from typing import NoReturn, Protocol

from coach import __version__
from coach.arguments import Exit
from coach.grammar.typed import a_date, some_path


class Parser(argparse.ArgumentParser):
    """A parser that answers a mistake with a sentence and the way to help."""

    def error(self, message: str) -> NoReturn:
        """Ends with exit 2."""
        from coach.grammar.mistakes import in_our_words  # noqa: PLC0415 - only a mistake needs it

        said = in_our_words(message)
        self.exit(Exit.USAGE, f"{self.prog}: {said}{'' if said.endswith('?') else '.'}\nSee {self.prog} --help.\n")


class Adder(Protocol):
    """Adds a command to the grammar."""

    def __call__(self, name: str, about: str, *examples: str) -> Parser:
        """The parser of a command of this name, with what it is for and how it is used."""
        ...


def everywhere() -> Parser:
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
        type=some_path,
        default=argparse.SUPPRESS,
        help="the folder of your history (also COACH_DATA_DIR)",
    )
    group.add_argument(
        "--config",
        metavar="FILE",
        type=some_path,
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


def made(prog: str, about: str, everywhere: Parser) -> Parser:
    """A parser of its own; `everywhere` is what it understands besides."""
    return Parser(
        prog=prog,
        description=about,
        parents=[everywhere],
        add_help=False,
        allow_abbrev=False,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def under(
    commands: "argparse._SubParsersAction[Parser]",
    name: str,
    about: str,
    everywhere: Parser,
    examples: tuple[str, ...],
) -> Parser:
    """The parser of a command, with what it is for and how it is used."""
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


def add_day(command: Parser) -> None:
    """Which day of the routine, and as of when."""
    command.add_argument("--day", metavar="DAY", default="", help="this day of your routine instead of the one due")
    add_on(command)


def add_on(command: Parser) -> None:
    """As of when."""
    command.add_argument("--on", metavar="DATE", type=a_date, help="as of this date, like 2026-12-01")


def add_json(command: Parser) -> None:
    """A value instead of a table."""
    command.add_argument("--json", action="store_true", help="print it for programs")


def add_forms(command: Parser, row: str) -> None:
    """What is printed instead of a table; `row` is what a row of the comma-separated form is."""
    forms = command.add_mutually_exclusive_group()
    forms.add_argument("--json", action="store_true", help="print it for programs")
    forms.add_argument("--csv", action="store_true", help=f"print it for spreadsheets, a row a {row}")
