"""One run of the coach: what it answers of a session from elsewhere, what it reads, and what it tidies."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from coach.desk import Desk
from coach.disk import Disk
from coach.gym import open_gym
from coach.storage.batch import write_batch
from coach.storage.history import SessionStore
from tests.folders import paths_in
from tests.training.stage import HandClock, silent


@pytest.mark.parametrize(("day", "goal"), [("arms", "muscle"), ("base", "marathon")])
def test_of_a_session_of_another_routine_or_goal_no_plan_is_told(tmp_path: Path, day: str, goal: str) -> None:
    paths, clock = paths_in(tmp_path), HandClock()
    gym = open_gym(paths)
    live = gym.start(gym.plan(clock.now()), clock, silent)
    session = replace(live.session, day=day, goal=goal)
    SessionStore(paths).save(session, clock.now())

    desk = Desk(Disk(paths), clock)
    desk.open()
    lifted = [index for index, each in enumerate(session.entries) if each.target is not None and each.target.rest]
    desk.resume(session)
    assert lifted
    assert [desk.planned(index) for index in lifted] == [None] * len(lifted)
    assert desk.close()


def test_an_import_that_was_taken_back_is_not_read_for_another(tmp_path: Path) -> None:
    paths, clock = paths_in(tmp_path), HandClock()
    gym = open_gym(paths)
    live = gym.start(gym.plan(clock.now()), clock, silent)
    write_batch([live.session], "strong", clock.now(), paths)

    desk = Desk(Disk(paths), clock)
    desk.open()
    assert len(desk.gym.sessions) == 1
    assert desk.take_import_back() is not None
    assert len(desk.gym.sessions) == 0
    assert not desk.has_other_imports
    assert desk.close()


def test_what_a_killed_program_had_begun_to_write_goes(tmp_path: Path) -> None:
    paths, clock = paths_in(tmp_path), HandClock()
    left = paths.history / "2026" / ".coach-0123456789ab.tmp"
    left.parent.mkdir(parents=True)
    left.touch()
    long_ago = clock.now().timestamp() - 2 * 86400
    os.utime(left, (long_ago, long_ago))
    desk = Desk(Disk(paths), clock)
    desk.open()
    desk.tidy()
    assert desk.close()
    assert not left.exists()
