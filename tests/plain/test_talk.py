"""A whole run in lines on a lifter's folders: Today, a session that was left open, another window, the end."""

import errno
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from coach.storage.history import SessionStore
from coach.storage.lock import DataLock
from coach.training.log import Session
from tests.cli.home import Home
from tests.plain.stage import Typed, run
from tests.training.stage import HandClock
from tests.ui.stage import NOW, TRAINED, nothing_yet, on_stage
from tests.ui.stage import home as lifter_in

THROUGH: list[Typed] = ["", 240] * 80
"""Everything as planned, every rest taken to its end."""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return lifter_in(tmp_path)


def clock(hours: float = 0) -> HandClock:
    return HandClock(NOW + timedelta(hours=hours))


def left_open(home: Home) -> Session:
    """A session that was begun in lines and left at its first work set."""
    run(home, "", "skip", "y", "skip", "", "note open", clock=clock())
    session = home.sessions[-1]
    assert session.finished is None
    return session


# ------------------------------------------------------------------ today


def test_today_says_each_exercise_in_one_line_with_last_today_and_reason(home: Home) -> None:
    done = run(home, clock=clock())
    assert done.code == 0
    assert done.said[0] == "Back & biceps, heavy. Sunday 22 November."
    (row,) = [each for each in done.said if "Barbell row" in each]
    assert row == (
        "2. Barbell row: last 60 × 10 10 10; today 62.5 × 8 8 8. "
        "All three sets of 10 were clean at 60 kg, so 62.5 kg is next."
    )
    assert any(each.startswith("4. EZ curl: last 30 × 12 10~ 9; ") for each in done.said)
    assert done.said[-1] == "Enter starts. Or type: goal, day, rough, weight 78.5, swap 1, why 1, help, quit."


def test_who_types_is_told_once_where_the_first_choices_are_made(tmp_path: Path) -> None:
    home = nothing_yet(tmp_path)
    words = "Nothing is configured yet: kg, beginner, muscle growth."
    told = run(home, "quit", clock=clock(), is_typed=True)
    assert [each for each in told.said if each.startswith(words)] == [told.said[0]]
    assert str(home.paths.config_file) in told.said[0]
    assert not home.paths.config_file.exists()
    assert words not in run(home, "quit", clock=clock()).script.text
    home.paths.config_dir.mkdir()
    home.configure("")
    assert words not in run(home, "quit", clock=clock(), is_typed=True).script.text


def test_looking_at_today_keeps_nothing(home: Home) -> None:
    before = home.sessions
    assert run(home, "goal", "why 2", "quit", clock=clock()).code == 0
    assert home.sessions == before


def test_the_words_of_today_change_the_plan(home: Home) -> None:
    said = run(home, "goal", "day", "rough", "weight 81,5", clock=clock()).script.text
    assert "Fat loss, rest 1:30 and 1:00" in said
    assert "Back & biceps, light. Sunday" in said
    assert "Back & biceps, light, rough day." in said
    assert "Body weight: 81.5 kg." in said


def test_what_was_chosen_for_today_is_taken_back_step_by_step(home: Home) -> None:
    talked = run(home, "day", "rough", "undo", "undo", "undo", clock=clock()).script.text
    first, day, rough, *back = (each for each in talked.split("\n") if each.startswith("Back & biceps, "))
    assert len({first, day, rough}) == len([first, day, rough])
    assert back == [day, first]
    assert "There is nothing to take back." in talked


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("weight", "Type a body weight, like 78.5."),
        ("weight abc", "'abc' cannot be read as a body weight: type it like 78.5."),
        ("weight 3", "A body weight is at least 20 kg."),
        ("swap 99", "Name an exercise by its number, 1 to 6."),
        ("why -1", "Name an exercise by its number, 1 to 6."),
        ("sit-ups", "There is no word 'sit-ups' here. Type help for the words."),
        ("y", "Nothing was asked."),
    ],
)
def test_nonsense_gets_one_sentence(home: Home, typed: str, answer: str) -> None:
    assert run(home, typed, clock=clock()).said[-1] == answer


def test_swap_says_what_there_is_and_takes_it(home: Home) -> None:
    done = run(home, "swap 2", "swap 2 1", clock=clock())
    place = done.said.index("Instead of Barbell row:")
    first = done.said[place + 1].removeprefix("swap 2 1: ")
    assert any(each.startswith(f"2. {first}") for each in done.said[place:])


