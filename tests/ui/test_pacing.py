"""A set that is led in tempo: what is seen, what is heard, and what ends up in the log."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from coach.alerts.reach import Reach
from coach.alerts.sound import Tone
from coach.training.pacer import CHANGE_SIDES, GET_READY, MOST_BEYOND
from coach.training.where import Phase
from coach.ui.alerts import Alarm
from coach.ui.widgets.big import Big
from coach.ui.widgets.rise import Rise
from tests.cli.home import CONFIG
from tests.ui.stage import Stage, home, on_stage

ROW = "barbell-row"
A_REP = 4
AIM = 8


async def led(stage: Stage, exercise: str = ROW) -> None:
    """A work set whose first rep begins now."""
    await stage.start()
    await stage.until(Phase.WORK, exercise)
    await stage.wait(30)
    await stage.press("t")
    await stage.wait(GET_READY)


async def reps(stage: Stage, number: float) -> None:
    """Time passes, looked at as often as the screen does."""
    for _ in range(int(number * A_REP)):
        pass_by(stage, 1)
    await stage.settled()


def pass_by(stage: Stage, seconds: float) -> None:
    """Time passes, and the screen looks at the clock once."""
    stage.clock.moment += timedelta(seconds=seconds)
    stage.look()


def says(stage: Stage, place: str) -> str:
    huge = stage.app.screen.query_one(f"#{place}", Big).huge
    return "" if huge is None else huge.text


async def test_it_counts_in_then_says_up_and_down_and_which_rep(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.WORK, ROW)
    await stage.wait(30)
    await stage.press("t")
    assert "GET SET" in stage.text
    assert says(stage, "huge") == "3"
    await stage.wait(GET_READY)
    assert (says(stage, "huge"), says(stage, "call")) == ("1", "UP")
    await stage.wait(1)
    assert (says(stage, "huge"), says(stage, "call")) == ("1", "DOWN")
    assert "rep 1 of 8" in stage.text
    await stage.wait(3)
    assert (says(stage, "huge"), says(stage, "call")) == ("2", "UP")


async def test_the_bar_rises_in_a_second_and_falls_in_three(stage: Stage) -> None:
    await led(stage)
    heights = []
    for _ in range(8):
        heights.append(sum(each != " " for each in stage.app.screen.query_one(Rise).cells))
        await stage.wait(0.5)
    assert heights[0] == 0
    assert heights[1] < heights[2]
    assert heights[2:] == sorted(heights[2:], reverse=True)
    assert heights[7] < heights[2] == stage.app.screen.query_one(Rise).size.height


async def test_enter_logs_what_it_has_counted(stage: Stage) -> None:
    await led(stage)
    await reps(stage, 5)
    assert "log 5" in stage.text
    await stage.press("enter")
    assert stage.is_in(Phase.REST)
    assert [each.reps for each in stage.kept(ROW).work_sets] == [5]


async def test_a_lifter_who_comes_late_to_the_keys_is_credited_with_the_aim_and_no_more(stage: Stage) -> None:
    await led(stage)
    await reps(stage, AIM)
    await reps(stage, 2)
    assert "That was the aim: go on if you can." in stage.text
    await stage.press("enter")
    assert [each.reps for each in stage.kept(ROW).work_sets] == [AIM]


async def test_its_key_takes_reps_beyond_the_aim(stage: Stage) -> None:
    await led(stage)
    await reps(stage, AIM + 2)
    assert "take 10" in stage.text
    await stage.press("t")
    assert "62.5 kg, 10 clean" in stage.text
    await stage.press("enter")
    assert [each.reps for each in stage.kept(ROW).work_sets] == [10]


async def test_it_ends_by_itself_when_nobody_comes(stage: Stage) -> None:
    await led(stage)
    await reps(stage, AIM + MOST_BEYOND)
    assert "LIFT" in stage.text
    assert "62.5 kg, 8 clean" in stage.text


async def test_escape_ends_it_and_keeps_the_count(stage: Stage) -> None:
    await led(stage)
    await reps(stage, 3)
    await stage.press("escape")
    assert "62.5 kg, 3 clean" in stage.text
    assert stage.is_in(Phase.WORK)


async def test_undo_ends_it_and_puts_back_what_stood_there(stage: Stage) -> None:
    await led(stage)
    before = stage.live.session
    await reps(stage, 3)
    await stage.press("u")
    assert "62.5 kg, 8 clean" in stage.text
    assert stage.live.session == before


async def test_enter_in_the_wait_begins_at_once_and_in_the_first_rep_ends_it_with_nothing_logged(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.WORK, ROW)
    await stage.wait(30)
    await stage.press("t")
    await stage.wait(1)
    assert "at once" in stage.text
    await stage.press("enter")
    assert says(stage, "call") == "UP"
    await stage.wait(2.5)
    await stage.press("enter")
    assert "LIFT" in stage.text
    assert not stage.kept(ROW).work_sets


async def test_enter_is_deaf_where_what_it_means_has_just_changed(stage: Stage) -> None:
    await led(stage)
    await reps(stage, 1)
    assert "log 1" in stage.text
    await stage.press("enter")
    assert not stage.kept(ROW).work_sets
    await stage.wait(2.1)
    await stage.press("enter")
    assert [each.reps for each in stage.kept(ROW).work_sets] == [1]


async def test_the_lifters_own_hand_in_the_field_ends_it(stage: Stage) -> None:
    await led(stage)
    await reps(stage, 4)
    await stage.press("right", "right")
    await reps(stage, 2)
    assert "62.5 kg, 6 clean" in stage.text
    assert "LIFT" in stage.text


async def test_pain_ends_it(stage: Stage) -> None:
    await led(stage)
    await reps(stage, 4)
    await stage.press("p")
    await reps(stage, 1)
    await stage.press("u")
    assert "LIFT" in stage.text


async def test_a_held_key_starts_it_once(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.WORK, ROW)
    await stage.wait(30)
    for _ in range(25):
        await stage.pilot.press("t")
        stage.clock.moment += timedelta(seconds=0.03)
    assert "GET SET" in stage.text
    assert "62.5 kg, 8 clean" not in stage.text


async def test_the_other_side_follows_the_weaker_one(stage: Stage) -> None:
    await led(stage, "dumbbell-row")
    aim = stage.live.session.entries[stage.entry].target
    assert aim is not None
    first = aim.aims[0]
    assert "the weaker or left side first" in stage.text
    await reps(stage, first)
    assert "the other side" in stage.text
    await stage.wait(CHANGE_SIDES)
    assert (says(stage, "huge"), says(stage, "call")) == ("1", "UP")
    await reps(stage, first)
    assert "LIFT" in stage.text
    await stage.press("enter")
    assert [each.reps for each in stage.kept("dumbbell-row").work_sets] == [first]


async def test_nothing_is_led_in_a_ramp_or_a_rest(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.RAMP, ROW)
    await stage.press("t")
    assert "GET SET" not in stage.text
    await stage.until(Phase.WORK, ROW)
    await stage.wait(30)
    await stage.press("enter", "t")
    assert "GET SET" not in stage.text


async def heard(stage: Stage, seconds: int) -> list[Tone]:
    """What is played in some seconds, looked at four times each."""
    played: list[Tone] = []
    app = stage.app
    app.late.alarm = Alarm(app.settings.alerts, Reach(play=played.append), lambda: None, lambda _: None)
    for _ in range(4 * seconds):
        pass_by(stage, 0.25)
    await stage.settled()
    return played


async def test_every_turn_is_heard_once_and_the_aim_sounds_different(stage: Stage) -> None:
    await led(stage)
    played = await heard(stage, AIM * A_REP)
    assert played[:3] == [Tone.DOWN, Tone.UP, Tone.DOWN]
    assert played.count(Tone.DOWN) == AIM
    assert played.count(Tone.UP) == AIM - 1
    assert played[-1] is Tone.SOON


async def test_after_a_stall_one_turn_is_heard(stage: Stage) -> None:
    await led(stage)
    played = await heard(stage, 0)
    await stage.wait(17.5)
    await stage.wait(0.1)
    assert played == [Tone.DOWN]
    assert await heard(stage, 4) == [Tone.UP, Tone.DOWN]


async def test_without_sound_nothing_is_heard(stage: Stage) -> None:
    await led(stage)
    stage.app.settings = replace(stage.app.settings, alerts=replace(stage.app.settings.alerts, sound=False))
    assert await heard(stage, 8) == []


async def test_with_less_motion_there_are_words_and_numbers_and_nothing_glides(tmp_path: Path) -> None:
    async with on_stage(home(tmp_path, config=f'motion = "reduced"\n{CONFIG}')) as stage:
        await led(stage)
        await stage.wait(1)
        assert (says(stage, "huge"), says(stage, "call")) == ("1", "DOWN")
        assert not stage.app.screen.query_one(Rise).display
        assert stage.app.animation_level == "none"
        seen = set()
        for _ in range(10):
            await stage.wait(0.05)
            seen.add("\n".join(stage.text.splitlines()[4:]))
        assert len(seen) == 1
