"""`coach config`: where things are, and what is in force."""

from pathlib import Path

import pytest

from coach.configuring import default_text
from coach.storage.config import read_config
from coach.storage.paths import CONFIG_VARIABLE, DATA_VARIABLE
from tests.cli.home import Home, ask


def test_places_stand_alone_on_a_line(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    paths = beginner.paths
    places = {"data": paths.data, "config": paths.config_file, "themes": paths.config_dir / "themes", "log": paths.log}
    for name, place in places.items():
        answer = beginner.ask(capsys, "config", "path", name)
        assert (answer.code, answer.out, answer.err) == (0, f"{place}\n", "")
    assert beginner.ask(capsys, "config", "path").out == f"{paths.config_file}\n"


def test_the_flag_wins_over_the_environment(
    beginner: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(DATA_VARIABLE, str(tmp_path / "of-the-environment"))
    monkeypatch.setenv(CONFIG_VARIABLE, str(tmp_path / "environment.toml"))
    assert ask(capsys, "config", "path", "data").out == f"{tmp_path / 'of-the-environment'}\n"
    assert ask(capsys, "config", "path").out == f"{tmp_path / 'environment.toml'}\n"
    assert beginner.ask(capsys, "config", "path", "data").out == f"{beginner.paths.data}\n"


def test_flags_are_understood_before_and_after_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flag = ("--data-dir", str(tmp_path))
    before, between, after = (
        ask(capsys, *flag, "config", "path", "data"),
        ask(capsys, "config", *flag, "path", "data"),
        ask(capsys, "config", "path", "data", *flag),
    )
    assert before.out == between.out == after.out == f"{tmp_path}\n"


def test_the_default_reads_back_as_the_default(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "config", "default")
    assert answer.out == default_text()
    assert read_config(answer.out, "config.toml") == read_config("", "config.toml")


def test_what_is_in_force_is_shown_and_what_is_wrong_is_told(
    beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    beginner.configure('level = "advanced"\nlevle = "x"\ngoal = "telekinesis"\n')
    answer = beginner.ask(capsys, "config", "show")
    assert answer.code == 0
    assert 'level = "advanced"' in answer.out
    assert 'goal = "muscle"' in answer.out
    assert "levle" in answer.err
    assert "telekinesis" in answer.err


@pytest.mark.parametrize("words", [(), ("nonsense",), ("path", "nonsense"), ("show", "more")])
def test_nonsense_is_refused(words: tuple[str, ...], beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "config", *words)
    assert (answer.code, answer.out) == (2, "")
    assert "See coach" in answer.err


def test_its_examples_work_where_nothing_is_there_yet(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, examples = beginner.ask(capsys, "config", "--help").out.partition("examples:\n")
    for each in examples.splitlines():
        program, *words = each.split()
        assert program == "coach"
        assert beginner.ask(capsys, *words).code == 0


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    answer = ask(capsys, "--data-dir", str(file), "next")
    assert (answer.code, answer.out) == (2, "")
    assert "is no folder" in answer.err


@pytest.mark.parametrize("flag", ["--data-dir", "--config"])
def test_an_empty_place_is_refused(flag: str, capsys: pytest.CaptureFixture[str]) -> None:
    answer = ask(capsys, "next", flag, "")
    assert (answer.code, answer.out) == (2, "")
    assert "name a place" in answer.err
