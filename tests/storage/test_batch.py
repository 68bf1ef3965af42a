"""An import on disk: a folder of its own, the latest by its name, never half of anything."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.storage.archive import archive_of
from coach.storage.batch import ImportingError, alone, clear_up, newest_batch, take_out, write_batch
from coach.storage.history import read_history
from coach.storage.paths import Paths
from coach.storage.restore import restore
from coach.storage.session_text import session_bytes
from coach.training.log import Session
from tests.folders import paths_in
from tests.storage.sessions import a_session

AT = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def session(number: int) -> Session:
    """A finished session of another app."""
    started = AT - timedelta(days=number)
    made = replace(a_session(f"{started:%Y-%m-%dT%H%M%S}-strg"), started=started, finished=started)
    return replace(made, source="strong", source_key=f"strong {number}", routine="")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Folders that are not there yet."""
    return paths_in(tmp_path)


def test_the_sessions_are_read_from_it_and_know_their_batch(paths: Paths) -> None:
    written = write_batch([session(1), session(2)], "strong", AT, paths)
    found = read_history(paths)
    assert found.problems == ()
    assert [each.batch for each in found.sessions] == [written.batch] * 2
    assert {each.path.parent for each in found.stored} == {written.folder}


def test_two_sessions_that_want_one_name_have_two_files(paths: Paths) -> None:
    one = session(1)
    other = replace(one, id=f"{one.id}.", routine="")
    assert len(list(write_batch([one, other], "strong", AT, paths).folder.iterdir())) == 2


def test_the_latest_is_the_latest_whatever_the_clock_says(paths: Paths) -> None:
    first = write_batch([session(1)], "strong", AT, paths).batch
    second = write_batch([session(2)], "hevy", AT, paths).batch
    third = write_batch([session(3)], "fitnotes", AT - timedelta(days=400), paths).batch
    assert [take_out(newest_batch(paths), paths).batch for _ in range(3)] == [third, second, first]
    assert newest_batch(paths) == ""


def test_what_was_taken_out_is_whole_in_the_trash(paths: Paths) -> None:
    written = write_batch([session(1), session(2)], "strong", AT, paths)
    before = {each.name: each.read_bytes() for each in written.folder.iterdir()}
    taken = take_out(written.batch, paths)
    assert taken.sessions == 2
    assert {each.name: each.read_bytes() for each in taken.folder.iterdir()} == before
    assert not read_history(paths).stored


def test_what_was_edited_since_a_replacement_is_kept_when_that_is_taken_back(paths: Paths) -> None:
    written = write_batch([session(1)], "strong", AT, paths)
    (file,) = written.folder.iterdir()
    before = file.read_bytes()
    later = write_batch([], "strong", AT, paths, instead=((file, replace(session(1), note="theirs")),))
    assert read_history(paths).sessions[0].note == "theirs"
    edited = file.read_text(encoding="utf-8").replace("theirs", "mine since")
    file.write_text(edited, encoding="utf-8")
    taken = take_out(later.batch, paths)
    assert (taken.sessions, taken.restored) == (0, 1)
    assert file.read_bytes() == before
    assert (taken.folder / file.name).read_text(encoding="utf-8") == edited


def test_a_session_deleted_since_its_replacement_stays_deleted(paths: Paths) -> None:
    (file,) = write_batch([session(1)], "strong", AT, paths).folder.iterdir()
    before = file.read_bytes()
    later = write_batch([], "strong", AT, paths, instead=((file, replace(session(1), note="theirs")),))
    file.unlink()
    taken = take_out(later.batch, paths)
    assert taken.restored == 0
    assert not file.exists()
    assert (taken.folder / file.name).read_bytes() == before
    assert newest_batch(paths) != later.batch


def test_what_a_restore_keeps_in_the_trash_is_no_import(paths: Paths) -> None:
    paths.session_file(session(1)).parent.mkdir(parents=True)
    paths.session_file(session(1)).write_bytes(session_bytes(session(1)))
    archive = archive_of({"history/2026/other.toml": session_bytes(session(2))}, AT)
    for _ in range(2):
        restore(archive, paths, AT)
    assert [each.name for each in sorted(paths.trash.iterdir())] == [
        "replaced-2026-11-22T093000",
        "replaced-2026-11-22T093000-2",
    ]
    assert newest_batch(paths) == ""


def test_half_an_import_is_never_read_and_then_removed(paths: Paths) -> None:
    half = paths.history / ".incoming-2026-11-22T093000-strong"
    half.mkdir(parents=True)
    (half / "2026-11-22T093000-abcd.toml").write_text("format = 1\n", encoding="utf-8")
    found = read_history(paths)
    assert (found.stored, found.problems) == ((), ())
    assert newest_batch(paths) == ""
    write_batch([session(1)], "strong", AT, paths)
    assert not half.exists()


def test_a_link_is_not_followed_to_be_removed(paths: Paths, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "thesis.txt").write_text("years of work", encoding="utf-8")
    paths.history.mkdir(parents=True)
    (paths.history / ".incoming-x").symlink_to(mine)
    clear_up(paths)
    assert (mine / "thesis.txt").exists()


def test_a_history_that_is_a_link_out_of_the_data_is_not_written_to(paths: Paths, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    paths.data.mkdir()
    paths.history.symlink_to(elsewhere)
    with pytest.raises(OSError, match="symbolic link"):
        write_batch([session(1)], "strong", AT, paths)
    assert list(elsewhere.iterdir()) == []


def test_one_at_a_time(paths: Paths) -> None:
    with alone(paths), pytest.raises(ImportingError), alone(paths):
        pass
    with alone(paths):
        pass


def test_progress_is_told_session_by_session(paths: Paths) -> None:
    told: list[tuple[int, int]] = []
    write_batch([session(1), session(2)], "strong", AT, paths, progress=lambda done, of: told.append((done, of)))
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("moment", [1, 2, 3])
def test_an_interruption_leaves_nothing(moment: int, paths: Paths) -> None:
    def interrupted(done: int, _: int) -> None:
        if done == moment:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_batch([session(1), session(2), session(3)], "strong", AT, paths, progress=interrupted)
    assert list(paths.history.iterdir()) == []
