"""Completion for a shell."""

from coach.arguments import Shell
from coach.commands.asked import Asked
from coach.commands.saying import print_text
from coach.completion import script
from coach.grammar.whole import parser


def completion(asked: Asked) -> int:
    """`coach completion`."""
    return print_text(script(Shell(asked.options.shell), parser()))
