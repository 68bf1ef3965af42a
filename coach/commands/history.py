"""The sessions of the past in a line each, and the last weeks in numbers."""

from collections.abc import Iterator

from coach.arguments import Exit, NotDone
from coach.commands.asked import Asked, gym_of, none_finished
from coach.commands.saying import print_json, print_lines, print_text
from coach.gym import Gym, unswept
from coach.lookup import find_exercise
from coach.report import history as history_values
from coach.report import stats as stats_values
from coach.training.exercise import Exercise
from coach.training.logbook import Page as Sheet
from coach.training.progress import progress
from coach.training.search import says
from coach.training.stats import stats
from coach.training.summary import summaries


def print_history(asked: Asked) -> int:
    """`coach history`."""
    gym, options = gym_of(asked), asked.options
    exercise = find_exercise(gym.catalogue, options.exercise) if options.exercise else None
    unit = gym.settings.rack.unit
    if not gym.sessions.pages:
        raise none_finished(gym)
    with unswept():
        chosen = [each.session for each in _chosen(gym, asked, exercise)]
        found = summaries(gym.sessions, gym.catalogue, unit, chosen)
        over_time = None if exercise is None else progress(exercise, gym.sessions, unit)
    if not chosen:
        raise NotDone(f"There is no such session among those in {asked.paths.data}.", Exit.NOTHING)
    if options.json:
        return print_json(history_values.history(found, unit, over_time))
    if options.csv:
        return print_lines(history_values.history_lines(found, unit, over_time))
    from coach.commands.shown import page  # noqa: PLC0415 - only people need tables, and programs should not wait
    from coach.tables.history import history, of_exercise  # noqa: PLC0415 - the same

    return print_text(history(found, page()) if over_time is None else of_exercise(found, over_time, page()))


def _chosen(gym: Gym, asked: Asked, exercise: Exercise | None) -> Iterator[Sheet]:
    """The sessions asked for, the newest first."""
    options = asked.options
    sheets = gym.sessions.pages if exercise is None else gym.sessions.lifted(exercise.id)
    for each in reversed(sheets):
        is_late_enough = options.since is None or each.date >= options.since
        if is_late_enough and (not options.text or says(each.session, options.text)):
            yield each


def print_stats(asked: Asked) -> int:
    """`coach stats`."""
    gym, options = gym_of(asked), asked.options
    unit = gym.settings.rack.unit
    if not any(each.is_finished for each in gym.sessions.pages):
        raise none_finished(gym)
    with unswept():
        found = stats(gym.sessions, gym.catalogue, gym.settings.level, unit, asked.at.date(), options.weeks)
    if options.json:
        return print_json(stats_values.stats(found, {each.id: each.name for each in gym.catalogue}))
    if options.csv:
        return print_lines(stats_values.stats_lines(found))
    from coach.commands.shown import page  # noqa: PLC0415 - only people need tables, and programs should not wait
    from coach.tables import stats as table  # noqa: PLC0415 - the same

    return print_text(table.stats(found, gym.catalogue.exercises, page()))
