"""Real exports give what was counted in them by other means."""

from decimal import Decimal
from pathlib import Path

import pytest

from coach.exchange.reading import Reading, UnitNeeded
from coach.storage.session_reading import read_session
from coach.storage.session_text import write_session
from coach.training.load import Unit
from coach.training.log import SetKind
from tests.exchange.account import balances
from tests.exchange.exports import SAMPLES, read, sets, volume

pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")

FILES = sorted(SAMPLES.glob("*/*.csv"))


def reading_of(file: Path) -> Reading:
    """The file, in kg where it does not say."""
    return read(file.read_bytes(), None if file.parent.name != "strong" or "s6" in file.name else Unit.KG)


def counted() -> dict[str, tuple[str, ...]]:
    """What was counted in each file, as it is written beside them."""
    found = {}
    for line in (SAMPLES / "PROVENANCE.md").read_text(encoding="utf-8").splitlines():
        cells = [each.strip() for each in line.strip("|").split("|")]
        if len(cells) == 14 and cells[0].startswith("`"):
            found[cells[0].strip("`")] = tuple(cells[1:])
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_count_is_the_one_written_beside_the_file(file: Path) -> None:
    reading = reading_of(file)
    done = sets(reading)
    expected = counted()[f"{file.parent.name}/{file.name}"]
    found = (
        len(reading.sessions),
        reading.sets,
        reading.count(SetKind.RAMP),
        reading.count(SetKind.DROP),
        reading.failures,
        reading.account.rest_rows,
        sum(not each.reps and not each.seconds and each.distance is None for each in done),
        len({entry.source_name for each in reading.sessions for entry in each.entries}),
        reading.first,
        reading.last,
        sum(each.reps or 0 for each in done),
    )
    assert tuple(str(each) for each in found) == expected[1:-1]
    assert f"{volume(reading):.2f}" == expected[-1].split()[0]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_row_is_accounted_for(file: Path) -> None:
    reading = reading_of(file)
    assert balances(reading)
    assert reading.account.rejected == ()


@pytest.mark.parametrize(
    ("file", "dialect", "unit"),
    [
        ("hevy/sample_hevy.csv", "kg/km", Unit.KG),
        ("strong/breinsp_s3.csv", "S3", Unit.KG),
        ("strong/dravenbc_s6.csv", "S6", Unit.KG),
        ("strong/wojtek_rest_timer.csv", "S3", Unit.KG),
        ("fitnotes/kaiserlift_lifting.csv", "10 columns", Unit.LB),
    ],
)
def test_the_dialect_and_the_unit_are_told(file: str, dialect: str, unit: Unit) -> None:
    reading = reading_of(SAMPLES / file)
    assert (reading.dialect, reading.unit) == (dialect, unit)


@pytest.mark.parametrize("name", ["breinsp_s3.csv", "wojtek_rest_timer.csv"])
def test_what_does_not_tell_its_unit_asks_for_it(name: str) -> None:
    with pytest.raises(UnitNeeded, match=r"heaviest \d+, \d+ % multiples of 5"):
        read((SAMPLES / "strong" / name).read_bytes(), None)


def test_pounds_in_a_column_of_kilograms_are_seen() -> None:
    (notice,) = reading_of(SAMPLES / "strong" / "dravenbc_s6.csv").notices
    assert "round in lb" in notice


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_session_comes_back_from_its_file_as_it_was_read(file: Path) -> None:
    for session in reading_of(file).sessions:
        assert read_session(write_session(session), "a.toml") == (session, ())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_ids_and_keys_are_all_different(file: Path) -> None:
    sessions = reading_of(file).sessions
    assert len({each.id for each in sessions}) == len({each.source_key for each in sessions}) == len(sessions)


def test_loads_are_kept_as_written() -> None:
    reading = reading_of(SAMPLES / "strong" / "dravenbc_s6.csv")
    assert sets(reading)[0].load == Decimal("61.23492")
