"""The made-up history: always the same, by the real rules, and nothing of it stays."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from coach import demo
from coach.gym import Gym, open_gym
from coach.storage.paths import Paths
from coach.training.goal import LIFTED_BLOCKS
from coach.training.load import LoadKind
from coach.training.log import EntryFlag, Session, SessionFlag
from coach.training.plan import plan
from coach.training.rules import ORDER

UNTIL = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def folder() -> Iterator[Paths]:
    with demo.made_up(UNTIL) as paths:
        yield paths


@pytest.fixture(scope="module")
def gym(folder: Paths) -> Gym:
    return open_gym(folder)


@pytest.fixture(scope="module")
def year(gym: Gym) -> tuple[Session, ...]:
    return tuple(gym.sessions)


def test_it_is_read_back_as_it_was_made(gym: Gym, year: tuple[Session, ...]) -> None:
    assert gym.problems == ()
    assert gym.unfinished is None
    assert year == demo.generate(gym, UNTIL)


def test_another_seed_is_another_lifter(gym: Gym) -> None:
    one, other = (demo.generate(gym, UNTIL, weeks=4, seed=seed) for seed in (1, 2))
    assert one == demo.generate(gym, UNTIL, weeks=4, seed=1)
    assert one != other


def test_it_is_a_year_of_two_sessions_a_week_with_a_holiday(year: tuple[Session, ...]) -> None:
    dates = [each.date for each in year]
    assert dates == sorted(set(dates))
    assert 85 <= len(dates) <= 104
    assert dates[0] >= UNTIL.date() - timedelta(weeks=52)
    assert dates[-1] < UNTIL.date()
    gaps = [(later - earlier).days for earlier, later in pairwise(dates)]
    assert 14 <= max(gaps) <= 28
    assert {each.day for each in year} == {"heavy", "light"}


def test_good_and_bad_days_are_in_it(year: tuple[Session, ...]) -> None:
    flags = {flag for each in year for flag in each.flags}
    assert flags >= {SessionFlag.ROUGH, SessionFlag.DELOAD}
    entries = [entry for each in year for entry in each.entries]
    assert any(EntryFlag.PAIN in each.flags for each in entries)
    sets = [done for each in entries for done in each.work_sets]
    assert 0.01 < sum(each.is_tainted for each in sets) / len(sets) < 0.25
    aimed = [
        (aim, done.clean_reps)
        for each in entries
        if each.target is not None and each.block in LIFTED_BLOCKS
        for number, done in enumerate(each.work_sets)
        if (aim := each.target.aim(number)) is not None
    ]
    assert 0.02 < sum(clean < aim for aim, clean in aimed) / len(aimed) < 0.4
    assert len({each.target.rule for each in entries if each.target is not None} & {rule.name for rule in ORDER}) > 6


def test_every_load_exists_on_the_rack(gym: Gym, year: tuple[Session, ...]) -> None:
    for session in year:
        for entry in session.entries:
            exercise = gym.catalogue[entry.id]
            loads = gym.lifter.rack.ladder(entry.id, exercise.kind).loads
            used = {each.load for each in entry.sets if each.load is not None}
            assert used <= set(loads)
            assert not used or exercise.kind is not LoadKind.NONE


def test_the_targets_are_those_of_the_plan_from_everything_before(gym: Gym, year: tuple[Session, ...]) -> None:
    for number in range(0, len(year), 9):
        session = year[number]
        rough = SessionFlag.ROUGH in session.flags
        coming = plan(gym.lifter, gym.routine, gym.goal(), gym.catalogue, year[:number], session.started, rough=rough)
        planned = [(each.exercise.id, each.suggestion.load, each.suggestion.aims) for each in coming.planned]
        lifted = [each for each in session.entries if each.block in LIFTED_BLOCKS]
        targets = [(each.id, each.target.load, each.target.aims) for each in lifted if each.target is not None]
        assert (session.day, targets) == (coming.day.id, planned)


def test_sets_follow_each_other_in_time(year: tuple[Session, ...]) -> None:
    for session in year:
        moments = [done.at for entry in session.entries for done in entry.sets if done.at is not None]
        assert moments == sorted(moments)
        assert session.started <= moments[0]
        assert session.finished is not None
        assert timedelta(minutes=15) < session.finished - session.started < timedelta(hours=2)


def test_the_lifter_grows_stronger(year: tuple[Session, ...]) -> None:
    for exercise in ("barbell-row", "dumbbell-row", "ez-curl"):
        loads = [
            done.load
            for each in year
            for entry in each.entries
            if entry.id == exercise
            for done in entry.work_sets
            if done.load is not None
        ]
        assert max(loads[-6:]) > loads[0]


def test_as_many_weeks_as_are_asked_for(gym: Gym) -> None:
    assert demo.generate(gym, UNTIL, weeks=0) == ()
    assert 3 <= len(demo.generate(gym, UNTIL, weeks=3)) <= 6


def test_the_folder_is_gone_afterwards_even_after_a_fault() -> None:
    def fails() -> Path:
        with demo.made_up(UNTIL) as paths:
            assert list(paths.history.rglob("*.toml"))
            left.append(paths.data.parent)
            raise KeyError("of the app")

    left: list[Path] = []
    with pytest.raises(KeyError):
        fails()
    assert not left[0].exists()
