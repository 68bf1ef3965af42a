"""One backup: a zip of the history and of the lifter's own configuration, with a manifest that proves every file."""

import hashlib
import io
import json
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath

from coach.storage.document import toml_files
from coach.storage.files import MOST_BYTES, read_bytes, unreadable
from coach.storage.history import session_files
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.training.frozen import frozen

FORMAT = 1
"""Of the manifest; newer ones are not understood."""
MANIFEST = "manifest.json"
HISTORY = "history"
CONFIG = "config"
CONFIG_FILE = f"{CONFIG}/config.toml"
"""The configuration file in every backup, whatever it is called at home."""
MOST_FILES = 100_000
MOST_IN_ALL = 256_000_000
"""Bytes of everything in a backup, unpacked; a life of training is a tenth of that."""
MOST_IN_A_MANIFEST = 32_000_000
OWN_FILES = ("exercises.toml",)
OWN_FOLDERS = ("routines", "themes")
"""What stands beside the configuration file and is the lifter's own."""

_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = (stat.S_IFREG | 0o600) << 16
_ENCRYPTED = 0x1
_DIGEST_BYTES = 32
_LONGEST_NAME = 1000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    UnicodeError,
    ValueError,
)
"""All that zipfile raises for a file that is no sound zip."""


@frozen
class Packed:
    """A file of a backup."""

    name: str
    """Its place in the archive: history/2026/….toml, config/config.toml."""
    size: int
    """Bytes."""
    digest: str
    """BLAKE2b of its content, in hexadecimal."""

    @property
    def is_session(self) -> bool:
        """Whether it is a session file with something in it."""
        return is_session(self.name, self.size)


@frozen
class Manifest:
    """What a backup says of itself."""

    made: datetime
    """Aware."""
    files: tuple[Packed, ...]
    """In the order of their names."""

    @property
    def sessions(self) -> frozenset[str]:
        """The names of the session files."""
        return frozenset(each.name for each in self.files if each.is_session)


@frozen
class Archive:
    """A backup in memory, every file as its manifest tells it."""

    manifest: Manifest
    contents: Mapping[str, bytes] = field(hash=False, repr=False)
    """By name."""


def collect(paths: Paths, made: datetime) -> tuple[Archive, tuple[Problem, ...]]:
    """All that a backup holds of what is there now, and what it could not take; never raises."""
    problems: list[Problem] = []
    contents: dict[str, bytes] = {}
    total = 0
    for name, path, home in sorted(_members(paths, problems), key=lambda each: each[0]):
        if not is_safe(name):
            problems.append(Problem(str(path), "", "has a name that no backup can hold", "rename it"))
            continue
        content = read_bytes(path, within=home)
        if isinstance(content, Problem):
            problems.append(content)
            continue
        total += len(content)
        if total > MOST_IN_ALL or len(contents) >= MOST_FILES:
            problems.append(Problem(str(path), "", "and what follows is more than a backup holds", "move some away"))
            break
        contents[name] = content
    return archive_of(contents, made), tuple(problems)


def session_names(paths: Paths) -> frozenset[str]:
    """What the session files with something in them are called in a backup, none of them read; never raises."""
    return frozenset(
        name
        for name, path, _ in _members(paths, [])
        if is_session(name, size := _size(path)) and size <= MOST_BYTES and is_safe(name)
    )


def archive_of(contents: Mapping[str, bytes], made: datetime) -> Archive:
    """A backup of these files, made at an aware moment."""
    files = tuple(_packed(name, content) for name, content in sorted(contents.items()))
    return Archive(Manifest(made, files), contents)


def pack(archive: Archive) -> bytes:
    """The archive as a zip file: the same archive, the same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        written.writestr(_entry(MANIFEST), _manifest_text(archive.manifest))
        for each in archive.manifest.files:
            written.writestr(_entry(each.name), archive.contents[each.name])
    return packed.getvalue()


def read_archive(path: Path) -> Archive | Problem:
    """The backup in a file, every digest found right, or why it is none; never raises, never unpacks to the disk."""
    content = read_bytes(path, limit=MOST_IN_ALL)
    return content if isinstance(content, Problem) else unpack(content, str(path))


def unpack(content: bytes, file: str) -> Archive | Problem:
    """The same of a zip in memory; `file` is what it is called when it is no backup."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as opened:
            found = _unpack(opened, file)
    except _BROKEN:
        return Problem(file, "", "is no whole zip file", "use another backup")
    return found


def read_manifest(path: Path) -> Manifest | Problem:
    """What a backup says of itself, its files not looked at; never raises."""
    file = str(path)
    try:
        with zipfile.ZipFile(path) as opened:
            return _manifest(opened, file)
    except _BROKEN:
        return Problem(file, "", "is no whole zip file", "use another backup")


def is_session(name: str, size: int) -> bool:
    """Whether a file of a backup is a session file with something in it."""
    return size > 0 and name.startswith(f"{HISTORY}/") and name.endswith(".toml")


def is_safe(name: str) -> bool:
    """Whether a name in an archive stays in the folder it is unpacked to, on every system."""
    parts = PurePosixPath(name).parts
    return (
        len(name) <= _LONGEST_NAME
        and name == "/".join(parts)
        and "\\" not in name
        and name.isprintable()
        and not any(part.startswith(".") or PureWindowsPath(part).anchor for part in parts)
        and _is_ours(parts)
    )


