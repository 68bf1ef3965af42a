"""One key of the text of `config.toml` changed, every comment kept."""

import re
from collections.abc import Iterator, Mapping, MutableMapping, Sequence

from coach.storage.problem import Problem
from coach.storage.schema import read_only
from coach.storage.session_text import key_text, value_text
from coach.storage.toml_text import STRING_OR_COMMENT, parse

_HEADER = re.compile(r"\s*\[\[?\s*(.*?)\s*\]\]?\s*(#.*)?$")
_WAY_OUT = "change it in an editor"


def with_value(text: str, table: str, key: str, value: object, file: str) -> str | Problem:
    """The text with one key set, or out of force for None; `table` is its header, empty for the top of the file.

    A text that is laid out so that this cannot be done without harm is left alone, and said.
    """
    before = parse(text, file)
    if isinstance(before, Problem):
        return before
    wanted = _told(_expected(before, table, key, value))
    if wanted == _told(before):
        return text
    plain = text.replace("\r\n", "\n")
    for edited in (_by_line, _by_token):
        result = edited(plain, table, key, value)
        after = parse(result, file)
        if not isinstance(after, Problem) and _told(after) == wanted and _has_every_comment(plain, result):
            return _ended_as(text, result)
    return Problem(file, f"key {key}", "stands where it cannot be changed without harm", _WAY_OUT)


def _ended_as(before: str, after: str) -> str:
    """The text after with every line ended as it was before; a new line is ended as the one above it."""
    old, new = before.split("\n"), after.split("\n")
    bare = [each.removesuffix("\r") for each in old]
    head = _alike(bare, new)
    tail = _alike(bare[head:][::-1], new[head:][::-1])
    ends = ["\r" if each.endswith("\r") else "" for each in old[:-1]]
    ends.append(ends[-1] if ends else "")
    changed = len(new) - head - tail
    above = [ends[max(0, head - 1)]] * changed
    ends[head : len(old) - tail] = [*ends[head : len(old) - tail], *above][:changed]
    ends[-1] = ""
    return "\n".join(f"{line}{end}" for line, end in zip(new, ends, strict=True))


