from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.exchange.apps.hevy import FORMAT as HEVY
from coach.exchange.write_hevy import write_hevy
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Entry, EntryFlag, Fault, LoggedSet, Session, SessionFlag, SetKind, Target
from tests.exchange.account import balances
from tests.exchange.exports import SAMPLES
from tests.exchange.outgoing import ZONE, read, read_bytes, text_of, tidy_histories, told

NOW = datetime(2026, 11, 22, 7, 5, tzinfo=ZONE)
HEAD = (
    '"title","start_time","end_time","description","exercise_title","superset_id","exercise_notes","set_index",'
    '"set_type","weight_kg","reps","distance_km","duration_seconds","rpe"\n'
)


def session_with(*sets: LoggedSet, exercise: str = "barbell-row", note: str = "") -> Session:
    entry = Entry(id=exercise, name="Barbell row", block=Block.COMPOUND, sets=sets, note=note)
    end = NOW + timedelta(minutes=57)
    return Session(id="a", title="Pull", unit=Unit.KG, started=NOW, finished=end, entries=(entry,))


def only_row(session: Session, unit: Unit = Unit.KG) -> str:
    return text_of(write_hevy([session], unit)).splitlines()[1]


@given(tidy_histories(to_the=timedelta(minutes=1), superset=True), st.sampled_from(Unit))
def test_hevy_s_reader_finds_the_same_sets(sessions: Sequence[Session], unit: Unit) -> None:
    reading = read(HEVY, text_of(write_hevy(sessions, unit)), zone=ZONE)
    assert [told(each, unit) for each in reading.sessions] == [told(each, unit) for each in sessions]
    assert balances(reading)


def test_a_real_history_comes_back_as_it_was() -> None:
    sample = SAMPLES / "hevy" / "sample_hevy.csv"
    if not sample.exists():
        pytest.skip("no sample here")
    first = read_bytes(HEVY, sample.read_bytes())
    again = read(HEVY, text_of(write_hevy(first.sessions, Unit.KG)), zone=ZONE)
    assert again.sessions == first.sessions
    assert again.account == first.account


def test_a_file_looks_as_hevy_s_own() -> None:
    done = LoggedSet(load=Decimal("62.5"), reps=9, left=Decimal("1.5"))
    assert text_of(write_hevy([session_with(done, note="elbow")], Unit.KG)) == HEAD + (
        '"Pull","22 Nov 2026, 07:05","22 Nov 2026, 08:02","",'
        '"Bent Over Row (Barbell)",,"elbow",0,"normal",62.5,9,,,8.5\n'
    )


def test_the_newest_workout_comes_first() -> None:
    older = replace(session_with(LoggedSet(reps=5)), title="Older", started=NOW - timedelta(days=3))
    lines = text_of(write_hevy([older, session_with(LoggedSet(reps=5))], Unit.KG)).splitlines()
    assert [line.partition(",")[0] for line in lines[1:]] == ['"Pull"', '"Older"']


@pytest.mark.parametrize(
    ("done", "kind"),
    [
        (LoggedSet(reps=5), "normal"),
        (LoggedSet(reps=5, failure=True), "failure"),
        (LoggedSet(reps=5, kind=SetKind.RAMP), "warmup"),
        (LoggedSet(reps=5, kind=SetKind.DROP, failure=True), "dropset"),
        (LoggedSet(seconds=30, kind=SetKind.HOLD), "warmup"),
        (LoggedSet(reps=8, kind=SetKind.MOBILITY), "warmup"),
    ],
)
def test_each_kind_of_set_has_its_word(done: LoggedSet, kind: str) -> None:
    assert f',0,"{kind}",' in only_row(session_with(done))


@pytest.mark.parametrize(
    ("left", "rpe"), [("0", "10"), ("1.5", "8.5"), ("4", "6"), ("4.5", ""), ("1.25", ""), ("6", "")]
)
def test_reps_left_are_an_rpe_from_6_to_10(left: str, rpe: str) -> None:
    assert only_row(session_with(LoggedSet(reps=5, left=Decimal(left)))).endswith(f",{rpe}")


def test_loads_of_the_other_unit_are_converted_exactly() -> None:
    session = session_with(LoggedSet(load=Decimal(135), reps=5, unit=Unit.LB))
    assert ",61.23496995,5," in only_row(session)
    assert ",44.092452436975516,5," in only_row(session_with(LoggedSet(load=Decimal(20), reps=5)), Unit.LB)
    assert "1 set logged in the other unit: converted to kg." in write_hevy([session], Unit.KG).notices


def test_distances_are_in_miles_only_where_all_of_them_are_imperial() -> None:
    mile = session_with(LoggedSet(distance=Decimal(2), distance_unit="mi", seconds=900))
    metres = session_with(LoggedSet(distance=Decimal(400), distance_unit="m", seconds=90))
    assert '"distance_miles"' in text_of(write_hevy([mile], Unit.KG))
    assert ",2,900," in only_row(mile)
    assert '"distance_km"' in text_of(write_hevy([mile, metres], Unit.KG))
    assert ",0.4,90," in only_row(metres)


