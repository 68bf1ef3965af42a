from datetime import timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.storage.problem import Problem
from coach.storage.session_reading import read_session
from coach.training.log import Session

GOLDEN = (Path(__file__).parent / "golden" / "heavy.toml").read_text(encoding="utf-8")
ZONE = timezone(timedelta(hours=2))


def changed(old: str, new: str) -> str:
    assert GOLDEN.count(old) >= 1
    return GOLDEN.replace(old, new, 1)


def read(text: str) -> tuple[Session, tuple[Problem, ...]]:
    session, problems = read_session(text, "a.toml", zone=ZONE)
    assert session is not None
    return session, problems


def reps(session: Session) -> list[int]:
    return [each.done for each in session.entries[0].sets]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("load = 62.5, reps = 9, left", "load = nan, reps = 9, left", "load is NaN, not a number"),
        ("load = 62.5, reps = 9, left", "load = inf, reps = 9, left", "load is Infinity, not a number"),
        ("load = 62.5, reps = 9, left", "load = 1e400, reps = 9, left", "load is 1E+400, not a number"),
        ("load = 62.5, reps = 9, left", "load = 1e-900000, reps = 9, left", "load is 1E-900000, not a number"),
        ("load = 62.5, reps = 9, left", "load = 1e99999999999999999999, left", "load is NaN, not a number"),
        ("load = 62.5, reps = 9, left", "load = 2500, reps = 9, left", "load is 2500, not between 0 and 2000"),
        ("load = 62.5, reps = 9, left", "load = -5, reps = 9, left", "load is -5, not between 0 and 2000"),
        ("load = 62.5, reps = 9, left", "load = true, reps = 9, left", "load is true, not a number"),
        ("reps = 9, left", 'reps = "nine", left', 'reps is "nine", not a whole number'),
        ("reps = 9, left", "reps = 8.5, left", "reps is 8.5, not a whole number"),
        ("reps = 9, left", "reps = 1000, left", "reps is 1000, not between 0 and 999"),
        (
            "reps = 9, left",
            "reps = 0xFFFFFFFFFFFFFFFFFFFFFFFF, left",
            "reps is a very long number, not between 0 and 999",
        ),
        ("reps = 9, left", 'kind = "nap", reps = 9, left', 'kind is "nap", not work, ramp, drop, hold or mobility'),
        ("reps = 9, left", 'unit = "stone", reps = 9, left', 'unit is "stone", not kg or lb'),
        ("reps = 9, left", 'failure = "no", reps = 9, left', 'failure is "no", not true or false'),
        ("at = 2026-11-22T07:17:30+01:00", "at = 0001-01-01T00:00:00+14:00", "not a date and time of this age"),
        ("at = 2026-11-22T07:17:30+01:00", "at = 2026-11-22", "at is 2026-11-22, not a date and time of this age"),
    ],
)
def test_a_bad_set_is_named_with_its_line_and_left_out_alone(old: str, new: str, sentence: str) -> None:
    session, problems = read(changed(old, new))
    assert reps(session) == [3, 9]
    (problem,) = problems
    assert sentence in problem.sentence
    assert problem.place.startswith("line 22, key ")


def test_a_set_that_is_no_table_is_named_by_number_where_the_layout_differs() -> None:
    text = changed("sets = []", "sets = [ 5, { reps = 8 } ]")
    session, (problem,) = read(text)
    assert [each.done for each in session.entries[1].sets] == [8]
    assert problem.place == "exercise 2, set 1"


def test_sets_under_headers_of_their_own_are_read_and_named_by_line() -> None:
    text = changed("sets = []\n", '[[exercise.sets]]\nreps = 8\n\n[[exercise.sets]]\nreps = "9"\n')
    session, (problem,) = read(text)
    assert [each.done for each in session.entries[1].sets] == [8]
    assert problem.place == "line 34, key reps"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('block = "compound"', 'block = "middle"', "line 16, key block"),
        ('block = "compound"\n', "", "line 13"),
        ('id = "barbell-row"', "id = 7", "line 14, key id"),
    ],
)
def test_a_bad_exercise_is_named_and_left_out_alone(old: str, new: str, place: str) -> None:
    session, problems = read(changed(old, new))
    assert [each.id for each in session.entries] == ["ez-curl"]
    assert problems[0].place == place


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("bodyweight = 78.5", "bodyweight = nan", "line 9, key bodyweight"),
        ("reps = [6, 10]", "reps = [10, 6]", "line 17, key target, key reps"),
        ("sets = 3, reps = [6, 10]", "reps = [6, 10]", "line 17, key target"),
        ('flags = ["pain"]', 'flags = "pain"', "line 18, key flags"),
        ("sets = []", "sets = 4", "line 31, key sets"),
        ("finished = 2026-11-22T08:01:44+01:00", 'finished = "soon"', "line 8, key finished"),
    ],
)
def test_a_bad_value_outside_a_set_leaves_the_rest(old: str, new: str, place: str) -> None:
    session, (problem,) = read(changed(old, new))
    assert reps(session) == [3, 9, 9]
    assert problem.place == place


def test_what_is_no_list_of_tables_is_named_alike_wherever_it_stands() -> None:
    head = GOLDEN.partition("[[exercise]]")[0]
    for text, said in (
        (changed("sets = []", "sets = 4"), "sets is 4, not a list of tables"),
        (f"{head}exercise = 4\n", "exercise is 4, not a list of tables"),
    ):
        _, (problem,) = read(text)
        assert problem.sentence == said


