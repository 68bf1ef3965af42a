"""Strong's exports, in every dialect."""

from datetime import timedelta
from decimal import Decimal

import pytest

from coach.exchange.reading import NotUnderstood, UnitNeeded
from coach.training.load import Unit
from coach.training.log import SetKind
from tests.exchange.account import balances
from tests.exchange.exports import EXPORTS, S3, S3_HEADER, entries, only, read, sets, strong

S1, S2, S3B, S5, S5_ROWS, S6, S4_FR, S4_OTHER, STRENGTHLOG = (
    EXPORTS[name] for name in ("s1", "s2", "s3b", "s5", "s5_headless", "s6", "s4_fr", "s4_other", "strengthlog")
)
SLED = "Zottman Pull (Sled)"


@pytest.mark.parametrize(
    ("export", "dialect", "count"),
    [
        ("s1", "S1", 3),
        ("s2", "S2", 2),
        ("s3", "S3", 7),
        ("s3b", "S3b", 2),
        ("s4_fr", "S4", 1),
        ("s4_de", "S4", 1),
        ("s4_es", "S4", 1),
        ("s4_zh", "S4", 1),
        ("s4_other", "S4", 1),
        ("s5", "S5", 5),
        ("s5_headless", "S5", 5),
        ("s6", "S6", 5),
        ("strengthlog", "S3", 3),
    ],
)
def test_every_dialect_is_told_and_read(export: str, dialect: str, count: int) -> None:
    reading = read(EXPORTS[export])
    assert (reading.source, reading.dialect, reading.sets) == ("strong", dialect, count)
    assert balances(reading)
    assert not reading.account.rejected


@pytest.mark.parametrize(
    ("export", "minutes"), [("s4_fr", 61), ("s4_de", 38), ("s4_es", 106), ("s4_zh", 73), ("s4_other", 62)]
)
def test_a_translated_header_is_known(export: str, minutes: int) -> None:
    session = only(read(EXPORTS[export]))
    (entry,) = session.entries
    assert (entry.source_name, entry.sets[0].load, entry.sets[0].reps) == (SLED, Decimal("50.0"), 8)
    assert session.finished == session.started + timedelta(minutes=minutes)


def test_an_unknown_language_is_read_by_position_and_said() -> None:
    assert "by their order" in read(S4_OTHER).notices[0]
    assert read(S4_FR).notices == ()


def test_an_unknown_language_with_other_data_is_not_guessed() -> None:
    with pytest.raises(NotUnderstood, match="Päivä"):
        read(S4_OTHER.replace("2023-02-01 07:00:00", "1.2.2023"))
    with pytest.raises(NotUnderstood, match="Päivä"):
        read(S4_OTHER.replace("50.0,8,0,0", "50.0,8,,0"))


@pytest.mark.parametrize("export", [S2, S3, S3B, S4_FR, STRENGTHLOG])
def test_what_names_no_unit_asks_and_hints(export: str) -> None:
    with pytest.raises(UnitNeeded, match="heaviest"):
        read(export, None)
    for unit in Unit:
        reading = read(export, unit)
        assert (reading.unit, reading.unit_from) == (unit, "--unit")
        assert {each.unit for each in reading.sessions} == {unit}


def test_nothing_is_asked_where_nothing_is_loaded() -> None:
    reading = read(strong("1,0,8,0,0,", "2,,8,0,0,"), None)
    assert reading.unit is None
    assert reading.unit_from == "no row has a weight"
    assert [each.load for each in sets(reading)] == [None, None]


@pytest.mark.parametrize("export", [S1, S6])
def test_a_unit_in_the_header_is_taken(export: str) -> None:
    reading = read(export, None)
    assert (reading.unit, reading.unit_from) == (Unit.KG, "the header")


def test_a_header_in_pounds() -> None:
    reading = read(S1.replace(",kg,", ",lb,").replace(",km,", ",mi,"), None)
    assert reading.unit is Unit.LB
    assert [each.distance_unit for each in sets(reading)] == ["", "", "mi"]
    assert read(S6.replace("(kg)", "(lbs)"), None).unit is Unit.LB


def test_a_unit_that_was_not_needed_is_said() -> None:
    assert "--unit lb was not used" in read(S6, Unit.LB).notices[0]
    assert "--unit" not in " ".join(read(S6, Unit.KG).notices)


