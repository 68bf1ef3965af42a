"""The same question has the same answer: of the files themselves, of the calculation, and of what is printed.

The files are read here by themselves, as any other program would read them.
"""

import csv
import io
import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from coach.gym import Gym, open_gym
from coach.training.adherence import adherence
from coach.training.form import form_by_week
from coach.training.load import LoadKind
from coach.training.muscles import muscle_weeks
from coach.training.progress import Point, progress
from coach.training.records import bests, records_of
from coach.training.summary import summaries
from coach.training.year import year
from tests.cli.home import UNTIL, Home

ON = UNTIL.date()
LIFTED = ("compound", "biceps", "finisher")
BODY = Decimal("78.5")
WEEKS = 6


@dataclass(frozen=True, slots=True)
class Done:
    """One work set as it stands in a file."""

    session: str
    day: date
    minutes: int
    exercise: str
    planned: int
    load: Decimal
    reps: int
    clean: int
    fault: str


@pytest.fixture
def gym(trained: Home) -> Gym:
    return open_gym(trained.paths)


@pytest.fixture
def sets(trained: Home) -> list[Done]:
    files = sorted(trained.paths.history.rglob("*.toml"))
    return [each for path in files for each in _work_sets(path.read_text("utf-8"))]


def _work_sets(text: str) -> Iterator[Done]:
    told = tomllib.loads(text, parse_float=Decimal)
    started, finished = told["started"], told["finished"]
    assert isinstance(started, datetime)
    minutes = (finished - started + timedelta(seconds=30)) // timedelta(minutes=1)
    for exercise in told["exercise"]:
        for each in exercise["sets"] if exercise["block"] in LIFTED else ():
            if each.get("kind", "work") == "work":
                fault = each.get("fault", "")
                clean = each.get("clean", each["reps"] - 2 if fault else each["reps"])
                yield Done(
                    told["id"],
                    started.date(),
                    minutes,
                    exercise["id"],
                    exercise["target"]["sets"],
                    Decimal(each.get("load", 0)),
                    each["reps"],
                    max(0, clean),
                    fault,
                )


def in_week(done: Done, number: int) -> bool:
    """Whether it was done in one of the last weeks, 0 being the seven days that end with `ON`."""
    return (ON - done.day).days // 7 == number


