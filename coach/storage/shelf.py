"""What the index holds: a column for everything that is known of the session files, and the sessions themselves.

Nothing is taken out of it before it is asked for, so that a long past costs hardly more than a short one.
"""

import os
import sys
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from coach import __version__
from coach.storage.files import CHECK, check_of
from coach.storage.history import Stored, read_stored
from coach.storage.lasting import Lasting
from coach.storage.packing import PackingError, unpack
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.storage.tallies import NOTHING_TALLIED, Tallied, Tallies, as_bytes, kind_of, tallies_in
from coach.training.bests import Bests
from coach.training.exercise import Exercise
from coach.training.log import Session
from coach.training.page import Facts, Page

_MAGIC = b"coach index 4\n"
_LENGTH, _DIGEST = 8, 16
_HEAD = len(_MAGIC) + 2 * _LENGTH + CHECK
PROGRAM = f"{__version__} {sys.byteorder} {' '.join(Facts._fields)}"
"""What the index is written by: another program, or this one on another machine, makes it anew."""
_WORD, _LONG, _SIGNED = "I", "Q", "q"
_IN_A_STAMP = 4

Stamp = tuple[int, int, int, int]
"""Of a file its size, when it was modified and changed in nanoseconds, and what the disk knows it by."""
Trouble = tuple[tuple[str, str, str], ...]
"""Of each problem the place, the sentence and the way out."""


class Row(NamedTuple):
    """What was read of one file."""

    name: str
    """Its path in the history folder."""
    stamp: Stamp
    was_at_rest: bool
    """Whether any change after it was read must show in its stamp."""
    digest: bytes
    """What recognises its content."""
    trouble: Trouble
    facts: Facts | None
    """None where there is no session in it."""
    packed: bytes
    """The session, empty where there is none."""
    check: int
    """Of the same."""
    tallied: Tallied = NOTHING_TALLIED
    """The bests of its exercises."""

    def stored(self, path: str, paths: Paths) -> Stored | tuple[Problem, ...]:
        """The same as its reading gave it."""
        problems = tuple(Problem(path, *each) for each in self.trouble)
        if self.facts is None:
            return problems
        page = Page.closed(self.facts, partial(_opened, self.packed, self.check, path, paths))
        return Stored(page, path, problems, self.digest)


