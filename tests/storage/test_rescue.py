"""A session that cannot be kept where it belongs waits in a second place, and comes back."""

import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from coach.storage.history import SessionStore, read_history
from coach.storage.rescue import bring_back, rescue, rescue_folder, settled
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Entry, LoggedSet, Session
from tests.folders import paths_in

NOW = datetime(2026, 11, 22, 7, 5, 11, tzinfo=UTC)


def session(sets: int) -> Session:
    done = tuple(LoggedSet(reps=8, at=NOW.replace(minute=6 + n), rest=150) for n in range(sets))
    entry = Entry(id="pull-up", name="Pull-up", block=Block.COMPOUND, sets=done)
    return Session(id="2026-11-22T070511-k7q2", routine="back-biceps", unit=Unit.KG, started=NOW, entries=(entry,))


def test_it_comes_back_whole_and_leaves_the_second_place(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    rescue(session(3), paths)
    told = bring_back(SessionStore(paths), paths, NOW)
    assert len(told) == 1
    assert read_history(paths).sessions == (session(3),)
    assert not list(rescue_folder(paths).iterdir())


def test_where_more_lies_already_the_copy_just_goes(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    SessionStore(paths).save(session(3), NOW)
    rescue(session(2), paths)
    assert bring_back(SessionStore(paths), paths, NOW) == ()
    assert read_history(paths).sessions == (session(3),)
    assert not list(rescue_folder(paths).iterdir())


def test_more_sets_replace_fewer_without_a_second_version(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    SessionStore(paths).save(session(1), NOW)
    rescue(session(2), paths)
    bring_back(SessionStore(paths), paths, NOW)
    assert read_history(paths).sessions == (session(2),)
    assert len(list((paths.history / "2026").iterdir())) == 1


def test_a_later_word_on_the_same_sets_comes_back(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    SessionStore(paths).save(session(2), NOW)
    waiting = rescue(replace(session(2), finished=NOW.replace(hour=8)), paths)
    os.utime(waiting, ns=(later := waiting.stat().st_mtime_ns + 1_000_000_000, later))
    assert len(bring_back(SessionStore(paths), paths, NOW)) == 1
    (found,) = read_history(paths).sessions
    assert found.finished is not None
    assert len(list((paths.history / "2026").iterdir())) == 1


def test_an_earlier_word_on_the_same_sets_just_goes(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    waiting = rescue(session(2), paths)
    os.utime(waiting, ns=(1, 1))
    SessionStore(paths).save(replace(session(2), note="later"), NOW)
    assert bring_back(SessionStore(paths), paths, NOW) == ()
    assert [each.note for each in read_history(paths).sessions] == ["later"]


def test_sets_that_the_waiting_one_does_not_have_are_kept_beside(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    entry = session(1).entries[0]
    theirs = replace(entry, sets=(replace(entry.sets[0], at=NOW.replace(minute=50)),))
    SessionStore(paths).save(replace(session(1), entries=(theirs,)), NOW)
    rescue(session(2), paths)
    assert len(bring_back(SessionStore(paths), paths, NOW)) == 1
    assert read_history(paths).sessions == (session(2),)
    (beside,) = paths.history.rglob("*.theirs-*")
    assert "T07:50" in beside.read_text(encoding="utf-8")


def test_a_session_of_another_data_folder_is_left_for_it(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    other = replace(paths, data=tmp_path / "other")
    rescue(session(2), other)
    assert bring_back(SessionStore(paths), paths, NOW) == ()
    assert read_history(paths).sessions == ()
    assert len(bring_back(SessionStore(other), other, NOW)) == 1
    assert read_history(other).sessions == (session(2),)


def test_while_its_own_place_cannot_be_written_it_waits_on(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    rescue(session(2), paths)
    paths.data.write_text("a file where the folder should be", encoding="utf-8")
    told = bring_back(SessionStore(paths), paths, NOW)
    assert "waits here" in told[0]
    assert len(list(rescue_folder(paths).iterdir())) == 1


def test_a_copy_that_cannot_be_read_is_named_and_left(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    waiting = rescue(session(2), paths)
    waiting.write_text("half = ", encoding="utf-8")
    told = bring_back(SessionStore(paths), paths, NOW)
    assert str(waiting) in told[0]
    assert waiting.read_text(encoding="utf-8") == "half = "


def test_a_session_that_is_safe_leaves_no_copy(tmp_path: Path) -> None:
    paths = paths_in(tmp_path)
    rescue(session(1), paths)
    settled(replace(session(1)), paths)
    settled(session(1), paths)
    assert not list(rescue_folder(paths).iterdir())
