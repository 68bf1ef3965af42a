"""Records, and the estimate of one repetition."""

from datetime import timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from coach.training.bests import NO_BESTS
from coach.training.exercise import Catalogue, ExerciseClass, Movement
from coach.training.load import LoadKind, Unit
from coach.training.log import Session, SetKind
from coach.training.records import (
    RecordKind,
    Trust,
    best_estimate,
    bests,
    e1rm,
    record_history,
    records_of,
    trust,
)
from tests.training.make import DAY, entry, exercise, session, session_of, work

ROW = exercise("row")
PULL_UP = exercise("pull-up", LoadKind.BODYWEIGHT)
ASSISTED = exercise("assisted", LoadKind.ASSISTED)
CURL = exercise("curl", LoadKind.DUMBBELL, ExerciseClass.ISOLATION, movement=Movement.CURL)
BAND = exercise("band", LoadKind.NONE)
HANG = exercise("hang", LoadKind.BODYWEIGHT, movement=Movement.GRIP, seconds=(20, 45))
STRETCH = exercise("stretch", exercise_class=ExerciseClass.STRETCH)
KNOWN = Catalogue({each.id: each for each in (ROW, PULL_UP, ASSISTED, CURL, BAND, HANG, STRETCH)})


def words(now: Session, *past: Session) -> list[str]:
    return [each.words for each in records_of(now, past, KNOWN)]


def row(days_ago: int, load: float, *reps: int, unit: Unit = Unit.KG) -> Session:
    return session(days_ago, load, reps, exercise_id="row", unit=unit)


def test_a_first_sighting_is_a_baseline() -> None:
    assert words(row(0, 60, 10)) == []


def test_a_tie_is_no_record() -> None:
    assert words(row(0, 60, 10, 9), row(7, 60, 10, 9)) == []


def test_a_heavier_load_is_a_record() -> None:
    found = records_of(row(0, 62.5, 6), [row(7, 60, 10)], KNOWN)
    assert [(each.kind, each.value, each.before) for each in found] == [
        (RecordKind.HEAVIEST, Fraction("62.5"), Fraction(60))
    ]
    assert found[0].words == "heaviest: 62.5 kg, before 60 kg"
    assert found[0].exercise_id == "row"


def test_more_reps_at_a_load_are_a_record_of_reps_estimate_and_volume() -> None:
    assert words(row(0, 60, 9), row(7, 60, 8)) == [
        "most reps at 60 kg: 9, before 8",
        "best e1RM: 78 kg, before 76 kg",
        "most volume: 540 kg, before 480 kg",
    ]


def test_reps_at_a_load_never_lifted_are_a_baseline() -> None:
    kinds = {each.kind for each in records_of(row(0, 57.5, 12), [row(7, 60, 12, 12)], KNOWN)}
    assert kinds == set()


def test_only_clean_reps_of_work_sets_count() -> None:
    swung = session_of(
        DAY, [entry([work(70, 10, clean=0), work(60, 12, clean=8), work(90, 1, kind=SetKind.DROP)], exercise_id="row")]
    )
    assert words(swung, row(7, 60, 8)) == []


def test_less_help_is_heavier() -> None:
    now, before = (session(days, help_, [5], exercise_id="assisted") for days, help_ in ((0, 30), (7, 35)))
    assert words(now, before) == ["heaviest: 30 kg of help, before 35 kg of help"]
    assert words(session(0, 40, [5], exercise_id="assisted"), before) == []


def test_the_body_counts_in_estimates_and_volume() -> None:
    now, before = (session(days, 0, [reps], exercise_id="pull-up", bodyweight=80) for days, reps in ((0, 6), (7, 5)))
    assert words(now, before) == [
        "most reps at bodyweight: 6, before 5",
        "best e1RM: 96 kg, before 93.3 kg",
        "most volume: 480 kg, before 400 kg",
    ]


def test_without_a_bodyweight_there_is_no_estimate_and_no_volume() -> None:
    now, before = (session(days, 0, [reps], exercise_id="pull-up") for days, reps in ((0, 6), (7, 5)))
    assert words(now, before) == ["most reps at bodyweight: 6, before 5"]


def test_on_curls_the_estimate_is_no_record() -> None:
    now, before = (session(days, 10, [reps], exercise_id="curl") for days, reps in ((0, 9), (7, 8)))
    assert words(now, before) == ["most reps at 10 kg: 9, before 8", "most volume: 90 kg, before 80 kg"]


def test_bands_and_hangs_have_a_record_of_their_count() -> None:
    assert words(session(0, None, [21], exercise_id="band"), session(7, None, [20], exercise_id="band")) == [
        "most reps: 21, before 20"
    ]
    now, before = (
        session_of(day.date, [entry([work(None, None, seconds=seconds)], exercise_id="hang")], bodyweight=80)
        for day, seconds in ((row(0, 60), 45), (row(7, 60), 40))
    )
    assert words(now, before) == ["longest hold at bodyweight: 45 s, before 40 s"]


def test_stretches_and_unknown_exercises_have_none() -> None:
    for name in ("stretch", "unheard-of"):
        assert words(session(0, 5, [9], exercise_id=name), session(7, 5, [8], exercise_id=name)) == []


