"""`coach ahead`: the weeks to come, for programs and for people."""

import json
from itertools import pairwise

import pytest

from coach.gym import open_gym
from coach.tables.ahead import prospect
from coach.tables.page import Page
from coach.training.ahead import ahead
from tests.cli.home import TODAY, UNTIL, Home

KEYS = ["version", "routine", "goal", "unit", "weeks", "stuck"]
WIDTH = 60


def test_the_keys_stand_in_the_order_of_the_contract(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(trained.ask(capsys, "ahead", "--json", "--on", TODAY).out)

    assert list(value) == KEYS
    assert (value["version"], value["routine"], value["goal"], value["unit"]) == (1, "back-biceps", "muscle", "kg")
    assert all(list(each) == ["week", "date", "day", "exercises"] for each in value["weeks"])
    lifted = [each for week in value["weeks"] for each in week["exercises"]]
    assert all(list(each) == ["id", "name", "load", "aims", "rule", "taken"] for each in lifted)
    assert all(isinstance(each["reason"], str) for each in value["stuck"])


def test_twelve_weeks_of_both_days_unless_told_otherwise(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(trained.ask(capsys, "ahead", "--json", "--on", TODAY).out)

    assert [each["week"] for each in value["weeks"]] == [week for week in range(1, 13) for _ in range(2)]
    assert {each["day"] for each in value["weeks"]} == {"heavy", "light"}
    assert value["weeks"][0]["date"] == TODAY


def test_the_first_session_has_the_numbers_of_next(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    coming = json.loads(trained.ask(capsys, "next", "--json", "--on", TODAY).out)
    first = json.loads(trained.ask(capsys, "ahead", "--json", "--on", TODAY, "--weeks", "1").out)["weeks"][0]

    assert first["day"] == coming["day"]
    for one, other in zip(first["exercises"], coming["exercises"], strict=True):
        assert {key: one[key] for key in ("id", "name", "load", "aims", "rule")} == {
            key: other[key] for key in ("id", "name", "load", "aims", "rule")
        }


def test_a_first_time_has_no_load_but_says_what_stands_ready(
    beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    value = json.loads(beginner.ask(capsys, "ahead", "--json", "--on", TODAY, "--weeks", "2").out)

    first, second = (week["exercises"][0] for week in value["weeks"])
    assert (first["rule"], first["load"], first["taken"]) == ("first-time", None, 5)
    assert (second["rule"], second["load"], second["taken"]) == ("build", 5, 5)


def test_people_see_a_row_an_exercise_and_what_waits(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "ahead", "--on", TODAY)

    lines = [" ".join(line.split()) for line in answer.out.splitlines()]
    assert lines[0] == "BACK & BICEPS 12 weeks ahead 22 Nov – 7 Feb"
    assert f"BASE {' '.join(f'w{week}' for week in range(1, 13))}" in lines
    assert f"Lat pull-down 5 {' '.join('·' * 11)}" in lines
    assert "Lat pull-down 5 kg all 12 weeks: the step to 10 kg needs 20 clean reps." in lines
    assert f"Hammer curl 2.5 {' '.join('·' * 9)} ▲5 ·" in lines


def test_a_change_of_load_is_marked_whichever_way_it_goes(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    out = trained.ask(capsys, "ahead", "--on", TODAY, "--weeks", "26").out
    weeks = json.loads(trained.ask(capsys, "ahead", "--on", TODAY, "--weeks", "26", "--json").out)["weeks"]
    heavy = [week for week in weeks if week["day"] == "heavy"]
    rows = [[week["exercises"][place]["taken"] for week in heavy] for place in range(len(heavy[0]["exercises"]))]
    light = [week for week in weeks if week["day"] == "light"]
    rows += [[week["exercises"][place]["taken"] for week in light] for place in range(len(light[0]["exercises"]))]

    changes = sum(before != after for row in rows for before, after in pairwise(row))
    assert changes > 0
    assert out.count("▲") + out.count("▼") == changes


def test_weeks_that_do_not_fit_stand_below(trained: Home) -> None:
    gym = open_gym(trained.paths)
    told = ahead(gym.lifter, gym.routine, gym.goal(), gym.catalogue, gym.sessions, UNTIL, 12)

    narrow, wide = (
        prospect(told, Page(WIDTH, is_coloured=False, today=UNTIL.date())),
        prospect(told, Page(200, is_coloured=False, today=UNTIL.date())),
    )

    assert max(len(line) for line in narrow.splitlines()) <= WIDTH
    assert narrow.count("HEAVY") > wide.count("HEAVY") == 1
    assert all(f"w{week}" in narrow for week in range(1, 13))


@pytest.mark.parametrize("weeks", ["0", "-1", "105", "twelve", "1.5", "", "²"])
def test_a_nonsense_number_of_weeks_is_refused(weeks: str, beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "ahead", f"--weeks={weeks}")

    assert (answer.code, answer.out) == (2, "")
    assert "from 1 to 104" in answer.err
