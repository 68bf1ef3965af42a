from datetime import datetime

import pytest

from coach.exchange.apps.stronglifts import FORMAT as STRONGLIFTS
from coach.exchange.reading import NotUnderstood
from coach.exchange.table import opened
from coach.training.load import Unit
from coach.training.log import Session
from tests.exchange.account import balances
from tests.exchange.exports import EXPORTS
from tests.exchange.outgoing import read

HEAD = (
    "\ufeffDate (yyyy/mm/dd),Workout,Workout Name,Program Name,Body Weight (KG),Exercise,Sets×Reps,Sets×Time,"
    "Top Set (Reps×KG),e1RM (KG),Reps,Volume (KG),Workout Volume (KG),Duration (hours),Start Time (h:mm),"
    "End Time (h:mm),Notes,Set 1 (Reps),Set 1 (KG),Set 2 (Reps),Set 2 (KG),Set 3 (Reps),Set 3 (KG)\n"
)


def row(
    sets: str = "5/4/0",
    cells: str = "5,60,4,60,0,60",
    *,
    day: str = "2026/08/11",
    number: str = "1",
    exercise: str = "Barbell Row",
    times: str = "",
    start: str = "10:56 PM",
    end: str = "11:31 PM",
    body: str = "83.5",
    hours: str = "0.58",
) -> str:
    return (
        f'{day},{number},"Workout A","Stronglifts 5×5",{body},"{exercise}",{sets},{times},5×60,63,20,1,1,{hours},'
        f'{start},{end},"form",{cells}\n'
    )


def only(text: str) -> Session:
    (session,) = read(STRONGLIFTS, text).sessions
    return session


def test_a_row_is_an_exercise_and_its_cells_are_sets() -> None:
    session = only(HEAD + row() + row("2×5", "5,60,5,60,,", exercise="Squat"))
    assert [(each.source_name, [done.reps for done in each.sets]) for each in session.entries] == [
        ("Barbell Row", [5, 4, 0]),
        ("Squat", [5, 5]),
    ]
    assert session.entries[0].note == "form"
    assert str(session.entries[0].sets[0].load) == "60"


def test_a_dash_is_a_set_that_was_not_done_and_a_nought_one_that_failed() -> None:
    reading = read(STRONGLIFTS, HEAD + row("5/-/0", "5,60,0,60,0,60"))
    assert [each.reps for each in reading.sessions[0].entries[0].sets] == [5, 0]
    assert (reading.sets, reading.account.not_done, reading.account.rows) == (2, 1, 3)
    assert balances(reading)


def test_a_session_has_its_title_times_and_body_weight() -> None:
    session = only(HEAD + row())
    assert session.title == "Stronglifts 5×5: Workout A"
    assert session.started == datetime.fromisoformat("2026-08-11T22:56:00+00:00")
    assert session.finished == datetime.fromisoformat("2026-08-11T23:31:00+00:00")
    assert str(session.bodyweight) == "83.5"


def test_two_workouts_of_one_day_are_two_sessions() -> None:
    sessions = read(STRONGLIFTS, HEAD + row(number="2", start="11:40 PM", end="12:10 AM") + row()).sessions
    assert [each.source_key for each in sessions] == ["stronglifts 2026-08-11 1", "stronglifts 2026-08-11 2"]
    assert sessions[1].finished == datetime.fromisoformat("2026-08-12T00:10:00+00:00")


def test_without_times_it_begins_at_noon_and_lasts_as_long_as_it_says() -> None:
    session = only(HEAD + row(start="", end="", hours="0.5"))
    assert session.started.isoformat() == "2026-08-11T12:00:00+00:00"
    assert session.finished == datetime.fromisoformat("2026-08-11T12:30:00+00:00")


def test_timed_sets_have_seconds() -> None:
    (entry,) = only(HEAD + row("", ",,,,,", times="0:45/1:30/-")).entries
    assert [(each.seconds, each.reps) for each in entry.sets] == [(45, None), (90, None)]


def test_pounds_are_told_by_the_header_and_a_body_weight_in_kg_is_left_out() -> None:
    head = HEAD.replace("KG", "LB").replace("Body Weight (LB)", "Body Weight (KG)")
    reading = read(STRONGLIFTS, head + row())
    assert reading.unit is Unit.LB
    assert reading.unit_from == "the header"
    assert reading.sessions[0].bodyweight is None
    assert reading.notices == ("The body weight is in another unit than the weights: left out.",)


