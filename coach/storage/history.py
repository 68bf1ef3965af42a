"""The sessions on disk: all of them read, whatever state the files are in; one at a time written."""

import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import datetime, tzinfo
from operator import attrgetter
from pathlib import Path
from typing import overload

from coach.storage.files import (
    ON_DISK,
    FileSystem,
    decoded,
    is_within,
    move_aside,
    move_beside,
    read_bytes,
    unreadable,
    write_beside,
    write_durably,
)
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.storage.session_reading import read_session
from coach.storage.session_text import Rewriting, session_bytes
from coach.training.frozen import frozen
from coach.training.log import Session
from coach.training.logbook import Logbook, Page

_COPY = re.compile(
    r"\.theirs-|\.sync-conflict-|conflicted copy|\(conflict|case conflict|\.orig$|_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+",
    re.IGNORECASE,
)
"""How this program, Syncthing, Dropbox, Nextcloud, ownCloud, Seafile, Google Drive and git name the other of two.

No name of letters, digits and hyphens alone is one of these.
"""
_ENDING = ".toml"
_NAME = attrgetter("name")


@frozen
class Stored:
    """A session and the file it was read from."""

    page: Page
    file: str
    """The whole path of the file."""
    problems: tuple[Problem, ...] = ()
    """What was not understood of it."""
    digest: bytes = field(default=b"", repr=False)
    """What recognises the content of the file; empty where it is what would be written."""

    @property
    def path(self) -> Path:
        """The file."""
        return Path(self.file)

    @property
    def session(self) -> Session:
        """The session itself, opened at first need."""
        return self.page.session

    @property
    def is_writable(self) -> bool:
        """Whether writing it loses nothing; else it is for reading until the file is repaired."""
        return not self.problems


class Shelved(Sequence[Stored]):
    """What was read of each session of a book, told when it is asked for."""

    def __init__(self, book: Logbook, alone: Mapping[str, Stored], told: Callable[[Page], Stored]) -> None:
        """`told` knows of the pages on a shelf, `alone` of the others by their ids."""
        self.book = book
        """The sessions."""
        self._alone = alone
        self._told = told

    def __len__(self) -> int:
        return len(self.book.pages)

    @overload
    def __getitem__(self, index: int) -> Stored: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Stored]: ...
    def __getitem__(self, index: int | slice) -> Stored | Sequence[Stored]:
        found = self.book.pages[index]
        return self.of(found) if isinstance(found, Page) else tuple(map(self.of, found))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shelved | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(self.book)

    def of(self, page: Page) -> Stored:
        """What was read of the session of a page."""
        return self._alone[page.id] if page.number is None else self._told(page)

    def with_one(self, stored: Stored) -> "Shelved":
        """The same with a session more, or with another truth about one."""
        book = self.book.with_page(stored.page)
        return Shelved(book, {**self._alone, stored.page.id: stored}, self._told)

    def without(self, session_id: str) -> "Shelved":
        """The same without a session."""
        return Shelved(self.book.without(session_id), self._alone, self._told)


@frozen
class History:
    """What was found on disk."""

    stored: Sequence[Stored]
    """The oldest session first."""
    problems: tuple[Problem, ...]
    """Everything that was wrong, those of the sessions included."""
    sessions: Logbook = field(init=False, repr=False, compare=False)
    """Every session that was understood, the oldest first."""

    def __post_init__(self) -> None:
        stored = self.stored
        book = stored.book if isinstance(stored, Shelved) else Logbook(each.page for each in stored)
        object.__setattr__(self, "sessions", book)

    @property
    def unfinished(self) -> tuple[Stored, ...]:
        """The sessions to resume, the newest first."""
        open_ones = [number for number, each in enumerate(self.sessions.pages) if not each.is_finished]
        return tuple(self.stored[each] for each in reversed(open_ones))

    def with_session(self, session: Session, path: Path) -> "History":
        """The history after a session was kept in a file of its own."""
        more = Stored(Page.of(session), str(path))
        if isinstance(self.stored, Shelved):
            return replace(self, stored=self.stored.with_one(more))
        stored = sorted((*self.without(session.id).stored, more), key=lambda each: each.page.order)
        return replace(self, stored=tuple(stored))

    def without(self, session_id: str) -> "History":
        """The history after a session was taken out."""
        if isinstance(self.stored, Shelved):
            return replace(self, stored=self.stored.without(session_id))
        return replace(self, stored=tuple(each for each in self.stored if each.page.id != session_id))

    def file_of(self, session_id: str) -> Path | None:
        """The file a session was read from; None where there is no such session."""
        found = of_id(self.stored, session_id)
        return None if found is None else found.path


