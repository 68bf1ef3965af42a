"""Why a load, as lines: the rule, what it was worked out from, what would have changed it, and its source."""

from collections.abc import Sequence

from coach.training.exercise import Exercise
from coach.training.load import Unit
from coach.training.log import Entry, Session
from coach.training.plan import Planned
from coach.training.telling import reps_in_a_row
from coach.training.wording import bare_load, capital, long_date, reps
from coach.training.wording import load as load_words


def lines(planned: Planned, unit: Unit, before: Sequence[tuple[Session, Entry]] = ()) -> tuple[str, ...]:
    """All of it, from the answer to its sources; `before` are the sessions that it was worked out from."""
    exercise, suggestion = planned.exercise, planned.suggestion
    load = "" if suggestion.load is None else f"{load_words(suggestion.load, exercise.kind, unit)} × "
    return (
        f"{exercise.name}, {suggestion.rule.name}: {load}{reps(suggestion.aims)}.",
        suggestion.reason,
        *((suggestion.turning_point,) if suggestion.turning_point else ()),
        *suggestion.notices,
        *(f"{capital(each.name)}: {each.value}" for each in suggestion.inputs),
        *(f"{long_date(session.date)}: {_done(entry, exercise)}" for session, entry in before),
        f"Source: {suggestion.source}",
    )


def _done(entry: Entry, exercise: Exercise) -> str:
    first = entry.work_sets[0].load
    return f"{'' if first is None else f'{bare_load(first, exercise.kind)} × '}{reps_in_a_row(entry)}"
