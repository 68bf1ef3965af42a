"""A sequence that is worked out only as far as it is looked at, and only once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class Gradual(Sequence[T_co]):
    """What an iterable gives, in its order, kept once it was given."""

    __slots__ = ("_known", "_rest")

    def __init__(self, source: Iterable[T_co]) -> None:
        """Nothing of `source` is asked for yet."""
        self._known: list[T_co] = []
        self._rest = iter(source)

    def __iter__(self) -> Iterator[T_co]:
        number = 0
        while number < len(self._known) or self._next():
            yield self._known[number]
            number += 1

    @overload
    def __getitem__(self, index: int) -> T_co: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T_co]: ...
    def __getitem__(self, index: int | slice) -> T_co | Sequence[T_co]:
        """From the front as far as needed; anything counted from the end works all of it out."""
        if isinstance(index, slice):
            if all(each is None or each >= 0 for each in (index.start, index.stop, index.step)):
                return tuple(islice(self, index.start, index.stop, index.step))
            return tuple(self)[index]
        if index >= 0:
            for each in islice(self, index, None):
                return each
            raise IndexError(index)
        return tuple(self)[index]

    def __len__(self) -> int:
        """All of it is worked out."""
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        """Whether there is anything at all: only the first is worked out."""
        return bool(self._known) or self._next()

    def __eq__(self, other: object) -> bool:
        """As a tuple of all of it."""
        return isinstance(other, Gradual | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Gradual({self._known!r}…)"

    def _next(self) -> bool:
        for each in self._rest:
            self._known.append(each)
            return True
        return False