def printed_by(home: Home, capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What a command prints for programs."""
    return home.ask(capsys, *words, "--json").out


def rows(home: Home, capsys: pytest.CaptureFixture[str], *words: str) -> list[dict[str, str]]:
    """What a command prints for spreadsheets."""
    return list(csv.DictReader(io.StringIO(home.ask(capsys, *words, "--csv").out)))


def effective(gym: Gym, done: Done) -> Decimal | None:
    """What was moved, worked out by itself."""
    match gym.catalogue[done.exercise].kind:
        case LoadKind.NONE:
            return None
        case LoadKind.BODYWEIGHT:
            return BODY + done.load
        case LoadKind.ASSISTED:
            return BODY - done.load
        case _:
            return done.load


def test_weekly_sets_of_a_muscle(trained: Home, gym: Gym, sets: list[Done], capsys: pytest.CaptureFixture[str]) -> None:
    by_function = muscle_weeks(gym.sessions, gym.catalogue, ON, WEEKS)
    printed = json.loads(printed_by(trained, capsys, "stats", "--weeks", str(WEEKS), "--on", ON.isoformat()))["weeks"]
    written = rows(trained, capsys, "stats", "--weeks", str(WEEKS), "--on", ON.isoformat())
    assert len(by_function) == len(printed) == len(written) == WEEKS
    for place, week in enumerate(by_function):
        for muscle in week.sets:
            counted = Fraction(0)
            for each in sets:
                exercise = gym.catalogue[each.exercise]
                if in_week(each, WEEKS - 1 - place) and each.reps:
                    counted += 1 if muscle in exercise.primary else Fraction(muscle in exercise.secondary, 2)
            assert week.sets[muscle] == counted
            assert printed[place]["muscles"][muscle.value] == float(counted)
            assert float(written[place][muscle.value]) == float(counted)


def test_sessions_planned_sets_and_faults_of_a_week(
    trained: Home, gym: Gym, sets: list[Done], capsys: pytest.CaptureFixture[str]
) -> None:
    kept = adherence(gym.sessions, gym.settings.level, ON, WEEKS).weeks
    form = form_by_week(gym.sessions, ON, WEEKS)
    printed = json.loads(printed_by(trained, capsys, "stats", "--weeks", str(WEEKS), "--on", ON.isoformat()))["weeks"]
    for place in range(WEEKS):
        mine = [each for each in sets if in_week(each, WEEKS - 1 - place)]
        sessions = len({each.session for each in mine})
        swung = sum(each.fault == "momentum" for each in mine)
        assert kept[place].sessions == printed[place]["sessions"] == sessions
        assert form[place].form.momentum == printed[place]["form"]["momentum"] == swung
        assert form[place].form.sets == printed[place]["form"]["sets"] == len(mine)
        assert kept[place].kept.done == printed[place]["plan"]["done"]
        assert kept[place].kept.done + kept[place].kept.extra == len(mine)


def test_the_length_the_sets_and_the_volume_of_a_session(
    trained: Home, gym: Gym, sets: list[Done], capsys: pytest.CaptureFixture[str]
) -> None:
    found = summaries(gym.sessions, gym.catalogue, gym.settings.rack.unit, gym.sessions)
    by_function = {each.session.id: each for each in found}
    printed = {each["id"]: each for each in json.loads(printed_by(trained, capsys, "history"))["sessions"]}
    written = {each["session"]: each for each in rows(trained, capsys, "history")}
    assert by_function.keys() == printed.keys() == written.keys() == {each.session for each in sets}
    for name, summary in by_function.items():
        mine = [each for each in sets if each.session == name]
        clean = sum(each.clean for each in mine)
        volume = sum((moved * each.clean for each in mine if (moved := effective(gym, each)) is not None), Decimal(0))
        assert summary.minutes == printed[name]["minutes"] == int(written[name]["minutes"]) == mine[0].minutes
        assert summary.sets == printed[name]["sets"] == int(written[name]["sets"]) == len(mine)
        assert summary.clean == printed[name]["clean_reps"] == int(written[name]["clean_reps"]) == clean
        assert summary.volume == Fraction(volume)
        assert printed[name]["volume"] == float(written[name]["volume"]) == float(volume)


def test_the_clean_reps_and_the_estimate_of_an_exercise(
    trained: Home, gym: Gym, sets: list[Done], capsys: pytest.CaptureFixture[str]
) -> None:
    for name in dict.fromkeys(each.exercise for each in sets):
        found = progress(gym.catalogue[name], gym.sessions, gym.settings.rack.unit)
        listed = json.loads(printed_by(trained, capsys, "history", "--exercise", name))["sessions"]
        points: dict[str, Point] = {each.session: each for each in found.points}
        assert [each["id"] for each in listed] == [each.session for each in reversed(found.points)]
        for each in listed:
            mine = [one for one in sets if (one.session, one.exercise) == (each["id"], name)]
            estimates = [
                Fraction(moved) * (30 + one.clean) / 30
                for one in mine
                if (moved := effective(gym, one)) is not None and 1 <= one.clean <= 10
            ]
            point = points[each["id"]]
            assert point.clean == each["point"]["clean_reps"] == sum(one.clean for one in mine)
            if estimates:
                assert point.estimate is not None
                assert point.estimate.value == max(estimates)
                assert each["point"]["e1rm"] == float(max(estimates))


def test_the_best_of_an_exercise(trained: Home, gym: Gym, sets: list[Done], capsys: pytest.CaptureFixture[str]) -> None:
    printed = json.loads(printed_by(trained, capsys, "stats", "--on", ON.isoformat()))["bests"]
    assert {each["id"] for each in printed} == {each.exercise for each in sets}
    for each in printed:
        name = each["id"]
        mine = [one for one in sets if one.exercise == name and one.clean]
        found = bests(gym.catalogue[name], gym.sessions, gym.settings.rack.unit)
        if gym.catalogue[name].kind in (LoadKind.BARBELL, LoadKind.DUMBBELL, LoadKind.STACK, LoadKind.BODYWEIGHT):
            heaviest = max(one.load for one in mine)
            assert found.heaviest == Fraction(heaviest)
            assert each["load"] == float(heaviest)
        assert max(found.reps.values()) == max(one.clean for one in mine)


def test_the_records_of_a_session(
    trained: Home, gym: Gym, sets: list[Done], capsys: pytest.CaptureFixture[str]
) -> None:
    by_session = json.loads(printed_by(trained, capsys, "history", "--since", "2026-11-01"))["sessions"]
    by_week = json.loads(printed_by(trained, capsys, "stats", "--weeks", "4", "--on", ON.isoformat()))["records"]
    by_function = {
        each.id: {one.words for one in records_of(each, gym.sessions, gym.catalogue)} for each in gym.sessions
    }
    from_history = {(each["id"], one["words"]) for each in by_session for one in each["records"]}
    assert from_history
    assert from_history == {(each["session"], each["words"]) for each in by_week if each["date"] >= "2026-11-01"}
    for each in by_session:
        assert {one["words"] for one in each["records"]} == by_function[each["id"]]
    heaviest = [each for each in by_week if each["kind"] == "heaviest"]
    assert heaviest
    for each in heaviest:
        mine = [one for one in sets if one.exercise == each["exercise"] and one.clean]
        assert each["value"] == max(one.load for one in mine if one.session == each["session"])
        assert each["before"] == max(one.load for one in mine if one.day < date.fromisoformat(each["date"]))


def test_the_days_of_the_year(gym: Gym, sets: list[Done]) -> None:
    found = year(gym.sessions, gym.catalogue, gym.settings.level, gym.settings.rack.unit, ON)
    assert {each.date: len(each.sessions) for each in found.days if each.sessions} == {
        day: len({each.session for each in sets if each.day == day}) for day in {each.day for each in sets}
    }
