"""Today's plan changed on the way: passed over, come back to, swapped, more or less of it, corrected."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from coach.training.deed import Deed
from coach.training.exercise import Equipment
from coach.training.fields import Field, correct, mark_next, set_done, set_next, toggled
from coach.training.goal import Block
from coach.training.load import LoadKind, Unit
from coach.training.log import Entry, EntryFlag, Fault, LoggedSet, SessionFlag, SetKind, Target
from coach.training.replan import (
    MOST_SETS,
    come_back,
    going_on,
    one_set_less,
    one_set_more,
    pain,
    pass_over,
    skip,
    swap,
)
from coach.training.session import act, choose, end_side, finish, finish_as_of_last, log, note, tick, unasked, yes
from coach.training.shorthand import read_set
from coach.training.standing import standing
from coach.training.where import Phase, allowed, where
from coach.training.workout import Hold, Workout, next_step, sets_wanted
from tests.training.make import home_lb
from tests.training.make import session as past_session
from tests.training.sound import unsound
from tests.training.stage import (
    HOME,
    START,
    begun,
    catalogue,
    entry_of,
    gym_of,
    index_of,
    last_set,
    lifter,
    only,
    reopened,
    to_work,
)

ROW = "barbell-row"
PAST = (past_session(7, 60, [9, 9, 9]),)
LATER = timedelta(minutes=5)


def rows() -> tuple[Workout, datetime]:
    """Barbell rows that were done at 60, ready for the first work set, and curls after them."""
    return to_work(only(begun(lifter(), PAST, day="heavy"), ROW, "ez-curl", "hammer-curl"))


def next_id(workout: Workout) -> str:
    step = next_step(workout)
    return "" if step is None else workout.session.entries[step.entry].id


def swapped(workout: Workout, exercise_id: str, now: datetime) -> Workout:
    """Another exercise in the place of the next one, as the gym works it out."""
    step = next_step(workout)
    assert step is not None
    entry, guide = gym_of(lifter(), PAST).stand_in(workout, step.entry, catalogue()[exercise_id], now)
    return swap(workout, step.entry, entry, guide)


def test_skipping_the_warm_up_asks_once_and_is_kept() -> None:
    here = begun(day="heavy")
    asked = skip(here)
    assert asked.question is not None
    assert asked.session == here.session
    assert act(asked, START).session == here.session
    skipped = yes(asked, START)
    warmup = [each for each in skipped.session.entries if each.block is Block.WARMUP]
    assert warmup
    assert all(each.flags == {EntryFlag.SKIPPED} for each in warmup)
    assert skipped.session.flags == {SessionFlag.NO_WARMUP}
    assert next_id(skipped) == "pull-up"


def test_the_ramp_stays_when_the_warm_up_is_skipped() -> None:
    here = yes(skip(begun(lifter(), PAST, day="heavy")), START)
    here = only(here, ROW)
    assert where(here, START).phase is Phase.RAMP


def test_what_was_done_of_the_warm_up_is_not_skipped() -> None:
    here = log(begun(day="heavy"), START)
    skipped = yes(skip(here), START)
    assert not skipped.session.entries[0].flags
    assert SessionFlag.NO_WARMUP in skipped.session.flags


def test_a_skipped_warm_up_can_be_come_back_to() -> None:
    here = yes(skip(begun(day="heavy")), START)
    skipped = [each.id for each in here.session.entries if each.block is Block.WARMUP]
    for exercise_id in skipped:
        assert SessionFlag.NO_WARMUP in here.session.flags
        here = come_back(here, index_of(here, exercise_id))
    assert SessionFlag.NO_WARMUP not in here.session.flags
    assert where(here, START).phase is Phase.MOVE
    assert unsound(here) == ()
    assert where(reopened(here), START) == where(here, START)


def test_an_exercise_passed_over_is_next_when_come_back_to() -> None:
    here, now = rows()
    here = skip(here)
    assert next_id(here) == "ez-curl"
    here = come_back(here, index_of(here, ROW))
    assert next_id(here) == ROW
    here = log(here, now)
    assert next_id(here) == ROW


@pytest.mark.parametrize("exercise_id", [ROW, "ez-curl", "hammer-curl"])
def test_what_is_come_back_to_comes_now_and_nothing_is_lost(exercise_id: str) -> None:
    here, now = rows()
    here = log(here, now)
    before = sorted(each.id for each in here.session.entries)
    back = come_back(here, index_of(here, exercise_id))
    assert next_id(back) == exercise_id
    assert sorted(each.id for each in back.session.entries) == before


def test_what_was_done_whole_gets_a_set_more_when_come_back_to() -> None:
    here, now = rows()
    for n in range(3):
        here = log(here, now + n * LATER)
    assert next_id(here) != ROW
    here = come_back(here, index_of(here, ROW))
    assert (next_id(here), sets_wanted(entry_of(here, ROW))) == (ROW, 4)


def test_sets_more_and_less_have_their_ends() -> None:
    here, now = rows()
    for _ in range(30):
        here = one_set_more(here, 0)
    assert sets_wanted(here.session.entries[0]) == MOST_SETS
    for _ in range(30):
        here = one_set_less(here, 0)
    assert sets_wanted(here.session.entries[0]) == 1
    twice = log(log(one_set_more(here, 0), now), now + LATER)
    fewer = one_set_less(one_set_less(twice, 0), 0)
    assert sets_wanted(fewer.session.entries[0]) == 2
    assert unsound(fewer) == ()


def test_a_set_less_than_are_planned_ends_the_exercise() -> None:
    here, now = rows()
    here = log(log(here, now), now + LATER)
    assert next_id(one_set_less(here, 0)) == "ez-curl"


def test_a_swap_before_the_first_set_takes_the_place() -> None:
    here, now = rows()
    here = only(begun(lifter(), PAST, day="heavy"), ROW, "ez-curl")
    changed = swapped(here, "seated-cable-row", now)
    assert [each.id for each in changed.session.entries] == ["seated-cable-row", "ez-curl"]
    entry = entry_of(changed, "seated-cable-row")
    assert (entry.swapped_from, entry.block, sets_wanted(entry)) == (ROW, Block.COMPOUND, 3)


def test_a_swap_asks_the_sets_that_are_left() -> None:
    here, now = rows()
    changed = swapped(log(log(here, now), now + LATER), "seated-cable-row", now + LATER)
    first, second = changed.session.entries[:2]
    assert (first.id, len(first.work_sets), first.flags) == (ROW, 2, frozenset({EntryFlag.SKIPPED}))
    assert (second.id, sets_wanted(second)) == ("seated-cable-row", 1)
    assert unsound(changed) == ()


def test_a_swap_there_and_back_is_no_swap() -> None:
    here = only(begun(lifter(), PAST, day="heavy"), ROW, "ez-curl")
    back = swapped(swapped(here, "seated-cable-row", START), ROW, START)
    assert back.session == here.session


def test_a_swap_is_compared_with_its_own_lane() -> None:
    past = (
        past_session(7, 40, [12, 12], exercise_id="seated-cable-row", span=(10, 15)),
        past_session(14, 50, [9, 9, 9], exercise_id="seated-cable-row"),
    )
    here = only(begun(lifter(), past, day="heavy"), ROW, "ez-curl")
    entry, guide = gym_of(lifter(), past).stand_in(here, 0, catalogue()["seated-cable-row"], START)
    changed = swap(here, 0, entry, guide)
    assert guide.last == past[1]
    assert reopened(changed, lifter(), past).guide(0) == guide


def test_a_ramp_is_passed_over_by_itself() -> None:
    here = only(begun(lifter(), PAST, day="heavy"), ROW, "ez-curl")
    here = skip(here)
    assert (next_id(here), where(here, START).phase) == (ROW, Phase.WORK)
    assert EntryFlag.NO_RAMP in entry_of(here, ROW).flags


def test_a_note_stands_in_the_session() -> None:
    assert reopened(note(begun(day="heavy"), "left elbow fine")).session.note == "left elbow fine"


def test_a_session_finished_early_keeps_what_was_done_and_allows_nothing_but_a_note() -> None:
    here, now = rows()
    over = finish(log(here, now), now + LATER)
    assert over.session.finished == now + LATER
    assert where(over, now + LATER).phase is Phase.DONE
    assert allowed(over, now + LATER) == {Deed.NOTE}
    assert act(over, now + 2 * LATER) == over
    assert finish(over, now + 2 * LATER) == over


def test_a_session_left_open_with_nothing_to_do_was_over_with_its_latest_set() -> None:
    here, now = rows()
    here = log(only(here, ROW), now)
    while next_step(here) is not None:
        now += LATER
        here = log(here, now)
    left_open = replace(here, session=replace(here.session, finished=None))
    assert tick(left_open, now + timedelta(days=1)).session.finished == now


def test_a_load_typed_for_what_is_not_loaded_is_not_kept() -> None:
    here = log(begun(lifter(equipment=HOME), day="heavy"), START)
    moved = here.session.entries[0].sets[0]
    read = read_set("20x5", moved, Unit.KG)
    assert isinstance(read, LoggedSet)
    corrected = correct(here, 0, 0, read)
    assert corrected.session.entries[0].sets[0].load is None
    assert corrected.session.entries[0].sets[0].reps == 5
    assert unsound(corrected) == ()


def test_any_set_can_be_corrected_and_keeps_its_moment() -> None:
    here, now = rows()
    here = log(log(here, now), now + LATER)
    number = len(here.session.entries[0].sets) - 2
    heavier = set_done(here, 0, number, Field.LOAD, Decimal(65))
    assert heavier.session.entries[0].sets[number].load == Decimal(65)
    assert heavier.session.entries[0].sets[number].at == now
    told = set_done(here, 0, number, Field.LEFT, Decimal("1.5"))
    assert told.session.entries[0].sets[number].left == Decimal("1.5")
    assert set_done(here, 0, number, Field.REPS, None) == here


def test_clean_reps_never_outnumber_the_reps_of_a_corrected_set() -> None:
    here, now = rows()
    here = log(set_next(here, Field.CLEAN, Decimal(9)), now)
    number = len(here.session.entries[0].sets) - 1
    fewer = set_done(here, 0, number, Field.REPS, Decimal(6))
    assert fewer.session.entries[0].sets[number].clean == 6
    more = set_done(fewer, 0, number, Field.CLEAN, Decimal(40))
    assert more.session.entries[0].sets[number].clean == 6


def stranger(workout: Workout) -> Workout:
    """The session with an exercise in front that the catalogue does not have any more, one set of it done."""
    gone = Entry(
        id="my-own-row",
        name="My own row",
        block=Block.COMPOUND,
        target=Target(sets=3, reps=(6, 10), load=Decimal(40), aims=(8, 8, 8)),
        sets=(LoggedSet(load=Decimal(40), reps=8, at=START, rest=150),),
    )
    session = replace(workout.session, entries=(gone, *workout.session.entries))
    return reopened(replace(workout, session=session), lifter(), PAST)


def test_an_exercise_the_catalogue_has_no_more_is_kept_and_passed_over() -> None:
    here = stranger(only(begun(lifter(), PAST, day="heavy"), ROW))
    assert unsound(here) == ()
    assert next_id(here) == ROW
    assert come_back(here, 0) == here
    done, now = to_work(here, START + LATER)
    while next_step(done) is not None:
        now += LATER
        done = log(done, now)
    assert done.session.finished is not None
    assert done.session.entries[0] == here.session.entries[0]


def test_a_loaded_carry_has_its_load_chosen() -> None:
    here = only(begun(lifter(), day="heavy"), "straight-arm-pulldown")
    entry, guide = gym_of().stand_in(here, 0, catalogue()["farmer-carry"], START)
    here = swap(here, 0, entry, guide)
    assert where(here, START).phase is Phase.CHOOSE
    here = act(set_next(here, Field.LOAD, Decimal(20)), START)
    assert where(here, START).phase is Phase.HOLD
    assert Deed.LOAD in allowed(here, START)
    done = tick(act(here, START), START + LATER)
    carried = last_set(done, "farmer-carry")
    assert (carried.load, carried.seconds, carried.kind) == (Decimal(20), 20, SetKind.WORK)
    again = standing(done)
    assert again is not None
    assert again.load == Decimal(20)


def test_when_all_is_done_no_key_adds_to_it() -> None:
    here, now = rows()
    over = finish(here, now)
    for _ in range(2):
        over = act(over, now + LATER)
    assert over == finish(here, now)
    done = replace(here, session=replace(here.session, entries=()))
    assert (log(done, now), skip(done), pass_over(done), going_on(done)) == (done, done, done, done)
    assert act(done, now).session.finished is not None


def test_only_a_first_load_is_chosen() -> None:
    here, now = rows()
    assert choose(here, now) == here


def test_a_session_that_was_left_open_was_over_at_its_latest_set() -> None:
    here, now = rows()
    worked = log(here, now)
    left = finish_as_of_last(worked)
    assert left.session.finished == now
    assert finish_as_of_last(begun()).session.finished == begun().session.started


def test_a_hold_with_nothing_left_to_hold_is_called_off() -> None:
    here, now = rows()
    done = replace(here, session=replace(here.session, entries=()), hold=Hold(now))
    assert end_side(done, now + LATER) == replace(done, hold=None)
    assert end_side(here, now) == here


def test_no_ramp_set_is_offered_where_there_is_nothing_to_do() -> None:
    here, now = rows()
    done = replace(here, session=replace(here.session, entries=()))
    assert yes(done, now) == done


def test_a_ramp_set_taken_again_is_passed_over_and_the_work_set_stays() -> None:
    here, now = rows()
    cold = now + timedelta(minutes=21)
    again = yes(log(here, now), cold)
    assert where(again, cold).phase is Phase.RAMP
    back = skip(again)
    assert where(back, cold).phase is Phase.WORK
    assert entry_of(back, ROW).flags == frozenset()


def test_pain_in_an_exercise_that_is_not_next_is_noted_without_a_question() -> None:
    here, _ = rows()
    hurt = pain(here, index_of(here, "hammer-curl"))
    assert hurt.question is None
    assert entry_of(hurt, "hammer-curl").flags == {EntryFlag.PAIN}
    assert next_id(hurt) == ROW


def test_pain_that_is_asked_about_goes_with_its_question() -> None:
    here, _ = rows()
    hurt = pain(here, index_of(here, ROW))
    assert entry_of(hurt, ROW).flags == {EntryFlag.PAIN}
    assert unasked(hurt) == here


def test_going_on_after_pain_without_a_load_stays_as_it_is() -> None:
    here, now = to_work(begun(lifter(equipment=[Equipment.BANDS]), day="heavy"))
    assert catalogue()[next_id(here)].kind is LoadKind.NONE
    hurt = pain(here, index_of(here, next_id(here)))
    assert hurt.question is not None
    assert hurt.question.other == "go on"
    assert standing(yes(hurt, now)) == standing(here)


def test_a_fault_marked_twice_is_taken_off_and_its_clean_reps_with_it() -> None:
    here, _ = rows()
    once = set_next(mark_next(here, Fault.RANGE), Field.CLEAN, Decimal(5))
    assert (once.draft.fault, once.draft.clean) == (Fault.RANGE, 5)
    assert mark_next(once, Fault.RANGE).draft == here.draft
    assert mark_next(once, Fault.MOMENTUM).draft.fault is Fault.MOMENTUM
    swung = LoggedSet(load=Decimal(60), reps=8, clean=6, fault=Fault.MOMENTUM)
    assert toggled(Fault.MOMENTUM, swung) == LoggedSet(load=Decimal(60), reps=8)
    assert toggled(Fault.RANGE, swung) == replace(swung, fault=Fault.RANGE)


def test_a_correction_of_what_became_the_last_lift_leaves_its_rest() -> None:
    here, now = rows()
    for _ in range(3):
        here, now = log(here, now), now + LATER
    rest = last_set(here, ROW).rest
    assert rest is not None
    over = skip(skip(here))
    corrected = correct(over, 0, len(entry_of(over, ROW).sets) - 1, LoggedSet(load=Decimal(60), reps=3))
    assert (last_set(corrected, ROW).reps, last_set(corrected, ROW).rest) == (3, rest)


def test_a_rack_in_the_other_unit_leads_no_load() -> None:
    here, now = rows()
    abroad = reopened(log(here, now), lifter(rack=home_lb()), PAST)
    guide = abroad.guide(0)
    assert (guide.ladder.loads, guide.bar) == ((), None)
    assert standing(abroad) == standing(log(here, now))
