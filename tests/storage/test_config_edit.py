import re
import tomllib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.storage.config import read_config
from coach.storage.config_edit import with_value
from coach.storage.config_text import default_text
from coach.storage.problem import Problem
from coach.storage.schema import read_only


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
            "[rack]\nbelt = [  # mine\n  10, # small\n]  # end\nbar = 1\n",
            "rack",
            "belt",
            (5,),
            "[rack]\n# mine\n# small\nbelt = [5]  # end\nbar = 1\n",
        ),
        ("[rack]\nbelt = [ # mine\n  10,\n]\n", "rack", "belt", (5,), "[rack]\n# mine\nbelt = [5]\n"),
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
        ("a = 1\r\n\r\n# b\r\n[b]\r\n", "b", "c", 2, "a = 1\r\n\r\n# b\r\n[b]\r\nc = 2\r\n"),
        ("[rest]\n# finisher = 60\nfinisher = 45\n", "rest", "finisher", None, "[rest]\n# finisher = 60\n"),
        (
            "[rest]\n# finisher = 60\nfinisher = 45 # mine\n",
            "rest",
            "finisher",
            None,
            "[rest]\n# finisher = 60\n# finisher = 45 # mine\n",
        ),
        ("x = 1\n", "rack.exercise.ez-curl", "bar", None, "x = 1\n"),
        ("[alerts]\n\tbell\t=\tfalse\n", "alerts", "bell", True, "[alerts]\n\tbell\t=\ttrue\n"),
        ("[alerts]\n  bell=false # loud\n", "alerts", "bell", True, "[alerts]\n  bell=true # loud\n"),
        ("[alerts]\n  bell = false\n", "alerts", "voice", True, "[alerts]\n  bell = false\n  voice = true\n"),
        ("[alerts]\n  bell = false\n", "alerts", "bell", None, "[alerts]\n  # bell = false\n"),
        ("[rack]\n\tbelt = [ # mine\n\t\t10,\n\t]\n", "rack", "belt", (5,), "[rack]\n\t# mine\n\tbelt = [5]\n"),
        ("a = 1\r\nb = 2\nc = 3\r\n", "", "b", 5, "a = 1\r\nb = 5\nc = 3\r\n"),
        ("a = 1\r\nb = 2\n# c\r\n", "", "a", 5, "a = 5\r\nb = 2\n# c\r\n"),
        ("a = 1\r\n[b]\nc = 3\r\n[d]\n", "b", "e", 5, "a = 1\r\n[b]\nc = 3\r\ne = 5\r\n[d]\n"),
        ("a = 1\nb = 2\r\nc = 3", "", "d", 5, "a = 1\nb = 2\r\nc = 3\r\nd = 5"),
        ("a = 1\r\nrack = { bar = 5 }\n", "rack", "bar", 9, "a = 1\r\nrack = { bar = 9 }\n"),
    ],
)
def test_one_key_changes_and_every_comment_stays(text: str, table: str, key: str, value: object, expected: str) -> None:
    assert with_value(text, table, key, value, "config.toml") == expected


@pytest.mark.parametrize(
    ("text", "table", "key", "value"),
    [
        ("rack = { bar = 20, belt = [5] } # mine\n", "rack", "bar", 15),
        ("rack = { bar = 20 } # mine\n", "rack", "belt", (5,)),
        ("rack = { bar = 20, belt = [5] } # mine\n", "rack", "bar", None),
        ("rack.bar = 20 # mine\nx = 1\n", "rack", "bar", 15),
        ("# mine\nrack.bar = 20\nrack.stack = [5]\n", "rack", "bar", None),
        ("rack.bar = 20 # mine\nx = 1\n", "rack", "belt", (5,)),
        ('[ rack . "exercise" . ez-curl ] # mine\nbar = 9\n', "rack.exercise.ez-curl", "bar", 10),
        ("[rack]\nexercise.ez-curl.bar = 9 # mine\n", "rack.exercise.ez-curl", "bar", 10),
        ("[rack]\nexercise = { ez-curl = { bar = 9 } } # mine\n", "rack.exercise.ez-curl", "plates", ((10, 2),)),
        ('note = """\nbar = 5\n"""  # mine\n', "", "bar", 5),
    ],
)
def test_a_key_is_changed_however_the_file_is_laid_out(text: str, table: str, key: str, value: object) -> None:
    changed = with_value(text, table, key, value, "config.toml")
    assert isinstance(changed, str), changed
    assert changed.count("\n") - text.count("\n") in {-1, 0, 1}
    assert changed.count("# mine") == 1
    inner: object = tomllib.loads(changed)
    for name in table.split(".") if table else ():
        assert isinstance(inner, dict)
        inner = inner[name]
    assert isinstance(inner, dict)
    assert read_only(inner.get(key)) == value


@pytest.mark.parametrize(
    ("text", "table", "key"),
    [
        ("rack = 5\n", "rack", "bar"),
        ("[[rack]]\nbar = 5\n", "rack", "bar"),
        ("rack = { bar = 5 }\n[[rest]]\n", "rest", "compound"),
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


COMMENTED = """\
# the lifter
unit = "kg" # always

# how long to rest
[rest]
compound = 150 # long
# [rest] ends here

# what there is
[rack] # at home
belt = [
    5, # small
    10,
]
[rack.exercise]
ez-curl = { bar = 10 } # bent
"""


@given(
    st.sampled_from(
        [
            ("", "theme", "paper"),
            ("", "unit", "lb"),
            ("", "unit", None),
            ("rest", "compound", 200),
            ("rest", "compound", None),
            ("rest", "biceps", 90),
            ("rack", "belt", (5,)),
            ("rack", "belt", None),
            ("rack", "bar", Decimal("17.50")),
            ("rack.exercise.ez-curl", "bar", 8),
            ("rack.exercise.ez-curl", "plates", ((10, 2),)),
            ("rack.exercise.barbell-row", "bar", 15),
            ("alerts", "voice", True),
            ("keys", "undo", "z"),
        ]
    ).flatmap(lambda one: st.lists(st.just(one), min_size=1, max_size=2)),
    st.sampled_from(["\n", "\r\n"]),
)
def test_no_change_loses_a_comment_or_a_line_end(changes: list[tuple[str, str, object]], newline: str) -> None:
    text = COMMENTED.replace("\n", newline)
    for table, key, value in changes:
        changed = with_value(text, table, key, value, "config.toml")
        assert isinstance(changed, str), changed
        assert all(comment in changed for comment in re.findall("#.*", COMMENTED))
        assert changed.count("\n") == changed.count(newline)
        text = changed


def test_putting_a_key_in_and_out_piles_nothing_up() -> None:
    text = default_text()
    for seconds in (90, 120, 150):
        changed = with_value(text, "rest", "compound", seconds, "config.toml")
        assert isinstance(changed, str)
        text = str(with_value(changed, "rest", "compound", None, "config.toml"))
    assert text == default_text()
