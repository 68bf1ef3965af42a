"""The exercises that come with the program are the same, remembered or read."""

import os
from pathlib import Path

import pytest

from coach.storage import catalogue, remembered
from coach.storage.catalogue import load_catalogue

READ = load_catalogue(None)


def test_what_is_remembered_is_what_was_read_in_its_order(tmp_path: Path) -> None:
    first, then = load_catalogue(None, tmp_path), load_catalogue(None, tmp_path)
    assert first == then == READ
    assert list(then[0].exercises) == list(READ[0].exercises)
    assert [*tmp_path.iterdir()]


def test_it_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load_catalogue(None, tmp_path)
    monkeypatch.setattr(catalogue, "read_exercises", lambda _: pytest.fail("it was read"))
    assert load_catalogue(None, tmp_path) == READ


def test_another_file_and_another_program_are_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, cache = tmp_path / "exercises.toml", tmp_path / "cache"
    file.write_text("# one\n", encoding="utf-8")
    remembered.remember((), file, cache)
    assert remembered.exercises_of(file, cache) == ()
    os.utime(file, ns=(1, 1))
    assert remembered.exercises_of(file, cache) is None
    remembered.remember((), file, cache)
    assert remembered.exercises_of(file, cache) == ()
    monkeypatch.setattr(remembered, "__version__", "another")
    assert remembered.exercises_of(file, cache) is None
    file.unlink()
    assert remembered.exercises_of(file, cache) is None


def test_with_anything_odd_about_it_it_is_forgotten(tmp_path: Path) -> None:
    load_catalogue(None, tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    for content in (b"", whole[:-1], whole[:40], whole[:60] + b"x" + whole[61:], whole + b"x", b"coach exercises 1\n"):
        kept.write_bytes(content)
        assert load_catalogue(None, tmp_path) == READ
        assert kept.read_bytes() == whole


def test_where_nothing_can_be_kept_it_is_read_each_time(tmp_path: Path) -> None:
    cache = tmp_path / "file"
    cache.write_text("no folder", encoding="utf-8")
    assert load_catalogue(None, cache) == READ


def test_exercises_of_the_lifters_own_are_never_remembered(tmp_path: Path) -> None:
    own = tmp_path / "exercises.toml"
    (first, *_) = (Path(catalogue.__file__).parents[1] / "data" / "exercises.toml").read_text("utf-8").split("\n\n")[2:]
    own.write_text(first.replace('name = "', 'name = "My '), encoding="utf-8")
    load_catalogue(own, tmp_path / "cache")
    found, _ = load_catalogue(own, tmp_path / "cache")
    assert [each.name for each in found.exercises.values() if each.name.startswith("My ")]
    assert load_catalogue(None, tmp_path / "cache") == READ
