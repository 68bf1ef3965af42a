"""Nothing is doubled: not by the same file, not by a longer one, not by another app, not by our own way out."""

from dataclasses import replace
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from coach.exchange.write_hevy import write_hevy
from coach.storage.history import SessionStore, read_history
from coach.training.load import Unit
from coach.training.log import Session
from tests.cli.bringing import EXPORTS, account, everything_in, fitnotes, put, strong
from tests.cli.home import UNTIL, Home

FORMS = ("csv", "json", "hevy", "strong")


def told_to_hevy(session: Session, minutes: int) -> Session:
    """The same workout as the lifter logged it in another app, begun a little earlier or later, a rep miscounted."""
    first, *others = session.entries
    done = tuple(replace(each, reps=None if each.reps is None else each.reps + 1) for each in first.sets)
    late = timedelta(minutes=minutes)
    return replace(
        session,
        title="Pull",
        started=session.started + late,
        finished=None if session.finished is None else session.finished + late,
        entries=(replace(first, sets=done), *others),
    )


def only_the_first(session: Session, late: timedelta) -> Session:
    """One exercise of it as another app was told of it, begun later, with other reps."""
    first = next(each for each in session.entries if each.work_sets)
    done = tuple(replace(each, reps=None if each.reps is None else each.reps + 3) for each in first.sets)
    return replace(session, title="Pull", started=session.started + late, entries=(replace(first, sets=done),))


