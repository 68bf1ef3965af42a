"""`coach history`, and rows for spreadsheets."""

import csv
import io
import json
from dataclasses import replace

import pytest

from coach.storage.session_text import write_session
from coach.training.log import Session
from tests.cli.home import Home, lines, unfinished


def listed(home: Home, capsys: pytest.CaptureFixture[str], *more: str) -> list[str]:
    """The ids of the sessions told."""
    return [each["id"] for each in json.loads(home.ask(capsys, "history", *more, "--json").out)["sessions"]]


def rows(text: str) -> list[dict[str, str]]:
    """Comma-separated rows by their columns."""
    return list(csv.DictReader(io.StringIO(text)))


def noted(session: Session, note: str) -> Session:
    """The same session with a note on its fifth exercise."""
    entries = session.entries
    return replace(session, entries=(*entries[:4], replace(entries[4], note=note), *entries[5:]))


def test_the_newest_comes_first_everywhere(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    ids = [each.id for each in reversed(trained.sessions)]

    assert listed(trained, capsys) == ids
    assert [each["session"] for each in rows(trained.ask(capsys, "history", "--csv").out)] == ids
    dates = [each.split()[0] for each in lines(trained.ask(capsys, "history").out) if each.startswith("2026-")]
    assert dates == [each.date.isoformat() for each in reversed(trained.sessions)]


def test_sessions_are_chosen_by_date_exercise_and_text(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = trained.sessions[5], trained.sessions[6]
    trained.keep(noted(one, "Left ELBOW fine"))

    assert listed(trained, capsys, "--since", two.date.isoformat()) == [
        each.id for each in reversed(trained.sessions) if each.date >= two.date
    ]
    assert listed(trained, capsys, "--text", "elbow") == [one.id]
    heavy = [each.id for each in reversed(trained.sessions) if each.day == "heavy"]
    assert listed(trained, capsys, "--exercise", "barbell-row") == heavy
    assert listed(trained, capsys, "--exercise", "barbell row", "--text", "row", "--since", "2026-11-01") == [
        each for each in heavy if each >= "2026-11-01"
    ]


def test_what_went_up_is_told_by_name(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    value = json.loads(trained.ask(capsys, "history", "--json").out)["sessions"][0]
    shown = next(each for each in lines(trained.ask(capsys, "history").out) if each.startswith(value["date"]))
    assert value["went_up"]
    assert value["went_up"][0]["name"] in shown


def test_one_exercise_is_told_with_its_load_reps_and_what_changed(
    trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    value = json.loads(trained.ask(capsys, "history", "--exercise", "ez-curl", "--json").out)
    newest = value["sessions"][0]["point"]
    shown = trained.ask(capsys, "history", "--exercise", "ez-curl").out
    (row, *_) = rows(trained.ask(capsys, "history", "--exercise", "ez-curl", "--csv").out)

    assert (value["exercise"], value["trend_only"]) == ("ez-curl", True)
    assert f"{newest['load']:g}" in shown
    assert "On curls an estimate shows a trend" in shown
    assert (row["load"], row["clean"], row["e1rm_trust"]) == (
        f"{newest['load']:g}",
        str(newest["clean_reps"]),
        newest["e1rm_trust"],
    )
    assert row["what_changed"]


@pytest.mark.parametrize("exercise", ["pull-up", "band-curl", "barbell-row"])
def test_every_kind_of_exercise_can_be_shown(exercise: str, trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "history", "--exercise", exercise)
    assert answer.code == 0
    assert len([each for each in lines(answer.out) if each.startswith("2026-")]) == sum(
        any(entry.id == exercise and entry.work_sets for entry in each.entries) for each in trained.sessions
    )


def test_an_unfinished_session_is_in_the_list_and_says_so(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    runs = unfinished(trained.sessions[-1], 6)
    trained.keep(runs)
    value = json.loads(trained.ask(capsys, "history", "--json").out)["sessions"][0]
    assert (value["id"], value["finished"], value["minutes"], value["went_up"]) == (runs.id, None, None, [])
    assert "unfinished" in trained.ask(capsys, "history").out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--since", "2027-01-01"), 3, "There is no such session"),
        (("--text", "nothing like it"), 3, "There is no such session"),
        (("--exercise", "barbel-row"), 3, "Did you mean"),
        (("--since", "soon"), 2, "no date"),
        (("--json", "--csv"), 2, "do not go together"),
    ],
)
def test_what_is_not_there_or_not_understood_is_said(
    arguments: tuple[str, ...], code: int, said: str, trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = trained.ask(capsys, "history", *arguments)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err


def test_without_any_session_nothing_is_found(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "history")
    assert (answer.code, answer.out) == (3, "")
    assert "No session is finished yet" in answer.err
    assert "`coach` leads the first." in answer.err
    assert "no such session" not in answer.err


def test_no_cell_is_a_formula_and_notes_stay_whole(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    newest = trained.sessions[-1]
    note = '=HYPERLINK("x"), or not'
    trained.keep(replace(newest, note=note))
    (row, *_) = rows(trained.ask(capsys, "history", "--csv").out)
    assert row["note"] == f"'{note}"


@pytest.mark.parametrize("words", [("last",), ("show", "2026-11-18")])
def test_a_session_as_rows_is_a_row_a_set(
    words: tuple[str, ...], trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    told = rows(trained.ask(capsys, *words, "--csv").out)
    done = next(each for each in trained.sessions if each.id == told[0]["session"])
    sets = [(entry, each) for entry in done.entries for each in entry.sets]
    assert len(told) == len(sets)
    for row, (entry, each) in zip(told, sets, strict=True):
        assert (row["exercise"], row["kind"]) == (entry.id, each.kind.value)
        assert (row["load"], row["reps"]) == ("" if each.load is None else str(each.load), str(each.reps or ""))


def test_files_are_left_as_they_are(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    trained.ask(capsys, "history")
    for each in trained.sessions:
        assert trained.paths.session_file(each).read_text(encoding="utf-8") == write_session(each)
