"""Backups: what they hold, which are kept, and what is done when the history has shrunk."""

import errno
import os
import stat
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.storage.archive import (
    Archive,
    archive_of,
    collect,
    pack,
    read_archive,
    read_manifest,
    session_names,
    unpack,
)
from coach.storage.backup import DAILY, MONTHLY, daily_backup, daily_files, has_shrunk, kept, shrinking, write_backup
from coach.storage.files import ON_DISK
from coach.storage.paths import Paths, find
from coach.storage.problem import Problem
from coach.storage.session_text import write_session
from tests.storage.sessions import a_session

NOW = datetime(2026, 11, 22, 9, 30, 15, tzinfo=UTC)
DAYS = st.lists(st.dates(date(2019, 1, 1), date(2026, 12, 31)), min_size=1, max_size=200)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    found = find(str(tmp_path / "data"), str(tmp_path / "config" / "config.toml"), {})
    found.config_dir.mkdir()
    return found


def train(paths: Paths, numbers: Iterable[int]) -> None:
    for number in numbers:
        session = a_session(f"2026-11-01T070000-{number:04}")
        path = paths.session_file(session)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_session(session), encoding="utf-8")


def lose(paths: Paths, most: int) -> None:
    for path in sorted(paths.history.rglob("*.toml"))[most:]:
        path.unlink()


def backups(paths: Paths) -> list[str]:
    return sorted(each.name for each in paths.backups.iterdir())


def held(path: Path) -> Archive:
    found = read_archive(path)
    assert isinstance(found, Archive), found
    return found


def test_the_first_start_of_a_day_keeps_everything_for_the_owner_only(paths: Paths) -> None:
    train(paths, range(3))
    (paths.config_file).write_text('level = "advanced"\n', encoding="utf-8")
    for name in ("routines/mine.toml", "themes/mine.toml", "exercises.toml", "notes.txt"):
        path = paths.config_dir / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# mine\n", encoding="utf-8")
    done = daily_backup(paths, NOW)
    assert (done.path, done.notice) == (paths.backups / "2026-11-22.zip", "")
    assert done.path is not None
    assert stat.S_IMODE(done.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.backups.stat().st_mode) == 0o700
    archive = held(done.path)
    names = [each.name for each in archive.manifest.files]
    assert names[:4] == [f"config/{each}" for each in ("config.toml", "exercises.toml", "routines/mine.toml")] + [
        "config/themes/mine.toml"
    ]
    assert len(archive.manifest.sessions) == len(names) - 4 == 3
    assert archive.contents["config/config.toml"] == b'level = "advanced"\n'


def test_the_second_start_of_a_day_changes_nothing(paths: Paths) -> None:
    train(paths, range(3))
    first = daily_backup(paths, NOW).path
    assert first is not None
    before = first.read_bytes()
    assert daily_backup(paths, NOW + timedelta(hours=3)).path is None
    assert first.read_bytes() == before


def test_without_a_session_there_is_no_backup_and_no_folder(paths: Paths) -> None:
    assert daily_backup(paths, NOW).path is None
    assert not paths.data.exists()


def test_a_session_more_replaces_the_backup_of_the_day(paths: Paths) -> None:
    train(paths, range(3))
    daily_backup(paths, NOW)
    train(paths, range(4))
    assert daily_backup(paths, NOW).path == paths.backups / "2026-11-22.zip"
    assert len(held(paths.backups / "2026-11-22.zip").manifest.sessions) == 4
    assert backups(paths) == ["2026-11-22.zip"]


def test_a_backup_with_fewer_sessions_never_replaces_one_with_more(paths: Paths) -> None:
    train(paths, range(30))
    daily_backup(paths, NOW)
    lose(paths, 29)
    train(paths, [100])
    assert daily_backup(paths, NOW).path == paths.backups / "2026-11-22-2.zip"
    lose(paths, 5)
    daily_backup(paths, NOW)
    assert len(held(paths.backups / "2026-11-22.zip").manifest.sessions) == 30


