"""`coach stats`: the last weeks in numbers."""

import csv
import io
import json

import pytest

from tests.cli.home import TODAY, Home, lines, unfinished

KEYS = {
    "version",
    "on",
    "unit",
    "weeks",
    "advised",
    "sessions",
    "sessions_a_week",
    "days_since",
    "streak",
    "plan",
    "form",
    "records",
    "bests",
    "changed",
}


def test_it_tells_everything_as_numbers(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(trained.ask(capsys, "stats", "--on", TODAY, "--json").out)

    assert value.keys() >= KEYS
    assert (value["version"], value["on"], value["unit"], value["advised"]) == (1, TODAY, "kg", 2)
    assert [each["last"] for each in value["weeks"]] == ["2026-11-01", "2026-11-08", "2026-11-15", "2026-11-22"]
    for week in value["weeks"]:
        assert week["plan"]["done"] <= week["plan"]["planned"]
        assert all(isinstance(each, int | float) for each in week["muscles"].values())


def test_it_tells_people_the_same(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(trained.ask(capsys, "stats", "--on", TODAY, "--json").out)
    shown = trained.ask(capsys, "stats", "--on", TODAY).out

    lats = next(each for each in lines(shown) if each.startswith("Lats")).split()[1:]
    assert lats == [f"{week['muscles']['lats']:g}" for week in value["weeks"]]
    assert f"{value['streak']['weeks']} weeks in a row" in shown
    assert f"{value['days_since']} days since the last" in shown
    for record in value["records"][:20]:
        assert record["words"] in shown
    for part in ("This week", "Records", "Best so far", "Back to biceps"):
        assert part in shown


def test_only_the_newest_records_are_shown_to_people(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(trained.ask(capsys, "stats", "--weeks", "12", "--on", TODAY, "--json").out)
    shown = trained.ask(capsys, "stats", "--weeks", "12", "--on", TODAY).out
    assert len(value["records"]) > 20
    assert f"and {len(value['records']) - 20} more" in shown


def test_a_row_a_week_goes_into_a_spreadsheet(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(trained.ask(capsys, "stats", "--weeks", "3", "--on", TODAY, "--json").out)
    told = list(csv.DictReader(io.StringIO(trained.ask(capsys, "stats", "--weeks", "3", "--on", TODAY, "--csv").out)))
    for row, week in zip(told, value["weeks"], strict=True):
        assert (row["first"], row["last"], int(row["sessions"])) == (week["first"], week["last"], week["sessions"])
        assert {name: float(row[name]) for name in week["muscles"]} == week["muscles"]
        assert int(row["work_sets"]) == week["form"]["sets"]


@pytest.mark.parametrize("weeks", ["1", "12", "104"])
def test_as_many_weeks_as_asked_for(weeks: str, trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(trained.ask(capsys, "stats", "--weeks", weeks, "--json").out)
    assert len(value["weeks"]) == int(weeks)
    assert trained.ask(capsys, "stats", "--weeks", weeks).code == 0


def test_a_session_that_runs_counts_for_its_muscles_alone(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    before = json.loads(trained.ask(capsys, "stats", "--on", TODAY, "--json").out)
    newest = trained.sessions[-1]
    trained.keep(unfinished(newest, 6))
    after = json.loads(trained.ask(capsys, "stats", "--on", TODAY, "--json").out)
    assert after["weeks"][-1]["muscles"]["lats"] > before["weeks"][-1]["muscles"]["lats"]
    assert after["sessions"] == before["sessions"]


@pytest.mark.parametrize("arguments", [("--weeks", "0"), ("--weeks", "105"), ("--weeks", "x"), ("--on", "x")])
def test_nonsense_is_refused(arguments: tuple[str, ...], trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert trained.ask(capsys, "stats", *arguments).code == 2


def test_without_a_finished_session_nothing_is_found(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "stats")
    assert (answer.code, answer.out) == (3, "")
    assert "No session is finished yet" in answer.err


def test_long_after_the_last_session_there_is_still_an_answer(
    trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = trained.ask(capsys, "stats", "--on", "2027-06-01")
    assert answer.code == 0
    assert "in a row" not in answer.out
    assert "Best so far" in answer.out
