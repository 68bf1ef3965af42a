"""Every moment is rung once: never twice, never not at all, and after a stall only the last."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from types import MappingProxyType

import pytest

from coach.training.log import Session
from coach.training.rest import Rest
from coach.training.where import Phase, Where
from coach.training.workout import Step, StepKind, Workout
from coach.ui.ringing import Moment, Ring, Ringing
from tests.ui.stage import NOW, TRAINED

LEADS = (10, 3, 2, 1)
REST = Rest(NOW, 90)
STEP = Step(0, StepKind.WORK, 0, 3)
HOLD = Step(0, StepKind.HOLD, 0, 1)


def workout(session: Session = TRAINED[0]) -> Workout:
    return Workout(session, MappingProxyType({}))


def seen(second: float, rest: Rest = REST) -> Where:
    is_resting = second < rest.seconds
    return Where(Phase.REST if is_resting else Phase.WORK, STEP, rest)


def at(second: float) -> datetime:
    return NOW + timedelta(seconds=second)


def heard(looks: Iterable[float], rest: Rest = REST) -> list[int]:
    """What is rung when the clock is looked at in these seconds of a rest."""
    ringing = Ringing(LEADS)
    found = [ringing.look(workout(), seen(second, rest), at(second)) for second in looks]
    assert all(each.of is Moment.REST for each in found if each is not None)
    return [each.lead for each in found if each is not None]


def test_a_rest_rings_before_its_end_and_at_it() -> None:
    assert heard(quarter / 4 for quarter in range(400)) == [10, 3, 2, 1, 0]


def test_looks_that_come_late_by_a_little_lose_nothing() -> None:
    assert heard(number * 0.27 for number in range(400)) == [10, 3, 2, 1, 0]


def test_after_a_stall_only_the_end_is_rung() -> None:
    assert heard([60, 75, 95, 96, 97]) == [0]


def test_after_a_lid_was_closed_for_an_hour_the_end_is_rung_once() -> None:
    assert heard([5, 3600, 3600.25, 3601]) == [0]


def test_a_clock_that_is_set_back_rings_nothing_twice() -> None:
    assert heard([88.5, 89.2, 88, 89.1, 90.1, 88, 89.1, 90.1]) == [1, 0]


def test_a_session_that_is_opened_after_its_rest_was_over_is_silent() -> None:
    assert heard([200, 201, 202]) == []


def test_a_rest_that_the_lifter_ends_early_is_silent() -> None:
    ringing = Ringing(LEADS)
    went = replace(workout(), went_early=True)
    cut = Rest(NOW, 40)
    assert ringing.look(workout(), seen(39.9), at(39.9)) is None
    assert ringing.look(went, seen(40.1, cut), at(40.1)) is None


def test_a_rest_made_longer_rings_its_leads_again() -> None:
    ringing = Ringing(LEADS)
    longer = Rest(NOW, 105)
    before = [ringing.look(workout(), seen(second), at(second)) for second in (79, 80, 81)]
    after = [ringing.look(workout(), seen(second, longer), at(second)) for second in (94, 95, 96)]
    assert before == [None, Ring(Moment.REST, 10), None]
    assert after == [None, Ring(Moment.REST, 10), None]


@pytest.mark.parametrize(
    ("was", "then", "gone", "rung"),
    [
        (Where(Phase.GET_SET, HOLD, seconds=1), Where(Phase.HOLDING, HOLD, seconds=30), 0.25, Moment.HOLD_BEGINS),
        (Where(Phase.HOLDING, HOLD, seconds=1), Where(Phase.GET_SET, HOLD, side=2), 0.25, Moment.HOLD_ENDS),
        (Where(Phase.HOLDING, HOLD, seconds=1), Where(Phase.WORK, STEP), 0.25, Moment.HOLD_ENDS),
        (Where(Phase.HOLDING, HOLD, seconds=20), Where(Phase.WORK, STEP), 3600.0, Moment.HOLD_ENDS),
        (Where(Phase.HOLDING, HOLD, seconds=20), Where(Phase.WORK, STEP), 0.25, None),
        (Where(Phase.GET_SET, HOLD, seconds=4), Where(Phase.HOLDING, HOLD, seconds=30), 0.25, None),
        (Where(Phase.HOLDING, HOLD, seconds=20), Where(Phase.HOLDING, HOLD, seconds=19), 1.0, None),
    ],
)
def test_a_hold_rings_when_it_begins_and_ends_by_itself(
    was: Where, then: Where, gone: float, rung: Moment | None
) -> None:
    ringing = Ringing(LEADS)
    ringing.look(workout(), was, NOW)
    assert ringing.look(workout(), then, at(gone)) == (None if rung is None else Ring(rung))
