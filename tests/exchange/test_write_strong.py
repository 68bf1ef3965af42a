from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exchange.apps.fitnotes import FORMAT as FITNOTES
from coach.exchange.apps.strong import FORMAT as STRONG
from coach.exchange.write_strong import write_strong
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Entry, LoggedSet, Session, SetKind
from tests.exchange.account import balances
from tests.exchange.exports import SAMPLES
from tests.exchange.outgoing import ZONE, read, read_bytes, text_of, tidy_histories, told

NOW = datetime(2026, 11, 22, 7, 5, 11, tzinfo=ZONE)
HEAD = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"


def session_with(*sets: LoggedSet, exercise: str = "barbell-row") -> Session:
    entry = Entry(id=exercise, name="Barbell row", block=Block.COMPOUND, sets=sets)
    end = NOW + timedelta(minutes=138)
    return Session(id="a", title="Pull", unit=Unit.KG, started=NOW, finished=end, entries=(entry,))


def rows(session: Session, unit: Unit = Unit.KG) -> list[str]:
    return text_of(write_strong([session], unit)).splitlines()[1:]


def to_the_minute(session: Session) -> Session:
    length = (session.finished or session.started) - session.started
    return replace(session, finished=session.started + timedelta(minutes=length // timedelta(minutes=1)))


@given(tidy_histories(to_the=timedelta(seconds=1), superset=False), st.sampled_from(Unit))
def test_strong_s_reader_finds_the_same_sets(sessions: Sequence[Session], unit: Unit) -> None:
    reading = read(STRONG, text_of(write_strong(sessions, unit)), unit, zone=ZONE)
    assert [told(each, unit) for each in reading.sessions] == [told(each, unit) for each in sessions]
    assert balances(reading)


@pytest.mark.parametrize("name", ["breinsp_s3", "wojtek_rest_timer", "dravenbc_s6"])
def test_a_real_history_comes_back_as_it_was(name: str) -> None:
    sample = SAMPLES / "strong" / f"{name}.csv"
    if not sample.exists():
        pytest.skip("no sample here")
    first = read_bytes(STRONG, sample.read_bytes(), Unit.KG)
    again = read(STRONG, text_of(write_strong(first.sessions, Unit.KG)), Unit.KG, zone=ZONE)
    assert [told(each, Unit.KG) for each in again.sessions] == [
        told(to_the_minute(each), Unit.KG) for each in first.sessions
    ]


def test_a_real_history_of_another_app_comes_back_as_it_was() -> None:
    sample = SAMPLES / "fitnotes" / "kaiserlift_lifting.csv"
    if not sample.exists():
        pytest.skip("no sample here")
    first = read_bytes(FITNOTES, sample.read_bytes())
    again = read(STRONG, text_of(write_strong(first.sessions, Unit.LB)), Unit.LB, zone=ZONE)
    assert [each.started for each in again.sessions] == [each.started for each in first.sessions]
    assert again.sets == first.sets


def test_a_file_looks_as_strong_s_own() -> None:
    session = replace(session_with(LoggedSet(load=Decimal(60), reps=9), LoggedSet(reps=8)), note="slow")
    assert text_of(write_strong([session], Unit.KG)) == HEAD + (
        '2026-11-22 07:05:11,"Pull",2h 18m,"Bent Over Row (Barbell)",1,60.0,9,0,0,"","slow",\n'
        '2026-11-22 07:05:11,"Pull",2h 18m,"Bent Over Row (Barbell)",2,0,8,0,0,,,\n'
    )


def test_the_oldest_workout_comes_first() -> None:
    older = replace(session_with(LoggedSet(reps=5)), title="Older", started=NOW - timedelta(days=3))
    lines = text_of(write_strong([session_with(LoggedSet(reps=5)), older], Unit.KG)).splitlines()
    assert [line.split(",")[1] for line in lines[1:]] == ['"Older"', '"Pull"']


def test_work_sets_are_counted_and_the_others_have_letters() -> None:
    kinds = (
        LoggedSet(reps=5, kind=SetKind.RAMP),
        LoggedSet(reps=5),
        LoggedSet(reps=5, kind=SetKind.DROP),
        LoggedSet(reps=5),
        LoggedSet(reps=5, failure=True),
        LoggedSet(seconds=30, kind=SetKind.HOLD),
    )
    assert [row.split(",")[4] for row in rows(session_with(*kinds))] == ["W", "1", "D", "2", "F", "W"]


@pytest.mark.parametrize(
    ("seconds", "written"), [(0, "0s"), (59, "59s"), (60, "1m"), (3600, "1h"), (8309, "2h 18m"), (90_061, "25h 1m")]
)
def test_a_duration_is_told_in_hours_and_minutes(seconds: int, written: str) -> None:
    session = replace(session_with(LoggedSet(reps=5)), finished=NOW + timedelta(seconds=seconds))
    assert rows(session)[0].split(",")[2] == written


def test_distances_go_with_the_unit_of_the_loads() -> None:
    session = session_with(LoggedSet(distance=Decimal("1609.344"), distance_unit="m", seconds=480))
    assert ",0,0,1.609344,480," in rows(session)[0]
    assert ",0,0,1,480," in rows(session, Unit.LB)[0]


def test_the_notices_say_that_the_file_does_not_name_its_units() -> None:
    session = session_with(LoggedSet(reps=5))
    assert write_strong([session], Unit.KG).notices == (
        "Strong's file does not say its units: tell whoever reads it kg and km.",
    )
    paired = replace(session, entries=(replace(session.entries[0], superset="1"),))
    assert "Strong has no place for supersets (1 exercise)." in write_strong([paired], Unit.LB).notices


def test_seconds_of_a_length_are_said_to_be_lost() -> None:
    session = replace(session_with(LoggedSet(reps=5)), finished=NOW + timedelta(minutes=5, seconds=1))
    assert write_strong([session], Unit.KG).notices[-1] == "Strong keeps the lengths of workouts to the minute."
