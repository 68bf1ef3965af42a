from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.storage.catalogue import load_catalogue
from coach.storage.document import Document, parse_document, read_document
from coach.storage.exercise_tables import read_exercises
from coach.storage.problem import Problem
from coach.training.exercise import CueKind, Equipment, Exercise, Muscle
from coach.training.load import LoadKind
from coach.training.text import clean

GOOD = """\
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
SHIPPED = load_catalogue(None)[0]


def _file(folder: Path, text: str, name: str = "exercises.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def _load(folder: Path, text: str) -> tuple[tuple[Exercise, ...], list[tuple[str, str, str]]]:
    """The lifter's own exercises and the problems, without their file."""
    catalogue, problems = load_catalogue(_file(folder, text))
    assert {each.file for each in problems} <= {str(folder / "exercises.toml")}
    own = tuple(each for each in catalogue if each.id not in SHIPPED or each != SHIPPED[each.id])
    return own, [(each.place, each.sentence, each.way_out) for each in problems]


def test_a_problem_is_one_line() -> None:
    problem = Problem("exercises.toml", "line 3, key kind", 'kind does not know "barbel"', 'did you mean "barbell"')
    assert str(problem) == 'exercises.toml, line 3, key kind: kind does not know "barbel"; did you mean "barbell"'


def test_without_a_file_of_their_own_a_lifter_has_the_shipped_exercises(tmp_path: Path) -> None:
    assert load_catalogue(tmp_path / "exercises.toml") == (SHIPPED, ())


def test_an_exercise_of_their_own_comes_last_with_what_was_left_out_filled_in(tmp_path: Path) -> None:
    own, problems = _load(tmp_path, GOOD)
    assert problems == []
    assert [(each.id, each.short, each.secondary, each.easier, each.harder) for each in own] == [
        ("zercher-row", "Zercher row on a low bar", (), (), ())
    ]
    assert own[0].cues[0].kind is CueKind.MOMENTUM
    assert list(load_catalogue(tmp_path / "exercises.toml")[0])[-1] == own[0]


def test_an_exercise_with_a_shipped_id_takes_its_place(tmp_path: Path) -> None:
    path = _file(tmp_path, GOOD.replace("zercher-row", "barbell-row"))
    catalogue, problems = load_catalogue(path)
    assert problems == ()
    assert [each.id for each in catalogue] == [each.id for each in SHIPPED]
    assert catalogue["barbell-row"].name == "Zercher row on a low bar"


@pytest.mark.parametrize(
    ("old", "new", "place", "sentence", "way_out"),
    [
        ('"barbell"\nc', '"barbel"\nc', "line 4, K, key kind", 'kind does not know "barbel"', 'did you mean "barbell"'),
        (
            '"compound"',
            '"zzz"',
            "line 5, K, key class",
            'class does not know "zzz"',
            "it can be compound, isolation, mobility or stretch",
        ),
        ('kind = "barbell"\n', "", "line 1, K, key kind", "is missing", 'write kind = "barbell"'),
        (
            '["rhomboids"]',
            '["romboids"]',
            "line 7, K, key primary",
            'primary does not know "romboids"',
            'did you mean "rhomboids"',
        ),
        (
            '["rhomboids"]',
            '"rhomboids"',
            "line 7, K, key primary",
            'primary is "rhomboids"',
            'write a list, like ["lats"]',
        ),
        ('["rhomboids"]', "[]", "line 7, K, key primary", "primary names no muscle", "name at least one"),
        ('["barbell"]', '["barbell", 3]', "line 8, K, key needs", "needs does not know 3", "it can be"),
        (
            '"Standing up."',
            "7",
            "line 13, K, key mistake",
            "mistake is 7",
            "write a text of at most 90 characters, in quotes",
        ),
        ('"Standing up."', '"\\u200b"', "line 13, K, key mistake", 'mistake is ""', "write a text"),
        (
            '"momentum"',
            '"momentun"',
            "line 10, K, cues 1, key guards",
            'guards does not know "momentun"',
            'did you mean "momentum"',
        ),
        (
            '{ guards = "momentum", text = "Stay low" },',
            "",
            "line 10, K, key cues",
            "cues are empty",
            "write at least one",
        ),
        (
            '{ guards = "momentum", text = "Stay low" },',
            "3",
            "line 10, K, key cues",
            "cues is [3]",
            "write a list of tables, each in braces",
        ),
        (
            "mistake",
            "reps = 8\nmistake",
            "line 13, K, key reps",
            "reps are for mobility; a lift gets them from the goal",
            "remove it",
        ),
        (
            "mistake",
            "seconds = [45, 20]\nmistake",
            "line 13, K, key seconds",
            "seconds is [45, 20], not a range of two numbers",
            "",
        ),
        ("mistake", "seconds = 0\nmistake", "line 13, K, key seconds", "seconds is 0, not between 1 and 600", ""),
        ("mistake", "one_sided = 1\nmistake", "line 13, K, key one_sided", "one_sided is 1, not true or false", ""),
        (
            'movement = "row"',
            'movement = "stretch"',
            "line 6, K, key movement",
            "movement stretch does not go with class compound",
            "name its movement",
        ),
        (
            '"compound"',
            '"stretch"',
            "line 6, K, key movement",
            "movement is row, its class stretch",
            'write movement = "stretch"',
        ),
    ],
)
def test_a_bad_value_is_named_with_its_line_and_a_way_out(
    tmp_path: Path, old: str, new: str, place: str, sentence: str, way_out: str
) -> None:
    own, problems = _load(tmp_path, GOOD.replace(old, new, 1))
    assert own == ()
    first = problems[0]
    assert first[:2] == (place.replace("K", "exercise zercher-row"), sentence)
    assert first[2].startswith(way_out)


