"""The same question to a page, to the command line and to the rule behind both has the same numbers."""

import json
from collections.abc import Mapping
from typing import TypeAlias

import pytest

from coach import demo
from coach.desk import Desk
from coach.disk import Disk
from coach.gym import open_gym
from coach.report.values import number
from coach.training.exercise import Muscle
from coach.training.muscles import muscle_weeks
from coach.training.progress import progress
from coach.training.stats import stats
from coach.training.wording import rounded
from coach.ui.boards import muscles as muscles_board
from coach.ui.boards import progress as progress_board
from coach.ui.pages import page_of
from coach.ui.review import Tab
from coach.ui.room import Looks
from coach.ui.scene import BLANK
from coach.ui.screens.calendar import CalendarScreen
from coach.ui.screens.history import HistoryScreen
from coach.ui.screens.library import LibraryScreen
from coach.ui.screens.muscles import MusclesScreen
from coach.ui.screens.progress import ProgressScreen
from tests.cli.home import Home, home_in
from tests.ui.stage import NOW, StillClock, said

WEEKS = 8
EXERCISES = ("barbell-row", "pull-up", "ez-curl", "band-curl")
ON = ("--on", NOW.date().isoformat())
Json: TypeAlias = Mapping[str, object]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Four months of made-up sessions, the last of them four days ago."""
    where = home_in(tmp_path_factory.mktemp("demo"), 'level = "intermediate"\n')
    demo.write(demo.generate(open_gym(where.paths), NOW, weeks=17), where.paths)
    return where


@pytest.fixture(scope="module")
def desk(trained: Home) -> Desk:
    found = Desk(Disk(trained.paths), StillClock(), lambda: None)
    found.open()
    return found


def page(desk: Desk, tab: Tab, about: str = "") -> object:
    found = page_of(tab, desk, Looks(), lambda: BLANK, about)
    found.prepare()
    return found


def test_what_went_up_in_each_session(trained: Home, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(trained.ask(capsys, "history", "--json").out)["sessions"]
    shown = page(desk, Tab.HISTORY)
    assert isinstance(shown, HistoryScreen)
    assert shown.gathered is not None
    assert [each["id"] for each in told] == [each.id for each in shown.gathered.pages]
    assert [each["sets"] for each in told] == [each.facts.sets for each in shown.gathered.pages]
    for each in told:
        here = shown.gathered.compared[each["id"]].values()
        assert {one["id"]: one["words"] for one in each["went_up"]} == {
            one.exercise.id: one.words for one in here if one.went_up
        }


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_an_exercise_over_time(exercise_id: str, trained: Home, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(trained.ask(capsys, "history", "--exercise", exercise_id, "--json").out)["sessions"]
    shown = page(desk, Tab.PROGRESS, exercise_id)
    assert isinstance(shown, ProgressScreen)
    assert shown.gathered is not None
    assert shown.gathered.over is not None
    over = shown.gathered.over.progress
    assert over == progress(desk.gym.catalogue[exercise_id], desk.gym.sessions, desk.gym.settings.rack.unit)
    drawn = [
        (each.session, number(each.base), each.clean, None if each.estimate is None else number(each.estimate.value))
        for each in reversed(over.points)
    ]
    assert drawn == [
        (each["id"], each["point"]["load"], each["point"]["clean_reps"], each["point"]["e1rm"]) for each in told
    ]
    assert dict(shown.gathered.exercises)[over.exercise] == len(told)


def test_the_last_weeks(trained: Home, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(trained.ask(capsys, "stats", *ON, "--weeks", str(WEEKS), "--json").out)
    shown = page(desk, Tab.PROGRESS)
    assert isinstance(shown, ProgressScreen)
    assert shown.gathered is not None
    lately = shown.gathered.lately
    assert lately is not None
    gym = desk.gym
    exact = stats(gym.sessions, gym.catalogue, gym.settings.level, gym.settings.rack.unit, NOW.date(), WEEKS)
    assert (lately.changed, lately.kept, lately.form) == (exact.changed, exact.adherence, exact.form)
    assert [each["words"] for each in told["changed"]] == [each.words for each in lately.changed]
    text = " ".join(" ".join(said(each) for each in progress_board.lately(lately, 200)).split())
    assert f"{told['sessions']} sessions in {WEEKS} weeks; {told['advised']} a week are advised." in text
    assert f"{told['plan']['done']} of {told['plan']['planned']} planned work sets done." in text
    assert f"{told['streak']['weeks']} weeks with training in a row" in text


def test_sets_of_each_muscle(trained: Home, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(trained.ask(capsys, "stats", *ON, "--weeks", str(WEEKS), "--json").out)["weeks"]
    shown = page(desk, Tab.MUSCLES)
    assert isinstance(shown, MusclesScreen)
    assert shown.gathered is not None
    assert shown.gathered == muscle_weeks(desk.gym.sessions, desk.gym.catalogue, NOW.date(), WEEKS)
    for each, week in zip(told, shown.gathered, strict=True):
        assert each["muscles"] == {name: number(week.of(name)) for name in week_muscles(each)}
        assert each["balance"] == number(week.balance.ratio)
    rows = [said(each) for each in muscles_board.lines(shown.gathered, 100)]
    lats = next(each for each in rows if each.startswith("lats")).split()[1:]
    assert [each.rstrip("+−").replace("–", "0") for each in lats] == [
        rounded(week.of(Muscle.LATS)) for week in shown.gathered
    ]


def week_muscles(week: Json) -> list[Muscle]:
    muscles = week["muscles"]
    assert isinstance(muscles, dict)
    return [Muscle(each) for each in muscles]


def test_the_days_of_the_year(trained: Home, desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(trained.ask(capsys, "history", "--json").out)["sessions"]
    shown = page(desk, Tab.CALENDAR)
    assert isinstance(shown, CalendarScreen)
    assert shown.gathered is not None
    year = shown.gathered
    volumes: dict[str, float] = {}
    for each in told:
        volumes[each["date"]] = volumes.get(each["date"], 0) + each["volume"]
    assert {each.date.isoformat(): number(each.volume) for each in year.days if each.sessions} == pytest.approx(volumes)
    assert year.sessions == len(told)


@pytest.mark.parametrize("exercise_id", EXERCISES)
def test_an_exercise_of_the_library(
    exercise_id: str, trained: Home, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    told = json.loads(trained.ask(capsys, "why", exercise_id, *ON, "--json").out)
    shown = page(desk, Tab.LIBRARY, exercise_id)
    assert isinstance(shown, LibraryScreen)
    assert shown.gathered is not None
    standing = shown.gathered.standing
    assert standing is not None
    assert standing.planned is not None
    suggestion = standing.planned.suggestion
    assert (told["load"], told["aims"]) == (number(suggestion.load), list(suggestion.aims))
    assert (told["rule"], told["reason"]) == (suggestion.rule.name, suggestion.reason)
    best = next(
        each
        for each in json.loads(trained.ask(capsys, "stats", *ON, "--json").out)["bests"]
        if each["id"] == exercise_id
    )
    assert (best["load"], best["e1rm"]) == (number(standing.bests.heaviest), number(standing.bests.e1rm))
    assert best["last"] == (standing.last.isoformat() if standing.last is not None else "")
