"""Sets told afterwards, in shorthand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.by_hand import (
    Mistyped,
    also_told,
    goes_on,
    in_short,
    is_by_hand,
    read_sets,
    surprise,
    told,
)
from coach.training.exercise import Exercise
from coach.training.goal import Block
from coach.training.load import Ladder, LoadKind, Unit
from coach.training.log import Fault, LoggedSet, Session
from tests.training.histories import ASSISTED, BAND, CURL, HANG, PULL_UP, ROW
from tests.training.make import gym, session, work

NOON = datetime(2026, 3, 8, 12, 0, 0, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)


def read(exercise: Exercise, *words: str) -> tuple[LoggedSet, ...]:
    found = read_sets(words, exercise, Unit.KG)
    assert isinstance(found, tuple), found
    return found


def refused(exercise: Exercise, *words: str) -> Mistyped:
    found = read_sets(words, exercise, Unit.KG)
    assert isinstance(found, Mistyped)
    return found


def by_hand(sets: tuple[LoggedSet, ...] = (LoggedSet(load=Decimal(60), reps=8),), at: datetime = NOON) -> Session:
    return told(ROW, sets, at, session_id="one", unit=Unit.KG, bodyweight=None)


def test_sets_are_read_in_shorthand() -> None:
    assert read(ROW, "62.5x9@2", "62,5x8m6") == (work("62.5", 9, left=2), work("62.5", 8, 6, fault=Fault.MOMENTUM))


def test_a_load_stays_until_another_is_typed_and_nothing_else_does() -> None:
    assert read(ROW, "60x9m7@1", "8", "55x8") == (
        work(60, 9, 7, fault=Fault.MOMENTUM, left=1),
        work(60, 8),
        work(55, 8),
    )


def test_the_body_is_plain_without_a_load_and_holds_are_seconds() -> None:
    assert read(PULL_UP, "8", "5x6") == (work(0, 8), work(5, 6))
    assert read(HANG, "40s", "35") == (work(None, None, seconds=40), work(None, None, seconds=35))
    assert read(BAND, "20") == (work(None, 20),)


@pytest.mark.parametrize(
    ("exercise", "words", "place", "reason"),
    [
        (ROW, ("60x9", "60y8"), 2, "that is no set"),
        (ROW, ("9",), 1, "Row needs a load: type it like 62.5x9"),
        (ROW, ("0x9",), 1, "Row needs a load"),
        (ASSISTED, ("8",), 1, "needs a load: type it like 30x9"),
        (CURL, ("12x9", "30s"), 2, "counted in reps"),
        (BAND, ("5x20",), 1, "Band curl has no load: type it like 30"),
        (HANG, ("5x20s",), 1, "Hang has no load: type it like 30s"),
        (ROW, ("60x9", "60x8", "60x400"), 3, "reps are 0 to 100"),
        (ROW, ("60x9m12",), 1, "at most the 9"),
        (ROW, ("",), 1, "that is no set"),
    ],
)
def test_a_bad_set_is_named_with_what_would_be_taken(
    exercise: Exercise, words: tuple[str, ...], place: int, reason: str
) -> None:
    found = refused(exercise, *words)
    assert (found.place, found.text) == (place, words[place - 1])
    assert reason in found.reason


def test_a_slip_of_the_finger_is_noticed() -> None:
    ladder = gym().ladder("row", LoadKind.BARBELL)
    assert surprise(read(ROW, "60x9", "60x8"), ladder, Fraction(80), None) is None
    found = surprise(read(ROW, "60x9", "600x8"), ladder, Fraction(80), None)
    assert found is not None
    assert found[0] == 2
    assert "over your best ever" in found[1]
    assert surprise(read(ROW, "61x9"), ladder, None, None) == (1, "61 kg is not on your rack: is that right?")
    assert surprise(read(BAND, "60"), Ladder(LoadKind.NONE, Unit.KG, ()), None, None) == (1, "60 reps: is that right?")


def test_it_is_a_finished_session_without_a_plan() -> None:
    made = by_hand()
    assert is_by_hand(made)
    assert (made.started, made.finished) == (NOON.replace(microsecond=0),) * 2
    (entry,) = made.entries
    assert (entry.id, entry.name, entry.block, entry.target) == ("row", "Row", Block.COMPOUND, None)


def test_isolation_stands_in_the_biceps_block() -> None:
    sets = read(CURL, "12x10")
    assert told(CURL, sets, NOON, session_id="one", unit=Unit.KG, bodyweight=None).entries[0].block is Block.BICEPS


def test_more_sets_follow_those_told_before_and_notes_are_joined() -> None:
    made = also_told(by_hand(), ROW, read(ROW, "60x7"), NOON + HOUR, note="slow")
    made = also_told(made, CURL, read(CURL, "12x10"), NOON + HOUR)
    made = also_told(made, ROW, read(ROW, "55x9"), NOON + 2 * HOUR, note="tired")

    assert [(each.id, len(each.sets), each.note) for each in made.entries] == [
        ("row", 3, "slow; tired"),
        ("curl", 1, ""),
    ]
    assert made.started == NOON.replace(microsecond=0)
    assert made.finished == NOON.replace(microsecond=0) + 2 * HOUR


@pytest.mark.parametrize(
    ("after", "expected"),
    [(timedelta(0), True), (3 * HOUR, True), (4 * HOUR, False), (-HOUR, False), (24 * HOUR, False)],
)
def test_a_few_hours_of_one_day_are_one_session(after: timedelta, expected: bool) -> None:
    assert goes_on(by_hand(), NOON.replace(microsecond=0) + after, Unit.KG) is expected


def test_midnight_begins_another_session() -> None:
    late = by_hand(at=NOON.replace(hour=23, minute=30))
    assert not goes_on(late, NOON + timedelta(hours=12, minutes=10), Unit.KG)


def test_only_what_was_told_by_hand_is_gone_on_with() -> None:
    at = NOON.replace(microsecond=0)
    made = by_hand()
    others = (
        replace(made, routine="back-biceps"),
        replace(made, source="elsewhere"),
        replace(made, title="Pull"),
        replace(made, finished=None),
        replace(made, entries=session(0, 60, [8]).entries),
    )
    assert not any(goes_on(each, at, Unit.KG) for each in others)
    assert not goes_on(made, at, Unit.LB)


def test_a_moment_without_a_zone_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="without its zone"):
        by_hand(at=datetime(2026, 3, 8, 12))  # noqa: DTZ001 - it is what is refused


@given(st.lists(st.tuples(st.sampled_from((ROW, CURL)), st.integers(0, 170)), max_size=8))
def test_nothing_told_is_ever_lost(calls: list[tuple[Exercise, int]]) -> None:
    made = by_hand()
    for exercise, minutes in calls:
        made = also_told(made, exercise, read(exercise, "10x8", "10x7"), NOON + timedelta(minutes=minutes))
    assert sum(len(each.sets) for each in made.entries) == 1 + 2 * len(calls)
    assert len(made.entries) == len({each.id for each, _ in calls} | {"row"})
    assert made.finished is not None
    assert made.finished >= made.started


def test_sets_are_told_in_short() -> None:
    assert in_short(read(ROW, "62.5x9", "8"), ROW.kind) == "62.5 × 9, 62.5 × 8"
    assert in_short(read(PULL_UP, "5x8"), PULL_UP.kind) == "+5 × 8"
    assert in_short(read(HANG, "40s"), HANG.kind) == "40 s"
