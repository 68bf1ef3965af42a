"""Sessions that are over: corrected, deleted, chosen between; each change can be taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from coach.gym import Gym
from coach.storage.history import of_id
from coach.storage.versions import Versions, keep_ours, keep_theirs, move_back, versions
from coach.training.frozen import frozen
from coach.training.log import LoggedSet, Session

__all__ = ["Past", "Versions"]


class Past:
    """Edits of the past, as long as the program runs. Everything raises OSError where the disk does not obey."""

    def __init__(self, gym: Gym) -> None:
        self.gym = gym
        """The gym after the edits so far."""
        self.touched = ""
        """The id of the session that the latest edit, or the latest undo, was about."""
        self._undo: list[_Edit] = []
        self._undone: _Edit | None = None
        """What the latest undo took back, until anything else is done."""

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return bool(self._undo)

    def session(self, session_id: str) -> Session | None:
        """A session by its id."""
        page = self.gym.sessions.page(session_id)
        return None if page is None else page.session

    def why_not(self, session_id: str) -> str:
        """Why the file of a session is for reading only, in words; empty where it can be written."""
        stored = of_id(self.gym.history.stored, session_id)
        if stored is None or stored.is_writable:
            return ""
        problem = stored.problems[0]
        return f"Only for reading until its file is repaired: {problem.sentence}."

    def correct(self, session_id: str, entry: int, number: int, done: LoggedSet, now: datetime) -> None:
        """Another truth about a set."""
        session = self._found(session_id)
        sets = session.entries[entry].sets
        self._save(_with_sets(session, entry, (*sets[:number], done, *sets[number + 1 :])), session, now)

    def drop(self, session_id: str, entry: int, number: int, now: datetime) -> None:
        """A set that was never done."""
        session = self._found(session_id)
        sets = session.entries[entry].sets
        self._save(_with_sets(session, entry, (*sets[:number], *sets[number + 1 :])), session, now)

    def note(self, session_id: str, text: str, now: datetime) -> None:
        """Another note on a session."""
        session = self._found(session_id)
        self._save(replace(session, note=text), session, now)

    def delete(self, session_id: str) -> Path | None:
        """Moves a session's file to the trash; where it is now, None where it had none."""
        session = self._found(session_id)
        home = self.gym.history.file_of(session_id) or self.gym.paths.session_file(session)
        trashed = self.gym.store().trash(session)
        self.touched = session_id
        self.gym = self.gym.without_session(session)
        if trashed is not None:
            self._made(_Edit(lambda _: self._bring_back(session, trashed, home), lambda _: self.delete(session_id)))
        return trashed

    def versions(self) -> tuple[Versions, ...]:
        """Sessions of which another version lies beside."""
        return versions(self.gym.paths, self.gym.history)

    def choose(self, found: Versions, *, theirs: bool) -> None:
        """One of two versions counts from now on; the other goes to the trash."""
        if theirs:
            keep_theirs(found, self.gym.paths)
        else:
            keep_ours(found, self.gym.paths)
        self.gym = self.gym.read_again()

    def undo(self, now: datetime) -> bool:
        """Takes the latest edit back; whether there was one."""
        self._undone = None
        if not self._undo:
            return False
        self._undo[-1].back(now)
        self._undone = self._undo.pop()
        return True

    def redo(self, now: datetime) -> bool:
        """Makes the edit again that was taken back just now; whether there was one."""
        undone, self._undone = self._undone, None
        if undone is None:
            return False
        undone.again(now)
        return True

    def _made(self, edit: "_Edit") -> None:
        self._undo.append(edit)
        self._undone = None

    def _found(self, session_id: str) -> Session:
        session = self.session(session_id)
        if session is None:
            raise FileNotFoundError(f"there is no session {session_id} any more")
        return session

    def _save(self, session: Session, before: Session, now: datetime) -> None:
        self._put(session, now)
        self._made(_Edit(lambda later: self._put(before, later), lambda later: self._save(session, before, later)))

    def _put(self, session: Session, now: datetime) -> None:
        self.gym.store().save(session, now)
        self.gym = self.gym.with_session(session)
        self.touched = session.id

    def _bring_back(self, session: Session, trashed: Path, home: Path) -> None:
        move_back(trashed, home)
        self.touched = session.id
        self.gym = self.gym.read_again()
        if self.session(session.id) is None:
            raise FileNotFoundError(f"{home.name} cannot be read any more")


@frozen
class _Edit:
    """An edit that was made, and how it is taken back and made again."""

    back: Callable[[datetime], None]
    again: Callable[[datetime], object]


def _with_sets(session: Session, entry: int, sets: tuple[LoggedSet, ...]) -> Session:
    entries = session.entries
    return replace(session, entries=(*entries[:entry], replace(entries[entry], sets=sets), *entries[entry + 1 :]))
