"""One run of the coach: what it answers of a session that its routine does not know any more."""

from dataclasses import replace
from pathlib import Path

import pytest

from coach.desk import Desk
from coach.disk import Disk
from coach.gym import open_gym
from coach.storage.history import SessionStore
from tests.faults.lifting import paths_in
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
