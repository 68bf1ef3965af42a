"""What is written from the grammar: completion for a shell, the page of the manual."""

from coach import __version__
from coach.arguments import Shell
from coach.commands.asked import Asked
from coach.commands.saying import print_text
from coach.completion import Known, script
from coach.grammar.manual import page
from coach.grammar.whole import parser
from coach.storage.catalogue import load_catalogue, load_goals, load_routines


def completion(asked: Asked) -> int:
    """`coach completion`."""
    return print_text(script(Shell(asked.options.shell), parser(), known()))


def known() -> Known:
    """What can be told of values that are not the same for every lifter: exercises, goals and days as they come."""
    catalogue, _ = load_catalogue(None)
    goals, _ = load_goals()
    routines, _ = load_routines(None, catalogue)
    return {
        "EXERCISE": [(each.id, each.name) for each in catalogue if each.is_lift],
        "GOAL": [(each.id, each.name) for each in goals.values()],
        "DAY": [(day.id, day.name) for each in routines.values() for day in each.days],
    }


def manual(_: Asked) -> int:
    """`coach manual`."""
    return print_text(page(parser(), __version__))
