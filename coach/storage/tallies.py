"""What each session of an exercise came to, kept in the index, so that none has to be opened for it.

It depends on that session and on what kind of exercise it is, and on nothing else. Numbers are kept exactly.
"""

import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import TypeAlias

import msgspec

from coach.training.bests import Bests
from coach.training.exercise import Catalogue, Exercise
from coach.training.load import LoadKind

Told: TypeAlias = tuple[str | None, tuple[tuple[str | None, int], ...], str | None, str | None]
"""Of bests what is heaviest, the reps at each load, the estimate of one repetition and the volume."""
Tallied: TypeAlias = Mapping[str, Told]
"""By exercise, its bests in one session."""
NOTHING_TALLIED: Tallied = MappingProxyType({})
"""Of a file in which nobody has looked for bests."""


class Tallies:
    """The bests of the sessions of an index, by the rows of their files."""

    def __init__(self, rows: Sequence[dict[str, Told]]) -> None:
        self._rows = rows
        self._numbers: dict[str, Fraction] = {}
        """By how they are written: the same come again and again, and making one is slow."""

    def row(self, row: int) -> Tallied:
        """Everything that is told of a file."""
        return self._rows[row] if self._rows else NOTHING_TALLIED

    def bests(self, row: int, exercise_id: str) -> Bests | None:
        """The bests of an exercise in a file; None where they are not told."""
        told = self._rows[row].get(exercise_id) if self._rows else None
        if told is None:
            return None
        heaviest, reps, e1rm, volume = told
        number = self._number
        return Bests(number(heaviest), {number(load): most for load, most in reps}, number(e1rm), number(volume))

    def best(self, rows: Iterable[int], exercise: Exercise) -> Bests | None:
        """The best of an exercise over files of one unit; None where that of one is not told.

        Only what is different is looked at more closely.
        """
        heaviest: set[str | None] = set()
        estimates: set[str | None] = set()
        volumes: set[str | None] = set()
        most: dict[str | None, int] = {}
        for row in rows:
            told = self._rows[row].get(exercise.id) if self._rows else None
            if told is None:
                return None
            hardest, reps, estimate, volume = told
            heaviest.add(hardest)
            estimates.add(estimate)
            volumes.add(volume)
            for load, done in reps:
                if done > most.get(load, 0):
                    most[load] = done
        hardest_of = min if exercise.kind is LoadKind.ASSISTED else max
        number = self._number
        return Bests(
            _outmost(heaviest, hardest_of),
            {number(load): done for load, done in most.items()},
            _outmost(estimates, max),
            _outmost(volumes, max),
        )

    def _number(self, written: str | None) -> Fraction | None:
        if written is None:
            return None
        known = self._numbers.get(written)
        if known is None:
            over, _, under = written.partition("/")
            known = self._numbers[written] = Fraction(int(over), int(under or "1"))
        return known


def _outmost(written: Iterable[str | None], chosen: Callable[[int, int], int]) -> Fraction | None:
    """The largest of some numbers, or the smallest: first of those over the same number, which are quickly told."""
    by_under: dict[str, int] = {}
    for each in written:
        if each is not None:
            over, _, under = each.partition("/")
            number = int(over)
            known = by_under.get(under)
            by_under[under] = number if known is None else chosen(known, number)
    found = [Fraction(over, int(under or "1")) for under, over in by_under.items()]
    if not found:
        return None
    return max(found) if chosen(0, 1) else min(found)


def kind_of(exercise: Exercise) -> str:
    """All of an exercise that its bests depend on."""
    return f"{exercise.kind} held" if exercise.is_held else exercise.kind


def kinds_of(catalogue: Catalogue) -> Mapping[str, str]:
    """The same of every exercise, by its id."""
    return {each.id: kind_of(each) for each in catalogue}


def as_bytes(rows: Iterable[Tallied]) -> bytes:
    """The tallies of files in the order of their rows."""
    return _ENCODER.encode([dict(each) for each in rows])


def tallies_in(written: bytes, check: int, rows: int) -> Tallies:
    """The same again; where there is anything odd about it, nothing is told, and the sessions themselves are asked."""
    if zlib.crc32(written) == check:
        try:
            found = _DECODER.decode(written)
        except msgspec.MsgspecError:
            return Tallies(())
        if len(found) == rows:
            return Tallies(found)
    return Tallies(())


_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(list[dict[str, Told]])
