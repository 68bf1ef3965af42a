"""Weekly sets of each muscle side by side, and back against biceps, at every width."""

from datetime import timedelta

import pytest

from coach.storage.catalogue import load_catalogue
from coach.training.exercise import Muscle
from coach.training.log import Session
from coach.training.muscles import MuscleWeek, muscle_weeks
from coach.training.volume import weekly_sets
from coach.ui.boards.muscles import lines
from coach.ui.measures import WEEKS
from coach.ui.scene import width_of
from tests.training.make import DAY, entry, session_of, work
from tests.ui.stage import NOW, TRAINED, said

CATALOGUE, _ = load_catalogue(None)


def weeks(*sessions: Session) -> tuple[MuscleWeek, ...]:
    return muscle_weeks(sessions, CATALOGUE, NOW.date(), WEEKS)


def told(found: tuple[MuscleWeek, ...], width: int = 90) -> list[str]:
    return [said(each) for each in lines(found, width)]


def of(rows: list[str], name: str) -> list[str]:
    return next(each for each in rows if each.startswith(name)).removeprefix(name).split()


def curls(sets: int, rows: int) -> Session:
    done = [("ez-curl", sets), ("barbell-row", rows)]
    return session_of(NOW.date(), [entry([work(30, 8)] * number, exercise_id=each) for each, number in done if number])


@pytest.mark.parametrize("width", [54, 72, 112, 190])
@pytest.mark.parametrize("sessions", [(), TRAINED, (curls(12, 3),)])
def test_no_line_is_wider_than_its_place(width: int, sessions: tuple[Session, ...]) -> None:
    found = lines(weeks(*sessions), width)
    assert max(width_of(each) for each in found) <= width
    assert not any("…" in said(each) for each in found)


def test_eight_weeks_stand_side_by_side_and_the_newest_is_the_week_to_today() -> None:
    rows = told(weeks(*TRAINED), 76)
    assert of(rows, "WEEK TO") == ["4", "11", "18", "25", "1", "8", "15", "22"]
    assert len(of(rows, "lats")) == WEEKS
    today = weekly_sets(TRAINED, CATALOGUE, NOW.date())
    assert of(rows, "lats")[-1].rstrip("+−") == f"{float(today[Muscle.LATS]):g}"


@pytest.mark.parametrize(("sets", "sign"), [(3, "−"), (4, ""), (9, ""), (10, "+")])
def test_too_little_and_enough_are_told_by_a_sign(sets: int, sign: str) -> None:
    assert of(told(weeks(curls(sets, 0))), "biceps")[-1] == f"{sets}{sign}"


def test_a_muscle_without_a_set_has_a_dash() -> None:
    assert set(of(told(weeks()), "biceps")) == {"–"}


def test_half_sets_are_told() -> None:
    assert of(told(weeks(curls(0, 3))), "biceps")[-1] == "1.5−"


def test_too_little_back_for_the_biceps_is_marked_and_said() -> None:
    rows = told(weeks(curls(6, 3)))
    assert of(rows, "back:biceps")[-1] == "0.5!"
    place = next(number for number, each in enumerate(rows) if each.startswith("back:biceps"))
    assert "back" in rows[place + 1].lower()
    assert of(told(weeks(curls(3, 6))), "back:biceps")[-1] == "2"


def test_muscles_that_were_not_trained_are_left_out() -> None:
    rows = told(weeks(curls(3, 0)))
    assert not any(each.startswith("triceps") for each in rows)
    assert any(each.startswith(("brachialis", "forearms")) for each in rows)


def test_with_room_the_last_week_is_a_bar_too_with_the_least_and_the_aim_marked() -> None:
    rows = told(weeks(curls(6, 3)), 190)
    bar = next(each for each in rows if each.startswith("biceps"))
    assert bar.count("━") == 2 * 7.5
    assert bar.rstrip().endswith("|")
    assert "━" not in "".join(told(weeks(curls(6, 3)), 112))


def test_a_week_is_seven_days() -> None:
    before = session_of(DAY, [entry([work(30, 8)], exercise_id="ez-curl")])
    found = muscle_weeks([before], CATALOGUE, DAY + timedelta(days=6), 2)
    assert [each.of(Muscle.BICEPS) for each in found] == [0, 1]
