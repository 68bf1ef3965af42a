"""`coach why`: the rule, its arithmetic, and what would have changed it."""

import json

import pytest

from coach.gym import open_gym
from tests.cli.home import TODAY, UNTIL, Home

EXPLAINED = ("rule", "inputs", "reason", "turning_point", "source", "lane", "load", "aims", "last")


def test_it_agrees_with_next(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    coming = json.loads(trained.ask(capsys, "next", "--json", "--on", TODAY, "--day", "heavy").out)
    for each in coming["exercises"]:
        told = json.loads(trained.ask(capsys, "why", each["id"], "--json", "--on", TODAY, "--day", "heavy").out)
        assert {key: told[key] for key in each} == each


def test_everything_it_rests_on_is_there(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(trained.ask(capsys, "why", "barbell-row", "--json", "--on", TODAY).out)
    assert all(key in told for key in EXPLAINED)
    assert told["version"] == 1
    assert all(set(each) == {"name", "value"} for each in told["inputs"])
    dates = [each["date"] for each in told["lane"]]
    assert len(dates) == 3
    assert dates == sorted(dates, reverse=True)
    assert told["lane"][0]["sets"][0].keys() >= {"load", "reps", "clean", "left"}


def test_people_read_rule_arithmetic_source_and_the_last_three(
    trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    words = " ".join(trained.ask(capsys, "why", "barbell-row", "--on", TODAY).out.split())
    suggestion = open_gym(trained.paths).planned(open_gym(trained.paths).catalogue["barbell-row"], UNTIL, day="heavy")
    told = suggestion.suggestion
    for part in (told.rule.name, told.reason, told.turning_point, told.source, *(each.value for each in told.inputs)):
        assert part in words
    assert words.count("2026-11-") + words.count("2026-10-") == 3


@pytest.mark.parametrize("name", ["barbell-row", "Barbell row", "BARBELL ROW", "barbell_row", " barbell  row "])
def test_an_exercise_is_found_by_id_or_name(name: str, trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(trained.ask(capsys, "why", name, "--json").out)["id"] == "barbell-row"


def test_a_part_that_only_one_has_is_enough(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(trained.ask(capsys, "why", "straight-arm-pull", "--json").out)["id"] == "straight-arm-pulldown"


def test_the_day_that_has_the_exercise_is_asked(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    days = {
        json.loads(trained.ask(capsys, "why", each, "--json", "--on", TODAY).out)["day"]
        for each in ("barbell-row", "ez-curl", "hammer-curl")
    }
    assert days == {"heavy"}
    light = json.loads(trained.ask(capsys, "why", "ez-curl", "--json", "--on", TODAY, "--day", "light").out)
    assert light["day"] == "light"


def test_an_exercise_without_a_slot_is_explained_too(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(trained.ask(capsys, "why", "meadows-row", "--json", "--on", TODAY).out)
    assert (told["id"], told["rule"], told["load"], told["lane"]) == ("meadows-row", "first-time", None, [])


def test_a_misspelt_exercise_is_answered_with_the_nearest(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "why", "barbel-row")
    assert (answer.code, answer.out) == (3, "")
    assert "Did you mean barbell-row" in answer.err


@pytest.mark.parametrize("name", ["", "xyzzy", "[red]", "\x1b[31m", "../x", "🏋"])
def test_nonsense_is_not_found(name: str, trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "why", name)
    assert (answer.code, answer.out) == (3, "")
    assert "There is no exercise" in answer.err
    assert "\x1b" not in answer.err


def test_a_name_that_many_have_is_answered_with_them(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "why", "curl")
    assert (answer.code, answer.out) == (2, "")
    assert "ez-curl" in answer.err


def test_a_stretch_has_no_load_to_explain(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "why", "lat-stretch")
    assert (answer.code, answer.out) == (2, "")
    assert "Lat stretch is not lifted" in answer.err


@pytest.mark.parametrize("flags", [("--day", "nonsense"), ("--on", "never")])
def test_a_day_or_date_that_does_not_exist_is_refused(
    flags: tuple[str, str], trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    assert trained.ask(capsys, "why", "barbell-row", *flags).code == 2


def test_an_exercise_has_to_be_named(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "why")
    assert answer.code == 2
    assert "EXERCISE" in answer.err
