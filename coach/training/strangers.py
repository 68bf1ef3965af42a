"""Exercises that the catalogue does not know, as other apps brought them: enough of each to follow it over time."""

from coach.training.exercise import Catalogue, Exercise, ExerciseClass, Movement
from coach.training.load import LoadKind
from coach.training.log import Entry
from coach.training.logbook import Logbook

_SHORT = 14


def strangers(book: Logbook, catalogue: Catalogue) -> tuple[Exercise, ...]:
    """Every exercise with a work set in these sessions that the catalogue has not, in the order they were first met.

    Such an exercise has no muscles, so that it counts for none, and a movement that nothing is swapped for; its loads
    are taken as they stand.
    """
    met = dict.fromkeys(each for page in book.pages for each in page.facts.done if each not in catalogue)
    return tuple(_stranger(each, book) for each in met)


def _stranger(exercise_id: str, book: Logbook) -> Exercise:
    newest = book.lifted(exercise_id)[-1].session
    entry = next(each for each in newest.entries if each.id == exercise_id and each.work_sets)
    held = all(each.seconds is not None for each in entry.work_sets)
    return Exercise(
        id=exercise_id,
        name=entry.name,
        short=entry.name[:_SHORT],
        kind=_kind(entry),
        exercise_class=ExerciseClass.COMPOUND,
        movement=Movement.MOBILITY,
        primary=(),
        secondary=(),
        needs=frozenset(),
        set_up="",
        cues=(),
        mistake="",
        seconds=(1, 1) if held else None,
    )


def _kind(entry: Entry) -> LoadKind:
    return LoadKind.STACK if any(each.load is not None for each in entry.work_sets) else LoadKind.NONE
