from datetime import datetime, timedelta, timezone

import pytest

from coach.exchange.apps.liftlog import FORMAT as LIFTLOG
from coach.exchange.reading import NotUnderstood
from coach.exchange.table import opened
from coach.training.load import Unit
from tests.exchange.account import balances
from tests.exchange.exports import EXPORTS
from tests.exchange.outgoing import read

FILE = EXPORTS["liftlog"]
HEAD = FILE.partition("\n")[0] + "\n"


def test_a_session_lasts_from_its_first_set_to_its_last() -> None:
    reading = read(LIFTLOG, FILE)
    first, second = reading.sessions
    assert (first.source_key, second.source_key) == ("liftlog 8b92", "liftlog b59a")
    assert second.finished is not None
    assert (second.started.isoformat(), second.finished.isoformat()) == (
        "2024-01-15T10:00:00+00:00",
        "2024-01-15T10:31:00+00:00",
    )
    assert balances(reading)


def test_exercises_and_sets_are_in_the_order_in_which_they_were_done() -> None:
    pull_ups, row = read(LIFTLOG, FILE).sessions[1].entries
    assert (pull_ups.source_name, row.source_name) == ("Pull-ups", "Barbell Row")
    assert [each.reps for each in pull_ups.sets] == [9, 8]
    assert [str(each.load) for each in row.sets] == ["57.5", "60", "62.5"]
    assert pull_ups.note == "strict"


def test_sets_of_one_minute_are_turned_round_with_a_file_that_has_the_newest_first() -> None:
    rows = [f"a,2024-01-15T10:0{minute}Z,Row,{load},kg,5,5,\n" for minute, load in ((2, 30), (1, 20), (1, 10))]
    (entry,) = read(LIFTLOG, HEAD + "".join(rows)).sessions[0].entries
    assert [str(each.load) for each in entry.sets] == ["10", "20", "30"]


def test_each_row_has_its_own_unit() -> None:
    reading = read(LIFTLOG, FILE)
    assert [each.unit for each in reading.sessions] == [Unit.LB, Unit.KG]
    assert reading.unit is None
    assert read(LIFTLOG, FILE.replace("lbs", "pounds")).sessions == reading.sessions


def test_times_are_put_into_the_zone_and_those_without_an_offset_are_of_the_zone() -> None:
    east = timezone(timedelta(hours=9))
    sessions = read(LIFTLOG, FILE.replace("T09:00Z", "T09:00:05"), zone=east).sessions
    assert sessions[0].started == datetime(2024, 1, 12, 9, 0, 5, tzinfo=east)
    assert sessions[1].started == datetime(2024, 1, 15, 19, 0, tzinfo=east)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",2024-01-15T10:00Z,Row,60,kg,8,8,", "no SessionId"),
        ("a,2024-01-15,Row,60,kg,8,8,", "spreadsheet"),
        ("a,2024-13-15T10:00Z,Row,60,kg,8,8,", "no such date"),
        ("a,2024-01-15T10:00Z,  ,60,kg,8,8,", "no name"),
        ("a,2024-01-15T10:00Z,Row,60,stone,8,8,", "unknown unit"),
        ("a,2024-01-15T10:00Z,Row,60,,8,8,", "no unit"),
        ("a,2024-01-15T10:00Z,Row,-60,kg,8,8,", "below 0"),
        ("a,2024-01-15T10:00Z,Row,60,kg,8.5,8,", "whole number"),
        ("a,2024-01-15T10:00Z,Row,60,kg,8", "6 cells"),
    ],
)
def test_a_row_that_is_wrong_is_named(row: str, reason: str) -> None:
    reading = read(LIFTLOG, f"{FILE}{row}\n")
    (rejected,) = reading.account.rejected
    assert reason in rejected.reason
    assert rejected.line == 8
    assert balances(reading)


def test_a_file_that_is_not_understood_is_refused_whole() -> None:
    with pytest.raises(NotUnderstood, match="WeightUnit missing"):
        read(LIFTLOG, FILE.replace("WeightUnit", "Unit"))


def test_it_is_recognised_by_its_columns() -> None:
    assert LIFTLOG.recognises(opened(HEAD.encode()))
    assert not LIFTLOG.recognises(opened(b"Date,Exercise,Category\n"))
