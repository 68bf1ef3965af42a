"""What is written from the grammar: completion for a shell, the page of the manual."""

from coach import __version__
from coach.arguments import Shell
from coach.commands.asked import Asked
from coach.commands.saying import print_text
from coach.completion import script
from coach.grammar.manual import page
from coach.grammar.whole import parser


def completion(asked: Asked) -> int:
    """`coach completion`."""
    return print_text(script(Shell(asked.options.shell), parser()))


def manual(_: Asked) -> int:
    """`coach manual`."""
    return print_text(page(parser(), __version__))
