"""Whatever happens to the files, or to the index, it says what they say."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.storage.history import read_history
from coach.storage.paths import Paths
from coach.storage.session_text import write_session
from coach.training.log import Session
from tests.folders import paths_in
from tests.storage.indexes import TICKS, opened, put, same
from tests.storage.sessions import SESSIONS

NAMES = ("2026/a.toml", "2026/b.toml", "c.toml", "2025/deep/d.toml", "e.sync-conflict-1.toml")
PARTS = 60


def new(paths: Paths, number: int, session: Session) -> None:
    put(paths.history / NAMES[number % len(NAMES)], write_session(session))


def again(paths: Paths, number: int, _: Session) -> None:
    put(paths.history / f"again-{number}.toml", one_of(paths, number).read_bytes())


def edit(paths: Paths, number: int, session: Session) -> None:
    put(one_of(paths, number), write_session(session))


def cut(paths: Paths, number: int, _: Session) -> None:
    one = one_of(paths, number)
    content = one.read_bytes()
    put(one, content[: number * len(content) // PARTS])


def delete(paths: Paths, number: int, _: Session) -> None:
    one_of(paths, number).unlink()


def rename(paths: Paths, number: int, _: Session) -> None:
    one = one_of(paths, number)
    one.rename(one.with_name(f"renamed-{number}.toml"))


def touch(paths: Paths, number: int, _: Session) -> None:
    tick = next(TICKS)
    os.utime(one_of(paths, number), ns=(tick, tick))


def swap(paths: Paths, number: int, _: Session) -> None:
    one, other, aside = one_of(paths, number), one_of(paths, number + 1), paths.history / "aside"
    one.rename(aside)
    if other != one:
        other.rename(one)
    aside.rename(other)


def forget(paths: Paths, _: int, __: Session) -> None:
    for each in paths.cache.glob("*"):
        each.unlink()


def damage(paths: Paths, number: int, _: Session) -> None:
    for each in paths.cache.glob("*"):
        content = each.read_bytes()
        each.write_bytes(content[: number * len(content) // PARTS])


HAPPENINGS: Mapping[str, Callable[[Paths, int, Session], None]] = MappingProxyType(
    {each.__name__: each for each in (new, again, edit, cut, delete, rename, touch, swap, forget, damage)}
)
TO_ANY = frozenset({"new", "forget", "damage"})
"""What can happen where there is no file."""


def files(paths: Paths) -> list[Path]:
    return sorted(paths.history.rglob("*.toml"))


def one_of(paths: Paths, number: int) -> Path:
    here = files(paths)
    return here[number % len(here)]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    st.lists(st.tuples(st.sampled_from(sorted(HAPPENINGS)), st.integers(0, PARTS), SESSIONS), min_size=1, max_size=8)
)
def test_with_the_index_a_history_is_what_it_is_without(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, int, Session]]
) -> None:
    paths = paths_in(tmp_path_factory.mktemp("index"))
    for what, number, session in changes:
        if what in TO_ANY or files(paths):
            HAPPENINGS[what](paths, number, session)
        assert same(opened(paths), read_history(paths))
    assert same(opened(paths), read_history(paths))
