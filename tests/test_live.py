"""The running session: published at once, saved in order, taken back without limit, and Enter that is meant."""

import threading
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.live import Change, Live
from coach.presses import QUIET, EnterGuard
from coach.training.fields import Field, set_done
from coach.training.log import EntryFlag, Session
from coach.training.replan import come_back, one_set_more, pain, skip, swap
from coach.training.session import finish, note, yes
from coach.training.where import Phase
from coach.training.workout import Workout, latest_set
from tests.training.make import session as past_session
from tests.training.stage import (
    BAR_ONLY,
    START,
    Drawer,
    HandClock,
    begun,
    catalogue,
    gym_of,
    lifter,
    only,
    reopened,
    silent,
    to_work,
)

ROW = "barbell-row"
PAST = (past_session(7, 60, [9, 9, 9]),)
WAIT = 5.0


@dataclass
class SlowDrawer(Drawer):
    """A store that keeps a session only when it is let."""

    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    let: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def save(self, session: Session, now: datetime) -> str:
        """Waits to be let, then keeps it."""
        self.begun.release()
        assert self.let.acquire(timeout=WAIT)
        return super().save(session, now)


def rows(store: Drawer | None = None, *, on_disk: bool = False) -> tuple[Live, HandClock, Drawer]:
    """Barbell rows that were done at 60, ready for the first work set, and curls after them."""
    here, now = to_work(only(begun(lifter(), PAST, day="heavy"), ROW, "ez-curl"))
    clock, drawer = HandClock(now), store or Drawer()
    return Live(here, drawer, clock, silent, on_disk=on_disk), clock, drawer


def fresh(*exercise_ids: str) -> tuple[Live, HandClock, Drawer]:
    """A session that has just begun."""
    here = begun(lifter(), PAST, day="heavy")
    clock, store = HandClock(), Drawer()
    return Live(only(here, *exercise_ids) if exercise_ids else here, store, clock, silent, on_disk=False), clock, store


def sets_of(session: Session) -> int:
    return sum(len(each.sets) for each in session.entries)


def noted(words: str) -> Change:
    return lambda workout, _: note(workout, words)


def counted(index: int, number: int, reps: int) -> Change:
    return lambda workout, _: set_done(workout, index, number, Field.REPS, Decimal(reps))


# ------------------------------------------------------------------ Enter


def test_a_double_press_acts_once() -> None:
    live, clock, _ = rows()
    before = sets_of(live.session)
    assert live.enter()
    clock.ahead(0.2)
    assert not live.enter()
    assert sets_of(live.session) == before + 1
    assert live.look().phase is Phase.REST


def test_a_held_key_acts_once_however_long_it_is_held() -> None:
    live, clock, _ = rows()
    acted = 0
    for _ in range(300):
        acted += live.enter()
        clock.ahead(0.03)
    assert acted == 1


def test_after_half_a_second_of_quiet_enter_acts_again() -> None:
    live, clock, _ = rows()
    assert live.enter()
    clock.ahead(0.3)
    assert not live.enter()
    clock.ahead(0.49)
    assert not live.enter()
    clock.ahead(0.6)
    assert live.enter()


def test_enter_is_deaf_for_two_seconds_after_a_rest_ended_by_itself() -> None:
    live, clock, _ = rows()
    live.enter()
    count = sets_of(live.session)
    clock.ahead(150)
    assert live.look().phase is Phase.WORK
    clock.ahead(1.9)
    assert not live.enter()
    clock.ahead(0.2)
    assert not live.enter()
    clock.ahead(0.6)
    assert live.enter()
    assert sets_of(live.session) == count + 1


def test_enter_meant_for_the_rest_does_not_log_when_nobody_looked_in_between() -> None:
    live, clock, _ = rows()
    live.enter()
    count = sets_of(live.session)
    clock.ahead(150.1)
    assert not live.enter()
    assert sets_of(live.session) == count


def test_a_key_that_is_no_enter_does_not_hide_that_the_pane_turned() -> None:
    live, clock, _ = rows()
    live.enter()
    clock.ahead(150.1)
    live.do(noted("grip"))
    clock.ahead(0.2)
    assert not live.enter()


@pytest.mark.parametrize("every", [0.6, 0.7, 1.0, 1.5])
def test_a_hand_that_presses_on_a_beat_is_doubted_once(every: float) -> None:
    live, clock, _ = rows()
    heard = []
    for _ in range(7):
        heard.append(live.enter())
        clock.ahead(every)
    assert heard == [True, False, True, True, True, True, True]