def of_id(stored: Sequence[Stored], session_id: str) -> Stored | None:
    """What was read of the session with this id; None where there is none."""
    if isinstance(stored, Shelved):
        page = stored.book.page(session_id)
        return None if page is None else stored.of(page)
    return next((each for each in stored if each.page.id == session_id), None)


def read_history(paths: Paths, files: Iterable[Path] | None = None, *, zone: tzinfo | None = None) -> History:
    """Every session of the history, or those of `files`; never raises.

    A session that is there twice counts once, from the file with the usual name in the usual folder. `zone` is
    where a time without an offset is taken to be; None is this machine's.
    """
    walked = walk(str(paths.history)) if files is None else files
    return gathered(
        ((each,) if isinstance(each, Problem) else read_stored(Path(each), paths, zone=zone) for each in walked),
        paths,
    )


def gathered(read: Iterable[Stored | tuple[Problem, ...]], paths: Paths) -> History:
    """The history of what was read, file by file in the order of their names."""
    problems: list[Problem] = []
    by_id: dict[str, Stored] = {}
    for found in read:
        if isinstance(found, tuple):
            problems.extend(found)
            continue
        problems.extend(found.problems)
        session_id = found.page.facts.id
        known = by_id.get(session_id)
        if known is None:
            by_id[session_id] = found
            continue
        counted, other = (found, known) if _rank(found, paths) > _rank(known, paths) else (known, found)
        by_id[session_id] = counted
        problems.append(_two_versions(other.file, counted.path))
    stored = sorted(by_id.values(), key=lambda each: each.page.order)
    return History(tuple(stored), tuple(problems))


def read_stored(path: Path, paths: Paths, *, zone: tzinfo | None = None) -> Stored | tuple[Problem, ...]:
    """The session of one file, or why there is none; never raises."""
    content = read_bytes(path, within=paths.data)
    if isinstance(content, Problem):
        return (content,)
    session, problems = understood(content, str(path), zone=zone)
    return problems if session is None else Stored(Page.of(session), str(path), problems, digest_of(content))


def understood(content: bytes, file: str, *, zone: tzinfo | None = None) -> tuple[Session | None, tuple[Problem, ...]]:
    """The session that a file holds and what is wrong with it; never raises."""
    text = decoded(content, file)
    return (None, (text,)) if isinstance(text, Problem) else read_session(text, file, zone=zone)


def session_files(paths: Paths, problems: list[Problem]) -> Iterator[Path]:
    """The session files of the history in the order of their names; what is none of them goes to `problems`."""
    for each in walk(str(paths.history)):
        if isinstance(each, Problem):
            problems.append(each)
        else:
            yield Path(each.path)


def walk(folder: str) -> Iterator["os.DirEntry[str] | Problem"]:
    """The session files of a folder in the order of their names, and what is wrong with others in their places.

    Hidden files and folders, and files of other kinds, are none of the program's business.
    """
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=_NAME)
    except FileNotFoundError:
        return
    except OSError as error:
        yield unreadable(Path(folder), error)
        return
    for entry in found:
        name = entry.name
        if name.startswith("."):
            continue
        if is_copy(name):
            yield _two_versions(entry.path, None)
        elif not name.endswith(_ENDING):
            if entry.is_dir(follow_symlinks=False):
                yield from walk(entry.path)
            elif entry.is_symlink() and _leads_to_folder(Path(entry.path)):
                yield Problem(entry.path, "", "is a link to a folder: not read", "put the folder itself there")
        elif entry.is_dir(follow_symlinks=False):
            yield Problem(entry.path, "", "is a folder with the name of a session", "move it away")
        else:
            yield entry


def _leads_to_folder(link: Path) -> bool:
    try:
        return link.is_dir()
    except OSError:
        return False


