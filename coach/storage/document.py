"""A TOML file that people write by hand: read whole or not at all, and every place in it can be named."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path

from coach.storage.files import decoded, read_if_there
from coach.storage.problem import Problem
from coach.storage.toml_text import parse
from coach.training.frozen import frozen
from coach.training.text import clean

_HEADER = re.compile(r"\s*\[\[?\s*([\w-]+(?:\s*\.\s*[\w-]+)*)\s*\]\]?\s*(?:#.*)?$")


@frozen
class Document:
    """A TOML file that could be read."""

    file: str
    """As the lifter would open it."""
    text: str
    table: Mapping[str, object] = field(hash=False)
    """Fractions are decimals."""

    def line(self, path: Sequence[tuple[str, int]], key: str = "") -> int | None:
        """The line of a key, else of its table, else None; the first line is 1.

        `path` leads to the table: each step is a header and which of its kind it is, counted from 0 inside the step
        before: `(("day", 1), ("day.slot", 0))` is the first slot of the second day.
        """
        lines = self.text.split("\n")
        headers = {number: name for number, line in enumerate(lines) if (name := _header(line))}
        start, end = -1, len(lines)
        for name, nth in path:
            found = [number for number, header in headers.items() if header == name and start < number < end]
            if nth >= len(found):
                break
            start = found[nth]
            end = found[nth + 1] if nth + 1 < len(found) else end
        is_key = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[.=]")
        for number in range(start + 1, end):
            if not key or number in headers:
                break
            if is_key.match(lines[number]):
                return number + 1
        if start >= 0:
            return start + 1
        return next((number + 1 for number, header in headers.items() if header == key), None)


def _header(line: str) -> str:
    match = _HEADER.match(line)
    return re.sub(r"\s", "", match[1]) if match else ""


def toml_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder that people write by hand, by name, none of them hidden; none where there is no folder.

    Raises OSError.
    """
    try:
        return tuple(sorted(each for each in folder.iterdir() if each.suffix == ".toml" and each.name[0] != "."))
    except FileNotFoundError:
        return ()


def read_document(path: Path) -> Document | Problem | None:
    """The file, or why it cannot be read, or None when there is none; never raises, never waits."""
    file = clean(str(path))
    text = read_if_there(path)
    match text:
        case str():
            return _parsed(file, text)
        case Problem():
            return replace(text, file=file)
        case None:
            return None


def parse_document(file: str, data: bytes) -> Document | Problem:
    """The TOML in `data`, or what is wrong with it; never raises."""
    text = decoded(data, file)
    return text if isinstance(text, Problem) else _parsed(file, text)


def _parsed(file: str, text: str) -> Document | Problem:
    plain = text.replace("\r\n", "\n")
    table = parse(plain, file)
    return table if isinstance(table, Problem) else Document(file, plain, table)
