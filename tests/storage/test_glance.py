"""A glance at a backup says what its manifest says, or nothing."""

import io
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from coach.storage.archive import MANIFEST, Manifest, archive_of, pack, read_manifest
from coach.storage.glance import sessions_told

NOW = datetime(2026, 11, 22, 9, 30, 15, tzinfo=UTC)
FILES = {
    "history/2026/a.toml": b"a = 1",
    "history/2026/ümlaut.toml": b"b = 2",
    "history/2026/empty.toml": b"",
    "history/2026/notes.txt": b"c",
    "config/config.toml": b'level = "advanced"',
}
TWICE = '{"name": "x", "size": 1, "blake2b": ""}'
WHOLE = pack(archive_of(FILES, NOW))


def told(content: bytes) -> tuple[frozenset[str] | None, frozenset[str] | None]:
    """What a glance says of a file, and what its manifest says; None for what is no backup."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.zip"
        path.write_bytes(content)
        manifest = read_manifest(path)
        return sessions_told(path), manifest.sessions if isinstance(manifest, Manifest) else None


def test_the_sessions_with_something_in_them_are_told() -> None:
    assert told(WHOLE)[0] == told(WHOLE)[1] == frozenset({"history/2026/a.toml", "history/2026/ümlaut.toml"})


def test_a_backup_of_nothing_has_no_sessions() -> None:
    assert told(pack(archive_of({}, NOW)))[0] == frozenset()


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255))
def test_of_a_changed_byte_nothing_is_told_that_the_manifest_does_not_tell(place: int, change: int) -> None:
    content = bytearray(WHOLE)
    content[place] ^= change
    glance, manifest = told(bytes(content))
    assert glance is None or glance == manifest


@given(st.integers(0, len(WHOLE) - 1))
@example(0)
def test_of_a_zip_that_is_not_whole_nothing_is_told(length: int) -> None:
    assert told(WHOLE[:length])[0] is None


@given(st.binary(min_size=1, max_size=200))
def test_of_any_other_bytes_nothing_is_told(content: bytes) -> None:
    assert told(content)[0] is None
    assert told(content + WHOLE)[0] is None
    assert told(WHOLE + content)[0] is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"format": 2, "made": "2026-11-22T09:30:15+00:00", "files": []}',
        '{"format": 1, "made": "2026-11-22T09:30:15", "files": []}',
        '{"format": 1, "made": "soon", "files": []}',
        '{"format": 1, "made": "2026-11-22T09:30:15+00:00"}',
        '{"format": 1, "made": "2026-11-22T09:30:15+00:00", "files": [{"name": "x", "size": 1}]}',
        f'{{"format": 1, "made": "2026-11-22T09:30:15+00:00", "files": [{TWICE}, {TWICE}]}}',
    ],
)
def test_of_a_manifest_that_is_not_understood_nothing_is_told(text: str) -> None:
    assert told(zipped((MANIFEST, text))) == (None, None)


def test_of_a_zip_that_others_have_packed_nothing_is_told_though_it_may_be_read() -> None:
    text = '{"format": 1, "made": "2026-11-22T09:30:15+00:00", "files": []}'
    assert told(zipped(("history/a.toml", ""), (MANIFEST, text))) == (None, frozenset())


def test_a_file_that_is_not_there_is_told_nothing_of(tmp_path: Path) -> None:
    assert sessions_told(tmp_path / "none.zip") is None
    assert sessions_told(tmp_path) is None


def zipped(*entries: tuple[str, str]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as written:
        for name, text in entries:
            written.writestr(name, text)
    return packed.getvalue()