def is_copy(name: str) -> bool:
    """Whether a file's name says that it is the other of two versions."""
    is_plain = name.endswith(_ENDING) and name[: -len(_ENDING)].replace("-", "").isalnum()
    return not is_plain and bool(_COPY.search(name))


def _two_versions(file: str, counted: Path | None) -> Problem:
    other = f"of {counted.name}" if counted is not None else "of a session"
    way_out = "keep in the session's own file what is right, then delete this one"
    return Problem(file, "", f"is a second version {other}: two versions, this one is not counted", way_out)


def _rank(stored: Stored, paths: Paths) -> tuple[bool, bool]:
    """How usual the place of a file is: the whole of it before the name alone."""
    usual = paths.session_file(stored.session)
    return stored.path == usual, stored.path.name == usual.name


def digest_of(content: bytes | memoryview) -> bytes:
    """What recognises the content of a file."""
    import hashlib  # noqa: PLC0415 - costly, and a start needs it for what has changed only

    return hashlib.blake2b(content, digest_size=16).digest()


def _expected(stored: Stored) -> bytes:
    return stored.digest or digest_of(session_bytes(stored.session))


class ReadOnlySessionError(OSError):
    """A session whose file holds what this program does not understand, and that it would lose by writing."""


class SessionStore:
    """The files of the sessions that this run reads and writes; used by one thread at a time."""

    def __init__(self, paths: Paths, stored: Sequence[Stored] = (), *, system: FileSystem = ON_DISK) -> None:
        """`stored` are the sessions read so far: writing one of them replaces its file."""
        self._paths = paths
        self._system = system
        self._read = stored
        self._learned: dict[str, Stored] = {}
        self._tried: dict[str, set[bytes]] = {}
        self._rewriting = Rewriting()

    def learn(self, stored: Stored) -> None:
        """Take this as what is on disk."""
        self._learned[stored.page.id] = stored
        self._tried.pop(stored.page.id, None)

    def _known(self, session_id: str) -> Stored | None:
        return self._learned.get(session_id) or of_id(self._read, session_id)

    def path(self, session: Session) -> Path:
        """The file of a session, there or to be."""
        known = self._known(session.id)
        return self._paths.session_file(session) if known is None else known.path

    def save(self, session: Session, at: datetime) -> str:
        """Have the disk hold this session; returns what the lifter should know, mostly nothing.

        Where the file is not what was last read or written, it is first kept beside under a name with `at`.
        Raises OSError when the session is not safely on disk, ReadOnlySessionError when it must not be.
        """
        known = self._known(session.id)
        if known is not None and not known.is_writable:
            raise ReadOnlySessionError(f"{known.path.name} is read only: {known.problems[0]}")
        path = self.path(session)
        content = self._rewriting.bytes_of(session)
        notice = self._keep_theirs(path, session, content, at)
        self._tried.setdefault(session.id, set()).add(digest_of(content))
        write_durably(path, content, within=self._paths.data, system=self._system)
        self.learn(Stored(Page.of(session), str(path), (), digest_of(content)))
        return notice

    def trash(self, session: Session) -> Path | None:
        """Move a session's file to the trash; returns where it is now, None when there was none. Raises OSError."""
        path = self.path(session)
        if not path.exists():
            return None
        if not is_within(path, self._paths.data):
            raise OSError(f"{path.name} is a link to another folder")
        return move_aside(path, self._paths.trash, system=self._system)

    def _keep_theirs(self, path: Path, session: Session, ours: bytes, at: datetime) -> str:
        known = self._known(session.id)
        beside = path.with_name(f"{path.stem}.theirs-{at:%Y-%m-%dT%H%M%S}.toml")
        try:
            if not stat.S_ISREG(path.stat().st_mode):
                kept = move_beside(path, beside, system=self._system)
                return f"{path.name} was no file any more; what was there is now {kept.name}"
            theirs = path.read_bytes()
        except FileNotFoundError:
            return ""
        if theirs == ours or (known is not None and digest_of(theirs) == _expected(known)):
            return ""
        if digest_of(theirs) in self._tried.get(session.id, ()):
            return ""  # a write that failed at the very end has left it there
        kept = write_beside(beside, theirs, system=self._system)
        return f"{path.name} was changed by something else; that version is kept as {kept.name}"