def test_each_row_may_have_its_own_unit() -> None:
    reading = read(S5, None)
    assert (reading.unit, reading.unit_from) == (None, "each row")
    assert only(reading).unit is Unit.KG
    assert [each.unit for each in sets(reading)] == [None, Unit.LB, None, None, None]
    assert [each.load for each in sets(reading)] == [Decimal(60), Decimal(135), Decimal(60), None, None]


def test_one_unit_in_all_rows_is_the_files() -> None:
    assert read(S5.replace("lbs", "kg"), None).unit is Unit.KG


def test_an_unknown_unit_of_a_weight_is_rejected() -> None:
    (rejected,) = read(S5.replace("135;lbs", "135;st"), insist=True).account.rejected
    assert (rejected.line, rejected.text) == (4, "st")


def test_a_missing_header_leaves_the_first_line_as_data() -> None:
    assert read(S5_ROWS).sessions == read(S5).sessions


def test_the_fourteenth_column_is_the_length() -> None:
    rows = S5_ROWS.replace('"two\nlines";"of a day"', '"";"";40m').replace('"";""\n', '"";"";40m\n')
    session = only(read(rows))
    assert session.finished == session.started + timedelta(minutes=40)


def test_kinds_of_sets() -> None:
    first, second = read(S3).sessions
    kinds = [each.kind for each in first.entries[0].sets]
    assert kinds == [SetKind.RAMP, SetKind.WORK, SetKind.WORK, SetKind.WORK, SetKind.DROP]
    assert [each.failure for each in first.entries[0].sets] == [False, False, False, True, False]
    assert [each.failure for each in second.entries[0].sets] == [False]


def test_kinds_of_sets_in_words() -> None:
    kinds = [(each.kind, each.failure) for each in sets(read(S6))]
    assert kinds[:4] == [
        (SetKind.RAMP, False),
        (SetKind.WORK, False),
        (SetKind.WORK, True),
        (SetKind.DROP, False),
    ]


@pytest.mark.parametrize("word", ["Rest Timer", "Ruhezeit", "Temporizador de descanso", "Lepoaika"])
@pytest.mark.parametrize("seconds", ["120.0", "0.0"])
def test_a_rest_row_is_no_set_in_any_language(word: str, seconds: str) -> None:
    reading = read(strong("1,60,8,0,0,", f"{word},0,0,0,{seconds},", "2,60,8,0,0,"))
    assert (reading.sets, reading.account.rest_rows, reading.account.rows) == (2, 1, 3)
    assert sets(reading)[0].rest == (120 if seconds == "120.0" else None)
    assert sets(reading)[1].rest is None


def test_an_unknown_word_with_a_weight_is_a_work_set_and_said() -> None:
    reading = read(strong("Myo,60,8,0,0,", "Myo,0,3,0,0,"))
    assert [each.kind for each in sets(reading)] == [SetKind.WORK, SetKind.WORK]
    assert "2 sets marked “Myo”" in reading.notices[0]


def test_a_warm_up_of_nothing_is_a_set() -> None:
    reading = read(strong("W,0,0,0,0,"))
    assert (reading.sets, reading.account.rest_rows) == (1, 0)


def test_a_failed_attempt_and_a_row_of_nothing_are_sets_of_no_reps() -> None:
    reading = read(strong("1,140,0,0,0,", "2,0,0,0,0,", "3,,,,,"))
    assert [(each.load, each.reps) for each in sets(reading)] == [(Decimal(140), 0), (None, 0), (None, 0)]


def test_timed_and_cardio_rows_are_sets_without_reps() -> None:
    held, walked = sets(read(strong("1,0,0,0,45,", "2,0,0,2.5,0,")))
    assert (held.reps, held.seconds, held.distance) == (None, 45, None)
    assert (walked.reps, walked.seconds, walked.distance) == (None, None, Decimal("2.5"))


@pytest.mark.parametrize(("unit", "length"), [(Unit.KG, "km"), (Unit.LB, "mi")])
def test_a_distance_without_a_unit_is_assumed_and_said(unit: Unit, length: str) -> None:
    reading = read(strong("1,60,5,0,0,", "2,0,0,2.5,0,"), unit)
    assert sets(reading)[1].distance_unit == length
    assert reading.notices == (f"1 set with a distance whose unit the file does not tell: taken as {length}.",)


def test_a_distance_with_a_unit_is_as_told() -> None:
    assert [each.distance_unit for each in sets(read(S5))] == ["", "", "", "mi", ""]
    assert sets(read(S6))[-1].distance_unit == "m"


