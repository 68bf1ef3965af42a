"""On which line of a JSON document each item of its lists stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""The keys and numbers that lead to a value: ("sessions", 0, "exercises", 2)."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:\n]|[^\s\[\]{},:"]+', re.DOTALL)


@dataclass(slots=True)
class _Open:
    """A list or table that has not been closed yet."""

    is_list: bool
    place: int = 0
    """Of the item to come, in a list."""
    key: str = ""
    is_at_value: bool = False
    """After the colon, in a table."""

    def next(self) -> None:
        """A comma was read."""
        self.place += 1
        self.is_at_value = False


def item_lines(text: str) -> Mapping[Path, int]:
    """The line, from 1, on which each item of a list begins, by the path to it. `text` is valid JSON."""
    lines: dict[Path, int] = {}
    line = 1
    opened = [_Open(is_list=True)]
    for read in _TOKEN.findall(text):
        match read:
            case "\n":
                line += 1
            case ",":
                opened[-1].next()
            case ":":
                opened[-1].is_at_value = True
            case "]" | "}":
                opened.pop()
            case _:
                _begin(read, opened, lines, line)
    return lines


def _begin(read: str, opened: list[_Open], lines: dict[Path, int], line: int) -> None:
    """A key of a table, or a value."""
    inner = opened[-1]
    if inner.is_list and len(opened) > 1:
        lines[tuple(each.place if each.is_list else each.key for each in opened[1:])] = line
    elif not inner.is_at_value:
        inner.key = read[1:-1]
    if read in {"[", "{"}:
        opened.append(_Open(is_list=read == "["))