def test_a_damaged_backup_of_the_day_is_left_and_another_made(paths: Paths) -> None:
    train(paths, range(3))
    paths.backups.mkdir(parents=True)
    (paths.backups / "2026-11-22.zip").write_bytes(b"PK\x03\x04 half")
    assert daily_backup(paths, NOW).path == paths.backups / "2026-11-22-2.zip"
    assert (paths.backups / "2026-11-22.zip").read_bytes() == b"PK\x03\x04 half"


def test_the_same_files_give_the_same_bytes(paths: Paths) -> None:
    train(paths, range(5))
    (first, _), (second, _) = collect(paths, NOW), collect(paths, NOW)
    assert pack(first) == pack(second)


def test_second_versions_are_kept_and_hidden_files_are_not(paths: Paths) -> None:
    train(paths, range(1))
    folder = next(paths.history.iterdir())
    (folder / "a.theirs-2026.toml").write_text("x", encoding="utf-8")
    (folder / ".coach-1.tmp").write_text("x", encoding="utf-8")
    (paths.history / ".incoming-1").mkdir()
    (paths.history / ".incoming-1" / "b.toml").write_text("x", encoding="utf-8")
    archive, problems = collect(paths, NOW)
    assert problems == ()
    assert len(archive.contents) == 2
    assert f"history/{folder.name}/a.theirs-2026.toml" in archive.contents


def test_a_backup_holds_the_sessions_that_are_told_without_reading_them(paths: Paths) -> None:
    train(paths, range(2))
    folder = next(paths.history.iterdir())
    (folder / "a.toml.orig").write_text("x", encoding="utf-8")
    (folder / "a\\b.toml").write_text("x", encoding="utf-8")
    (folder / "empty.toml").touch()
    (folder / "large.toml").write_bytes(b"#" * 2_000_001)
    assert session_names(paths) == collect(paths, NOW)[0].manifest.sessions


def test_what_cannot_be_taken_is_named(paths: Paths, tmp_path: Path) -> None:
    train(paths, range(2))
    (tmp_path / "elsewhere.toml").write_text("secret", encoding="utf-8")
    (paths.history / "link.toml").symlink_to(tmp_path / "elsewhere.toml")
    (paths.history / "large.toml").write_bytes(b"#" * 2_000_001)
    (paths.history / "a\\b.toml").write_text("x", encoding="utf-8")
    archive, problems = collect(paths, NOW)
    assert sorted(Path(each.file).name for each in problems) == ["a\\b.toml", "large.toml", "link.toml"]
    assert len(archive.contents) == 2
    done = daily_backup(paths, NOW)
    assert "3 files could not be backed up" in done.notice


def test_a_history_that_has_shrunk_is_announced_and_nothing_thinned_out(paths: Paths) -> None:
    train(paths, range(40))
    for days in range(20):
        daily_backup(paths, NOW + timedelta(days=days))
    before = backups(paths)
    lose(paths, 30)
    done = daily_backup(paths, NOW + timedelta(days=20))
    assert "holds 30 sessions; the backup of Friday 11 December holds 40" in done.notice
    assert "2026-12-11.zip" in done.notice
    daily_backup(paths, NOW + timedelta(days=21))
    assert backups(paths) == [*before, "2026-12-12.zip", "2026-12-13.zip"]
    assert "holds 40" in shrinking(paths, 30)
    assert shrinking(paths, 40) == ""


def test_a_history_that_is_gone_is_announced_and_never_backed_up(paths: Paths) -> None:
    train(paths, range(5))
    daily_backup(paths, NOW)
    lose(paths, 0)
    done = daily_backup(paths, NOW + timedelta(days=1))
    assert done.path is None
    assert "holds 0 sessions" in done.notice
    assert backups(paths) == ["2026-11-22.zip"]


