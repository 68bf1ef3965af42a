"""Where the plan leads."""

from coach.commands.asked import Asked, gym_of
from coach.commands.saying import print_json, print_text
from coach.report import ahead as ahead_values
from coach.training.ahead import ahead


def print_ahead(asked: Asked) -> int:
    """`coach ahead`."""
    gym = gym_of(asked)
    weeks = asked.options.weeks
    told = ahead(gym.lifter, gym.routine, gym.goal(), gym.catalogue, gym.sessions, asked.at, weeks)
    if asked.options.json:
        return print_json(ahead_values.prospect(told))
    from coach.commands.shown import page  # noqa: PLC0415 - only people need tables, and programs should not wait
    from coach.tables.ahead import prospect  # noqa: PLC0415 - the same

    return print_text(prospect(told, page()))
