"""Walks through the past of an exercise that begin late: they find what the whole walk finds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.training.comparing import all_compared
from coach.training.exercise import Catalogue
from coach.training.load import Unit
from coach.training.log import Session
from coach.training.records import Walked, Walks, record_history
from tests.training.make import exercise, session

ROW = exercise("row")
KNOWN = Catalogue({"row": ROW})
PASTS = st.lists(
    st.tuples(st.sampled_from((40, 60, 62.5)), st.integers(0, 14), st.sampled_from(tuple(Unit))), min_size=1, max_size=9
).map(lambda rows: [row(days, *each) for days, each in enumerate(rows)])


def row(days_ago: int, load: float, reps: int, unit: Unit = Unit.KG) -> Session:
    return session(days_ago, load, (reps, reps), exercise_id="row", unit=unit)


def begun(days_ago: int) -> datetime:
    return row(days_ago, 60, 8).started


@given(PASTS, st.integers(-1, 9))
def test_a_walk_that_begins_late_ends_as_the_whole_one(past: list[Session], days: int) -> None:
    whole = [each for each in record_history(ROW, past) if each.page.started >= begun(days)]
    assert list(record_history(ROW, past, begun(days))) == whole


@given(PASTS, st.lists(st.integers(0, 9), max_size=5))
def test_walks_go_as_far_back_as_anyone_has_asked(past: list[Session], asked: list[int]) -> None:
    walks = Walks(past)
    whole = list(record_history(ROW, past))
    for days in asked:
        assert since(walks.of(ROW, begun(days)), days) == since(whole, days)
    assert list(walks.of(ROW)) == whole


def since(walked: Iterable[Walked], days: int) -> list[Walked]:
    return [each for each in walked if each.page.started >= begun(days)]


@given(PASTS, st.data())
def test_some_sessions_are_told_as_among_all_of_them(past: list[Session], data: st.DataObject) -> None:
    every = all_compared(past, KNOWN, Unit.KG)
    walks = Walks(past)
    for _ in range(3):
        only = data.draw(st.lists(st.sampled_from(past), unique_by=lambda each: each.id))
        found = all_compared(past, KNOWN, Unit.KG, only=only, walks=walks)
        assert found == {each.id: every[each.id] for each in only}


def test_a_session_that_is_said_to_have_begun_later_is_told_as_the_past_has_it() -> None:
    past = [row(3, 60, 8), row(2, 62.5, 8), row(1, 62.5, 9)]
    asked = replace(past[1], started=past[1].started + timedelta(days=5))
    whole = all_compared(past, KNOWN, Unit.KG)
    assert all_compared(past, KNOWN, Unit.KG, only=[asked]) == {asked.id: whole[asked.id]}
