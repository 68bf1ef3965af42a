"""With the index or without it a history is the same, whatever happened to the files or to the index."""

import os
import time
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.storage import index as index_module
from coach.storage import shelf as shelf_module
from coach.storage.history import History, SessionStore, read_history
from coach.storage.index import Index
from coach.storage.packing import PackingError, pack, unpack
from coach.storage.paths import Paths
from coach.storage.session_reading import read_session
from coach.storage.session_text import write_session
from coach.training.log import Session
from tests.folders import paths_in
from tests.storage.indexes import TICKS, later, opened, put, same
from tests.storage.sessions import NOW, SESSIONS, a_session


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_in(tmp_path)


def read_now(paths: Paths) -> tuple[History, int]:
    """The history read with the index, and how many files had to be read for it."""
    missing = [0]
    index = Index(paths, later)
    history = index.read(lambda _, total: missing.append(total))
    index.keep()
    return history, missing[-1]


def the_index(paths: Paths) -> Path:
    (file,) = paths.cache.iterdir()
    return file


def three(paths: Paths) -> list[Path]:
    sessions = [
        replace(a_session(f"2026-11-{day}T070511-aaaa"), started=NOW - timedelta(days=30 - day)) for day in (20, 21, 22)
    ]
    return [put(paths.session_file(each), write_session(each)) for each in sessions]


def test_what_was_read_once_is_not_read_again(paths: Paths) -> None:
    three(paths)

    first, of_first = read_now(paths)
    second, of_second = read_now(paths)

    assert (of_first, of_second) == (3, 0)
    assert same(first, second)
    assert same(second, read_history(paths))


