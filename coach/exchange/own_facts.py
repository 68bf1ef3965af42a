"""One table of our own files, looked at key by key: each value of its kind and range, or the reason why not."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from coach.exchange.figures import Unreadable
from coach.exchange.json_text import json_value, untagged
from coach.training.log import NOTHING_MORE
from coach.training.text import clean
from coach.training.wording import listed

_MOST_PLACES = 30
_YEARS = range(1900, 2200)
_SHOWN = 40
_MOST_EXTRA = 10_000
"""Characters: a session file with longer lines would not be read again."""

Choice = TypeVar("Choice", bound=StrEnum)


class UnknownKey(ValueError):  # noqa: N818 - it is an answer, in words
    """A key or a word that only a newer coach can have written."""


class Facts:
    """A table being read. Whoever reads it says `nothing_more()` at the end."""

    def __init__(self, raw: Mapping[str, object]) -> None:
        self._raw = raw
        self._asked = {"extra"}

    def get(self, key: str) -> object:
        """Whatever stands there; None when nothing does. The key counts as known from now on."""
        self._asked.add(key)
        return self._raw.get(key)

    def needed(self, key: str) -> object:
        """What has to be there."""
        value = self.get(key)
        if value is None:
            raise Unreadable(f"there is no {key}", "")
        return value

    def nothing_more(self) -> Mapping[str, object]:
        """The unknown keys that the file carries under `extra`; UnknownKey for one that stands among ours."""
        unknown = next((key for key in self._raw if key not in self._asked), None)
        if unknown is not None:
            raise UnknownKey(clean(unknown, _SHOWN))
        extra = self._raw.get("extra")
        if extra is None:
            return NOTHING_MORE
        try:
            found = untagged(extra)
        except ValueError as error:
            raise Unreadable("extra is not what a coach writes", shown(extra)) from error
        if not isinstance(found, Mapping):
            raise Unreadable("extra is not a table", shown(extra))
        if len(json_value(extra)) > _MOST_EXTRA:
            raise Unreadable(f"extra is longer than {_MOST_EXTRA} characters", shown(extra))
        return found

    def text(self, key: str, limit: int) -> str:
        """A line of text without control characters; empty when there is none."""
        value = self.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise Unreadable(f"{key} is not a text", shown(value))
        return clean(value, limit)

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number from low to high, 8.0 included; None when there is none."""
        number = self.number(key, low, high)
        if number is None:
            return None
        if number != number.to_integral_value():
            raise Unreadable(f"{key} is not a whole number", shown(number))
        return int(number)

    def number(self, key: str, low: int, high: int) -> Decimal | None:
        """A number from low to high, as written; None when there is none."""
        value = self.get(key)
        return None if value is None else _number(key, value, low, high)

    def wholes(self, key: str, low: int, high: int) -> tuple[int, ...]:
        """A list of whole numbers from low to high; empty when there is none."""
        value = self.get(key)
        if value is None:
            return ()
        if isinstance(value, str) or not isinstance(value, Sequence):
            raise Unreadable(f"{key} is not a list of numbers", shown(value))
        numbers = [_number(key, each, low, high) for each in value]
        if any(each != each.to_integral_value() for each in numbers):
            raise Unreadable(f"{key} is not a list of whole numbers", shown(value))
        return tuple(map(int, numbers))

    def span(self, key: str, low: int, high: int) -> tuple[int, int] | None:
        """A range of two numbers; None when there is none."""
        match self.wholes(key, low, high):
            case ():
                return None
            case (lowest, highest) if lowest <= highest:
                return lowest, highest
            case _:
                raise Unreadable(f"{key} is not a range of two numbers", shown(self.get(key)))

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """One of a closed set of words; None when there is none."""
        value = self.get(key)
        if value is None:
            return None
        found = next((each for each in choices if each == value), None)
        if found is None:
            raise Unreadable(f"{key} is not {listed(choices, 'or')}", shown(value))
        return found

    def choices(self, key: str, choices: type[Choice]) -> frozenset[Choice]:
        """Some of a closed set of words."""
        value = self.get(key)
        if value is None:
            return frozenset()
        words = value if isinstance(value, Sequence) and not isinstance(value, str) else (value,)
        if any(word not in list(choices) for word in words):
            raise Unreadable(f"{key} has a word that is not {listed(choices, 'or')}", shown(value))
        return frozenset(each for each in choices if each in words)

    def truth(self, key: str) -> bool:
        """True or false; false when there is neither."""
        value = self.get(key)
        if value is None or isinstance(value, bool):
            return bool(value)
        raise Unreadable(f"{key} is not true or false", shown(value))

    def moment(self, key: str) -> datetime | None:
        """A date and time with its offset; None when there is none."""
        value = self.get(key)
        if value is None:
            return None
        try:
            moment = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            moment = None
        if moment is None or moment.year not in _YEARS:
            raise Unreadable(f"{key} is not a date and time like 2026-11-22T07:05:11+01:00", shown(value))
        if moment.utcoffset() is None:
            raise Unreadable(f"{key} has no offset from UTC, such as +01:00", shown(value))
        return moment


def shown(value: object) -> str:
    """A value as a report may quote it: short, and harmless once it is cleaned."""
    match value:
        case None:
            return "null"
        case str():
            return value[:_SHOWN]
        case Mapping():
            return "a table"
        case Sequence():
            return f"[{', '.join(_first(value))}]"[:_SHOWN]
        case _:
            return json_value(value)[:_SHOWN]


def _first(values: Iterable[object]) -> list[str]:
    return [shown(each) for each, _ in zip(values, range(6), strict=False)]


def _number(key: str, value: object, low: int, high: int) -> Decimal:
    match value:
        case bool():
            raise Unreadable(f"{key} is not a number", shown(value))
        case int():
            number = Decimal(value)
        case Decimal() if value.is_finite():
            number = value
        case _:
            raise Unreadable(f"{key} is not a number", shown(value))
    exponent = number.as_tuple().exponent
    if not low <= number <= high:
        raise Unreadable(f"{key} is not between {low} and {high}", shown(value))
    if not isinstance(exponent, int) or abs(exponent) > _MOST_PLACES:
        raise Unreadable(f"{key} has more digits than a weight", shown(value))
    return number
