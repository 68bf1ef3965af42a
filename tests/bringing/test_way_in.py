"""What is found among the downloads."""

import os
from pathlib import Path

import pytest

from coach.bringing.way_in import WayIn
from tests.cli.bringing import EXPORTS, put
from tests.cli.home import home_in


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where a browser puts what was downloaded."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    monkeypatch.setattr("coach.bringing.way_in.user_downloads_dir", lambda: str(folder))
    return folder


def found(folder: Path) -> list[str]:
    """The names of the files that are offered."""
    return [each.name for each in WayIn(home_in(folder / "home").paths).likely()]


def test_exports_are_offered_the_newest_first(downloads: Path, tmp_path: Path) -> None:
    for written, name in enumerate(("s3", "hevy", "fitnotes_10")):
        os.utime(put(downloads, f"{name}.csv", EXPORTS[name]), (written, written))
    put(downloads, "bank.csv", "date,amount\n2024-01-01,3\n")
    assert found(tmp_path) == ["fitnotes_10.csv", "hevy.csv", "s3.csv"]


def test_what_is_no_file_hides_none(downloads: Path, tmp_path: Path) -> None:
    put(downloads, "hevy.csv", EXPORTS["hevy"])
    (downloads / "gone.csv").symlink_to(downloads / "nowhere")
    (downloads / "folder.csv").mkdir()
    assert found(tmp_path) == ["hevy.csv"]


def test_without_a_folder_of_downloads_nothing_is_offered(downloads: Path, tmp_path: Path) -> None:
    downloads.rmdir()
    assert found(tmp_path) == []
