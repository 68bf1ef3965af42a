"""Files and folders that cannot be: named in one sentence, whatever was typed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.home import Answer, Home, ask, lines

PLACES: dict[str, Callable[[Path], str]] = {
    "the home of nobody": lambda _: "~nobody-has-this-name/file",
    "a name too long for any disk": lambda folder: str(folder / ("long" * 2000)),
    "a link to itself": lambda folder: str(_loop(folder)),
}


def _loop(folder: Path) -> Path:
    link = folder / "loop"
    link.symlink_to(link)
    return link


def _refused(answer: Answer) -> None:
    assert answer.code in (1, 2, 3)
    assert answer.out == ""
    assert lines(answer.err)[-1].endswith(".")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("command", [("import",), ("restore",), ("export", "-o")])
def test_a_file_that_cannot_be_is_named(
    place: str, command: tuple[str, ...], trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _refused(trained.ask(capsys, *command, PLACES[place](tmp_path)))


@pytest.mark.parametrize("place", ["a name too long for any disk", "a link to itself"])
def test_a_backup_cannot_be_there(
    place: str, trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _refused(trained.ask(capsys, "backup", PLACES[place](tmp_path)))


@pytest.mark.parametrize("place", ["a name too long for any disk", "a link to itself"])
def test_a_history_cannot_be_there(place: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(capsys, "--data-dir", PLACES[place](tmp_path), "next")
    assert answer.code == 2
    assert "is no folder: name the folder of your history." in answer.err


@pytest.mark.parametrize("place", PLACES)
def test_a_configuration_that_cannot_be_read_is_passed_over(
    place: str, beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ("--data-dir", str(beginner.paths.data), "--config", PLACES[place](tmp_path))
    assert ask(capsys, *where, "next").code == 0
