"""What was done: the last session, or any other."""

from coach.commands.asked import Asked, gym_of, none_finished
from coach.commands.saying import print_json, print_lines, print_text, talk
from coach.exchange.write_csv import write_csv
from coach.gym import Gym
from coach.lookup import find_session
from coach.report import past as past_values
from coach.training.log import Session


def print_last(asked: Asked) -> int:
    """`coach last`."""
    gym = gym_of(asked)
    done = next((each for each in reversed(gym.sessions) if each.is_finished), None)
    if done is None:
        raise none_finished(gym)
    return _print_session(done, gym, asked)


def print_shown(asked: Asked) -> int:
    """`coach show`."""
    gym = gym_of(asked)
    return _print_session(find_session(gym, asked.options.id), gym, asked)


def _print_session(done: Session, gym: Gym, asked: Asked) -> int:
    if asked.options.json:
        return print_json(past_values.session(done))
    if asked.options.csv:
        told = write_csv((done,))
        for each in told.notices:
            talk(each)
        return print_lines(told.lines)
    from coach.commands.shown import page  # noqa: PLC0415 - only people need tables, and programs should not wait
    from coach.tables.past import session  # noqa: PLC0415 - the same

    return print_text(session(done, gym.catalogue, page()))
