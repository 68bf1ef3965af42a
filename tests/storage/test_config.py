import tomllib
from dataclasses import fields, replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.storage.config import Alerts, Ascii, Config, Motion, Vocabulary, load_config, read_config
from coach.storage.config_rack import DEFAULT_RACKS
from coach.storage.config_text import default_text, show
from coach.storage.paths import find
from coach.training.exercise import Equipment
from coach.training.load import RackChange, Unit
from coach.training.routine import Level

WORDS = Vocabulary(
    exercises=("barbell-row", "ez-curl"), goals=("muscle", "fat-loss"), routines=("back-biceps", "mornings")
)


def problem(text: str) -> str:
    """The one thing that is wrong, while everything is still the default."""
    config, (found,) = read_config(text, "config.toml", WORDS)
    assert config == Config()
    return f"{found.place}: {found.sentence}"


@pytest.mark.parametrize("unit", Unit)
def test_the_default_text_reads_back_as_exactly_the_defaults(unit: Unit) -> None:
    config, problems = read_config(default_text(unit), "config.toml", WORDS)
    assert problems == ()
    assert config == Config(unit=unit, rack=DEFAULT_RACKS[unit])


def test_the_default_text_names_every_key_with_a_comment_before_it() -> None:
    text = default_text()
    lines = text.splitlines()
    table = tomllib.loads(text)
    assert {each.name for each in fields(Config)} - {"bodyweight"} == set(table)
    assert "# bodyweight = 78.5" in lines
    for number, line in enumerate(lines):
        if " = " in line and not line.startswith("#"):
            assert lines[number - 1].startswith("# "), line


def test_examples_of_the_default_text_are_understood_when_their_mark_is_taken_off() -> None:
    text = default_text()
    for example in ("bodyweight = 78.5", "compound = 150", "barbell-row = 180", 'undo = "u,pageup"', "bar = 10"):
        assert f"# {example}\n" in text
        text = text.replace(f"# {example}\n", f"{example}\n")
    config, problems = read_config(text.replace("# [rack", "[rack"), "config.toml", WORDS)
    assert problems == ()
    assert config.rest == {"compound": 150, "barbell-row": 180}
    assert config.keys == {"undo": "u,pageup"}
    assert config.rack.exercise == {"ez-curl": RackChange(bar=Decimal(10))}


def test_an_empty_file_and_no_file_are_the_defaults(tmp_path: Path) -> None:
    assert read_config("", "config.toml") == (Config(), ())
    assert load_config(find(None, str(tmp_path / "absent" / "config.toml"), {})) == (Config(), ())


@pytest.mark.parametrize(
    "content", [b"\0", b"unit = ", "theme = 'é'".encode("latin-1"), b"x" * 3_000_000, b".a" * 9999]
)
def test_a_file_that_cannot_be_read_is_named_and_the_defaults_are_used(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "config.toml").write_bytes(content)
    config, problems = load_config(find(None, str(tmp_path / "config.toml"), {}))
    assert config == Config()
    assert len(problems) == 1


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "config.toml").mkdir()
    assert len(load_config(find(None, str(tmp_path / "config.toml"), {}))[1]) == 1


def test_every_key_is_read() -> None:
    text = """
        unit = "lb"
        level = "advanced"
        goal = "fat-loss"
        routine = "mornings"
        equipment = ["bands", "assisted machine"]
        bodyweight = 180.5
        theme = "paper"
        ascii = true
        motion = "reduced"
        [rack]
        bar = 35
        plates = [[10, 1], [25, 2]]
        dumbbells = [10, 5, 7.5]
        stack = { from = 10, to = 30, step = 10 }
        belt = [0, 5]
        [rack.exercise.ez-curl]
        bar = 15
        [rest]
        finisher = 45
        [alerts]
        sound = false
        voice = true
        lead = [1, 5, 5]
        [keys]
        "set.undo" = "z"
        set.pain = "p,P"
    """
    config, problems = read_config(text, "config.toml", WORDS)
    assert problems == ()
    assert config == Config(
        unit=Unit.LB,
        level=Level.ADVANCED,
        goal="fat-loss",
        routine="mornings",
        equipment=(Equipment.BANDS, Equipment.ASSISTED_MACHINE),
        bodyweight=Decimal("180.5"),
        theme="paper",
        ascii=Ascii.TRUE,
        motion=Motion.REDUCED,
        rack=replace(
            DEFAULT_RACKS[Unit.LB],
            bar=Decimal(35),
            plates=((Decimal(25), 2), (Decimal(10), 1)),
            dumbbells=(Decimal(5), Decimal("7.5"), Decimal(10)),
            stack=(Decimal(10), Decimal(20), Decimal(30)),
            belt=(Decimal(5),),
            exercise={"ez-curl": RackChange(bar=Decimal(15))},
        ),
        rest={"finisher": 45},
        alerts=Alerts(sound=False, voice=True, lead=(5, 1)),
        keys={"set.undo": "z", "set.pain": "p,P"},
    )
    assert read_config(show(config), "shown.toml", WORDS) == (config, ())


