"""FitNotes' exports: with and without quotes, in every width."""

from decimal import Decimal

import pytest

from coach.exchange.reading import NotUnderstood
from coach.training.load import Unit
from coach.training.log import SetKind
from tests.exchange.account import balances
from tests.exchange.exports import EXPORTS, entries, read, sets

FITNOTES_8, FITNOTES_9, FITNOTES_10, FITNOTES_IOS = (
    EXPORTS[name] for name in ("fitnotes_8", "fitnotes_9", "fitnotes_10", "fitnotes_ios")
)
TEN = FITNOTES_10.partition("\n")[0] + "\n"


@pytest.mark.parametrize(
    ("export", "dialect", "unit", "unit_from"),
    [
        (FITNOTES_10, "10 columns", Unit.KG, "each row"),
        (FITNOTES_9, "9 columns", Unit.LB, "each row"),
        (FITNOTES_8, "8 columns", Unit.LB, "the header"),
        (FITNOTES_8.replace("(lbs)", "(kgs)"), "8 columns", Unit.KG, "the header"),
    ],
)
def test_every_width_is_told_and_never_asks(export: str, dialect: str, unit: Unit, unit_from: str) -> None:
    reading = read(export, None)
    assert (reading.source, reading.dialect, reading.unit, reading.unit_from) == ("fitnotes", dialect, unit, unit_from)
    assert balances(reading)
    assert not reading.account.rejected


def test_a_day_is_a_session_at_noon() -> None:
    first, second = read(FITNOTES_10).sessions
    assert first.started.isoformat() == "2024-03-02T12:00:00+01:00"
    assert (first.finished, first.title) == (first.started, "")
    assert second.source_key == "fitnotes 2024-03-03"


@pytest.mark.parametrize("export", [FITNOTES_10, FITNOTES_9, FITNOTES_8])
def test_a_name_with_commas_is_put_together_again(export: str) -> None:
    assert "(Each Side, Cable)" in entries(read(export))[1].source_name
    assert entries(read(export))[1].category == "Shoulders"


def test_two_commas_too_many() -> None:
    row = "2024-03-02,Twirl (a, b, c),Back,12.5,kgs,8,,,,\n"
    assert entries(read(TEN + row))[0].source_name == "Twirl (a, b, c)"


def test_a_quoted_name_needs_no_repair() -> None:
    row = '2024-03-02,"Twirl (a, b)",Back,12.5,kgs,8,,,,\n'
    assert entries(read(TEN + row))[0].source_name == "Twirl (a, b)"


@pytest.mark.parametrize(
    "row",
    [
        "2024-03-02,Pull,Back,12.5,kgs,8,,,,good, but hard",
        "2024-03-02,Pull,Back,,,8,,,,good, but hard",
        "2024-03-02,Wall,Core,,,,,,0:01:00,good, but hard",
        "2024-03-02,Pull (a, b),Back,12.5,kgs,8.5,,,,",
        "2024-03-02,Pull,Back,12.5,kgs,8,,,",
    ],
)
def test_a_row_that_does_not_fit_is_rejected_whole(row: str) -> None:
    reading = read(TEN + row + "\n" + "2024-03-02,Pull,Back,12.5,kgs,8,,,,\n", insist=True)
    (rejected,) = reading.account.rejected
    assert (rejected.line, reading.sets) == (2, 1)


@pytest.mark.parametrize(
    ("figures", "load", "reps", "seconds", "distance"),
    [
        ("60,kgs,8,,,", "60", 8, None, None),
        ("60,kgs,,,,", "60", 0, None, None),
        (",,8,,,0:01:30", None, 8, 90, None),
        (",,8,2.5,km,0:01:30", None, 8, 90, "2.5"),
        (",,,2.5,km,", None, None, None, "2.5"),
        (",,,,,1:00:05", None, None, 3605, None),
        ("10,kgs,,,,0:01:30", "10", None, 90, None),
        ("10,kgs,,2.5,km,0:01:30", "10", None, 90, "2.5"),
    ],
)
def test_every_kind_of_row_is_a_set(
    figures: str, load: str | None, reps: int | None, seconds: int | None, distance: str | None
) -> None:
    (done,) = sets(read(f"{TEN}2024-03-02,Pull,Back,{figures},\n"))
    assert done.load == (None if load is None else Decimal(load))
    assert done.distance == (None if distance is None else Decimal(distance))
    assert (done.reps, done.seconds, done.kind) == (reps, seconds, SetKind.WORK)


@pytest.mark.parametrize("unit", ["m", "km", "mi", "ft"])
def test_units_of_distance(unit: str) -> None:
    assert sets(read(f"{TEN}2024-03-02,Row,Cardio,,,,2.5,{unit},,\n"))[0].distance_unit == unit


@pytest.mark.parametrize("distance", ["0.0", "", "0"])
def test_a_stray_unit_without_a_distance_is_no_fault(distance: str) -> None:
    (done,) = sets(read(f"{TEN}2024-03-02,Row,Cardio,,,,{distance},kg,0:01:00,\n"))
    assert (done.distance, done.distance_unit) == (None, "")


@pytest.mark.parametrize("figures", [",,,2.5,kg,", "60,st,8,,,", "60,kgs,8,,,90", "60,kgs,8,2.5,,"])
def test_units_and_times_that_are_none_are_rejected(figures: str) -> None:
    with pytest.raises(NotUnderstood, match="No row of the file is a set: line 2"):
        read(f"{TEN}2024-03-02,Row,Cardio,{figures},\n")


def test_a_comment_belongs_to_its_set() -> None:
    first, second = sets(read(FITNOTES_10))[:2]
    assert (first.note, second.note) == ("felt\\nlight", "")
    assert all(entry.note == "" for entry in entries(read(FITNOTES_10)))


def test_mixed_units_are_kept_set_by_set() -> None:
    rows = "2024-03-02,Pull,Back,60,kgs,8,,,,\n2024-03-02,Pull,Back,135,lbs,8,,,,\n2024-03-02,Pull,Back,60,kgs,8,,,,\n"
    reading = read(TEN + rows)
    assert reading.unit is None
    assert [each.unit for each in sets(reading)] == [None, Unit.LB, None]


def test_rows_stay_in_their_order() -> None:
    names = ["A", "B", "A", "A", "B"]
    text = TEN + "".join(f"2024-03-02,Pull {each},Back,60,kgs,8,,,,\n" for each in names)
    assert [entry.source_name for entry in entries(read(text))] == ["Pull A", "Pull B", "Pull A", "Pull B"]


def test_body_measurements_are_told_from_workouts() -> None:
    with pytest.raises(NotUnderstood, match="body measurements"):
        read("Date,Time,Measurement,Value,Unit\n2024-03-02,08:00:00,Bodyweight,80.0,kgs\n")


def test_the_ios_form() -> None:
    warm, work = sets(read(FITNOTES_IOS, None))
    assert (warm.kind, warm.load, warm.note) == (SetKind.RAMP, Decimal(60), "fine")
    assert (work.load, work.unit, work.kind) == (Decimal(135), None, SetKind.WORK)


def test_unknown_and_missing_columns_are_named() -> None:
    with pytest.raises(NotUnderstood, match="Mood not known"):
        read(TEN.replace("Comment", "Mood") + "2024-03-02,Pull,Back,60,kgs,8,,,,\n")
    with pytest.raises(NotUnderstood, match="Reps missing"):
        read(TEN.replace("Reps,", "") + "2024-03-02,Pull,Back,60,kgs,,,,\n")
