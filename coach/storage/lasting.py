"""A file that stays open, so that any part of it can be had later as it was, whatever is put in its place."""

import contextlib
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class Lasting:
    """An ordinary file that is only ever replaced, never written into. Closed when nobody has it any more.

    Where an open file could not be replaced all of it is read at once.
    """

    def __init__(self, path: Path) -> None:
        """Raises OSError for what is no ordinary file."""
        self._content: bytes | None = None
        self._descriptor = os.open(path, _READ)
        found = os.fstat(self._descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise OSError(f"{path.name} is no ordinary file")
        self.size = found.st_size
        """Bytes."""

    def __del__(self) -> None:
        """Closes it."""
        with contextlib.suppress(OSError, AttributeError):
            os.close(self._descriptor)

    def part(self, begin: int, end: int) -> bytes:
        """The bytes from one place to another, fewer where the file is shorter. Raises OSError."""
        if sys.platform == "win32":
            return self._whole()[begin:end]
        else:  # noqa: RET505 - the only form in which types are looked at on either system
            return os.pread(self._descriptor, end - begin, begin)

    def _whole(self) -> bytes:
        if self._content is None:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            parts = []
            while part := os.read(self._descriptor, self.size + 1):
                parts.append(part)
            self._content = b"".join(parts)
            os.close(self._descriptor)
            self._descriptor = -1
        return self._content

    def after(self, place: int) -> Callable[[int, int], bytes]:
        """The same counted from a place."""
        return lambda begin, end: self.part(place + begin, place + end)
