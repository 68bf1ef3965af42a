"""A session beside the one before it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.comparing import Change, Compared, all_compared, changed_this_week
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Fault, LoggedSet, Session, SessionFlag
from coach.training.records import records_of
from tests.training.histories import KNOWN, histories, oldest_first
from tests.training.make import DAY, entry, session, session_of, target, work

BEFORE = session(7, 60, [8, 8, 8], exercise_id="row")
OLDER = session(14, 65, [12, 12, 12], exercise_id="row")
"""So good that nothing after it is a record."""


ROUGH = session(0, 55, [8, 8, 8], exercise_id="row", flags=[SessionFlag.ROUGH])


def row(load: float, *reps: int, rule: str = "", prescribed: float | None = None) -> Session:
    return session(0, load, reps, exercise_id="row", rule=rule, prescribed=prescribed)


def compared(now: Session, past: Iterable[Session]) -> tuple[Compared, ...]:
    others = (each for each in past if each.id != now.id)
    return all_compared((*others, now), KNOWN, Unit.KG, only=[now]).get(now.id, ())


def told(now: Session, *past: Session) -> list[tuple[tuple[Change, ...], str]]:
    return [(each.changes, each.words) for each in compared(now, past)]


def faulty(days: int, faults: int) -> Session:
    sets: Sequence[LoggedSet] = [
        work(60, 8, 8, fault=Fault.MOMENTUM if number < faults else None) for number in range(3)
    ]
    entries = [entry(sets, target(6, 10, 3, 60), exercise_id="row")]
    return session_of(DAY.fromordinal(DAY.toordinal() - days), entries)


@pytest.mark.parametrize(
    ("now", "change", "words"),
    [
        (row(62.5, 8, 8, 8), Change.HARDER, "62.5 kg after 60 kg"),
        (row(57.5, 8, 8, 8, prescribed=60), Change.EASIER, "57.5 kg after 60 kg"),
        (row(57.5, 8, 8, 8), Change.EASIER, "57.5 kg after 60 kg, as planned"),
        (row(60, 9, 8, 8), Change.MORE, "1 clean rep more"),
        (row(60, 8, 7, 7), Change.FEWER, "2 clean reps fewer"),
        (row(60, 8, 8), Change.SHORTER, "2 sets instead of 3"),
        (row(60, 8, 8, 8), Change.SAME, "the same again"),
        (row(50, 8, 8, 8, rule="deload"), Change.EASIER, "an easier session, as planned"),
        (row(57.5, 8, 8, 8, rule="return"), Change.EASIER, "lighter after the days off"),
        (ROUGH, Change.EASIER, "taken easy on a rough day"),
    ],
)
def test_what_changed_is_told_in_a_few_words(now: Session, change: Change, words: str) -> None:
    loads = ((65, 10), (62.5, 13), (60, 14), (57.5, 14), (50, 20))
    light_days = [
        session(9 + number, load, [reps] * 4, span=(10, 15), exercise_id="row")
        for number, (load, reps) in enumerate(loads)
    ]
    assert told(now, BEFORE, *light_days) == [((change,), words)]


def test_a_record_is_told_with_what_made_it() -> None:
    now = row(62.5, 8, 8, 8)
    assert told(now, BEFORE) == [((Change.HARDER, Change.RECORD), "62.5 kg after 60 kg, the heaviest so far")]
    assert told(row(60, 9, 8, 8), BEFORE) == [((Change.MORE, Change.RECORD), "1 clean rep more, most reps at 60 kg")]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (2, 1, ((Change.CLEANER,), "1 set not clean, 2 before")),
        (2, 0, ((Change.CLEANER,), "every rep clean")),
        (0, 2, ((Change.LOOSER,), "2 sets not clean")),
        (1, 1, ((Change.SAME,), "the same again")),
    ],
)
def test_form_is_compared_too(before: int, now: int, expected: tuple[tuple[Change, ...], str]) -> None:
    assert told(faulty(0, now), faulty(7, before)) == [expected]


@pytest.mark.parametrize(
    ("now", "changes", "words"),
    [
        (row(60, 8, 8, 8), (Change.CLEANER,), "every rep clean"),
        (row(60, 8, 8, 7), (Change.FEWER, Change.CLEANER), "1 clean rep fewer, every rep clean"),
    ],
)
def test_better_form_alone_is_told_and_did_not_go_up(now: Session, changes: tuple[Change, ...], words: str) -> None:
    (found,) = compared(now, [OLDER, faulty(7, 2)])
    assert (found.changes, found.words) == (changes, words)
    assert not found.went_up


def test_what_got_better_at_an_easier_load_alone_did_not_go_up() -> None:
    clean = row(50, 8, 8, 8)
    (found,) = compared(clean, [faulty(7, 2)])
    assert found.changes == (Change.EASIER, Change.CLEANER)
    assert not found.went_up


def test_a_first_time_in_its_range_has_nothing_beside_it() -> None:
    light = session(3, 40, [12], span=(10, 15), exercise_id="row")
    assert told(row(60, 8), light) == [((Change.FIRST,), "a first time in this range")]


def test_the_time_before_is_the_newest_of_its_lane() -> None:
    rough = session(2, 50, [8], exercise_id="row", flags=[SessionFlag.ROUGH])
    light = session(3, 40, [12], span=(10, 15), exercise_id="row")
    (found,) = compared(row(60, 8), [rough, light, BEFORE, OLDER])
    assert found.before is not None
    assert found.before.session.id == BEFORE.id


def test_later_sessions_and_those_that_run_are_not_looked_at() -> None:
    later = session(-1, 80, [8], exercise_id="row")
    runs = session_of(DAY, [entry([work(80, 8)], exercise_id="row")], finished=False)
    assert told(row(60, 8, 8, 8), later, runs, BEFORE) == told(row(60, 8, 8, 8), BEFORE)
    assert compared(runs, [BEFORE]) == ()


def test_a_finisher_is_compared_with_finishers() -> None:
    now = session(0, 10, [15], exercise_id="curl", block=Block.FINISHER)
    biceps = session(7, 15, [15], exercise_id="curl", block=Block.BICEPS)
    finisher = session(14, 7.5, [15], exercise_id="curl", block=Block.FINISHER)
    (found,) = compared(now, [biceps, finisher])
    assert (found.block, found.words) == (Block.FINISHER, "10 kg after 7.5 kg")


def test_help_bands_and_holds_are_told_in_their_own_words() -> None:
    help_less = session(0, 30, [8], exercise_id="assisted-pull-up")
    assert told(help_less, session(7, 40, [8], exercise_id="assisted-pull-up"))[0] == (
        (Change.HARDER, Change.RECORD),
        "30 kg of help after 40 kg of help, the heaviest so far",
    )
    held = [
        session_of(
            day, [entry([work(None, None, seconds=seconds)], target(20, 45, 1, None, seconds=True), exercise_id="hang")]
        )
        for day, seconds in ((DAY, 30), (DAY.replace(day=1), 25))
    ]
    assert told(held[0], held[1])[0][1] == "5 s more, longest hold"


def test_the_same_weight_in_the_other_unit_is_the_same() -> None:
    pounds = session(7, 132.5, [8, 8, 8], exercise_id="row", unit=Unit.LB)
    assert told(row(60, 8, 8, 7), OLDER, pounds)[0][0] == (Change.FEWER,)


def test_the_week_tells_every_exercise_once_as_it_was_last() -> None:
    past = [
        session(9, 60, [8], exercise_id="row"),
        session(9, 20, [10], exercise_id="curl"),
        session(3, 62.5, [8], exercise_id="row"),
        session(0, 65, [8], exercise_id="row"),
    ]
    (found,) = changed_this_week(past, KNOWN, DAY, Unit.KG)
    assert found.words == "65 kg after 62.5 kg, the heaviest so far"
    assert found.went_up


@given(histories(), st.randoms(use_true_random=False))
def test_all_at_once_says_what_each_alone_says_whatever_the_order(past: tuple[Session, ...], chance: Random) -> None:
    shuffled = list(past)
    chance.shuffle(shuffled)
    every = all_compared(shuffled, KNOWN, Unit.KG)
    assert list(every) == [each.id for each in oldest_first(past) if each.is_finished]
    for each in past:
        assert every.get(each.id, ()) == compared(each, [one for one in past if one.started < each.started])


@given(histories())
def test_a_later_session_changes_no_comparison(past: tuple[Session, ...]) -> None:
    whole = all_compared(past, KNOWN, Unit.KG)
    earlier = all_compared(oldest_first(past)[:-1], KNOWN, Unit.KG)
    assert {key: whole[key] for key in earlier} == earlier


@given(histories())
def test_there_is_always_a_change_and_always_words_for_it(past: tuple[Session, ...]) -> None:
    for session_id, found in all_compared(past, KNOWN, Unit.KG).items():
        now = next(each for each in past if each.id == session_id)
        for each in found:
            assert each.changes
            assert each.words
            assert (each.before is None) == (Change.FIRST in each.changes)
            mine = tuple(one for one in records_of(now, past, KNOWN) if one.exercise_id == each.exercise.id)
            assert each.records == mine


def test_a_first_load_after_none_is_harder_and_none_after_a_load_easier() -> None:
    bare, hung = (session(days, load, [8, 8], exercise_id="pull-up") for days, load in ((7, None), (0, 5)))
    assert Change.HARDER in told(hung, bare)[0][0]
    later = replace(bare, started=hung.started, id=hung.id)
    earlier = replace(hung, started=bare.started, id=bare.id)
    assert Change.EASIER in told(later, earlier)[0][0]
