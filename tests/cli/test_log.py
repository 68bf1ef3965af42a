"""`coach log`: sets told afterwards."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest

from coach.commands import asked
from coach.storage.lock import DataLock
from coach.training.shorthand import write_set
from tests.cli.home import UNTIL, Answer, Home


@dataclass(frozen=True, slots=True)
class Stopped:
    """A clock that stands."""

    moment: datetime

    def now(self) -> datetime:
        """That moment."""
        return self.moment


Log = Callable[..., Answer]
"""Runs `coach log` a number of minutes after the history ends."""


@pytest.fixture
def log(trained: Home, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Log:
    def run(*words: str, after: int = 0) -> Answer:
        moment = UNTIL + timedelta(minutes=after)
        monkeypatch.setattr(asked, "SystemClock", lambda: Stopped(moment))
        return trained.ask(capsys, "log", *words)

    return run


def test_it_becomes_a_finished_session_and_its_id_is_printed(log: Log, trained: Home) -> None:
    answer = log("barbell-row", "70x9@2", "70x8", "8m6", "--note", "slow\x1b[31m")

    session = trained.sessions[-1]
    assert (answer.code, answer.out) == (0, f"{session.id}\n")
    assert "Barbell row 70 × 9, 70 × 8, 70 × 8" in answer.err
    assert session.started == session.finished == UNTIL
    assert (session.routine, str(session.bodyweight)) == ("", "78.5")
    (entry,) = session.entries
    assert (entry.id, entry.block.value, entry.target, entry.note) == ("barbell-row", "compound", None, "slow[31m")
    assert [write_set(each) for each in entry.sets] == ["70x9@2", "70x8", "70x8m6"]


def test_it_is_evidence_the_next_time(log: Log, trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    def row() -> dict[str, object]:
        value = json.loads(trained.ask(capsys, "next", "--day", "heavy", "--on", "2026-11-25", "--json").out)
        return next(each for each in value["exercises"] if each["id"] == "barbell-row")

    before = row()
    load = str(before["load"])
    log("barbell-row", *[f"{load}x10@4"] * 3)
    after = row()
    assert after["last"] != before["last"]
    assert (after["load"], after["aims"]) != (before["load"], before["aims"])


def test_notes_that_grow_together_are_never_longer_than_a_file_may_hold(
    log: Log, trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    log("barbell-row", "60x9", "--note", "a" * 3000)
    log("barbell-row", "60x8", "--note", "b" * 3000, after=10)

    (entry,) = trained.sessions[-1].entries
    assert (len(entry.note), entry.note[2990:3010]) == (4000, "a" * 10 + "; " + "b" * 8)
    assert trained.ask(capsys, "check").code == 0


def test_a_few_hours_are_one_session(log: Log, trained: Home) -> None:
    known = len(trained.sessions)
    first = log("barbell-row", "60x9")
    second = log("ez-curl", "30x11", after=100)
    third = log("barbell-row", "60x8", after=200)
    later = log("pull-up", "8", after=500)

    assert first.out == second.out == third.out != later.out
    assert "in the session of" in second.err
    *_, joined, alone = trained.sessions
    assert len(trained.sessions) == known + 2
    assert [(each.id, len(each.sets)) for each in joined.entries] == [("barbell-row", 2), ("ez-curl", 1)]
    assert joined.finished == UNTIL + timedelta(minutes=200)
    assert [each.id for each in alone.entries] == ["pull-up"]


def test_a_session_of_the_app_is_never_added_to(log: Log, trained: Home) -> None:
    newest = trained.sessions[-1]
    at = newest.finished
    assert at is not None
    log("barbell-row", "60x9", "--at", at.isoformat(timespec="seconds"))
    assert newest in trained.sessions


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2026-11-20", datetime(2026, 11, 20, 9, 30, tzinfo=UNTIL.tzinfo)),
        ("2026-11-20T18:05+00:00", datetime(2026, 11, 20, 18, 5, tzinfo=UNTIL.tzinfo)),
        ("2026-11-20 18:05:09Z", datetime(2026, 11, 20, 18, 5, 9, tzinfo=UNTIL.tzinfo)),
        ("7:45Z", datetime(2026, 11, 22, 7, 45, tzinfo=UNTIL.tzinfo)),
    ],
)
def test_the_moment_can_be_told(
    typed: str, expected: datetime, log: Log, trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = log("barbell-row", "60x9", "--at", typed)
    value = json.loads(trained.ask(capsys, "show", answer.out.strip(), "--json").out)
    told = datetime.fromisoformat(value["started"])
    assert told.replace(tzinfo=None) == expected.replace(tzinfo=None)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("barbel-row", "60x9"), 3, "Did you mean barbell-row"),
        (("cat-cow", "9"), 2, "not lifted"),
        (("barbell-row", "60x9", "60y8"), 2, "Set 2, '60y8': that is no set: 60x9@2"),
        (("barbell-row", "9"), 2, "Set 1, '9': Barbell row needs a load: type it like 62.5x9"),
        (("barbell-row", "60x9\x1b]52;c;eA==\x07"), 2, "Set 1"),
        (("barbell-row", "600x9"), 2, "over your best ever: is that right? If it is, `--yes` logs it."),
        (("pull-up", "60"), 2, "60 reps: is that right?"),
        (("barbell-row", "60x9", "--at", "2027-01-01"), 2, "still to come"),
        (("barbell-row", "60x9", "--at", "25:00"), 2, "no time; write one like 18:30"),
        (("barbell-row", "60x9", "--at", "2026-13-01"), 2, "no"),
        (("barbell-row", "60x9", "--at", ""), 2, "no time"),
        (("barbell-row",), 2, "SET"),
    ],
)
def test_what_is_not_understood_is_named_and_nothing_is_logged(
    words: tuple[str, ...], code: int, said: str, log: Log, trained: Home
) -> None:
    known = trained.sessions
    answer = log(*words)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert "\x1b" not in answer.err
    assert trained.sessions == known


def test_a_slip_of_the_finger_is_taken_when_it_is_none(log: Log, trained: Home) -> None:
    assert log("barbell-row", "200x9", "--yes").code == 0
    assert trained.sessions[-1].entries[0].sets[0].load == 200


def test_a_beginner_is_asked_about_a_load_off_the_rack(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "log", "barbell-row", "61x9", "--at", "2020-01-01")
    assert answer.code == 2
    assert "61 kg is not on your rack" in answer.err
    assert beginner.ask(capsys, "log", "barbell-row", "60x9", "--at", "2020-01-01").code == 0


def test_while_another_window_logs_it_stays_out_of_every_file(log: Log, trained: Home) -> None:
    first = log("barbell-row", "60x9")
    lock = DataLock(trained.paths)
    assert lock.take(UNTIL) is None
    try:
        second = log("barbell-row", "60x8", after=5)
    finally:
        lock.free()
    assert second.code == 0
    assert second.out != first.out
    assert "Another window logs" in second.err
    assert [len(each.entries[0].sets) for each in trained.sessions[-2:]] == [1, 1]


def test_the_lock_is_free_afterwards(log: Log, trained: Home) -> None:
    log("barbell-row", "60x9")
    log("barbell-row", "nonsense")
    lock = DataLock(trained.paths)
    assert lock.take(UNTIL) is None
    lock.free()


def test_a_session_with_problems_is_not_added_to(log: Log, trained: Home) -> None:
    first = log("barbell-row", "60x9")
    file = trained.paths.session_file(trained.sessions[-1])
    damaged = file.read_text(encoding="utf-8").replace("reps = 9", 'reps = "nine"')
    file.write_text(damaged, encoding="utf-8")
    second = log("barbell-row", "60x8", after=5)
    assert (second.code, second.out != first.out) == (0, True)
    assert file.read_text(encoding="utf-8") == damaged


def test_a_folder_that_cannot_be_written_is_said(log: Log, trained: Home) -> None:
    (trained.paths.history / "2019").write_text("a file where a folder belongs", encoding="utf-8")
    answer = log("barbell-row", "60x9", "--at", "2019-05-01")
    assert (answer.code, answer.out) == (1, "")
    assert "could not be written" in answer.err
