import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.storage.catalogue import load_catalogue, load_goals
from coach.storage.config import Vocabulary, read_config
from coach.storage.config_edit import with_value
from coach.storage.config_file import Configuration
from coach.storage.config_rack import DEFAULT_RACKS
from coach.storage.config_rows import Choices, Part, Row, refusal, rows
from coach.storage.config_text import default_text
from coach.storage.config_words import MEANINGS
from coach.training.load import Unit
from coach.training.typed import Refusal

CATALOGUE = load_catalogue(Path("nowhere.toml"))[0]
CHOICES = Choices(
    goals=load_goals()[0],
    routines=("back-biceps", "mornings"),
    themes=("chalk", "paper"),
    exercises=CATALOGUE.exercises,
    bindings={"undo": ("u,pageup", "Takes the last change back"), "point": (".,comma", "Types the point")},
)
ADDED = ("rest.barbell-row", "rack.exercise.ez-curl", "rack.exercise.pull-up", "rack.exercise.dumbbell-row")


def told(text: str) -> Configuration:
    """A file that holds this."""
    settings, problems = read_config(text, "config.toml", CHOICES.vocabulary)
    return Configuration("config.toml", settings, frozenset(dotted(tomllib.loads(text))), problems)


def dotted(table: Mapping[str, object], before: str = "") -> Iterator[str]:
    """Every key with its tables."""
    for key, value in table.items():
        if isinstance(value, Mapping) and "from" not in value:
            yield from dotted(value, f"{before}{key}.")
        else:
            yield f"{before}{key}"


def by_id(text: str = "", added: tuple[str, ...] = ()) -> dict[str, Row]:
    """The rows of a file."""
    return {each.id: each for each in rows(told(text), CHOICES, added)}


def the_lines_that_are_examples(text: str) -> str:
    """The documented default with every example in force."""
    shown = [line for each in MEANINGS.values() for line in each.examples]
    for line in shown:
        text = text.replace(f"# {line}\n", f"{line}\n")
    return text


def test_every_key_of_the_documented_default_has_a_row_and_every_row_a_key() -> None:
    text = the_lines_that_are_examples(default_text())
    keys = set(dotted(tomllib.loads(text)))
    shown = {each.dotted for each in rows(told(text), CHOICES) if not each.is_adder}
    of_open_tables = {"rack.exercise.ez-curl.plates", "rest.biceps", "rest.finisher", "keys.point"}
    assert shown == keys | of_open_tables


def test_every_meaning_is_said_by_a_row_or_is_that_of_a_table() -> None:
    said = {each.about for each in rows(told(""), CHOICES)}
    assert {name for name, each in MEANINGS.items() if each.about not in said} == {"rack", "alerts", "keys"}


def test_every_row_has_an_id_of_its_own_and_a_sentence() -> None:
    found = rows(told(""), CHOICES, ADDED)
    assert len({each.id for each in found}) == len(found)
    assert all(each.about and not each.about.endswith(".") for each in found)


def test_nothing_is_the_lifters_own_until_it_stands_in_the_file() -> None:
    assert not any(each.is_own for each in by_id().values())
    found = by_id('equipment = ["bench"]\n[rack]\nbar = 15\n[rest]\ncompound = 100\n[keys]\nundo = "z"\n')
    assert {each.dotted for each in found.values() if each.is_own} == {
        "equipment",
        "rack.bar",
        "rest.compound",
        "keys.undo",
    }
    assert (found["rack.bar"].text, found["rack.bar"].usual) == ("15", "20")
    assert (found["rest.compound"].text, found["rest.compound"].usual) == ("1:40", "2:30")
    assert (found["keys.undo"].text, found["keys.undo"].usual) == ("z", "u pageup")
    assert found["keys.point"].text == ". ,"
    assert (found["equipment:bench"].text, found["equipment:cable"].text) == ("yes", "no")


@pytest.mark.parametrize("unit", Unit)
def test_a_rack_left_out_is_the_ordinary_one_of_the_unit(unit: Unit) -> None:
    assert by_id(f'unit = "{unit}"')["rack.bar"].usual == str(DEFAULT_RACKS[unit].bar)


def test_an_exercise_is_offered_what_it_is_loaded_with() -> None:
    found = [each for each in rows(told(""), CHOICES, ADDED) if each.part is Part.OWN_RACK and not each.is_adder]
    assert [(each.name, each.text) for each in found] == [
        ("EZ curl, bar", "20"),
        ("EZ curl, plates", "25x1 20x2 15x1 10x2 5x2 2.5x2 1.25x2"),
        ("Pull-up, belt", "2.5 5 10 15 20"),
        (f"{CATALOGUE['dumbbell-row'].short}, dumbbells", "2.5-40/2.5"),
    ]


