"""A look at one table of a file: each key asked for by its kind and range, what is wrong named and left out."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, tzinfo
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from coach.storage.problem import Problem
from coach.training.text import clean
from coach.training.wording import listed

MOST_PLACES = 30
"""Digits after the point: more is no weight, and would only make exact arithmetic slow."""
NO_OFFSET = "has no offset from UTC"
"""What is said of a time that was taken to be this machine's."""
_YEARS = range(1900, 2200)
_NAMED = 40
_NEAR = 0.5
"""How much of a word must be alike for it to be meant, as a share."""

Choice = TypeVar("Choice", bound=StrEnum)


class Fields:
    """One table being read. A key that was never asked for is one that the coach does not know."""

    def __init__(
        self,
        raw: Mapping[str, object],
        file: str,
        place: Callable[[str], str],
        problems: list[Problem],
        way_out: str = "correct it in an editor",
    ) -> None:
        """`place` says where a key stands; what is wrong is added to `problems`, each with `way_out`."""
        self.is_sound = True
        """Whether nothing had to be left out."""
        self.problems = problems
        self._raw = raw
        self._file = file
        self._place = place
        self._way_out = way_out
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether the table has this key, right or wrong."""
        return key in self._raw

    def get(self, key: str) -> object:
        """Whatever stands there; None when nothing does. The key counts as known from now on."""
        self._asked.add(key)
        return self._raw.get(key)

    def refuse(self, key: str, sentence: str, way_out: str = "") -> None:
        """Name what is wrong with a key whose value is left out; `way_out` where it is another than usual."""
        self.is_sound = False
        self.remark(key, sentence, way_out or self._way_out)

    def remark(self, key: str, sentence: str, way_out: str) -> None:
        """Name what is wrong with a key whose value is taken all the same."""
        self.problems.append(Problem(self._file, self._place(key), sentence, way_out))

    def unknown(self) -> Mapping[str, object]:
        """The keys nobody asked for, with their values, in the order of the file."""
        return {key: value for key, value in self._raw.items() if key not in self._asked}

    def text(self, key: str, limit: int) -> str:
        """A line of text without control characters; empty when there is none."""
        value = self.get(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            self.refuse(key, f"{key} is {shown(value)}, not a text in quotes")
            return ""
        return self._short_enough(key, value, limit)

    def texts(self, key: str, limit: int) -> tuple[str, ...]:
        """A list of lines of text; empty when there is none."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            self.refuse(key, f"{key} is {shown(value)}, not a list of texts in quotes")
            return ()
        return tuple(self._short_enough(key, each, limit) for each in value)

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number from low to high; None when there is none."""
        value = self.get(key)
        if value is None:
            return None
        number = whole_number(value)
        if number is None:
            self.refuse(key, f"{key} is {shown(value)}, not a whole number")
        elif not low <= number <= high:
            self.refuse(key, f"{key} is {shown(value)}, not between {low} and {high}")
        else:
            return number
        return None

    def number(self, key: str, low: int, high: int) -> Decimal | None:
        """A number from low to high, as written; None when there is none."""
        value = self.get(key)
        if value is None:
            return None
        number = exact_number(value)
        if number is None:
            self.refuse(key, f"{key} is {shown(value)}, not a number")
        elif not low <= number <= high:
            self.refuse(key, f"{key} is {shown(value)}, not between {low} and {high}")
        else:
            return number
        return None

    def wholes(self, key: str, low: int, high: int) -> tuple[int, ...] | None:
        """A list of whole numbers from low to high; None when there is none."""
        value = self.get(key)
        if value is None:
            return None
        numbers = [whole_number(each) for each in value] if isinstance(value, list) else [None]
        found = tuple(each for each in numbers if each is not None and low <= each <= high)
        if len(found) < len(numbers):
            self.refuse(key, f"{key} is {shown(value)}, not a list of whole numbers between {low} and {high}")
            return None
        return found

    def span(self, key: str, low: int, high: int) -> tuple[int, int] | None:
        """A range [lowest, highest]; None when there is none."""
        numbers = self.wholes(key, low, high)
        match numbers:
            case None:
                return None
            case (lowest, highest) if lowest <= highest:
                return lowest, highest
            case _:
                self.refuse(key, f"{key} is {shown(list(numbers))}, not a range of two numbers")
                return None

    def choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """One of a closed set of words; None when there is none."""
        value = self.get(key)
        if value is None:
            return None
        found = next((each for each in choices if each == value), None)
        if found is None:
            self.refuse(key, f"{key} is {shown(value)}, not {listed(choices, 'or')}")
        return found

    def truth(self, key: str) -> bool | None:
        """True or false; None when there is neither."""
        value = self.get(key)
        if value is None or isinstance(value, bool):
            return value
        self.refuse(key, f"{key} is {shown(value)}, not true or false")
        return None

    def moment(self, key: str, zone: tzinfo | None) -> datetime | None:
        """An aware date and time; one without an offset is named and taken in `zone`, None being this machine's."""
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, datetime) or value.year not in _YEARS:
            self.refuse(key, f"{key} is {shown(value)}, not a date and time of this age")
            return None
        if value.utcoffset() is None:
            self.remark(key, f"{key} {NO_OFFSET}", "write it at its end, like +01:00")
            return value.astimezone() if zone is None else value.replace(tzinfo=zone)
        return value

    def _short_enough(self, key: str, value: str, limit: int) -> str:
        line = clean(value)
        if len(line) <= limit:
            return line
        self.remark(key, f"{key} is longer than {limit} characters", "shorten it in an editor")
        return clean(line, limit)


def whole_number(value: object) -> int | None:
    """A whole number, 8.0 included; None when it is anything else."""
    match value:
        case bool():
            return None
        case int():
            return value
        case Decimal() if value.is_finite() and value.adjusted() < MOST_PLACES and value == value.to_integral_value():
            return int(value)
        case _:
            return None


def exact_number(value: object) -> Decimal | None:
    """A finite number as written; None when it is anything else."""
    match value:
        case bool():
            return None
        case int() if value.bit_length() <= 64:  # noqa: PLR2004 - what TOML promises of a whole number
            return Decimal(value)
        case Decimal() if value.is_finite() and -MOST_PLACES <= int(value.as_tuple().exponent) <= MOST_PLACES:
            return value
        case _:
            return None


def nearest(word: str, known: Collection[str]) -> str:
    """The known word that one of a file is spelt most like; empty where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - costly, and only a mistake needs it

    return next(iter(get_close_matches(clean(word, _NAMED).lower(), known, n=1, cutoff=_NEAR)), "")


def read_only(value: object) -> object:
    """The same value, its lists as tuples and its tables read-only, all the way down."""
    match value:
        case str():
            return value
        case Mapping():
            return MappingProxyType({str(key): read_only(each) for key, each in value.items()})
        case Sequence():
            return tuple(read_only(each) for each in value)
        case _:
            return value


def shown(value: object) -> str:
    """A value of a file as a sentence may name it: short and harmless."""
    match value:
        case str():
            return f'"{clean(value, _NAMED)}"'
        case bool():
            return "true" if value else "false"
        case int() if value.bit_length() > 64:  # noqa: PLR2004 - longer ones are costly to spell
            return "a very long number"
        case int() | Decimal():
            return clean(str(value), _NAMED)
        case list():
            parts = [shown(each) for each in value[:6]]
            return clean(f"[{', '.join(parts)}{', …' if len(value) > len(parts) else ''}]", _NAMED)
        case Mapping():
            return "a table"
        case datetime():
            return value.isoformat()
        case _:
            return clean(str(value), _NAMED)
