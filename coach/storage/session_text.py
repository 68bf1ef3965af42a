"""A session as the text of its file: one set a line whatever its width, loads as they were typed."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

from coach.training.log import Entry, LoggedSet, Session, SetKind, Target

FORMAT = 1
"""The newest layout of a session file that this program writes and fully understands."""

_BARE = re.compile(r"[A-Za-z0-9_-]+")
_PLAIN = re.compile(r'[^"\\\x00-\x1f\x7f]*')
"""Text that stands between quotes as it is."""
_INDENT = "    "
_NOTHING = "v = "
_NO_VALUE = " = 0\n"
_LENGTH_OF_OFFSET = len("+01:00")


def write_session(session: Session) -> str:
    """The whole file; what is not set is not written, and unknown keys follow the known ones of their table."""
    return _whole(session, ("\n".join(_entry(each)) for each in session.entries))


def session_bytes(session: Session) -> bytes:
    """The whole file as it lies on disk; what no encoding has is written as a question mark."""
    return write_session(session).encode("utf-8", "replace")


class Rewriting:
    """A session laid out again and again, set after set: exercises that are as they were are not laid out anew."""

    def __init__(self) -> None:
        self._entries: dict[int, tuple[Entry, str]] = {}
        """Of the session laid out last, by place."""

    def bytes_of(self, session: Session) -> bytes:
        """The whole file as it lies on disk, the same as `session_bytes`."""
        found = {place: self._laid_out(place, entry) for place, entry in enumerate(session.entries)}
        self._entries = found
        return _whole(session, (text for _, text in found.values())).encode("utf-8", "replace")

    def _laid_out(self, place: int, entry: Entry) -> tuple[Entry, str]:
        before = self._entries.get(place)
        return before if before is not None and before[0] is entry else (entry, "\n".join(_entry(entry)))


def value_text(value: object) -> str:
    """One value as TOML on one line, numbers as written, times with T; TypeError for what TOML has no word for."""
    match value:
        case str():
            return _quoted(value)
        case Decimal():
            return _number(value)
        case datetime():
            return _moment(value)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return str(value)
        case tuple() | list():
            return f"[{', '.join(map(value_text, value))}]"
        case date() | time():
            return value.isoformat()
        case Mapping():
            return _table((), value)
        case Sequence():
            return value_text(tuple(value))
        case _:
            raise TypeError(f"no TOML for {type(value).__name__}")


def key_text(key: str) -> str:
    """A key, in quotes where it needs them."""
    return key if _BARE.fullmatch(key) else _dumped({key: 0})[: -len(_NO_VALUE)]


def _whole(session: Session, entries: Iterable[str]) -> str:
    return "\n\n".join(("\n".join(_head(session)), *entries)) + "\n"


def _head(session: Session) -> Iterator[str]:
    yield f"format = {FORMAT}"
    flags, extra = _flags(session.flags, session.extra)
    yield from _lines(
        ("id", session.id),
        ("routine", session.routine or None),
        ("day", session.day or None),
        ("goal", session.goal or None),
        ("unit", session.unit),
        ("started", session.started),
        ("finished", session.finished),
        ("bodyweight", session.bodyweight),
        ("flags", flags or None),
        ("note", session.note or None),
        ("title", session.title or None),
        ("source", session.source or None),
        ("source_key", session.source_key or None),
        ("batch", session.batch or None),
    )
    yield from _lines_of_others(extra)


def _entry(entry: Entry) -> Iterator[str]:
    yield "[[exercise]]"
    flags, extra = _flags(entry.flags, entry.extra)
    yield from _lines(
        ("id", entry.id),
        ("name", entry.name),
        ("block", entry.block),
    )
    if entry.target is not None:
        yield f"target = {_target(entry.target)}"
    yield from _lines(
        ("flags", flags or None),
        ("swapped_from", entry.swapped_from or None),
        ("note", entry.note or None),
        ("chosen", entry.chosen),
        ("sets_wanted", entry.sets_wanted),
        ("source_name", entry.source_name or None),
        ("category", entry.category or None),
        ("superset", entry.superset or None),
    )
    yield from _lines_of_others(extra)
    if entry.sets:
        yield "sets = ["
        yield from (f"{_INDENT}{_set(each)}," for each in entry.sets)
        yield "]"
    else:
        yield "sets = []"


def _target(target: Target) -> str:
    return _table(
        (
            ("sets", target.sets),
            ("reps", target.reps),
            ("seconds", target.seconds),
            ("load", target.load),
            ("aims", target.aims or None),
            ("left", target.left),
            ("rest", target.rest),
            ("rule", target.rule or None),
        ),
        target.extra,
    )


def _set(logged: LoggedSet) -> str:
    return _table(
        (
            ("kind", None if logged.kind is SetKind.WORK else logged.kind),
            ("load", logged.load),
            ("reps", logged.reps),
            ("seconds", logged.seconds),
            ("clean", logged.clean),
            ("fault", logged.fault),
            ("left", logged.left),
            ("at", logged.at),
            ("rest", logged.rest),
            ("note", logged.note or None),
            ("unit", logged.unit),
            ("failure", logged.failure or None),
            ("distance", logged.distance),
            ("distance_unit", logged.distance_unit or None),
        ),
        logged.extra,
    )


def _flags(flags: Iterable[str], extra: Mapping[str, object]) -> tuple[tuple[str, ...], Mapping[str, object]]:
    """All flags in the order of the alphabet, and the other unknown keys: unknown flags stand in `extra`."""
    if not flags and not extra:
        return (), extra
    unknown = extra.get("flags", ())
    more = unknown if isinstance(unknown, Sequence) and not isinstance(unknown, str) else ()
    everything = sorted({*(str(each) for each in flags), *(str(each) for each in more)})
    return tuple(everything), {key: value for key, value in extra.items() if key != "flags"}


def _lines(*known: tuple[str, object]) -> list[str]:
    return [f"{key} = {value_text(value)}" for key, value in known if value is not None]


def _lines_of_others(extra: Mapping[str, object]) -> Iterator[str]:
    return (f"{key_text(str(key))} = {value_text(value)}" for key, value in extra.items() if value is not None)


def _table(known: Iterable[tuple[str, object]], extra: Mapping[str, object]) -> str:
    """Keys that the coach knows need no quotes."""
    inner = [f"{key} = {value_text(value)}" for key, value in known if value is not None]
    if extra:
        inner += _lines_of_others(extra)
    return f"{{ {', '.join(inner)} }}" if inner else "{}"


def _quoted(value: str) -> str:
    return f'"{value}"' if _PLAIN.fullmatch(value) else _dumped({"v": value})[len(_NOTHING) : -1]


def _dumped(table: Mapping[str, object]) -> str:
    import tomli_w  # noqa: PLC0415 - only for what cannot stand as it is

    return tomli_w.dumps(table)


def _number(value: Decimal) -> str:
    """As written and without an exponent, unless that would be longer than any weight."""
    if not value.is_finite():
        return f"{value}".lower()
    text = str(value)
    if "E" not in text:
        return text
    exponent = value.as_tuple().exponent
    return f"{value:f}" if isinstance(exponent, int) and abs(exponent) <= 30 else text  # noqa: PLR2004 - digits


def _moment(value: datetime) -> str:
    """The same instant with an offset of whole minutes, the only kind TOML knows."""
    text = value.isoformat()
    if text[-_LENGTH_OF_OFFSET] in "+-":
        return text
    offset = value.utcoffset()
    if offset is None or offset % timedelta(minutes=1) == timedelta(0):
        return text
    return value.astimezone(timezone(timedelta(minutes=round(offset / timedelta(minutes=1))))).isoformat()
