from decimal import Decimal
from pathlib import Path

import pytest

import coach
from coach.storage.catalogue import load_catalogue, load_goals, load_routines
from coach.storage.document import Document, parse_document
from coach.storage.goal_tables import read_goals
from coach.training.goal import Block, DayKind
from coach.training.routine import Level

OWN_ROW = """\
[[exercise]]
id = "zercher-row"
name = "Zercher row on a low bar"
kind = "barbell"
class = "compound"
movement = "row"
primary = ["rhomboids"]
needs = ["barbell"]
set_up = "Bar in the elbows."
cues = [
  { guards = "momentum", text = "Stay low" },
]
mistake = "Standing up."
"""
ROUTINE = """\
id = "short"
name = "Short"

[levels]
beginner = ["one"]

[[day]]
id = "one"
name = "one"
kind = "base"

[[day.slot]]
name = "row"
block = "compound"
sets = 3
exercises = ["barbell-row"]

[[day.slot]]
name = "curl"
block = "biceps"
sets = { beginner = 2 }
exercises = ["barbell-curl"]
"""
SHIPPED = load_catalogue(None)[0]
OURS = tuple(load_routines(None, SHIPPED)[0])
HEAVY, LIGHT, BASE = DayKind.HEAVY, DayKind.LIGHT, DayKind.BASE


