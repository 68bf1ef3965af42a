"""TOML as this program's own files are laid out, read line by line: several times as quick as any TOML.

Whatever is not plainly so laid out is left to the reader of all TOML, which says the same of every text that this
one reads.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

LONGEST = 2000
"""Characters in a line of a set with a note; a longer one is looked at with more care."""

_WHOLE = r"-?(?:0|[1-9][0-9]{0,17})"
_NUMBER = rf"{_WHOLE}(?:\.[0-9]{{1,30}})?"
_TEXT = r'"[^"\\\x00-\x1f\x7f]*"'
_HOUR = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_MOMENT = rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{_HOUR}:[0-5][0-9](?:Z|[+-]{_HOUR})"
_VALUE = rf"{_TEXT}|{_MOMENT}|{_NUMBER}|true|false|\[(?:{_WHOLE}(?:, {_WHOLE})*)?\]|\[{_TEXT}(?:, {_TEXT})*\]"
_PAIR = rf"([A-Za-z0-9_-]+) = ({_VALUE})"
_LINE = re.compile(_PAIR)
_INNER = re.compile(rf"{_PAIR}(?:, (?=[A-Za-z0-9_-])|$)")
_TABLE = re.compile(r" *(?:([A-Za-z0-9_-]+) = )?\{ (.*) \}(,?)")
_TEXTS = re.compile(_TEXT)
_HEADER = re.compile(r"(\[\[|\[)(?:([A-Za-z0-9_-]+)\.)?([A-Za-z0-9_-]+)(\]\]|\])")
_ARRAY, _HEADER_ENDS = "[[", {"[": "]", "[[": "]]"}
_ITEMS = re.compile(rf" *{_TEXT}(?:, {_TEXT})*,")
_ITEM = re.compile(rf" *(\[{_TEXT}(?:, {_TEXT})*\]),")
_LIST = re.compile(r"([A-Za-z0-9_-]+) = \[")
_END, _COMMENT = "]", "#"


class _NotPlain(Exception):  # noqa: N818 - nothing is wrong, it is only not for this reader
    """Something that this reader leaves to the other."""


def read_plain(text: str) -> dict[str, object] | None:
    """The document as plain values, every fraction a Decimal; None where it is not plainly laid out."""
    try:
        return _document(iter(text.split("\n")))
    except (_NotPlain, ValueError):
        return None


def _document(lines: Iterator[str]) -> dict[str, object]:
    document: dict[str, object] = {}
    arrays: dict[tuple[str | None, str], list[dict[str, object]]] = {}
    table = document
    for line in lines:
        if not line or (line[0] == _COMMENT and line.isprintable()):
            continue
        if (header := _HEADER.fullmatch(line)) is not None:
            table = _opened(document, arrays, header)
        elif (several := _LIST.fullmatch(line)) is not None:
            _put(table, several[1], _tables(lines))
        elif (pair := _LINE.fullmatch(line)) is not None and len(line) <= LONGEST:
            _put(table, pair[1], _value(pair[2]))
        else:
            key, inner, comma = _table(line)
            if comma or not key:
                raise _NotPlain
            _put(table, key, inner)
    return document


def _opened(
    document: dict[str, object], arrays: dict[tuple[str | None, str], list[dict[str, object]]], header: re.Match[str]
) -> dict[str, object]:
    """The table under a header of one word, or of two where the first is an array of tables: then it is in its last."""
    begin, outer, name, end = header.groups()
    if end != _HEADER_ENDS[begin] or (outer is not None and (None, outer) not in arrays):
        raise _NotPlain
    parent = document if outer is None else arrays[None, outer][-1]
    table: dict[str, object] = {}
    if begin != _ARRAY:
        _put(parent, name, table)
        return table
    found = arrays.get((outer, name))
    if found is None or parent.get(name) is not found:
        arrays[outer, name] = found = []
        _put(parent, name, found)
    found.append(table)
    return table


def _tables(lines: Iterator[str]) -> list[object]:
    """The lines up to the end of the list, of tables, of texts, or of lists of texts."""
    found: list[object] = []
    for line in lines:
        if line == _END:
            return found
        if (item := _ITEM.fullmatch(line)) is not None and len(line) <= LONGEST:
            found.append(_value(item[1]))
            continue
        if _ITEMS.fullmatch(line) is not None and len(line) <= LONGEST:
            found += (each[1:-1] for each in _TEXTS.findall(line))
            continue
        key, inner, comma = _table(line)
        if key or not comma:
            raise _NotPlain
        found.append(inner)
    raise _NotPlain


def _table(line: str) -> tuple[str | None, dict[str, object], str]:
    """The key before a table on one line, what is in it, and the comma behind it."""
    found = _TABLE.fullmatch(line)
    if found is None or len(line) > LONGEST:
        raise _NotPlain
    inner: dict[str, object] = {}
    place = 0
    for pair in _INNER.finditer(found[2]):
        if pair.start() != place:
            raise _NotPlain
        place = pair.end()
        _put(inner, pair[1], _value(pair[2]))
    if place != len(found[2]) or not inner:
        raise _NotPlain
    return found[1], inner, found[3]


def _put(table: dict[str, object], key: str, value: object) -> None:
    if key in table:
        raise _NotPlain
    table[key] = value


def _value(text: str) -> object:
    first = text[0]
    if first == '"':
        return text[1:-1]
    if first == "[":
        texts: list[str] = _TEXTS.findall(text)
        return [each[1:-1] for each in texts] if texts else [int(each) for each in text[1:-1].split(", ") if each]
    if first in "tf":
        return first == "t"
    if "T" in text:
        return datetime.fromisoformat(text)
    return Decimal(text) if "." in text else int(text)
