"""The numbers that exercises and their sets go by, the same on Today, in a session, in its overview and at its end.

What is lifted is counted from 1, as it is done; the steps of the warm-up are w1, w2, those of the cool-down c1, c2.
Within an exercise the work sets are counted from 1, as they are announced, and the sets of its ramp are r1, r2.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from coach.training.goal import Block
from coach.training.log import Entry, LoggedSet, SetKind

WARMUP, COOLDOWN, RAMP, PLAIN = "w", "c", "r", ""


def of_exercises(entries: Iterable[Entry]) -> tuple[str, ...]:
    """The number of each exercise of a session."""
    return tuple(_counted(_letter(each.block) for each in entries))


def of_sets(sets: Iterable[LoggedSet]) -> tuple[str, ...]:
    """The number of each set of an exercise."""
    return tuple(_counted(RAMP if each.kind is SetKind.RAMP else PLAIN for each in sets))


def place_in(text: str, numbers: Sequence[str]) -> int | None:
    """Which of these numbers is typed, counted from 0; None where it is none of them."""
    typed = text.casefold()
    return numbers.index(typed) if typed in numbers else None


def _letter(block: Block) -> str:
    match block:
        case Block.WARMUP:
            return WARMUP
        case Block.COOLDOWN:
            return COOLDOWN
        case _:
            return PLAIN


def _counted(letters: Iterable[str]) -> Iterator[str]:
    so_far: Counter[str] = Counter()
    for each in letters:
        so_far[each] += 1
        yield f"{each}{so_far[each]}"
