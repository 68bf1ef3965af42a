"""What the coach knows, read from its own files and the lifter's: exercises, goals and routines.

Nothing here raises: what is wrong is named and left out, everything else works.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from coach.storage.document import Document, parse_document, read_document, toml_files
from coach.storage.exercise_tables import forms_that_do_not_exist, read_exercises
from coach.storage.goal_tables import read_goals
from coach.storage.problem import Problem
from coach.storage.remembered import exercises_of, remember
from coach.storage.routine_tables import read_routine
from coach.training.exercise import Catalogue, Exercise
from coach.training.goal import Goal
from coach.training.routine import Routine
from coach.training.text import clean

_DATA = Path(__file__).parents[1] / "data"
"""The folder of the package's own files."""
_EXERCISES = "exercises.toml"
_ROUTINES = "routines"
_FIRST_ROUTINE = "back-biceps.toml"
"""The one that is there for whoever chose none."""


def load_catalogue(user_file: Path | None, cache: Path | None = None) -> tuple[Catalogue, tuple[Problem, ...]]:
    """The shipped exercises with the lifter's own, which replace those of the same id.

    A file that does not exist is no problem. `cache` is a folder in which the shipped ones are remembered.
    """
    exercises, problems = _shipped_exercises() if cache is None else _remembered_exercises(cache)
    own = None if user_file is None else read_document(user_file)
    added = _add(own, exercises, problems)
    known = {each.id: _with_known_forms(each, exercises) for each in exercises.values()}
    return Catalogue(known, added), tuple(problems)


def _shipped_exercises() -> tuple[dict[str, Exercise], list[Problem]]:
    exercises: dict[str, Exercise] = {}
    problems: list[Problem] = []
    _add(_shipped(_EXERCISES), exercises, problems)
    return exercises, problems


def _remembered_exercises(cache: Path) -> tuple[dict[str, Exercise], list[Problem]]:
    known = exercises_of(_DATA / _EXERCISES, cache)
    if known is not None:
        return {each.id: each for each in known}, []
    exercises, problems = _shipped_exercises()
    if not problems:
        remember(tuple(exercises.values()), _DATA / _EXERCISES, cache)
    return exercises, problems


def _add(
    document: Document | Problem | None, exercises: dict[str, Exercise], problems: list[Problem]
) -> frozenset[str]:
    """Adds what is in a document, and what is wrong with it; the ids of what was added."""
    match document:
        case Document():
            found, wrong = read_exercises(document)
            problems.extend(wrong)
            exercises.update((each.id, each) for each in found)
            problems.extend(forms_that_do_not_exist(document, found, exercises))
            return frozenset(each.id for each in found)
        case Problem():
            problems.append(document)
        case None:
            pass
    return frozenset()


def load_goals() -> tuple[Mapping[str, Goal], tuple[Problem, ...]]:
    """The goals by id, in the order of their file."""
    document = _shipped("goals.toml")
    if isinstance(document, Problem):
        return {}, (document,)
    goals, problems = read_goals(document)
    return {goal.id: goal for goal in goals}, problems


def load_routines(user_folder: Path | None, catalogue: Catalogue) -> tuple[Mapping[str, Routine], tuple[Problem, ...]]:
    """The shipped routines with the lifter's own, which replace those of the same id; those that break a rule are not.

    A folder that does not exist is no problem.
    """
    problems: list[Problem] = []
    routines: dict[str, Routine] = {}
    for document in (*_shipped_routines(), *_own_files(user_folder)):
        match document:
            case Document():
                routine, wrong = read_routine(document, catalogue)
                problems.extend(wrong)
                if routine is not None:
                    routines[routine.id] = routine
            case Problem():
                problems.append(document)
            case None:
                pass
    return routines, tuple(problems)


def _shipped_routines() -> tuple[Document | Problem, ...]:
    """Every routine of the package, the first one in any case."""
    names = [_FIRST_ROUTINE]
    with suppress(OSError):
        names += (each.name for each in toml_files(_DATA / _ROUTINES))
    return tuple(_shipped(_ROUTINES, each) for each in dict.fromkeys(names))


def _own_files(folder: Path | None) -> tuple[Document | Problem | None, ...]:
    """Every TOML file of the lifter's folder."""
    try:
        files = () if folder is None else toml_files(folder)
    except OSError as error:
        return (Problem(clean(str(folder)), "", f"cannot be listed: {_told(error)}", "check that it is a folder"),)
    return tuple(read_document(each) for each in files)


def _shipped(*names: str) -> Document | Problem:
    """A file of the package."""
    path = _DATA.joinpath(*names)
    file = "/".join(names)
    try:
        data = path.read_bytes()
    except OSError as error:
        return Problem(file, "", f"cannot be read: {_told(error)}", "install the coach again")
    return parse_document(file, data)


def _with_known_forms(exercise: Exercise, exercises: Mapping[str, Exercise]) -> Exercise:
    if all(each in exercises for each in (*exercise.easier, *exercise.harder)):
        return exercise
    easier, harder = (
        tuple(each for each in forms if each in exercises) for forms in (exercise.easier, exercise.harder)
    )
    return replace(exercise, easier=easier, harder=harder)


def _told(error: OSError) -> str:
    return clean(error.strerror or type(error).__name__).lower()
