"""What is allowed where, and what would make a session invalid."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from coach.training.deed import Deed
from coach.training.goal import Block
from coach.training.log import LoggedSet
from coach.training.session import act, finish, log
from coach.training.where import Phase, Where, allowed, last_done, where
from coach.training.workout import Workout, with_entry
from tests.training.make import session as past_session
from tests.training.sound import unsound
from tests.training.stage import START, begun, lifter, only, to_work

ROW = "barbell-row"
PAST = (past_session(7, 60, [9, 9, 9]),)
JUDGED = {Deed.REPS, Deed.LEFT, Deed.CLEAN, Deed.MOMENTUM, Deed.RANGE}
REPLANNED = {Deed.SKIP, Deed.SWAP, Deed.PAIN, Deed.MORE, Deed.FEWER}
ALWAYS = {Deed.ACT, Deed.NOTE, Deed.FINISH}


def rows() -> tuple[Workout, datetime]:
    return to_work(only(begun(lifter(), PAST, day="heavy"), ROW, "lat-stretch"))


def test_a_work_set_can_be_judged_and_everything_replanned() -> None:
    here, now = rows()
    assert allowed(here, now) == ALWAYS | JUDGED | REPLANNED | {Deed.LOAD, Deed.PACE}


def test_a_rest_after_a_work_set_can_be_moved_too() -> None:
    here, now = rows()
    assert allowed(log(here, now), now) == (ALWAYS | JUDGED | REPLANNED | {Deed.LOAD, Deed.REST_MORE, Deed.REST_LESS})


def test_a_rest_after_a_ramp_set_has_nothing_to_judge() -> None:
    here = log(only(begun(lifter(), PAST, day="heavy"), ROW), START)
    assert where(here, START).phase is Phase.REST
    assert not allowed(here, START) & JUDGED


def test_mobility_is_done_or_skipped() -> None:
    here = begun(day="heavy")
    assert allowed(here, START) == ALWAYS | {Deed.SKIP}


def test_what_has_no_load_has_no_key_for_it() -> None:
    here, now = to_work(only(begun(day="light"), "band-curl"))
    assert Deed.LOAD not in allowed(here, now)
    assert Deed.REPS in allowed(here, now)


def test_the_latest_set_and_its_rest_are_found_by_their_moment() -> None:
    here, now = rows()
    assert where(only(here), now).rest is None
    here = log(here, now)
    done = last_done(here.session)
    assert done is not None
    assert done.at == now
    rest = where(here, now).rest
    assert rest is not None
    assert (rest.at, rest.seconds) == (now, 150)


def test_nothing_left_is_done() -> None:
    here, now = rows()
    over = finish(here, now)
    found = where(over, now)
    assert found == Where(Phase.DONE, found.step, found.rest, found.last)
    assert where(only(here), now).phase is Phase.DONE
    assert act(only(here), now).session.finished == now


def test_every_fault_of_a_session_is_named() -> None:
    here, now = rows()
    here = log(here, now)
    good = here.session.entries[0]
    sets = good.sets[:-1]

    def told(*wrong: LoggedSet) -> tuple[str, ...]:
        return unsound(with_entry(here, 0, replace(good, sets=(*sets, *wrong))))

    fine = good.sets[-1]
    number = len(good.sets)
    assert told(fine) == ()
    assert told(replace(fine, clean=fine.done + 1)) == (f"{ROW}, set {number}: more clean than done",)
    assert told(replace(fine, rest=-1)) == (f"{ROW}, set {number}: a rest below 0",)
    early = (f"{ROW}, set {number}: before the session began",)
    assert told(replace(fine, at=START - timedelta(seconds=1))) == early
    assert told(replace(fine, at=None)) == early
    assert told(*[fine] * 4) == (f"{ROW}: more sets than wanted",)
    assert unsound(replace(here, guides={})) == (f"{ROW}: nothing leads it", "lat-stretch: nothing leads it")
    stretch = here.session.entries[1]
    loaded = replace(stretch, sets=(LoggedSet(load=Decimal(5), seconds=30, at=now),))
    assert stretch.block is Block.COOLDOWN
    assert unsound(with_entry(here, 1, loaded)) == ("lat-stretch, set 1: a load on what is not loaded",)