def test_two_seconds_after_a_pane_the_lifter_turned_enter_is_heard_without_doubt() -> None:
    live, clock, _ = rows()
    for _ in range(4):
        assert live.enter()
        clock.ahead(2)


def test_a_clock_that_is_set_back_does_not_make_enter_deaf_for_long() -> None:
    guard = EnterGuard().turned(START)
    heard, guard = guard.pressed(START - timedelta(hours=1))
    assert heard
    assert not guard.pressed(START - timedelta(hours=1) + timedelta(seconds=0.1))[0]


def test_enter_inside_a_hold_is_not_deaf_when_the_countdown_ends() -> None:
    live, clock, _ = fresh("lat-stretch")
    live.enter()
    clock.ahead(5)
    assert live.look().phase is Phase.HOLDING
    clock.ahead(0.6)
    assert live.enter()


def test_after_a_lid_was_closed_over_the_end_of_a_side_enter_ends_nothing() -> None:
    here = begun(day="heavy")
    index = next(
        n for n in range(len(here.session.entries)) if here.guide(n).sides > 1 and here.guide(n).exercise.is_held
    )
    live, clock, _ = fresh(here.session.entries[index].id)
    length = (here.guide(index).exercise.seconds or (0, 0))[0]
    live.enter()
    clock.ahead(5)
    live.look()
    clock.ahead(length + 10)
    assert not live.enter()
    assert live.workout.hold is not None
    assert live.workout.hold.side == 2


def test_enter_after_a_hold_that_ended_by_itself_starts_nothing() -> None:
    live, clock, _ = fresh("lat-stretch", "forearm-stretch")
    live.enter()
    clock.ahead(600)
    assert not live.enter()
    assert sets_of(live.session) == 1
    assert live.look().phase is Phase.HOLD


@given(st.lists(st.sampled_from((0.01, 0.2, 0.49, 0.54, 0.6, 0.7, 2.0)), min_size=1, max_size=30))
def test_two_presses_that_act_lie_half_a_second_of_quiet_apart(gaps: list[float]) -> None:
    guard, now, quiet = EnterGuard(), START, timedelta(days=1)
    for gap in gaps:
        acts, guard = guard.pressed(now)
        assert acts == (quiet >= QUIET)
        quiet = timedelta(seconds=gap)
        now += quiet


def test_a_turn_never_makes_enter_hear_sooner() -> None:
    guard = EnterGuard().turned(START)
    _, guard = guard.pressed(START + timedelta(seconds=1.9))
    assert not guard.pressed(START + timedelta(seconds=2.1))[0]
    assert guard.turned(START - timedelta(seconds=5)) == guard


# ------------------------------------------------------------------ saving


def test_the_newest_is_saved_and_what_waited_is_skipped() -> None:
    store = SlowDrawer()
    live, _, _ = rows(store)
    live.do(noted("one"))
    assert store.begun.acquire(timeout=WAIT)
    for words in ("two", "three", "four"):
        live.do(noted(words))
    assert live.session.note == "four"
    assert not live.is_everything_saved()
    store.let.release()
    store.let.release()
    assert live.settle(WAIT)
    assert [each.note for each in store.saved] == ["one", "four"]


def test_a_set_is_ticked_only_when_it_is_on_disk() -> None:
    store = SlowDrawer()
    live, _, _ = rows(store)
    live.enter()
    assert store.begun.acquire(timeout=WAIT)
    number = len(live.session.entries[0].sets) - 1
    assert not live.is_ticked(0, number)
    assert live.saving.durable is None
    store.let.release()
    assert live.settle(WAIT)
    assert live.is_ticked(0, number)


def test_a_set_that_waits_behind_another_save_is_not_ticked_by_it() -> None:
    store = SlowDrawer()
    live, clock, _ = rows(store)
    live.do(noted("first"))
    assert store.begun.acquire(timeout=WAIT)
    live.enter()
    number = len(live.session.entries[0].sets) - 1
    store.let.release()
    assert store.begun.acquire(timeout=WAIT)
    assert live.saving.durable is not None
    assert live.is_ticked(0, number - 1)
    assert not live.is_ticked(0, number)
    store.let.release()
    assert live.settle(WAIT)
    assert live.is_ticked(0, number)
    clock.ahead(1)


def test_what_was_read_from_its_file_is_ticked() -> None:
    live, _, _ = rows(on_disk=True)
    assert live.is_ticked(0, 0)
    assert live.is_everything_saved()


def test_everyone_is_told_when_a_save_is_done() -> None:
    here, now = to_work(only(begun(lifter(), PAST, day="heavy"), ROW))
    told = threading.Semaphore(0)
    live = Live(here, Drawer(), HandClock(now), told.release, on_disk=False)
    live.enter()
    assert told.acquire(timeout=WAIT)
    assert told.acquire(timeout=WAIT)
    assert live.settle(WAIT)


