"""The cue of the next set."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coach.training.cues import choose_cue
from coach.training.exercise import Cue, CueKind, Exercise, ExerciseClass, Movement, Muscle
from coach.training.goal import Block
from coach.training.load import LoadKind
from coach.training.log import Entry, Fault, LoggedSet

STILL = Cue(CueKind.MOMENTUM, "Keep the trunk still.")
FULL = Cue(CueKind.RANGE, "All the way down.")
ELBOWS = Cue(CueKind.FOCUS, "Elbows behind you.")
FLOOR = Cue(CueKind.FOCUS, "Push the floor away.")
CLEAN = LoggedSet(reps=8)
SWUNG = LoggedSet(reps=8, fault=Fault.MOMENTUM)
SHORT = LoggedSet(reps=8, fault=Fault.RANGE)


def row(*cues: Cue) -> Exercise:
    return Exercise(
        id="row",
        name="Row",
        short="Row",
        kind=LoadKind.BARBELL,
        exercise_class=ExerciseClass.COMPOUND,
        movement=Movement.ROW,
        primary=(Muscle.LATS,),
        secondary=(),
        needs=frozenset(),
        set_up="Hinge.",
        cues=cues,
        mistake="Rounding.",
    )


def entry(*sets: LoggedSet) -> Entry:
    return Entry(id="row", name="Row", block=Block.COMPOUND, sets=sets)


ROW = row(STILL, FULL, ELBOWS, FLOOR)


def test_the_fault_just_marked_is_answered() -> None:
    assert choose_cue(ROW, [CLEAN, SWUNG], []) == STILL
    assert choose_cue(ROW, [SWUNG, SHORT], [entry(SWUNG, SWUNG)]) == FULL


def test_else_the_fault_most_often_marked_is_answered() -> None:
    assert choose_cue(ROW, [], [entry(SHORT), entry(SWUNG, SWUNG)]) == STILL
    assert choose_cue(ROW, [SHORT, CLEAN], []) == FULL


def test_of_faults_marked_equally_often_the_newer_is_answered() -> None:
    assert choose_cue(ROW, [], [entry(SWUNG, SHORT), entry(SWUNG, SHORT)]) == FULL


def test_several_cues_against_one_fault_take_turns() -> None:
    steady = Cue(CueKind.MOMENTUM, "Two seconds down.")
    lift = row(STILL, steady, FULL)
    past = [entry(SWUNG)]
    assert {choose_cue(lift, [CLEAN] * n, past) for n in range(2)} == {STILL, steady}


def test_without_faults_every_cue_has_its_turn() -> None:
    assert {choose_cue(ROW, [CLEAN] * n, []) for n in range(4)} == set(ROW.cues)


def test_another_session_begins_with_another_cue() -> None:
    assert choose_cue(ROW, [], []) != choose_cue(ROW, [], [entry(CLEAN)])


def test_a_fault_without_a_cue_leaves_the_turns() -> None:
    assert choose_cue(row(ELBOWS, FLOOR), [SWUNG], []) in (ELBOWS, FLOOR)


def test_an_exercise_without_cues_has_none() -> None:
    assert choose_cue(row(), [CLEAN], []) is None


@given(st.lists(st.sampled_from([CLEAN, LoggedSet(seconds=30)]), max_size=8), st.integers(0, 9))
def test_consecutive_sets_without_faults_never_have_the_same_cue(sets: list[LoggedSet], sessions: int) -> None:
    past = [entry(CLEAN)] * sessions
    shown = [choose_cue(ROW, sets[:n], past) for n in range(len(sets) + 1)]
    assert all(one != other for one, other in pairwise(shown))


def test_a_turn_that_falls_on_the_cue_just_shown_goes_to_the_next() -> None:
    lift = row(STILL, ELBOWS)
    assert choose_cue(lift, [SWUNG], []) == STILL
    assert choose_cue(lift, [SWUNG, SHORT], []) == ELBOWS