class _Columns(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Of every file, in the order of their names; and of every session by its number."""

    program: str
    folder: str
    names: bytes
    stamps: bytes
    were_at_rest: bytes
    digests: bytes
    trouble: dict[int, Trouble]
    facts_ends: bytes
    packed_ends: bytes
    checks: bytes
    tallies: tuple[int, int]
    """Of the bests, which follow after the sessions, how many bytes they are, and the check of these."""
    kinds: dict[str, str]
    """By exercise, what it was when its bests were told."""
    rows: bytes
    """By the number of a session in the book, the row of its file."""
    ids: bytes
    is_plain: bool
    """Whether no id is there twice: if one is, nothing but the rows is told."""
    unfinished: bytes
    weighed: bytes
    lifted: dict[str, bytes]
    hurt: dict[str, bytes]


class Kept:
    """An index as it was read, and the shelf that the sessions of it stand on."""

    def __init__(self, columns: _Columns, facts: bytes, packed: Callable[[int, int], bytes], paths: Paths) -> None:
        """`packed` gives the bytes of the packed sessions from one place to another."""
        self._columns = columns
        self._facts = facts
        self._packed = packed
        self._paths = paths
        self._stamps = array(_SIGNED, columns.stamps)
        self._facts_ends = array(_LONG, columns.facts_ends)
        self._packed_ends = array(_LONG, columns.packed_ends)
        self._checks = array(_WORD, columns.checks)
        self._tallies: Tallies | None = None
        self._ids: Sequence[str] | None = None
        self._names: Sequence[str] | None = None
        self.rows: Sequence[int] = array(_WORD, columns.rows)
        """By the number of a session, the row of its file."""
        self.unfinished: Sequence[int] = array(_WORD, columns.unfinished)
        """The numbers of the sessions that run."""
        self.weighed: Sequence[int] = array(_WORD, columns.weighed)
        """The numbers of the sessions that have a bodyweight."""

    # -------------------------------------------------------------- by row

    def __len__(self) -> int:
        """How many files are known."""
        return len(self._checks)

    @property
    def is_plain(self) -> bool:
        """Whether no id is there twice."""
        return self._columns.is_plain

    def names(self) -> Sequence[str]:
        """The paths of the files in the history folder; made anew each time, for they are long together."""
        return _NAMES.decode(self._columns.names)

    def are_as_before(self, names: Sequence[str], stamps: Sequence[int]) -> bool:
        """Whether these are all the files, one stamp after the other, and none of them need be read."""
        is_at_rest = self._columns.were_at_rest.count(1) == len(self)
        return is_at_rest and names == self.names() and array(_SIGNED, stamps) == self._stamps

    def is_as_before(self, row: int, stamp: Stamp) -> bool:
        """Whether a file need not be read: it was at rest when it was read, and nothing of it has changed."""
        begin = row * _IN_A_STAMP
        return self._columns.were_at_rest[row] == 1 and (*self._stamps[begin : begin + _IN_A_STAMP],) == stamp

    def digest(self, row: int) -> bytes:
        """What recognises the content of a file."""
        return self._columns.digests[row * _DIGEST : (row + 1) * _DIGEST]

    @property
    def trouble(self) -> Mapping[int, Trouble]:
        """What was wrong with files, by their rows."""
        return self._columns.trouble

    def problems(self, row: int) -> tuple[Problem, ...]:
        """The same of one file, named."""
        return tuple(Problem(self.path(row), *each) for each in self.trouble.get(row, ()))

    def row(self, row: int) -> Row:
        """Everything that was read of a file, without the bests of its exercises."""
        facts = self._facts[slice(*_span(self._facts_ends, row))]
        return Row(
            name=self._name(row),
            stamp=(*self._stamps[row * _IN_A_STAMP : (row + 1) * _IN_A_STAMP],),  # type: ignore[arg-type]
            was_at_rest=self._columns.were_at_rest[row] == 1,
            digest=self.digest(row),
            trouble=self.trouble.get(row, ()),
            facts=_FACTS.decode(facts) if facts else None,
            packed=self._packed(*_span(self._packed_ends, row)),
            check=self._checks[row],
        )

    def tallies(self) -> Tallies:
        """The bests of every file; read anew each time, for they are long together."""
        length, check = self._columns.tallies
        begin = self._packed_ends[-1] if self._packed_ends else 0
        return tallies_in(self._packed(begin, begin + length), check, len(self))

    @property
    def kinds(self) -> Mapping[str, str]:
        """By exercise, what it was when its bests were told."""
        return self._columns.kinds

    def path(self, row: int) -> str:
        """The whole path of a file."""
        return f"{self._paths.history}{os.sep}{self._name(row)}"

    def _name(self, row: int) -> str:
        if self._names is None:
            self._names = self.names()
        return self._names[row]

    # -------------------------------------------------------------- as a shelf, by number

    def id(self, number: int) -> str:
        """The id of a session."""
        return self.ids[number]

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the sessions."""
        if self._ids is None:
            self._ids = _NAMES.decode(self._columns.ids)
        return self._ids

    def is_finished(self, number: int) -> bool:
        """Whether a session is over."""
        return number not in self.unfinished

    def lifted(self, exercise_id: str) -> Sequence[int]:
        """The numbers of the sessions with a work set of an exercise."""
        return array(_WORD, self._columns.lifted.get(exercise_id, b""))

    def hurt(self, exercise_id: str) -> Sequence[int]:
        """The numbers of the sessions in which an exercise was flagged pain."""
        return array(_WORD, self._columns.hurt.get(exercise_id, b""))

    def facts(self, number: int) -> Facts:
        """What is known of a session without opening it."""
        return _FACTS.decode(self._facts[slice(*_span(self._facts_ends, self.rows[number]))])

    def bests(self, number: int, exercise: Exercise) -> Bests | None:
        """The best of an exercise in a session, in its unit; None where the exercise is another than it was."""
        if self.kinds.get(exercise.id) != kind_of(exercise):
            return None
        return self._told.bests(self.rows[number], exercise.id)

    def best(self, numbers: Iterable[int], exercise: Exercise) -> Bests | None:
        """The best of an exercise over sessions of one unit; None where one of them has to be opened for it."""
        if self.kinds.get(exercise.id) != kind_of(exercise):
            return None
        return self._told.best((self.rows[each] for each in numbers), exercise)

    @property
    def _told(self) -> Tallies:
        if self._tallies is None:
            self._tallies = self.tallies()
        return self._tallies

    def session(self, number: int) -> Session:
        """A session; where its bytes are damaged, that of the file. Raises OSError where that is gone too."""
        row = self.rows[number]
        return _opened(self._packed(*_span(self._packed_ends, row)), self._checks[row], self.path(row), self._paths)

    def stored(self, page: Page) -> Stored:
        """What was read of the session of a page on this shelf."""
        row = self.rows[page.number or 0]
        return Stored(page, self.path(row), self.problems(row), self.digest(row))


def _opened(packed: bytes, check: int, path: str, paths: Paths) -> Session:
    try:
        if zlib.crc32(packed) == check:
            return unpack(packed)
    except PackingError:
        pass
    stored = read_stored(Path(path), paths)
    if isinstance(stored, Stored):
        return stored.session
    raise OSError(str(stored[0]))


# -------------------------------------------------------------- as bytes, and back


def taken_apart(file: Path, paths: Paths) -> Kept | None:
    """The index in a file; None where there is none, or anything odd about it."""
    try:
        content = Lasting(file)
        head = content.part(0, _HEAD)
        if len(head) < _HEAD or not head.startswith(_MAGIC):
            return None
        lengths = array(_LONG, head[len(_MAGIC) : _HEAD - CHECK])
        packed = _HEAD + sum(lengths)
        if packed > content.size:
            return None
        known = content.part(_HEAD, packed)
        if check_of(known) != head[_HEAD - CHECK :]:
            return None
        columns = _COLUMNS.decode(known[: lengths[0]])
        if columns.program != PROGRAM or columns.folder != paths.key:
            return None
        ends = array(_LONG, columns.packed_ends)
        if packed + (ends[-1] if ends else 0) + columns.tallies[0] != content.size:
            return None
        return Kept(columns, known[lengths[0] :], content.after(packed), paths)
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError):
        return None


