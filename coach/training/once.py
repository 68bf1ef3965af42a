"""What follows from a frozen value and takes a while, worked out once for each."""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Once(Generic[T]):
    """What follows from a value, worked out when it is asked for the first time."""

    __slots__ = ("_found",)

    def __init__(self) -> None:
        self._found: tuple[T] | None = None

    def of(self, work: Callable[[], T]) -> T:
        """What was found, by this work if by none before; every work given must find the same."""
        if self._found is None:
            self._found = (work(),)
        return self._found[0]
