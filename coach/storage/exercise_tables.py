"""Exercises as a lifter writes them: the `[[exercise]]` tables of a file."""

import re
from collections.abc import Collection, Iterable

from coach.storage.document import Document
from coach.storage.problem import Problem
from coach.storage.schema import shown
from coach.storage.table import Table, way_to
from coach.training.exercise import Cue, CueKind, Equipment, Exercise, ExerciseClass, Movement, Muscle
from coach.training.load import LoadKind

MOST_IN_AN_ID = 40
MOST_IN_A_NAME = 30
MOST_IN_A_SHORT = 14
MOST_IN_A_SET_UP = 110
MOST_IN_A_CUE = 44
MOST_IN_A_DETAIL = 60
MOST_IN_A_MISTAKE = 90
MOST_SECONDS = 600
MOST_REPS = 100

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_LIFTED = {ExerciseClass.MOBILITY: Movement.MOBILITY, ExerciseClass.STRETCH: Movement.STRETCH}


def read_exercises(document: Document) -> tuple[tuple[Exercise, ...], tuple[Problem, ...]]:
    """Every exercise that could be understood, in the order of the file, and what is wrong with the rest."""
    problems: list[Problem] = []
    whole = Table(document, document.table, problems)
    found: dict[str, Exercise] = {}
    for table in whole.tables("exercise", "exercise"):
        exercise = _exercise(table)
        if exercise is None:
            continue
        if exercise.id in found:
            table.remark("id", f'"{exercise.id}" stands twice', "the first is used; give this one an id of its own")
        else:
            found[exercise.id] = exercise
    whole.name_unknown()
    return tuple(found.values()), tuple(problems)


def read_id(table: Table) -> str:
    """The id of a table: words of small letters and digits, joined by hyphens; empty when it is refused."""
    if not table.require("id", '"a-name-in-small-letters"'):
        return ""
    value = table.get("id")
    if not isinstance(value, str) or len(value) > MOST_IN_AN_ID or not _ID.fullmatch(value):
        way_out = f"use small letters, digits and hyphens, at most {MOST_IN_AN_ID}, like zercher-row"
        table.refuse("id", f"id is {shown(value)}", way_out)
        return ""
    return value


def named_by_id(table: Table, what: str) -> str:
    """The id of a table that goes by it from now on, as what it is: exercise zercher-row; empty when it is refused."""
    found = read_id(table)
    if found:
        table.name = f"{what} {found}"
    return found


def _exercise(table: Table) -> Exercise | None:
    exercise_id = named_by_id(table, "exercise")
    name = table.line_of_text("name", MOST_IN_A_NAME)
    short = table.line_of_text("short", MOST_IN_A_SHORT) if table.has("short") else name
    kind = table.required_choice("kind", LoadKind)
    exercise_class = table.required_choice("class", ExerciseClass)
    movement = table.required_choice("movement", Movement)
    primary = table.choices("primary", Muscle) if table.require("primary", '["lats"]') else ()
    secondary = table.choices("secondary", Muscle)
    needs = table.choices("needs", Equipment)
    one_sided = table.truth("one_sided") or False
    reps = table.whole("reps", 1, MOST_REPS)
    seconds = _seconds(table)
    set_up = table.line_of_text("set_up", MOST_IN_A_SET_UP)
    cues = _cues(table)
    mistake = table.line_of_text("mistake", MOST_IN_A_MISTAKE)
    easier, harder = (table.texts(key, MOST_IN_AN_ID) for key in ("easier", "harder"))
    table.name_unknown()
    if kind is None or exercise_class is None or movement is None or not table.is_sound:
        return None
    exercise = Exercise(
        id=exercise_id,
        name=name,
        short=short,
        kind=kind,
        exercise_class=exercise_class,
        movement=movement,
        primary=primary,
        secondary=tuple(each for each in secondary if each not in primary),
        needs=frozenset(needs),
        set_up=set_up,
        cues=cues,
        mistake=mistake,
        one_sided=one_sided,
        seconds=seconds,
        reps=reps,
        easier=tuple(dict.fromkeys(easier)),
        harder=tuple(dict.fromkeys(harder)),
    )
    return exercise if _is_consistent(table, exercise) else None


def _seconds(table: Table) -> tuple[int, int] | None:
    """A range, or one number that is both ends."""
    value = table.get("seconds")
    if isinstance(value, list):
        return table.span("seconds", 1, MOST_SECONDS)
    number = table.whole("seconds", 1, MOST_SECONDS)
    return None if number is None else (number, number)


def _cues(table: Table) -> tuple[Cue, ...]:
    if not table.require("cues", '[{ guards = "range", text = "…" }]'):
        return ()
    cues: list[Cue] = []
    for each in table.tables("cues"):
        guards = each.required_choice("guards", CueKind)
        text = each.line_of_text("text", MOST_IN_A_CUE)
        detail = each.line_of_text("detail", MOST_IN_A_DETAIL) if each.has("detail") else ""
        each.name_unknown()
        if guards is None or not each.is_sound:
            table.is_sound = False
        else:
            cues.append(Cue(guards, text, detail))
    if not cues and table.is_sound:
        table.refuse("cues", "cues are empty", "write at least one")
    return tuple(cues)


def _is_consistent(table: Table, exercise: Exercise) -> bool:
    """Whether it is sound as a whole; what is right key by key and wrong together is named."""
    if not exercise.primary:
        table.refuse("primary", "primary names no muscle", "name at least one")
    if exercise.is_lift:
        if exercise.reps is not None:
            table.refuse("reps", "reps are for mobility; a lift gets them from the goal", "remove it")
        if exercise.movement in _NOT_LIFTED.values():
            way_out = "name its movement, or make its class the same word"
            sentence = f"movement {exercise.movement} does not go with class {exercise.exercise_class}"
            table.refuse("movement", sentence, way_out)
        return table.is_sound
    if exercise.movement is not _NOT_LIFTED[exercise.exercise_class]:
        word = exercise.exercise_class
        table.refuse("movement", f"movement is {exercise.movement}, its class {word}", f'write movement = "{word}"')
    if exercise.kind is not LoadKind.NONE:
        table.refuse("kind", f"a {exercise.exercise_class} has no load", 'write kind = "none"')
    if (exercise.seconds is None) == (exercise.reps is None):
        table.refuse("seconds", f"a {exercise.exercise_class} has either seconds or reps", "write one of the two")
    if exercise.seconds is not None and exercise.seconds[0] != exercise.seconds[1]:
        table.refuse(
            "seconds",
            f"a {exercise.exercise_class} has one number of seconds",
            f"write seconds = {exercise.seconds[0]}",
        )
    return table.is_sound


def forms_that_do_not_exist(
    document: Document, found: Iterable[Exercise], known: Collection[str]
) -> tuple[Problem, ...]:
    """Every easier or harder form that an exercise of the document names and that is none of the known ids."""
    unknown = [
        (exercise.id, key, form)
        for exercise in found
        for key, forms in (("easier", exercise.easier), ("harder", exercise.harder))
        for form in forms
        if form not in known
    ]
    if not unknown:
        return ()
    problems: list[Problem] = []
    tables = Table(document, document.table, problems).tables("exercise", "exercise")
    by_id = {table.get("id"): table for table in reversed(tables)}
    for exercise_id, key, form in unknown:
        table = by_id[exercise_id]
        table.name = f"exercise {exercise_id}"
        table.remark(key, f'there is no exercise "{form}"', way_to(form, known))
    return tuple(problems)
