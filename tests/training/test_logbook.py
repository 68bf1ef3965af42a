"""The book of all sessions: in order whatever came first, and closed until a page is asked for."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.training.bests import Bests
from coach.training.exercise import Exercise
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Session, SetKind
from coach.training.logbook import Facts, Logbook, Page, facts_of
from coach.training.tally import tallied
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


# -------------------------------------------------------------- a book on a shelf


class Standing:
    """A shelf of a few sessions, in the order they began."""

    def __init__(self, *sessions: Session) -> None:
        self.sessions = sorted(sessions, key=lambda each: (each.started, each.id))

    @property
    def unfinished(self) -> list[int]:
        return [number for number, each in enumerate(self.sessions) if not each.is_finished]

    @property
    def weighed(self) -> list[int]:
        return [number for number, each in enumerate(self.sessions) if each.bodyweight is not None]

    def lifted(self, exercise_id: str) -> list[int]:
        return [number for number in range(len(self.sessions)) if exercise_id in self.facts(number).done]

    def hurt(self, exercise_id: str) -> list[int]:
        return [number for number in range(len(self.sessions)) if exercise_id in self.facts(number).hurt]

    def best(self, numbers: Iterable[int], exercise: Exercise) -> Bests | None:
        told = [self.bests(number, exercise) for number in numbers]
        return told[0] if len(told) == 1 else None

    def id(self, number: int) -> str:
        return self.sessions[number].id

    def is_finished(self, number: int) -> bool:
        return self.sessions[number].is_finished

    def facts(self, number: int) -> Facts:
        return facts_of(self.sessions[number])

    def bests(self, number: int, exercise: Exercise) -> Bests | None:
        return tallied(exercise, [self.sessions[number]], Unit.KG) if number == 0 else None

    def session(self, number: int) -> Session:
        return self.sessions[number]


WEIGHED = make.session(25, 60, [8, 8], bodyweight=80)
HURT = make.session(15, 60, [8, 8], pain=True)


def standing(*sessions: Session, beside: Sequence[Session] = ()) -> Logbook:
    """A book of sessions on a shelf, and of others beside it."""
    shelf = Standing(*sessions)
    return Logbook([Page.of(each) for each in beside], shelf, [Page(shelf, n) for n in range(len(sessions))])


def answers(book: Logbook) -> tuple[object, ...]:
    exercise = OLD.entries[0].id
    return (
        list(book),
        list(reversed(book)),
        [each.id for each in book.finished(make.DAY)],
        [each.id for each in book.lifted(exercise)],
        [each.id for each in book.hurt(exercise)],
        [each.id for each in book.weighed],
    )


EVERYTHING = (OLD, WEIGHED, MIDDLE, HURT, NEW, RUNNING)


@pytest.mark.parametrize(
    "book",
    [
        standing(*EVERYTHING),
        standing(OLD, MIDDLE, RUNNING, beside=(NEW, HURT, WEIGHED)),
        standing(WEIGHED, HURT, beside=(OLD, MIDDLE, NEW, RUNNING)),
        standing(OLD, WEIGHED, HURT, NEW, RUNNING).with_session(MIDDLE),
        standing(*EVERYTHING, make.session(1, 60, [8])).without(make.session(1, 60, [8]).id),
    ],
)
def test_a_book_on_a_shelf_answers_as_one_of_its_sessions(book: Logbook) -> None:
    assert answers(book) == answers(Logbook.of(EVERYTHING))


def test_what_is_taken_from_a_shelf_is_gone_from_every_answer() -> None:
    left = standing(*EVERYTHING).without(HURT.id).without(WEIGHED.id).without(RUNNING.id)

    assert answers(left) == answers(Logbook.of([OLD, MIDDLE, NEW]))


def test_another_truth_about_a_session_on_a_shelf_takes_its_place() -> None:
    unhurt = replace(HURT, entries=tuple(replace(each, flags=frozenset()) for each in HURT.entries))

    assert answers(standing(*EVERYTHING).with_session(unhurt)) == answers(
        Logbook.of([unhurt if each is HURT else each for each in EVERYTHING])
    )


def test_bests_that_a_shelf_tells_leave_the_pages_beside_it() -> None:
    row = make.exercise(OLD.entries[0].id)
    book = standing(OLD, MIDDLE, beside=[NEW])
    first, second, alone = book.pages

    assert book.best(row, [first, alone]) == (tallied(row, [OLD], Unit.KG), [alone])
    assert book.best(row, [second, alone]) == (None, [second, alone])
    assert book.best(row, [alone]) == (None, [alone])
    assert Logbook.of([OLD]).best(row, [first]) == (None, [first])


def test_a_book_knows_its_sessions_by_their_whole_truth() -> None:
    book = Logbook.of([OLD, NEW])

    assert OLD in book
    assert replace(OLD, note="another") not in book
    assert MIDDLE not in book


def test_equal_books_and_pages_are_one_in_a_set() -> None:
    assert len({Logbook.of([OLD, NEW]), Logbook.of([NEW, OLD]), Logbook.of([OLD])}) == 2
    assert len({Page.of(OLD), Page.of(OLD), Page.of(NEW)}) == 2


def test_a_book_shows_itself_without_opening_a_session() -> None:
    opened: list[str] = []
    page = closed(OLD, opened)

    assert repr(Logbook([page])) == f"Logbook({OLD.id})"
    assert OLD.id in repr(page)
    assert opened == []


def test_what_was_asked_once_is_not_gone_through_again() -> None:
    book = standing(*EVERYTHING)
    exercise = OLD.entries[0].id

    assert book.lifted(exercise) is book.lifted(exercise)
    assert book.hurt(exercise) is book.hurt(exercise)
    assert book.weighed is book.weighed
    assert book.up_to(NEW.date) is book.up_to(NEW.date)
    assert book.up_to(OLD.date) == (OLD,)
    assert len(book.up_to(make.DAY)) == len(EVERYTHING) - 1
