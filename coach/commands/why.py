"""Why a load is what it is."""

from coach.commands.asked import Asked, gym_of
from coach.commands.coming import plan_of
from coach.commands.saying import print_json, print_text
from coach.lookup import find_exercise
from coach.report import why as why_values


def print_why(asked: Asked) -> int:
    """`coach why`."""
    gym = gym_of(asked)
    due = plan_of(gym, asked)
    exercise = find_exercise(gym.catalogue, asked.options.exercise)
    plan = due if asked.options.day else gym.plan_with(exercise, due)
    planned = gym.planned(exercise, asked.at, day=plan.day.id)
    told = why_values.explained(plan, planned, gym.lifter, gym.sessions)
    if asked.options.json:
        return print_json(why_values.why(told, gym.lifter))
    from coach.commands.shown import page  # noqa: PLC0415 - only people need tables, and programs should not wait
    from coach.tables.why import why  # noqa: PLC0415 - the same

    return print_text(why(told, gym.lifter, page()))
