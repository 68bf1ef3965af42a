"""Values as JSON and back, exactly: numbers as written, and times, which JSON has no word for."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from coach.exchange.cells import number_cell

_MOMENT, _DATE, _TIME, _NUMBER, _TABLE = "$datetime", "$date", "$time", "$number", "$table"
_MOST_DIGITS = 400
"""Digits of a whole number: longer ones are nobody's, and slow to read."""

_DEEPEST = 60
"""Tables within tables that an unknown key may hold."""


class NotJson(ValueError):  # noqa: N818 - it is an answer, in words
    """The text is no JSON that could be ours; the sentence says where and why."""


def parse_json(text: str) -> object:
    """The document with every fraction a `Decimal`; NotJson for anything else, however broken."""
    try:
        return json.loads(
            text,
            parse_float=_decimal,
            parse_int=_whole,
            parse_constant=_refused,
            object_pairs_hook=_without_duplicates,
        )
    except json.JSONDecodeError as error:
        raise NotJson(f"is not JSON: {error.msg[:1].lower()}{error.msg[1:]} (line {error.lineno})") from error
    except RecursionError as error:
        raise NotJson("is nested too deeply to be read") from error


def json_object(pairs: Iterable[tuple[str, object]]) -> str:
    """An object on one line, without the pairs that have no value."""
    return f"{{{json_members(pairs)}}}"


def json_members(pairs: Iterable[tuple[str, object]]) -> str:
    """What stands between the braces of an object."""
    return ", ".join(f'"{key}": {json_value(value)}' for key, value in pairs if value is not None)


def json_value(value: object) -> str:
    """One value on one line, numbers as they are. TypeError for what a session file cannot hold."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return _string(value)
        case int() | float():
            return str(value)
        case Decimal():
            return _finite(value)
        case datetime():
            return _string(value.isoformat())
        case Mapping():
            return f"{{{', '.join(f'{_string(str(key))}: {json_value(each)}' for key, each in value.items())}}}"
        case Sequence():
            return f"[{', '.join(map(json_value, value))}]"
        case _:
            raise TypeError(f"no JSON for {type(value).__name__}")


def tagged(value: object) -> object:
    """The value of an unknown key such that `untagged` gives it back: times and odd numbers by name."""
    match value:
        case datetime():
            return {_MOMENT: value.isoformat()}
        case date():
            return {_DATE: value.isoformat()}
        case time():
            return {_TIME: value.isoformat()}
        case Decimal() if not value.is_finite():
            return {_NUMBER: str(value)}
        case str():
            return value
        case Mapping():
            inner = {str(key): tagged(each) for key, each in value.items()}
            return {_TABLE: inner} if len(inner) == 1 and next(iter(inner)).startswith("$") else inner
        case Sequence():
            return tuple(tagged(each) for each in value)
        case _:
            return value


def untagged(value: object, depth: int = 0) -> object:
    """What `tagged` was given, its lists as tuples and its tables read-only; ValueError for what it never made."""
    if depth > _DEEPEST:
        raise ValueError("it is nested too deeply")
    match value:
        case None:
            raise ValueError("nothing stands there")
        case str():
            return value
        case Mapping() if len(value) == 1 and str(next(iter(value))).startswith("$"):
            return _named(*next(iter(value.items())), depth)
        case Mapping():
            return _table(value, depth)
        case Sequence():
            return tuple(untagged(each, depth + 1) for each in value)
        case _:
            return value


def _named(tag: object, inner: object, depth: int) -> object:
    readers: Mapping[object, Callable[[str], object]] = {
        _MOMENT: datetime.fromisoformat,
        _DATE: date.fromisoformat,
        _TIME: time.fromisoformat,
        _NUMBER: _odd_number,
    }
    if tag == _TABLE and isinstance(inner, Mapping):
        return _table(inner, depth)
    if tag in readers and isinstance(inner, str):
        return readers[tag](inner)
    raise ValueError(f"{tag} is not known")


def _table(value: Mapping[object, object], depth: int) -> Mapping[str, object]:
    return MappingProxyType({str(key): untagged(each, depth + 1) for key, each in value.items()})


def _odd_number(text: str) -> Decimal:
    number = _decimal(text)
    if number.is_finite():
        raise ValueError("a number stands in quotes")
    return number


def _string(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(text)
    return json.dumps(text, ensure_ascii=False)


def _finite(value: Decimal) -> str:
    if not value.is_finite():
        raise TypeError("no JSON for what is not a number")
    return number_cell(value)


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise NotJson(f"has a number that cannot be read: {text[:20]}") from error


def _whole(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise NotJson(f"has a number of {len(text)} digits")
    return int(text)


def _refused(word: str) -> object:
    raise NotJson(f"has {word} where a number should be")


def _without_duplicates(pairs: Sequence[tuple[str, object]]) -> Mapping[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise NotJson(f'has the key "{twice}" twice in one table')
    return found
