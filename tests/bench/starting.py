"""From the start of the process to the first screen with something on it."""

import re
from collections.abc import Iterator, Sequence

from tests.bench.bare import HELLO
from tests.bench.bench import Bench, in_turn
from tests.bench.claim import Claim
from tests.bench.histories import Home
from tests.bench.programs import bare, coach, seconds_of
from tests.bench.terminal import running

MOST_OF_BARE, MOST_OF_EMPTY, MOST_OF_TEXTUAL = 1.5, 1.1, 0.6
NEXT = "coach next --json"
TODAY = "coach to the first Today"
_AIMS = r"\d+~?(?: \d+~?)+"
_LOADED = re.compile(rf"\s[+]?\d[\d.]*\s+{_AIMS}.*\s[+]?\d[\d.]*\s+{_AIMS}")
"""A row of Today's table: load and reps of last time, load and aims of today."""
_AIMED = re.compile(rf"\s{_AIMS}\s")


def starting(bench: Bench) -> Iterator[Claim]:
    """The screen."""
    trained, fresh = bench.trained, bench.fresh
    ours, empty, theirs = in_turn(
        bench.scale,
        lambda: until_today(trained),
        lambda: until_today(fresh, has_loads=False),
        lambda: until_drawn(bare("words"), trained, HELLO),
    )
    sessions = bench.scale.sessions
    yield Claim(f"{TODAY}, {sessions} sessions", "a Textual app with one Static", ours, theirs, MOST_OF_BARE)
    yield Claim("the same", "the same without history", ours, empty, MOST_OF_EMPTY)


def asking(bench: Bench) -> Iterator[Claim]:
    """The command line."""
    trained = bench.trained
    ours, theirs = in_turn(
        bench.scale,
        lambda: seconds_of(coach("next", "--json"), trained),
        lambda: seconds_of(importing_textual(), trained),
    )
    yield Claim(f"{NEXT}, {bench.scale.sessions} sessions", "import textual.app", ours, theirs, MOST_OF_TEXTUAL)


def importing_textual() -> tuple[str, ...]:
    """What every Textual app needs before it has done anything."""
    python, *_ = bare("")
    return (python, "-c", "import textual.app")


def until_today(home: Home, *, has_loads: bool = True) -> float:
    """From the start of the coach until Today's table stands there, with loads."""
    with running(coach(), home) as terminal:
        return terminal.wait_for(is_today if has_loads else is_first_today) - terminal.began


def until_drawn(command: Sequence[str], home: Home, words: str) -> float:
    """From the start of a program until words stand on its screen."""
    with running(command, home) as terminal:
        return terminal.wait_for(lambda text: words in text) - terminal.began


def is_today(text: str) -> bool:
    """Whether Today's table is there, with a load and with aims in its last row too."""
    rows = _rows(text)
    return any(_LOADED.search(each) for each in rows) and is_first_today(text)


def is_first_today(text: str) -> bool:
    """Whether Today's table is there, of someone who has not trained yet: aims and no loads."""
    rows = _rows(text)
    return bool(rows) and all(_AIMED.search(each) for each in rows)


def _rows(text: str) -> Sequence[str]:
    """The rows below the head of Today's table, up to what follows them."""
    lines = [each.rstrip() for each in text.splitlines()]
    head = next((place for place, each in enumerate(lines) if each.endswith(" TODAY")), None)
    if head is None:
        return ()
    below = lines[head + 1 :]
    end = next((place for place, each in enumerate(below) if not each), 0)
    return [f"{each} " for each in below[:end]]
