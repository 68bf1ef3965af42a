import os
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from coach.storage.files import ON_DISK
from coach.storage.history import ReadOnlySessionError, SessionStore, Stored, read_history
from coach.storage.paths import Paths, find
from coach.storage.session_text import write_session
from coach.training.logbook import Page
from tests.storage.sessions import NOW, a_session

NEWER = "2026-11-23T070511-aaaa"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return find(str(tmp_path / "data"), str(tmp_path / "config.toml"), {})


def put(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_no_folder_is_an_empty_history_without_problems(paths: Paths) -> None:
    found = read_history(paths)
    assert (found.stored, found.problems) == ((), ())


def test_a_history_that_is_no_folder_is_named_and_not_taken_for_an_empty_one(paths: Paths) -> None:
    put(paths.history, "x")
    assert [each.file for each in read_history(paths).problems] == [str(paths.history)]


def test_a_session_known_without_its_file_is_expected_as_it_would_be_written(paths: Paths) -> None:
    SessionStore(paths).save(a_session(), NOW)
    store = SessionStore(paths, [Stored(Page.of(a_session()), str(paths.session_file(a_session())))])
    assert store.save(replace(a_session(), note="changed"), NOW) == ""


def test_what_was_saved_is_read_back_from_its_usual_place(paths: Paths) -> None:
    session = a_session()
    assert SessionStore(paths).save(session, NOW) == ""
    (stored,) = read_history(paths).stored
    assert stored.session == session
    assert stored.is_writable
    assert stored.path == paths.history / "2026" / "2026-11-22T070511-back-biceps-k7q2.toml"


def test_sessions_are_in_order_and_the_unfinished_are_to_be_resumed_newest_first(paths: Paths) -> None:
    store = SessionStore(paths)
    first, second = a_session(), replace(a_session(NEWER), started=NOW + timedelta(days=1))
    done = replace(a_session("2026-11-20T070511-bbbb"), started=NOW - timedelta(days=2), finished=NOW)
    for each in (second, done, first):
        store.save(each, NOW)
    found = read_history(paths)
    assert found.sessions == (done, first, second)
    assert [each.session for each in found.unfinished] == [second, first]


def test_bad_files_are_named_and_every_good_one_is_read(paths: Paths, tmp_path: Path) -> None:
    SessionStore(paths).save(a_session(), NOW)
    year = paths.history / "2025"
    good = write_session(a_session(NEWER))
    bad = {
        "empty.toml": b"",
        "nul.toml": b"\0\0\0",
        "latin.toml": good.replace("Barbell", "Stößel").encode("latin-1"),
        "huge.toml": b"#" + b" \n" * 1_500_000,
        "bomb.toml": b"a" + b".a" * 20_000,
        "half.toml": good[: len(good) // 2].encode(),
        "twice.toml": b"format = 1\nformat = 1",
    }
    for name, content in bad.items():
        put(year / name, content)
    (year / "folder.toml").mkdir()
    (year / "gone.toml").symlink_to("nowhere.toml")
    (year / "out.toml").symlink_to(put(tmp_path / "outside.toml", good))
    (paths.history / "linked").symlink_to(tmp_path)
    (year / "loop").symlink_to(paths.history)
    os.mkfifo(year / "pipe.toml")
    found = read_history(paths)
    assert [each.session for each in found.stored] == [a_session()]
    named = sorted(Path(each.file).name for each in found.problems)
    assert set(named) == {*bad, "folder.toml", "gone.toml", "out.toml", "linked", "loop", "pipe.toml"}
    assert all((year / name).read_bytes() == content for name, content in bad.items())


def test_a_file_with_a_byte_order_mark_and_windows_lines_is_read(paths: Paths) -> None:
    put(paths.history / "a.toml", b"\xef\xbb\xbf" + write_session(a_session()).replace("\n", "\r\n").encode())
    found = read_history(paths)
    assert found.sessions == (a_session(),)
    assert found.problems == ()


def test_hidden_files_folders_of_an_import_under_way_and_other_kinds_are_nobodys_business(paths: Paths) -> None:
    for name in (".incoming-7/a.toml", ".hidden.toml", ".coach-ab12.tmp", "notes.txt", "a.toml~", ".git/b.toml"):
        put(paths.history / name, write_session(a_session(name)))
    found = read_history(paths)
    assert (found.stored, found.problems) == ((), ())


@pytest.mark.parametrize(
    "name",
    [
        "a.theirs-2026-11-22T070511.toml",
        "a.sync-conflict-20261122-070511-ABCDEFG.toml",
        "a (Ada's conflicted copy 2026-11-22).toml",
        "a.toml.orig",
    ],
)
def test_the_other_of_two_versions_is_named_and_never_counted(paths: Paths, name: str) -> None:
    put(paths.history / "2026" / name, write_session(a_session()))
    found = read_history(paths)
    assert found.stored == ()
    (problem,) = found.problems
    assert "two versions" in problem.sentence


def test_a_session_that_is_there_twice_counts_once_from_its_usual_name(paths: Paths) -> None:
    put(paths.history / "2026" / "2026-11-22T070511-back-biceps-k7q2 (1).toml", write_session(a_session()))
    put(paths.history / "2026" / "2026-11-22T070511-back-biceps-k7q2.toml", write_session(a_session()))
    found = read_history(paths)
    (stored,) = found.stored
    assert stored.path.name == "2026-11-22T070511-back-biceps-k7q2.toml"
    (problem,) = found.problems
    assert problem.file.endswith("k7q2 (1).toml")


def test_of_two_files_with_the_usual_name_the_one_in_the_usual_folder_counts(paths: Paths) -> None:
    text = write_session(a_session())
    usual = put(paths.session_file(a_session()), text)
    put(paths.history / "1999" / usual.name, text)
    put(paths.history / "z-moved" / usual.name, text)
    assert [each.path for each in read_history(paths).stored] == [usual]


def test_a_folder_or_a_pipe_in_the_place_of_the_file_is_kept_beside(paths: Paths) -> None:
    path = paths.session_file(a_session())
    path.mkdir(parents=True)
    store = SessionStore(paths)
    assert "was no file any more" in store.save(a_session(), NOW)
    path.unlink()
    os.mkfifo(path)
    assert "-2.toml" in store.save(a_session(), NOW)
    assert read_history(paths).sessions == (a_session(),)
    assert len(list(path.parent.iterdir())) == 3


def test_some_files_alone_can_be_read(paths: Paths) -> None:
    one = put(paths.history / "one.toml", write_session(a_session()))
    put(paths.history / "two.toml", write_session(a_session(NEWER)))
    assert read_history(paths, [one]).sessions == (a_session(),)


def test_a_session_from_a_newer_coach_is_read_and_never_written(paths: Paths) -> None:
    text = write_session(a_session()).replace("format = 1", "format = 2")
    path = put(paths.session_file(a_session()), text)
    found = read_history(paths)
    assert found.sessions == (a_session(),)
    with pytest.raises(ReadOnlySessionError, match="read only"):
        SessionStore(paths, found.stored).save(a_session(), NOW)
    assert path.read_text(encoding="utf-8") == text


def test_a_session_with_a_bad_set_is_never_written(paths: Paths) -> None:
    text = write_session(a_session()).replace("reps = 9", "reps = nan")
    path = put(paths.session_file(a_session()), text)
    found = read_history(paths)
    with pytest.raises(ReadOnlySessionError):
        SessionStore(paths, found.stored).save(found.sessions[0], NOW)
    assert path.read_text(encoding="utf-8") == text


def test_a_session_is_written_where_it_was_read(paths: Paths) -> None:
    path = put(paths.history / "imported-7" / "x.toml", write_session(a_session()))
    store = SessionStore(paths, read_history(paths).stored)
    assert store.save(replace(a_session(), note="better"), NOW) == ""
    assert [each.session.note for each in read_history(paths).stored] == ["better"]
    assert store.path(a_session()) == path


def test_what_something_else_wrote_is_kept_beside_and_said(paths: Paths) -> None:
    store = SessionStore(paths)
    store.save(a_session(), NOW)
    path = store.path(a_session())
    theirs = write_session(a_session(load=Decimal(100)))
    put(path, theirs)
    ours = replace(a_session(), note="ours")
    notice = store.save(ours, NOW)
    beside = path.with_name("2026-11-22T070511-back-biceps-k7q2.theirs-2026-11-22T070511.toml")
    assert beside.name in notice
    assert beside.read_text(encoding="utf-8") == theirs
    assert read_history(paths).sessions == (ours,)
    put(path, "more of theirs")
    store.save(ours, NOW)
    assert beside.with_stem(f"{beside.stem}-2").read_text(encoding="utf-8") == "more of theirs"
    assert store.save(ours, NOW) == ""


def test_a_file_that_was_taken_away_is_written_whole_again(paths: Paths) -> None:
    store = SessionStore(paths)
    store.save(a_session(), NOW)
    store.path(a_session()).unlink()
    assert store.save(a_session(), NOW) == ""
    assert read_history(paths).sessions == (a_session(),)


def test_a_failed_save_raises_and_the_next_one_needs_no_notice(paths: Paths) -> None:
    def nothing(*_: object) -> None:
        raise OSError(28, "No space left on device")

    SessionStore(paths).save(a_session(), NOW)
    stored = read_history(paths).stored
    changed = replace(a_session(), note="one more")
    with pytest.raises(OSError, match="space"):
        SessionStore(paths, stored, system=replace(ON_DISK, sync=nothing)).save(changed, NOW)
    assert read_history(paths).sessions == (a_session(),)
    assert SessionStore(paths, stored).save(changed, NOW) == ""


def test_what_a_save_left_that_failed_at_the_very_end_is_not_taken_for_anothers(paths: Paths) -> None:
    def nothing(*_: object) -> None:
        raise OSError(5, "Input/output error")

    SessionStore(paths).save(a_session(), NOW)
    stored = read_history(paths).stored
    failing = SessionStore(paths, stored, system=replace(ON_DISK, sync_folder=nothing, unlink=nothing))
    for note in ("one", "two"):
        with pytest.raises(OSError, match="Input"):
            failing.save(replace(a_session(), note=note), NOW)
    assert [each.name for each in failing.path(a_session()).parent.iterdir()] == [failing.path(a_session()).name]


def test_the_trash_never_loses_anything_and_a_session_can_come_back(paths: Paths) -> None:
    store = SessionStore(paths)
    assert store.trash(a_session()) is None
    places = []
    for note in ("one", "two"):
        store.save(replace(a_session(), note=note), NOW)
        places.append(store.trash(a_session()))
    assert read_history(paths).stored == ()
    assert [place.parent for place in places if place] == [paths.trash, paths.trash]
    assert sorted(len(each.read_text(encoding="utf-8")) > 0 for each in paths.trash.iterdir()) == [True, True]
    store.save(a_session(), NOW)
    assert read_history(paths).sessions == (a_session(),)


def test_unknown_keys_and_flags_survive_a_change(paths: Paths) -> None:
    text = (Path(__file__).parent / "golden" / "running.toml").read_text(encoding="utf-8")
    path = put(paths.history / "a.toml", text)
    found = read_history(paths)
    session = replace(found.sessions[0], note="changed")
    SessionStore(paths, found.stored).save(session, NOW)
    assert path.read_text(encoding="utf-8") == text.replace(
        'flags = ["no-warmup", "sleepless"]', 'flags = ["no-warmup", "sleepless"]\nnote = "changed"'
    )
