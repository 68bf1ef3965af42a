"""Every phrase of the program that a person can meet, read from its sources."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "coach"
"""Where the sources are."""

_FOR_PROGRAMS = frozenset({"completion.py", "grammar/roff.py"})
"""Modules that write in the languages of shells and typesetters."""
_FOR_PROGRAMMERS = frozenset({"TypeError", "ValueError", "AssertionError", "IndexError", "FrozenInstanceError"})
"""Raised where only a mistake of the program leads."""
_TALK = frozenset({"talk", "NotDone", "Refused"})
"""What is given to them is said alone on a line."""
_NO_WORDS = frozenset({"compile", "getLogger", "resolve_name", "query_one", "TypeVar"})
"""Functions that take patterns and names."""
_WORDS = re.compile(r"[^\W\d_]{2,}[,;:]? (?:\{\w*\} |a )?[^\W\d_]{2,}|[^\W\d_]{3,}\.$")
_CODE = re.compile(r"\\[A-Za-z(\[]|[{};]\s*\n|\$[a-z-]+|^[a-z-]+: [a-z-]+;|^SELECT |^\w+\[[A-Z].*\]$|^\{default\}")
_COLUMN = re.compile(r"\w+\??(?:[ -]\w+\??)*")
"""The names that other apps give their columns."""


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """Words that stand together, with the module they stand in; what is filled in later stands in braces."""

    module: str
    text: str


def phrases(package: Path = PACKAGE) -> tuple[Phrase, ...]:
    """All of them, sorted, each once a module."""
    found: set[Phrase] = set()
    for path in package.rglob("*.py"):
        module = path.relative_to(package).as_posix()
        if module not in _FOR_PROGRAMS:
            tree = ast.parse(path.read_text(encoding="utf-8"))
            found.update(Phrase(module, text) for text in _texts(tree) if is_said(text) and not _is_data(module, text))
    return tuple(sorted(found))


def sentences(package: Path = PACKAGE) -> tuple[Phrase, ...]:
    """Those that are said alone on a line."""
    found: set[Phrase] = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[ast.Constant() | ast.JoinedStr() as said, *_]) if (
                    name in _TALK
                ):
                    found.add(Phrase(path.relative_to(package).as_posix(), next(_texts(said), "")))
                case _:
                    pass
    return tuple(sorted(found))


def is_said(text: str) -> bool:
    """Whether somebody reads it: two words side by side, or one with a full stop, and no code."""
    return bool(_WORDS.search(text)) and not _CODE.search(text)


def _is_data(module: str, text: str) -> bool:
    """Whether a module that reads other apps' files knows their words by it."""
    if not module.startswith("exchange/"):
        return False
    return bool(re.search(r",\S", text)) or "\n" in text or (text[0].isupper() and bool(_COLUMN.fullmatch(text)))


def _texts(node: ast.AST) -> Iterator[str]:
    match node:
        case _ if _is_silent(node):
            return
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield "".join(_shown(part) for part in node.values)
            for part in node.values:
                if isinstance(part, ast.FormattedValue):
                    yield from _texts(part.value)
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _texts(child)


def _is_silent(node: ast.AST) -> bool:
    """Whether nobody is told what stands there: documentation, types, patterns, slips of the program."""
    match node:
        case ast.Expr(value=ast.Constant()):
            return True
        case ast.Raise(exc=ast.Call(func=ast.Name(id=name))):
            return name in _FOR_PROGRAMMERS
        case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
            return name in _NO_WORDS
        case _:
            return False


def _shown(part: ast.expr) -> str:
    match part:
        case ast.Constant(value=str(text)):
            return text
        case ast.FormattedValue(value=value):
            return f"{{{_name(value)}}}"
        case _:
            return "{}"


def _name(value: ast.expr) -> str:
    """What fills a place, in a word."""
    match value:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case ast.Call(func=func):
            return _name(func)
        case _:
            return ""