def _alike(some: Sequence[str], others: Sequence[str]) -> int:
    """How many lines two texts begin with alike."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((number for number, (one, other) in pairs if one != other), min(len(some), len(others)))


def _told(table: Mapping[str, object]) -> object:
    """What a table says; one without keys says nothing."""
    inner = {key: _told(each) if isinstance(each, Mapping) else read_only(each) for key, each in table.items()}
    return {key: each for key, each in inner.items() if each != {}}


def _has_every_comment(before: str, after: str) -> bool:
    kept = list(_comments(after))
    return all(any(each in other for other in kept) for each in _comments(before))


# ------------------------------------------------------------------ line by line, as people lay a file out


def _by_line(text: str, table: str, key: str, value: object) -> str:
    """The key changed in its line, or added below its own example or the last key of its table."""
    lines = text.split("\n")
    told = value_text(value) if value is not None else ""
    written = f"{key_text(key)} = {told}" if told else ""
    start, end = _section(lines, table)
    at = _key_line(lines, start, end, key)
    if at is not None:
        last = _last_line(lines, at, end)
        is_told = any(_example(key).match(each) for each in lines[start:end])
        named = f"{_named(lines[at], key)}{told}" if told else ""
        lines[at : last + 1] = _replaced(lines[at : last + 1], named, is_told=is_told)
    elif written and end >= 0:
        at = _place_for(lines, start, end, key)
        lines[at:at] = [f"{_indent(lines[at - 1]) if at > start else ''}{written}"]
    elif written:
        while lines and not lines[-1].strip():
            lines.pop()
        lines += [*([""] if lines else []), f"[{table}]", written, ""]
    return "\n".join(lines)


def _section(lines: list[str], table: str) -> tuple[int, int]:
    """The first line under a header and the line after its last; (-1, -1) when there is no such header."""
    headers = [(number, found[1]) for number, line in enumerate(lines) if (found := _HEADER.match(line))]
    start = 0 if not table else next((number + 1 for number, name in headers if name == table), -1)
    if start < 0:
        return -1, -1
    return start, next((number for number, _ in headers if number >= start), len(lines))


def _key_line(lines: list[str], start: int, end: int, key: str) -> int | None:
    return next((number for number in range(max(start, 0), end) if _named(lines[number], key)), None)


def _named(line: str, key: str) -> str:
    """What stands in front of the value in a line of this key; nothing in another."""
    found = re.match(rf"\s*([\"']?){re.escape(key)}\1\s*=[ \t]*", line)
    return found[0] if found else ""


def _example(key: str) -> re.Pattern[str]:
    """A key in a comment, as the documented configuration shows it."""
    return re.compile(rf"\s*#\s*{re.escape(key)}\s*=")


def _last_line(lines: list[str], first: int, end: int) -> int:
    """The last line of a value that may go over several."""
    for last in range(first, end):
        if not isinstance(parse("\n".join(lines[first : last + 1]), ""), Problem):
            return last
    return first


def _replaced(old: list[str], written: str, *, is_told: bool) -> list[str]:
    """The new line with the last comment of the old ones behind it, earlier ones above it.

    A line that goes stays as a comment, unless one of this key `is_told` already and nothing was remarked on it.
    """
    comments = list(_comments("\n".join(old)))
    indent = _indent(old[0])
    if not written:
        return [] if is_told and not comments else [f"{indent}# {line.removeprefix(indent)}" for line in old]
    if not comments:
        return [written]
    *above, last = (f"{indent}{each}" for each in comments)
    if "#" not in old[-1] or not old[-1].endswith(comments[-1]):
        return [*above, last, written]
    return [*above, f"{written}{_gap(old[-1], comments[-1])}{comments[-1]}"]


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _gap(line: str, comment: str) -> str:
    before = line.removesuffix(comment)
    return before[len(before.rstrip()) :] or "  "


def _comments(text: str) -> Iterator[str]:
    return (found[0] for found in STRING_OR_COMMENT.finditer(text) if found[0].startswith("#"))


def _place_for(lines: list[str], start: int, end: int, key: str) -> int:
    """Below its own example, else below the last key of its table, else where the table begins."""
    shown = next((number for number in range(start, end) if _example(key).match(lines[number])), None)
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


# ------------------------------------------------------------------ token by token, however a file is laid out


def _by_token(text: str, table: str, key: str, value: object) -> str:
    """The key changed wherever TOML lets it stand: in a table in braces, behind dots, in quotes."""
    import tomlkit  # noqa: PLC0415 - needed for few files, and nothing else needs it
    from tomlkit.exceptions import TOMLKitError  # noqa: PLC0415 - the same

    try:
        document = tomlkit.parse(text)
        inner: MutableMapping[str, object] = document
        for name in table.split(".") if table else ():
            if name not in inner:
                inner[name] = (
                    tomlkit.inline_table() if isinstance(inner, tomlkit.items.InlineTable) else tomlkit.table()
                )
            found = inner[name]
            if not isinstance(found, MutableMapping):
                return text
            inner = found
        if value is None:
            inner.pop(key, None)
        else:
            inner[key] = tomlkit.value(value_text(value))
        return tomlkit.dumps(document)
    except TOMLKitError:
        return text


# ------------------------------------------------------------------ the check


def _expected(before: Mapping[str, object], table: str, key: str, value: object) -> Mapping[str, object]:
    """What the changed text must say: everything as before and the one key."""
    if table:
        first, _, rest = table.partition(".")
        inner = before.get(first)
        if inner is None and value is None:
            return before
        return {**before, first: _expected(inner if isinstance(inner, Mapping) else {}, rest, key, value)}
    others = {name: each for name, each in before.items() if name != key}
    return others if value is None else {**others, key: value}
