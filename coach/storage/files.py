"""Reading a file that may be anything, and writing one so that it is there or is not, never half."""

import contextlib
import errno
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from coach.storage.problem import Problem
from coach.storage.toml_text import dangerous
from coach.training.frozen import frozen

MOST_BYTES = 2_000_000
"""More than any file of ours ever needs."""
TEMPORARY = ".coach-"
"""How the name of a file begins that is still being written."""
CHECK = 4
"""Bytes that tell whether a cache is as it was written."""

_FOLDER_MODE = 0o700
_FILE_MODE = 0o600
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_ENOUGH = 1 << 16


def sync(descriptor: int) -> None:
    """Have the disk itself keep what was written."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - only where it exists

        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:
            os.fsync(descriptor)
    else:
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the disk keep the names in a folder; Windows does that by itself."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            sync(descriptor)
        finally:
            os.close(descriptor)


@frozen
class FileSystem:
    """What writing a file asks of the system, each replaceable by one that fails."""

    open: Callable[[Path, int, int], int] = os.open
    """Path, flags and mode to a descriptor."""
    write: Callable[[int, bytes], int] = os.write
    """How many bytes were taken."""
    sync: Callable[[int], None] = sync
    close: Callable[[int], None] = os.close
    replace: Callable[[Path, Path], None] = os.replace
    unlink: Callable[[Path], None] = os.unlink
    set_mode: Callable[[Path, int], None] = os.chmod
    make_folder: Callable[[Path, int], None] = os.mkdir
    sync_folder: Callable[[Path], None] = sync_folder


ON_DISK = FileSystem()
UNSYNCED = replace(ON_DISK, sync=lambda _: None, sync_folder=lambda _: None)
"""For what is made anew when it is lost: it need not be on the disk itself."""


def write_durably(
    path: Path,
    text: str | bytes,
    *,
    within: Path | None = None,
    mode: int = _FILE_MODE,
    system: FileSystem = ON_DISK,
) -> None:
    """Have `path` hold `text`, wholly and on the disk itself; raises OSError and nothing else.

    Whatever happens, `path` holds either what it held before or all of `text`. Missing folders are made, readable
    by their owner only, as the file is unless another `mode` is told. With `within`, a path that a symbolic link leads
    out of that folder is refused.
    """
    content = text if isinstance(text, bytes) else text.encode("utf-8", "replace")
    make_folders(path.parent, system=system)
    if within is not None and not is_within(path.parent, within):
        raise OSError(errno.ELOOP, "a symbolic link leads out of the folder", str(path))
    put_in_place(path, content, mode=mode, system=system)


def check_of(content: bytes | memoryview) -> bytes:
    """What tells that a cache is as it was written, in `CHECK` bytes."""
    return zlib.crc32(content).to_bytes(CHECK, "big")


def put_in_place(
    path: Path, content: bytes | Iterable[bytes], *, mode: int = _FILE_MODE, system: FileSystem = ON_DISK
) -> None:
    """The same for a file whose folder is there: written under another name first. Raises what its parts raise too."""
    temporary = path.parent / f"{TEMPORARY}{os.urandom(6).hex()}.tmp"
    try:
        write_new(temporary, content, system=system)
        if mode != _FILE_MODE:
            with contextlib.suppress(OSError):
                system.set_mode(temporary, mode)
        system.replace(temporary, path)
    except BaseException:
        with contextlib.suppress(OSError):
            system.unlink(temporary)
        raise
    system.sync_folder(path.parent)


def write_new(path: Path, content: bytes | Iterable[bytes], *, system: FileSystem = ON_DISK) -> None:
    """Write a file that must not exist yet, its content on the disk itself. Raises OSError; half of it may be there.

    Parts of a content are asked for while it is written.
    """
    descriptor = system.open(path, _NEW, _FILE_MODE)
    try:
        for part in (content,) if isinstance(content, bytes) else content:
            _write_all(descriptor, part, system)
        system.sync(descriptor)
    finally:
        system.close(descriptor)


def make_folders(folder: Path, *, system: FileSystem = ON_DISK) -> None:
    """Have `folder` exist, its missing parents too, each on the disk before anything is put in it."""
    missing = []
    while not folder.is_dir():
        missing.append(folder)
        if folder == folder.parent:
            break
        folder = folder.parent
    for each in reversed(missing):
        with contextlib.suppress(FileExistsError):
            system.make_folder(each, _FOLDER_MODE)
        system.sync_folder(each.parent)


def move_aside(path: Path, folder: Path, *, system: FileSystem = ON_DISK) -> Path:
    """Move a file into a folder under a name that nothing there has; returns where it is now. Raises OSError."""
    make_folders(folder, system=system)
    destination = _reserve(folder / path.name, system)
    try:
        system.replace(path, destination)
    except BaseException:
        with contextlib.suppress(OSError):
            system.unlink(destination)
        raise
    system.sync_folder(folder)
    system.sync_folder(path.parent)
    return destination


def write_beside(path: Path, content: bytes, *, system: FileSystem = ON_DISK) -> Path:
    """Write a file under `path` or, where that exists, a numbered name; returns where it is. Raises OSError."""
    destination = _reserve(path, system)
    try:
        write_durably(destination, content, system=system)
    except BaseException:
        with contextlib.suppress(OSError):
            system.unlink(destination)
        raise
    return destination


def move_beside(path: Path, destination: Path, *, system: FileSystem = ON_DISK) -> Path:
    """Rename whatever is there, a folder or a pipe too, to this name or a numbered one; returns it. Raises OSError."""
    number = 1
    free = destination
    while os.path.lexists(free):
        number += 1
        free = destination.with_stem(f"{destination.stem}-{number}")
    system.replace(path, free)
    system.sync_folder(path.parent)
    return free


def read_bytes(path: Path, *, limit: int = MOST_BYTES, within: Path | None = None) -> bytes | Problem:
    """What an ordinary file holds, or why it is not read; never raises, never waits."""
    file = str(path)
    if within is not None and not is_within(path, within):
        return Problem(file, "", "is a link to another folder", "put the file itself there")
    try:
        descriptor = os.open(path, _READ)
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                return Problem(file, "", "is no ordinary file", "move it away")
            parts: list[bytes] = []
            length = 0
            enough = max(_ENOUGH, min(found.st_size, limit) + 1)
            while length <= limit and (part := os.read(descriptor, enough)):
                parts.append(part)
                length += len(part)
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        return unreadable(path, error)
    if length > limit:
        return Problem(file, "", f"is larger than {limit // 1000} kB", "move it away")
    return b"".join(parts)


def is_missing(path: Path) -> bool:
    """Whether nothing is there; where it may not be looked, something may be. Never raises."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def is_folder(path: Path) -> bool:
    """Whether a folder is there, or a link to one, and it may be looked at. Never raises."""
    return os.path.isdir(path)  # noqa: PTH112 - Path.is_dir raises where a folder above may not be entered


