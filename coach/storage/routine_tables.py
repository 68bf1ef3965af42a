"""Routines as a lifter writes them: one file each, with its levels, days and slots."""

from coach.storage.document import Document
from coach.storage.exercise_tables import MOST_IN_A_NAME, MOST_IN_AN_ID, named_by_id, read_id
from coach.storage.problem import Problem
from coach.storage.schema import shown
from coach.storage.table import Table
from coach.training.exercise import Catalogue, Equipment
from coach.training.goal import Block, DayKind
from coach.training.routine import Day, Level, Routine, Slot, flaws, planned_week
from coach.training.volume import planned_balance

MOST_SETS = 20


def read_routine(document: Document, catalogue: Catalogue) -> tuple[Routine | None, tuple[Problem, ...]]:
    """The routine, or None when something it needs is missing or it breaks a rule; and everything that is wrong."""
    problems: list[Problem] = []
    table = Table(document, document.table, problems)
    routine_id = read_id(table)
    name = table.line_of_text("name", MOST_IN_A_NAME)
    levels = _levels(table)
    days = tuple(_day(each) for each in table.tables("day", "day"))
    warmup, cooldown = (_steps(table, part) for part in ("warmup", "cooldown"))
    table.name_unknown()
    sound = tuple(day for day in days if day is not None)
    if not table.is_sound or len(sound) < len(days):
        return None, tuple(problems)
    routine = Routine(routine_id, name, sound, levels, warmup, cooldown)
    broken = flaws(routine, catalogue)
    for flaw in broken:
        place = _place(document, flaw.day, flaw.slot, flaw.place)
        problems.append(Problem(document.file, place, flaw.sentence, flaw.way_out))
    if broken:
        return None, tuple(problems)
    for level in levels:
        warning = planned_balance(planned_week(routine, level, tuple(Equipment), catalogue)).warning
        if warning:
            way_out = "add a row or a pull, or take a curl away; it is used as it is"
            problems.append(Problem(document.file, _place(document, None, None, f"levels, {level}"), warning, way_out))
    return routine, tuple(problems)


def _place(document: Document, day: int | None, slot: int | None, place: str) -> str:
    """The place with its line in front: that of a slot, of a day, of a level, or of a part of the session."""
    part, _, level = place.partition(", ")
    match day, slot:
        case int(), int():
            line = document.line((("day", day), ("day.slot", slot)))
        case int(), None:
            line = document.line((("day", day),))
        case _ if part == "levels":
            line = document.line((("levels", 0),), level)
        case _:
            line = document.line((), part)
    return f"line {line}, {place}" if line else place


def _levels(table: Table) -> dict[Level, tuple[str, ...]]:
    inside = table.inside("levels", "levels")
    if inside is None:
        return {}
    told = {level: inside.texts(level, MOST_IN_AN_ID) for level in Level}
    levels = {level: days for level, days in told.items() if inside.has(level)}
    inside.name_unknown()
    if not levels and inside.is_sound:
        inside.refuse("", "no level has a day", 'write intermediate = ["heavy", "light"]')
    table.is_sound = table.is_sound and inside.is_sound
    return levels


def _day(table: Table) -> Day | None:
    day_id = named_by_id(table, "day")
    name = table.line_of_text("name", MOST_IN_A_NAME)
    kind = table.required_choice("kind", DayKind)
    tables = table.tables("slot", "day.slot")
    slots = tuple(slot for each in tables if (slot := _slot(each)) is not None)
    table.name_unknown()
    if kind is None or not table.is_sound or len(slots) < len(tables):
        return None
    return Day(day_id, name, kind, slots)


def _slot(table: Table) -> Slot | None:
    name = table.line_of_text("name", MOST_IN_A_NAME)
    block = table.required_choice("block", Block)
    exercises = table.texts("exercises", MOST_IN_AN_ID) if table.require("exercises", '["barbell-row"]') else ()
    sets = _sets(table)
    table.name_unknown()
    if block is None or not table.is_sound:
        return None
    return Slot(block, sets, tuple(dict.fromkeys(exercises)), name)


def _sets(table: Table) -> dict[Level, int]:
    """One number for every level, or a number for each."""
    if not table.require("sets", "3"):
        return {}
    by_level = table.inside("sets") if isinstance(table.get("sets"), dict) else None
    if by_level is not None:
        sets = {level: by_level.whole(level, 0, MOST_SETS) or 0 for level in Level}
        by_level.name_unknown()
        table.is_sound = table.is_sound and by_level.is_sound
        return sets
    number = table.whole("sets", 0, MOST_SETS)
    return {} if number is None else dict.fromkeys(Level, number)


def _steps(table: Table, part: str) -> tuple[tuple[str, ...], ...]:
    """A list of steps, each a list of ids."""
    value = table.get(part)
    if value is None:
        return ()
    if not isinstance(value, list):
        table.refuse(part, f"{part} is {shown(value)}", 'write a list of steps, like [["cat-cow"]]')
        return ()
    steps: list[tuple[str, ...]] = []
    for step in value:
        if isinstance(step, list) and step and all(isinstance(each, str) for each in step):
            steps.append(tuple(step))
        else:
            table.refuse(part, f"a step of {part} is {shown(step)}", 'write each as a list, like ["cat-cow"]')
    return tuple(steps)
