"""Restoring: only what is a whole backup, all of it or nothing, whenever it is interrupted."""

import errno
import io
import json
import os
import shutil
import stat
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest

from coach.storage.archive import Archive, archive_of, collect, is_safe, pack, read_archive, unpack
from coach.storage.files import ON_DISK, FileSystem
from coach.storage.half_way import INCOMING
from coach.storage.history import read_history
from coach.storage.paths import Paths, find
from coach.storage.problem import Problem
from coach.storage.restore import compare, finish_restores, restore
from coach.storage.session_text import write_session
from tests.storage.sessions import a_session

NOW = datetime(2026, 11, 22, 9, 30, 15, tzinfo=UTC)
NAME = "history/2026/a.toml"
SESSION = write_session(a_session()).encode()
Entries = list[tuple[zipfile.ZipInfo | str, bytes]]


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return paths_in(tmp_path)


def paths_in(folder: Path) -> Paths:
    found = find(str(folder / "data"), str(folder / "config" / "config.toml"), {})
    found.config_dir.mkdir(parents=True)
    return found


def write(paths: Paths, *names: str, load: str = "60") -> None:
    for name in names:
        session = a_session(f"2026-11-01T070000-{name}", load=Decimal(load))
        path = paths.session_file(session)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write_session(session), encoding="utf-8")


def ids(paths: Paths) -> list[str]:
    return [each.id[-4:] for each in read_history(paths).sessions]


