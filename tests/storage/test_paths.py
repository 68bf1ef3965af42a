from pathlib import Path

import pytest

from coach.storage.paths import find, session_name
from tests.storage.sessions import a_session


def test_the_flag_wins_over_the_environment_and_the_environment_over_what_is_usual(tmp_path: Path) -> None:
    environment = {"COACH_DATA_DIR": str(tmp_path / "env"), "COACH_CONFIG": str(tmp_path / "env.toml")}
    by_flag = find(str(tmp_path / "flag"), str(tmp_path / "mine" / "c.toml"), environment)
    assert (by_flag.data, by_flag.config_file) == (tmp_path / "flag", tmp_path / "mine" / "c.toml")
    by_environment = find(None, None, environment)
    assert (by_environment.data, by_environment.config_file) == (tmp_path / "env", tmp_path / "env.toml")
    usual = find(None, None, {})
    assert usual.data.name == "coach"
    assert usual.config_file.name == "config.toml"


def test_the_folder_of_the_chosen_configuration_is_the_configuration_folder(tmp_path: Path) -> None:
    assert find(None, str(tmp_path / "gym.toml"), {}).config_dir == tmp_path


def test_paths_are_absolute() -> None:
    found = find("here", "there.toml", {})
    assert found.data == Path.cwd() / "here"
    assert found.config_dir == Path.cwd()


def test_folders_lie_in_the_data_folder(tmp_path: Path) -> None:
    found = find(str(tmp_path), None, {})
    assert (found.history, found.backups, found.trash) == (
        tmp_path / "history",
        tmp_path / "backups",
        tmp_path / "trash",
    )
    expected = tmp_path / "history" / "2026" / "2026-11-22T070511-back-biceps-k7q2.toml"
    assert found.session_file(a_session()) == expected


@pytest.mark.parametrize("session_id", ["../../etc/passwd", "", "/", "a" * 4000, "\0", "..", "ü-ñ"])
def test_no_id_leads_out_of_the_folder_or_makes_a_name_no_disk_takes(session_id: str, tmp_path: Path) -> None:
    name = session_name(a_session(session_id))
    assert Path(name).name == name
    assert not name.startswith(".")
    (tmp_path / name).touch()
