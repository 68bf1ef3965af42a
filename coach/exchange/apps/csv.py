"""Our own comma-separated file, read back: the same sessions, under the same ids, in whatever order its rows are."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from coach.exchange.cells import unguarded
from coach.exchange.figures import Unreadable, decimal
from coach.exchange.formats import Asked, Format
from coach.exchange.own_columns import COLUMNS, EXERCISE_COLUMNS, SESSION_COLUMNS, SET_COLUMNS, YES
from coach.exchange.own_reading import own_reading
from coach.exchange.own_session import entry_of, session_of, set_of
from coach.exchange.reading import Account, NotUnderstood, Reading, Rejected
from coach.exchange.rows import rejected
from coach.exchange.table import Table
from coach.training.log import Entry, LoggedSet, Session
from coach.training.text import clean
from coach.training.wording import count, listed

_KEY = "csv"
_NEEDED = ("session", "started", "unit", "exercise_number", "exercise", "block", "set_number")
_EXERCISES_FROM = len(SESSION_COLUMNS)
_SETS_FROM = _EXERCISES_FROM + len(EXERCISE_COLUMNS)


@dataclass(slots=True)
class _Exercise:
    """An exercise whose rows are being gathered."""

    entry: Entry
    cells: Sequence[str]
    line: int
    is_planned: bool = False
    """Whether a row says that it has no sets."""
    sets: dict[int, tuple[int, LoggedSet]] = field(default_factory=dict)
    """By number, each after its line."""


@dataclass(slots=True)
class _Session:
    """A session whose rows are being gathered."""

    session: Session
    cells: Sequence[str]
    line: int
    is_planned: bool = False
    exercises: dict[int, _Exercise] = field(default_factory=dict)


def _recognises(table: Table) -> bool:
    return {"session", "exercise_number", "set_number"} <= set(table.head)


def _read(table: Table, asked: Asked) -> Reading:
    """Sessions as they were exported. NotUnderstood for columns that only a newer coach can have written."""
    places = _places(table.head)
    sessions: dict[str, _Session] = {}
    refused: list[Rejected] = []
    rows = not_done = 0
    for line, cells in table.rows():
        rows += 1
        try:
            not_done += _take(line, _in_our_order(cells, places, len(table.head)), sessions)
        except Unreadable as why:
            refused.append(rejected(line, why))
    gathered = (_gathered(each) for each in sessions.values() if each.is_planned or _is_there(each))
    account = Account(rows=rows, not_done=not_done, rejected=tuple(refused))
    return own_reading(_KEY, f"{len(table.head)} columns", gathered, account, table, asked)


FORMAT = Format(_KEY, "coach's own CSV", _recognises, _read)


def _places(head: Sequence[str]) -> Sequence[int | None]:
    """Where each of our columns stands; None for those that an older coach did not write yet."""
    unknown = [clean(name, 40) for name in head if name not in COLUMNS]
    if unknown:
        columns = f"{'column' if len(unknown) == 1 else 'columns'} {listed(unknown[:5])}"
        raise NotUnderstood(f"The file has the {columns}, unknown to this coach; a newer coach may have written it.")
    twice = next((name for name in head if head.count(name) > 1), None)
    if twice is not None:
        raise NotUnderstood(f"The file has the column {twice} twice.")
    missing = [name for name in _NEEDED if name not in head]
    if missing:
        raise NotUnderstood(f"The file looks like an export of the coach, but has no column {listed(missing, 'or')}.")
    return [head.index(name) if name in head else None for name in COLUMNS]


def _in_our_order(cells: Sequence[str], places: Sequence[int | None], width: int) -> Sequence[str]:
    if len(cells) != width:
        raise Unreadable(f"it has {count(len(cells), 'cell')}, and the first line has {width}", ",".join(cells))
    return [cells[place] if place is not None else "" for place in places]


def _take(line: int, cells: Sequence[str], sessions: dict[str, _Session]) -> bool:
    """Put a row where it belongs; whether it is of something planned that was never done."""
    of_session, of_exercise = cells[:_EXERCISES_FROM], cells[_EXERCISES_FROM:_SETS_FROM]
    of_set = cells[_SETS_FROM:]
    key = of_session[0]
    session = sessions.get(key)
    if session is None:
        session = _Session(session_of(_table(SESSION_COLUMNS, of_session)), of_session, line)
        sessions[key] = session
    elif session.cells != of_session:
        raise Unreadable(f"its session is told differently on line {session.line}", key)
    if not any(of_exercise) and not any(of_set):
        session.is_planned = True
        return True
    number = _position(of_exercise[0], "exercise_number")
    exercise = session.exercises.get(number)
    if exercise is None:
        exercise = _Exercise(entry_of(_exercise(of_exercise)), of_exercise, line)
        session.exercises[number] = exercise
    elif exercise.cells != of_exercise:
        raise Unreadable(f"its exercise is told differently on line {exercise.line}", of_exercise[1])
    if not any(of_set):
        exercise.is_planned = True
        return True
    place = _position(of_set[0], "set_number")
    if place in exercise.sets:
        raise Unreadable(f"the same set stands on line {exercise.sets[place][0]}", of_set[0])
    exercise.sets[place] = (line, set_of(_table(SET_COLUMNS, of_set)))
    return False


def _position(cell: str, column: str) -> int:
    if not (cell.isascii() and cell.isdigit() and 0 < len(cell) <= len("100000")):
        raise Unreadable(f"{column} is not a whole number", cell)
    return int(cell)


def _is_there(session: _Session) -> bool:
    return any(each.is_planned or each.sets for each in session.exercises.values())


def _gathered(session: _Session) -> Session:
    """With everything in the order of its numbers; what only had rows that were rejected is left out."""
    entries = (
        replace(each.entry, sets=tuple(logged for _, (_, logged) in sorted(each.sets.items())))
        for _, each in sorted(session.exercises.items())
        if each.is_planned or each.sets
    )
    return replace(session.session, entries=tuple(entries))


def _text(cell: str) -> object:
    return unguarded(cell)


def _number(cell: str) -> object:
    found = decimal(cell)
    return cell if found is None else found


def _words(cell: str) -> object:
    return cell.split()


def _numbers(cell: str) -> object:
    return [_number(each) for each in cell.split()]


def _truth(cell: str) -> object:
    return True if cell.casefold() == YES else cell


_NOT_TEXT: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        **dict.fromkeys(("session_flags", "exercise_flags"), _words),
        **dict.fromkeys(("target_aims", "target_reps", "target_seconds"), _numbers),
        **dict.fromkeys(("bodyweight", "sets_wanted", "chosen_load"), _number),
        **dict.fromkeys(("target_sets", "target_load", "target_left", "target_rest"), _number),
        **dict.fromkeys(("load", "reps", "seconds", "clean", "left", "rest", "distance"), _number),
        "failure": _truth,
    }
)
"""What is no text, by its column."""
_KEYS: Mapping[str, str] = MappingProxyType(
    {
        "session": "id",
        "session_flags": "flags",
        "session_note": "note",
        "exercise": "id",
        "exercise_name": "name",
        "exercise_flags": "flags",
        "exercise_note": "note",
        "chosen_load": "chosen",
        "set_unit": "unit",
        "set_note": "note",
    }
)
"""What a column is called in a table, where that is not its name."""
_TARGET = "target_"


def _table(columns: Sequence[str], cells: Sequence[str]) -> Mapping[str, object]:
    """The row's part as the table that the JSON has for it, empty cells left out."""
    return {
        _KEYS.get(column, column): _NOT_TEXT.get(column, _text)(cell)
        for column, cell in zip(columns, cells, strict=True)
        if cell and column not in {"set_number", "exercise_number"}
    }


def _exercise(cells: Sequence[str]) -> Mapping[str, object]:
    """The exercise's part, its target as a table of its own."""
    by_column = dict(zip(EXERCISE_COLUMNS, cells, strict=True))
    for name in ("target_reps", "target_seconds"):
        ends = (by_column.pop(f"{name}_from"), by_column.pop(f"{name}_to"))
        by_column[name] = " ".join(ends) if any(ends) else ""
    table = dict(_table(tuple(by_column), tuple(by_column.values())))
    target = {key.removeprefix(_TARGET): table.pop(key) for key in list(table) if key.startswith(_TARGET)}
    return {**table, "target": target} if target else table
