"""Sessions that are over: corrected, deleted, chosen between, and every edit taken back."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from coach.gym import open_gym
from coach.past import Past
from coach.storage.history import SessionStore
from coach.storage.paths import Paths
from coach.storage.session_text import write_session
from coach.storage.versions import home_of
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Entry, LoggedSet, Session
from tests.folders import paths_in

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
START = datetime(2026, 11, 15, 7, 5, 11, tzinfo=UTC)


def session(reps: int = 10) -> Session:
    done = tuple(LoggedSet(load=Decimal(60), reps=reps, at=START.replace(minute=10 + n), rest=150) for n in range(3))
    entry = Entry(id="barbell-row", name="Barbell row", block=Block.COMPOUND, sets=done)
    return Session(
        id="2026-11-15T070511-k7q2",
        routine="back-biceps",
        day="heavy",
        goal="muscle",
        unit=Unit.KG,
        started=START,
        finished=START.replace(hour=8),
        entries=(entry,),
    )


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = paths_in(tmp_path)
    SessionStore(found).save(session(), NOW)
    return found


def file_of(paths: Paths) -> Path:
    return paths.history / "2026" / "2026-11-15T070511-back-biceps-k7q2.toml"


def sets_on_disk(paths: Paths) -> tuple[int | None, ...]:
    (found,) = open_gym(paths).sessions
    return tuple(each.reps for each in found.entries[0].sets)


def test_a_corrected_set_is_on_disk_and_can_be_taken_back(paths: Paths) -> None:
    past = Past(open_gym(paths))
    before = file_of(paths).read_bytes()
    done = session().entries[0].sets[1]
    past.correct(session().id, 0, 1, replace(done, reps=8), NOW)
    assert sets_on_disk(paths) == (10, 8, 10)
    assert past.undo(NOW)
    assert file_of(paths).read_bytes() == before
    assert not past.undo(NOW)


def test_what_was_taken_back_is_made_again_once_and_can_be_taken_back_again(paths: Paths) -> None:
    past = Past(open_gym(paths))
    past.drop(session().id, 0, 2, NOW)
    past.undo(NOW)
    assert past.redo(NOW)
    assert sets_on_disk(paths) == (10, 10)
    assert not past.redo(NOW)
    assert past.undo(NOW)
    assert sets_on_disk(paths) == (10, 10, 10)


def test_what_was_taken_back_before_another_edit_is_not_made_again(paths: Paths) -> None:
    past = Past(open_gym(paths))
    past.drop(session().id, 0, 2, NOW)
    past.undo(NOW)
    past.note(session().id, "elbow fine", NOW)
    assert not past.redo(NOW)
    past.undo(NOW)
    assert not past.undo(NOW)
    assert not past.redo(NOW)
    assert sets_on_disk(paths) == (10, 10, 10)


def test_what_comes_next_follows_from_the_corrected_set(paths: Paths) -> None:
    past = Past(open_gym(paths))
    exercise = past.gym.catalogue["barbell-row"]
    for number in range(3):
        past.correct(session().id, 0, number, LoggedSet(load=Decimal(50), reps=10), NOW)
    assert past.gym.sessions == open_gym(paths).sessions
    assert past.gym.planned(exercise, NOW).suggestion.load is not None


def test_several_edits_leave_one_file_and_no_other_version(paths: Paths) -> None:
    past = Past(open_gym(paths))
    past.drop(session().id, 0, 2, NOW)
    past.note(session().id, "elbow fine", NOW)
    past.drop(session().id, 0, 1, NOW)
    assert sets_on_disk(paths) == (10,)
    assert [each.name for each in file_of(paths).parent.iterdir()] == [file_of(paths).name]
    while past.undo(NOW):
        pass
    assert sets_on_disk(paths) == (10, 10, 10)


def test_a_deleted_session_lies_in_the_trash_and_comes_back_byte_for_byte(paths: Paths) -> None:
    file = file_of(paths)
    file.write_text("# mine\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    before = file.read_bytes()
    past = Past(open_gym(paths))
    trashed = past.delete(session().id)
    assert trashed is not None
    assert trashed.read_bytes() == before
    assert not open_gym(paths).sessions
    assert past.undo(NOW)
    assert file.read_bytes() == before
    assert past.session(session().id) is not None


def test_deleting_never_comes_back_over_something_else(paths: Paths) -> None:
    past = Past(open_gym(paths))
    past.delete(session().id)
    SessionStore(paths).save(session(reps=6), NOW)
    with pytest.raises(FileExistsError):
        past.undo(NOW)
    assert sets_on_disk(paths) == (6, 6, 6)


@pytest.mark.parametrize(
    "name",
    [
        "2026-11-15T070511-back-biceps-k7q2.sync-conflict-20261115-080000-ABCDEFG.toml",
        "2026-11-15T070511-back-biceps-k7q2 (Ana's conflicted copy 2026-11-15).toml",
        "2026-11-15T070511-back-biceps-k7q2 (conflicted copy 2026-11-15 080000).toml",
        "2026-11-15T070511-back-biceps-k7q2.theirs-2026-11-15T080000.toml",
        "2026-11-15T070511-back-biceps-k7q2_LOCAL_4711.toml",
        "2026-11-15T070511-back-biceps-k7q2.toml.orig",
    ],
)
def test_two_versions_are_shown_and_the_one_chosen_counts(paths: Paths, name: str) -> None:
    copy = file_of(paths).with_name(name)
    copy.write_text(write_session(session(reps=7)), encoding="utf-8")
    past = Past(open_gym(paths))
    (found,) = past.versions()
    assert home_of(copy) == file_of(paths)
    assert (found.ours, found.theirs) == (session(), session(reps=7))
    assert sets_on_disk(paths) == (10, 10, 10)
    past.choose(found, theirs=True)
    assert sets_on_disk(paths) == (7, 7, 7)
    assert past.versions() == ()
    assert len(list(paths.trash.iterdir())) == 1


def test_keeping_ours_leaves_our_file_as_it_is(paths: Paths) -> None:
    before = file_of(paths).read_bytes()
    copy = file_of(paths).with_name("2026-11-15T070511-back-biceps-k7q2.theirs-2026-11-15T080000.toml")
    copy.write_text("half a f", encoding="utf-8")
    past = Past(open_gym(paths))
    (found,) = past.versions()
    assert found.theirs is None
    past.choose(found, theirs=False)
    assert file_of(paths).read_bytes() == before
    assert not copy.exists()


def test_a_second_file_of_the_same_session_is_two_versions_too(paths: Paths) -> None:
    other = file_of(paths).with_name("renamed.toml")
    other.write_text(write_session(session(reps=7)), encoding="utf-8")
    past = Past(open_gym(paths))
    assert len(past.gym.sessions) == 1
    assert [each.copy.name for each in past.versions()] == ["renamed.toml"]
