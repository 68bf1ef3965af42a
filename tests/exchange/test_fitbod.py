from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest

from coach.exchange.apps.fitbod import FORMAT as FITBOD
from coach.exchange.reading import NotUnderstood
from coach.exchange.table import opened
from coach.training.load import Unit
from coach.training.log import SetKind
from tests.exchange.account import balances
from tests.exchange.exports import EXPORTS
from tests.exchange.outgoing import read

FILE = EXPORTS["fitbod"]
HEAD = FILE.partition("\n")[0] + "\n"


def test_a_workout_is_what_has_one_moment_and_the_oldest_comes_first() -> None:
    reading = read(FITBOD, FILE)
    assert [each.source_key for each in reading.sessions] == [
        "fitbod 2021-01-17T22:14:35+00:00",
        "fitbod 2021-01-19T22:14:35+00:00",
    ]
    assert (reading.unit, reading.sets, reading.account.rows) == (Unit.KG, 4, 4)
    assert balances(reading)


def test_a_set_keeps_its_weight_by_the_hand_as_written() -> None:
    row, pull_up = read(FITBOD, FILE).sessions[1].entries
    assert [(str(each.load), each.reps, each.kind) for each in row.sets] == [
        ("20.41168092460379", 10, SetKind.RAMP),
        ("22.5", 4, SetKind.WORK),
    ]
    assert pull_up.sets[0].load is None


def test_time_and_distance_are_a_set_too() -> None:
    (running,) = read(FITBOD, FILE).sessions[0].entries
    (done,) = running.sets
    assert (done.reps, done.seconds, done.distance, done.distance_unit) == (None, 600, Decimal("1500.0"), "m")


def test_times_are_put_into_the_zone() -> None:
    east = timezone(timedelta(hours=9))
    reading = read(FITBOD, FILE, zone=east)
    assert reading.sessions[0].started == datetime(2021, 1, 18, 7, 14, 35, tzinfo=east)
    assert reading.sessions[0].date.isoformat() == "2021-01-18"
    assert {each.source_key for each in reading.sessions} == {each.source_key for each in read(FITBOD, FILE).sessions}


def test_what_is_not_kept_is_said() -> None:
    reading = read(FITBOD, FILE.replace("22.5,0.0,0.0,0.0,0.0,false,,2.0", "22.5,0.0,0.0,0.0,0.0,false,,4.0"))
    assert "1 set with an incline or a resistance: kept without it." in reading.notices
    assert "1 set with the multiplier 4: the weight is kept as written." in reading.notices


def test_a_note_on_every_row_is_the_exercise_s_and_another_one_stays_with_its_set() -> None:
    rows = [f"2021-01-19 22:14:35 +0000,Row,5,20,0,0,0,0,false,{note},1.0\n" for note in ("slow", "slow", "grip", "")]
    (entry,) = read(FITBOD, HEAD + "".join(rows)).sessions[0].entries
    assert entry.note == "slow"
    assert [each.note for each in entry.sets] == ["", "", "grip", ""]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("2021-01-17 22:14:35,Row,5,20,0,0,0,0,false,,1", "no offset"),
        ("17/01/2021 22:14,Row,5,20,0,0,0,0,false,,1", "spreadsheet"),
        ("2021-02-30 22:14:35 +0000,Row,5,20,0,0,0,0,false,,1", "no such date"),
        ("0021-02-03 22:14:35 +0000,Row,5,20,0,0,0,0,false,,1", "the year"),
        ("2021-01-17 22:14:35 +0000,,5,20,0,0,0,0,false,,1", "no name"),
        ("2021-01-17 22:14:35 +0000,Row,5,20,0,0,0,0,maybe,,1", "neither true nor false"),
        ("2021-01-17 22:14:35 +0000,Row,5.5,20,0,0,0,0,false,,1", "whole number"),
        ("2021-01-17 22:14:35 +0000,Row,5,heavy,0,0,0,0,false,,1", "not a number"),
        ("2021-01-17 22:14:35 +0000,Row,5,1e999,0,0,0,0,false,,1", "not a number"),
        ("2021-01-17 22:14:35 +0000,Row,5,20,0,0,0,0,false,,two", "not a number"),
        ("2021-01-17 22:14:35 +0000,Row,5,20,0,0,0,0,false,a, b,1", "12 cells"),
    ],
)
def test_a_row_that_is_wrong_is_named(row: str, reason: str) -> None:
    reading = read(FITBOD, f"{FILE}{row}\n")
    (rejected,) = reading.account.rejected
    assert reason in rejected.reason
    assert rejected.line == 8
    assert balances(reading)


def test_a_file_that_is_not_understood_is_refused_whole() -> None:
    with pytest.raises(NotUnderstood, match=r"Weight\(kg\) missing"):
        read(FITBOD, FILE.replace("Weight(kg)", "Weight"))
    with pytest.raises(NotUnderstood, match="No row"):
        read(FITBOD, HEAD)


def test_it_is_recognised_by_its_columns() -> None:
    assert FITBOD.recognises(opened(FILE.encode()))
    assert not FITBOD.recognises(opened(b"Date,Exercise,Category\n"))
