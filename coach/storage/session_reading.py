"""The text of a session file as a session: whatever is understood, and what is wrong with the rest."""

from collections.abc import Callable, Mapping
from datetime import tzinfo
from enum import StrEnum
from pathlib import PurePath
from types import MappingProxyType
from typing import TypeVar

from coach.storage.files import MOST_BYTES
from coach.storage.problem import Problem
from coach.storage.schema import Fields, read_only, shown
from coach.storage.session_layout import HEAD, Layout
from coach.storage.session_text import FORMAT, write_session
from coach.storage.toml_text import dangerous, parse
from coach.training.goal import Block
from coach.training.limits import (
    MOST_DISTANCE,
    MOST_IN_A_NAME,
    MOST_IN_A_NOTE,
    MOST_LEFT,
    MOST_LOAD,
    MOST_REPS,
    MOST_REST,
    MOST_SECONDS,
    MOST_SETS,
)
from coach.training.load import Unit
from coach.training.log import NOTHING_MORE, Entry, EntryFlag, Fault, LoggedSet, Session, SessionFlag, SetKind, Target

Flag = TypeVar("Flag", bound=StrEnum)
Read = TypeVar("Read")


def read_session(text: str, file: str, *, zone: tzinfo | None = None) -> tuple[Session | None, tuple[Problem, ...]]:
    """The session and what is wrong with it; None where not even its id, unit and start are understood.

    A bad set or exercise is named and left out, the others stay. Whoever writes a session that had problems
    loses what was left out: it is for reading until the file is repaired. `zone` is where a time without an
    offset is taken to be; None is this machine's.
    """
    raw = parse(text, file)
    if isinstance(raw, Problem):
        return None, (raw,)
    problems: list[Problem] = []
    try:
        session = _Reader(raw, text, file, zone, problems).session()
        if session is not None and not problems:
            problems.extend(_lost_when_written(session, file))
    except RecursionError:
        return None, (Problem(file, "", "is nested too deeply to be read", "move it away"),)
    return session, tuple(problems)


