"""`coach last` and `coach show`: what was done."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cli.home import Home, unfinished

KEYS = {"version", "id", "routine", "day", "goal", "unit", "started", "finished", "bodyweight", "flags", "exercises"}


def test_the_last_is_the_newest_that_is_finished(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    newest = trained.sessions[-1]
    trained.keep(unfinished(newest))
    value = json.loads(trained.ask(capsys, "last", "--json").out)
    assert value["id"] == newest.id
    assert value.keys() >= KEYS


def test_every_set_is_there_with_its_numbers(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    newest = trained.sessions[-1]
    value = json.loads(trained.ask(capsys, "last", "--json").out)
    for entry, shown in zip(newest.entries, value["exercises"], strict=True):
        assert (shown["id"], len(shown["sets"])) == (entry.id, len(entry.sets))
        for done, each in zip(entry.sets, shown["sets"], strict=True):
            assert (each["load"], each.get("reps"), each.get("seconds")) == (done.load, done.reps, done.seconds)
            assert (each["clean"], each["rest"], each["kind"]) == (done.clean_reps, done.rest, done.kind.value)


def test_people_see_it_set_by_set(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    newest = trained.sessions[-1]
    trained.keep(replace(newest, note="left elbow fine"))
    shown = trained.ask(capsys, "last").out
    assert newest.id in shown
    assert "left elbow fine" in shown
    for entry in newest.entries:
        assert entry.name in shown
    assert "ramp" in shown


def test_without_a_finished_session_nothing_is_found(beginner: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = beginner.ask(capsys, "last")
    assert (answer.code, answer.out) == (3, "")
    assert "No session is finished yet" in answer.err
    assert "`coach` leads the first." in answer.err


@pytest.mark.parametrize("command", ["last", "stats"])
def test_one_that_was_begun_is_to_be_gone_on_with(
    command: str, beginner: Home, trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    beginner.keep(unfinished(trained.sessions[-1]))
    answer = beginner.ask(capsys, command)
    assert (answer.code, answer.out) == (3, "")
    assert "No session is finished yet" in answer.err
    assert "`coach` goes on with the one that was begun." in answer.err


def test_a_session_is_found_by_id_beginning_end_date_and_file_name(
    trained: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    one = trained.sessions[4]
    file = trained.paths.session_file(one)
    for asked in (
        one.id,
        one.id[:-2],
        one.id[-4:],
        one.id[-4:].upper(),
        one.date.isoformat(),
        file.stem,
        file.stem[:17],
    ):
        assert json.loads(trained.ask(capsys, "show", asked, "--json").out)["id"] == one.id


def test_what_fits_several_is_answered_with_them(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "show", "2026")
    assert (answer.code, answer.out) == (2, "")
    assert trained.sessions[-1].id in answer.err


def test_sessions_of_one_date_are_told_apart(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    first = trained.sessions[-1]
    later = first.started + timedelta(hours=3)
    second = replace(first, id=f"{first.id[:-4]}late", day="", title="At a friend's", started=later)
    trained.keep(second)
    answer = trained.ask(capsys, "show", first.date.isoformat())
    assert (answer.code, answer.out) == (2, "")
    assert (
        f"{second.id} ({later:%H:%M}, At a friend's) or {first.id} ({first.started:%H:%M}, {first.day});" in answer.err
    )


@pytest.mark.parametrize("asked", ["2019-01-01", "", "zzzz", "[bold]", "../../etc/passwd"])
def test_what_fits_none_is_not_found(asked: str, trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    answer = trained.ask(capsys, "show", asked)
    assert (answer.code, answer.out) == (3, "")
    assert "There is no session" in answer.err


def test_an_unfinished_session_can_be_shown(trained: Home, capsys: pytest.CaptureFixture[str]) -> None:
    trained.keep(unfinished(trained.sessions[-1]))
    answer = trained.ask(capsys, "show", "open")
    assert answer.code == 0
    assert "unfinished" in answer.out
