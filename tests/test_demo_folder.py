"""What a killed demo has left behind is removed by a later one, and nothing else is."""

import os
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.demo_folder import PREFIX, paths_in, sweep
from coach.storage.lock import DataLock

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
OLD = NOW - timedelta(hours=25)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def leftover(shelf: Path, name: str = f"{PREFIX}ab_12345", at: datetime = OLD) -> Path:
    """What a demo that was killed at a moment leaves."""
    folder = shelf / name
    for part in ("config", "data", "state", "cache"):
        (folder / part).mkdir(parents=True)
    (folder / "config" / "config.toml").touch()
    age(folder, at)
    return folder


def age(folder: Path, at: datetime = OLD) -> None:
    """Everything in a folder is as old as this."""
    for each in (*folder.rglob("*"), folder):
        os.utime(each, (at.timestamp(), at.timestamp()), follow_symlinks=False)


def test_what_is_older_than_a_day_goes(shelf: Path) -> None:
    folder = leftover(shelf)
    sweep(NOW)
    assert not folder.exists()


def test_what_is_younger_stays(shelf: Path) -> None:
    folder = leftover(shelf, at=NOW - timedelta(hours=23))
    sweep(NOW)
    assert folder.exists()


def _with_a_file_of_its_own(folder: Path) -> None:
    (folder / "mine.txt").touch()
    age(folder)


def _still_written(folder: Path) -> None:
    (folder / "data" / "session.toml").touch()
    os.utime(folder / "data" / "session.toml", (NOW.timestamp(), NOW.timestamp()))


def _without_a_configuration(folder: Path) -> None:
    (folder / "config" / "config.toml").unlink()
    (folder / "config").rmdir()
    age(folder)


@pytest.mark.parametrize("change", [_with_a_file_of_its_own, _still_written, _without_a_configuration])
def test_what_may_be_somebodys_stays(change: Callable[[Path], None], shelf: Path) -> None:
    folder = leftover(shelf)
    change(folder)
    sweep(NOW)
    assert folder.exists()


@pytest.mark.parametrize("name", [f"{PREFIX}notes", f"{PREFIX}AB_12345", f"{PREFIX}ab_12345.old", "coach-ab_12345"])
def test_another_name_is_another_folder(name: str, shelf: Path) -> None:
    folder = leftover(shelf, name)
    sweep(NOW)
    assert folder.exists()


def test_a_link_is_not_followed(shelf: Path) -> None:
    real = leftover(shelf, "real")
    link = shelf / f"{PREFIX}ab_12345"
    link.symlink_to(real, target_is_directory=True)
    os.utime(link, (OLD.timestamp(), OLD.timestamp()), follow_symlinks=False)
    sweep(NOW)
    assert link.is_symlink()
    assert (real / "config" / "config.toml").exists()


def test_a_demo_that_is_open_for_days_stays(shelf: Path) -> None:
    folder = leftover(shelf)
    lock = DataLock(paths_in(folder))
    assert lock.take(OLD) is None
    age(folder)
    try:
        sweep(NOW)
        assert folder.exists()
    finally:
        lock.free()
