"""Disks that go wrong: they refuse at a chosen moment, and forget what was not synced when the power goes."""

import errno
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from coach.storage.files import FileSystem

Fate = Callable[[int, str], None]
"""What happens at an operation: its number, its name; raises OSError where it is to fail."""


class Kept(Enum):
    """What a disk still had of that which nobody asked it to keep: it may be nothing, and it may be anything."""

    NOTHING = "nothing"
    HALF = "half"
    ALL = "all"


def nothing_happens(_: int, __: str) -> None:
    """A disk on which all is well."""


@dataclass(slots=True)
class _Content:
    """The bytes of one file, under whatever name."""

    live: bytes = b""
    synced: bytes = b""


@dataclass(slots=True)
class Disk:
    """A folder on a disk, every operation counted, and what of it would outlive a power cut."""

    root: Path
    """An empty folder, or one whose files are there for good."""
    fate: Fate = nothing_happens
    has_sync: bool = True
    """Whether a sync of a file reaches the disk."""
    has_folder_sync: bool = True
    """Whether a sync of a folder reaches the disk."""
    has_rename: bool = True
    """Whether a rename replaces at once; else the old file is emptied, then filled."""
    steps: list[str] = field(default_factory=list)
    """The names of the operations so far."""
    _open: dict[int, _Content] = field(default_factory=dict)
    _names: dict[Path, _Content | None] = field(default_factory=dict)
    """Files and folders (None) as they are now."""
    _synced: dict[Path, _Content | None] = field(default_factory=dict)
    """Files and folders as the disk has them."""
    _renamed: dict[Path, Path] = field(default_factory=dict)
    """Folders by their new names, with the old ones that the disk still has."""

    @property
    def system(self) -> FileSystem:
        """This disk, for whoever writes."""
        return FileSystem(
            open=self._do_open,
            write=self._do_write,
            sync=self._do_sync,
            close=self._do_close,
            replace=self._do_replace,
            unlink=self._do_unlink,
            make_folder=self._do_make_folder,
            sync_folder=self._do_sync_folder,
        )

    def after_the_cut(self, place: Path, names: Kept, contents: Kept) -> None:
        """Lays out in `place` what is found when the power is back."""
        found = dict(self._synced) if names is Kept.NOTHING else dict(self._names)
        if names is Kept.HALF:
            found |= self._synced
        place.mkdir(parents=True, exist_ok=True)
        for path, content in sorted(found.items()):
            target = place / path.relative_to(self.root)
            if not target.parent.is_dir():
                continue
            if content is None:
                target.mkdir(exist_ok=True)
            else:
                target.write_bytes(_left(content, contents))

    def _step(self, name: str) -> None:
        self.steps.append(name)
        self.fate(len(self.steps) - 1, name)

    def _do_open(self, path: Path, flags: int, mode: int) -> int:
        self._step("open")
        descriptor = os.open(path, flags, mode)
        self._open[descriptor] = self._names[path] = _Content()
        return descriptor

    def _do_write(self, descriptor: int, content: bytes) -> int:
        part = content
        try:
            self._step("write")
        except ShortWriteError:
            part = content[: len(content) // 2]
        taken = os.write(descriptor, part)
        self._open[descriptor].live += part[:taken]
        return taken

    def _do_sync(self, descriptor: int) -> None:
        self._step("sync")
        if self.has_sync:
            self._open[descriptor].synced = self._open[descriptor].live

    def _do_close(self, descriptor: int) -> None:
        del self._open[descriptor]  # first: once it is closed, another thread may be given the same number
        os.close(descriptor)
        self._step("close")

    def _do_replace(self, old: Path, new: Path) -> None:
        self._step("replace")
        moved = self._names[old]
        if not self.has_rename and moved is not None:
            torn = _Content()
            self._names[new] = self._synced[new] = torn
            new.write_bytes(b"")
            self._step("fill")
            torn.live = torn.synced = moved.live
            old.rename(new)
            del self._names[old]
            return
        old.rename(new)
        self._names = {_moved(path, old, new): content for path, content in self._names.items()}
        if moved is None:
            self._renamed[new] = old

    def _do_unlink(self, path: Path) -> None:
        self._step("unlink")
        path.unlink()
        self._names.pop(path, None)

    def _do_make_folder(self, path: Path, mode: int) -> None:
        self._step("make_folder")
        path.mkdir(mode)
        self._names[path] = None

    def _do_sync_folder(self, folder: Path) -> None:
        self._step("sync_folder")
        if self.has_folder_sync:
            for new in [each for each in self._renamed if each.parent == folder]:
                old = self._renamed.pop(new)
                self._synced = {_moved(path, old, new): content for path, content in self._synced.items()}
            gone = [each for each in self._synced if each.parent == folder and each not in self._names]
            for each in gone:
                del self._synced[each]
            self._synced |= {path: content for path, content in self._names.items() if path.parent == folder}


def _moved(path: Path, old: Path, new: Path) -> Path:
    """Where a file is once a file or folder has another name."""
    return new / path.relative_to(old) if path.is_relative_to(old) else path


class ShortWriteError(OSError):
    """Only half of what was to be written is taken."""


def during(first: int, last: int, error: int) -> Fate:
    """All operations fail from one to another."""

    def fate(step: int, _: str) -> None:
        if first <= step <= last:
            raise _refusal(error)

    return fate


def _refusal(error: int) -> OSError:
    return OSError(error, os.strerror(error)) if error else ShortWriteError(errno.EINTR, "half of it")


def _left(content: _Content, kept: Kept) -> bytes:
    match kept:
        case Kept.NOTHING:
            return content.synced
        case Kept.HALF:
            return content.live[: max(len(content.synced), len(content.live) // 2)]
        case Kept.ALL:
            return content.live