@pytest.mark.parametrize(
    "trouble", [OSError(28, "No space left on device"), OSError(), ValueError("no TOML for that"), MemoryError()]
)
def test_a_disk_that_fails_loses_nothing_and_says_so(trouble: Exception) -> None:
    live, clock, store = rows()
    store.trouble = trouble
    live.enter()
    assert not live.settle(WAIT)
    assert live.saving.failure
    number = len(live.session.entries[0].sets) - 1
    assert not live.is_ticked(0, number)
    clock.ahead(200)
    live.look()
    clock.ahead(3)
    live.enter()
    assert not live.settle(WAIT)
    assert sets_of(live.session) == number + 2
    store.trouble = None
    live.retry()
    assert live.settle(WAIT)
    assert live.saving.failure == ""
    assert store.saved == [live.session]
    assert live.is_ticked(0, number + 1)


def test_a_save_that_failed_is_tried_again_by_itself() -> None:
    live, clock, store = rows()
    store.trouble = OSError(28, "No space left on device")
    live.enter()
    live.settle(WAIT)
    assert live.saving.failure.startswith("The disk is full: 4 sets not saved yet")
    store.trouble = None
    clock.ahead(4)
    live.look()
    live.settle(WAIT)
    assert live.saving.failure
    clock.ahead(2)
    live.look()
    assert live.settle(WAIT)
    assert live.saving.failure == ""
    assert store.saved == [live.session]


def test_a_session_has_a_file_from_its_first_change_on_and_leaves_it_to_the_trash_without_a_set() -> None:
    live, clock, store = fresh()
    assert live.settle(WAIT)
    assert store.saved == []
    live.do(lambda each, _: skip(each))
    live.do(yes)
    live.do(noted("early"))
    clock.ahead(3)
    assert live.close()
    assert store.saved[-1] == live.session
    assert store.trashed == [live.session]


def test_from_its_first_set_on_it_has_one() -> None:
    live, _, store = fresh()
    live.enter()
    assert live.settle(WAIT)
    assert store.saved == [live.session]
    assert len(store.saved[0].entries) == len(live.session.entries)


def test_a_session_whose_sets_are_all_undone_is_written_empty_then_trashed() -> None:
    live, _, store = fresh()
    live.enter()
    assert live.settle(WAIT)
    assert live.undo()
    assert live.settle(WAIT)
    assert sets_of(store.saved[-1]) == 0
    assert store.trashed == []
    assert live.close()
    assert store.trashed == [live.session]


def test_a_trash_that_fails_is_told_and_not_raised() -> None:
    live, _, store = fresh()
    live.enter()
    assert live.settle(WAIT)
    live.undo()
    assert live.settle(WAIT)
    store.trouble = OSError(13, "Permission denied")
    assert not live.close()
    assert live.saving.failure.startswith("The folder may not be written")


def test_a_session_with_sets_is_never_trashed() -> None:
    live, _, store = rows()
    live.enter()
    assert live.close()
    assert store.trashed == []


# ------------------------------------------------------------------ taking back


def test_undo_goes_back_to_the_very_values_flags_and_swaps_included() -> None:
    live, clock, _ = rows()
    gym = gym_of(lifter(), PAST)
    seen = [live.session]

    def then(changed: bool) -> None:
        assert changed
        seen.append(live.session)
        clock.ahead(200)
        live.look()
        clock.ahead(3)

    then(live.enter())
    then(live.do(lambda each, _: one_set_more(each, 0)))
    entry, guide = gym.stand_in(live.workout, 0, catalogue()["seated-cable-row"], live.now())
    then(live.do(lambda each, _: swap(each, 0, entry, guide)))
    then(live.do(lambda each, _: pain(each, 1)))
    live.answer_yes()
    live.look()
    then(live.do(lambda each, _: skip(each)))
    then(live.do(lambda each, _: come_back(each, 1)))
    then(live.do(finish))
    assert live.session.finished is not None
    for wanted in reversed(seen[:-1]):
        while live.workout.question is not None:
            live.undo()
        assert live.undo()
        assert live.session == wanted


def test_pain_by_mistake_is_taken_back_with_its_question_by_one_step() -> None:
    live, clock, _ = rows()
    live.do(noted("first"))
    before = live.workout
    live.do(lambda each, _: pain(each, 0))
    assert live.workout.question is not None
    assert live.undo()
    assert live.workout == before
    clock.ahead(3)
    assert live.undo()
    assert live.session.note == ""


