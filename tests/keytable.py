"""The README's table of keys, made from the registry. `python -m tests.keytable` writes it anew."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from types import MappingProxyType

from coach.ui.keys import ACTIONS, Action, Place, pretty

README = Path(__file__).parents[1] / "README.md"
BEGINS, ENDS = "<!-- keys -->", "<!-- end of keys -->"
BETWEEN = re.compile(f"(?<={BEGINS}\n).*?(?={ENDS})", re.DOTALL)
_SESSION = frozenset({Place.WARMUP, Place.WORK, Place.REST, Place.HOLD})

ROWS: tuple[tuple[str, frozenset[Place]], ...] = (
    ("everywhere", frozenset({Place.ANYWHERE})),
    ("Setup", frozenset({Place.SETUP})),
    ("Today", frozenset({Place.TODAY})),
    ("anywhere in a session", _SESSION),
    ("work set, rest, hold", _SESSION - {Place.WARMUP}),
    ("work set, rest", frozenset({Place.WORK, Place.REST})),
    ("work set", frozenset({Place.WORK})),
    ("rest", frozenset({Place.REST})),
    ("last page", frozenset({Place.FINISH})),
    ("the past", frozenset({Place.REVIEW})),
    ("a session of the past", frozenset({Place.PAST})),
    ("settings", frozenset({Place.SETTINGS})),
)
"""What a row is called and where its keys work; what works in more places stands in the row of all of them."""

WORDS: Mapping[str, str] = MappingProxyType(
    {
        "act": "does what stands on the screen",
        "yes": "the other answer to a question",
        "why": "why it is so",
        "undo": "takes the last change back",
        "back": "closes, goes back",
        "palette": "finds everything by name",
        "quit": "leaves",
        "help": "every key of this moment",
        "choose": "chooses",
        "turn": "changes the answer",
        "field": "next field",
        "digits": "type into it",
        "point": "the point",
        "short": "short range",
        "left": "reps left",
        "sets": "a set more, a set less",
        "15 s": "15 seconds of rest",
        "big": "only the big things",
        "across": "a week back or on",
        "page": "opens a page",
        "pages": "the page beside",
        "parts": "the part beside",
    }
)
"""Labels that say too little outside the key line."""
_PAIR = 2


def table() -> str:
    """The table."""
    return "".join(("| where | keys |\n|---|---|\n", *(f"| {name} | {keys} |\n" for name, keys in _rows())))


def written(readme: str) -> str:
    """The README with the table as the registry has it."""
    return BETWEEN.sub(lambda _: table(), readme)


def in_no_row() -> tuple[Action, ...]:
    """Actions that the table does not tell."""
    told = {action.id for _, places in ROWS for action in _of(places)}
    return tuple(action for action in ACTIONS if action.id not in told)


def _rows() -> Iterator[tuple[str, str]]:
    for name, places in ROWS:
        groups = (tuple(group) for _, group in groupby(_of(places), key=lambda action: action.label))
        cells = [f"{_keys(group)} {_words(group[0])}" for group in groups]
        if cells:
            yield name, " · ".join(cells)


def _words(action: Action) -> str:
    return WORDS.get(action.id, WORDS.get(action.label, action.label))


def _of(places: frozenset[Place]) -> Iterator[Action]:
    wider = [each for _, each in ROWS if each > places]
    for action in ACTIONS:
        if places <= action.where and not any(each <= action.where for each in wider):
            yield action


def _keys(group: Iterable[Action]) -> str:
    keys = [[pretty(key) for key in action.keys] for action in group]
    if len(keys) > _PAIR:
        return f"`{keys[0][0]}`–`{keys[-1][0]}`"
    return " ".join(f"`{key}`" for each in keys for key in each)


if __name__ == "__main__":
    README.write_text(written(README.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
