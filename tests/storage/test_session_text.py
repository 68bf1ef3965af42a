from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.storage.session_reading import read_session
from coach.storage.session_text import Rewriting, _entry, session_bytes, write_session
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Entry, EntryFlag, Fault, LoggedSet, Session, SessionFlag, SetKind, Target
from tests.storage.sessions import SESSIONS, a_session

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("name", ["heavy", "running", "imported", "empty"])
def test_golden_files_are_written_back_byte_for_byte(name: str) -> None:
    content = (GOLDEN / f"{name}.toml").read_bytes()
    session, problems = read_session(content.decode(), name)
    assert problems == ()
    assert session is not None
    assert write_session(session).encode() == content


def test_a_session_is_laid_out_as_the_golden_file() -> None:
    zone = timezone(timedelta(hours=1))

    def at(hour: int, minute: int, second: int) -> datetime:
        return datetime(2026, 11, 22, hour, minute, second, tzinfo=zone)

    session = Session(
        id="2026-11-22T070511-k7q2",
        routine="back-biceps",
        day="heavy",
        goal="muscle",
        unit=Unit.KG,
        started=at(7, 5, 11),
        finished=at(8, 1, 44),
        bodyweight=Decimal("78.5"),
        flags=frozenset({SessionFlag.ROUGH}),
        note="left elbow fine",
        entries=(
            Entry(
                id="barbell-row",
                name="Barbell row",
                block=Block.COMPOUND,
                target=Target(
                    sets=3,
                    reps=(6, 10),
                    load=Decimal("62.5"),
                    aims=(8, 8, 8),
                    left=Decimal(2),
                    rest=150,
                    rule="raise",
                ),
                flags=frozenset({EntryFlag.PAIN}),
                swapped_from="pull-up",
                sets=(
                    LoggedSet(kind=SetKind.RAMP, load=Decimal(50), reps=3, at=at(7, 14, 2), rest=150),
                    LoggedSet(load=Decimal("62.5"), reps=9, left=Decimal(2), at=at(7, 17, 30), rest=150),
                    LoggedSet(load=Decimal("62.5"), reps=9, clean=7, fault=Fault.MOMENTUM, at=at(7, 20, 41), rest=180),
                ),
            ),
            Entry(
                id="ez-curl",
                name="EZ curl",
                block=Block.BICEPS,
                target=Target(
                    sets=3, reps=(8, 12), load=Decimal(30), aims=(12, 11, 10), left=Decimal(1), rest=90, rule="build"
                ),
            ),
        ),
    )
    assert write_session(session) == (GOLDEN / "heavy.toml").read_text(encoding="utf-8")


@given(st.lists(SESSIONS, max_size=3), st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
def test_a_session_written_again_and_again_is_always_written_whole(
    sessions: list[Session], data: st.DataObject
) -> None:
    rewriting = Rewriting()
    for session in sessions:
        assert rewriting.bytes_of(session) == session_bytes(session)
        kept = tuple(each for each in session.entries if data.draw(st.booleans()))
        shorter = replace(session, entries=kept)
        assert rewriting.bytes_of(shorter) == session_bytes(shorter)
        assert rewriting.bytes_of(session) == session_bytes(session)


def test_only_the_exercise_that_has_changed_is_laid_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    laid_out: list[str] = []

    def counted(entry: Entry) -> Iterator[str]:
        laid_out.append(entry.id)
        return _entry(entry)

    monkeypatch.setattr("coach.storage.session_text._entry", counted)
    row, curl = (Entry(id=each, name=each, block=Block.COMPOUND) for each in ("barbell-row", "ez-curl"))
    rewriting, session = Rewriting(), replace(a_session(), entries=(row, curl))
    rewriting.bytes_of(session)
    laid_out.clear()
    rewriting.bytes_of(replace(session, entries=(row, replace(curl, sets=(LoggedSet(reps=8),)))))
    assert laid_out == ["ez-curl"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(SESSIONS)
def test_what_is_written_is_read_back_the_same(session: Session) -> None:
    text = write_session(session)
    assert read_session(text, "session.toml") == (session, ())
    assert write_session(session) == text


@pytest.mark.parametrize(
    ("load", "written"),
    [
        ("62.50", "62.50"),
        ("1E+2", "100"),
        ("0", "0"),
        ("100", "100"),
        ("0.0000001", "0.0000001"),
        ("1E-7", "0.0000001"),
    ],
)
def test_a_load_is_written_as_typed_and_never_with_an_exponent(load: str, written: str) -> None:
    assert f"load = {written}, reps" in write_session(a_session(load=Decimal(load)))


def test_an_offset_with_seconds_becomes_one_of_whole_minutes_at_the_same_instant() -> None:
    amsterdam = timezone(timedelta(minutes=19, seconds=32))
    started = datetime(1930, 5, 1, 7, 0, tzinfo=amsterdam)
    session = Session(id="old", unit=Unit.KG, started=started)
    read, problems = read_session(write_session(session), "old.toml")
    assert problems == ()
    assert read is not None
    assert read.started == started
    assert read.started.utcoffset() == timedelta(minutes=20)


def test_unknown_flags_survive_beside_known_ones() -> None:
    text = (GOLDEN / "running.toml").read_text(encoding="utf-8")
    session, _ = read_session(text, "running.toml")
    assert session is not None
    assert session.flags == {SessionFlag.NO_WARMUP}
    assert session.extra["flags"] == ("sleepless",)


def test_a_time_in_utc_is_written_with_its_offset() -> None:
    session = Session(id="x", unit=Unit.KG, started=datetime(2026, 1, 1, tzinfo=UTC))
    assert "started = 2026-01-01T00:00:00+00:00\n" in write_session(session)