def test_an_exercise_goes_by_the_same_number_on_today_and_in_its_session(home: Home) -> None:
    said = run(home, "", "overview", clock=clock()).said
    begun = next(place for place, each in enumerate(said) if each.startswith("Enter starts."))
    today, session = (
        [each.partition(":")[0].partition(",")[0] for each in part] for part in (said[:begun], said[begun:])
    )
    numbered = [each for each in today if each[:1].isdigit()]
    assert [each[0] for each in numbered] == ["1", "2", "3", "4", "5", "6"]
    assert [each for each in session if each[:1].isdigit()] == numbered
    assert sum(each.startswith(("w1. ", "c1. ")) for each in session) == 2
    assert "Barbell row, raise: 62.5 kg × 8 8 8." in run(home, "", "why 2", clock=clock()).said


def test_why_says_the_rule_and_what_would_have_changed_it(home: Home) -> None:
    said = run(home, "why 2", clock=clock()).script.text
    assert "Barbell row, raise: 62.5 kg × 8 8 8." in said
    assert "would have kept it at 60 kg." in said


def test_the_body_weight_goes_into_the_session(home: Home) -> None:
    run(home, "weight 81.5", "", "", clock=clock())
    assert f"{home.sessions[-1].bodyweight}" == "81.5"


def test_less_than_two_days_after_a_session_is_asked_about(home: Home) -> None:
    soon = clock(-3 * 24)
    asked = run(home, "", "", clock=soon)
    assert "Less than 48 hours since the last pull session. Train anyway?" in asked.said
    assert "Not yet, then." in asked.said
    assert len(asked.sessions) == len(TRAINED)
    started = run(home, "", "y", "", clock=soon)
    assert len(started.sessions) == len(TRAINED) + 1


def test_a_second_session_on_one_day_is_asked_about(tmp_path: Path) -> None:
    home = lifter_in(tmp_path, [*TRAINED, replace(TRAINED[0], id="today", started=NOW, finished=NOW)])
    assert "Heavy done for today. Another session so soon?" in run(home, "", clock=clock(1)).said


def test_without_a_plan_the_reason_is_said(tmp_path: Path) -> None:
    home = lifter_in(tmp_path, (), 'equipment = ["bench"]\n')
    done = run(home, "", "goal", "why 1", "quit")
    assert done.code == 0
    assert done.said[0] != ""
    assert "quit" in done.script.text


# ------------------------------------------------------------------ left open


@pytest.mark.parametrize(("configured", "rings"), [("", 1), ("[alerts]\nbell = false\n", 0)])
def test_the_bell_has_a_switch(home: Home, configured: str, rings: int) -> None:
    home.configure(f"{home.paths.config_file.read_text(encoding='utf-8')}\n{configured}")
    done = run(home, "", "skip", "y", "skip", "", 300, clock=clock())
    assert done.said.count("Go.") == 1
    assert len(done.script.rung) == rings


def test_a_session_that_was_left_is_gone_on_with(home: Home) -> None:
    session = left_open(home)
    done = run(home, "", clock=clock(0.5))
    assert done.said[0] == "Going on with the session of Sunday 22 November, 07:05."
    again = home.sessions[-1]
    assert again.id == session.id
    assert sum(len(each.sets) for each in again.entries) == sum(len(each.sets) for each in session.entries) + 1


def test_a_set_of_before_the_restart_can_be_taken_back(home: Home) -> None:
    session = left_open(home)
    done = run(home, "undo", clock=clock(0.5))
    assert "Taken back: Pull-up, set 1." in done.said
    assert session.id not in {each.id for each in home.sessions}


def test_a_session_left_open_overnight_is_asked_about(home: Home) -> None:
    left_open(home)
    asked = run(home, "what", clock=clock(20))
    assert asked.said[0] == "A session was left open: Sunday 22 November, 1 work set done."
    assert home.sessions[-1].finished is None
    assert "It is finished." in run(home, "", clock=clock(20)).said
    assert home.sessions[-1].finished == home.sessions[-1].last_moment


def test_a_session_left_open_overnight_can_be_gone_on_with(home: Home) -> None:
    session = left_open(home)
    assert any(each.startswith("Going on with") for each in run(home, "resume", "", clock=clock(20)).said)
    assert home.sessions[-1].id == session.id
    assert home.sessions[-1].finished is None


def test_a_session_left_open_overnight_can_be_set_aside_or_left(home: Home) -> None:
    session = left_open(home)
    assert run(home, "quit", clock=clock(20)).code == 0
    assert home.sessions[-1].id == session.id
    assert "It is set aside." in run(home, "aside", clock=clock(20)).said
    assert session.id not in {each.id for each in home.sessions}