@pytest.mark.parametrize("key", ["unit", "started"])
def test_without_unit_or_start_there_is_no_session(key: str) -> None:
    lines = [line for line in GOLDEN.splitlines() if not line.startswith(f"{key} =")]
    session, problems = read_session("\n".join(lines), "a.toml")
    assert session is None
    assert [each.place for each in problems] == [f"key {key}"]


def test_without_an_id_the_name_of_the_file_is_the_id_and_named() -> None:
    session, (problem,) = read(changed('id = "2026-11-22T070511-k7q2"\n', ""))
    assert session.id == "a"
    assert problem.sentence == "has no id"


def test_a_newer_format_is_read_as_far_as_it_can_be_and_named() -> None:
    session, (problem,) = read(changed("format = 1", "format = 2"))
    assert reps(session) == [3, 9, 9]
    assert "never written" in problem.sentence
    assert problem.place == "line 1, key format"


def test_a_time_without_offset_is_taken_in_the_given_zone_and_named_and_its_set_stays() -> None:
    text = changed("started = 2026-11-22T07:05:11+01:00", "started = 2026-11-22T07:05:11")
    text = text.replace("at = 2026-11-22T07:17:30+01:00", "at = 2026-11-22 07:17:30")
    session, problems = read(text)
    assert session.started.utcoffset() == timedelta(hours=2)
    assert reps(session) == [3, 9, 9]
    assert [each.place for each in problems] == ["line 7, key started", "line 22, key at"]


def test_texts_are_cleaned_and_one_that_is_too_long_is_cut_and_named() -> None:
    session, problems = read(changed("left elbow fine", "left\\u001B]52;c;\\u202Eelbow"))
    assert (session.note, problems) == ("left]52;c;elbow", ())
    session, (problem,) = read(changed("left elbow fine", "x" * 5000))
    assert len(session.note) == 4000
    assert problem.place == "line 11, key note"


def test_a_number_with_a_point_is_whole_when_it_is() -> None:
    session, problems = read(changed("reps = 9, left", "reps = 8.0, left"))
    assert (reps(session), problems) == ([3, 8, 9], ())


@pytest.mark.parametrize(
    ("text", "sentence", "place"),
    [
        ("format = 1\nid = ", "is not TOML: invalid value", "end of document"),
        (GOLDEN[: len(GOLDEN) // 2], "is not TOML", ""),
        ("format = 1\nformat = 1\n", "is not TOML: cannot overwrite a value", "line 2, column 11"),
        (".".join(["a"] * 100) + " = 1", "has a key with more than 32 dots", ""),
        ("x = { " + " . ".join(["'a'"] * 100) + " = 1 }", "has a key with more than 32 dots", ""),
        ("[" + ".".join(["a"] * 100) + "]", "has a key with more than 32 dots", ""),
        ('n = "' + "x" * 20_000 + '"', "has more than 20000 characters", "line 1"),
        ("a = " + "[" * 9000 + "]" * 9000, "is nested too deeply to be read", ""),
        ("a = " + "9" * 5000, "has a number too long to be read", ""),
        ("a = 2026-02-31", "is not TOML", ""),
        ("\0", "is not TOML", ""),
    ],
)
def test_a_file_that_is_no_session_says_why(text: str, sentence: str, place: str) -> None:
    session, (problem,) = read_session(text, "a.toml")
    assert session is None
    assert sentence in problem.sentence
    assert place in problem.place


@pytest.mark.parametrize("text", ["", "\n\n", "exercise = 5", "[exercise]\nid = 3", "exercise = [1, [2]]", "id = []"])
def test_a_file_without_the_needed_is_no_session_and_says_so(text: str) -> None:
    session, problems = read_session(text, "a.toml")
    assert session is None
    assert problems


def test_dots_in_texts_and_numbers_are_no_long_key() -> None:
    dots = "left elbow fine" + "." * 60 + "' # \\\" a.b"
    session, problems = read(changed("left elbow fine", dots))
    assert (session.note, problems) == (dots.replace("\\", ""), ())
    numbers = ", ".join(["2.5"] * 90)
    _, problems = read(f"weights = [{numbers}]\n{GOLDEN}")
    assert problems == ()


def test_unknown_keys_that_would_not_fit_our_layout_make_a_session_read_only() -> None:
    long = ",\n".join(['"' + "x" * 10_000 + '"'] * 3)
    session, (problem,) = read(f"more = [\n{long}\n]\n{GOLDEN}")
    assert reps(session) == [3, 9, 9]
    assert "never written" in problem.sentence
    _, (problem,) = read(f"more = 0x{'F' * 9000}\n{GOLDEN}")
    assert "never written" in problem.sentence


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_damaged_file_never_raises(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(GOLDEN)))
    end = data.draw(st.integers(start, min(len(GOLDEN), start + 40)))
    text = GOLDEN[:start] + data.draw(st.text(max_size=12)) + GOLDEN[end:]
    session, problems = read_session(text, "a.toml", zone=ZONE)
    assert session is not None or problems


def test_loads_are_exact() -> None:
    session, _ = read(changed("load = 62.5, reps = 9, left", "load = 62.50, reps = 9, left"))
    assert str(session.entries[0].sets[1].load) == "62.50"
    assert session.entries[0].sets[0].load == Decimal(50)
