"""`coach backup` and `coach restore`: everything out, and back again."""

import io
import os
import shutil
from pathlib import Path

import pytest

from coach.storage.archive import Archive, read_archive
from coach.storage.half_way import INCOMING
from tests.cli.home import Home


class Terminal(io.StringIO):
    """Standard input with somebody at it."""

    def isatty(self) -> bool:
        return True


def answering(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", Terminal(text))


def backed_up(home: Home, capsys: pytest.CaptureFixture[str], *arguments: str) -> Path:
    answer = home.ask(capsys, "backup", *arguments)
    assert answer.code == 0, answer.err
    path = Path(answer.out.removesuffix("\n"))
    assert isinstance(read_archive(path), Archive)
    return path


def emptied(home: Home) -> None:
    shutil.rmtree(home.paths.history)


def test_its_place_is_alone_on_standard_output(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "backup")
    path = Path(answer.out.removesuffix("\n"))
    assert path.parent == trained.paths.backups
    assert path.suffix == ".zip"
    assert f"Backed up and read back: {len(trained.sessions)} sessions and 1 other file." in answer.err


def test_it_goes_where_it_is_told_and_into_a_folder_with_the_time_in_its_name(
    trained: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert backed_up(trained, capsys, str(tmp_path / "new" / "mine.zip")) == tmp_path / "new" / "mine.zip"
    (tmp_path / "stick").mkdir()
    assert backed_up(trained, capsys, str(tmp_path / "stick")).parent == tmp_path / "stick"


def test_nothing_is_written_over(trained: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_text("mine", encoding="utf-8")
    answer = trained.ask(capsys, "backup", str(tmp_path / "mine.zip"))
    assert (answer.code, answer.out) == (2, "")
    assert "name another" in answer.err
    assert (tmp_path / "mine.zip").read_text(encoding="utf-8") == "mine"


def test_nothing_yet_is_nothing_found(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    beginner.paths.config_file.unlink()
    answer = beginner.ask(capsys, "backup")
    assert (answer.code, answer.out) == (3, "")
    assert "nothing to back up" in answer.err


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_pipe_is_no_place_for_it(command: str, trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert trained.ask(capsys, command, "-").code == 2


def test_a_place_that_takes_nothing_is_said(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "backup", str(trained.paths.config_file / "mine.zip"))
    assert (answer.code, answer.out) == (1, "")
    assert "could not be written" in answer.err


def test_a_file_that_is_left_out_is_named(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    (trained.paths.history / "large.toml").write_bytes(b"#" * 2_000_001)
    answer = trained.ask(capsys, "backup")
    assert answer.code == 1
    assert "large.toml: is larger than 2000 kB" in answer.err
    assert Path(answer.out.strip()).is_file()


def test_what_was_lost_comes_back(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    before = trained.sessions
    path = backed_up(trained, capsys)
    emptied(trained)
    answer = trained.ask(capsys, "restore", str(path), "--yes")
    assert (answer.code, answer.out) == (0, "")
    assert f"The backup holds {len(before)} sessions, from " in answer.err
    assert f"holds 0 sessions: {len(before)} come back." in answer.err
    assert "Restored to" in answer.err
    assert trained.sessions == before


def test_it_says_what_it_would_do_and_asks(
    trained: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = trained.sessions
    path = backed_up(trained, capsys)
    trained.paths.session_file(before[0]).unlink()
    for text in ("n\n", "\n", "", "perhaps\n"):
        answering(monkeypatch, text)
        answer = trained.ask(capsys, "restore", str(path))
        assert answer.code == 0
        assert "Restore it? [y/N] " in answer.err
        assert "Nothing was changed." in answer.err
        assert trained.sessions == before[1:]
    answering(monkeypatch, "Y\n")
    answer = trained.ask(capsys, "restore", str(path))
    assert answer.code == 0
    assert f"What was there is in {trained.paths.trash / 'replaced-'}" in answer.err
    assert trained.sessions == before


def test_where_nobody_can_be_asked_it_changes_nothing(
    trained: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backed_up(trained, capsys)
    emptied(trained)
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    answer = trained.ask(capsys, "restore", str(path))
    assert answer.code == 2
    assert "`--yes`" in answer.err
    assert not trained.paths.history.exists()


def test_the_same_history_is_left_alone(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    path = backed_up(trained, capsys)
    answer = trained.ask(capsys, "restore", str(path))
    assert answer.code == 0
    assert "holds the same" in answer.err
    assert not trained.paths.trash.exists()


def test_a_configuration_that_is_missing_comes_back(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    text = trained.paths.config_file.read_text(encoding="utf-8")
    path = backed_up(trained, capsys)
    trained.paths.config_file.unlink()
    assert trained.ask(capsys, "restore", str(path), "--yes").code == 0
    assert trained.paths.config_file.read_text(encoding="utf-8") == text


def test_what_is_no_backup_is_not_understood(trained: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    before = trained.sessions
    path = backed_up(trained, capsys)
    (tmp_path / "half.zip").write_bytes(path.read_bytes()[:-40])
    for asked in (tmp_path / "half.zip", trained.paths.config_file, tmp_path):
        answer = trained.ask(capsys, "restore", str(asked), "--yes")
        assert answer.code == 2
        assert "Nothing was changed." in answer.err
    assert trained.ask(capsys, "restore", str(tmp_path / "nowhere.zip")).code == 3
    assert trained.sessions == before


def test_a_restore_that_was_interrupted_is_finished_by_whatever_comes_next(
    trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    before = trained.sessions
    incoming = trained.paths.data / f"{INCOMING}2026"
    incoming.mkdir()
    (incoming / "ready").write_text("replaced-2026", encoding="utf-8")
    trained.paths.history.rename(incoming / "history")
    answer = trained.ask(capsys, "last")
    assert answer.code == 0
    assert "A restore that was interrupted is finished." in answer.err
    assert trained.sessions == before
    assert not incoming.exists()


def test_a_data_folder_that_may_not_be_written_is_said(
    trained: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, os.strerror(13))

    path = backed_up(trained, capsys)
    emptied(trained)
    monkeypatch.setattr("coach.storage.restore.write_new", refuse)
    answer = trained.ask(capsys, "restore", str(path), "--yes")
    assert answer.code == 1
    assert "permission denied" in answer.err
