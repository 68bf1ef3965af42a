from decimal import Decimal
from pathlib import Path

import pytest

from coach.storage.config import read_config
from coach.storage.config_edit import change_config, with_value
from coach.storage.config_text import default_text
from coach.storage.problem import Problem


@pytest.mark.parametrize(
    ("text", "table", "key", "value", "expected"),
    [
        ("", "", "theme", "paper", 'theme = "paper"\n'),
        (
            '# mine\ntheme = "chalk"   # dark # room\n',
            "",
            "theme",
            "paper",
            '# mine\ntheme = "paper"   # dark # room\n',
        ),
        ('goal = "#1"  # aim\n', "", "goal", "muscle", 'goal = "muscle"  # aim\n'),
        ("[rack]\nbar = 20\n", "", "theme", "paper", 'theme = "paper"\n[rack]\nbar = 20\n'),
        ('unit = "kg"\n\n# the rack\n[rack]\n', "", "theme", "p", 'unit = "kg"\ntheme = "p"\n\n# the rack\n[rack]\n'),
        (
            "# bodyweight = 78.5\nx = 1\n",
            "",
            "bodyweight",
            Decimal("80.50"),
            "# bodyweight = 78.5\nbodyweight = 80.50\nx = 1\n",
        ),
        ("x = 1", "alerts", "lead", (10, 3), "x = 1\n\n[alerts]\nlead = [10, 3]\n"),
        ("[rest]\n[rack]\nbar = 9\n", "rack", "bar", 20, "[rest]\n[rack]\nbar = 20\n"),
        (
            "[rack]\nbelt = [  # mine\n  5, # small\n]  # end\nbar = 1\n",
            "rack",
            "belt",
            (5,),
            "[rack]\n# mine\n# small\nbelt = [5]  # end\nbar = 1\n",
        ),
        ("[rack]\nbelt = [ # mine\n  5,\n]\n", "rack", "belt", (5,), "[rack]\n# mine\nbelt = [5]\n"),
        ("[rest]\ncompound = 1 # long\n", "rest", "compound", None, "[rest]\n# compound = 1 # long\n"),
        ("[rest]\n", "rest", "compound", None, "[rest]\n"),
        ("a = 1\r\nb = 2\r\n", "", "a", 3, "a = 3\r\nb = 2\r\n"),
        (
            "[rack]\n[rack.exercise.ez-curl]\nbar = 9\n",
            "rack.exercise.ez-curl",
            "bar",
            10,
            "[rack]\n[rack.exercise.ez-curl]\nbar = 10\n",
        ),
        ('[keys]\n"set.undo" = "u"\n', "keys", "set.undo", "z", '[keys]\n"set.undo" = "z"\n'),
    ],
)
def test_one_key_changes_and_every_comment_stays(text: str, table: str, key: str, value: object, expected: str) -> None:
    assert with_value(text, table, key, value, "config.toml") == expected


@pytest.mark.parametrize(
    ("text", "table", "key"),
    [
        ("rack = { bar = 20 }", "rack", "bar"),
        ("rack.bar = 20", "rack", "bar"),
        ('note = """\nbar = 5\n"""\n', "", "bar"),
        ("unit = ", "", "unit"),
    ],
)
def test_a_text_that_cannot_be_changed_without_harm_is_left_alone_and_said(text: str, table: str, key: str) -> None:
    assert isinstance(with_value(text, table, key, 7, "config.toml"), Problem)


def test_every_key_of_the_default_text_can_be_changed_and_back() -> None:
    text = default_text()
    for table, key, value, usual in (
        ("", "unit", "lb", "kg"),
        ("", "equipment", ("bands",), ("barbell", "dumbbells", "cable", "pull-up bar", "bench", "bands")),
        ("rack", "bar", 15, 20),
        ("alerts", "voice", True, False),
    ):
        changed = with_value(text, table, key, value, "config.toml")
        assert isinstance(changed, str)
        assert read_config(changed, "config.toml")[1] == ()
        assert with_value(changed, table, key, usual, "config.toml") == text


def test_the_file_is_changed_in_place_and_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "dotfiles").mkdir()
    real = tmp_path / "dotfiles" / "coach.toml"
    real.write_text('theme = "chalk"  # dark\n', encoding="utf-8")
    (tmp_path / "config.toml").symlink_to(real)
    assert change_config(tmp_path / "config.toml", "", "theme", "paper") is None
    assert (tmp_path / "config.toml").is_symlink()
    assert real.read_text(encoding="utf-8") == 'theme = "paper"  # dark\n'


def test_a_file_that_is_not_there_is_made_and_one_that_is_broken_is_left(tmp_path: Path) -> None:
    path = tmp_path / "coach" / "config.toml"
    assert change_config(path, "rest", "compound", 120) is None
    assert path.read_text(encoding="utf-8") == "[rest]\ncompound = 120\n"
    path.write_bytes(b"\0")
    assert isinstance(change_config(path, "rest", "compound", 90), Problem)
    assert path.read_bytes() == b"\0"
