"""What is said of a session that is over."""

from dataclasses import replace
from datetime import timedelta

from coach.training.closing import RECOVERY, amount, faults, recovery
from coach.training.goal import Block
from coach.training.log import Fault, LoggedSet, Session, SetKind
from tests.training.make import DAY, entry, session_of, work


def done(*sets: LoggedSet) -> Session:
    """An hour of rows."""
    return session_of(DAY, [entry(sets)])


def test_what_is_said_of_recovery_is_another_thing_every_day() -> None:
    assert {recovery(DAY + timedelta(days=days)) for days in range(3)} == set(RECOVERY)
    assert recovery(DAY) == recovery(DAY + timedelta(days=3))
    assert all("48 hours" in each for each in RECOVERY)


def test_work_sets_are_counted_and_neither_ramps_nor_a_warm_up() -> None:
    warmed = entry([work(None, 12)], exercise_id="light-row", block=Block.WARMUP)
    lifted = entry([work(40, 5, kind=SetKind.RAMP), work(60, 8), work(60, 8)])
    assert amount(session_of(DAY, [warmed, lifted])) == "1:00:00 · 2 work sets"
    assert amount(done(work(60, 8))) == "1:00:00 · 1 work set"


def test_a_session_that_is_not_over_has_lasted_no_time_yet() -> None:
    assert amount(replace(done(), finished=None)) == "0:00 · 0 work sets"


def test_a_clean_session_has_no_faults_to_tell() -> None:
    assert faults(done(work(60, 8), work(60, 8))) == ""


def test_what_was_not_clean_is_told_with_the_reps_that_do_not_count() -> None:
    swung = work(60, 8, 5, fault=Fault.MOMENTUM)
    assert faults(done(swung, work(60, 8))) == "1 set with reps swung: 3 not counted. The log can be trusted."


def test_faults_of_both_kinds_are_told_together() -> None:
    sets = work(60, 8, 7, fault=Fault.RANGE), work(60, 8, 6, fault=Fault.MOMENTUM)
    assert faults(done(*sets)) == "2 sets with reps cut short or swung: 3 not counted. The log can be trusted."


def test_a_fault_in_a_ramp_set_costs_nothing() -> None:
    assert faults(done(work(40, 5, 3, fault=Fault.MOMENTUM, kind=SetKind.RAMP))) == ""
