import errno
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from coach.storage.config import Config
from coach.storage.config_file import ConfigFile
from coach.storage.files import ON_DISK
from coach.storage.paths import find


def config_file(folder: Path, text: str | None = None) -> ConfigFile:
    """A file that holds this, or none."""
    path = folder / "config.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    return ConfigFile(find(str(folder / "data"), str(path), {}))


def held(file: ConfigFile) -> str:
    """The file's text."""
    return file.paths.config_file.read_text(encoding="utf-8")


def test_a_look_tells_what_is_in_force_and_what_is_the_lifters_own(tmp_path: Path) -> None:
    found = config_file(tmp_path, 'theme = "paper"\n[rack.exercise.ez-curl]\nbar = 10\n').look()
    assert found.settings.theme == "paper"
    assert {"theme", "rack.exercise.ez-curl.bar"} <= found.own
    assert "unit" not in found.own
    assert found.broken is None


def test_without_a_file_all_is_default_and_the_first_change_makes_it(tmp_path: Path) -> None:
    file = config_file(tmp_path)
    assert file.look().settings == Config()
    assert file.look().own == frozenset()
    assert file.change("", "theme", "paper") == ""
    assert held(file) == 'theme = "paper"\n'


def test_changes_are_taken_back_one_by_one_to_the_letter(tmp_path: Path) -> None:
    text = "# mine\n[rest]\ncompound = 150   # long\n"
    file = config_file(tmp_path, text)
    assert not file.look().can_take_back
    assert file.change("rest", "compound", None) == ""
    assert file.change("", "theme", "paper") == ""
    assert file.look().can_take_back
    assert file.take_back() == ""
    assert file.look().settings.theme == "chalk"
    assert file.take_back() == ""
    assert held(file) == text
    assert file.take_back() == ""
    assert not file.look().can_take_back


def test_what_was_taken_back_is_changed_again_once_unless_the_file_is_another_by_then(tmp_path: Path) -> None:
    file = config_file(tmp_path, "# mine\n")
    file.change("", "theme", "paper")
    changed = held(file)
    for _ in range(2):
        assert file.take_back() == ""
        assert held(file) == "# mine\n"
        assert file.change_again() == ""
        assert file.change_again() == ""
        assert held(file) == changed
    file.take_back()
    file.paths.config_file.write_text("# theirs\n", encoding="utf-8")
    assert file.change_again() == ""
    assert held(file) == "# theirs\n"


def test_what_was_changed_elsewhere_meanwhile_is_not_taken_back(tmp_path: Path) -> None:
    file = config_file(tmp_path, 'theme = "chalk"\n')
    file.change("", "theme", "paper")
    file.paths.config_file.write_text('theme = "signal"\n', encoding="utf-8")
    assert file.take_back() == "The file was changed elsewhere meanwhile: nothing is taken back."
    assert held(file) == 'theme = "signal"\n'
    assert not file.look().can_take_back


def test_a_value_that_stands_there_already_is_no_change(tmp_path: Path) -> None:
    file = config_file(tmp_path, 'theme = "chalk" # dark\n')
    assert file.change("", "theme", "chalk") == ""
    assert not file.look().can_take_back


@pytest.mark.parametrize("content", [b"theme = \n", b"\0", b"\xff"])
def test_a_broken_file_says_why_and_is_left_alone(tmp_path: Path, content: bytes) -> None:
    file = config_file(tmp_path)
    file.paths.config_file.write_bytes(content)
    found = file.look()
    assert found.broken is not None
    assert found.broken.way_out
    assert found.problems == (found.broken,)
    assert found.settings == Config()
    assert file.change("", "theme", "paper") == found.broken.in_short
    assert file.paths.config_file.read_bytes() == content


def test_a_key_that_cannot_be_changed_without_harm_is_said(tmp_path: Path) -> None:
    file = config_file(tmp_path, "rack = 5\n")
    assert "stands where it cannot be changed without harm" in file.change("rack", "bar", 20)
    assert held(file) == "rack = 5\n"


def test_a_full_disk_is_said_and_the_file_is_as_it_was(tmp_path: Path) -> None:
    def full(_descriptor: int, _content: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = config_file(tmp_path, 'theme = "chalk"\n')
    file.system = replace(ON_DISK, write=full)
    assert file.change("", "theme", "paper") == "config.toml: no space left on device"
    assert held(file) == 'theme = "chalk"\n'
    assert not file.look().can_take_back


def test_the_byte_order_mark_and_the_mode_of_the_file_stay_as_they_are(tmp_path: Path) -> None:
    file = config_file(tmp_path)
    path = file.paths.config_file
    path.write_bytes(b'\xef\xbb\xbftheme = "chalk"\r\n')
    path.chmod(0o644)
    assert file.change("", "theme", "paper") == ""
    assert path.read_bytes() == b'\xef\xbb\xbftheme = "paper"\r\n'
    assert stat.S_IMODE(path.stat().st_mode) == 0o644
    assert file.take_back() == ""
    assert path.read_bytes() == b'\xef\xbb\xbftheme = "chalk"\r\n'
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_file_that_is_new_is_its_owners_alone(tmp_path: Path) -> None:
    file = config_file(tmp_path)
    assert file.change("", "theme", "paper") == ""
    assert stat.S_IMODE(file.paths.config_file.stat().st_mode) == 0o600


def test_where_no_mode_can_be_set_the_change_is_kept_all_the_same(tmp_path: Path) -> None:
    def refused(_path: Path, _mode: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    file = config_file(tmp_path, 'theme = "chalk"\n')
    file.paths.config_file.chmod(0o644)
    file.system = replace(ON_DISK, set_mode=refused)
    assert file.change("", "theme", "paper") == ""
    assert held(file) == 'theme = "paper"\n'


def test_the_file_is_changed_in_place_and_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    real = tmp_path / "dotfiles" / "coach.toml"
    real.write_text('theme = "chalk"  # dark\n', encoding="utf-8")
    (tmp_path / "config.toml").symlink_to(real)
    assert config_file(tmp_path).change("", "theme", "paper") == ""
    assert (tmp_path / "config.toml").is_symlink()
    assert real.read_text(encoding="utf-8") == 'theme = "paper"  # dark\n'


def test_a_file_that_is_no_text_is_left(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\0")
    assert config_file(tmp_path).change("rest", "compound", 90)
    assert (tmp_path / "config.toml").read_bytes() == b"\0"


def test_a_file_that_may_only_be_read_is_left_and_said(tmp_path: Path) -> None:
    file = config_file(tmp_path, "x = 1\n")
    file.paths.config_file.chmod(0o444)
    assert "may only be read" in file.change("", "theme", "paper")
    assert held(file) == "x = 1\n"