def _span(ends: Sequence[int], row: int) -> tuple[int, int]:
    return ends[row - 1] if row else 0, ends[row]


def put_together(rows: Iterable[Row], kinds: Mapping[str, str], paths: Paths) -> Iterator[bytes]:
    """The bytes of an index with these rows, in the order of their names. Each is asked for once.

    `kinds` is what each exercise was when the bests of the rows were told.
    """
    made = _Made()
    for each in rows:
        made.add(each)
    tallies = as_bytes(made.tallied)
    columns = _ENCODER.encode(made.columns(paths.key, kinds, tallies))
    facts = b"".join(made.facts)
    yield _MAGIC
    yield array(_LONG, (len(columns), len(facts))).tobytes()
    yield check_of(columns + facts)
    yield columns
    yield facts
    yield from made.packed
    yield tallies


class _Made:
    """Columns that grow row by row."""

    def __init__(self) -> None:
        self.facts: list[bytes] = []
        self.packed: list[bytes] = []
        self.tallied: list[Tallied] = []
        self._names: list[str] = []
        self._stamps = array(_SIGNED)
        self._were_at_rest = bytearray()
        self._digests: list[bytes] = []
        self._trouble: dict[int, Trouble] = {}
        self._facts_ends, self._packed_ends, self._checks = array(_LONG), array(_LONG), array(_WORD)
        self._sessions: list[tuple[Facts, int]] = []

    def add(self, row: Row) -> None:
        if row.trouble:
            self._trouble[len(self._names)] = row.trouble
        if row.facts is not None:
            self._sessions.append((row.facts, len(self._names)))
            self.facts.append(_JSON.encode(row.facts))
            self.packed.append(row.packed)
        self.tallied.append(row.tallied)
        self._names.append(row.name)
        self._stamps.extend(row.stamp)
        self._were_at_rest.append(row.was_at_rest)
        self._digests.append(row.digest)
        self._checks.append(row.check)
        for ends, last in ((self._facts_ends, self.facts), (self._packed_ends, self.packed)):
            ends.append((ends[-1] if ends else 0) + (len(last[-1]) if row.facts is not None else 0))

    def columns(self, folder: str, kinds: Mapping[str, str], tallies: bytes) -> _Columns:
        self._sessions.sort(key=lambda each: (each[0].started, each[0].id))
        facts = [each for each, _ in self._sessions]
        ids = [each.id for each in facts]
        return _Columns(
            program=PROGRAM,
            folder=folder,
            names=_ENCODER.encode(self._names),
            stamps=self._stamps.tobytes(),
            were_at_rest=bytes(self._were_at_rest),
            digests=b"".join(self._digests),
            trouble=self._trouble,
            facts_ends=self._facts_ends.tobytes(),
            packed_ends=self._packed_ends.tobytes(),
            checks=self._checks.tobytes(),
            tallies=(len(tallies), zlib.crc32(tallies)),
            kinds=dict(kinds),
            rows=array(_WORD, (row for _, row in self._sessions)).tobytes(),
            ids=_ENCODER.encode(ids),
            is_plain=len(set(ids)) == len(ids),
            unfinished=_numbers(number for number, each in enumerate(facts) if each.finished is None),
            weighed=_numbers(number for number, each in enumerate(facts) if each.bodyweight is not None),
            lifted=_posted(each.done for each in facts),
            hurt=_posted(each.hurt for each in facts),
        )


def _numbers(numbers: Iterable[int]) -> bytes:
    return array(_WORD, numbers).tobytes()


def _posted(named: Iterable[Iterable[str]]) -> dict[str, bytes]:
    """By exercise, the numbers of those that name it."""
    found: dict[str, array[int]] = {}
    for number, exercises in enumerate(named):
        for each in dict.fromkeys(exercises):
            found.setdefault(each, array(_WORD)).append(number)
    return {each: numbers.tobytes() for each, numbers in found.items()}


_JSON = msgspec.json.Encoder()
"""Of facts, for times keep their offset in it."""
_FACTS = msgspec.json.Decoder(Facts)
_ENCODER = msgspec.msgpack.Encoder()
_COLUMNS = msgspec.msgpack.Decoder(_Columns)
_NAMES = msgspec.msgpack.Decoder(list[str])