def test_pounds_without_a_rack_are_a_rack_of_pounds_and_keys_left_out_are_too() -> None:
    config, _ = read_config('unit = "lb"', "config.toml")
    assert config.rack == DEFAULT_RACKS[Unit.LB]
    config, _ = read_config('unit = "lb"\n[rack]\nbar = 35', "config.toml")
    assert config.rack == replace(DEFAULT_RACKS[Unit.LB], bar=Decimal(35))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('# mine\ngaol = "muscle"', "line 2, key gaol: gaol is not a key here: did you mean goal"),
        ("[rack]\nbr = 20", "line 2, key rack.br: br is not a key here: did you mean bar"),
        ("[alerts]\nbel = true", "line 2, key alerts.bel: bel is not a key here: did you mean bell"),
        ("[rak]\nbar = 20", "line 1, key rak: rak is not a key here: did you mean rack"),
        (
            "[rest]\nbarbel-row = 9",
            "line 2, key rest.barbel-row: barbel-row is not a key here: did you mean barbell-row",
        ),
        (
            "[rack.exercise.ez-curls]\nbar = 1",
            "key rack.exercise.ez-curls: ez-curls is not a key here: did you mean ez-curl",
        ),
        ('unit = "stone"', 'line 1, key unit: unit is "stone", not kg or lb'),
        ("level = 3", "line 1, key level: level is 3, not beginner, intermediate or advanced"),
        ('goal = "muscel"', 'line 1, key goal: goal does not know "muscel": did you mean muscle'),
        ('routine = "legs"', 'line 1, key routine: routine does not know "legs": it can be back-biceps or mornings'),
        ('equipment = "bench"', 'line 1, key equipment: equipment is "bench", not a list of texts in quotes'),
        ("bodyweight = nan", "line 1, key bodyweight: bodyweight is NaN, not a number"),
        ("bodyweight = -3", "line 1, key bodyweight: bodyweight is -3, not between 1 and 1500"),
        ('ascii = "maybe"', 'line 1, key ascii: ascii is "maybe", not auto, true or false'),
        ("motion = false", "line 1, key motion: motion is false, not full or reduced"),
        ("rack = 20", "line 1, key rack: rack is 20, not a table"),
        ("[rack]\nbar = inf", "line 2, key rack.bar: bar is Infinity, not a number"),
        ("[rack]\nbelt = 5", "line 2, key rack.belt: belt is 5, not a list of weights"),
        ("[rack]\nstack = []", "line 2, key rack.stack: stack has no weight"),
        ("[rack]\nstack = [-5]", "line 2, key rack.stack: stack has a weight that is not between 0 and 1000"),
        (
            "[rack]\nstack = { from = 5, to = 1, step = 1 }",
            "line 2, key rack.stack: in stack to = 1 is under from = 5",
        ),
        (
            "[rack]\ndumbbells = { from = 40, to = 2, step = -1 }",
            "key rack.dumbbells: in dumbbells to = 2 is under from = 40 and step = -1 is not above 0",
        ),
        ("[rack]\nstack = { from = 5, to = 90, step = 0 }", "in stack step = 0 is not above 0"),
        ("[rack]\nstack = { from = 5, to = 90, step = 0.001 }", "in stack step = 0.001 makes more than 500 weights"),
        (
            "[rack]\nstack = { from = 1, to = 1e9, step = 0.001 }",
            "in stack to = 1000000000 is not between 0 and 1000 and step = 0.001 makes more than 500 weights",
        ),
        ("[rack]\nstack = { from = 5, to = 90, step = true }", "in stack step = true is not a number"),
        ("[rack]\nstack = { from = 5, to = 90 }", "stack has no step: write it like { from = 5, to = 40, step = 5 }"),
        ("[rack]\nstack = { from = 5, to = 90, step = 5, by = 2 }", "stack does not know by: write it like { from"),
        ("[rack]\nplates = [20, 10]", "line 2, key rack.plates: plates is [20, 10], not a list of [weight, pairs]"),
        ("[rack]\nplates = [[20, 1.5]]", "line 2, key rack.plates: plates is [[20, 1.5]], not a list"),
        ("[rest]\ncompound = 1e9", "line 2, key rest.compound: "),
        ("[alerts]\nbell = 1", "line 2, key alerts.bell: "),
        ("[alerts]\nlead = [0]", "line 2, key alerts.lead: "),
        ("[keys]\nundo = 7", "line 2, key keys.undo: "),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_the_default_is_used(text: str, said: str) -> None:
    assert said in problem(text)


