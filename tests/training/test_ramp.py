"""Ramp sets before the first work set."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.training.exercise import Catalogue, Equipment, Exercise, ExerciseClass, Movement, Muscle
from coach.training.load import Ladder, LoadKind, Rack, Unit
from coach.training.ramp import RampPosition, RampStep, cold_step, easier_form, needs_easier_form, ramp
from coach.training.wording import bare_load

CASES = Path(__file__).parents[2] / "../shared/progression-cases.toml"
BAR = Decimal(20)
PLATES = ((25, 1), (20, 2), (15, 1), (10, 2), (5, 2), ("2.5", 2), ("1.25", 2))
DUMBBELLS = tuple(Decimal("2.5") * n for n in range(1, 17))
STACK = tuple(Decimal(5) * n for n in range(1, 21))
BELT = tuple(Decimal(each) for each in ("2.5", "5", "10", "15", "20"))
GYM = Rack(Unit.KG, BAR, tuple((Decimal(each), n) for each, n in PLATES), DUMBBELLS, STACK, BELT)


def steps(
    kind: LoadKind, load: str | None, position: RampPosition = RampPosition.FIRST, bodyweight: str | None = None
) -> list[tuple[str, int]]:
    found = ramp(
        kind,
        None if load is None else Decimal(load),
        GYM.ladder("any", kind),
        BAR if kind is LoadKind.BARBELL else None,
        position,
        None if bodyweight is None else Decimal(bodyweight),
    )
    return [(bare_load(each.load, LoadKind.BARBELL), each.reps) for each in found]


def pull(name: str, *, needs: frozenset[Equipment] = frozenset(), easier: tuple[str, ...] = ()) -> Exercise:
    return Exercise(
        id=name,
        name=name,
        short=name,
        kind=LoadKind.BODYWEIGHT,
        exercise_class=ExerciseClass.COMPOUND,
        movement=Movement.VERTICAL_PULL,
        primary=(Muscle.LATS,),
        secondary=(),
        needs=needs,
        set_up="Hang.",
        cues=(),
        mistake="Swinging.",
        easier=easier,
    )


def decimals(values: object) -> tuple[Decimal, ...]:
    if isinstance(values, Mapping):
        start, end, step = (Decimal(values[key]) for key in ("from", "to", "step"))
        return tuple(start + step * n for n in range(int((end - start) / step) + 1))
    return tuple(Decimal(each) for each in values) if isinstance(values, list) else ()


@pytest.mark.skipif(not CASES.exists(), reason="the hand-made cases are not here")
def test_every_hand_made_case_comes_out() -> None:
    read = tomllib.loads(CASES.read_text(encoding="utf-8"), parse_float=Decimal)
    assert read["ramp"]
    for case in read["ramp"]:
        written = read["racks"][case["rack"]]
        rack = Rack(
            Unit(written["unit"]),
            Decimal(written["bar"]),
            tuple((Decimal(plate), pairs) for plate, pairs in written["plates"]),
            decimals(written.get("dumbbells")),
            decimals(written.get("stack")),
            decimals(written.get("belt")),
        )
        kind = LoadKind(case["kind"])
        bodyweight = case.get("bodyweight")
        found = ramp(
            kind,
            Decimal(case["load"]) if "load" in case else None,
            rack.ladder("any", kind),
            rack.bar if kind is LoadKind.BARBELL else None,
            RampPosition(case["position"]),
            None if bodyweight is None else Decimal(bodyweight),
        )
        assert [[each.load, each.reps] for each in found] == case["expect"], case["name"]


def test_the_first_barbell_lift_climbs_from_the_empty_bar() -> None:
    assert steps(LoadKind.BARBELL, "62.5") == [("20", 8), ("30", 5), ("50", 3)]


def test_a_later_barbell_lift_of_four_bars_gets_the_half_again() -> None:
    assert steps(LoadKind.BARBELL, "80", RampPosition.LATER) == [("40", 5), ("62.5", 3)]
    assert steps(LoadKind.BARBELL, "77.5", RampPosition.LATER) == [("60", 3)]


def test_steps_lighter_than_the_bar_fall_away() -> None:
    assert steps(LoadKind.BARBELL, "22.5") == [("20", 8)]
    assert steps(LoadKind.BARBELL, "22.5", RampPosition.LATER) == []


def test_the_empty_bar_has_no_ramp() -> None:
    assert steps(LoadKind.BARBELL, "20") == []


def test_without_a_load_only_a_barbell_has_a_ramp() -> None:
    assert steps(LoadKind.BARBELL, None) == [("20", 8)]
    assert steps(LoadKind.BARBELL, None, RampPosition.LATER) == [("20", 8)]
    assert steps(LoadKind.BARBELL, None, RampPosition.NONE) == []
    assert steps(LoadKind.DUMBBELL, None) == []


def test_on_an_assisted_machine_the_ramp_has_more_help() -> None:
    # 80 - 30 = 50 moved: 25 needs 55 of help, 40 needs 40.
    assert steps(LoadKind.ASSISTED, "30", bodyweight="80") == [("55", 5), ("40", 3)]


def test_without_a_bodyweight_nothing_that_moves_the_body_has_a_ramp() -> None:
    assert steps(LoadKind.ASSISTED, "30") == []
    assert steps(LoadKind.BODYWEIGHT, "20") == []


def test_bands_have_no_ramp() -> None:
    assert steps(LoadKind.NONE, None) == []


def test_after_a_long_pause_the_last_step_comes_again() -> None:
    assert cold_step(LoadKind.BARBELL, Decimal("62.5"), GYM.ladder("any", LoadKind.BARBELL), None) == RampStep(
        Decimal(50), 3
    )
    assert cold_step(LoadKind.BARBELL, None, GYM.ladder("any", LoadKind.BARBELL), None) is None


def test_plain_pull_ups_ramp_on_an_easier_form() -> None:
    position = RampPosition.FIRST
    assert needs_easier_form(LoadKind.BODYWEIGHT, Decimal(0), position, ())
    assert not needs_easier_form(LoadKind.BODYWEIGHT, Decimal(20), position, (RampStep(Decimal(0), 3),))
    assert not needs_easier_form(LoadKind.BODYWEIGHT, None, position, ())
    assert not needs_easier_form(LoadKind.BODYWEIGHT, Decimal(0), RampPosition.NONE, ())
    assert not needs_easier_form(LoadKind.STACK, Decimal(5), position, ())


def test_the_easier_form_is_the_nearest_that_the_equipment_allows() -> None:
    assisted = pull("assisted-pull-up", needs=frozenset({Equipment.ASSISTED_MACHINE}))
    scapular = pull("scapular-pull-up", needs=frozenset({Equipment.PULL_UP_BAR}))
    pull_up = pull("pull-up", easier=("unheard-of", "assisted-pull-up", "scapular-pull-up"))
    catalogue = Catalogue({each.id: each for each in (pull_up, assisted, scapular)})
    assert easier_form(pull_up, catalogue, {Equipment.PULL_UP_BAR, Equipment.ASSISTED_MACHINE}) is assisted
    assert easier_form(pull_up, catalogue, {Equipment.PULL_UP_BAR}) is scapular
    assert easier_form(pull_up, catalogue, ()) is None


@given(
    kind=st.sampled_from(LoadKind),
    load=st.decimals(0, 200, places=2),
    position=st.sampled_from(RampPosition),
    bodyweight=st.none() | st.decimals(40, 150, places=1),
)
def test_a_ramp_stays_on_the_rack_and_climbs_towards_the_work_load(
    kind: LoadKind, load: Decimal, position: RampPosition, bodyweight: Decimal | None
) -> None:
    ladder: Ladder = GYM.ladder("any", kind)
    found = ramp(kind, load, ladder, BAR if kind is LoadKind.BARBELL else None, position, bodyweight)
    loads = [each.load for each in found if each.load is not None]
    assert len(loads) == len(found)
    assert set(loads) <= set(ladder.loads)
    assert all(ladder.is_harder(harder, easier) for easier, harder in pairwise(loads))
    assert all(ladder.is_harder(load, each) for each in loads)
    assert [each.reps for each in found] == sorted((each.reps for each in found), reverse=True)