def _is_ours(parts: tuple[str, ...]) -> bool:
    match parts:
        case (area, *_, _) if area == HISTORY:
            return True
        case (area, file) if area == CONFIG:
            return file in (PurePosixPath(CONFIG_FILE).name, *OWN_FILES)
        case (area, folder, file) if area == CONFIG:
            return folder in OWN_FOLDERS and file.endswith(".toml")
        case _:
            return False


def _members(paths: Paths, problems: list[Problem]) -> Iterator[tuple[str, Path, Path | None]]:
    """Each file with its name in the archive and the folder that it must not lead out of."""
    unseen: list[Problem] = []
    for path in session_files(paths, unseen):
        yield f"{HISTORY}/{path.relative_to(paths.history).as_posix()}", path, paths.data
    for each in unseen:
        other = Path(each.file)
        if other.is_file():
            yield f"{HISTORY}/{other.relative_to(paths.history).as_posix()}", other, paths.data
        else:
            problems.append(each)
    if _is_there(paths.config_file):
        yield CONFIG_FILE, paths.config_file, None
    for name in OWN_FILES:
        own = paths.config_dir / name
        if _is_there(own) and own != paths.config_file:
            yield f"{CONFIG}/{name}", own, None
    for folder in OWN_FOLDERS:
        for own in _own(paths.config_dir / folder, problems):
            yield f"{CONFIG}/{folder}/{own.name}", own, None


def _is_there(path: Path) -> bool:
    """Whether there is anything, readable or not."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def _size(path: Path) -> int:
    """In bytes; 0 for what is not there."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _own(folder: Path, problems: list[Problem]) -> Iterable[Path]:
    try:
        return toml_files(folder)
    except NotADirectoryError:
        return ()
    except OSError as error:
        problems.append(unreadable(folder, error))
        return ()


def _packed(name: str, content: bytes) -> Packed:
    return Packed(name, len(content), hashlib.blake2b(content, digest_size=_DIGEST_BYTES).hexdigest())


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _MODE
    return entry


def _manifest_text(manifest: Manifest) -> str:
    value = {
        "format": FORMAT,
        "made": manifest.made.isoformat(),
        "sessions": len(manifest.sessions),
        "files": [{"name": each.name, "size": each.size, "blake2b": each.digest} for each in manifest.files],
    }
    return f"{json.dumps(value, ensure_ascii=False, indent=1)}\n"


def _unpack(opened: zipfile.ZipFile, file: str) -> Archive | Problem:
    wrong = _dangerous(opened, file)
    if wrong is not None:
        return wrong
    manifest = _manifest(opened, file)
    if isinstance(manifest, Problem):
        return manifest
    there = {each.filename for each in opened.infolist()} - {MANIFEST}
    told = {each.name for each in manifest.files}
    for name in sorted(there ^ told):
        sentence = "is missing" if name in told else "is not in its manifest"
        return Problem(file, name, sentence, "use another backup")
    contents: dict[str, bytes] = {}
    for each in manifest.files:
        content = opened.read(each.name)
        if _packed(each.name, content) != each:
            return Problem(file, each.name, "is not what was backed up", "use another backup")
        contents[each.name] = content
    return Archive(manifest, contents)


def _dangerous(opened: zipfile.ZipFile, file: str) -> Problem | None:
    """What no backup of ours has: read before anything is unpacked."""
    entries = opened.infolist()
    if len(entries) > MOST_FILES + 1 or sum(each.file_size for each in entries) > MOST_IN_ALL + MOST_IN_A_MANIFEST:
        return Problem(file, "", "unpacks to more than any backup holds", "use another backup")
    seen: set[str] = set()
    for each in entries:
        kind = stat.S_IFMT(each.external_attr >> 16)
        limit = MOST_IN_A_MANIFEST if each.filename == MANIFEST else MOST_BYTES
        if each.filename != each.orig_filename or (each.filename != MANIFEST and not is_safe(each.filename)):
            sentence = "is a name that no backup has"
        elif each.filename in seen:
            sentence = "is there twice"
        elif kind not in (0, stat.S_IFREG):
            sentence = "is no ordinary file"
        elif each.flag_bits & _ENCRYPTED:
            sentence = "is encrypted"
        elif each.compress_type not in _METHODS:
            sentence = "is packed in a way that no backup is"
        elif each.file_size > limit:
            sentence = f"is larger than {limit // 1000} kB"
        else:
            seen.add(each.filename)
            continue
        return Problem(file, each.orig_filename, sentence, "use another backup")
    return None


def _manifest(opened: zipfile.ZipFile, file: str) -> Manifest | Problem:
    none = Problem(file, "", "has no manifest that is understood: it is no backup of the coach", "use another file")
    try:
        entry = opened.getinfo(MANIFEST)
    except KeyError:
        return none
    if entry.file_size > MOST_IN_A_MANIFEST:
        return none
    try:
        value = json.loads(opened.read(entry))
    except (ValueError, RecursionError):
        return none
    if not isinstance(value, dict):
        return none
    version = value.get("format")
    if isinstance(version, int) and version > FORMAT:
        return Problem(file, "", "was made by a newer coach", "install the newest one")
    made = _moment(value.get("made"))
    files = value.get("files")
    if version != FORMAT or made is None or not isinstance(files, list):
        return none
    found = tuple(packed for each in files if (packed := _told(each)) is not None)
    if len(found) != len(files) or len({each.name for each in found}) != len(found):
        return none
    return Manifest(made, found)


def _told(value: object) -> Packed | None:
    match value:
        case {"name": str(name), "size": int(size), "blake2b": str(digest)}:
            return Packed(name, size, digest)
        case _:
            return None


def _moment(value: object) -> datetime | None:
    if not isinstance(value, str):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return None if found.tzinfo is None else found