def test_assistance_stays_the_positive_number_it_is() -> None:
    text = strong("1,30,8,0,0,").replace("Sled Pull", "Sled Dip (Assisted)")
    assert sets(read(text))[0].load == Decimal(30)
    assert entries(read(text))[0].source_name == "Sled Dip (Assisted)"


def test_an_effort_is_what_was_left_and_one_that_is_none_is_dropped_and_said() -> None:
    reading = read(strong("1,60,8,0,0,8.5", "2,60,8,0,0,5", "3,60,8,0,0,hard", "4,60,8,0,0,"))
    assert [each.left for each in sets(reading)] == [Decimal("1.5"), None, None, None]
    assert reading.notices[0].startswith("2 sets with an effort (RPE) that is not 6 to 10")
    assert not reading.account.rejected


def test_parts_of_a_second_are_rounded_and_said() -> None:
    reading = read(strong("1,0,0,0,45.6,"))
    assert sets(reading)[0].seconds == 46
    assert "rounded" in reading.notices[0]


def test_equal_rows_stay() -> None:
    assert read(strong(*["1,60,10,0,0,", "2,60,10,0,0,", "3,60,10,0,0,"])).sets == 3
    assert read(strong(*["1,60,10,0,0,"] * 3)).sets == 3


def test_a_number_starting_again_is_the_exercise_entered_again() -> None:
    reading = read(strong("1,60,8,0,0,", "F,60,7,0,0,", "W,30,5,0,0,", "1,60,6,0,0,", "2,60,5,0,0,"))
    first, second = entries(reading)
    assert [each.reps for each in first.sets] == [8, 7]
    assert [each.reps for each in second.sets] == [5, 6, 5]


def test_labels_may_skip_and_begin_at_0() -> None:
    assert len(entries(read(strong("0,60,8,0,0,", "1,60,8,0,0,", "D,60,8,0,0,", "4,60,8,0,0,")))) == 1


def test_notes_are_kept_once_each() -> None:
    first, _ = read(S3).sessions
    assert (first.note, first.entries[0].note) == ("cold room", "tight\\ngrip")
    assert [each.note for each in first.entries[0].sets] == [""] * 5
    again = only(read(S6))
    assert (again.note, again.entries[0].note, again.entries[1].note) == ("all", "slow", "")
    broken = only(read(S5))
    assert (broken.note, broken.entries[0].note) == ("of a day", "two\\nlines")


def test_a_workout_is_its_start_and_its_name() -> None:
    text = strong("1,60,8,0,0,") + strong("1,50,8,0,0,").removeprefix(S3_HEADER).replace('"Day"', '" Day"')
    one, other = read(text).sessions
    assert (one.title, other.title) == ("Day", "Day")
    assert one.source_key != other.source_key
    assert one.id != other.id


@pytest.mark.parametrize("length", ["264h 1m", "6h 1m", "99999h"])
def test_a_timer_left_running_is_not_believed(length: str) -> None:
    reading = read(strong("1,60,8,0,0,").replace("30m", length))
    session = only(reading)
    assert session.finished == session.started
    assert "1 session longer than 6 hours" in reading.notices[0]


@pytest.mark.parametrize(("length", "minutes"), [("6h", 360), ("30m", 30), ("", 0)])
def test_other_lengths_are(length: str, minutes: int) -> None:
    reading = read(strong("1,60,8,0,0,").replace("30m", length))
    session = only(reading)
    assert session.finished == session.started + timedelta(minutes=minutes)
    assert reading.notices == ()


def test_a_length_that_cannot_be_read_costs_no_set() -> None:
    reading = read(strong("1,60,8,0,0,", "2,60,8,0,0,").replace("30m", "ages"))
    session = only(reading)
    assert (reading.sets, session.finished) == (2, session.started)
    assert reading.notices == ("1 session with a length that cannot be read: kept without a length.",)


def test_times_are_those_of_the_place() -> None:
    assert only(read(strong("1,60,8,0,0,"))).started.isoformat() == "2024-01-01T10:00:00+01:00"


def test_pounds_in_a_column_of_kilograms_are_said_and_left() -> None:
    reading = read(strong("1,61.23492,5,0,0,", "2,102.0582,5,0,0,"))
    assert sets(reading)[0].load == Decimal("61.23492")
    assert "round in lb" in reading.notices[0]
    assert "102.0582 kg = 225 lb" in reading.notices[0]
