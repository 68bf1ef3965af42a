from datetime import datetime, timedelta, timezone

import pytest

from coach.exchange.apps.liftosaur import FORMAT as LIFTOSAUR
from coach.exchange.reading import NotUnderstood
from coach.exchange.table import opened
from coach.training.load import Unit
from coach.training.log import SetKind
from tests.exchange.account import balances
from tests.exchange.outgoing import read

HEAD = (
    "Workout DateTime,Program,Day Name,Exercise,Is Warmup Set?,Required Reps,Completed Reps,Is AMRAP?,Required RPE,"
    "Completed RPE,Log RPE?,Required Weight Value,Required Weight Unit,Completed Weight Value,Completed Weight Unit,"
    "Ask Weight?,Completed Reps Time,Target Muscles,Synergist Muscles,Notes\n"
)
START = "2026-03-01T10:00:00.123Z"


def row(
    reps: str = "8",
    *,
    start: str = START,
    day: str = "Pull",
    name: str = "Bent Over Row, Barbell",
    warm: str = "0",
    rpe: str = "",
    weight: str = "60",
    unit: str = "kg",
    done: str = "2026-03-01T10:05:00.999Z",
    note: str = "",
) -> str:
    return (
        f'{start},My Program,{day},"{name}",{warm},8,{reps},0,,{rpe},0,60,kg,{weight},{unit},0,{done},'
        f'"Latissimus Dorsi,Trapezius","Biceps Brachii",{note}\n'
    )


def test_a_session_is_a_day_begun_at_one_moment() -> None:
    reading = read(LIFTOSAUR, HEAD + row() + row(day="Arms") + row(start="2026-02-01T10:00:00.000Z"))
    assert [(each.title, each.source_key) for each in reading.sessions] == [
        ("My Program: Pull", "liftosaur 2026-02-01T10:00:00+00:00 Pull"),
        ("My Program: Arms", "liftosaur 2026-03-01T10:00:00+00:00 Arms"),
        ("My Program: Pull", "liftosaur 2026-03-01T10:00:00+00:00 Pull"),
    ]


def test_a_set_has_its_moment_in_the_zone_and_the_session_ends_with_the_last() -> None:
    west = timezone(timedelta(hours=-11))
    (session,) = read(LIFTOSAUR, HEAD + row() + row(done="2026-03-01T10:41:00.000Z"), zone=west).sessions
    assert session.started == datetime(2026, 2, 28, 23, 0, 0, tzinfo=west)
    assert session.finished == datetime(2026, 2, 28, 23, 41, 0, tzinfo=west)
    assert [str(each.at) for each in session.entries[0].sets] == [
        "2026-02-28 23:05:00-11:00",
        "2026-02-28 23:41:00-11:00",
    ]


def test_a_set_that_was_planned_and_not_done_is_counted() -> None:
    reading = read(LIFTOSAUR, HEAD + row() + row("", done="") + row("0"))
    assert (reading.sets, reading.account.not_done, reading.account.rows) == (2, 1, 3)
    assert reading.sessions[0].entries[0].sets[1].reps == 0
    assert balances(reading)


def test_warm_ups_effort_muscles_and_notes_are_kept() -> None:
    (entry,) = read(LIFTOSAUR, HEAD + row(warm="1", note="easy") + row(rpe="8.5", note="easy")).sessions[0].entries
    assert [each.kind for each in entry.sets] == [SetKind.RAMP, SetKind.WORK]
    assert str(entry.sets[1].left) == "1.5"
    assert (entry.note, entry.category) == ("easy", "Latissimus Dorsi,Trapezius")
    assert entry.source_name == "Bent Over Row, Barbell"


def test_each_set_has_its_own_unit() -> None:
    reading = read(LIFTOSAUR, HEAD + row() + row() + row(weight="135", unit="lb"))
    assert reading.unit is None
    assert reading.unit_from == "each row"
    (session,) = reading.sessions
    assert session.unit is Unit.KG
    assert [each.unit for each in session.entries[0].sets] == [None, None, Unit.LB]


def test_older_names_of_columns_are_understood() -> None:
    old = HEAD.replace("Completed RPE", "RPE").replace("Completed Weight", "Weight")
    assert read(LIFTOSAUR, old + row(rpe="9")).sets == 1


def test_columns_nobody_knows_are_said() -> None:
    reading = read(LIFTOSAUR, HEAD.replace("Ask Weight?", "Mood") + row())
    assert "Columns the coach does not know were not read: Mood." in reading.notices


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (row(start="2026-03-01"), "spreadsheet"),
        (row(start="2026-03-01T10:00:00"), "no offset"),
        (row(start="2026-03-01T25:00:00Z"), "no such date"),
        (row(done="soon"), "spreadsheet"),
        (row(name=""), "no name"),
        (row(warm="yes"), "neither 0 nor 1"),
        (row("8.5"), "whole number"),
        (row("5000"), "more than 999"),
        (row(weight="9999"), "more than 2000"),
        (row(unit="stone"), "unknown unit"),
        (row(unit=""), "no unit"),
        ("a,b\n", "2 cells"),
    ],
)
def test_a_row_that_is_wrong_is_named(wrong: str, reason: str) -> None:
    reading = read(LIFTOSAUR, HEAD + row() + wrong)
    (rejected,) = reading.account.rejected
    assert reason in rejected.reason
    assert rejected.line == 3
    assert balances(reading)


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        (HEAD.replace("Notes", "Equipment"), "without their equipment"),
        (HEAD.replace("Program", "X"), "Program missing"),
    ],
)
def test_a_file_that_is_not_understood_is_refused_whole(head: str, sentence: str) -> None:
    with pytest.raises(NotUnderstood, match=sentence):
        read(LIFTOSAUR, head + row())


def test_a_file_of_nothing_but_plans_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="No row"):
        read(LIFTOSAUR, HEAD + row(""))


def test_it_is_recognised_by_its_columns() -> None:
    assert LIFTOSAUR.recognises(opened(HEAD.encode()))
    assert not LIFTOSAUR.recognises(opened(b"Date,Exercise,Category\n"))
