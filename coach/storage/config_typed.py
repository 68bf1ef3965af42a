"""Values of the configuration as a lifter types them on one line, and back."""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from coach.storage.config_rack import MOST_PAIRS, MOST_STEPS, MOST_WEIGHT, Steps, written_weights
from coach.training.frozen import frozen
from coach.training.text import clean
from coach.training.typed import Refusal
from coach.training.wording import number

NONE = "none"
"""What is typed for a list with nothing in it."""
YES, NO = "yes", "no"

_SHOWN = 20
_LONGEST_RUN_SPELT_OUT = 4
_NUMBER = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,30})?")
_PAIRS = re.compile(r"([0-9.,]+)(?:[x×*]([0-9]{1,3}))?")
_RANGE = re.compile(r"([0-9.,]+)[-–]([0-9.,]+)/([0-9.,]+)")
_CLOCK = re.compile(r"([0-9]{1,3}):([0-5][0-9])")
_WHOLE = re.compile(r"[0-9]{1,6}")


@frozen
class Form:
    """How values of one kind are typed."""

    read: Callable[[str], object]
    """The value as the file holds it, or a `Refusal`."""
    how: str
    """How it is typed, in a few words; empty where it is only chosen."""


# ------------------------------------------------------------------ numbers


def read_number(text: str) -> Decimal | Refusal:
    """A number: a point or a comma."""
    found = _decimal(text.strip())
    return _unlike(text, "a number", "78.5") if found is None else found


def read_seconds(text: str) -> int | Refusal:
    """A time: 150, or 2:30."""
    found = _CLOCK.fullmatch(text.strip())
    if found is not None:
        return int(found[1]) * 60 + int(found[2])
    return int(text) if _WHOLE.fullmatch(text.strip()) else _unlike(text, "a time", "2:30 or 150")


def write_seconds(seconds: int) -> str:
    """The same as it is typed."""
    return f"{seconds // 60}:{seconds % 60:02}"


def read_leads(text: str) -> tuple[int, ...] | Refusal:
    """Seconds, the most first."""
    words = _words(text)
    if not all(_WHOLE.fullmatch(each) for each in words):
        return _unlike(text, "seconds", "10 3 2 1")
    return tuple(sorted({int(each) for each in words}, reverse=True))


def write_leads(leads: Iterable[int]) -> str:
    """The same as it is typed."""
    return " ".join(str(each) for each in leads) or NONE


# ------------------------------------------------------------------ weights


def read_plates(text: str) -> tuple[tuple[Decimal, int], ...] | Refusal:
    """Plates with their pairs, the heaviest first: 20x2 is two pairs, 20 is one."""
    found: list[tuple[Decimal, int]] = []
    for word in _words(text):
        pairs = _PAIRS.fullmatch(word)
        weight = _decimal(pairs[1]) if pairs is not None else None
        if pairs is None or weight is None:
            return _unlike(word, "plates", "20x2 10x1")
        if not 0 < weight <= MOST_WEIGHT:
            return Refusal(f"a plate of {number(weight)} is not between 0 and {MOST_WEIGHT}")
        count = int(pairs[2] or 1)
        if count > MOST_PAIRS:
            return Refusal(f"{number(weight)} has {count} pairs, more than {MOST_PAIRS}")
        found.append((weight, count))
    return tuple(sorted(found, reverse=True))


def write_plates(plates: Iterable[tuple[Decimal, int]]) -> str:
    """The same as it is typed."""
    return " ".join(f"{number(weight)}x{pairs}" for weight, pairs in plates) or NONE


def read_weights(text: str) -> object:
    """Weights as the file holds them, each once, the lightest first; or a `Refusal`."""
    found: set[Decimal] = set()
    for word in _words(text):
        more = _weights(word)
        if isinstance(more, Refusal):
            return more
        found.update(more)
    return written_weights(tuple(sorted(each for each in found if each > 0)))


def write_weights(weights: tuple[Decimal, ...]) -> str:
    """The same as they are typed, long even runs as ranges."""
    return " ".join(_runs(weights)) or NONE


def _weights(word: str) -> tuple[Decimal, ...] | Refusal:
    weight = _decimal(word)
    if weight is not None:
        return (weight,)
    found = _RANGE.fullmatch(word)
    first, last, step = (_decimal(each) for each in found.groups()) if found is not None else (None, None, None)
    if first is None or last is None or step is None:
        return _unlike(word, "weights", "5 7.5 10 or 2.5-40/2.5")
    if last < first or not step or last > MOST_WEIGHT or last - first >= step * MOST_STEPS:
        return Refusal(f"{clean(word, _SHOWN)} is no range: from the lightest to the heaviest, at most {MOST_STEPS}")
    return Steps(first, last, step).weights


def _runs(weights: tuple[Decimal, ...]) -> Iterator[str]:
    at = 0
    while at < len(weights):
        end = at + 1
        while end + 1 < len(weights) and weights[end + 1] - weights[end] == weights[at + 1] - weights[at]:
            end += 1
        if end - at < _LONGEST_RUN_SPELT_OUT:
            yield number(weights[at])
            at += 1
        else:
            step = weights[at + 1] - weights[at]
            yield f"{number(weights[at])}-{number(weights[end])}/{number(step)}"
            at = end + 1


# ------------------------------------------------------------------ words


def read_switch(text: str) -> bool | Refusal:
    """Yes or no."""
    match text:
        case "yes":
            return True
        case "no":
            return False
        case _:
            return Refusal(f"it is {YES} or {NO}")


def write_switch(value: object) -> str:
    """The same as a word."""
    return YES if value else NO


def read_word(text: str) -> str:
    """A word, as it is."""
    return text.strip()


def read_keys(text: str) -> str | Refusal:
    """Keys with commas between them, as the file has them; typed with spaces between them."""
    keys = [key for word in text.split() for key in ([","] if word == "," else word.split(",")) if key]
    return ",".join("comma" if key == "," else key for key in keys) if keys else Refusal("type a key, like u or ctrl+z")


def write_keys(keys: str) -> str:
    """The same as they are typed."""
    found = [","] if keys.strip() == "," else [each.strip() for each in keys.split(",") if each.strip()]
    return " ".join("," if each == "comma" else each for each in found)


NUMBER = Form(read_number, "type a number, like 78.5")
SECONDS = Form(read_seconds, "type a time, like 2:30 or 150")
LEADS = Form(read_leads, f"type seconds, like 10 3 2 1, or {NONE}")
PLATES = Form(read_plates, f"type each weight, x and its pairs, like 20x2 10x1, or {NONE}")
WEIGHTS = Form(read_weights, f"type weights and ranges, like 1-10/1 12.5-40/2.5, or {NONE}")
KEYS = Form(read_keys, "type keys with a space between them, like u ctrl+z")
SWITCH = Form(read_switch, "")
WORD = Form(read_word, "")


def _words(text: str) -> list[str]:
    """What stands between spaces, or commas that a space follows; nothing for `none`."""
    words = [each.rstrip(",;") for each in text.replace(";", " ").split()]
    return [] if words == [NONE] else [each for each in words if each]


def _decimal(text: str) -> Decimal | None:
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def _unlike(text: str, what: str, example: str) -> Refusal:
    shown = clean(text, _SHOWN)
    return Refusal(f'"{shown}" cannot be read as {what}: type it like {example}')