def _file(folder: Path, text: str, name: str = "exercises.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _load_routine(folder: Path, text: str) -> tuple[bool, list[tuple[str, str, str]]]:
    """Whether the lifter's own routine is used, and the problems."""
    _file(folder, text, "short.toml")
    routines, problems = load_routines(folder, SHIPPED)
    assert "back-biceps" in routines
    return "short" in routines, [(each.place, each.sentence, each.way_out) for each in problems]


@pytest.mark.parametrize(
    ("goal", "block", "heavy", "light", "base", "left", "rest", "band"),
    [
        ("muscle", Block.COMPOUND, (6, 10), (10, 15), (8, 12), 2, 150, (120, 210)),
        ("muscle", Block.BICEPS, (8, 12), (12, 15), (10, 15), 1, 90, (60, 120)),
        ("muscle", Block.FINISHER, (12, 20), (15, 25), (12, 20), 0, 60, (45, 90)),
        ("fat-loss", Block.COMPOUND, (10, 15), (12, 20), (12, 15), 2, 90, (75, 120)),
        ("fat-loss", Block.BICEPS, (12, 15), (15, 20), (12, 20), 2, 60, (45, 75)),
        ("fat-loss", Block.FINISHER, (15, 25), (20, 30), (15, 25), 1, 45, (30, 60)),
    ],
)
def test_a_goal_asks_of_a_role(
    goal: str,
    block: Block,
    heavy: tuple[int, int],
    light: tuple[int, int],
    base: tuple[int, int],
    left: int,
    rest: int,
    band: tuple[int, int],
) -> None:
    role = load_goals()[0][goal].roles[block]
    assert dict(role.reps) == {HEAVY: heavy, LIGHT: light, BASE: base}
    assert (role.left, role.rest, role.band) == (Decimal(left), rest, band)


def test_the_goals_have_names_and_the_rest_after_a_ramp_set() -> None:
    goals, problems = load_goals()
    assert problems == ()
    assert [(each.id, each.name, each.ramp_rest) for each in goals.values()][:2] == [
        ("muscle", "muscle growth", 45),
        ("fat-loss", "fat loss", 30),
    ]
    assert all(each.name and each.about and each.ramp_rest for each in goals.values())


def test_a_key_that_no_goal_has_is_named_and_the_goal_read_all_the_same() -> None:
    text = (Path(coach.__file__).parent / "data" / "goals.toml").read_text(encoding="utf-8")
    document = parse_document("goals.toml", text.replace("ramp = 45", 'ramp = 45\npurpose = "growth"').encode())
    assert isinstance(document, Document)
    goals, (problem,) = read_goals(document)
    assert {each.id: each for each in goals} == load_goals()[0]
    assert "purpose" in problem.in_short


def test_every_routine_of_the_package_is_there_and_the_one_to_begin_with_first() -> None:
    files = (Path(coach.__file__).parent / "data" / "routines").glob("*.toml")
    assert sorted(OURS) == sorted(each.stem for each in files)
    assert OURS[0] == "back-biceps"


def test_a_folder_without_routines_is_no_problem(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "routines", None):
        routines, problems = load_routines(folder, SHIPPED)
        assert list(routines) == [*OURS]
        assert problems == ()


def test_a_file_in_place_of_the_folder_is_a_problem(tmp_path: Path) -> None:
    routines, problems = load_routines(_file(tmp_path, ""), SHIPPED)
    assert list(routines) == [*OURS]
    assert [each.way_out for each in problems] == ["check that it is a folder"]


def test_a_routine_of_their_own_is_used_beside_the_shipped_one(tmp_path: Path) -> None:
    _file(tmp_path, ROUTINE, "short.toml")
    _file(tmp_path, "this is a note", "notes.txt")
    _file(tmp_path, "not = = toml", ".short.toml.swp.toml")
    routines, problems = load_routines(tmp_path, SHIPPED)
    assert problems == ()
    assert list(routines) == [*OURS, "short"]
    slots = routines["short"].days[0].slots
    assert [slot.sets for slot in slots] == [dict.fromkeys(Level, 3), {**dict.fromkeys(Level, 0), Level.BEGINNER: 2}]


def test_a_routine_may_use_an_exercise_of_their_own(tmp_path: Path) -> None:
    catalogue, _ = load_catalogue(_file(tmp_path, OWN_ROW))
    folder = tmp_path / "routines"
    folder.mkdir()
    _file(folder, ROUTINE.replace("barbell-row", "zercher-row"), "short.toml")
    assert load_routines(folder, catalogue)[1] == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "sentence", "way_out"),
    [
        (
            '"barbell-row"',
            '"barbell-curl"',
            "line 12, day one, slot 1 (row)",
            "Barbell curl is an isolation; compounds come first, while the back is fresh",
            "put it in a biceps or finisher slot",
        ),
        (
            '"barbell-curl"',
            '"barbel-curl"',
            "line 18, day one, slot 2 (curl)",
            'there is no exercise "barbel-curl"',
            'did you mean "barbell-curl"',
        ),
        (
            '"compound"',
            '"finisher"',
            "line 7, day one",
            "has no compound",
            "begin with a row or a pull",
        ),
        ('["one"]', '["two"]', "line 5, levels, beginner", 'there is no day "two"', "name one of its days (one)"),
        (
            "[levels]",
            'warmup = [["cat-cov"]]\n[levels]',
            "line 4, warmup",
            'there is no exercise "cat-cov"',
            'did you mean "cat-cow"',
        ),
        (
            "[levels]",
            'warmup = ["cat-cow"]\n[levels]',
            "line 4, key warmup",
            'a step of warmup is "cat-cow"',
            'write each as a list, like ["cat-cow"]',
        ),
        ("sets = 3", "sets = 30", "line 15, day one, slot 1, key sets", "sets is 30, not between 0 and 20", ""),
        (
            "beginner = 2",
            "beginer = 2",
            "line 21, day one, slot 2, sets, key beginer",
            "is not a key here",
            'did you mean "beginner"',
        ),
        ('"base"', '"hevy"', "line 10, day one, key kind", 'kind does not know "hevy"', 'did you mean "heavy"'),
        ("[levels]", "[level]", "key levels", "is missing", "write it under [levels]"),
        ("beginner = [", "novice = [", "line 5, levels, key novice", "is not a key here", "it can be"),
    ],
)
def test_a_bad_routine_is_refused_with_its_place_and_the_reason(
    tmp_path: Path, old: str, new: str, place: str, sentence: str, way_out: str
) -> None:
    _, problems = _load_routine(tmp_path, ROUTINE.replace(old, new, 1))
    matching = [each for each in problems if each[:2] == (place, sentence)]
    assert matching, problems
    assert matching[0][2].startswith(way_out)


def test_a_routine_that_puts_curls_first_is_not_used(tmp_path: Path) -> None:
    used, problems = _load_routine(tmp_path, ROUTINE.replace('"compound"', '"finisher"', 1))
    assert not used
    assert problems


def test_a_routine_with_more_biceps_than_back_is_flagged_and_used(tmp_path: Path) -> None:
    used, problems = _load_routine(tmp_path, ROUTINE.replace("beginner = 2", "beginner = 3"))
    assert used
    assert len(problems) == 1
    place, sentence, way_out = problems[0]
    assert place == "line 5, levels, beginner"
    assert sentence.startswith("3 back sets to 3 biceps sets")
    assert way_out == "add a row or a pull, or take a curl away; it is used as it is"


def test_a_routine_that_is_not_toml_leaves_the_others(tmp_path: Path) -> None:
    _file(tmp_path, "id = ", "a.toml")
    used, problems = _load_routine(tmp_path, ROUTINE)
    assert used
    assert [each[1].startswith("is not TOML") for each in problems] == [True]
