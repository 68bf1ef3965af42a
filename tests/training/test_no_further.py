"""However long the past, only as much of it is opened as the rules ask for."""

from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from coach.training.begin import begin
from coach.training.goal import Block
from coach.training.log import Session
from coach.training.logbook import Logbook, Page, facts_of
from coach.training.plan import plan
from coach.training.progression import suggest
from coach.training.volume import weekly_sets
from tests.training import make
from tests.training.stage import START, catalogue, goals, lifter, routine

YEARS = 6


def closed(sessions: list[Session]) -> tuple[Logbook, list[str]]:
    """A book whose pages note when they are opened."""
    opened: list[str] = []

    def opener(session: Session) -> Page:
        def open_it() -> Session:
            opened.append(session.id)
            return session

        return Page.closed(facts_of(session), open_it)

    return Logbook(opener(each) for each in sessions), opened


def weekly(exercise: str = "barbell-row", loads: tuple[float, ...] = (60, 62.5), reps: int = 8) -> list[Session]:
    """A session a week, a month at each of the loads in turn."""
    return [
        make.session(7 * week, loads[week // 4 % len(loads)], [reps] * 3, exercise_id=exercise)
        for week in range(1, 52 * YEARS)
    ]


def test_a_plan_looks_at_weeks_and_not_at_years() -> None:
    book, opened = closed(weekly())

    coming = plan(lifter(), routine(), goals()["muscle"], catalogue(), book, START)

    assert coming.planned
    assert 0 < len(opened) <= 30


def test_a_session_begins_without_opening_the_past_and_knows_the_best_of_it() -> None:
    sessions = weekly()
    sessions[-1] = make.session(7 * 52 * YEARS, 100, [8])
    book, opened = closed(sessions)
    me = lifter()

    workout = begin(
        plan(me, routine(), goals()["muscle"], catalogue(), book, START, day=routine().day("heavy")),
        me,
        catalogue(),
        book,
        "today",
        START,
    )

    assert len(opened) <= 30
    guide = next(each for each in workout.guides.values() if each.exercise.id == "barbell-row")
    assert tuple(guide.best) == (100 * Fraction(38, 30),)
    assert len(opened) == len(sessions)


def test_an_exercise_left_for_years_opens_no_others() -> None:
    long_ago = make.session(2000, 50, [10, 10, 10])
    book, opened = closed([long_ago, *weekly("pull-up", (5, 10))])

    answer = suggest(make.exercise(), make.prescription(), Block.COMPOUND, book, make.gym(), make.DAY)

    assert answer.load is not None
    assert opened == [long_ago.id]


def test_a_finisher_opens_no_session_that_did_it_otherwise() -> None:
    book, opened = closed([make.session(7 * week, 20, [15], block=Block.BICEPS) for week in range(1, 200)])

    suggest(make.exercise(), make.prescription(), Block.FINISHER, book, make.gym(), make.DAY)

    assert opened == []


def test_the_same_load_for_years_is_not_walked_back_where_more_is_earned() -> None:
    book, opened = closed(weekly(loads=(60,)))
    newer = book.with_session(make.session(1, 60, [10, 10, 10]))

    answer = suggest(make.exercise(), make.prescription(), Block.COMPOUND, newer, make.gym(), make.DAY)

    assert answer.load == Decimal("62.5")
    assert len(opened) <= 30


@pytest.mark.parametrize("days", [7, 364])
def test_the_sets_of_a_week_open_that_week(days: int) -> None:
    book, opened = closed(weekly())

    weekly_sets(book, catalogue(), make.DAY - timedelta(days=days))

    assert len(opened) == 1
