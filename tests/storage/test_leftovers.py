"""What a killed program had begun to write goes a day later, and nothing else does."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.storage.files import FileSystem, write_durably
from coach.storage.leftovers import sweep
from coach.storage.paths import Paths
from coach.storage.rescue import rescue_folder
from tests.folders import paths_in

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
NAME = ".coach-0123456789ab.tmp"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders that are not there yet."""
    return paths_in(tmp_path)


def begun(path: Path, age: timedelta) -> Path:
    """A file that was begun so long ago."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("half of a sess", encoding="utf-8")
    at = (NOW - age).timestamp()
    os.utime(path, (at, at))
    return path


def test_what_was_begun_more_than_a_day_ago_goes_wherever_it_lies(paths: Paths) -> None:
    folders = (
        paths.history / "2026",
        paths.history / "imported-2026-11-20T093000-strong",
        paths.backups,
        paths.trash / "replaced-2026-11-20T093000-strong" / "2026",
        paths.config_dir,
        paths.cache,
        rescue_folder(paths),
    )
    left = [begun(each / NAME, timedelta(hours=25)) for each in folders]
    assert sweep(paths, NOW) == len(folders)
    assert not any(each.exists() for each in left)


def test_what_may_still_be_written_stays(paths: Paths) -> None:
    left = [begun(paths.history / "2026" / NAME, timedelta(hours=23)), begun(paths.cache / NAME, -timedelta(hours=25))]
    assert sweep(paths, NOW) == 0
    assert all(each.exists() for each in left)


@pytest.mark.parametrize(
    "name", ["2026-11-22T070511-back-biceps-4qw9.toml", ".coach-notes.tmp", f"{NAME}.toml", f"mine{NAME}"]
)
def test_what_is_called_otherwise_stays(name: str, paths: Paths) -> None:
    mine = begun(paths.history / "2026" / name, timedelta(days=400))
    assert sweep(paths, NOW) == 0
    assert mine.exists()


def test_nothing_is_removed_that_a_link_leads_to(paths: Paths, tmp_path: Path) -> None:
    mine = begun(tmp_path / "mine" / NAME, timedelta(days=400))
    paths.history.mkdir(parents=True)
    (paths.history / "2026").symlink_to(mine.parent)
    (paths.history / NAME).symlink_to(mine)
    paths.backups.symlink_to(mine.parent)
    (paths.trash / NAME).mkdir(parents=True)
    assert sweep(paths, NOW) == 0
    assert mine.exists()
    assert (paths.history / NAME).is_symlink()


def test_without_any_folder_there_is_nothing_to_do(paths: Paths) -> None:
    assert sweep(paths, NOW) == 0


def test_what_a_killed_write_leaves_is_called_like_that(paths: Paths) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_durably(paths.backups / "a.zip", b"x", system=FileSystem(replace=killed, unlink=killed))
    (left,) = paths.backups.iterdir()
    assert sweep(paths, datetime.fromtimestamp(left.stat().st_mtime, UTC) + timedelta(days=2)) == 1