@pytest.mark.parametrize("bad", ['"Zercher Row"', '"-row"', '"zercher_row"', "7", '""', '"' + "a" * 41 + '"'])
def test_an_id_is_in_kebab_case(tmp_path: Path, bad: str) -> None:
    own, problems = _load(tmp_path, GOOD.replace('"zercher-row"', bad))
    assert own == ()
    assert problems[0][0] == "line 2, exercise 1, key id"
    assert problems[0][2].startswith("use small letters, digits and hyphens")


def test_one_bad_exercise_leaves_the_others(tmp_path: Path) -> None:
    text = GOOD.replace('"barbell"\nc', '"x"\nc') + "\n" + GOOD.replace("zercher-row", "other-row")
    own, problems = _load(tmp_path, text)
    assert [each.id for each in own] == ["other-row"]
    assert len(problems) == 1


def test_the_line_is_that_of_the_second_exercise(tmp_path: Path) -> None:
    second = GOOD.replace("zercher-row", "other-row").replace('"row"', '"rov"')
    _, problems = _load(tmp_path, GOOD + "\n" + second)
    assert problems[0][0] == "line 20, exercise other-row, key movement"


def test_an_id_that_stands_twice_is_used_once(tmp_path: Path) -> None:
    own, problems = _load(tmp_path, GOOD + GOOD.replace("Standing up.", "Another."))
    assert [each.mistake for each in own] == ["Standing up."]
    assert problems == [
        (
            "line 15, exercise zercher-row, key id",
            '"zercher-row" stands twice',
            "the first is used; give this one an id of its own",
        )
    ]


def test_an_unknown_key_is_named_and_the_exercise_used(tmp_path: Path) -> None:
    own, problems = _load(tmp_path, GOOD.replace("mistake", "one_side = true\nmistake"))
    assert len(own) == 1
    assert problems == [
        ("line 13, exercise zercher-row, key one_side", "is not a key here", 'did you mean "one_sided"')
    ]


def test_a_long_text_is_cut_and_named(tmp_path: Path) -> None:
    own, problems = _load(tmp_path, GOOD.replace("Stay low", "Stay low " * 6))
    assert len(own[0].cues[0].text) <= 44
    assert own[0].cues[0].text.endswith("…")
    assert problems == [
        ("line 10, exercise zercher-row, cues 1, key text", "text has 53 characters and is cut", "write at most 44")
    ]


def test_an_easier_form_that_does_not_exist_is_named_and_left_out(tmp_path: Path) -> None:
    own, problems = _load(tmp_path, GOOD + 'easier = ["barbel-row", "band-row"]\n')
    assert own[0].easier == ("band-row",)
    assert problems == [
        (
            "line 14, exercise zercher-row, key easier",
            'there is no exercise "barbel-row"',
            'did you mean "barbell-row"',
        )
    ]


def test_an_easier_form_may_stand_further_down(tmp_path: Path) -> None:
    text = GOOD + 'harder = ["other-row"]\n' + GOOD.replace("zercher-row", "other-row")
    own, problems = _load(tmp_path, text)
    assert problems == []
    assert own[0].harder == ("other-row",)