def test_what_is_wrong_in_the_file_stands_in_its_row() -> None:
    row = by_id("[rack]\nbar = 2000\n")["rack.bar"]
    assert (row.text, row.is_own, row.trouble) == ("20", True, "bar is 2000, not between 0 and 1000")


@pytest.mark.parametrize(
    ("row", "text", "reason"),
    [
        ("bodyweight", "0", "bodyweight is 0, not between 1 and 1500"),
        ("bodyweight", "me", '"me" cannot be read as a number: type it like 78.5'),
        ("unit", "stone", 'unit is "stone", not kg or lb'),
        ("goal", "muscel", 'goal does not know "muscel": did you mean muscle'),
        ("rack.bar", "1001", "bar is 1001, not between 0 and 1000"),
        ("rack.dumbbells", "none", "dumbbells has no weight"),
        ("rest.compound", "61:00", "compound is 3660, not between 0 and 3600"),
        ("rest.barbell-row", "1:00:00", '"1:00:00" cannot be read as a time: type it like 2:30 or 150'),
        ("alerts.lead", "0", "lead is [0], not a list of whole numbers between 1 and 600"),
        ("rack.exercise.ez-curl.bar", "-1", '"-1" cannot be read as a number: type it like 78.5'),
    ],
)
def test_what_the_reader_would_refuse_is_refused_in_its_words(row: str, text: str, reason: str) -> None:
    assert refusal(by_id(added=ADDED)[row], text, CHOICES.vocabulary) == reason


def test_plates_of_too_many_loads_are_refused() -> None:
    text = " ".join(f"{20 + each}.{each:03}x20" for each in range(1, 40))
    assert "more than 5000 different loads" in refusal(by_id()["rack.plates"], text, CHOICES.vocabulary)


def taken(row: Row, text: str) -> Row:
    """The row of the same key once a text was kept."""
    assert refusal(row, text, CHOICES.vocabulary) == ""
    value = row.value(text)
    assert not isinstance(value, Refusal)
    after = with_value("", row.table, row.key, value, "config.toml")
    assert isinstance(after, str)
    return by_id(after)[row.id]


@pytest.mark.parametrize("row", [each for each in by_id(added=ADDED).values() if each.text], ids=lambda row: row.id)
def test_the_text_of_every_row_is_taken_and_read_back_as_the_same(row: Row) -> None:
    after = taken(row, row.text)
    assert (after.text, after.is_own) == (row.text, True)


@pytest.mark.parametrize("row", [each for each in by_id().values() if each.choices], ids=lambda row: row.id)
def test_every_choice_is_taken_and_turning_goes_round_and_back(row: Row) -> None:
    for text in row.choices:
        assert taken(row, text).text == text
    assert row.after(len(row.choices)) == row.text
    assert row.after(1) == row.choices[(row.choices.index(row.text) + 1) % len(row.choices)]


TEXTS = {
    "bodyweight": st.decimals(1, 1500, places=2),
    "rack.bar": st.decimals(0, 1000, places=2),
    "rest.barbell-row": st.integers(0, 3600),
    "alerts.lead": st.lists(st.integers(1, 600), min_size=1, max_size=5),
    "rack.exercise.pull-up.belt": st.lists(st.decimals("0.5", 60, places=1), max_size=9),
    "keys.undo": st.lists(st.sampled_from(["z", "ctrl+z", ",", "pageup"]), min_size=1, max_size=3, unique=True),
}


@given(st.sampled_from(sorted(TEXTS)).flatmap(lambda key: st.tuples(st.just(key), TEXTS[key])))
def test_what_is_typed_and_what_is_shown_of_it_are_the_same_value(typed: tuple[str, object]) -> None:
    key, value = typed
    text = " ".join(str(each) for each in value) or "none" if isinstance(value, list) else str(value)
    row = by_id(added=ADDED)[key]
    shown = taken(row, text).text
    assert row.value(shown) == row.value(text)
    assert taken(row, shown).text == shown


def test_a_piece_of_equipment_is_put_among_the_others() -> None:
    row = by_id('equipment = ["bench", "bands"]')["equipment:barbell"]
    assert row.value("yes") == ("barbell", "bench", "bands")
    assert row.value("no") == ("bench", "bands")


def test_without_a_vocabulary_every_exercise_goes() -> None:
    row = by_id(added=("rest.mine",))["rest.mine"]
    assert refusal(row, "90", Vocabulary()) == ""
    assert refusal(row, "90", CHOICES.vocabulary).startswith("mine is not a key here")