def test_exercises_have_hevy_s_names_and_keep_the_ones_they_came_with() -> None:
    done = LoggedSet(reps=5)
    assert '"Pull Up"' in only_row(session_with(done, exercise="pull-up"))
    assert '"Pull Up (Weighted)"' in only_row(session_with(replace(done, load=Decimal(10)), exercise="pull-up"))
    own = session_with(done, exercise="my-row")
    assert '"Barbell row"' in only_row(own)
    entry = replace(own.entries[0], source_name="Rudern")
    assert '"Rudern"' in only_row(replace(own, source="strong", entries=(entry,)))
    named = replace(entry, id="barbell-row")
    assert '"Rudern"' in only_row(replace(own, source="hevy", entries=(named,)))
    assert '"Bent Over Row (Barbell)"' in only_row(replace(own, source="strong", entries=(named,)))


def test_notes_of_sets_stand_with_the_note_of_the_exercise() -> None:
    session = session_with(LoggedSet(reps=5), LoggedSet(reps=4, note='"grip"'), note="slow")
    export = write_hevy([session], Unit.KG)
    assert '"slow / Set 2: ""grip"""' in text_of(export)
    assert "1 note of a single set: written with the note of the exercise." in export.notices


def test_supersets_are_counted_in_each_workout() -> None:
    entries = [
        Entry(id=f"x{n}", name=f"X{n}", block=Block.COMPOUND, sets=(LoggedSet(reps=5),), superset=superset)
        for n, superset in enumerate(("A", "", "B", "A"))
    ]
    session = replace(session_with(), entries=tuple(entries))
    rows = text_of(write_hevy([session], Unit.KG)).splitlines()[1:]
    assert [row.split(",")[7] for row in rows] == ["0", "", "1", "0"]


def test_a_session_without_a_title_is_called_by_its_routine_and_day() -> None:
    session = replace(session_with(LoggedSet(reps=5)), title="", routine="back-biceps", day="heavy")
    assert only_row(session).startswith('"Back biceps, heavy",')
    assert only_row(replace(session, routine="", day="")).startswith('"Workout",')


def test_the_end_is_told_in_the_offset_of_the_start() -> None:
    session = replace(
        session_with(LoggedSet(reps=5)), finished=datetime(2026, 11, 22, 7, 2, tzinfo=timezone(timedelta(hours=0)))
    )
    assert '"22 Nov 2026, 08:02"' in only_row(session)


def test_what_hevy_has_no_place_for_is_said() -> None:
    done = LoggedSet(
        kind=SetKind.DROP,
        reps=5,
        clean=4,
        fault=Fault.MOMENTUM,
        left=Decimal(7),
        at=NOW,
        rest=90,
        failure=True,
        distance=Decimal(3),
        distance_unit="laps",
    )
    entry = Entry(
        id="a",
        name="A",
        block=Block.COMPOUND,
        target=Target(sets=3),
        flags=frozenset({EntryFlag.PAIN}),
        swapped_from="b",
        category="Back",
        sets=(done,),
    )
    planned = replace(entry, sets=())
    session = replace(
        session_with(),
        entries=(entry, planned),
        bodyweight=Decimal(80),
        flags=frozenset({SessionFlag.ROUGH}),
        finished=None,
    )
    empty = replace(session, id="b", entries=(planned,))
    lost, *others = write_hevy([session, empty, session], Unit.KG).notices
    assert lost == (
        "Hevy has no place for body weight (3 sessions), flags such as rough or deload (3 sessions), targets "
        "(5 exercises), flags such as pain (5 exercises), what an exercise was swapped from (5 exercises), categories "
        "(5 exercises), clean reps (2 sets), momentum and range (2 sets), times of sets (2 sets), rests (2 sets), reps "
        "left that are no RPE from 6 to 10 (2 sets) and distances in a unit it does not know (2 sets)."
    )
    assert others == [
        "1 session without a set: left out.",
        "3 exercises without a set: left out.",
        "3 sessions not finished: written as ending with the last set.",
        "2 warm-up or drop sets to failure: written without it.",
        "1 session with the title and times of another: Hevy takes them for one.",
    ]


def test_nothing_is_said_where_nothing_is_lost() -> None:
    assert write_hevy([session_with(LoggedSet(load=Decimal(60), reps=5))], Unit.KG).notices == ()


def test_seconds_of_times_are_said_to_be_lost() -> None:
    session = replace(session_with(LoggedSet(reps=5)), started=NOW + timedelta(seconds=1))
    assert write_hevy([session], Unit.KG).notices == ("Hevy keeps the times of workouts to the minute.",)