def test_texts_are_cleaned_on_the_way_in(tmp_path: Path) -> None:
    own, problems = _load(tmp_path, GOOD.replace("Standing up.", "Stand\\u001b]52;c;eA\\u0007ing\\u202e\\n  up."))
    assert problems == []
    assert own[0].mistake == "Stand]52;c;eAing up."


def test_a_problem_carries_no_control_characters(tmp_path: Path) -> None:
    _, problems = _load(
        tmp_path, GOOD.replace('"row"', '"r\\u001b[2Jow"').replace("mistake", '"\\u001bx" = 1\nmistake', 1)
    )
    assert problems
    assert all(clean(part) == part for problem in problems for part in problem)


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(tmp_path: Path) -> None:
    path = tmp_path / "exercises.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    catalogue, problems = load_catalogue(path)
    assert problems == ()
    assert "zercher-row" in catalogue


def test_text_that_is_not_utf_8_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "exercises.toml"
    path.write_bytes(GOOD.replace("Stay", "Bl\xe4h").encode("latin-1"))
    catalogue, problems = load_catalogue(path)
    assert len(catalogue) == len(SHIPPED)
    assert [(each.place, each.sentence) for each in problems] == [("line 11", "holds a character that is not UTF-8")]


def test_a_mistake_in_the_toml_is_named_with_its_line(tmp_path: Path) -> None:
    own, problems = _load(tmp_path, GOOD.replace('"row"', '"row'))
    assert own == ()
    assert len(problems) == 1
    assert problems[0][0].startswith("line 6")
    assert problems[0][1].startswith("is not TOML: ")


def test_a_folder_in_place_of_the_file_is_a_problem(tmp_path: Path) -> None:
    catalogue, problems = load_catalogue(tmp_path)
    assert len(catalogue) == len(SHIPPED)
    assert len(problems) == 1


def test_a_name_that_no_file_can_have_is_a_problem() -> None:
    assert isinstance(read_document(Path("bad\0name")), Problem)


def test_a_file_of_more_than_two_megabytes_is_not_read(tmp_path: Path) -> None:
    catalogue, problems = load_catalogue(_file(tmp_path, "#" * 79 + "\n" + "x = 1\n" * 350_000))
    assert len(catalogue) == len(SHIPPED)
    assert [each.sentence for each in problems] == ["is larger than 2000 kB"]


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 40_000 + " = 1",
        "x = " + "[" * 9_000,
        "x = " + "{a=" * 5_000,
        "exercise = 3",
        "exercise = [3]",
        "[exercise]\nid = 3",
        "x = 1e999999999999999999999999",
        "x = " + "9" * 5_000,
        "[[exercise]]\nseconds = nan\nreps = inf\nprimary = [[]]\ncues = {}\n",
        "[[exercise]]\nseconds = 1979-05-27T07:32:00Z\nid = 07:32:00\n",
    ],
    ids=lambda text: text[:12],
)
def test_what_would_hurt_is_named_and_left_alone(tmp_path: Path, text: str) -> None:
    own, problems = _load(tmp_path, text)
    assert own == ()
    assert problems
    assert len(problems) == len(set(problems))


def test_exercises_in_one_list_are_read_too(tmp_path: Path) -> None:
    fields = ", ".join(line for line in GOOD.replace("\n  ", "").replace(",\n]", "]").splitlines()[1:])
    own, problems = _load(tmp_path, f"exercise = [{{ {fields} }}]")
    assert problems == []
    assert [each.id for each in own] == ["zercher-row"]


@settings(max_examples=150, deadline=None)
@given(
    cut=st.integers(0, len(GOOD)),
    put=st.sampled_from(["", "\n", '"', "[", "]]", "=", "\x00", "7", "id", "[[exercise]]\n"]),
)
def test_no_damage_makes_the_reader_raise(cut: int, put: str) -> None:
    document = parse_document("exercises.toml", (GOOD[:cut] + put + GOOD[cut + 1 :]).encode())
    if isinstance(document, Document):
        exercises, problems = read_exercises(document)
        assert exercises or problems or "exercise" not in document.table
    else:
        assert document.sentence


def test_a_barbell_row_is_read_whole() -> None:
    row = SHIPPED["barbell-row"]
    assert (row.name, row.kind, row.needs) == ("Barbell row", LoadKind.BARBELL, frozenset({Equipment.BARBELL}))
    assert row.primary == (Muscle.LATS, Muscle.RHOMBOIDS, Muscle.TRAPS)
