"""A sequence that is worked out as far as it is looked at."""

from collections.abc import Iterator

import pytest

from coach.training.gradual import Gradual


def counting(worked: list[int], most: int = 5) -> Iterator[int]:
    for number in range(most):
        worked.append(number)
        yield number


def test_nothing_is_worked_out_before_it_is_asked_for_and_all_only_once() -> None:
    worked: list[int] = []
    numbers = Gradual(counting(worked))

    assert worked == []
    assert (numbers[0], bool(numbers), numbers[:2]) == (0, True, (0, 1))
    assert worked == [0, 1]
    assert (list(numbers), list(numbers), len(numbers)) == ([0, 1, 2, 3, 4], [0, 1, 2, 3, 4], 5)
    assert worked == [0, 1, 2, 3, 4]


def test_it_is_a_sequence_like_any_other() -> None:
    numbers = Gradual(range(5))

    assert (numbers[-1], numbers[-2:], numbers[3:], numbers[::2]) == (4, (3, 4), (3, 4), (0, 2, 4))
    assert numbers == (0, 1, 2, 3, 4)
    assert numbers == Gradual(range(5))
    assert numbers != (0, 1)
    assert hash(numbers) == hash(Gradual(range(5)))
    assert not Gradual(())


def test_two_who_walk_it_together_see_the_same() -> None:
    numbers = Gradual(iter(range(3)))

    assert list(zip(numbers, numbers, strict=True)) == [(0, 0), (1, 1), (2, 2)]


def test_beyond_its_end_there_is_nothing() -> None:
    with pytest.raises(IndexError):
        Gradual(range(2))[2]


def test_what_it_shows_of_itself_is_what_was_looked_at() -> None:
    worked: list[int] = []
    numbers = Gradual(counting(worked))

    assert numbers[1] == 1
    assert repr(numbers) == "Gradual([0, 1]…)"
    assert worked == [0, 1]