def head_of(path: Path, length: int) -> bytes:
    """The first bytes of an ordinary file; nothing where it cannot be read. Never raises, never waits."""
    try:
        descriptor = os.open(path, _READ)
        try:
            return os.read(descriptor, length) if stat.S_ISREG(os.fstat(descriptor).st_mode) else b""
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        return b""


def read_guarded(path: Path, *, limit: int = MOST_BYTES, within: Path | None = None) -> str | Problem:
    """The text of a file that is safe to parse, without byte-order mark, or why it is not; never raises."""
    content = read_bytes(path, limit=limit, within=within)
    if isinstance(content, Problem):
        return content
    text = decoded(content, str(path))
    return text if isinstance(text, Problem) else dangerous(text, str(path)) or text


def read_if_there(path: Path) -> str | Problem | None:
    """The same of a file that need not exist: None when it does not."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        if path.is_symlink():
            return Problem(str(path), "", "is a link to a file that is not there", "put it there, or remove the link")
        return None
    except (OSError, ValueError) as error:
        return unreadable(path, error)
    return read_guarded(path)


def decoded(content: bytes, file: str) -> str | Problem:
    """UTF-8 as text, without byte-order mark, or why it is none."""
    if b"\0" in content:
        return Problem(file, f"line {_line(content, content.index(0))}", "holds bytes that are no text", "move it away")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = f"line {_line(content, error.start)}"
        return Problem(file, place, "holds a character that is not UTF-8", "save it as UTF-8 in an editor")


def unreadable(path: Path, error: Exception) -> Problem:
    """A file or folder that the system would not give."""
    match error:
        case FileNotFoundError():
            return Problem(str(path), "", "is not there", "")
        case PermissionError():
            return Problem(str(path), "", "may not be read", "give yourself permission to read it")
        case OSError(strerror=str(reason)):
            return Problem(str(path), "", f"cannot be read: {reason.lower()}", "")
        case _:
            return Problem(str(path), "", "cannot be read", "")


def is_within(path: Path, folder: Path) -> bool:
    """Whether `path`, all links followed, lies in `folder`."""
    try:
        return _is_plainly_within(path, folder) or path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _is_plainly_within(path: Path, folder: Path) -> bool:
    """Whether no link leads out of the folder, as there is none below it; where that cannot be told, False."""
    if sys.platform == "win32" or os.pardir in path.parts or not path.is_relative_to(folder):
        return False
    below = path
    while below != folder:
        if below.is_symlink():
            return False
        below = below.parent
    return True


def _write_all(descriptor: int, content: bytes, system: FileSystem) -> None:
    rest = content
    while rest:
        taken = system.write(descriptor, rest)
        if taken <= 0:
            raise OSError(errno.EIO, "the disk takes nothing more")
        rest = rest[taken:]


def _reserve(path: Path, system: FileSystem) -> Path:
    """An empty file under this name, or under a numbered one."""
    number = 1
    while True:
        name = path.name if number == 1 else f"{path.stem}-{number}{path.suffix}"
        candidate = path.with_name(name)
        try:
            system.close(system.open(candidate, _NEW, _FILE_MODE))
        except FileExistsError:
            number += 1
        else:
            return candidate


def _line(content: bytes, offset: int) -> int:
    return content.count(b"\n", 0, offset) + 1