def test_nothing_is_kept_of_a_session_without_a_set(home: Home) -> None:
    before = home.sessions
    done = run(home, "", "skip", "y", "quit", clock=clock())
    assert done.code == 0
    assert home.sessions == before
    assert "The session stays open: coach goes on with it." not in done.said


# ------------------------------------------------------------------ another window


def test_while_another_window_logs_this_one_only_looks(home: Home) -> None:
    lock = DataLock(home.paths)
    assert lock.take(NOW) is None
    try:
        done = run(home, "", "", clock=clock())
    finally:
        lock.free()
    held = [each for each in done.said if each.startswith("Another window logs on this data: process ")]
    assert len(held) == 3
    assert len(done.sessions) == len(TRAINED)


def test_when_the_other_window_has_left_enter_takes_over(home: Home) -> None:
    lock = DataLock(home.paths)
    assert lock.take(NOW) is None
    done = run(home, lock.free, "", "", "", clock=clock())
    assert len(done.sessions) == len(TRAINED) + 1


def test_the_lock_is_free_after_a_run(home: Home) -> None:
    run(home, "", "", clock=clock())
    lock = DataLock(home.paths)
    assert lock.take(NOW) is None
    lock.free()


# ------------------------------------------------------------------ the end


def test_the_end_says_what_went_up_the_week_and_next_weeks_loads(home: Home) -> None:
    done = run(home, *THROUGH, clock=clock())
    assert done.code == 0
    ending = done.script.after("Done: heavy, Sunday 22 November.")
    assert ending[0].endswith("17 work sets, muscle growth. On disk.")
    assert any(each.startswith("New best, Barbell row: ") for each in ending)
    assert "Next heavy day:" in ending
    assert any(each.startswith("2. Barbell row: ") for each in ending)
    assert any(each.startswith("Sets a muscle in seven days: lats ") for each in ending)
    assert home.sessions[-1].finished is not None


def test_the_end_can_be_taken_back_noted_and_explained(home: Home) -> None:
    first = ("", "skip", "y", "skip", "8", "finish", "note a tired day")
    done = run(home, *first, "why 1", "undo", "where", "undo", clock=clock())
    ending = done.script.after("Noted: a tired day")
    assert ending[0].startswith("Pull-up, ")
    assert "The note is gone." in ending
    assert ending[ending.index("The session goes on.") + 1].startswith("Rest ")
    assert home.sessions[-1].finished is None


def test_at_the_end_a_number_that_is_no_exercise_explains_none(home: Home) -> None:
    done = run(home, "", "skip", "y", "skip", "8", "finish", "why 9", clock=clock())
    assert done.said[-1] == "Name an exercise by its number, 1 to 6."


def test_a_session_without_any_set_says_so_at_its_end(home: Home) -> None:
    done = run(home, "", "finish", "", clock=clock())
    assert "Nothing was done, so nothing is kept." in done.said
    assert len(done.sessions) == len(TRAINED)


def test_a_session_that_could_not_be_saved_is_told_to_the_shell(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(SessionStore, "save", refused)
    done = run(home, "", "", clock=clock())
    assert done.code == 1
    assert any(each.startswith("The disk is full: 1 set not saved yet.") for each in done.said)
    ended = run(home, "", "", "finish", "quit", "", "y", "never read", clock=clock())
    assert ended.code == 1
    assert ended.said.count("Enter: stay, and try again. y: leave without the last changes.") == 2
    assert ended.script.steps == ["never read"]


async def test_the_file_is_the_one_the_app_writes(tmp_path: Path) -> None:
    lines, app = lifter_in(tmp_path / "lines"), lifter_in(tmp_path / "app")
    run(lines, *THROUGH, clock=clock())
    async with on_stage(app) as stage:
        await stage.start()
        await stage.finish()
    assert written(lines) == written(app)


def written(home: Home) -> Mapping[str, object]:
    """The newest session's file, without moments and what follows from them."""
    (newest,) = [each for each in home.paths.history.rglob("*.toml") if "past" not in each.name]
    return _timeless(tomllib.loads(newest.read_text(encoding="utf-8")))


def _timeless(table: Mapping[str, object]) -> Mapping[str, object]:
    return {key: _without_time(value) for key, value in table.items() if key not in {"id", "started", "finished"}}


def _without_time(value: object) -> object:
    match value:
        case {"kind": "hold"}:
            return "a hold"
        case dict():
            return {key: _without_time(each) for key, each in value.items() if key != "at"}
        case list():
            return [_without_time(each) for each in value]
        case _:
            return value
