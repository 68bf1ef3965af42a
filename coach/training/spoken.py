"""Numbers and sets as they are said aloud, for a voice that reads them."""

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from coach.training.load import LoadKind
from coach.training.log import LoggedSet

# fmt: off
_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
# fmt: on
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_PARTS: Mapping[Decimal, str] = MappingProxyType(
    {Decimal("0.25"): "a quarter", Decimal("0.5"): "a half", Decimal("0.75"): "three quarters"}
)
_LEAST_OF_TENS = 20
_HUNDRED, _THOUSAND = 100, 1000


def whole(value: int) -> str:
    """A whole number in words: sixty-two, one hundred and five; one hundred thousand and more in figures."""
    if value < 0:
        return f"minus {whole(-value)}"
    if value < _LEAST_OF_TENS:
        return _SMALL[value]
    if value < _HUNDRED:
        tens, ones = divmod(value, 10)
        return f"{_TENS[tens]}-{_SMALL[ones]}" if ones else _TENS[tens]
    if value < _HUNDRED * _THOUSAND:
        size, name = (_HUNDRED, "hundred") if value < _THOUSAND else (_THOUSAND, "thousand")
        many, rest = divmod(value, size)
        joint = " and " if rest < _HUNDRED else " "
        return f"{whole(many)} {name}{joint}{whole(rest)}" if rest else f"{whole(many)} {name}"
    return str(value)


def number(value: Decimal | int) -> str:
    """A number in words: sixty-two and a half, one and a quarter, two point three."""
    exact = Decimal(value)
    if exact < 0:
        return f"minus {number(-exact)}"
    ones = int(exact)
    part = exact - ones
    if not part:
        return whole(ones)
    if part in _PARTS:
        return f"{whole(ones)} and {_PARTS[part]}" if ones else _PARTS[part]
    digits = f"{part.normalize():f}".partition(".")[2]
    return f"{whole(ones)} point {' '.join(_SMALL[int(each)] for each in digits)}"


def seconds(count: int) -> str:
    """A time in words: ten seconds."""
    return f"{whole(count)} second{'' if count == 1 else 's'}"


def load(value: Decimal | None, kind: LoadKind) -> str:
    """A load in words without its unit: sixty-two and a half, plus five, thirty of help; nothing for a bare body."""
    if value is None:
        return ""
    match kind:
        case LoadKind.BODYWEIGHT:
            return f"plus {number(value)}" if value else ""
        case LoadKind.ASSISTED:
            return f"{number(value)} of help"
        case _:
            return number(value)


def coming_set(name: str, done: LoggedSet, kind: LoadKind, cue: str = "") -> str:
    """A set that comes next, and what to think of: Barbell row, sixty-two and a half, nine. Hips still."""
    amount = whole(done.done) if done.seconds is None else seconds(done.seconds)
    said = ", ".join(part for part in (name, load(done.load, kind), amount) if part)
    thought = f" {cue.rstrip('.')}." if cue else ""
    return f"{said}.{thought}"
