"""Settings, knowledge and history together: a session begun, left, taken up again, and what is refused."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from coach.gym import Gym, Refused, new_id, open_gym
from coach.live import Live
from coach.storage.paths import Paths
from coach.training.exercise import Equipment
from coach.training.fields import Field, set_next
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import EntryFlag
from coach.training.replan import skip, swap
from coach.training.routine import Level
from coach.training.session import yes
from coach.training.where import Phase
from coach.training.workout import sets_wanted
from tests.folders import paths_in
from tests.training.sound import unsound
from tests.training.stage import START, HandClock, entry_of, gym_of, index_of, lifter, silent


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders of one lifter, all empty."""
    return paths_in(tmp_path)


def configured(paths: Paths, text: str) -> Gym:
    """What is opened with this configuration."""
    paths.config_dir.mkdir(parents=True, exist_ok=True)
    paths.config_file.write_text(text, encoding="utf-8")
    gym = open_gym(paths)
    assert gym.problems == ()
    return gym


def started(gym: Gym, clock: HandClock, *, day: str = "") -> Live:
    return gym.start(gym.plan(clock.now(), day=day), clock, silent)


def press_through(live: Live, clock: HandClock, presses: int) -> None:
    """Enter as long after the last that everything to wait for is over."""
    for _ in range(presses):
        live.look()
        clock.ahead(3)
        live.enter()
        clock.ahead(230)


def files(paths: Paths) -> list[Path]:
    return sorted(paths.data.rglob("*.toml"))


def test_a_first_start_needs_no_file_and_leaves_none(paths: Paths) -> None:
    gym = open_gym(paths)
    assert gym.problems == ()
    assert gym.unfinished is None
    live = started(gym, HandClock())
    assert live.look().phase is Phase.MOVE
    assert live.close()
    assert files(paths) == []


def test_a_session_of_a_goal_that_is_not_known_has_the_lifters_own(paths: Paths) -> None:
    gym = configured(paths, 'goal = "fat-loss"\n')
    session = started(gym, HandClock()).session
    assert gym.goal_of(replace(session, goal="muscle")).id == "muscle"
    assert gym.goal_of(replace(session, goal="marathon")).id == "fat-loss"


def test_a_session_left_open_is_the_same_session_again(paths: Paths) -> None:
    clock = HandClock()
    live = started(open_gym(paths), clock)
    press_through(live, clock, 14)
    assert live.settle()
    gym = open_gym(paths)
    assert gym.unfinished == live.session
    again = gym.resume(gym.unfinished, clock, silent)
    assert again.look() == live.look()
    assert again.workout == replace(live.workout, question=None, hold=None, went_early=False)
    assert again.is_everything_saved()


def test_a_whole_session_is_history_and_what_comes_next_is_derived_from_it(paths: Paths) -> None:
    clock = HandClock()
    gym = open_gym(paths)
    live = started(gym, clock)
    while live.look().phase is not Phase.DONE:
        press_through(live, clock, 1)
    assert live.close()
    assert len(files(paths)) == 1
    reread = open_gym(paths)
    assert reread.unfinished is None
    assert reread.sessions == (live.session,)
    known = gym.with_session(live.session)
    clock.ahead(7 * 86400)
    assert known.plan(clock.now()) == reread.plan(clock.now())
    assert {each.suggestion.load for each in reread.plan(clock.now()).planned} != {None}
    assert known.without_session(live.session).sessions == ()


def test_the_session_just_undone_to_nothing_goes_to_the_trash(paths: Paths) -> None:
    clock = HandClock()
    live = started(open_gym(paths), clock)
    live.enter()
    assert live.settle()
    assert len(files(paths)) == 1
    live.undo()
    assert live.close()
    assert open_gym(paths).sessions == ()
    assert [each.parent for each in files(paths)] == [paths.trash]


def test_a_session_in_the_unit_of_before_is_led_on_in_it(paths: Paths) -> None:
    clock = HandClock()
    live = started(configured(paths, 'unit = "lb"\n'), clock)
    live.do(lambda each, _: skip(each))
    live.do(yes)
    assert live.look().phase is Phase.CHOOSE
    live.do(lambda each, _: set_next(each, Field.LOAD, Decimal(90)))
    press_through(live, clock, 3)
    assert live.settle()
    gym = configured(paths, 'unit = "kg"\n')
    assert gym.unfinished is not None
    again = gym.resume(gym.unfinished, clock, silent)
    assert again.session.unit is Unit.LB
    assert all(each.ladder.unit is Unit.LB for each in again.workout.guides.values())
    before = sum(len(each.sets) for each in again.session.entries)
    press_through(again, clock, 3)
    assert sum(len(each.sets) for each in again.session.entries) > before
    assert again.workout.question is None
    while again.look().phase is not Phase.DONE:
        press_through(again, clock, 1)
    assert unsound(again.workout) == ()
    assert again.session.finished is not None
    assert again.close()


