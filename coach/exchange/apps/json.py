"""Our own JSON, read back: the same sessions, under the same ids."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from coach.exchange.figures import Unreadable
from coach.exchange.formats import Asked, Format
from coach.exchange.json_places import Path, item_lines
from coach.exchange.json_text import NotJson, parse_json
from coach.exchange.own_facts import UnknownKey, shown
from coach.exchange.own_reading import own_reading
from coach.exchange.own_session import entry_of, session_of, set_of
from coach.exchange.reading import Account, NotUnderstood, Reading, Rejected
from coach.exchange.rows import rejected
from coach.exchange.table import Table
from coach.exchange.write_json import VERSION
from coach.training.log import Entry, LoggedSet, Session
from coach.training.text import clean

_KEY = "json"
_SESSIONS, _EXERCISES, _SETS = "sessions", "exercises", "sets"


@dataclass(slots=True)
class _Rows:
    """Where the rows of the file went; an exercise without sets is a row, and so is a session without exercises."""

    rows: int = 0
    not_done: int = 0
    rejected: list[tuple[Path, Unreadable]] = field(default_factory=list)

    def planned(self) -> None:
        self.rows += 1
        self.not_done += 1

    def reject(self, path: Path, why: Unreadable) -> None:
        self.rows += 1
        self.rejected.append((path, why))


def _recognises(table: Table) -> bool:
    return table.text.lstrip().startswith(("{", "["))


def _read(table: Table, asked: Asked) -> Reading:
    """Sessions as they were exported. NotUnderstood for what is no JSON of ours, or of a newer version."""
    rows = _Rows()
    try:
        sessions = tuple(_sessions(_document(table.text), rows))
    except UnknownKey as unknown:
        raise NotUnderstood(
            f'The file has the key "{unknown}", which this coach does not know; a newer coach may have written it.'
        ) from unknown
    except RecursionError as error:
        raise NotUnderstood("The file is nested too deeply to be read.") from error
    account = Account(rows=rows.rows, not_done=rows.not_done, rejected=_rejected(rows, table.text))
    return own_reading(_KEY, f"version {VERSION}", sessions, account, table, asked)


FORMAT = Format(_KEY, "coach's own JSON", _recognises, _read)


def _document(text: str) -> Sequence[object]:
    try:
        document = parse_json(text)
    except NotJson as error:
        raise NotUnderstood(f"The file {error}.") from error
    if not isinstance(document, Mapping) or not isinstance(document.get("version"), int | bool):
        raise NotUnderstood("The file is JSON, but not as the coach exports it: it has no version.")
    version = document["version"]
    if isinstance(version, bool) or version < 1:
        raise NotUnderstood("The file is JSON, but not as the coach exports it: its version is no number from 1.")
    if version > VERSION:
        raise NotUnderstood(f"The file is of version {version}, and this coach reads version {VERSION}; update it.")
    unknown = next((key for key in document if key not in {"version", _SESSIONS}), None)
    if unknown is not None:
        raise UnknownKey(clean(unknown, 40))
    sessions = document.get(_SESSIONS)
    if not isinstance(sessions, list):
        raise NotUnderstood("The file is JSON, but not as the coach exports it: it has no list of sessions.")
    return sessions


def _sessions(document: Sequence[object], rows: _Rows) -> Iterator[Session]:
    ids: set[str] = set()
    for place, raw in enumerate(document):
        path: Path = (_SESSIONS, place)
        try:
            session = _new(session_of(_without(raw, _EXERCISES)), ids)
        except Unreadable as why:
            _reject_session(raw, path, why, rows)
            continue
        entries = tuple(_entries(_list(raw, _EXERCISES), path, rows))
        if entries or not _list(raw, _EXERCISES):
            ids.add(session.id)
            yield replace(session, entries=entries)


def _new(session: Session, ids: Container[str]) -> Session:
    if session.id in ids:
        raise Unreadable("the same session stands further up", session.id)
    return session


def _entries(exercises: Sequence[object], path: Path, rows: _Rows) -> Iterator[Entry]:
    if not exercises:
        rows.planned()
    for place, raw in enumerate(exercises):
        here = (*path, _EXERCISES, place)
        try:
            entry = entry_of(_without(raw, _SETS))
        except Unreadable as why:
            _reject_entry(raw, here, why, rows)
            continue
        sets = tuple(_sets(_list(raw, _SETS), here, rows))
        if sets or not _list(raw, _SETS):
            yield replace(entry, sets=sets)


def _sets(sets: Sequence[object], path: Path, rows: _Rows) -> Iterator[LoggedSet]:
    if not sets:
        rows.planned()
    for place, raw in enumerate(sets):
        try:
            logged = set_of(_table(raw))
        except Unreadable as why:
            rows.reject((*path, _SETS, place), why)
            continue
        rows.rows += 1
        yield logged


def _reject_session(raw: object, path: Path, why: Unreadable, rows: _Rows) -> None:
    """All of its rows, for one reason."""
    exercises = _list_or_nothing(raw, _EXERCISES)
    if not exercises:
        rows.reject(path, why)
    for place, each in enumerate(exercises):
        _reject_entry(each, (*path, _EXERCISES, place), why, rows)


def _reject_entry(raw: object, path: Path, why: Unreadable, rows: _Rows) -> None:
    sets = _list_or_nothing(raw, _SETS)
    if not sets:
        rows.reject(path, why)
    for place in range(len(sets)):
        rows.reject((*path, _SETS, place), why)


def _table(raw: object) -> Mapping[str, object]:
    if not isinstance(raw, Mapping):
        raise Unreadable("it is not a table", shown(raw))
    return raw


def _without(raw: object, key: str) -> Mapping[str, object]:
    """The table without its list of what belongs to it, which has to be one."""
    table = _table(raw)
    if not isinstance(table.get(key, []), list):
        raise Unreadable(f"{key} is not a list", shown(table[key]))
    return {name: value for name, value in table.items() if name != key}


def _list(raw: object, key: str) -> Sequence[object]:
    found = _table(raw).get(key, [])
    return found if isinstance(found, list) else []


def _list_or_nothing(raw: object, key: str) -> Sequence[object]:
    return _list(raw, key) if isinstance(raw, Mapping) else []


def _rejected(rows: _Rows, text: str) -> tuple[Rejected, ...]:
    if not rows.rejected:
        return ()
    lines = item_lines(text)
    return tuple(rejected(lines.get(path, 1), why) for path, why in rows.rejected)