def test_equipment_that_nobody_knows_is_named_and_the_rest_counts() -> None:
    config, (found,) = read_config('equipment = ["bench", "dumbells"]', "config.toml")
    assert config.equipment == (Equipment.BENCH,)
    assert found.sentence == 'equipment does not know "dumbells": did you mean dumbbells'
    assert found.way_out == 'correct it; "dumbells" is left out until then'


def test_equipment_of_which_nothing_is_known_is_the_default() -> None:
    config, found = read_config('equipment = ["barbel", "dumbells"]', "config.toml")
    assert config.equipment == Config().equipment
    assert [each.sentence.rpartition(": did you mean ")[2] for each in found] == ["barbell", "dumbbells"]
    assert {each.way_out for each in found} == {"correct it; the default is used until then"}


def test_equipment_that_is_no_list_is_the_default_whatever_else_is_wrong() -> None:
    config, found = read_config('unit = "stone"\nequipment = "bench"', "config.toml")
    assert config.equipment == Config().equipment
    assert [each.place for each in found] == ["line 1, key unit", "line 2, key equipment"]


def test_no_equipment_at_all_is_a_choice() -> None:
    config, found = read_config("equipment = []", "config.toml")
    assert (config.equipment, found) == ((), ())


def test_plates_that_make_too_many_loads_are_refused_at_once() -> None:
    plates = ", ".join(f"[{20 + number * 0.013:.3f}, 20]" for number in range(40))
    assert "more than 5000 different loads" in problem(f"[rack]\nplates = [{plates}]")


def test_without_a_vocabulary_every_name_goes() -> None:
    config, problems = read_config('goal = "mine"\n[rest]\nmy-own-row = 90', "config.toml")
    assert (config.goal, config.rest, problems) == ("mine", {"my-own-row": 90}, ())


@given(
    st.builds(
        Config,
        unit=st.just(Unit.KG),
        level=st.sampled_from(Level),
        bodyweight=st.none() | st.decimals(1, 1500, places=1),
        ascii=st.sampled_from(Ascii),
        rest=st.dictionaries(st.text(min_size=1, max_size=9), st.integers(0, 3600), max_size=3),
        keys=st.dictionaries(st.text(max_size=9), st.sampled_from(["u", "ctrl+z,u"]), max_size=3),
        rack=st.builds(
            replace,
            st.just(DEFAULT_RACKS[Unit.KG]),
            bar=st.decimals(0, 50, places=2),
            dumbbells=st.sets(st.integers(1, 60).map(Decimal), min_size=1, max_size=9).map(
                lambda each: tuple(sorted(each))
            ),
        ),
    )
)
def test_what_is_shown_reads_back_as_the_same(config: Config) -> None:
    assert read_config(show(config), "shown.toml") == (config, ())
