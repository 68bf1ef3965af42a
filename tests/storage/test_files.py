import errno
import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from coach.storage.files import ON_DISK, FileSystem, move_aside, read_guarded, write_beside, write_durably
from coach.storage.problem import Problem


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_file_is_written_whole_into_folders_of_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "history" / "2026" / "a.toml"
    write_durably(path, "été\n", within=tmp_path)
    assert path.read_bytes() == "été\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert names(path.parent) == ["a.toml"]


def test_the_content_is_synced_before_the_rename_and_every_folder_after(tmp_path: Path) -> None:
    steps: list[str] = []

    def sync(descriptor: int) -> None:
        steps.append("sync")
        os.fsync(descriptor)

    def move(old: Path, new: Path) -> None:
        steps.append("replace")
        old.replace(new)

    def sync_folder(folder: Path) -> None:
        steps.append(folder.relative_to(tmp_path).as_posix())

    system = replace(ON_DISK, sync=sync, replace=move, sync_folder=sync_folder)
    write_durably(tmp_path / "h" / "2026" / "a.toml", "x", system=system)
    assert steps == [".", "h", "sync", "replace", "h/2026"]


def test_a_disk_that_takes_a_byte_at_a_time_still_gets_all(tmp_path: Path) -> None:
    system = replace(ON_DISK, write=lambda descriptor, content: os.write(descriptor, content[:1]))
    write_durably(tmp_path / "a", "forty sets", system=system)
    assert (tmp_path / "a").read_text(encoding="utf-8") == "forty sets"


def _full(*_: object) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")


def _nothing(*_: object) -> None:
    raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize(
    "system",
    [
        replace(ON_DISK, write=_full),
        replace(ON_DISK, write=lambda *_: 0),
        replace(ON_DISK, sync=_nothing),
        replace(ON_DISK, replace=_nothing),
    ],
)
def test_a_failed_write_raises_and_leaves_the_old_file_and_nothing_else(tmp_path: Path, system: FileSystem) -> None:
    path = tmp_path / "a.toml"
    write_durably(path, "old")
    with pytest.raises(OSError, match=r"space|takes nothing|Input"):
        write_durably(path, "new", system=system)
    assert path.read_text(encoding="utf-8") == "old"
    assert names(tmp_path) == ["a.toml"]


def test_a_link_that_leads_out_is_not_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    data = tmp_path / "data"
    data.mkdir()
    (data / "2026").symlink_to(outside)
    with pytest.raises(OSError, match="symbolic link"):
        write_durably(data / "2026" / "a.toml", "x", within=data)
    assert names(outside) == []


def test_a_file_that_is_a_link_is_replaced_and_what_it_led_to_stays(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("mine", encoding="utf-8")
    (tmp_path / "a").symlink_to(tmp_path / "other")
    write_durably(tmp_path / "a", "new")
    assert (tmp_path / "other").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "a").is_symlink()


def test_a_half_character_is_written_as_a_question_mark(tmp_path: Path) -> None:
    write_durably(tmp_path / "a", "x\ud800y")
    assert (tmp_path / "a").read_bytes() == b"x?y"


def test_what_is_moved_or_put_aside_never_replaces_anything(tmp_path: Path) -> None:
    for text in ("one", "two"):
        (tmp_path / "a.toml").write_text(text, encoding="utf-8")
        move_aside(tmp_path / "a.toml", tmp_path / "trash")
        write_beside(tmp_path / "b.toml", text.encode())
    assert [(tmp_path / "trash" / name).read_text(encoding="utf-8") for name in ("a.toml", "a-2.toml")] == [
        "one",
        "two",
    ]
    assert [(tmp_path / name).read_text(encoding="utf-8") for name in ("b.toml", "b-2.toml")] == ["one", "two"]
    assert not (tmp_path / "a.toml").exists()


def test_a_move_that_fails_leaves_no_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x", encoding="utf-8")
    with pytest.raises(OSError, match="Input"):
        move_aside(tmp_path / "a.toml", tmp_path / "trash", system=replace(ON_DISK, replace=_nothing))
    assert names(tmp_path / "trash") == []
    assert (tmp_path / "a.toml").exists()


@pytest.mark.parametrize(
    ("content", "sentence", "place"),
    [
        (b"a = 1\nb = \0", "bytes that are no text", "line 2"),
        ("a = 'é'".encode("latin-1"), "not UTF-8", "line 1"),
        (b"#" * 2_000_001, "larger than 2000 kB", ""),
        (b"x" * 20_001, "more than 20000 characters", "line 1"),
        (b".a" * 50, "more than 32 dots", ""),
        ("a = 1".encode("utf-16"), "bytes that are no text", "line 1"),
    ],
)
def test_a_file_that_is_not_safe_to_parse_says_why(tmp_path: Path, content: bytes, sentence: str, place: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(content)
    problem = read_guarded(path)
    assert isinstance(problem, Problem)
    assert sentence in problem.sentence
    assert problem.place == place
    assert problem.file == str(path)


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\xef\xbb\xbfa = 1\r\n")
    assert read_guarded(tmp_path / "a") == "a = 1\r\n"


def test_what_is_no_readable_file_says_why_and_never_waits(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("link")
    for name in (".", "pipe", "link", "absent", "nul\0", "x" * 300):
        assert isinstance(read_guarded(tmp_path / name), Problem)


def test_a_link_out_of_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "data" / "a").symlink_to(tmp_path / "secret")
    assert isinstance(read_guarded(tmp_path / "data" / "a", within=tmp_path / "data"), Problem)
