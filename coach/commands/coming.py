"""What comes: the session that is due."""

from coach.arguments import Exit, NotDone
from coach.commands.asked import Asked, gym_of
from coach.commands.saying import print_json, print_text, talk
from coach.gym import Gym, Refused
from coach.report import coming as coming_values
from coach.training.plan import Plan
from coach.training.wording import long_date


def print_next(asked: Asked) -> int:
    """`coach next`."""
    gym = gym_of(asked)
    plan = plan_of(gym, asked)
    unfinished = gym.unfinished
    if unfinished is not None:
        when = f"{long_date(unfinished.date)}, {unfinished.started:%H:%M}"
        talk(f"A session is unfinished ({when}): `coach` goes on with it.")
    if asked.options.json:
        return print_json(coming_values.coming(plan, gym.lifter))
    from coach.commands.shown import page  # noqa: PLC0415 - only people need tables, and programs should not wait
    from coach.tables.coming import next_session  # noqa: PLC0415 - the same

    return print_text(next_session(plan, gym.lifter, page()))


def plan_of(gym: Gym, asked: Asked) -> Plan:
    """The session asked for. A day or goal that does not exist was asked wrongly; any other refusal is the data's."""
    options = asked.options
    _ = gym.routine
    try:
        if options.day:
            gym.day(options.day)
        if options.goal:
            gym.goal(options.goal)
    except Refused as reason:
        raise NotDone(str(reason), Exit.USAGE) from reason
    return gym.plan(asked.at, day=options.day, goal=options.goal, rough=options.rough)
