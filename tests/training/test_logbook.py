"""The book of all sessions: in order whatever came first, and closed until a page is asked for."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from coach.training.goal import Block
from coach.training.log import Session, SetKind
from coach.training.logbook import Logbook, Page, facts_of
from tests.training import make

OLD, MIDDLE, NEW = (make.session(days, 60, [8, 8]) for days in (30, 20, 10))
RUNNING = make.session_of(make.DAY, [make.entry([make.work(60, 8)])], finished=False)


def closed(session: Session, opened: list[str] | None = None) -> Page:
    """A page that notes when it is opened."""

    def open_it() -> Session:
        (opened if opened is not None else []).append(session.id)
        return session

    return Page.closed(facts_of(session), open_it)


def test_sessions_in_any_order_are_a_book_with_the_oldest_first() -> None:
    book = Logbook.of([NEW, OLD, MIDDLE])

    assert list(book) == [OLD, MIDDLE, NEW]
    assert list(reversed(book)) == [NEW, MIDDLE, OLD]
    assert (len(book), book[0], book[-1]) == (3, OLD, NEW)


def test_a_book_of_a_book_is_the_same_book() -> None:
    book = Logbook.of([OLD])

    assert Logbook.of(book) is book


def test_a_book_is_equal_to_its_sessions() -> None:
    assert Logbook.of([NEW, OLD]) == (OLD, NEW)
    assert Logbook.of([NEW, OLD]) == Logbook.of([OLD, NEW])
    assert Logbook.of([NEW, OLD]) != (OLD,)
    assert Logbook() == ()


def test_a_part_of_a_book_is_a_book() -> None:
    assert Logbook.of([OLD, MIDDLE, NEW])[-2:] == (MIDDLE, NEW)


def test_a_session_more_stands_where_it_began_and_another_truth_takes_its_place() -> None:
    book = Logbook.of([OLD, NEW])

    assert book.with_session(MIDDLE) == (OLD, MIDDLE, NEW)
    assert book.with_session(NEW) == book
    assert book.without(OLD.id) == (NEW,)
    assert book.without("nobody") == book


def test_finished_sessions_are_given_newest_first_and_none_after_the_day() -> None:
    book = Logbook.of([OLD, MIDDLE, NEW, RUNNING])

    assert [each.id for each in book.finished(make.DAY)] == [NEW.id, MIDDLE.id, OLD.id]
    assert [each.id for each in book.finished(MIDDLE.date)] == [MIDDLE.id, OLD.id]


def test_sessions_since_a_day_are_given_oldest_first_the_day_included() -> None:
    assert [each.id for each in Logbook.of([OLD, MIDDLE, NEW]).since(MIDDLE.date)] == [MIDDLE.id, NEW.id]


def test_an_exercise_is_lifted_where_it_has_a_work_set_in_whatever_block() -> None:
    ramp_only = make.session_of(make.DAY - timedelta(days=5), [make.entry([make.work(40, 5, kind=SetKind.RAMP)])])
    finisher = make.session_of(
        make.DAY - timedelta(days=3), [make.entry([make.work(20, 20)], block=Block.FINISHER, exercise_id="curl")]
    )
    book = Logbook.of([OLD, ramp_only, finisher, NEW])
    exercise = OLD.entries[0].id

    assert [each.id for each in book.lifted(exercise)] == [OLD.id, NEW.id]
    assert [each.id for each in book.lifted("curl")] == [finisher.id]
    assert [each.facts.finishers for each in book.lifted("curl")] == [("curl",)]
    assert list(book.lifted("nothing")) == []


def test_what_hurt_and_what_was_weighed_is_found_without_opening() -> None:
    hurt = make.session_of(make.DAY - timedelta(days=3), [make.entry([], pain=True)], bodyweight=80)
    opened: list[str] = []
    book = Logbook([closed(each, opened) for each in (OLD, hurt)])

    assert [each.id for each in book.hurt(hurt.entries[0].id)] == [hurt.id]
    assert [each.id for each in book.weighed] == [hurt.id]
    assert opened == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda book: list(book.finished(make.DAY)),
        lambda book: list(book.since(OLD.date)),
        lambda book: book.page(OLD.id),
        lambda book: book.without(OLD.id),
        lambda book: book[1:],
        len,
    ],
)
def test_nothing_is_opened_by_what_its_facts_answer(ask: Callable[[Logbook], object]) -> None:
    opened: list[str] = []
    book = Logbook([closed(each, opened) for each in (OLD, NEW)])

    ask(book)

    assert opened == []


def test_a_page_is_opened_once() -> None:
    opened: list[str] = []
    page = closed(OLD, opened)

    assert (page.session, page.session) == (OLD, OLD)
    assert opened == [OLD.id]
    assert page == Page.of(OLD)
