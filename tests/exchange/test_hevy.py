"""Hevy's exports."""

from datetime import timedelta
from decimal import Decimal

import pytest

from coach.exchange.reading import NotUnderstood
from coach.training.load import Unit
from coach.training.log import SetKind
from tests.exchange.account import balances
from tests.exchange.exports import HEVY, entries, hevy, only, read, sets


def test_every_row_is_a_set_of_its_workout_the_oldest_first() -> None:
    reading = read(HEVY, None)
    assert [(each.title, len(each.entries)) for each in reading.sessions] == [("Legs", 1), ("Pull day 🏋", 4)]
    assert (reading.source, reading.dialect, reading.unit, reading.unit_from) == ("hevy", "kg/km", "kg", "the header")
    assert balances(reading)


@pytest.mark.parametrize("weight", [Unit.KG, Unit.LB])
@pytest.mark.parametrize(("column", "distance"), [("distance_km", "km"), ("distance_miles", "mi")])
def test_the_two_units_are_told_apart(weight: Unit, column: str, distance: str) -> None:
    text = HEVY.replace("weight_kg", "weight_lbs") if weight is Unit.LB else HEVY
    reading = read(text.replace("distance_km", column), None)
    assert (reading.unit, reading.dialect) == (weight, f"{weight}/{distance}")
    assert {each.unit for each in reading.sessions} == {weight}
    assert sets(reading)[-1].distance_unit == distance


def test_start_and_end_are_taken_and_may_be_equal() -> None:
    legs, pull = read(HEVY).sessions
    assert pull.finished == pull.started + timedelta(minutes=67)
    assert legs.finished == legs.started


def test_an_end_before_the_start_is_not_believed() -> None:
    reading = read(HEVY.replace("2 Mar 2024, 19:12", "2 Mar 2024, 17:12"))
    pull = reading.sessions[1]
    assert pull.finished == pull.started
    assert reading.notices == ("1 session with an end before the start: kept without a length.",)


def test_an_end_days_later_is_not_believed() -> None:
    reading = read(HEVY.replace("2 Mar 2024, 19:12", "4 Mar 2024, 19:12"))
    assert reading.sessions[1].finished == reading.sessions[1].started
    assert "longer than 6 hours" in reading.notices[0]


def test_kinds_and_efforts() -> None:
    pull = read(HEVY).sessions[1]
    first = pull.entries[0].sets
    assert [each.kind for each in first] == [SetKind.RAMP, SetKind.WORK, SetKind.WORK]
    assert [each.failure for each in first] == [False, False, True]
    assert [each.left for each in first] == [None, Decimal("1.5"), Decimal(0)]
    assert pull.entries[1].sets[0].kind is SetKind.DROP


def test_blank_weights_times_and_distances() -> None:
    twirl, stare, walk = read(HEVY).sessions[1].entries[1:]
    assert (twirl.sets[0].load, twirl.sets[0].reps, twirl.sets[0].seconds) == (None, 15, None)
    assert (stare.sets[0].reps, stare.sets[0].seconds) == (None, 45)
    assert (walk.sets[0].distance, walk.sets[0].seconds) == (Decimal("0.4"), 95)


def test_supersets_are_kept() -> None:
    assert [each.superset for each in read(HEVY).sessions[1].entries] == ["", "0", "0", ""]


def test_repeated_notes_are_kept_once() -> None:
    pull = read(HEVY).sessions[1]
    assert pull.note == 'slept well\\nate "late"'
    assert [each.note for each in pull.entries] == ["elbows in", "", "", ""]


def test_an_unknown_set_type_is_rejected_by_name() -> None:
    (rejected,) = read(HEVY.replace('"dropset"', '"myo"'), insist=True).account.rejected
    assert (rejected.line, rejected.text) == (5, "myo")


def test_an_index_starting_again_is_the_exercise_entered_again() -> None:
    reading = read(hevy("Sled,,0,normal,60,8,", "Sled,,1,normal,60,7,", "Sled,,0,normal,60,6,"))
    assert [[each.reps for each in entry.sets] for entry in entries(reading)] == [[8, 7], [6]]


def test_an_index_may_begin_late() -> None:
    reading = read(hevy("Sled,,2,warmup,60,8,", "Sled,,3,normal,60,7,", "Row,,1,normal,60,6,"))
    assert [len(entry.sets) for entry in entries(reading)] == [2, 1]


def test_another_superset_is_another_entry() -> None:
    assert len(entries(read(hevy("Sled,0,0,normal,60,8,", "Sled,1,1,normal,60,7,")))) == 2


@pytest.mark.parametrize("month", ["Mär", "mars", "mar.", "MARZO", "março"])
def test_the_language_of_the_app_does_not_matter(month: str) -> None:
    text = HEVY.replace("Mar 2024", f"{month} 2024")
    assert read(text).sessions == read(HEVY).sessions


def test_the_clock_of_the_app_does_not_matter() -> None:
    text = HEVY.replace("2 Mar 2024, 18:05", "Mar 2, 2024, 6:05\u202fPM").replace(
        "2 Mar 2024, 19:12", "Mar 2, 2024, 7:12 PM"
    )
    assert read(text).sessions == read(HEVY).sessions


def test_a_month_in_no_known_language_is_rejected_loudly() -> None:
    text = HEVY.replace("28 Feb 2024", "28 Wtf 2024")
    with pytest.raises(NotUnderstood, match=r"^1 of 7 rows"):
        read(text)
    (rejected,) = read(text, insist=True).account.rejected
    assert "wtf" in rejected.reason
    assert rejected.line == 8


def test_a_missing_column_is_named() -> None:
    with pytest.raises(NotUnderstood, match="start_time and weight_kg or weight_lbs missing"):
        read(HEVY.replace("start_time", "begun").replace("weight_kg", "weight"))


def test_the_order_of_the_columns_does_not_matter() -> None:
    head, _, rows = hevy("Sled,,0,normal,60,8,9").partition("\n")
    names, cells = head.split(","), rows.strip().split('",', 3)
    assert len(names) == 14
    assert cells
    turned = (
        ",".join(reversed(names))
        + '\n9,,,8,60,"normal",0,"",,"Sled","","1 Jan 2024, 10:30","1 Jan 2024, 10:00","Day"\n'
    )
    assert read(turned).sessions == read(f"{head}\n{rows}").sessions


def test_a_session_is_ready_to_be_kept() -> None:
    session = only(read(hevy("Sled,,0,normal,60,8,9")))
    assert (session.source, session.batch, session.unit) == ("hevy", "", Unit.KG)
    assert session.source_key == "hevy 2024-01-01T10:00:00 2024-01-01T10:30:00 Day"
    assert session.id.startswith("2024-01-01T100000-")
    assert session.is_finished
