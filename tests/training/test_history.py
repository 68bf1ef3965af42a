from datetime import timedelta
from decimal import Decimal

from coach.training.goal import Block
from coach.training.history import lane_sessions, newest_bodyweight, newest_of, sessions_of
from coach.training.load import Unit
from tests.training import make

ROW = "barbell-row"


def test_sessions_of_an_exercise_come_newest_first() -> None:
    old, new = make.session(9, 60, [8]), make.session(2, 60, [9])

    assert tuple(sessions_of(ROW, Block.COMPOUND, [old, new], make.DAY)) == (new, old)


def test_a_session_without_a_work_set_is_none() -> None:
    empty = make.session(2, 60, [])

    assert newest_of(ROW, Block.COMPOUND, [empty], make.DAY) is None


def test_a_finisher_is_asked_for_among_finishers() -> None:
    finisher, biceps = make.session(9, 20, [15], block=Block.FINISHER), make.session(2, 30, [10], block=Block.BICEPS)

    assert newest_of(ROW, Block.FINISHER, [finisher, biceps], make.DAY) == finisher
    assert newest_of(ROW, Block.COMPOUND, [finisher, biceps], make.DAY) == biceps


def test_the_last_of_a_lane_is_of_todays_range() -> None:
    heavy, light = make.session(9, 60, [8, 8]), make.session(2, 45, [12, 12], span=(10, 15))
    past = [heavy, light]

    found = lane_sessions(make.exercise(), (6, 10), Block.COMPOUND, past, make.gym(), make.DAY)

    assert tuple(found) == (heavy,)


def test_the_newest_bodyweight_is_converted() -> None:
    past = [
        make.session(9, 60, [8], bodyweight=80),
        make.session(2, 60, [8], bodyweight=100, unit=Unit.LB),
        make.session(1, 60, [8]),
    ]

    assert newest_bodyweight(past, make.DAY, Unit.KG) == Decimal("45.359237")
    assert newest_bodyweight(past, make.DAY - timedelta(days=5), Unit.KG) == 80
    assert newest_bodyweight([], make.DAY, Unit.KG) is None