def tree(folder: Path) -> dict[str, bytes]:
    return {each.relative_to(folder).as_posix(): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def leftovers(paths: Paths) -> list[str]:
    return [each.name for each in paths.data.iterdir() if each.name.startswith(INCOMING)]


# ------------------------------------------------------------------ what is no backup


def manifest(*names: str, content: bytes = SESSION, **more: object) -> bytes:
    files = json.loads(zipfile.ZipFile(io.BytesIO(pack(archive_of({NAME: content}, NOW)))).read("manifest.json"))
    digest = files["files"][0]["blake2b"]
    told = [{"name": name, "size": len(content), "blake2b": digest} for name in names]
    return json.dumps({**files, "files": told, **more}).encode()


def zipped(entries: Entries, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return written.getvalue()


def with_name(name: str) -> bytes:
    return zipped([("manifest.json", manifest(name)), (name, SESSION)])


def with_link() -> bytes:
    link = zipfile.ZipInfo(NAME)
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped([("manifest.json", manifest(NAME, content=b"/etc/passwd")), (link, b"/etc/passwd")])


def with_claimed_size() -> bytes:
    whole = bytearray(zipped([("manifest.json", manifest(NAME)), (NAME, SESSION)]))
    place = whole.rindex(b"PK\x01\x02") + 24
    whole[place : place + 4] = (0xF0000000).to_bytes(4, "little")
    return bytes(whole)


def bomb() -> bytes:
    huge = b"\0" * 50_000_000
    return zipped([("manifest.json", manifest(NAME, content=huge)), (NAME, huge)])


def twice() -> bytes:
    with pytest.warns(UserWarning, match="Duplicate name"):
        return zipped([("manifest.json", manifest(NAME)), (NAME, SESSION), (NAME, SESSION)])


def encrypted() -> bytes:
    whole = bytearray(zipped([("manifest.json", manifest(NAME)), (NAME, SESSION)]))
    whole[whole.rindex(b"PK\x01\x02") + 8] |= 1
    return bytes(whole)


WHOLE = zipped([("manifest.json", manifest(NAME)), (NAME, SESSION)])
NASTY: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "no whole zip"),
    "no zip": (lambda: b"# a session\n" * 100, "no whole zip"),
    "half": (lambda: WHOLE[: len(WHOLE) // 2], "no whole zip"),
    "without its end": (lambda: WHOLE[:-5], "no whole zip"),
    "another zip": (lambda: zipped([("holiday.txt", b"x")]), "a name that no backup has"),
    "no manifest": (lambda: zipped([(NAME, SESSION)]), "no manifest"),
    "a manifest that is no JSON": (lambda: zipped([("manifest.json", b"{"), (NAME, SESSION)]), "no manifest"),
    "a deep manifest": (lambda: zipped([("manifest.json", b"[" * 200_000), (NAME, SESSION)]), "no manifest"),
    "a manifest that is a list": (lambda: zipped([("manifest.json", b"[]"), (NAME, SESSION)]), "no manifest"),
    "a manifest without digests": (
        lambda: zipped([("manifest.json", manifest(files=[{"name": NAME}])), (NAME, SESSION)]),
        "no manifest",
    ),
    "a newer one": (lambda: zipped([("manifest.json", manifest(NAME, format=2)), (NAME, SESSION)]), "newer coach"),
    "a local time": (lambda: zipped([("manifest.json", manifest(NAME, made="2026-11-22"))]), "no manifest"),
    "wrong digest": (
        lambda: zipped([("manifest.json", manifest(NAME)), (NAME, SESSION.replace(b"62.5", b"92.5"))]),
        "not what was backed up",
    ),
    "one file less": (lambda: zipped([("manifest.json", manifest(NAME))]), "is missing"),
    "one file more": (lambda: zipped([("manifest.json", manifest()), (NAME, SESSION)]), "not in its manifest"),
    "twice": (twice, "is there twice"),
    "told twice": (lambda: zipped([("manifest.json", manifest(NAME, NAME)), (NAME, SESSION)]), "no manifest"),
    "a link": (with_link, "no ordinary file"),
    "a claimed size": (with_claimed_size, "unpacks to more"),
    "a bomb": (bomb, "is larger than 2000 kB"),
    "encrypted": (encrypted, "is encrypted"),
    "another method": (
        lambda: zipped([("manifest.json", manifest(NAME)), (NAME, SESSION)], zipfile.ZIP_LZMA),
        "packed in a way",
    ),
    **{
        name: (partial(with_name, name), "a name that no backup has")
        for name in (
            "../a.toml",
            "history/../../a.toml",
            "/etc/passwd",
            "history//a.toml",
            "history/./a.toml",
            "history/.incoming-1/a.toml",
            "history\\..\\a.toml",
            "history/C:/a.toml",
            "history/a\x1b[2J.toml",
            "config/.bashrc",
            "config/evil.sh",
            "config/routines/evil.sh",
            "config/deep/er/a.toml",
            "backups/a.toml",
            "history/",
            f"history/{'a' * 2000}.toml",
        )
    },
}


def test_what_the_corpus_is_made_from_is_a_backup() -> None:
    assert isinstance(unpack(WHOLE, "x.zip"), Archive)


@pytest.mark.parametrize("nasty", NASTY)
def test_what_is_no_backup_is_refused_in_words(nasty: str, tmp_path: Path) -> None:
    make, sentence = NASTY[nasty]
    file = tmp_path / "x.zip"
    file.write_bytes(make())
    found = read_archive(file)
    assert isinstance(found, Problem)
    assert sentence in found.sentence
    assert found.file == str(file)
    assert [each.name for each in tmp_path.iterdir()] == ["x.zip"]


def test_what_is_no_file_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert isinstance(read_archive(tmp_path / "pipe"), Problem)
    assert isinstance(read_archive(tmp_path), Problem)
    assert isinstance(read_archive(tmp_path / "nowhere"), Problem)


@pytest.mark.parametrize(
    "name", [NAME, "history/a.toml", "config/config.toml", "config/exercises.toml", "config/themes/mein Blau.toml"]
)
def test_what_backups_hold_is_safe(name: str) -> None:
    assert is_safe(name)


# ------------------------------------------------------------------ putting it back


def test_the_history_is_what_it_was_and_what_was_there_is_kept(paths: Paths) -> None:
    write(paths, "aaaa", "bbbb")
    archive, _ = collect(paths, NOW)
    before = tree(paths.history)
    write(paths, "cccc")
    write(paths, "aaaa", load="80")
    later = tree(paths.history)
    done = restore(archive, paths, NOW)
    assert tree(paths.history) == before
    assert done.replaced == paths.trash / "replaced-2026-11-22T093015"
    assert tree(done.replaced / "history") == later
    assert leftovers(paths) == []
    assert {stat.S_IMODE(each.stat().st_mode) for each in paths.history.rglob("*.toml")} == {0o600}
    assert stat.S_IMODE(paths.history.stat().st_mode) == 0o700


def test_on_a_new_machine_everything_comes_back(paths: Paths, tmp_path: Path) -> None:
    write(paths, "aaaa")
    paths.config_file.write_text('level = "advanced"\n', encoding="utf-8")
    (paths.config_dir / "routines").mkdir()
    (paths.config_dir / "routines" / "mine.toml").write_text("# mine\n", encoding="utf-8")
    archive, _ = collect(paths, NOW)
    there = paths_in(tmp_path / "new")
    done = restore(archive, there, NOW)
    assert done.replaced is None
    assert tree(there.history) == tree(paths.history)
    assert tree(there.config_dir) == tree(paths.config_dir)
    assert done.written == (there.config_file, there.config_dir / "routines" / "mine.toml")


def test_a_configuration_that_is_there_stays(paths: Paths) -> None:
    write(paths, "aaaa")
    paths.config_file.write_text('level = "advanced"\n', encoding="utf-8")
    archive, _ = collect(paths, NOW)
    paths.config_file.write_text('level = "beginner"\n', encoding="utf-8")
    told = compare(archive, read_history(paths), paths)
    assert (told.config_to_write, told.config_to_leave) == ((), ("config/config.toml",))
    assert restore(archive, paths, NOW).written == ()
    assert paths.config_file.read_text(encoding="utf-8") == 'level = "beginner"\n'


def test_restoring_twice_at_the_same_moment_keeps_both(paths: Paths) -> None:
    write(paths, "aaaa")
    archive, _ = collect(paths, NOW)
    first, second = restore(archive, paths, NOW), restore(archive, paths, NOW)
    assert first.replaced != second.replaced
    assert len([*paths.trash.iterdir()]) == 2


def test_what_would_change_is_counted(paths: Paths) -> None:
    write(paths, "aaaa", "bbbb", "cccc")
    archive, _ = collect(paths, NOW)
    write(paths, "dddd")
    write(paths, "aaaa", load="80")
    next(paths.history.rglob("*bbbb.toml")).unlink()
    told = compare(archive, read_history(paths), paths)
    assert (told.sessions, told.here) == (3, 3)
    assert (told.missing_here, told.missing_there, told.different) == (1, 1, 1)
    assert told.changes_history
    assert told.problems == ()
    assert not compare(collect(paths, NOW)[0], read_history(paths), paths).changes_history


def test_a_session_of_the_backup_that_is_not_understood_is_named_and_put_back_as_it_is(paths: Paths) -> None:
    archive = archive_of({NAME: SESSION, "history/2026/b.toml": b"half a"}, NOW)
    told = compare(archive, read_history(paths), paths)
    assert told.sessions == 1
    assert [each.file for each in told.problems] == ["history/2026/b.toml"]
    restore(archive, paths, NOW)
    assert (paths.history / "2026" / "b.toml").read_bytes() == b"half a"


# ------------------------------------------------------------------ interrupted


class Stopped(BaseException):
    """The machine is switched off."""


def stopping(after: int) -> tuple[FileSystem, list[str]]:
    """A system that does nothing any more after so many steps."""
    steps: list[str] = []

    def step(name: str) -> None:
        steps.append(name)
        if len(steps) > after:
            raise Stopped

    def opened(path: Path, flags: int, mode: int) -> int:
        step("open")
        return os.open(path, flags, mode)

    def written(descriptor: int, content: bytes) -> int:
        step("write")
        return os.write(descriptor, content)

    def moved(old: Path, new: Path) -> None:
        step("replace")
        old.replace(new)

    def made(path: Path, mode: int) -> None:
        step("folder")
        path.mkdir(mode)

    def synced(_: Path) -> None:
        step("sync")

    return replace(ON_DISK, open=opened, write=written, replace=moved, make_folder=made, sync_folder=synced), steps


def interrupted(archive: Archive, paths: Paths, system: FileSystem) -> bool:
    """Whether there was anything left to interrupt."""
    try:
        restore(archive, paths, NOW, system=system)
    except Stopped:
        return True
    return False


def a_change(folder: Path) -> tuple[Paths, Archive, dict[str, bytes], dict[str, bytes]]:
    """Folders, a backup, and the history before and after it is restored."""
    paths = paths_in(folder)
    write(paths, "aaaa", "bbbb")
    paths.config_file.write_text("# mine\n", encoding="utf-8")
    archive, _ = collect(paths, NOW)
    new = tree(paths.history)
    paths.config_file.unlink()
    write(paths, "cccc", "dddd")
    write(paths, "aaaa", load="80")
    return paths, archive, tree(paths.history), new


def test_stopped_at_any_step_the_old_history_or_the_new_one_is_whole_and_nothing_lost(tmp_path: Path) -> None:
    seen = set()
    for after in range(200):
        paths, archive, old, new = a_change(tmp_path / str(after))
        if not interrupted(archive, paths, stopping(after)[0]):
            break
        said = finish_restores(paths)
        found = tree(paths.history)
        seen.add(found == new)
        assert found in (old, new)
        assert leftovers(paths) == []
        if found == new:
            assert tree(paths.trash / "replaced-2026-11-22T093015" / "history") == old
            assert paths.config_file.read_text(encoding="utf-8") == "# mine\n"
            assert said == "A restore that was interrupted is finished."
        assert finish_restores(paths) == ""
    else:
        pytest.fail("it never ended")
    assert seen == {True, False}


def test_stopped_twice_it_is_still_one_or_the_other(tmp_path: Path) -> None:
    for after in range(24, 60):
        for again in range(6):
            paths, archive, old, new = a_change(tmp_path / f"{after}-{again}")
            if not interrupted(archive, paths, stopping(after)[0]):
                break
            system, _ = stopping(again)
            try:
                finish_restores(paths, system=system)
            except Stopped:
                finish_restores(paths)
            assert tree(paths.history) in (old, new)


def test_a_session_written_between_is_neither_lost_nor_in_the_way(tmp_path: Path) -> None:
    seen = 0
    for after in range(200):
        paths, archive, _, new = a_change(tmp_path / str(after))
        if not interrupted(archive, paths, stopping(after)[0]):
            break
        is_between = not paths.history.exists()
        write(paths, "live")
        finish_restores(paths)
        assert "live" in ids(paths)
        if is_between:
            seen += 1
            assert new.items() <= tree(paths.history).items()
    assert seen


def test_a_first_session_written_at_the_last_moment_survives_being_stopped(tmp_path: Path) -> None:
    stopped = 0
    for after in range(200):
        paths, archive, _, new = a_change(tmp_path / str(after))
        shutil.rmtree(paths.history)
        system, _ = stopping(after)
        if not interrupted(archive, paths, replace(system, replace=partial(moved_after_a_set, paths, system))):
            assert new.items() <= tree(paths.history).items()
            assert "live" in ids(paths)
            break
        was_written = any("live" in each.name for each in paths.data.rglob("*"))
        finish_restores(paths)
        if was_written:
            stopped += 1
            assert "live" in ids(paths)
    else:
        pytest.fail("it never ended")
    assert stopped


def moved_after_a_set(paths: Paths, system: FileSystem, old: Path, new: Path) -> None:
    """Somebody logs the first set of all just before the history comes to its place."""
    if new == paths.history and not any("live" in each.name for each in paths.data.rglob("*")):
        write(paths, "live")
    system.replace(old, new)


def test_a_disk_that_is_full_leaves_the_history_as_it_is(paths: Paths) -> None:
    def full(_: int, __: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    write(paths, "aaaa")
    archive, _ = collect(paths, NOW)
    write(paths, "bbbb")
    with pytest.raises(OSError, match="No space left"):
        restore(archive, paths, NOW, system=replace(ON_DISK, write=full))
    assert ids(paths) == ["aaaa", "bbbb"]
    assert leftovers(paths) == []


def test_a_rename_that_fails_brings_the_old_history_back(paths: Paths) -> None:
    def moved(old: Path, new: Path) -> None:
        if INCOMING in str(old) and new == paths.history:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        old.replace(new)

    write(paths, "aaaa")
    archive, _ = collect(paths, NOW)
    write(paths, "bbbb")
    with pytest.raises(OSError, match="Input/output"):
        restore(archive, paths, NOW, system=replace(ON_DISK, replace=moved))
    assert ids(paths) == ["aaaa", "bbbb"]
    assert leftovers(paths) == []


def test_one_restore_leaves_another_that_is_at_work_alone(paths: Paths) -> None:
    write(paths, "aaaa")
    archive, _ = collect(paths, NOW)
    write(paths, "bbbb")
    seen: list[str] = []

    def moved(old: Path, new: Path) -> None:
        if new == paths.history:
            seen.append(finish_restores(paths))
            assert leftovers(paths) != []
        old.replace(new)

    restore(archive, paths, NOW + timedelta(days=1), system=replace(ON_DISK, replace=moved))
    assert seen == [""]
    assert ids(paths) == ["aaaa"]