def test_no_session_is_opened_before_it_is_asked_for(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    three(paths)
    opened(paths)
    unpacked: list[bytes] = []

    def noted(packed: bytes) -> Session:
        unpacked.append(packed)
        return unpack(packed)

    monkeypatch.setattr(shelf_module, "unpack", noted)

    history = opened(paths)
    assert [each.page.id for each in history.stored] == sorted(each.page.id for each in history.stored)
    assert unpacked == []

    assert history.sessions[0].entries[0].id == "barbell-row"
    assert history.sessions[0] is history.sessions[0]
    assert len(unpacked) == 1


@pytest.mark.parametrize("change", ["new", "edited", "gone", "renamed", "moved"])
def test_only_what_has_changed_is_read(paths: Paths, change: str) -> None:
    first, *_ = three(paths)
    opened(paths)
    match change:
        case "new":
            put(paths.history / "2027" / "more.toml", write_session(a_session("2027")))
        case "edited":
            put(first, first.read_text().replace("62.5", "60.0"))
        case "gone":
            first.unlink()
        case "renamed":
            first.rename(first.with_name("else.toml"))
        case _:
            (paths.history / "z").mkdir()
            first.rename(paths.history / "z" / first.name)

    history, missing = read_now(paths)

    assert missing == (0 if change == "gone" else 1)
    assert same(history, read_history(paths))
    assert read_now(paths)[1] == 0


def test_an_edit_that_leaves_size_and_time_as_they_were_is_seen(paths: Paths) -> None:
    first, *_ = three(paths)
    opened(paths)
    before = first.stat()
    put(first, first.read_text().replace("62.5", "60.0"))
    os.utime(first, ns=(before.st_atime_ns, before.st_mtime_ns))

    history = opened(paths)

    assert (first.stat().st_size, first.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert same(history, read_history(paths))


def test_a_file_that_changed_just_before_it_was_read_is_looked_at_again(paths: Paths) -> None:
    three(paths)
    fresh = Index(paths)
    fresh.read()
    fresh.keep()
    told: list[tuple[int, int]] = []

    again = Index(paths, later)
    history = again.read(lambda *done: told.append(done))
    again.keep()

    assert told == [(1, 3), (2, 3), (3, 3)]
    assert same(history, read_history(paths))
    assert read_now(paths)[1] == 0


def test_a_file_that_was_only_touched_is_not_understood_anew(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in three(paths):
        opened(paths)
        os.utime(each, ns=(next(TICKS), next(TICKS)))
    opened(paths)
    three_times: list[str] = []
    monkeypatch.setattr(index_module, "understood", lambda _, file: three_times.append(file))
    for each in sorted(paths.history.rglob("*.toml")):
        os.utime(each, ns=(next(TICKS), next(TICKS)))

    assert same(opened(paths), read_history(paths))
    assert three_times == []


def test_what_is_wrong_with_a_file_is_known_without_reading_it(paths: Paths) -> None:
    good = write_session(a_session())
    put(paths.history / "a.toml", good.replace("reps = 9", "reps = nan"))
    put(paths.history / "b.toml", "no [ toml")
    put(paths.history / "c.toml", b"\xff\xfe")
    put(paths.history / "d.toml", "")
    opened(paths)

    history, missing = read_now(paths)

    assert missing == 0
    assert same(history, read_history(paths))
    assert [Path(each.file).name for each in history.problems] == ["a.toml", "b.toml", "c.toml", *["d.toml"] * 4]
    assert not history.stored[0].is_writable


def test_a_time_that_is_taken_to_be_this_machines_is_read_every_time(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(paths.history / "a.toml", write_session(a_session()).replace("+01:00", ""))
    with monkeypatch.context() as patch:
        for zone in ("UTC", "Asia/Tokyo"):
            patch.setenv("TZ", zone)
            time.tzset()
            history, missing = read_now(paths)
            assert missing == 1
            assert same(history, read_history(paths))
    time.tzset()


def test_links_pipes_and_second_versions_are_what_they_are_without_an_index(paths: Paths, tmp_path: Path) -> None:
    first, *_ = three(paths)
    text = first.read_text()
    put(tmp_path / "out.toml", text)
    (paths.history / "out.toml").symlink_to(tmp_path / "out.toml")
    (paths.history / "in.toml").symlink_to(first)
    (paths.history / "gone.toml").symlink_to("nowhere.toml")
    (paths.history / "linked").symlink_to(tmp_path)
    (paths.history / "folder.toml").mkdir()
    os.mkfifo(paths.history / "pipe.toml")
    put(first.with_suffix(".theirs-2026-11-22T070511.toml"), text)
    put(paths.history / ".incoming-7" / "a.toml", text)
    put(paths.history / "copy.toml", text)

    assert same(opened(paths), read_history(paths))
    assert same(opened(paths), read_history(paths))


def test_a_history_that_became_a_link_out_of_the_data_folder_is_refused_as_ever(paths: Paths, tmp_path: Path) -> None:
    three(paths)
    opened(paths)
    paths.history.rename(tmp_path / "elsewhere")
    paths.history.symlink_to(tmp_path / "elsewhere")

    history = opened(paths)

    assert len(history.stored) == 0
    assert same(history, read_history(paths))


def test_a_data_folder_reached_by_another_path_names_its_files_by_that_path(paths: Paths, tmp_path: Path) -> None:
    three(paths)
    put(paths.history / "bad.toml", "no [ toml")
    opened(paths)
    (tmp_path / "link").symlink_to(paths.data)
    other = replace(paths, data=tmp_path / "link")

    history, missing = read_now(other)

    assert missing == 0
    assert same(history, read_history(other))


@pytest.mark.parametrize("place", ["magic", "length", "digest", "table", "packed", "end"])
@pytest.mark.parametrize("damage", ["flipped", "cut", "emptied"])
def test_a_damaged_index_is_none(paths: Paths, place: str, damage: str) -> None:
    three(paths)
    opened(paths)
    file = the_index(paths)
    content = bytearray(file.read_bytes())
    offset = {"magic": 3, "length": 15, "digest": 25, "table": 60, "packed": -700, "end": -1}[place] % len(content)
    if damage == "flipped":
        content[offset] ^= 0x11
    else:
        del content[offset : len(content) if damage == "cut" else offset + 1]
    file.write_bytes(content)

    assert same(opened(paths), read_history(paths))
    assert same(opened(paths), read_history(paths))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_bytes_in_its_place_make_another_history(paths: Paths, data: st.DataObject) -> None:
    three(paths)
    opened(paths)
    good = the_index(paths).read_bytes()
    at = data.draw(st.integers(0, len(good)))
    bad = data.draw(
        st.binary(max_size=80)
        | st.binary(min_size=1, max_size=4).map(lambda junk: good[:at] + junk + good[at + len(junk) :])
        | st.just(good[:at])
    )
    the_index(paths).write_bytes(bad)

    assert same(opened(paths), read_history(paths))
    the_index(paths).unlink()


def test_an_index_of_another_program_or_another_folder_is_none(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(paths)
    opened(paths)
    with monkeypatch.context() as patch:
        patch.setattr(shelf_module, "PROGRAM", "another")
        assert read_now(paths)[1] == 3
    assert read_now(paths)[1] == 3

    other = replace(paths, data=tmp_path / "other")
    for each in three(other)[:1]:
        put(each, each.read_text().replace("62.5", "60.0"))
    the_index(paths).rename(paths.cache / f"history-{other.key}.index")
    assert same(opened(other), read_history(other))


def test_where_there_is_no_cache_folder_and_can_be_none_everything_is_read(paths: Paths) -> None:
    three(paths)
    put(paths.cache, "a file")

    assert same(opened(paths), read_history(paths))
    assert same(opened(paths), read_history(paths))


def test_two_who_write_at_once_leave_an_index_that_is_whole(paths: Paths) -> None:
    first, *_ = three(paths)
    one, other = Index(paths, later), Index(paths, later)
    one.read()
    put(first, first.read_text().replace("62.5", "60.0"))
    other.read()
    other.keep()
    one.keep()

    assert same(opened(paths), read_history(paths))
    assert [each.suffix for each in paths.cache.iterdir()] == [".index"]


def test_a_history_that_is_gone_for_now_does_not_empty_the_index(paths: Paths, tmp_path: Path) -> None:
    three(paths)
    opened(paths)
    paths.data.rename(tmp_path / "unplugged")
    assert opened(paths).stored == ()
    (tmp_path / "unplugged").rename(paths.data)

    assert read_now(paths)[1] == 0


def test_a_session_whose_packed_bytes_are_damaged_is_read_from_its_file(paths: Paths) -> None:
    three(paths)
    opened(paths)
    file = the_index(paths)
    content = bytearray(file.read_bytes())
    content[-50] ^= 0xFF
    file.write_bytes(content)

    history, missing = read_now(paths)

    assert missing == 0
    assert same(history, read_history(paths))


def test_a_session_is_the_same_after_the_index_was_written_anew_or_is_gone(paths: Paths) -> None:
    first, *_ = three(paths)
    opened(paths)
    history, truth = opened(paths), read_history(paths)
    put(first.with_name("2026-01-01-more.toml"), write_session(a_session("2026-01-01-more")))
    opened(paths)
    the_index(paths).unlink()

    assert list(history.sessions) == list(truth.sessions)


def test_a_session_is_the_same_where_the_index_was_cut_off_since(paths: Paths) -> None:
    three(paths)
    opened(paths)
    history = opened(paths)
    os.truncate(the_index(paths), 20)

    assert list(history.sessions) == list(read_history(paths).sessions)


def test_a_book_on_a_shelf_answers_as_one_of_its_sessions_whatever_is_put_in_or_taken_out(paths: Paths) -> None:
    three(paths)
    opened(paths)
    shelved = opened(paths)
    plain = read_history(paths)
    more = replace(a_session("2026-11-21T180000-bbbb"), started=NOW - timedelta(days=8, hours=2), finished=None)
    gone = plain.stored[1].page.id
    path = paths.session_file(more)

    for one, other in (
        (shelved, plain),
        (shelved.with_session(more, path), plain.with_session(more, path)),
        (shelved.with_session(more, path).without(gone), plain.with_session(more, path).without(gone)),
        (shelved.without(gone).with_session(more, path).without(more.id), plain.without(gone)),
    ):
        assert one == other
        assert list(one.sessions) == list(other.sessions)
        assert one.unfinished == other.unfinished
        for book, same_book in (
            (one.sessions, other.sessions),
            (one.sessions.up_to(NOW.date()), other.sessions.up_to(NOW.date())),
        ):
            assert [each.id for each in book.pages] == [each.id for each in same_book.pages]
            assert [each.is_finished for each in book.pages] == [each.is_finished for each in same_book.pages]
            for exercise in ("barbell-row", "nothing"):
                assert list(book.lifted(exercise)) == list(same_book.lifted(exercise))
                assert list(book.hurt(exercise)) == list(same_book.hurt(exercise))
            assert list(book.weighed) == list(same_book.weighed)


def test_a_file_changed_by_another_program_is_noticed_where_the_session_came_from_the_index(paths: Paths) -> None:
    path = three(paths)[-1]
    opened(paths)
    history = opened(paths)
    session = history.sessions[-1]
    put(path, write_session(replace(session, note="theirs")))

    notice = SessionStore(paths, history.stored).save(replace(session, note="ours"), NOW)

    assert "theirs" in notice
    assert len(list(path.parent.glob("*.theirs-*"))) == 1


def test_a_session_from_the_index_is_written_without_a_word_where_its_file_is_the_same(paths: Paths) -> None:
    three(paths)
    opened(paths)
    history = opened(paths)

    assert SessionStore(paths, history.stored).save(replace(history.sessions[-1], note="ours"), NOW) == ""


@given(SESSIONS)
def test_a_session_is_packed_and_unpacked_exactly(made_up: Session) -> None:
    session, _ = read_session(write_session(made_up), "session.toml")
    assert session is not None

    again = unpack(pack(session))

    assert again == session
    assert write_session(again) == write_session(session)


@pytest.mark.parametrize("load", ["62.5", "62.50", "1E+3", "0.0", "1e-7", "100"])
def test_a_load_is_kept_as_it_was_typed(load: str) -> None:
    again = unpack(pack(a_session(load=Decimal(load))))

    assert str(again.entries[0].sets[0].load) == str(Decimal(load))


def test_unknown_keys_of_every_kind_come_back_as_they_were() -> None:
    inner: Mapping[str, object] = MappingProxyType({"d": Decimal("1.50"), "m": ("i", 2**70, True, date(2026, 1, 2))})
    session = replace(a_session(), extra=MappingProxyType({"x": inner, "nan": (Decimal("1E+400"), ())}))

    again = unpack(pack(session))

    assert again.extra == session.extra
    assert str(again.extra) == str(session.extra)


@given(st.binary(max_size=200))
def test_bytes_that_are_no_session_are_said_to_be_none(junk: bytes) -> None:
    with pytest.raises(PackingError):
        unpack(junk)
