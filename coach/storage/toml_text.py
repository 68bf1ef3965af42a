"""TOML text to plain values, refusing what would hurt: never raises, whatever a file holds."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from coach.storage.plain_toml import read_plain
from coach.storage.problem import Problem

MOST_CHARACTERS_IN_A_LINE = 20_000
MOST_DOTS_IN_A_KEY = 32
"""A key like a.a.a.a costs the parser time and memory with the square of its dots."""

STRING_OR_COMMENT = re.compile(
    r'"""(?:\\.|[^\\]|\\\Z)*?(?:"""|\Z)'
    r"|'''.*?(?:'''|\Z)"
    r'|"(?:\\[^\n]|[^"\\\n])*"?'
    r"|'[^'\n]*'?"
    r"|#[^\n]*",
    re.DOTALL,
)
_BETWEEN_KEYS = re.compile(r"[=,\[\]{}\n]")
_PLACE = re.compile(r"\s*\(at (.*)\)$")


def parse(text: str, file: str) -> Mapping[str, object] | Problem:
    """The document as plain values with every fraction a `Decimal`, or why it is none."""
    text = text.removeprefix("\ufeff")
    plain = read_plain(text)
    if plain is not None:
        return plain
    import tomllib  # noqa: PLC0415 - the coach's own files are read without it

    danger = dangerous(text, file)
    if danger is not None:
        return danger
    try:
        return tomllib.loads(text, parse_float=_decimal)
    except tomllib.TOMLDecodeError as error:
        said = str(error)
        found = _PLACE.search(said)
        place = found[1] if found else ""
        what = said[: found.start()] if found else said
        return Problem(file, place, f"is not TOML: {what[:1].lower()}{what[1:]}", "correct it in an editor")
    except RecursionError:
        return Problem(file, "", "is nested too deeply to be read", "move it away")
    except ValueError:
        return Problem(file, "", "has a number too long to be read", "correct it in an editor")


def dangerous(text: str, file: str) -> Problem | None:
    """Why this text should not even be parsed; None when it may be."""
    may_have_long_key = False
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MOST_CHARACTERS_IN_A_LINE:
            sentence = f"has more than {MOST_CHARACTERS_IN_A_LINE} characters"
            return Problem(file, f"line {number}", sentence, "break the line, or move the file away")
        may_have_long_key = may_have_long_key or line.count(".") > MOST_DOTS_IN_A_KEY
    if may_have_long_key:
        bare = STRING_OR_COMMENT.sub("_", text)
        if any(part.count(".") > MOST_DOTS_IN_A_KEY for part in _BETWEEN_KEYS.split(bare)):
            return Problem(file, "", f"has a key with more than {MOST_DOTS_IN_A_KEY} dots", "move it away")
    return None


def _decimal(text: str) -> Decimal:
    """The number as written; not a number at all when its exponent is beyond reason."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")
