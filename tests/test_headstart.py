"""A run that is opened while the screen is still being loaded: nothing is written before the lock is taken."""

from pathlib import Path

import pytest

from coach.desk import Desk
from coach.disk import Disk
from coach.gym import Gym, Progress
from coach.headstart import HeadStart
from coach.storage.lock import DataLock
from coach.storage.rescue import rescue
from tests.cli.home import Home
from tests.ui.stage import NOW, StillClock, home


def early(where: Home) -> HeadStart:
    """One that has begun, and is over."""
    found = HeadStart(Desk(Disk(where.paths), StillClock()))
    found.begin()
    found.wait()
    return found


def is_free(where: Home) -> bool:
    """Whether another window could log."""
    lock = DataLock(where.paths)
    is_ours = lock.take(NOW) is None
    lock.free()
    return is_ours


def test_the_lock_is_taken_with_what_can_wait(tmp_path: Path) -> None:
    where = home(tmp_path)
    found = early(where)
    assert found.is_over
    assert found.desk.replan() is not None
    assert is_free(where)
    found.desk.tidy()
    assert not is_free(where)
    found.desk.close()
    assert is_free(where)


def test_a_session_that_is_begun_before_that_takes_it_first(tmp_path: Path) -> None:
    where = home(tmp_path)
    found = early(where)
    found.desk.replan()
    assert found.desk.begin() is not None
    assert not is_free(where)
    found.desk.close()


def test_while_another_window_logs_no_session_begins(tmp_path: Path) -> None:
    where = home(tmp_path)
    other = DataLock(where.paths)
    assert other.take(NOW) is None
    found = early(where)
    found.desk.replan()
    assert found.desk.begin() is None
    assert found.desk.holder
    other.free()
    assert found.desk.take_over()
    assert found.desk.begin() is not None
    found.desk.close()


def test_a_session_that_waits_is_put_right_before_the_history_is_read(tmp_path: Path) -> None:
    where = home(tmp_path)
    (session, *_) = early(where).desk.gym.sessions
    (file,) = (each for each in where.paths.history.rglob("*.toml") if session.id in each.read_text(encoding="utf-8"))
    rescue(session, where.paths)
    file.unlink()
    found = early(where)
    assert session.id in {each.id for each in found.desk.gym.sessions}
    assert file.exists()
    assert not is_free(where)
    found.desk.close()


def test_who_leaves_before_that_takes_no_lock_any_more(tmp_path: Path) -> None:
    where = home(tmp_path)
    found = early(where)
    found.desk.close()
    found.desk.bind()
    assert is_free(where)


class Broken(Disk):
    """A disk on which reading is a fault of the program."""

    def open(self, progress: Progress) -> Gym:
        """Never comes to its end."""
        progress(1, 2)
        raise LookupError("nothing here")


def test_a_fault_is_raised_where_somebody_waits(tmp_path: Path) -> None:
    found = HeadStart(Desk(Broken(home(tmp_path).paths), StillClock()))
    told: list[tuple[int, int]] = []
    found.told = lambda done, of: told.append((done, of))
    found.begin()
    with pytest.raises(LookupError, match="nothing here"):
        found.wait()
    assert told == [(1, 2)]
    assert not found.is_over
