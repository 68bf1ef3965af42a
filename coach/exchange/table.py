"""The bytes of an export as text and as records, each with the line it starts on."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import replace
from io import StringIO

from coach.exchange.reading import NotUnderstood, other_columns
from coach.training.frozen import frozen
from coach.training.wording import listed

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_NUL = b"\x00"
_SEPARATORS = ",;"


@frozen
class Table:
    """A file as text, and how to take it apart."""

    text: str
    separator: str
    """A comma or a semicolon, whichever the first line has more of."""
    head: tuple[str, ...]
    """The cells of the first record, outer spaces removed; empty where even that cannot be read."""
    notices: tuple[str, ...] = ()
    """What there is to say of its bytes, a sentence each."""

    def records(self) -> Iterator[tuple[int, list[str]]]:
        """Every record, blank ones left out, after the physical line it starts on, from 1.

        Raises NotUnderstood, naming the line, for a quote that never closes or stands where none may: read
        leniently, it would swallow what follows without a word.
        """
        reader = csv.reader(StringIO(self.text, newline=""), delimiter=self.separator, strict=True)
        line = 1
        try:
            for cells in reader:
                if len(cells) > 1 or (cells and cells[0].strip()):
                    yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise NotUnderstood(_broken(error, line)) from error

    def places(self, names: Iterable[str], app: str) -> tuple[int, ...]:
        """Where the columns of these names stand; NotUnderstood where an app's export has not all of them."""
        wanted = tuple(names)
        missing = [each for each in wanted if each not in self.head]
        if missing:
            raise other_columns(app, f"{listed(missing)} missing")
        return tuple(map(self.head.index, wanted))

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The records after the first."""
        records = self.records()
        next(records, None)
        return records


def opened(content: bytes) -> Table:
    """The file's text and its first record. NotUnderstood when it is no text, or nothing stands in it."""
    text, notices = _decoded(content)
    first = next((line for line in StringIO(text, newline="") if line.strip()), None)
    if first is None:
        raise NotUnderstood("The file is empty.")
    table = Table(text, max(_SEPARATORS, key=first.count), (), notices)
    try:
        _, cells = next(table.records())
    except NotUnderstood:
        return table
    return replace(table, head=tuple(each.strip() for each in cells))


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    if content.startswith(_UTF_16):
        raise NotUnderstood("The file is UTF-16 text, as a spreadsheet may save it; save it as CSV in UTF-8.")
    if _NUL in content:
        raise NotUnderstood("The file is not text: an export is a CSV file, not a spreadsheet or an archive.")
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise NotUnderstood("The file is not text: it is neither UTF-8 nor Windows-1252.") from error
    return text, ("The file is not UTF-8; it was read as Windows-1252, so look at the accents.",)


def _broken(error: csv.Error, line: int) -> str:
    said = str(error)
    if "unexpected end of data" in said:
        return f"A quote that opens in the record on line {line} never closes; nothing after it can be trusted."
    if "field limit" in said:
        return f"The record on line {line} has a cell too long to be a note; a quote may be missing before it."
    return f"The record on line {line} has a quote where none may stand ({said}); nothing after it can be trusted."
