"""Pain that stops an exercise before its work sets is pain all the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.training.goal import Block
from coach.training.load import LoadKind
from coach.training.log import LoggedSet, Session, SetKind
from coach.training.progression import Suggestion, suggest
from coach.training.rules.first_time import FIRST_TIME
from coach.training.rules.pain import PAIN
from coach.training.rules.reps import BUILD
from tests.training import make

GOOD = make.session(14, 60, [10, 10, 10])
RAMP = (make.work(50, 3, kind=SetKind.RAMP),)


def stopped(
    days: int, load: float | None = 62.5, *, sets: Sequence[LoggedSet] = RAMP, span: tuple[int, int] = (6, 10)
) -> Session:
    target = make.target(*span, 3, load)
    return make.session_of(make.DAY - timedelta(days=days), [make.entry(sets, target, pain=True)])


def told(*past: Session, kind: LoadKind = LoadKind.BARBELL) -> Suggestion:
    return suggest(make.exercise(kind=kind), make.prescription(), Block.COMPOUND, past, make.gym(), make.DAY)


@pytest.mark.parametrize("sets", [RAMP, ()])
def test_who_stopped_because_it_hurt_is_not_raised(sets: Sequence[LoggedSet]) -> None:
    assert told(GOOD).load == 62.5

    answer = told(GOOD, stopped(7, sets=sets))

    assert answer.rule is PAIN
    assert answer.load == 47.5
    assert answer.aims == (6, 6, 6)
    assert answer.reason == (
        "It hurt on 1 Mar before the work sets, with 62.5 kg planned, so it is spared: 47.5 kg, 3 sets of 6."
    )
    assert answer.turning_point == "A day without the pain would have raised it to 62.5 kg."


def test_where_none_was_prescribed_the_chosen_load_is_spared() -> None:
    session = stopped(7, None)
    chosen = replace(session, entries=(replace(session.entries[0], chosen=make.decimal(50)),))

    assert told(chosen).load == 40
    assert told(GOOD, chosen).load == 40


def test_where_no_load_is_known_the_last_one_is_spared() -> None:
    assert told(GOOD, stopped(7, None)).load == 47.5
    other = told(make.session(14, 60, [12, 12, 12], span=(10, 15)), stopped(7, None))
    assert other.load == 47.5
    assert [(each.name, each.value) for each in other.inputs][-1] == (
        "last session",
        "0.8 × 60 = 48 kg, on the rack 47.5 kg",
    )


def test_without_any_load_it_is_a_first_time_still() -> None:
    assert told(stopped(7, None)).rule is FIRST_TIME


def test_work_sets_without_pain_afterwards_end_it() -> None:
    assert told(stopped(7), make.session(2, 47.5, [6, 6, 6])).rule is BUILD


def test_pain_in_this_range_outlives_a_session_of_another() -> None:
    other = make.session(2, 50, [12, 12, 12], span=(10, 15))

    assert told(GOOD, stopped(7), other).rule is PAIN
    assert told(GOOD, stopped(7, span=(10, 15)), other).rule is not PAIN


def test_bands_are_spared_in_reps() -> None:
    answer = told(make.session(14, None, [12, 12, 12]), stopped(7, None, sets=()), kind=LoadKind.NONE)

    assert answer.rule is PAIN
    assert answer.load is None
    assert answer.aims == (6, 6, 6)


def test_pain_twice_running_is_for_a_doctor() -> None:
    assert any("physiotherapist" in each for each in told(GOOD, stopped(9), stopped(2)).notices)
