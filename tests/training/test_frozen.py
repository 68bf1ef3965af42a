"""Frozen values are what the standard library's frozen, slotted dataclasses are."""

from collections.abc import Callable, Mapping
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace

import pytest

from coach.training.frozen import FEW, frozen


@frozen
class Plate:
    """Ours."""

    weight: int
    words: Mapping[str, str] = field(default_factory=dict, hash=False)
    count: int = 2
    seen: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.seen.append(self.weight)


def theirs() -> type:
    """The same, by the standard library."""

    @dataclass(frozen=True, slots=True)
    class Plate:
        weight: int
        words: Mapping[str, str] = field(default_factory=dict, hash=False)
        count: int = 2
        seen: list[int] = field(default_factory=list, init=False, repr=False, compare=False)

        def __post_init__(self) -> None:
            self.seen.append(self.weight)

    return Plate


@frozen(kw_only=True)
class Named:
    """Fields by name alone: one with a default may stand before one without."""

    side: str = "left"
    reps: int


@frozen
class Nothing:
    """No field at all."""


@frozen
class Own:
    """What a class says itself stays."""

    load: int

    def __repr__(self) -> str:
        return "as told"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Own)

    def __hash__(self) -> int:
        return 7


def test_a_value_is_made_and_shown_as_a_dataclass_is() -> None:
    other = theirs()

    assert repr(Plate(20, {"a": "b"})) == repr(other(20, {"a": "b"})).replace("theirs.<locals>.", "")
    assert [each.name for each in fields(Plate)] == [each.name for each in fields(other)]
    assert Plate.__match_args__ == ("weight", "words", "count")
    assert not hasattr(Plate(20), "__dict__")
    assert Plate(20).seen == [20]
    assert Plate(20).words is not Plate(20).words


def test_it_is_equal_to_what_has_the_same_fields_and_is_of_the_same_class() -> None:
    assert Plate(20) == Plate(20)
    assert Plate(20) != Plate(20, count=3)
    assert hash(Plate(20)) == hash(Plate(20, {"a": "b"}))
    assert Plate(20) != theirs()(20)
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing(), Plate(20), Plate(20)}) == 2


def test_it_is_changed_by_making_another() -> None:
    first = Plate(20)

    second = replace(first, weight=25)

    assert (first.weight, second.weight, second.seen) == (20, 25, [25])
    with pytest.raises(FrozenInstanceError):
        first.weight = 25  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del first.weight
    with pytest.raises(FrozenInstanceError):
        first.other = 1  # type: ignore[attr-defined]


@pytest.mark.parametrize("made", [Plate, theirs()])
def test_what_is_given_wrongly_is_refused_the_first_time_too(made: Callable[..., object]) -> None:
    for _ in range(2):
        with pytest.raises(TypeError, match="missing 1 required positional argument: 'weight'"):
            made()
        with pytest.raises(TypeError, match="unexpected keyword argument 'weigth'"):
            made(20, weigth=20)


def test_fields_by_name_alone() -> None:
    assert (Named(reps=8).side, Named(reps=8, side="right").reps) == ("left", 8)
    with pytest.raises(TypeError):
        Named("left", 8)  # type: ignore[call-arg]


def test_what_a_class_says_itself_stays() -> None:
    assert (repr(Own(1)), Own(1) == Own(2), hash(Own(3))) == ("as told", True, 7)


def test_a_value_is_matched_by_its_fields() -> None:
    match Plate(20, count=4):
        case Plate(weight, _, count):
            assert (weight, count) == (20, 4)


def test_the_first_few_values_and_the_many_after_them_are_made_alike() -> None:
    @frozen
    class Each:
        weight: int
        words: Mapping[str, str] = field(default_factory=dict)
        count: int = 2
        seen: list[int] = field(default_factory=list, init=False)

        def __post_init__(self) -> None:
            self.seen.append(self.weight)

    at_once = Each.__init__
    found = [(Each(1), Each(2, {"a": "b"}), Each(3, count=4)) for _ in range(FEW)]

    assert Each.__init__ is not at_once
    assert len(set(map(repr, found))) == 1
    assert [(each.words, each.count, each.seen) for each in found[-1]] == [
        ({}, 2, [1]),
        ({"a": "b"}, 2, [2]),
        ({}, 4, [3]),
    ]
    assert len({id(each.words) for one in found for each in one[::2]}) == 2 * FEW
