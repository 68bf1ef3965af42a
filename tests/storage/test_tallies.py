"""What the index tells of bests: the same as the sessions themselves, and nothing where it may be otherwise."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.storage.history import History
from coach.storage.index import Index
from coach.storage.paths import Paths
from coach.storage.session_text import write_session
from coach.training.exercise import Catalogue
from coach.training.load import LoadKind, Unit
from coach.training.log import Fault, LoggedSet, Session
from coach.training.logbook import Logbook, Page
from coach.training.records import Walks, record_history
from tests.folders import paths_in
from tests.storage.indexes import later, put
from tests.training.make import DAY, decimal, entry, exercise, session_of

LIFTS = (
    exercise("row"),
    exercise("curl", LoadKind.DUMBBELL),
    exercise("pull-up", LoadKind.BODYWEIGHT),
    exercise("assisted", LoadKind.ASSISTED),
    exercise("band", LoadKind.NONE),
    exercise("hang", LoadKind.BODYWEIGHT, seconds=(20, 45)),
)
KNOWN = Catalogue({each.id: each for each in LIFTS})
ROW = KNOWN["row"]

LOADS = st.sampled_from((None, "0", "20", "42.5", "60", "60.25", "100", "900", "5000"))
SETS = st.builds(
    LoggedSet,
    load=LOADS.map(lambda load: None if load is None else decimal(load)),
    reps=st.none() | st.sampled_from((0, 3, 8, 9, 11, 200)),
    seconds=st.none() | st.sampled_from((0, 20, 31, 5000)),
    clean=st.none() | st.integers(0, 9),
    fault=st.none() | st.sampled_from(Fault),
    unit=st.none() | st.sampled_from(Unit),
)
ENTRIES = st.builds(
    lambda lift, sets: entry(sets, exercise_id=lift.id), st.sampled_from(LIFTS), st.lists(SETS, max_size=4)
)
DONE = st.builds(
    session_of,
    st.integers(0, 9).map(lambda days: DAY - timedelta(days=days)),
    st.lists(ENTRIES, min_size=1, max_size=4),
    unit=st.sampled_from(Unit),
    bodyweight=st.sampled_from((None, 78, "80.5")),
    at=st.sampled_from((time(7, tzinfo=UTC), time(18, tzinfo=UTC))),
    finished=st.sampled_from((True, True, True, False)),
)
PASTS = st.lists(DONE, min_size=1, max_size=8).map(
    lambda found: [replace(each, id=f"{each.id}-{number}") for number, each in enumerate(found)]
)


def written(paths: Paths, sessions: Sequence[Session]) -> None:
    for each in sessions:
        put(paths.session_file(each), write_session(each))


def read(paths: Paths, catalogue: Catalogue = KNOWN) -> History:
    """The history with the index, which is kept for the next time."""
    index = Index(paths, later)
    history = index.read()
    index.keep(catalogue)
    return history


def walked(book: Logbook, since: datetime | None = None) -> list[object]:
    return [(each.page.id, each.bests, each.records) for lift in LIFTS for each in record_history(lift, book, since)]


def told(page: Page) -> bool:
    return page.bests(ROW) is not None


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = paths_in(tmp_path)
    days = enumerate(((60, 8), (62.5, 8), (60, 9), (65, 5)))
    written(found, [_row(number, load, reps) for number, (load, reps) in days])
    read(found)
    return found


def _row(days: int, load: float, reps: int) -> Session:
    done = LoggedSet(load=decimal(load), reps=reps)
    return session_of(DAY + timedelta(days=days), [entry([done, done], exercise_id="row")], bodyweight=80)


@settings(max_examples=60, deadline=None)
@given(PASTS, PASTS, st.integers(0, 20))
def test_a_walk_along_the_index_is_a_walk_through_the_sessions(
    kept: list[Session], more: list[Session], at: int
) -> None:
    with TemporaryDirectory() as folder:
        paths = paths_in(Path(folder))
        written(paths, kept)
        read(paths)
        book = read(paths).sessions
        assert all(each.bests(lift) is not None for lift in LIFTS for each in book.lifted(lift.id))
        for each in more:
            book = book.with_session(replace(each, id=f"{each.id}-more"))
        book = book.without(kept[at % len(kept)].id)
        plain = Logbook.of(tuple(book))
        since = plain[at % len(plain)].started

        assert walked(book) == walked(plain)
        assert walked(book, since) == walked(plain, since)
        whole = {each.page.id: each for lift in LIFTS for each in record_history(lift, plain) if lift is ROW}
        assert all(
            (each.bests, each.records) == (whole[each.page.id].bests, whole[each.page.id].records)
            for each in record_history(ROW, book, since)
        )
        for lift in LIFTS:
            for unit in Unit:
                assert Walks(book).bests(lift, unit) == Walks(plain).bests(lift, unit)


def test_nothing_is_opened_for_what_the_index_tells(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    book = read(paths).sessions
    plain = walked(Logbook.of(tuple(read(paths).sessions)))
    monkeypatch.setattr("coach.storage.shelf.unpack", lambda _: pytest.fail("a session was opened"))
    assert walked(book) == plain


def test_of_an_exercise_of_another_kind_nothing_is_told_until_the_index_is_written_for_it(paths: Paths) -> None:
    other = exercise("row", LoadKind.ASSISTED)
    page, *_ = read(paths).sessions.pages
    assert page.bests(other) is None
    assert page.bests(exercise("row", seconds=(20, 40))) is None
    plain = [each.records for each in record_history(other, tuple(read(paths).sessions))]
    assert [each.records for each in record_history(other, read(paths).sessions)] == plain

    read(paths, Catalogue({**KNOWN.exercises, "row": other}))

    page, *_ = read(paths, Catalogue({**KNOWN.exercises, "row": other})).sessions.pages
    assert page.bests(ROW) is None
    assert page.bests(other) is not None
    assert [each.records for each in record_history(other, read(paths).sessions)] == plain


def test_what_is_damaged_is_not_told_and_mended_when_the_index_is_written_next(paths: Paths) -> None:
    plain = walked(Logbook.of(tuple(read(paths).sessions)))
    (file,) = paths.cache.iterdir()
    content = bytearray(file.read_bytes())
    content[-3] ^= 0x01
    file.write_bytes(content)

    book = read(paths).sessions
    assert not any(told(each) for each in book.pages)
    assert walked(book) == plain

    written(paths, [_row(9, 70, 3)])
    read(paths)
    assert all(told(each) for each in read(paths).sessions.pages)


def test_what_has_changed_is_told_anew(paths: Paths) -> None:
    first, *_ = read(paths).sessions
    written(paths, [replace(_row(0, 70, 8), id=first.id)])
    assert [told(each) for each in read(paths).sessions.pages] == [False, True, True, True]
    book = read(paths).sessions
    assert all(told(each) for each in book.pages)
    assert walked(book) == walked(Logbook.of(tuple(book)))
