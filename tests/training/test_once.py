"""What follows from a value is worked out once for it, and anew for another value."""

from dataclasses import replace

from coach.training.once import Once
from coach.training.session import log
from coach.training.standing import standing
from coach.training.workout import next_step
from tests.training.stage import START, begun


def test_it_is_worked_out_once() -> None:
    asked: list[int] = []
    once: Once[int | None] = Once()

    def work() -> int | None:
        asked.append(1)
        return None

    assert once.of(work) is None
    assert once.of(work) is None
    assert len(asked) == 1


def test_another_value_has_its_own() -> None:
    workout = begun()
    step = next_step(workout)
    assert step is not None
    assert next_step(workout) is step
    assert standing(workout) is standing(workout)
    done = log(workout, START)
    assert next_step(done) != step
    assert next_step(workout) is step


def test_equal_values_are_equal_whatever_was_asked_of_them() -> None:
    one, other = begun(), begun()
    standing(one)
    assert one == other
    assert replace(one) == one
