"""What a longer history costs: nothing but a look at each of its files."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from statistics import median

from tests.bench.bench import Bench, at_work, in_turn, report
from tests.bench.claim import Claim
from tests.bench.entering import is_work, press
from tests.bench.histories import Home
from tests.bench.programs import coach, inside, led, seconds_of
from tests.bench.starting import until_today
from tests.bench.terminal import Terminal, running

FLAT, LINEAR = 1.1, 1.2
"""How much more than nothing, and than in proportion, is still noise."""
FEWER = 4
"""Of the presses of Enter, so many times fewer are enough for a median."""


def growing(bench: Bench) -> Iterator[Claim]:
    """Each size beside the shortest history, the first index beside that of the size before."""
    homes = {size: bench.home(size) for size in bench.scale.sizes}
    yield from _flat(bench, homes, "coach to the first Today", until_today)
    yield from _flat(bench, homes, "coach next --json", lambda home: seconds_of(coach("next", "--json"), home))
    yield from _logged(bench, homes)
    yield from _indexed(bench, homes)


def _flat(bench: Bench, homes: dict[int, Home], what: str, seconds: Callable[[Home], float]) -> Iterator[Claim]:
    shortest, *longer = homes
    first, *others = in_turn(bench.scale, *(partial(seconds, each) for each in homes.values()))
    looks = {size: _looks(bench, home) for size, home in homes.items()}
    for size, found in zip(longer, others, strict=True):
        more = max(0.0, looks[size] - looks[shortest])
        yield Claim(f"{what}, {size} sessions", f"{shortest} sessions", found, first, FLAT, allowed=more)


def _looks(bench: Bench, home: Home) -> float:
    """Seconds for a look at every file."""
    return median(inside(home, "stats", str(bench.scale.runs))["stats"])


def _logged(bench: Bench, homes: dict[int, Home]) -> Iterator[Claim]:
    shortest, *longer = homes
    found: dict[int, list[float]] = {size: [] for size in homes}
    with ExitStack() as stack:
        opened = {size: stack.enter_context(_at_work(home)) for size, home in homes.items()}
        for each in opened.values():
            each.wait_for(is_work)
            each.read(bench.scale.at_rest)
            press(each)
        for _ in range(max(1, bench.scale.presses // FEWER)):
            for size, each in opened.items():
                found[size].append(press(each).ticked)
    for size in longer:
        yield Claim(
            f"Enter on a set, {size} sessions", f"{shortest} sessions", tuple(found[size]), tuple(found[shortest]), FLAT
        )


@contextmanager
def _at_work(home: Home) -> Iterator[Terminal]:
    with at_work(home), report() as told, running(led(home, told), home) as terminal:
        yield terminal


def _indexed(bench: Bench, homes: dict[int, Home]) -> Iterator[Claim]:
    """Of each file, so that what is in proportion is flat."""
    _, middle, *longer = homes
    each: dict[int, tuple[float, ...]] = dict.fromkeys((middle, *longer), ())
    for _ in range(bench.scale.few):
        for size in each:
            each[size] += tuple(value / size for value in inside(homes[size], "index", "1")["ours"])
    for size in longer:
        yield Claim(f"first index, a file of {size}", f"a file of {middle}", each[size], each[middle], LINEAR)
