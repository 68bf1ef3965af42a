"""One key of `config.toml` changed, every comment kept."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from coach.storage.files import ON_DISK, FileSystem, read_if_there, write_durably
from coach.storage.problem import Problem
from coach.storage.schema import frozen
from coach.storage.session_text import key_text, value_text
from coach.storage.toml_text import STRING_OR_COMMENT, parse

_HEADER = re.compile(r"\s*\[\[?\s*(.*?)\s*\]\]?\s*(#.*)?$")
_WAY_OUT = "change it in an editor"


def change_config(path: Path, table: str, key: str, value: object, *, system: FileSystem = ON_DISK) -> Problem | None:
    """Set one key in the file, which need not exist; None as value takes it out. Raises OSError when it cannot write.

    Returns why the file was left as it is, mostly None. A link to a file elsewhere stays a link.
    """
    text = read_if_there(path)
    if isinstance(text, Problem):
        return text
    changed = with_value(text or "", table, key, value, str(path))
    if isinstance(changed, Problem):
        return changed
    write_durably(path.resolve(), changed, system=system)
    return None


def with_value(text: str, table: str, key: str, value: object, file: str) -> str | Problem:
    """The text with one key set, or commented out for None; `table` is its header, empty for the top of the file.

    A text that is laid out so that this cannot be done without harm is left alone, and said.
    """
    before = parse(text, file)
    if isinstance(before, Problem):
        return before
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    written = f"{key_text(key)} = {value_text(value)}" if value is not None else ""
    start, end = _section(lines, table)
    at = _key_line(lines, start, end, key)
    if at is not None:
        last = _last_line(lines, at, end)
        lines[at : last + 1] = _replaced(lines[at : last + 1], written)
    elif written and end >= 0:
        at = _place_for(lines, start, end, key)
        lines[at:at] = [written]
    elif written:
        while lines and not lines[-1].strip():
            lines.pop()
        lines += [*([""] if lines else []), f"[{table}]", written, ""]
    result = newline.join(lines)
    after = parse(result, file)
    if isinstance(after, Problem) or frozen(after) != frozen(_expected(before, table, key, value)):
        return Problem(file, f"key {key}", "stands where it cannot be changed without harm", _WAY_OUT)
    return result


def _section(lines: list[str], table: str) -> tuple[int, int]:
    """The first line under a header and the line after its last; (-1, -1) when there is no such header."""
    headers = [(number, found[1]) for number, line in enumerate(lines) if (found := _HEADER.match(line))]
    start = 0 if not table else next((number + 1 for number, name in headers if name == table), -1)
    if start < 0:
        return -1, -1
    return start, next((number for number, _ in headers if number >= start), len(lines))


def _key_line(lines: list[str], start: int, end: int, key: str) -> int | None:
    wanted = re.compile(rf"\s*([\"']?){re.escape(key)}\1\s*=")
    return next((number for number in range(max(start, 0), end) if wanted.match(lines[number])), None)


def _last_line(lines: list[str], first: int, end: int) -> int:
    """The last line of a value that may go over several."""
    for last in range(first, end):
        if not isinstance(parse("\n".join(lines[first : last + 1]), ""), Problem):
            return last
    return first


def _replaced(old: list[str], written: str) -> list[str]:
    """The new line with the last comment of the old ones behind it, earlier ones above it."""
    if not written:
        return [f"# {line}" for line in old]
    comments = list(_comments("\n".join(old)))
    if not comments:
        return [written]
    *above, last = comments
    if "#" not in old[-1] or not old[-1].endswith(last):
        return [*comments, written]
    return [*above, f"{written}{_gap(old[-1], last)}{last}"]


def _gap(line: str, comment: str) -> str:
    before = line.removesuffix(comment)
    return before[len(before.rstrip()) :] or "  "


def _comments(text: str) -> Iterator[str]:
    return (found[0] for found in STRING_OR_COMMENT.finditer(text) if found[0].startswith("#"))


def _place_for(lines: list[str], start: int, end: int, key: str) -> int:
    """Below its own example, else below the last key of its table, else where the table begins."""
    example = re.compile(rf"#\s*{re.escape(key)}\s*=")
    shown = next((number for number in range(start, end) if example.match(lines[number])), None)
    if shown is not None:
        return shown + 1
    place = start
    number = start
    while number < end:
        if lines[number].strip() and not lines[number].lstrip().startswith("#"):
            number = _last_line(lines, number, end)
            place = number + 1
        number += 1
    return place


def _expected(before: Mapping[str, object], table: str, key: str, value: object) -> Mapping[str, object]:
    """What the changed text must say: everything as before and the one key."""
    if table:
        first, _, rest = table.partition(".")
        inner = before.get(first, {})
        return {**before, first: _expected(inner if isinstance(inner, Mapping) else {}, rest, key, value)}
    others = {name: each for name, each in before.items() if name != key}
    return others if value is None else {**others, key: value}
