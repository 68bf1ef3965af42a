"""The loads a rack can hold, and which of them is harder."""

from decimal import Decimal

import pytest

from coach.training.load import Ladder, LoadKind, RackChange
from tests.training.make import Number, decimal, gym, steps

GYM = gym()


def loads(kind: LoadKind, exercise_id: str = "any") -> tuple[Decimal, ...]:
    return GYM.ladder(exercise_id, kind).loads


def test_a_barbell_begins_with_the_empty_bar_and_grows_on_both_sides() -> None:
    found = loads(LoadKind.BARBELL)
    assert found[:3] == (Decimal(20), Decimal("22.5"), Decimal(25))
    assert found[-1] == 20 + 2 * sum(plate * pairs for plate, pairs in GYM.plates)


@pytest.mark.parametrize(
    ("kind", "easiest", "hardest"),
    [
        (LoadKind.DUMBBELL, "2.5", 40),
        (LoadKind.STACK, 5, 100),
        (LoadKind.BODYWEIGHT, 0, 20),
        (LoadKind.ASSISTED, 100, 5),
    ],
)
def test_every_kind_goes_from_its_easiest_to_its_hardest(kind: LoadKind, easiest: Number, hardest: Number) -> None:
    found = loads(kind)
    assert (found[0], found[-1]) == (decimal(easiest), decimal(hardest))


def test_a_band_has_no_loads_to_choose_from() -> None:
    assert loads(LoadKind.NONE) == ()


def test_the_body_alone_is_always_there() -> None:
    bare = gym(any=RackChange(belt=()))
    assert bare.ladder("any", LoadKind.BODYWEIGHT).loads == (Decimal(0),)


def test_less_help_is_harder() -> None:
    help_first = GYM.ladder("any", LoadKind.ASSISTED)
    assert (help_first.harder(Decimal(30)), help_first.easier(Decimal(30))) == (Decimal(25), Decimal(35))
    assert help_first.is_harder(Decimal(20), Decimal(30))
    assert help_first.at_most(Decimal(32)) == Decimal(35)
    assert help_first.at_most(Decimal(200)) == Decimal(100)
    assert (help_first.harder(Decimal(5)), help_first.easier(Decimal(100))) == (None, None)


def test_a_load_between_two_is_rounded_to_the_easier_and_under_all_to_the_easiest() -> None:
    bar = GYM.ladder("any", LoadKind.BARBELL)
    assert [bar.at_most(Decimal(load)) for load in (61, 60, 5)] == [Decimal(60), Decimal(60), Decimal(20)]
    assert Ladder(LoadKind.BARBELL, GYM.unit, ()).at_most(Decimal(60)) is None


def test_what_is_different_for_one_exercise_is_different_for_it_alone() -> None:
    change = RackChange(
        bar=Decimal(10),
        plates=((Decimal(5), 1),),
        dumbbells=steps(1, 3, 1),
        stack=(Decimal(7),),
        belt=(Decimal(50),),
    )
    rack = gym(ez_curl=change)
    own = {kind: rack.ladder("ez-curl", kind).loads for kind in LoadKind}
    assert own == {
        LoadKind.BARBELL: (10, 20),
        LoadKind.DUMBBELL: (1, 2, 3),
        LoadKind.STACK: (7,),
        LoadKind.BODYWEIGHT: (0, 50),
        LoadKind.ASSISTED: (7,),
        LoadKind.NONE: (),
    }
    assert all(rack.ladder("barbell-row", kind) == GYM.ladder("barbell-row", kind) for kind in LoadKind)


def test_what_is_not_changed_for_one_exercise_is_the_rack_s_own() -> None:
    rack = gym(ez_curl=RackChange(bar=Decimal(10)))
    assert rack.ladder("ez-curl", LoadKind.BARBELL).loads[:2] == (Decimal(10), Decimal("12.5"))
    assert rack.ladder("ez-curl", LoadKind.STACK) == GYM.ladder("ez-curl", LoadKind.STACK)


def test_a_load_is_hung_on_the_bar_of_its_exercise() -> None:
    rack = gym(ez_curl=RackChange(bar=Decimal(10)))
    light, heavy = rack.hang("ez-curl", Decimal(15)), rack.hang("barbell-row", Decimal(15))
    assert light is not None
    assert (light.made, light.side) == (Decimal(15), (Decimal("2.5"),))
    assert heavy is None
