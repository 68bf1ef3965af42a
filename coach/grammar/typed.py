"""Values as they are typed on the command line: taken, or refused with a sentence."""

import argparse
import re
from contextlib import suppress
from datetime import date, time

from coach.arguments import Typed

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})?(?:(?:^|[T ])(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?P<zone>Z|[+-]\d{2}:\d{2})?)?",
    re.ASCII,
)
_YEARS = range(1900, 2200)
_MOST_WEEKS = 104


def some_path(text: str) -> str:
    """A file or folder, there or not."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("it is empty; name a place")
    return text


def some_file(text: str) -> str:
    """A file, not a pipe."""
    if text == "-":
        raise argparse.ArgumentTypeError("name a file; a backup cannot be checked in a pipe")
    return some_path(text)


def weeks(text: str) -> int:
    """How many weeks, two years at most."""
    found = int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(_MOST_WEEKS)) else 0
    if not 1 <= found <= _MOST_WEEKS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of weeks from 1 to {_MOST_WEEKS}")
    return found


def a_moment(text: str) -> Typed:
    """A date, a time of day, or both; with a zone where it is not this machine's."""
    found = _MOMENT.fullmatch(text.strip())
    if found is not None and found["day"] and not found["time"]:
        return Typed(a_date(found["day"]), None)
    if found is not None and found["time"]:
        clock = found["time"] if found["time"][2] == ":" else f"0{found['time']}"
        with suppress(ValueError):
            day = a_date(found["day"]) if found["day"] else None
            return Typed(day, time.fromisoformat(f"{clock}{found['zone'] or ''}"))
    raise argparse.ArgumentTypeError(f"{text!r} is no time; write one like 18:30, 2026-11-20 or 2026-11-20T18:30")


def a_date(text: str) -> date:
    """A date like 2026-12-01."""
    try:
        found = date.fromisoformat(text) if _DATE.fullmatch(text) else None
    except ValueError:
        found = None
    if found is None or found.year not in _YEARS:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write one like 2026-12-01")
    return found