def test_the_header_of_another_version_with_plain_letters_is_understood() -> None:
    head = HEAD.replace("×", "x").replace("Set 1 (KG)", " Set 1 (KG)").replace("e1RM (KG)", "e1RM  (KG)")
    assert only(head + row("3x5", "5,60,5,60,5,60")).entries[0].sets[2].reps == 5


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (row(day="11/08/2026"), "spreadsheet"),
        (row(exercise=" "), "no name"),
        (row(start="25:00"), "no such time"),
        (row(start="late"), "not like 10:56 PM"),
        (row(start="13:00 PM"), "not like 10:56 PM"),
        (row(cells="5,heavy,4,60,0,60"), "not a number"),
        (row(cells="5.5,60,4,60,0,60"), "whole number"),
        (row("5/5/5/5", "5,60,5,60,5,60"), "more sets than columns"),
        (row(times="soon"), "time of a set"),
        (row(body="light"), "not a number"),
        (row(cells="5,60"), "19 cells"),
    ],
)
def test_a_row_that_is_wrong_is_named_once(wrong: str, reason: str) -> None:
    reading = read(STRONGLIFTS, HEAD + row(number="7") + wrong)
    (rejected,) = reading.account.rejected
    assert reason in rejected.reason
    assert rejected.line == 3
    assert reading.sets == 3
    assert balances(reading)


def test_a_file_without_the_weights_of_its_sets_is_refused() -> None:
    with pytest.raises(NotUnderstood, match="all in kg or all in lb"):
        read(STRONGLIFTS, HEAD.replace("Set 2 (KG)", "Set 2 (LB)") + row())


OLD = EXPORTS["stronglifts_2016"]
OLD_HEAD = OLD.partition("\n")[0] + "\n"


def test_a_row_of_2016_is_a_workout_read_by_position() -> None:
    reading = read(STRONGLIFTS, OLD)
    older, newer = reading.sessions
    assert (older.title, newer.title, newer.note) == ("Workout B", "Workout A", "slept badly")
    assert newer.started.isoformat() == "2016-07-25T12:00:00+00:00"
    assert newer.source_key == "stronglifts 2016-07-25 A"
    assert [(each.source_name, [str(done.load) for done in each.sets]) for each in newer.entries] == [
        ("Squat", ["60", "60", "60"]),
        ("Barbell Row", ["40"]),
    ]
    assert newer.entries[0].sets[2].reps == 0
    assert (reading.sets, reading.account.rows) == (7, 7)
    assert balances(reading)


def test_of_two_weights_the_one_in_the_unit_of_the_body_weight_is_taken() -> None:
    session = read(STRONGLIFTS, OLD.replace("84KG", "185LB")).sessions[1]
    assert (session.unit, str(session.bodyweight), str(session.entries[0].sets[0].load)) == (Unit.LB, "185", "132")


def test_without_a_unit_of_the_body_weight_the_unit_asked_for_is_taken() -> None:
    text = OLD.replace("84KG", "84")
    assert str(read(STRONGLIFTS, text, Unit.LB).sessions[1].entries[0].sets[0].load) == "132"
    session = read(STRONGLIFTS, text).sessions[1]
    assert (str(session.entries[0].sets[0].load), session.bodyweight) == ("60", None)


def test_dates_with_the_day_first_are_refused_whole() -> None:
    with pytest.raises(NotUnderstood, match="Line 3 has the date 22/07/16"):
        read(STRONGLIFTS, OLD.replace("07/22/16", "22/07/16"))


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("07/22/16", "2016-07-22", "not like 07/25/16"),
        ("07/22/16", "02/30/16", "no such date"),
        ('"57.5"', '"heavy"', "not a number"),
        ('"B","84KG","Squat"', '"B","84KG",""', "no name"),
        ('"B","84KG"', '"B","fat"', "not a number"),
        ('"B","84KG",', '"B",', "15 cells"),
    ],
)
def test_a_workout_of_2016_that_is_wrong_is_named_once(old: str, new: str, reason: str) -> None:
    reading = read(STRONGLIFTS, OLD.replace(old, new))
    (rejected,) = reading.account.rejected
    assert reason in rejected.reason
    assert rejected.line == 3
    assert balances(reading)


def test_both_forms_are_recognised() -> None:
    assert STRONGLIFTS.recognises(opened(HEAD.encode()))
    assert STRONGLIFTS.recognises(opened(OLD_HEAD.encode()))
    assert not STRONGLIFTS.recognises(opened(b"Date,Exercise,Category\n"))