def test_the_same_file_twice(beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = put(tmp_path, "strong.csv", strong(3, 5))
    assert account(beginner, capsys, file, "--unit", "kg").sessions == (2, 0, 0)
    before = everything_in(beginner.paths.data)
    answer = beginner.ask(capsys, "import", file, "--unit", "kg")
    assert (answer.code, "Nothing new" in answer.err) == (0, True)
    assert everything_in(beginner.paths.data) == before


@pytest.mark.parametrize("name", EXPORTS)
def test_every_dialect_twice(name: str, beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = put(tmp_path, f"{name}.csv", EXPORTS[name])
    new, _, _ = account(beginner, capsys, file, "--unit", "kg", "--insist").sessions
    assert account(beginner, capsys, file, "--unit", "kg", "--insist").sessions == (0, new, 0)


def test_a_longer_file_adds_what_is_new(beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    account(beginner, capsys, put(tmp_path, "a.csv", strong(3, 5)), "--unit", "kg")
    assert account(beginner, capsys, put(tmp_path, "b.csv", strong(3, 5, 8)), "--unit", "kg").sessions == (1, 2, 0)
    assert len(beginner.sessions) == 3


def test_the_other_clock_of_another_zone_makes_no_difference(
    beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account(beginner, capsys, put(tmp_path, "a.csv", strong(3)), "--unit", "kg")
    (session,) = beginner.sessions
    (file,) = beginner.paths.history.rglob("*.toml")
    offset = f"{session.started:%z}"
    other = "+05:00" if offset == "+0900" else "+09:00"
    text = file.read_text(encoding="utf-8").replace(f"{offset[:3]}:{offset[3:]}", other)
    file.write_text(text, encoding="utf-8")
    assert beginner.sessions[0].started != session.started
    assert account(beginner, capsys, put(tmp_path, "a.csv", strong(3)), "--unit", "kg").sessions == (0, 1, 0)


def test_a_workout_that_became_two_there_loses_neither(
    beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account(beginner, capsys, put(tmp_path, "a.csv", strong(3)), "--unit", "kg")
    row = strong(3).splitlines()[1]
    both = "\n".join((strong(3).splitlines()[0], row.replace('"Back"', '"Rows"'), row.replace('"Back"', '"Pulls"')))
    assert account(beginner, capsys, put(tmp_path, "b.csv", both), "--unit", "kg").sessions == (1, 0, 1)


# -------------------------------------------------------------- different


def test_a_workout_that_was_changed_there_is_different_and_ours_stays(
    beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account(beginner, capsys, put(tmp_path, "a.csv", strong(3, 5)), "--unit", "kg")
    before = everything_in(beginner.paths.data)
    answer = beginner.ask(capsys, "import", put(tmp_path, "b.csv", strong(3, 5, reps=6)), "--unit", "kg")
    assert (answer.code, "2 different" in answer.err, "--update" in answer.err) == (0, True, True)
    assert everything_in(beginner.paths.data) == before


def test_a_session_corrected_here_is_different_not_doubled(
    beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, "a.csv", strong(3, 5))
    account(beginner, capsys, file, "--unit", "kg")
    store = SessionStore(beginner.paths, read_history(beginner.paths).stored)
    store.save(replace(beginner.sessions[0], note="the left one hurt"), UNTIL)
    assert account(beginner, capsys, file, "--unit", "kg").sessions == (0, 1, 1)
    assert beginner.sessions[0].note == "the left one hurt"


def test_the_files_version_is_taken_when_asked_for_and_ours_is_kept(
    beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account(beginner, capsys, put(tmp_path, "a.csv", strong(3, 5)), "--unit", "kg")
    before = everything_in(beginner.paths.history)
    ids = [each.id for each in beginner.sessions]
    changed = put(tmp_path, "b.csv", strong(3, 5, 8, reps=6))
    assert account(beginner, capsys, changed, "--unit", "kg", "--update").number("replaced") == 2
    assert [each.id for each in beginner.sessions][:2] == ids
    assert {each.reps for one in beginner.sessions for entry in one.entries for each in entry.sets} == {6}
    (kept,) = beginner.paths.trash.iterdir()
    assert everything_in(kept) == before
    assert account(beginner, capsys, changed, "--unit", "kg").sessions == (0, 3, 0)


def test_undo_puts_back_what_was_replaced(beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    account(beginner, capsys, put(tmp_path, "a.csv", strong(3, 5)), "--unit", "kg")
    before = everything_in(beginner.paths.history)
    account(beginner, capsys, put(tmp_path, "b.csv", strong(3, 5, 8, reps=6)), "--unit", "kg", "--update")
    answer = beginner.ask(capsys, "import", "--undo")
    assert "1 session" in answer.err
    assert "2 sessions are again as they were" in answer.err
    assert everything_in(beginner.paths.history) == before


def test_undo_of_nothing_but_replaced_sessions_leaves_the_import_before(
    beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account(beginner, capsys, put(tmp_path, "a.csv", strong(3, 5)), "--unit", "kg")
    account(beginner, capsys, put(tmp_path, "b.csv", strong(3, 5, reps=6)), "--unit", "kg", "--update")
    beginner.ask(capsys, "import", "--undo")
    assert {each.reps for one in beginner.sessions for entry in one.entries for each in entry.sets} == {8}
    beginner.ask(capsys, "import", "--undo")
    assert beginner.sessions == ()


def test_a_workout_that_got_another_name_there_is_the_same(
    beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account(beginner, capsys, put(tmp_path, "a.csv", strong(3, 5)), "--unit", "kg")
    renamed = strong(3, 5).replace('"Back"', '"Back and biceps"')
    assert account(beginner, capsys, put(tmp_path, "b.csv", renamed), "--unit", "kg").sessions == (0, 0, 2)


def test_two_workouts_of_one_app_that_begin_together_are_two(
    beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = strong(3) + strong(3, reps=5).partition("\n")[2].replace('"Back"', '"Again"')
    file = put(tmp_path, "a.csv", both)
    assert account(beginner, capsys, file, "--unit", "kg").sessions == (2, 0, 0)
    assert account(beginner, capsys, file, "--unit", "kg").sessions == (0, 2, 0)


def test_a_second_workout_that_began_with_one_that_is_here_is_new(
    beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account(beginner, capsys, put(tmp_path, "a.csv", strong(3)), "--unit", "kg")
    both = strong(3) + strong(3, reps=5).partition("\n")[2].replace('"Back"', '"Again"')
    assert account(beginner, capsys, put(tmp_path, "b.csv", both), "--unit", "kg").sessions == (1, 1, 0)


# -------------------------------------------------------------- undo


def test_undo_moves_the_latest_import_to_the_trash_then_the_one_before(
    trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = everything_in(trained.paths.history)
    account(trained, capsys, put(tmp_path, "a.csv", strong(3)), "--unit", "kg")
    first = everything_in(trained.paths.history)
    account(trained, capsys, put(tmp_path, "b.csv", EXPORTS["hevy"]))
    answer = trained.ask(capsys, "import", "--undo")
    assert answer.code == 0
    assert str(trained.paths.trash) in answer.err
    assert everything_in(trained.paths.history) == first
    assert "Taken back: 1 session, now in" in trained.ask(capsys, "import", "--undo").err
    assert everything_in(trained.paths.history) == own
    assert trained.ask(capsys, "import", "--undo").code == 3
    assert len(list(trained.paths.trash.iterdir())) == 2


def test_what_was_taken_back_can_be_brought_in_again(
    beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = put(tmp_path, "a.csv", strong(3))
    for _ in range(3):
        assert account(beginner, capsys, file, "--unit", "kg").sessions == (1, 0, 0)
        assert beginner.ask(capsys, "import", "--undo").code == 0
    assert beginner.sessions == ()
    assert len(list(beginner.paths.trash.iterdir())) == 3


# -------------------------------------------------------------- logged here, and elsewhere


@pytest.mark.parametrize("form", FORMS)
def test_our_own_way_out_comes_back_as_nothing_new(
    form: str, trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "out"
    assert trained.ask(capsys, "export", "--to", form, "-o", str(file)).code == 0
    brought = account(trained, capsys, str(file), "--unit", "kg")
    assert brought.sessions == (0, len(trained.sessions), 0)
    assert brought.number("sessions", "logged_here") == (0 if form in ("csv", "json") else len(trained.sessions))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["hevy", "s3", "s6", "fitnotes_10"])
def test_what_was_brought_in_and_goes_out_comes_back_as_nothing_new(
    form: str, name: str, beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new, _, _ = account(beginner, capsys, put(tmp_path, "in.csv", EXPORTS[name]), "--unit", "kg").sessions
    file = tmp_path / "out"
    assert beginner.ask(capsys, "export", "--to", form, "-o", str(file)).code == 0
    assert account(beginner, capsys, str(file), "--unit", "kg").number("sessions", "new") == 0
    assert len(beginner.sessions) == new


@pytest.mark.parametrize("minutes", [-20, -3, 0, 1, 25])
def test_a_workout_kept_here_and_in_hevy_counts_once(
    minutes: int, trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sessions = trained.sessions
    text = "".join(write_hevy([told_to_hevy(each, minutes) for each in sessions], Unit.KG).lines)
    brought = account(trained, capsys, put(tmp_path, "hevy.csv", text))
    assert brought.sessions == (0, len(sessions), 0)
    assert brought.number("sessions", "logged_here") == len(sessions)


def test_a_workout_that_hevy_has_with_other_numbers_and_exercises_counts_once(
    trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [only_the_first(each, timedelta(minutes=20)) for each in trained.sessions]
    text = "".join(write_hevy(told, Unit.KG).lines)
    brought = account(trained, capsys, put(tmp_path, "hevy.csv", text))
    assert brought.sessions == (0, len(told), 0)


def test_a_workout_on_a_journey_counts_once(trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    session = trained.sessions[-1]
    store = SessionStore(trained.paths, read_history(trained.paths).stored)
    far_away = timezone(timedelta(hours=9))
    assert session.finished is not None
    moved = replace(
        session, started=session.started.replace(tzinfo=far_away), finished=session.finished.replace(tzinfo=far_away)
    )
    store.save(moved, UNTIL)
    text = "".join(write_hevy([only_the_first(session, timedelta(minutes=5))], Unit.KG).lines)
    assert account(trained, capsys, put(tmp_path, "hevy.csv", text)).sessions == (0, 1, 0)


def test_a_workout_told_to_hevy_in_the_evening_counts_once(
    trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = [
        replace(each, started=each.started.replace(hour=23, minute=50), finished=None, title="Pull")
        for each in trained.sessions
    ]
    finished = [replace(each, finished=each.started) for each in late]
    text = "".join(write_hevy(finished, Unit.KG).lines)
    assert account(trained, capsys, put(tmp_path, "hevy.csv", text)).sessions == (0, len(late), 0)


def test_a_workout_kept_here_and_in_fitnotes_counts_once(
    trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {"pull-up": "Pull Up", "barbell-row": "Barbell Row", "hammer-curl": "Dumbbell Hammer Curl"}
    days = {}
    for session in trained.sessions:
        done = [names[each.id] for each in session.entries if each.id in names and each.work_sets]
        if done:
            days[str(session.date)] = done
    rows = [(day, name, "20.0", 7) for day, done in days.items() for name in done]
    brought = account(trained, capsys, put(tmp_path, "fitnotes.csv", fitnotes(rows)))
    assert len(days) > 5
    assert brought.sessions == (0, len(days), 0)
    assert brought.number("sessions", "logged_here") == len(days)


def test_another_workout_of_the_same_day_is_new(
    trained: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    day = str(trained.sessions[-1].date)
    file = put(tmp_path, "fitnotes.csv", fitnotes([(day, "Barbell Squat", "100.0", 5)]))
    assert account(trained, capsys, file).sessions == (1, 0, 0)


def test_a_history_that_moved_from_one_app_to_another_counts_once(
    beginner: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    account(beginner, capsys, put(tmp_path, "strong.csv", strong(3, 5, 8)), "--unit", "kg")
    moved = [replace(each, source="", source_key="", title="Moved") for each in beginner.sessions]
    text = "".join(write_hevy(moved, Unit.LB).lines)
    brought = account(beginner, capsys, put(tmp_path, "hevy.csv", text))
    assert brought.sessions == (0, 3, 0)
    assert brought.number("sessions", "from_another_app") == 3
