"""`coach next`: the session that is due, for programs and for people."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from coach.gym import open_gym
from coach.storage.paths import find
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Entry, LoggedSet, Session, Target
from tests.cli.home import TODAY, UNTIL, Home, home_in, unfinished

NUMBER = (int, float)
KEYS = ["version", "on", "routine", "day", "goal", "unit", "exercises"]
EXERCISE_KEYS = [
    *("id", "name", "block", "slot_sets", "sets", "reps", "load", "aims", "left", "rest", "rule", "reason"),
    *("turning_point", "last", "ramp", "plates"),
]
SET_KEYS = {"load", "reps", "clean", "left"}

NO_COMPOUND = """
id = "mine"
name = "Mine"
warmup = []
cooldown = []
[levels]
beginner = ["a"]
intermediate = ["a"]
advanced = ["a"]
[[day]]
id = "a"
name = "A"
kind = "base"
[[day.slot]]
name = "row"
block = "compound"
sets = 3
exercises = ["barbell-row"]
"""


def is_loads(value: object) -> bool:
    return isinstance(value, list) and all(type(each) in NUMBER for each in value)


def is_wholes(value: object) -> bool:
    return isinstance(value, list) and all(type(each) is int for each in value)


def is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)


SCHEMA: Mapping[str, Callable[[object], bool]] = {
    "id": is_text,
    "name": is_text,
    "block": lambda value: value in ("compound", "biceps", "finisher"),
    "slot_sets": lambda value: type(value) is int,
    "sets": lambda value: type(value) is int,
    "load": lambda value: value is None or type(value) in NUMBER,
    "aims": is_wholes,
    "left": lambda value: type(value) in NUMBER,
    "rest": lambda value: type(value) is int,
    "rule": is_text,
    "reason": is_text,
    "turning_point": lambda value: isinstance(value, str),
    "last": lambda value: value is None or isinstance(value, dict),
    "ramp": lambda value: isinstance(value, list),
    "plates": lambda value: value is None or is_loads(value),
}


def test_the_keys_stand_in_the_order_of_the_contract(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(trained.ask(capsys, "next", "--json", "--on", TODAY).out)
    assert list(value)[: len(KEYS)] == KEYS
    assert all(list(each)[: len(EXERCISE_KEYS)] == EXERCISE_KEYS for each in value["exercises"])


def test_every_value_is_of_its_kind(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    for day in ("heavy", "light"):
        value = json.loads(trained.ask(capsys, "next", "--json", "--on", TODAY, "--day", day).out)
        assert (value["version"], value["on"], value["unit"], value["day"]) == (1, TODAY, "kg", day)
        for each in value["exercises"]:
            wrong = [key for key, holds in SCHEMA.items() if not holds(each[key])]
            assert not wrong, each
            assert is_wholes(each["reps"])
            assert len(each["aims"]) == each["sets"]
            assert all(set(step) == {"load", "reps"} for step in each["ramp"])
            assert all(set(done) >= SET_KEYS for done in each["last"]["sets"])


def test_blocks_come_in_their_order(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(trained.ask(capsys, "next", "--json", "--on", TODAY).out)
    order = ["compound", "biceps", "finisher"]
    blocks = [order.index(each["block"]) for each in value["exercises"]]
    assert blocks == sorted(blocks)
    assert set(blocks) == {0, 1, 2}


def test_it_says_what_the_plan_says(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(trained.ask(capsys, "next", "--json", "--on", TODAY, "--day", "heavy").out)
    plan = open_gym(trained.paths).plan(UNTIL, day="heavy")
    assert [each["id"] for each in value["exercises"]] == [each.exercise.id for each in plan.planned]
    assert [each["load"] for each in value["exercises"]] == [each.suggestion.load for each in plan.planned]
    assert [each["reason"] for each in value["exercises"]] == [each.suggestion.reason for each in plan.planned]
    assert value["minutes"] == plan.minutes


def test_loads_are_numbers_as_they_are_written(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    out = trained.ask(capsys, "next", "--json", "--on", TODAY, "--day", "heavy").out
    rows = [each for each in json.loads(out)["exercises"] if each["id"] == "barbell-row"]
    assert rows[0]["plates"] is not None
    assert 2 * sum(rows[0]["plates"]) + 20 == rows[0]["load"]
    assert rows[0]["plates"] == sorted(rows[0]["plates"], reverse=True)
    assert ".0," not in out
    assert ".0\n" not in out


def test_what_was_never_done_has_no_load_and_no_last(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(beginner.ask(capsys, "next", "--json").out)
    assert {(each["load"], each["last"], each["plates"], each["rule"]) for each in value["exercises"]} == {
        (None, None, None, "first-time")
    }


def test_what_is_held_has_seconds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hanging = home_in(tmp_path, 'level = "advanced"\nequipment = ["pull-up bar", "dumbbells"]\n')
    value = json.loads(hanging.ask(capsys, "next", "--json", "--day", "heavy").out)
    hang = next(each for each in value["exercises"] if each["id"] == "dead-hang")
    assert hang["seconds"] == [20, 45]
    assert "reps" not in hang


def test_a_ramp_of_an_easier_form_stays_empty(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = home_in(tmp_path, 'level = "advanced"\nbodyweight = 70\n')
    sets = tuple(LoggedSet(load=Decimal(0), reps=8, at=UNTIL) for _ in range(4))
    entry = Entry(id="pull-up", name="Pull-up", block=Block.COMPOUND, sets=sets)
    plain.keep(Session(id="x", unit=Unit.KG, started=UNTIL, finished=UNTIL, entries=(entry,)))
    value = json.loads(plain.ask(capsys, "next", "--json", "--day", "heavy", "--on", TODAY).out)
    pull_up = next(each for each in value["exercises"] if each["id"] == "pull-up")
    assert (pull_up["load"], pull_up["ramp"]) == (0, [])
    assert pull_up["ramp_form"]


def test_warm_up_and_cool_down_are_counted_or_held(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(beginner.ask(capsys, "next", "--json").out)
    moves = [*value["warmup"], *value["cooldown"]]
    assert value["warmup"]
    assert value["cooldown"]
    for each in moves:
        assert set(each) in ({"id", "name", "seconds", "sides"}, {"id", "name", "reps", "sides"})
        assert each["sides"] in (1, 2)


def test_a_slot_without_anything_for_the_equipment_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hanging = home_in(tmp_path, 'level = "intermediate"\nequipment = ["pull-up bar"]\n')
    answer = hanging.ask(capsys, "next", "--json", "--day", "heavy")
    [left_out] = json.loads(answer.out)["left_out"]
    assert left_out == {"slot": "hammer curl", "reason": "nothing fits with a pull-up bar alone"}
    assert "Left out, with nothing for your equipment: hammer curl." in hanging.ask(capsys, "next").out


def test_a_goal_and_a_rough_day_change_it(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    usual, rough, lean = (
        json.loads(trained.ask(capsys, "next", "--json", "--on", TODAY, "--day", "heavy", *more).out)
        for more in ((), ("--rough",), ("--goal", "fat-loss"))
    )
    assert lean["goal"] == "fat-loss"
    assert rough["rough"] is True
    lighter = [
        (each["load"], other["load"]) for each, other in zip(rough["exercises"], usual["exercises"], strict=True)
    ]
    assert all(one is None or one <= other for one, other in lighter)
    assert any(one is not None and one < other for one, other in lighter)


def test_only_what_was_done_by_that_date_counts(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    before = json.loads(trained.ask(capsys, "next", "--json", "--on", "2020-01-01").out)
    assert before["on"] == "2020-01-01"
    assert {each["rule"] for each in before["exercises"]} == {"first-time"}


def test_loads_of_the_other_unit_are_told_in_this_one(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    kilos = json.loads(trained.ask(capsys, "next", "--json", "--on", TODAY, "--day", "heavy").out)
    trained.configure('level = "intermediate"\nunit = "lb"\n')
    pounds = json.loads(trained.ask(capsys, "next", "--json", "--on", TODAY, "--day", "heavy").out)
    assert pounds["unit"] == Unit.LB
    for one, other in zip(kilos["exercises"], pounds["exercises"], strict=True):
        for light, heavy in zip(one["last"]["sets"], other["last"]["sets"], strict=True):
            if light["load"]:
                assert heavy["load"] == pytest.approx(light["load"] / 0.45359237, rel=0.011)


def test_an_unfinished_session_is_said_beside_the_data(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    trained.keep(unfinished(trained.sessions[-1]))
    answer = trained.ask(capsys, "next", "--json", "--on", TODAY)
    assert "unfinished" in answer.err
    assert json.loads(answer.out)["on"] == TODAY


def test_people_see_loads_rests_plates_and_reasons(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "next", "--on", TODAY, "--day", "heavy")
    value = json.loads(trained.ask(capsys, "next", "--json", "--on", TODAY, "--day", "heavy").out)
    words = " ".join(answer.out.split())
    assert "BACK & BICEPS heavy Sunday 22 November" in words
    assert f"about {value['minutes']} min" in words
    assert "days since heavy" in words
    for each in value["exercises"]:
        assert each["name"] in words
        assert each["reason"].split()[0] in words
    assert "2:30" in words
    assert max(len(line) for line in answer.out.splitlines()) <= 100


def later(days: int) -> str:
    return (UNTIL + timedelta(days=days)).date().isoformat()


def pulled(home: Home, finished: datetime, day: str) -> None:
    """Keeps a session that works the lats."""
    sets = tuple(LoggedSet(load=Decimal(50), reps=8, at=finished) for _ in range(3))
    entry = Entry(id="lat-pulldown", name="Pull-down", block=Block.COMPOUND, sets=sets)
    started = finished - timedelta(hours=1)
    session = Session(id="x", unit=Unit.KG, started=started, finished=finished, routine="back-biceps", day=day)
    home.keep(replace(session, entries=(entry,)))


def test_a_pull_session_too_soon_is_said_with_a_better_time_and_the_lighter_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = home_in(tmp_path)
    pulled(home, datetime.fromisoformat(TODAY).replace(hour=12).astimezone(), "light")
    said = json.loads(home.ask(capsys, "next", "--json", "--on", later(1), "--day", "heavy").out)["notices"]
    assert said == [
        "Less than 48 hours since the last pull session: better after 12:00 on Tuesday 24 November, or a light day.",
        "`coach next --day light` says the light day.",
    ]
    assert " ".join(said) in " ".join(home.ask(capsys, "next", "--on", later(1), "--day", "heavy").out.split())
    [light] = json.loads(home.ask(capsys, "next", "--json", "--on", later(1), "--day", "light").out)["notices"]
    assert light.endswith("better after 12:00 on Tuesday 24 November.")
    [again] = json.loads(home.ask(capsys, "next", "--json", "--on", TODAY).out)["notices"]
    assert again.startswith("Trained today: ")
    assert again.endswith("better after 12:00 on Tuesday 24 November.")
    assert json.loads(home.ask(capsys, "next", "--json", "--on", later(3)).out)["notices"] == []


def test_a_day_done_today_is_no_day_ago(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = home_in(tmp_path)
    finished = datetime.fromisoformat(TODAY).replace(hour=12).astimezone()
    entry = Entry(
        id="lat-pulldown",
        name="Pull-down",
        block=Block.COMPOUND,
        target=Target(sets=1),
        sets=(LoggedSet(load=Decimal(50), reps=8, at=finished),),
    )
    session = Session(id="x", unit=Unit.KG, started=finished, finished=finished, routine="back-biceps", day="heavy")
    home.keep(replace(session, entries=(entry,)))
    assert "heavy day done today" in home.ask(capsys, "next", "--on", TODAY, "--day", "heavy").out


def test_a_day_of_another_year_has_its_year(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Wednesday 1 January 2020" in trained.ask(capsys, "next", "--on", "2020-01-01").out
    assert "Wednesday 1 January 2020" in trained.ask(capsys, "why", "barbell-row", "--on", "2020-01-01").out


def test_help_of_a_machine_is_said_where_its_unit_stands_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = home_in(tmp_path, 'equipment = ["assisted machine"]\nbodyweight = 80\n')
    sets = tuple(LoggedSet(load=Decimal(30), reps=8, at=UNTIL) for _ in range(3))
    entry = Entry(id="assisted-pull-up", name="Assisted", block=Block.COMPOUND, sets=sets)
    home.keep(Session(id="x", unit=Unit.KG, started=UNTIL, finished=UNTIL, entries=(entry,)))
    assert "30 kg of help" in home.ask(capsys, "last").out
    assert "30 kg of help: 8 8 8" in home.ask(capsys, "why", "assisted-pull-up", "--on", later(3)).out


def test_nothing_on_a_pipe_is_coloured(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("next", "--on", TODAY), ("why", "barbell-row"), ("last",)):
        assert "\x1b" not in trained.ask(capsys, *command).out


@pytest.mark.parametrize("date", ["tomorrow", "2026-02-30", "2026-13-01", "20261122", "2026-W01-1", "0001-01-01", ""])
def test_a_nonsense_date_is_refused(date: str, beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "next", "--on", date)
    assert (answer.code, answer.out) == (2, "")
    assert "is no date" in answer.err


@pytest.mark.parametrize(("flag", "known"), [("--day", "heavy"), ("--goal", "fat-loss")])
def test_a_day_or_goal_that_does_not_exist_is_refused_with_those_that_do(
    flag: str, known: str, beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = beginner.ask(capsys, "next", flag, "nonsense")
    assert (answer.code, answer.out) == (2, "")
    assert known in answer.err


def test_a_routine_that_cannot_be_done_is_the_configuration_s_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = home_in(tmp_path, 'routine = "mine"\nequipment = ["bands"]\n')
    bare.routine("mine", NO_COMPOUND)
    answer = bare.ask(capsys, "next", "--json")
    assert (answer.code, answer.out) == (1, "")
    assert "Mine keeps no row and no pull with bands" in answer.err


def test_a_bad_file_is_named_in_one_line_and_the_rest_counts(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    broken = trained.paths.history / "2026" / "broken.toml"
    broken.write_text("this is no session", encoding="utf-8")
    trained.configure('levle = "intermediate"\n')
    answer = trained.ask(capsys, "next", "--json", "--on", TODAY)
    assert answer.code == 0
    assert [line for line in answer.err.splitlines() if "broken.toml" in line]
    assert [line for line in answer.err.splitlines() if "levle" in line]
    assert json.loads(answer.out)["exercises"]


def test_a_configuration_that_was_named_and_is_missing_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = Home(find(str(tmp_path / "data"), str(tmp_path / "none.toml"), {}))
    answer = nowhere.ask(capsys, "next", "--json")
    assert answer.code == 0
    assert "none.toml" in answer.err


def test_nothing_is_written(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    beginner.ask(capsys, "next")
    assert not beginner.paths.data.exists()