class _Reader:
    """One file being read."""

    def __init__(
        self, raw: Mapping[str, object], text: str, file: str, zone: tzinfo | None, problems: list[Problem]
    ) -> None:
        self._raw = raw
        self._file = file
        self._zone = zone
        self._problems = problems
        exercises = raw.get("exercise")
        self._layout = Layout(text, exercises if isinstance(exercises, list) else [])

    def session(self) -> Session | None:
        fields = Fields(self._raw, self._file, lambda key: self._layout.key(HEAD, key), self._problems)
        self._check_format(fields)
        session_id = fields.text("id", MOST_IN_A_NAME)
        if not session_id:
            session_id = PurePath(self._file).stem
            fields.refuse("id", "has no id")
        unit = fields.choice("unit", Unit)
        started = fields.moment("started", self._zone)
        if not fields.has("unit"):
            fields.refuse("unit", "has no unit")
        if not fields.has("started"):
            fields.refuse("started", "has no start")
        flags, unknown_flags = _flags(fields, SessionFlag)
        entries = self._entries(fields)
        if unit is None or started is None:
            return None
        return Session(
            id=session_id,
            routine=fields.text("routine", MOST_IN_A_NAME),
            day=fields.text("day", MOST_IN_A_NAME),
            goal=fields.text("goal", MOST_IN_A_NAME),
            unit=unit,
            started=started,
            finished=fields.moment("finished", self._zone),
            bodyweight=fields.number("bodyweight", 1, MOST_LOAD),
            flags=flags,
            note=fields.text("note", MOST_IN_A_NOTE),
            entries=entries,
            title=fields.text("title", MOST_IN_A_NOTE),
            source=fields.text("source", MOST_IN_A_NAME),
            source_key=fields.text("source_key", MOST_IN_A_NOTE),
            batch=fields.text("batch", MOST_IN_A_NAME),
            extra=_extra(fields, unknown_flags),
        )

    def _check_format(self, fields: Fields) -> None:
        newest = fields.whole("format", 1, 1_000_000)
        if newest is not None and newest > FORMAT:
            place = self._layout.key(HEAD, "format")
            sentence = f"is of format {newest}, and this coach writes format {FORMAT}: it is read, never written"
            self._problems.append(Problem(self._file, place, sentence, "use a newer coach to change it"))
        elif not fields.has("format"):
            fields.refuse("format", "has no format")

    def _entries(self, fields: Fields) -> tuple[Entry, ...]:
        return _each(fields, "exercise", self._entry)

    def _entry(self, number: int, raw: object) -> Entry | None:
        def place(key: str) -> str:
            return self._layout.key(number, key)

        if not isinstance(raw, Mapping):
            self._refuse(self._layout.exercise(number), f"the exercise is {shown(raw)}, not a table: left out")
            return None
        fields = Fields(raw, self._file, place, self._problems)
        entry_id = fields.text("id", MOST_IN_A_NAME)
        block = fields.choice("block", Block)
        if not entry_id or block is None:
            missing = "id" if not entry_id else "block"
            if not fields.has(missing):
                self._refuse(self._layout.exercise(number), f"the exercise has no {missing}")
            self._refuse(self._layout.exercise(number), "the exercise is left out")
            return None
        flags, unknown_flags = _flags(fields, EntryFlag)
        name = fields.text("name", MOST_IN_A_NAME)
        return Entry(
            id=entry_id,
            name=name if fields.has("name") else entry_id,
            block=block,
            target=self._target(fields, place),
            flags=flags,
            swapped_from=fields.text("swapped_from", MOST_IN_A_NAME),
            note=fields.text("note", MOST_IN_A_NOTE),
            chosen=fields.number("chosen", 0, MOST_LOAD),
            sets_wanted=fields.whole("sets_wanted", 0, MOST_SETS),
            sets=self._sets(number, fields),
            source_name=fields.text("source_name", MOST_IN_A_NOTE),
            category=fields.text("category", MOST_IN_A_NAME),
            superset=fields.text("superset", MOST_IN_A_NAME),
            extra=_extra(fields, unknown_flags),
        )

    def _target(self, entry: Fields, place: Callable[[str], str]) -> Target | None:
        raw = entry.get("target")
        if raw is None:
            return None
        if not isinstance(raw, Mapping):
            entry.refuse("target", f"target is {shown(raw)}, not a table")
            return None
        fields = Fields(raw, self._file, lambda key: f"{place('target')}, key {key}", self._problems)
        sets = fields.whole("sets", 0, MOST_SETS)
        if not fields.has("sets"):
            entry.refuse("target", "target has no sets")
        target = Target(
            sets=sets or 0,
            reps=fields.span("reps", 0, MOST_REPS),
            seconds=fields.span("seconds", 0, MOST_SECONDS),
            load=fields.number("load", 0, MOST_LOAD),
            aims=fields.wholes("aims", 0, MOST_SECONDS) or (),
            left=fields.number("left", 0, MOST_LEFT),
            rest=fields.whole("rest", 0, MOST_REST),
            rule=fields.text("rule", MOST_IN_A_NAME),
            extra=_extra(fields),
        )
        return target if fields.is_sound else None

    def _sets(self, number: int, entry: Fields) -> tuple[LoggedSet, ...]:
        return _each(entry, "sets", lambda place, raw: self._set(number, place, raw))

    def _set(self, number: int, place: int, raw: object) -> LoggedSet | None:
        if not isinstance(raw, Mapping):
            self._refuse(self._layout.set(number, place), f"the set is {shown(raw)}, not a table: left out")
            return None
        fields = Fields(
            raw,
            self._file,
            lambda key: f"{self._layout.set(number, place)}, key {key}",
            self._problems,
            way_out="correct it in an editor; the set is left out until then",
        )
        logged = LoggedSet(
            kind=fields.choice("kind", SetKind) or SetKind.WORK,
            load=fields.number("load", 0, MOST_LOAD),
            reps=fields.whole("reps", 0, MOST_REPS),
            seconds=fields.whole("seconds", 0, MOST_SECONDS),
            clean=fields.whole("clean", 0, MOST_SECONDS),
            fault=fields.choice("fault", Fault),
            left=fields.number("left", 0, MOST_LEFT),
            at=fields.moment("at", self._zone),
            rest=fields.whole("rest", 0, MOST_REST),
            note=fields.text("note", MOST_IN_A_NOTE),
            unit=fields.choice("unit", Unit),
            failure=fields.truth("failure") or False,
            distance=fields.number("distance", 0, MOST_DISTANCE),
            distance_unit=fields.text("distance_unit", MOST_IN_A_NAME),
            extra=_extra(fields),
        )
        return logged if fields.is_sound else None

    def _refuse(self, place: str, sentence: str) -> None:
        self._problems.append(Problem(self._file, place, sentence, "correct it in an editor"))


def _each(fields: Fields, key: str, read: Callable[[int, object], Read | None]) -> tuple[Read, ...]:
    """What is understood of a list of tables, each read with its place; nothing when there is none."""
    value = fields.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        fields.refuse(key, f"{key} is {shown(value)}, not a list of tables")
        return ()
    found = (read(place, each) for place, each in enumerate(value))
    return tuple(each for each in found if each is not None)


def _flags(fields: Fields, known: type[Flag]) -> tuple[frozenset[Flag], tuple[str, ...]]:
    """The flags the coach knows, and the others."""
    words = fields.texts("flags", MOST_IN_A_NAME)
    flags = frozenset(each for each in known if each in words)
    return flags, tuple(sorted({each for each in words if each not in flags}))


def _extra(fields: Fields, unknown_flags: tuple[str, ...] = ()) -> Mapping[str, object]:
    """What the coach does not know: carried, never read. Unknown flags stand under "flags"."""
    extra = {key: read_only(value) for key, value in fields.unknown().items()}
    if unknown_flags:
        extra["flags"] = unknown_flags
    return MappingProxyType(extra) if extra else NOTHING_MORE


def _lost_when_written(session: Session, file: str) -> tuple[Problem, ...]:
    """Keys of others that fit their own layout but not ours: they must not be lost by a change."""
    entries = session.entries
    extras = (session.extra, *(each.extra for each in entries), *(each.target.extra for each in entries if each.target))
    if not any(extras) and not any(each.extra for entry in entries for each in entry.sets):
        return ()
    refused = Problem(file, "", "has unknown keys with too much in them: it is read, never written", "shorten them")
    try:
        text = write_session(session)
    except ValueError:
        return (refused,)
    return (refused,) if dangerous(text, file) or len(text.encode("utf-8", "replace")) > MOST_BYTES else ()
