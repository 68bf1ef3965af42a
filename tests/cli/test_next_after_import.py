"""After real histories are brought in, the next loads are those of the lifter who did them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from coach.gym import Gym, open_gym
from coach.training.exercise import Equipment, Exercise
from coach.training.load import LoadKind, Unit, converted
from coach.training.log import Entry, Session
from coach.training.plan import Planned
from coach.training.rule import Effect
from coach.training.rules.carry_over import CARRY_OVER
from coach.training.rules.first_time import FIRST_TIME
from coach.training.rules.raising import RAISE
from coach.training.wording import number
from tests.cli.bringing import SAMPLES, account
from tests.cli.home import Home

pytestmark = pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not here")

HISTORIES = (
    ("hevy/sample_hevy.csv", Unit.KG),
    ("strong/breinsp_s3.csv", Unit.KG),
    ("strong/dravenbc_s6.csv", Unit.KG),
    ("strong/dravenbc_s6.csv", Unit.LB),
    ("fitnotes/kaiserlift_lifting.csv", Unit.LB),
    ("fitnotes/kaiserlift_lifting.csv", Unit.KG),
    ("strong/wojtek_rest_timer.csv", Unit.KG),
)
A_TENTH = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Case:
    """An exercise of the history and what comes next of it."""

    exercise: Exercise
    last: tuple[Session, Entry]
    """The latest session of it in any range."""
    lane: tuple[tuple[Session, Entry], ...]
    """Those in the range that is planned, the newest first."""
    planned: Planned
    unit: Unit

    def loads(self, done: tuple[Session, Entry]) -> tuple[Fraction, ...]:
        """What was loaded in its work sets, in the unit of the rack."""
        session, entry = done
        return tuple(
            converted(each.load, each.unit or session.unit, self.unit) for each in entry.work_sets if each.load
        )

    def __str__(self) -> str:
        suggestion = self.planned.suggestion
        shown = "nothing" if suggestion.load is None else number(suggestion.load)
        done = [f"{float(load):g}" for load in self.loads(self.lane[0] if self.lane else self.last)]
        return f"{self.exercise.id}: {' '.join(done) or 'body'} -> {shown} ({suggestion.rule})"


def with_history(home: Home, file: str, unit: Unit, capsys: pytest.CaptureFixture[str]) -> Gym:
    """The gym of whoever did this, with everything to train on."""
    had = ", ".join(f'"{each}"' for each in Equipment)
    weight = 80 if unit is Unit.KG else 180
    home.configure(f'unit = "{unit}"\nlevel = "intermediate"\nbodyweight = {weight}\nequipment = [{had}]\n')
    account(home, capsys, str(SAMPLES / file), "--unit", "kg")
    return open_gym(home.paths)


def cases(gym: Gym) -> Iterator[Case]:
    """Every exercise that is lifted, two days after it was done last."""
    for exercise in gym.catalogue:
        pages = gym.sessions.lifted(exercise.id)
        if not exercise.is_lift or not pages:
            continue
        last = pages[-1].session
        at = last.started + timedelta(days=2)
        planned = gym.planned(exercise, at)
        lane = [(each, entry) for each in gym.lane(planned, at.date())[:1] for entry in _of(each, exercise)]
        yield Case(exercise, (last, _of(last, exercise)[-1]), tuple(lane), planned, gym.settings.rack.unit)


def _of(session: Session, exercise: Exercise) -> tuple[Entry, ...]:
    return tuple(each for each in session.entries if each.id == exercise.id and each.work_sets)


def odd(case: Case, gym: Gym) -> str:
    """What is odd about a load; empty where nothing is."""
    suggestion, kind = case.planned.suggestion, case.exercise.kind
    rule, load = suggestion.rule, None if suggestion.load is None else Fraction(suggestion.load)
    ladder = gym.settings.rack.ladder(case.exercise.id, kind)
    rack = tuple(map(Fraction, ladder.loads))
    if load is None:
        return "" if rule is FIRST_TIME or kind is LoadKind.NONE else "no load"
    if rule is FIRST_TIME:
        return "a load out of nothing"
    done = [each for one in (case.lane or (case.last,)) for each in case.loads(one)] or [Fraction(0)]
    if load not in rack:
        return "the rack does not have it"
    if any(abs(load - each) <= A_TENTH * each for each in done) or load == rack[0]:
        return ""
    hardest = min(done) if kind is LoadKind.ASSISTED else max(done)
    there = [Fraction(found) for each in done if (found := ladder.at_most(each)) is not None]
    if rule.effect is Effect.KEEPS:
        return "" if load in there else "goes on with another load"
    place = rack.index(load)
    if rule is RAISE:
        return "" if any(place == rack.index(each) + 1 for each in there) else "raised too far"
    if rule is CARRY_OVER:
        return "" if load <= hardest else "carried over too far"
    return "" if rule.effect is Effect.LOWERS and load <= hardest else f"{rule} made it harder"


@pytest.mark.parametrize(("file", "unit"), HISTORIES, ids=lambda each: Path(each).stem)
def test_every_load_is_what_was_last_done_in_its_range_unless_its_rule_says_otherwise(
    file: str, unit: Unit, beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    gym = with_history(beginner, file, unit, capsys)
    found = list(cases(gym))
    assert [f"{each}: {why}" for each in found if (why := odd(each, gym))] == []
    assert len(found) > 5 or "wojtek" in file


@pytest.mark.parametrize(("file", "unit"), HISTORIES[:1] + HISTORIES[4:5], ids=lambda each: Path(each).stem)
def test_coach_next_goes_on_with_what_was_brought_in(
    file: str, unit: Unit, beginner: Home, capsys: pytest.CaptureFixture[str]
) -> None:
    gym = with_history(beginner, file, unit, capsys)
    coming = gym.plan(gym.sessions[-1].started + timedelta(days=2))
    known = [each for each in coming.planned if gym.sessions.lifted(each.exercise.id) and each.exercise.is_lift]
    assert len(known) >= 3
    assert all(each.suggestion.load is not None for each in known if each.suggestion.rule is not FIRST_TIME)
