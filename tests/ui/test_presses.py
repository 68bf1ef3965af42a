"""No double press, held key or press at the turn of a pane logs what was not done or throws a rest away."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

import pytest

from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import EntryFlag, Session
from coach.training.session import note
from coach.training.where import Phase
from coach.training.workout import Workout, sets_wanted, with_entry
from coach.ui.screens.finish import FinishScreen
from coach.ui.screens.session import SessionScreen
from tests.ui.stage import Stage

ROW = "barbell-row"
REPEAT = 0.03


def often(now: Sequence[object], in_campaigns: Sequence[object]) -> list[object]:
    """Some values for every run, the others for long ones."""
    return [*now, *(pytest.param(*_parts(each), marks=pytest.mark.campaign) for each in in_campaigns)]


def _parts(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


DELAYS = often([0.5, 1.0], [0.25, 0.66])
"""Seconds after which desktops begin to repeat a held key."""
SLOW = often([(0.25, 0.5), (1.8, 0.12)], [(0.5, 0.5), (0.66, 0.12), (1.0, 0.25), (1.0, 0.5)])
"""Delays, and seconds between two repeats, of the slowest keyboards."""
A_SET = 40
A_LOOK = 0.25
A_FEW = 8


def held(delay: float, seconds: float, repeat: float = REPEAT) -> Iterator[float]:
    """Seconds between the presses that a held key sends, the first at once."""
    yield 0.0
    yield delay
    for _ in range(int((seconds - delay) / repeat)):
        yield repeat


async def press(stage: Stage, gaps: Iterable[float]) -> None:
    """Enter after so many seconds each, the screen looking at the clock in between."""
    for number, gap in enumerate(gaps):
        stage.clock.moment += timedelta(seconds=gap)
        if gap >= A_LOOK or number % A_FEW == 0:
            stage.look()
            await stage.settled()
        stage.app.action_act()
    await stage.settled()


async def to_the_row(stage: Stage) -> None:
    await stage.start()
    await stage.until(Phase.WORK, ROW)
    await stage.wait(A_SET)


def sets_of(session: Session) -> int:
    return sum(len(each.sets) for each in session.entries)


@pytest.mark.parametrize("delay", DELAYS)
async def test_a_key_held_at_the_end_of_a_set_logs_one_and_lets_its_rest_run(stage: Stage, delay: float) -> None:
    await to_the_row(stage)
    before = sets_of(stage.live.session)
    await press(stage, held(delay, 3))
    assert stage.is_in(Phase.REST)
    assert sets_of(stage.live.session) == before + 1
    assert [each.rest for each in stage.kept(ROW).work_sets] == [150]


@pytest.mark.parametrize("delay", DELAYS)
async def test_a_key_held_to_go_early_ends_the_rest_and_logs_nothing(stage: Stage, delay: float) -> None:
    await to_the_row(stage)
    await stage.press("enter")
    await stage.wait(60)
    before = sets_of(stage.live.session)
    await press(stage, held(delay, 3))
    assert stage.is_in(Phase.WORK)
    assert sets_of(stage.live.session) == before
    assert [each.rest for each in stage.kept(ROW).work_sets] == [60]


@pytest.mark.parametrize(("delay", "repeat"), SLOW)
async def test_a_key_of_the_slowest_keyboard_held_at_the_end_of_a_set_logs_one(
    stage: Stage, delay: float, repeat: float
) -> None:
    await to_the_row(stage)
    before = sets_of(stage.live.session)
    await press(stage, held(delay, 6, repeat))
    assert stage.is_in(Phase.REST)
    assert sets_of(stage.live.session) == before + 1
    assert [each.rest for each in stage.kept(ROW).work_sets] == [150]


@pytest.mark.parametrize(("delay", "repeat"), SLOW)
async def test_a_key_of_the_slowest_keyboard_held_to_go_early_logs_nothing(
    stage: Stage, delay: float, repeat: float
) -> None:
    await to_the_row(stage)
    await stage.press("enter")
    await stage.wait(60)
    before = sets_of(stage.live.session)
    await press(stage, held(delay, 6, repeat))
    assert stage.is_in(Phase.WORK)
    assert sets_of(stage.live.session) == before


@pytest.mark.parametrize("delay", often([0.55, 1.8], [0.66, 1.0]))
async def test_a_key_that_is_let_go_after_one_repeat_throws_no_rest_away(stage: Stage, delay: float) -> None:
    await to_the_row(stage)
    await press(stage, (0.0, delay))
    assert stage.is_in(Phase.REST)
    assert [each.rest for each in stage.kept(ROW).work_sets] == [150]
    await stage.wait(2)
    await stage.press("enter")
    assert stage.is_in(Phase.WORK)
    await press(stage, (delay,))
    assert len(stage.kept(ROW).work_sets) == 1


async def test_a_set_as_planned_costs_one_press_after_a_rest_that_was_cut_a_moment_ago(stage: Stage) -> None:
    await to_the_row(stage)
    await press(stage, (0.0, 30, 2.1, 2.1))
    assert stage.is_in(Phase.WORK)
    assert len(stage.kept(ROW).work_sets) == 2


@pytest.mark.parametrize("before", often([0.6, 0.0], [1.2, 0.3, 0.1]))
async def test_a_key_held_across_the_end_of_a_rest_logs_nothing(stage: Stage, before: float) -> None:
    await to_the_row(stage)
    await stage.press("enter")
    await stage.wait(150 - before)
    logged = sets_of(stage.live.session)
    await press(stage, held(0.5, 4))
    assert stage.is_in(Phase.WORK)
    assert sets_of(stage.live.session) == logged


@pytest.mark.parametrize("after", often([0.0, 0.5, 1.99], [0.001, 0.1, 0.25, 1.0, 1.5]))
async def test_a_press_when_a_rest_has_just_ended_by_itself_logs_nothing(stage: Stage, after: float) -> None:
    await to_the_row(stage)
    await stage.press("enter")
    stage.clock.moment += timedelta(seconds=150 + after)
    logged = sets_of(stage.live.session)
    await press(stage, (0.0, 0.15))
    assert stage.is_in(Phase.WORK)
    assert sets_of(stage.live.session) == logged


@pytest.mark.parametrize("gap", often([0.02, 0.49], [0.1, 0.2, 0.35]))
async def test_a_double_press_is_one(stage: Stage, gap: float) -> None:
    await to_the_row(stage)
    before = sets_of(stage.live.session)
    await press(stage, (0.0, gap))
    assert stage.is_in(Phase.REST)
    assert sets_of(stage.live.session) == before + 1
    await stage.wait(30)
    await press(stage, (0.0, gap))
    assert stage.is_in(Phase.WORK)
    assert sets_of(stage.live.session) == before + 1


@pytest.mark.parametrize("delay", DELAYS)
async def test_the_key_that_opens_a_session_does_nothing_in_it(stage: Stage, delay: float) -> None:
    await press(stage, held(delay, 2))
    assert stage.shows(SessionScreen)
    assert sets_of(stage.live.session) == 0


@pytest.mark.parametrize("delay", DELAYS)
async def test_a_key_held_in_the_rest_before_the_very_last_set_does_not_end_the_session(
    stage: Stage, delay: float
) -> None:
    await to_the_row(stage)
    stage.live.do(lambda workout, _: only(workout, stage.entry))
    await stage.go_on(lambda: stage.is_in(Phase.REST) and len(stage.live.session.entries[stage.entry].work_sets) == 2)
    await stage.wait(10)
    before = sets_of(stage.live.session)
    await press(stage, held(delay, 2))
    assert stage.shows(SessionScreen)
    assert stage.is_in(Phase.WORK)
    assert sets_of(stage.on_disk()) == before


def only(workout: Workout, kept: int) -> Workout:
    """The session with one exercise left in it."""
    for index, entry in enumerate(workout.session.entries):
        if index != kept:
            workout = with_entry(workout, index, replace(entry, flags=entry.flags | {EntryFlag.SKIPPED}))
    return workout


async def test_a_double_press_on_the_last_set_leaves_its_page_open(stage: Stage) -> None:
    await stage.start()
    await stage.go_on(lambda: _is_last(stage))
    await stage.wait(10)
    await press(stage, (0.0, 0.2, 0.1))
    assert stage.shows(FinishScreen)
    await stage.wait(5)
    await press(stage, (0.0,))
    assert not stage.shows(FinishScreen)


def _is_last(stage: Stage) -> bool:
    """Whether the last hold of the session runs on its last side."""
    look = stage.live.look()
    left = [each for each in stage.live.session.entries if not each.sets]
    return look.phase is Phase.HOLDING and len(left) == 1 and look.side == stage.live.workout.guide(stage.entry).sides


async def test_a_clicker_with_two_keys_leads_a_whole_session_as_planned(stage: Stage) -> None:
    """PageDown acts, PageUp takes back; every press comes twice, and at each turn of a rest there is one too many."""
    await stage.press("pagedown", "pagedown")
    taken_back = False
    for _ in range(400):
        look = stage.live.look()
        if look.phase is Phase.DONE:
            break
        if look.phase is Phase.REST and look.rest is not None:
            stage.clock.moment += timedelta(seconds=look.rest.left(stage.clock.moment))
            await stage.press("pagedown", "pagedown")
            assert not stage.is_in(Phase.REST)
            continue
        stage.clock.moment += timedelta(seconds=A_SET)
        if stage.live.look() != look:
            stage.look()
            continue
        before = stage.live.session
        await stage.press("pagedown", "pagedown")
        if look.phase is Phase.WORK and not taken_back:
            taken_back = True
            await stage.wait(3)
            await stage.press("pageup")
            assert stage.live.session == before
    stage.look()
    await stage.settled()
    assert taken_back
    assert stage.shows(FinishScreen)
    for entry in stage.on_disk().entries:
        done = entry.work_sets if entry.block in LIFTED_BLOCKS else entry.sets
        assert len(done) == sets_wanted(entry)
        if entry.target is not None:
            assert tuple(each.done for each in done) == entry.target.aims
            assert all(each.rest is None or each.rest >= (entry.target.rest or 0) for each in done)


async def hold_down(stage: Stage, key: str, delay: float = 0.5, seconds: float = 1.5) -> None:
    """A key that is held, as the terminal tells of it."""
    for gap in held(delay, seconds):
        stage.clock.moment += timedelta(seconds=gap)
        await stage.pilot.press(key)
    await stage.settled()


@pytest.mark.parametrize("delay", often([0.5], [0.25, 0.66]))
async def test_a_held_key_passes_over_one_exercise(stage: Stage, delay: float) -> None:
    await to_the_row(stage)
    await hold_down(stage, "k", delay)
    skipped = [each.id for each in stage.live.session.entries if EntryFlag.SKIPPED in each.flags]
    assert skipped == [ROW]
    assert stage.is_in(Phase.RAMP)
    await stage.wait(2)
    await stage.press("k")
    assert stage.is_in(Phase.WORK)


async def test_a_double_press_passes_over_one_exercise(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("k", "k")
    assert sum(EntryFlag.SKIPPED in each.flags for each in stage.live.session.entries) == 1


async def test_a_held_key_asks_for_one_set_more_or_less(stage: Stage) -> None:
    await to_the_row(stage)
    await hold_down(stage, "a")
    assert "set 1 of 4" in stage.text
    await hold_down(stage, "A")
    assert "set 1 of 3" in stage.text


async def test_a_held_minus_stops_a_step_before_the_end_and_is_taken_back_as_one(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("enter")
    await stage.wait(60)
    await stage.press("minus")
    await stage.wait(5)
    before = stage.live.session
    await hold_down(stage, "minus")
    rest = stage.live.look().rest
    assert stage.is_in(Phase.REST)
    assert rest is not None
    assert 15 <= rest.left(stage.clock.now()) < 30
    await stage.press("u")
    assert stage.live.session == before


async def test_a_press_of_its_own_may_end_a_rest(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("enter")
    await stage.wait(140)
    await stage.press("minus")
    assert stage.is_in(Phase.WORK)
    await stage.press("u")
    assert stage.is_in(Phase.REST)


async def test_a_held_plus_is_taken_back_as_one(stage: Stage) -> None:
    await to_the_row(stage)
    await stage.press("enter")
    await stage.wait(20)
    before = stage.live.session
    await hold_down(stage, "plus")
    assert stage.live.session != before
    await stage.press("u")
    assert stage.live.session == before


# ------------------------------------------------------------------ the way back


async def five_notes(stage: Stage) -> None:
    """Five changes, each to be taken back by itself."""
    await to_the_row(stage)
    await stage.press("enter")
    for number in range(5):
        stage.live.do(partial(_noted, f"{number}"))
    await stage.settled()


def _noted(text: str, workout: Workout, _: datetime) -> Workout:
    return note(workout, text)


@pytest.mark.parametrize(("delay", "repeat"), often([(0.25, REPEAT), (1.8, 0.12)], [(0.5, REPEAT), (1.0, 0.24)]))
async def test_a_held_key_takes_back_one_change(stage: Stage, delay: float, repeat: float) -> None:
    await five_notes(stage)
    for gap in held(delay, 3, repeat):
        stage.clock.moment += timedelta(seconds=gap)
        await stage.pilot.press("u")
    assert stage.on_disk().note == "3"
    await stage.wait(1)
    await stage.press("u")
    assert stage.on_disk().note == "2"


@pytest.mark.parametrize("gap", often([0.3, 0.8], [0.26, 0.5, 2.5]))
async def test_every_press_of_a_hand_takes_back_one_change(stage: Stage, gap: float) -> None:
    await five_notes(stage)
    for left in ("3", "2", "1", "0", ""):
        await stage.press("u")
        assert stage.on_disk().note == left
        stage.clock.moment += timedelta(seconds=gap)


async def test_a_double_press_takes_back_one_change(stage: Stage) -> None:
    await five_notes(stage)
    await stage.press("u", "pageup")
    assert stage.on_disk().note == "3"


async def test_a_held_key_forgets_what_was_typed_and_takes_back_nothing(stage: Stage) -> None:
    await five_notes(stage)
    before = stage.live.session
    await stage.write("4")
    await hold_down(stage, "u")
    assert stage.on_disk() == before


async def test_a_key_held_at_a_question_ends_only_that(stage: Stage) -> None:
    await five_notes(stage)
    before = stage.live.workout
    await stage.press("p")
    await hold_down(stage, "u")
    assert stage.live.workout == before


async def test_a_key_held_on_the_last_page_takes_back_the_end_and_no_more(stage: Stage) -> None:
    await stage.start()
    await stage.finish()
    await stage.wait(5)
    await stage.press("u")
    before = stage.live.session
    assert stage.shows(SessionScreen)
    for gap in (0.5, REPEAT, REPEAT, REPEAT):
        stage.clock.moment += timedelta(seconds=gap)
        await stage.pilot.press("u")
    await stage.settled()
    assert stage.on_disk() == before


async def test_a_held_key_takes_back_one_edit_of_the_past(stage: Stage) -> None:
    await stage.press("h", "enter", "right", "right", "right")
    before = stage.home.sessions
    await stage.press("right")
    assert stage.home.sessions != before
    await hold_down(stage, "u")
    assert stage.home.sessions == before
    await stage.wait(1)
    await hold_down(stage, "u")
    assert stage.home.sessions[-1].entries[0].sets[0].reps == before[-1].entries[0].sets[0].done - 1


async def test_a_key_held_for_the_only_edit_of_the_past_leaves_it_taken_back(stage: Stage) -> None:
    before = stage.home.sessions
    await stage.press("h", "enter", "right")
    await hold_down(stage, "u")
    assert stage.home.sessions == before


async def test_a_key_held_where_a_session_came_back_deletes_the_one_before_again_only_once(stage: Stage) -> None:
    kept = stage.home.sessions
    await stage.press("h", "delete", "down", "enter", "delete", "down", "enter")
    assert stage.home.sessions == kept[:-2]
    await hold_down(stage, "u")
    assert len(stage.home.sessions) == len(kept) - 1


async def test_a_held_key_takes_back_one_change_of_the_settings(stage: Stage) -> None:
    file = stage.home.paths.config_file
    await stage.press("c", "right", "right")
    before = file.read_text(encoding="utf-8")
    await stage.press("down", "down", "right")
    assert file.read_text(encoding="utf-8") != before
    await hold_down(stage, "u")
    assert file.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(("choices", "left"), often([(["g", "d", "r"], 2), (["g"], 0)], [(["g", "d"], 1)]))
async def test_a_held_key_takes_back_one_choice_for_today(stage: Stage, choices: list[str], left: int) -> None:
    seen = [stage.text]
    for key in choices:
        await stage.press(key)
        seen.append(stage.text)
    await hold_down(stage, "u")
    assert stage.text == seen[left]
    await stage.wait(3)
    await hold_down(stage, "u")
    assert stage.text == seen[max(0, left - 1)]