def test_undo_has_no_limit() -> None:
    live, _, _ = rows()
    first = live.session
    for n in range(500):
        live.do(noted(f"note {n}"))
    for _ in range(500):
        assert live.undo()
    assert live.session == first


def test_digits_typed_into_one_field_are_one_step_back() -> None:
    live, _, _ = rows()
    live.enter()
    logged = live.session
    index, number = latest_set(logged) or (0, 0)

    live.do(counted(index, number, 1), "reps")
    live.do(counted(index, number, 12), "reps")
    assert live.session.entries[0].sets[number].reps == 12
    assert live.undo()
    assert live.session == logged


def test_a_first_digit_that_changes_nothing_does_not_swallow_the_set() -> None:
    live, _, _ = rows()
    live.enter()
    logged = live.session
    index, number = latest_set(logged) or (0, 0)
    same = logged.entries[index].sets[number].reps or 0
    live.do(counted(index, number, same), "reps")
    live.do(counted(index, number, 42), "reps")
    assert live.undo()
    assert live.session == logged


def test_a_hold_that_was_undone_does_not_log_itself_again() -> None:
    live, clock, _ = fresh("lat-stretch", "forearm-stretch")
    before = live.session
    live.enter()
    clock.ahead(600)
    live.look()
    assert sets_of(live.session) == 1
    assert live.undo()
    assert live.session == before
    clock.ahead(600)
    assert live.look().phase is Phase.HOLD
    assert live.session == before


def test_undo_in_a_hold_or_at_a_question_only_ends_that() -> None:
    live, clock, _ = fresh("lat-stretch", "forearm-stretch")
    live.enter()
    assert live.undo()
    assert live.look().phase is Phase.HOLD
    live, clock, _ = fresh()
    live.do(lambda each, _: skip(each))
    asked = live.workout
    assert live.undo()
    assert asked == replace(live.workout, question=asked.question)
    assert asked != live.workout
    clock.ahead(1)


def test_after_a_restart_undo_goes_back_set_by_set() -> None:
    live, clock, _ = rows()
    for _ in range(3):
        live.enter()
        clock.ahead(200)
        live.look()
        clock.ahead(3)
    done = sets_of(live.session)
    again = Live(reopened(live.workout, lifter(), PAST), Drawer(), clock, silent, on_disk=True)
    counts = []
    while again.can_undo:
        assert again.undo()
        counts.append(sets_of(again.session))
    assert counts == list(range(done - 1, -1, -1))
    assert not again.undo()
    assert again.session.finished is None


def test_after_a_restart_undoing_the_last_set_takes_the_session_up_again() -> None:
    here, now = to_work(only(begun(lifter(), PAST, day="heavy"), ROW))
    clock = HandClock(now)
    live = Live(here, Drawer(), clock, silent, on_disk=False)
    for _ in range(3):
        live.enter()
        clock.ahead(300)
        live.look()
        clock.ahead(3)
    assert live.session.finished is not None
    again = Live(reopened(live.workout, lifter(), PAST), Drawer(), clock, silent, on_disk=True)
    assert again.undo()
    assert again.session.finished is None
    assert again.look().phase is Phase.WORK


def test_passing_over_the_last_thing_ends_the_session_and_undo_opens_it_again() -> None:
    live, clock, _ = rows()
    live.enter()
    clock.ahead(200)
    live.look()
    live.do(lambda each, _: skip(each))
    open_still = live.session
    live.do(lambda each, _: skip(each))
    assert live.session.finished == clock.now().replace(microsecond=0)
    assert live.look().phase is Phase.DONE
    assert live.undo()
    assert live.session == open_still
    assert EntryFlag.SKIPPED not in live.session.entries[1].flags


def test_a_finished_session_can_be_taken_up_again() -> None:
    live, _, _ = rows()
    live.enter()
    before = live.session
    live.do(finish)
    assert live.undo()
    assert live.session == before


def test_a_session_left_open_with_nothing_to_do_ends_at_the_first_look() -> None:
    here, now = to_work(only(begun(lifter(equipment=BAR_ONLY), day="heavy"), "scapular-pull-up", "chin-up"))
    live = Live(here, Drawer(), HandClock(now), silent, on_disk=False)
    live.enter()
    done = only(live.workout, *[each.id for each in live.session.entries if each.sets])
    wanted = tuple(replace(each, sets_wanted=len(each.work_sets)) for each in done.session.entries)
    left_open: Workout = replace(done, session=replace(done.session, entries=wanted))
    again = Live(left_open, Drawer(), HandClock(now + timedelta(days=1)), silent, on_disk=True)
    assert again.look().phase is Phase.DONE
    assert again.session.finished == now
