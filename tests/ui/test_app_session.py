"""Leading through a session: Enter, the keys of a set and of a rest, and what the file holds afterwards."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from coach.training.log import EntryFlag, Fault, SessionFlag
from coach.training.where import Phase
from coach.training.workout import StepKind
from coach.ui.screens.finish import FinishScreen
from coach.ui.screens.session import SessionScreen
from coach.ui.screens.today import TodayScreen
from tests.ui.stage import Stage, home, on_stage

ROW = "barbell-row"


async def to_the_row(stage: Stage) -> None:
    """The first work set of the barbell row, Enter at the ready."""
    await stage.start()
    await stage.until(Phase.WORK, ROW)
    await stage.wait(5)


async def to_its_rest(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.enter()
    assert stage.is_in(Phase.REST)


async def test_one_set_as_planned_costs_one_enter(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("enter")
    assert stage.is_in(Phase.REST)
    (done,) = (each for each in stage.kept(ROW).sets if each.is_work)
    assert (done.load, done.reps, done.rest) == (Decimal("62.5"), 8, 150)
    await stage.wait(149)
    assert stage.is_in(Phase.REST)
    await stage.wait(1)
    assert stage.is_in(Phase.WORK)
    await stage.wait(17)
    assert "rest over  +0:17" in stage.text
    await stage.press("enter")
    assert len(stage.kept(ROW).work_sets) == 2


async def test_enter_in_a_rest_goes_early_and_the_file_says_how_early(stage: Stage) -> None:
    await to_its_rest(stage)
    await stage.wait(60)
    await stage.press("enter")
    assert stage.is_in(Phase.WORK)
    assert stage.kept(ROW).work_sets[0].rest == 60


async def test_a_double_press_acts_once_and_a_held_key_too(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("enter", "enter", "space")
    for _ in range(8):
        await stage.wait(0.1)
        await stage.press("enter")
    assert stage.is_in(Phase.REST)
    assert len(stage.kept(ROW).work_sets) == 1


async def test_enter_is_deaf_for_two_seconds_after_a_rest_has_ended_by_itself(stage: Stage) -> None:
    await to_its_rest(stage)
    await stage.wait(150)
    assert stage.is_in(Phase.WORK)
    await stage.wait(1.4)
    await stage.press("enter")
    assert stage.is_in(Phase.WORK)
    await stage.wait(0.7)
    await stage.press("enter")
    assert stage.is_in(Phase.REST)


async def test_arrows_change_the_set_to_come(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("right", "right", "up", "down", "down")
    assert "60 kg, 10 clean" in stage.text
    await stage.press("enter")
    (done,) = stage.kept(ROW).work_sets
    assert (done.load, done.reps) == (Decimal(60), 10)


async def test_digits_go_into_the_marked_field_and_tab_walks_the_fields(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.write("11")
    await stage.press("tab")
    await stage.write("63.75")
    await stage.press("tab")
    await stage.write("1.5")
    await stage.press("tab")
    await stage.write("9")
    await stage.press("enter")
    (done,) = stage.kept(ROW).work_sets
    assert (done.reps, done.load, done.left, done.clean_reps) == (11, Decimal("63.75"), Decimal("1.5"), 9)


async def test_the_same_keys_edit_the_set_just_done_while_resting(stage: Stage) -> None:
    await to_its_rest(stage)
    await stage.press("left", "down", "x", "l")
    await stage.write("3")
    (done,) = stage.kept(ROW).work_sets
    assert (done.load, done.reps, done.clean_reps, done.fault) == (Decimal(60), 7, 5, Fault.RANGE)
    assert done.left == 3
    assert stage.is_in(Phase.REST)
    await stage.press("m")
    assert stage.kept(ROW).work_sets[0].fault is Fault.MOMENTUM
    await stage.press("m")
    assert stage.kept(ROW).work_sets[0].fault is None


async def test_tab_past_the_last_field_of_the_set_done_reaches_the_next_one(stage: Stage) -> None:
    await to_its_rest(stage)
    await stage.press("tab", "tab", "tab", "tab", "right")
    await stage.wait(151)
    assert "62.5 kg, 9 clean" in stage.text


async def test_plus_and_minus_move_the_rest_by_fifteen_seconds(stage: Stage) -> None:
    await to_its_rest(stage)
    await stage.press("plus", "equals_sign")
    assert stage.kept(ROW).work_sets[0].rest == 180
    assert "2:30, +0:30 of your own" in stage.text
    await stage.press("minus", "minus", "minus")
    assert stage.kept(ROW).work_sets[0].rest == 135


async def test_undo_takes_back_one_change_after_another(stage: Stage) -> None:
    await to_its_rest(stage)
    await stage.press("right", "m")
    await stage.press("u")
    (done,) = stage.kept(ROW).work_sets
    assert (done.reps, done.fault) == (9, None)
    await stage.wait(0.5)
    await stage.press("u")
    assert stage.kept(ROW).work_sets[0].reps == 8
    await stage.wait(0.5)
    await stage.press("pageup")
    assert stage.kept(ROW).work_sets == ()
    assert stage.is_in(Phase.WORK)


async def test_a_set_more_and_a_set_less(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("a")
    assert "set 1 of 4" in stage.text
    await stage.press("A")
    await stage.wait(2)
    await stage.press("A")
    assert "set 1 of 2" in stage.text


async def test_skipping_goes_on_to_the_next_exercise_and_says_so_in_the_file(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("k")
    assert "ONE-ARM DUMBBELL ROW" in stage.text
    assert EntryFlag.SKIPPED in stage.kept(ROW).flags


async def test_letters_cannot_be_typed_into_a_number(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("b", "c", "e", "z", "enter")
    assert stage.kept(ROW).work_sets[0].reps == 8


async def test_too_many_reps_are_refused_in_words_and_not_logged(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.write("1000")
    assert "▸1000_" in stage.text
    assert "reps are 0 to 100" in stage.text
    await stage.press("enter")
    assert stage.is_in(Phase.WORK)
    assert not stage.kept(ROW).work_sets
    await stage.press("escape")
    assert "62.5 kg, 8 clean" in stage.text


async def test_what_was_typed_into_a_set_just_done_is_forgotten_as_one(stage: Stage) -> None:
    await to_its_rest(stage)
    await stage.write("12")
    assert stage.kept(ROW).work_sets[0].reps == 12
    await stage.press("escape")
    assert stage.kept(ROW).work_sets[0].reps == 8
    await stage.write("9999")
    assert stage.kept(ROW).work_sets[0].reps == 8
    await stage.press("u")
    await stage.wait(0.5)
    await stage.press("u")
    assert not stage.kept(ROW).work_sets


async def test_a_load_beyond_every_rack_is_refused_in_words_and_not_logged(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("tab")
    await stage.write("1000000000")
    assert "cannot be read as a" in stage.text
    assert "62.5 kg, 8 clean" in stage.text
    await stage.press("enter")
    assert not stage.kept(ROW).work_sets
    await stage.press("escape")
    assert stage.shows(SessionScreen)
    await stage.enter()
    assert stage.kept(ROW).work_sets[0].load == Decimal("62.5")


async def test_fifty_reps_too_many_ask_once_and_enter_is_the_careful_answer(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.write("400")
    await stage.press("enter")
    assert stage.is_in(Phase.WORK)
    assert not stage.kept(ROW).work_sets
    await stage.enter()
    assert not stage.kept(ROW).work_sets
    assert stage.is_in(Phase.WORK)


async def test_pain_ends_the_exercise_unless_y_goes_on_lighter(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("p")
    asked = stage.text
    await stage.press("y")
    assert "50 kg" in stage.text
    assert "BARBELL ROW" in stage.text
    await stage.press("u")
    assert EntryFlag.PAIN not in stage.kept(ROW).flags
    await stage.press("p")
    assert stage.text.splitlines()[-4:] == asked.splitlines()[-4:]
    await stage.enter()
    assert "ONE-ARM DUMBBELL ROW" in stage.text
    assert EntryFlag.PAIN in stage.kept(ROW).flags


@pytest.mark.parametrize("key", ["escape", "u"])
async def test_pain_by_mistake_leaves_no_trace(stage: Stage, key: str) -> None:
    await to_the_row(stage)
    before, seen = stage.live.workout, stage.text
    await stage.press("p")
    assert "Pain noted" in stage.text
    await stage.press(key)
    assert (stage.live.workout, stage.text) == (before, seen)
    assert EntryFlag.PAIN not in stage.kept(ROW).flags


async def test_a_set_that_fell_short_brings_an_easier_load_that_the_up_key_takes_back(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.write("4")
    await stage.press("enter")
    assert "for the next set" in stage.text
    await stage.wait(211)
    assert stage.is_in(Phase.WORK)
    assert "57.5 kg" in stage.text
    await stage.press("up")
    assert "62.5 kg, " in stage.text
    await stage.press("down")
    await stage.enter()
    assert stage.kept(ROW).work_sets[1].load == Decimal(60)


async def test_skipping_the_warm_up_asks_once_and_says_why_not(stage: Stage) -> None:
    await stage.start()
    await stage.press("k")
    assert "warm" in stage.text.splitlines()[-3].lower()
    await stage.enter()
    assert "CAT-COW" in stage.text
    await stage.press("k", "y")
    assert not stage.is_in(Phase.MOVE)
    await stage.until(Phase.REST)
    assert SessionFlag.NO_WARMUP in stage.on_disk().flags


async def test_leaving_and_coming_back_goes_on_in_the_same_rest(stage: Stage) -> None:
    await to_its_rest(stage)
    await stage.press("escape")
    assert stage.shows(TodayScreen)
    await stage.wait(30)
    await stage.press("enter")
    assert stage.is_in(Phase.REST)
    await stage.press("o")
    assert "REST 2:00" in stage.text


async def test_an_unfinished_session_is_resumed_at_the_same_set_and_second(tmp_path: Path) -> None:
    where = home(tmp_path)
    async with on_stage(where) as before:
        await to_its_rest(before)
        clock = before.clock
        before.live.settle()
    clock.moment += timedelta(seconds=44)
    async with on_stage(where, clock=clock) as stage:
        assert stage.is_in(Phase.REST)
        assert "BARBELL ROW  1 done" in stage.text
        await stage.press("o")
        assert "REST 1:46" in stage.text


async def test_the_end_can_be_taken_back(stage: Stage) -> None:
    await stage.start()
    await stage.finish()
    assert stage.on_disk().finished is not None
    await stage.press("u")
    assert stage.shows(SessionScreen)
    assert stage.on_disk().finished is None
    await stage.finish()
    await stage.press("enter")
    assert stage.shows(TodayScreen)
    assert "done for today" in stage.text
    assert stage.app.desk.live is None


async def test_the_overview_finishes_here_and_now(stage: Stage) -> None:
    await to_its_rest(stage)
    await stage.press("o", "end", "enter")
    assert stage.shows(FinishScreen)
    assert stage.on_disk().finished is not None


async def test_a_ramp_set_shows_the_fields_that_tab_reaches_and_no_others(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.RAMP, ROW)
    assert "▸3 reps" in stage.text
    assert " left" not in stage.text
    assert "3 clean" not in stage.text
    await stage.press("tab")
    assert "▸50 kg" in stage.text
    await stage.press("tab")
    assert "▸3 reps" in stage.text


@pytest.mark.parametrize("phase", [Phase.MOVE, Phase.HOLD])
async def test_what_is_typed_where_no_field_is_does_nothing_and_enter_goes_on(tmp_path: Path, phase: Phase) -> None:
    async with on_stage(home(tmp_path)) as stage:
        await stage.start()
        await stage.until(phase)
        before, seen = stage.live.workout, stage.text
        for typed in (
            ("5", "0", "0"),
            ("4",),
            ("full_stop", "5"),
            ("backspace",),
            ("tab", "9", "9", "9", "9"),
            ("l", "8"),
        ):
            await stage.press(*typed)
        await stage.press("left", "right", "up", "down", "m", "x")
        assert stage.live.workout == before
        assert stage.text == seen
        await stage.enter()
        assert stage.live.workout != before


async def test_what_is_typed_in_a_set_that_is_led_is_seen(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("t", "5", "0", "0")
    assert "500" in stage.text


async def test_a_hang_just_done_has_neither_reps_left_nor_clean_ones(stage: Stage) -> None:
    await stage.start()
    ids = [each.id for each in stage.live.session.entries]
    stage.app.desk.swap(ids.index(ROW), "dead-hang")
    await stage.until(Phase.HOLD, "dead-hang")
    await stage.go_on(lambda: stage.is_in(Phase.REST) and stage.live.session.entries[stage.entry].id == "dead-hang")
    before, seen = stage.live.workout, stage.text
    await stage.press("l", "5", "0", "escape", "m", "x", "l")
    assert (stage.live.workout, stage.text) == (before, seen)


async def test_tab_in_a_rest_passes_over_a_next_set_that_shows_no_field(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, ())) as stage:
        await stage.start()
        await stage.until(Phase.WORK)
        await stage.go_on(lambda: stage.is_in(Phase.REST) and _is_choosing_next(stage))
        seen = stage.text
        await stage.press(*["tab"] * 4)
        assert stage.text == seen
        assert "▸" in seen


def _is_choosing_next(stage: Stage) -> bool:
    step = stage.live.look().step
    return step is not None and step.kind is StepKind.CHOOSE
