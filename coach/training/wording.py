"""Numbers to words, once, for every face."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from coach.training.load import LoadKind, Unit

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(value: Decimal | int) -> str:
    """A number as a lifter writes it: no exponent, no zeros after the point: 62.5, 100."""
    text = f"{Decimal(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Fraction, places: int = 1) -> str:
    """An exact value for reading only, at most `places` after the point."""
    return number(round(Decimal(value.numerator) / Decimal(value.denominator), places))


def bare_load(load: Decimal | None, kind: LoadKind) -> str:
    """A load in a table, without its unit: 62.5, +5, -30; a dash where nothing is loaded."""
    if load is None:
        return "–"
    match kind:
        case LoadKind.BODYWEIGHT:
            return f"+{number(load)}"
        case LoadKind.ASSISTED:
            return f"-{number(load)}"
        case _:
            return number(load)


def load(value: Decimal | None, kind: LoadKind, unit: Unit) -> str:
    """A load in a sentence: 62.5 kg, +5 kg, 30 kg of help, bodyweight, no load."""
    if value is None:
        return "no load"
    match kind:
        case LoadKind.BODYWEIGHT:
            return f"+{number(value)} {unit}" if value else "bodyweight"
        case LoadKind.ASSISTED:
            return f"{number(value)} {unit} of help"
        case _:
            return f"{number(value)} {unit}"


def count(n: int, singular: str, plural: str = "") -> str:
    """A counted noun in figures: 1 rep, 2 reps."""
    return f"{n} {singular if n == 1 else plural or singular + 's'}"


def in_words(n: int) -> str:
    """A small number in words: three; beyond twelve in figures."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else str(n)


def listed(items: Iterable[str], last: str = "and") -> str:
    """A list in a sentence: a, b and c."""
    words = list(items)
    if len(words) < 2:  # noqa: PLR2004 - one word needs no comma
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def clock(seconds: int) -> str:
    """A time on a clock: 0:07, 2:30, 1:02:03."""
    minutes, rest = divmod(max(0, seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def long_date(day: date) -> str:
    """Sunday 22 November."""
    return f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def long_date_from(day: date, today: date) -> str:
    """The same as it is said on another day: Sunday 22 November, with its year where that is another."""
    return long_date(day) if day.year == today.year else f"{long_date(day)} {day.year}"


def short_date(day: date) -> str:
    """22 Nov."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]}"


def capital(text: str) -> str:
    """A sentence's first letter large, the rest as it is."""
    return text[:1].upper() + text[1:]


def reps(numbers: Sequence[int]) -> str:
    """Reps set by set: 10 10 9."""
    return " ".join(str(n) for n in numbers)
