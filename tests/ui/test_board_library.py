"""An exercise of the library: how it is done, the lifter's own best and the next load, at every width."""

from dataclasses import replace

import pytest

from coach.answers import Standing
from coach.desk import Desk
from coach.disk import Disk
from coach.training.exercise import Equipment
from coach.training.load import Unit
from coach.ui.boards.library import lines, row
from coach.ui.scene import width_of
from tests.ui.stage import TRAINED, StillClock, home, said


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    found = Desk(Disk(home(tmp_path_factory.mktemp("library"), TRAINED).paths), StillClock(), lambda: None)
    found.open()
    return found


def standing(desk: Desk, exercise_id: str) -> Standing:
    return desk.standing(desk.gym.catalogue[exercise_id])


def told(found: Standing, width: int = 80, equipment: frozenset[Equipment] = frozenset(Equipment)) -> str:
    return "\n".join(said(each) for each in lines(found, Unit.KG, equipment, width))


@pytest.mark.parametrize("width", [36, 55, 90])
def test_no_exercise_of_the_catalogue_is_wider_than_its_place_or_cut(width: int, desk: Desk) -> None:
    for each in desk.gym.catalogue:
        found = replace(standing(desk, "barbell-row"), exercise=each)
        shown = lines(found, Unit.KG, (), width)
        assert max(width_of(one) for one in shown) <= width, each.id
        assert not any("…" in said(one) for one in shown), each.id


def test_all_that_the_catalogue_knows_is_told(desk: Desk) -> None:
    exercise = desk.gym.catalogue["barbell-row"]
    found = " ".join(told(standing(desk, "barbell-row"), 200).split())
    assert exercise.name.upper() in found
    for words in (exercise.set_up, exercise.mistake, *(each.text for each in exercise.cues), *exercise.primary):
        assert " ".join(words.split()) in found


def test_the_own_best_and_the_next_load_with_its_reason_are_told(desk: Desk) -> None:
    found = standing(desk, "barbell-row")
    assert found.planned is not None
    shown = told(found, 200)
    assert "62.5 kg  ×" in shown
    assert found.planned.suggestion.reason in shown
    assert "60 kg × 10, e1RM 80 kg" in shown
    assert "1 session, the last on Sunday 15 November 2026" in shown


def test_the_next_load_is_that_of_a_day_that_has_the_exercise(desk: Desk) -> None:
    for exercise_id, lo in (("barbell-row", 6), ("neutral-grip-pulldown", 10)):
        planned = standing(desk, exercise_id).planned
        assert planned is not None
        assert planned.prescription.span[0] == lo


def test_what_was_never_trained_has_no_best(desk: Desk) -> None:
    assert "Not trained yet." in told(standing(desk, "lat-pulldown"))


def test_what_is_lacking_for_it_is_told(desk: Desk) -> None:
    assert "(you have no barbell)" in told(standing(desk, "barbell-row"), equipment=frozenset())


def test_what_is_not_lifted_has_no_load(desk: Desk) -> None:
    exercise = next(each for each in desk.gym.catalogue if not each.is_lift)
    found = told(desk.standing(exercise))
    assert "NEXT" not in found
    assert "BEST" not in found


def test_the_list_tells_how_often_only_where_every_name_leaves_room(desk: Desk) -> None:
    exercise = desk.gym.catalogue["barbell-row"]
    assert said(row(exercise, 7, 23, 11)).endswith("7")
    assert said(row(exercise, 7, 23, 22)) == "Barbell row"
    assert said(row(exercise, 0, 40, 11)) == "Barbell row"
