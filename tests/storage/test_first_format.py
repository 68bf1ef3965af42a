"""What the first coach wrote is read as it was meant, by this one and by all that come: the sample is never changed."""

import hashlib
import json
import shutil
import zipfile
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from coach.gym import Gym, open_gym
from coach.storage.archive import Archive, read_archive
from coach.storage.paths import Paths, find
from coach.storage.restore import restore
from coach.storage.session_reading import read_session
from coach.storage.session_text import write_session
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import EntryFlag, Fault, SessionFlag, SetKind
from tests.cli.home import ask

FIRST = Path(__file__).parent / "golden" / "first"
FILES = tuple(path.relative_to(FIRST) for path in sorted(FIRST.rglob("*.toml")))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A copy of the sample."""
    shutil.copytree(FIRST, tmp_path, dirs_exist_ok=True)
    return find(str(tmp_path / "data"), str(tmp_path / "config" / "config.toml"), {})


@pytest.fixture
def gym(paths: Paths) -> Gym:
    return open_gym(paths)


def test_all_of_it_is_understood(gym: Gym) -> None:
    assert gym.problems == ()


def test_the_configuration_is_what_it_was(gym: Gym) -> None:
    settings = gym.settings

    assert (settings.level, settings.bodyweight, settings.routine) == ("beginner", Decimal("80.5"), "mine")
    assert (settings.rack.unit, settings.rack.bar) == (Unit.KG, Decimal(20))
    assert "landmine-row" in gym.catalogue
    assert [day.id for day in gym.routines["mine"].days] == ["one"]


def test_a_session_of_the_coach_is_what_it_was(gym: Gym) -> None:
    session = gym.sessions[0]
    warmup, row, curl = session.entries

    assert (session.id, session.day, session.note) == ("2026-03-02T180000-aa11", "one", "first one")
    assert (warmup.block, warmup.sets[0].kind) == (Block.WARMUP, SetKind.MOBILITY)
    assert [(each.kind, each.load, each.reps, each.left) for each in row.sets] == [
        (SetKind.RAMP, Decimal(30), 5, None),
        (SetKind.WORK, Decimal(40), 12, Decimal(2)),
        (SetKind.WORK, Decimal(40), 12, None),
    ]
    assert (curl.flags, curl.swapped_from, curl.note) == (frozenset({EntryFlag.PAIN}), "dumbbell-curl", "left elbow")
    assert (curl.sets[0].clean, curl.sets[0].fault) == (9, Fault.MOMENTUM)


def test_an_imported_session_is_what_it_was(gym: Gym) -> None:
    session = gym.sessions[1]
    heavy, drop = session.entries[0].sets

    assert (session.title, session.source, session.flags) == ("Früh", "hevy", frozenset({SessionFlag.ROUGH}))
    assert (heavy.load, heavy.unit, heavy.left, heavy.failure) == (Decimal(110), Unit.LB, Decimal("1.5"), True)
    assert (drop.kind, drop.seconds, drop.distance) == (SetKind.DROP, 40, Decimal("0.25"))


@pytest.mark.parametrize("file", [each for each in FILES if "history" in each.parts], ids=lambda file: file.stem)
def test_what_is_written_back_is_read_as_the_same(file: Path) -> None:
    session, problems = read_session((FIRST / file).read_text(encoding="utf-8"), file.name)
    assert session is not None
    assert problems == ()
    assert read_session(write_session(session), file.name) == (session, ())


def test_the_next_load_follows_from_it(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ("--data-dir", str(paths.data), "--config", str(paths.config_file))
    answer = ask(capsys, *flags, "next", "--json", "--on", "2026-03-16")
    row, curl = json.loads(answer.out)["exercises"]

    assert (answer.code, answer.err) == (0, "")
    assert (row["id"], row["rule"], row["load"]) == ("landmine-row", "raise", 42.5)
    assert (curl["id"], curl["rule"], curl["load"]) == ("ez-curl", "pain", 15)


def test_reading_changes_no_file(paths: Paths) -> None:
    for _ in range(2):
        open_gym(paths)

    for file in FILES:
        kept = paths.data.parent / file
        assert kept.read_bytes() == (FIRST / file).read_bytes()


def test_a_backup_of_the_first_coach_is_restored(paths: Paths, tmp_path: Path) -> None:
    packed = {each.as_posix().removeprefix("data/"): (FIRST / each).read_bytes() for each in FILES}
    manifest = {
        "format": 1,
        "made": "2026-03-10T08:00:00+01:00",
        "sessions": 2,
        "files": [
            {"name": name, "size": len(content), "blake2b": hashlib.blake2b(content, digest_size=32).hexdigest()}
            for name, content in packed.items()
        ],
    }
    file = tmp_path / "first.zip"
    with zipfile.ZipFile(file, "w") as backup:
        backup.writestr("manifest.json", json.dumps(manifest))
        for name, content in packed.items():
            backup.writestr(name, content)

    archive = read_archive(file)
    assert isinstance(archive, Archive)
    elsewhere = find(str(tmp_path / "there" / "data"), str(tmp_path / "there" / "config" / "config.toml"), {})
    restore(archive, elsewhere, datetime(2026, 11, 22, 9, 30, tzinfo=UTC))

    there, here = open_gym(elsewhere), open_gym(paths)
    assert there.problems == ()
    assert tuple(there.sessions) == tuple(here.sessions)
    assert there.settings == here.settings