def test_a_swap_in_a_session_of_the_unit_of_before_has_loads_of_that_unit(paths: Paths) -> None:
    clock = HandClock()
    live = started(configured(paths, 'unit = "lb"\n'), clock)
    live.enter()
    assert live.settle()
    gym = configured(paths, 'unit = "kg"\n')
    assert gym.unfinished is not None
    workout = gym.lead(gym.unfinished)
    index = index_of(workout, "lat-pulldown")
    _, guide = gym.stand_in(workout, index, gym.catalogue["seated-cable-row"], clock.now())
    assert guide.ladder.unit is Unit.LB


def test_a_session_of_an_exercise_since_deleted_goes_on_without_it(paths: Paths) -> None:
    clock = HandClock()
    live = started(open_gym(paths), clock)
    live.enter()
    assert live.settle()
    path = files(paths)[0]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('id = "lat-pulldown"', 'id = "deleted-row"'), encoding="utf-8")
    gym = open_gym(paths)
    assert gym.unfinished is not None
    again = gym.resume(gym.unfinished, clock, silent)
    assert unsound(again.workout) == ()
    assert gym.alternatives(again.workout, index_of(again.workout, "deleted-row")) == ()
    while again.look().phase is not Phase.DONE:
        press_through(again, clock, 1)
    assert entry_of(again.workout, "deleted-row").sets == ()
    assert again.close()


def test_alternatives_of_the_slot_come_first_and_never_one_of_today() -> None:
    gym = gym_of(lifter(Level.BEGINNER))
    live = started(gym, HandClock())
    index = index_of(live.workout, "seated-cable-row")
    found = [each.id for each in gym.alternatives(live.workout, index)]
    assert found[:3] == ["dumbbell-row", "band-row", "barbell-row"]
    assert not set(found) & {each.id for each in live.session.entries}
    assert gym.alternatives(live.workout, 0) == ()


def test_a_stand_in_asks_only_what_is_left_and_one_at_least() -> None:
    gym = gym_of(lifter(Level.BEGINNER))
    clock = HandClock()
    live = started(gym, clock)
    index = index_of(live.workout, "lat-pulldown")
    row = gym.catalogue["dumbbell-row"]
    assert sets_wanted(gym.stand_in(live.workout, index, row, clock.now())[0]) == 3
    while len(live.session.entries[index].work_sets) < 2:
        press_through(live, clock, 1)
    entry, guide = gym.stand_in(live.workout, index, row, clock.now())
    assert sets_wanted(entry) == 1
    live.do(lambda each, _: swap(each, index, entry, guide))
    assert EntryFlag.SKIPPED in live.session.entries[index].flags
    assert live.session.entries[index + 1].block is Block.COMPOUND
    while len(live.session.entries[index + 1].work_sets) < 1:
        press_through(live, clock, 1)
    assert sets_wanted(gym.stand_in(live.workout, index + 1, row, clock.now())[0]) == 1


def test_what_cannot_be_planned_is_refused_in_words() -> None:
    gym = gym_of(lifter(Level.INTERMEDIATE, {Equipment.BENCH}))
    with pytest.raises(Refused, match="keeps no row and no pull with bench"):
        gym.plan(START)
    full = gym_of()
    with pytest.raises(Refused, match="no goal 'strength'"):
        full.plan(START, goal="strength")
    with pytest.raises(Refused, match="no day 'leg'"):
        full.plan(START, day="leg")
    with pytest.raises(Refused, match="no routine"):
        replace(full, routines={}).plan(START)


def test_an_exercise_that_is_not_due_is_planned_as_if_it_were() -> None:
    gym = gym_of()
    assert gym.planned(gym.catalogue["barbell-row"], START).slot_sets == 3
    asked = gym.planned(gym.catalogue["preacher-curl"], START)
    assert (asked.block, asked.slot_sets, asked.ramp) == (Block.BICEPS, 3, ())


def test_ids_begin_with_the_moment_and_differ() -> None:
    ids = {new_id(START) for _ in range(200)}
    assert len(ids) > 195
    assert all(each.startswith("2026-03-08T070511-") for each in ids)