@pytest.mark.parametrize(
    ("before", "now", "shrunk"),
    [(100, 90, True), (100, 91, False), (1000, 981, False), (1000, 980, True), (1, 0, True), (0, 0, False), (5, 9, 0)],
)
def test_a_tenth_or_twenty_sessions_less_are_many(before: int, now: int, shrunk: bool) -> None:
    assert has_shrunk(before, now) == shrunk


def test_a_full_disk_is_said_and_leaves_nothing_half_written(paths: Paths) -> None:
    def full(_: int, __: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    train(paths, range(2))
    done = daily_backup(paths, NOW, system=replace(ON_DISK, write=full))
    assert done.path is None
    assert "could not be written" in done.notice
    assert "no space left" in done.notice
    assert backups(paths) == []


def test_only_backups_made_by_themselves_are_thinned_out(paths: Paths) -> None:
    train(paths, range(2))
    paths.backups.mkdir(parents=True)
    others = ["2026-01-05T070000.zip", "2026-13-99.zip", "mine.zip", "notes.txt"]
    for name in others:
        (paths.backups / name).write_text("x", encoding="utf-8")
    for days in range(40):
        daily_backup(paths, NOW + timedelta(days=days))
    assert set(others) < set(backups(paths))
    found = {day for day, _ in daily_files(paths)}
    assert found == {
        date(2026, 11, 22),
        date(2026, 12, 1),
        *(date(2026, 12, 31) - timedelta(days=each) for each in range(7)),
    }


@given(DAYS)
def test_never_more_is_kept_than_allowed(days: list[date]) -> None:
    assert len(kept(days)) <= DAILY + MONTHLY + len({day.year for day in days})
    assert kept(days) <= set(days)


@given(DAYS)
def test_the_newest_and_one_of_every_year_are_always_kept(days: list[date]) -> None:
    found = kept(days)
    assert set(sorted(set(days))[-DAILY:]) <= found
    assert {min(day for day in days if day.year == year) for year in {day.year for day in days}} <= found


@given(DAYS)
def test_the_first_of_each_of_the_newest_months_is_kept(days: list[date]) -> None:
    months = sorted({(day.year, day.month) for day in days})[-MONTHLY:]
    assert {min(day for day in days if (day.year, day.month) == month) for month in months} <= kept(days)


@given(DAYS)
def test_thinning_out_twice_is_thinning_out_once_and_every_day_the_same_as_at_the_end(days: list[date]) -> None:
    left: frozenset[date] = frozenset()
    for day in sorted(days):
        left = kept({*left, day})
    assert left == kept(left) == kept(days)


def test_one_that_is_asked_for_is_read_back_and_never_written_over_a_file(paths: Paths, tmp_path: Path) -> None:
    train(paths, range(3))
    done = write_backup(paths, None, NOW)
    assert done is not None
    assert done.path == paths.backups / "2026-11-22T093015.zip"
    assert done.problems == ()
    assert held(done.path) == done.archive
    (tmp_path / "mine.zip").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError):
        write_backup(paths, tmp_path / "mine.zip", NOW)
    assert (tmp_path / "mine.zip").read_text(encoding="utf-8") == "mine"


def test_nothing_is_backed_up_where_there_is_nothing(paths: Paths) -> None:
    assert write_backup(paths, None, NOW) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_refused_in_words(content: bytes) -> None:
    assert isinstance(unpack(content, "x.zip"), Problem)


@given(st.data())
def test_a_byte_that_is_changed_is_noticed_or_changes_nothing(data: st.DataObject) -> None:
    session = write_session(a_session()).encode()
    whole = archive_of({"history/2026/a.toml": session}, NOW)
    content = bytearray(pack(whole))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    found = unpack(bytes(content), "x.zip")
    assert isinstance(found, Problem) or found.contents == whole.contents


def test_a_manifest_alone_is_read_without_the_files(paths: Paths) -> None:
    train(paths, range(3))
    path = daily_backup(paths, NOW).path
    assert path is not None
    assert read_manifest(path) == held(path).manifest