def test_units_are_compared_exactly() -> None:
    # 132 lb is 59.87 kg.
    assert words(row(0, 60, 4), row(7, 132, 10, unit=Unit.LB)) == ["heaviest: 60 kg, before 59.87 kg"]
    assert words(row(0, 132, 4, unit=Unit.LB), row(7, 60, 10)) == []


def test_two_entries_of_one_exercise_are_one() -> None:
    twice = session_of(DAY, [entry([work(60, 8)], exercise_id="row"), entry([work(60, 8)], exercise_id="row")])
    assert words(twice, row(7, 60, 8)) == ["most volume: 960 kg, before 480 kg"]


def test_later_running_and_the_same_sessions_are_no_past() -> None:
    running = session_of(row(3, 60).date, [entry([work(60, 1)], exercise_id="row")], finished=False)
    now = row(1, 60, 9)
    assert words(now, row(0, 60, 5), running, now) == []


def test_the_bests_are_of_all_sessions_in_the_unit_asked_for() -> None:
    best = bests(ROW, [row(7, 60, 10), row(0, 65, 6, 5)], Unit.KG)
    assert best.heaviest == 65
    assert best.e1rm == 80
    assert best.volume == 715
    assert best.reps == {Fraction(60): 10, Fraction(65): 6}
    assert bests(ROW, [row(7, 45.359237, 10)], Unit.LB).e1rm == Fraction(400, 3)
    assert bests(ROW, [], Unit.KG) == NO_BESTS


def test_the_best_e1rm_is_of_ten_reps_at_most_and_the_rough_estimate_of_any() -> None:
    past = [row(7, 60, 10), row(0, 60, 15)]
    assert bests(ROW, past, Unit.KG).e1rm == 80
    assert best_estimate(ROW, past, Unit.KG) == 90
    assert bests(ROW, past[1:], Unit.KG).e1rm is None


def test_an_estimate_is_trusted_to_ten_reps_and_greyed_to_twelve() -> None:
    assert [trust(reps) for reps in (0, 1, 10, 11, 12, 13)] == [
        Trust.NONE,
        Trust.TRUSTED,
        Trust.TRUSTED,
        Trust.GREYED,
        Trust.GREYED,
        Trust.NONE,
    ]
    assert e1rm(Fraction(60), 10) == 80
    assert e1rm(Fraction(60), 12) == 84
    assert e1rm(Fraction(60), 13) is None
    assert e1rm(Fraction(60), 0) is None


weights = st.fractions(1, 300)


@given(weights, weights, st.integers(1, 11))
def test_an_estimate_grows_with_load_and_with_reps(one: Fraction, other: Fraction, reps: int) -> None:
    few, more, heavier = e1rm(one, reps), e1rm(one, reps + 1), e1rm(one + other, reps)
    assert few is not None
    assert more is not None
    assert heavier is not None
    assert one < few < more
    assert few < heavier


days = st.lists(st.tuples(st.sampled_from([55, 57.5, 60, 62.5]), st.lists(st.integers(0, 15), max_size=4)), max_size=5)


@given(days)
def test_doing_the_same_again_is_never_a_record_and_every_record_beats_the_past(
    done: list[tuple[float, list[int]]],
) -> None:
    past = [row(7 * (n + 1), load, *reps) for n, (load, reps) in enumerate(done)]
    for each in past:
        again = session_of(DAY, each.entries)
        assert words(again, *past) == []
        assert all(record.value > record.before for record in records_of(each, past, KNOWN))


def test_what_nobody_lifts_is_neither_a_best_nor_in_the_way_of_one() -> None:
    past = [row(14, 60, 8), row(7, 900, 8)]
    assert words(past[1], past[0]) == []
    assert "heaviest: 62.5 kg, before 60 kg" in words(row(0, 62.5, 8), *past)
    assert bests(ROW, past, Unit.KG).volume == 480


@given(
    st.lists(
        st.tuples(
            st.integers(0, 30), st.sampled_from((40, 60, 62.5)), st.integers(0, 14), st.sampled_from(tuple(Unit))
        ),
        max_size=12,
    )
)
def test_one_walk_finds_the_records_that_are_found_one_by_one(rows: list[tuple[int, float, int, Unit]]) -> None:
    past = [row(days, load, reps, reps, unit=unit) for days, load, reps, unit in rows]
    distinct = list({each.id: each for each in past}.values())
    walked = {each.session.id: each.records for each in record_history(ROW, distinct)}
    assert walked == {each.id: records_of(each, distinct, KNOWN) for each in distinct}


def test_the_walk_goes_from_the_oldest_on_and_passes_over_what_still_runs() -> None:
    runs = session_of(DAY, [entry([work(80, 8)], exercise_id="row")], finished=False)
    past = [row(0, 60, 8), row(7, 60, 7), runs]
    assert [each.session.date for each in record_history(ROW, past)] == [DAY - timedelta(days=7), DAY]


def test_seconds_of_what_is_counted_in_reps_are_no_record() -> None:
    timed = session_of(DAY, [entry([work(60, None, seconds=40)], exercise_id="row")])
    assert words(timed, row(7, 60, 10)) == []
    assert words(row(0, 60, 11), timed, row(7, 60, 10)) == words(row(0, 60, 11), row(7, 60, 10))
