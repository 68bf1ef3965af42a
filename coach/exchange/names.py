"""Other apps' names for our exercises, from `data/names.toml`.

A name belongs to the app that wrote it, for bare names change their meaning between apps. It is looked up whole: only
what typing changes is evened out, brackets are never stripped, and nothing is known because it looks alike. Our own
names are no alias either: our own files carry the id, and what another app calls "Preacher curl" may be another one.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache
from importlib import resources
from types import MappingProxyType

from coach.training.exercise import Catalogue, Equipment, Exercise
from coach.training.frozen import frozen
from coach.training.text import clean

_QUOTE = "\u2018\u2019\u201a\u201b\u2032\u00b4`"
_DOUBLE_QUOTE = "\u201c\u201d\u201e\u201f\u2033"
_DASH = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SPELT_ALIKE: Mapping[int, str] = MappingProxyType(
    str.maketrans({**dict.fromkeys(_QUOTE, "'"), **dict.fromkeys(_DOUBLE_QUOTE, '"'), **dict.fromkeys(_DASH, "-")})
)
_MOST_SUGGESTIONS = 3
_ALIKE = 0.5
"""A suggestion shares more than this of the words of both names (Dice)."""
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_PLURAL = 4
_WRITTEN_APART: Mapping[str, str] = MappingProxyType(
    {"pull down": "pulldown", "pullup": "pull up", "chinup": "chin up", "flye": "fly", "dumbell": "dumbbell"}
)
_DONE_WITH: Mapping[str, frozenset[Equipment]] = MappingProxyType(
    {
        "assisted": frozenset({Equipment.ASSISTED_MACHINE, Equipment.BANDS}),
        "band": frozenset({Equipment.BANDS}),
        "barbell": frozenset({Equipment.BARBELL}),
        "cable": frozenset({Equipment.CABLE}),
        "db": frozenset({Equipment.DUMBBELLS}),
        "dumbbell": frozenset({Equipment.DUMBBELLS}),
        "ez": frozenset({Equipment.BARBELL}),
        "kettlebell": frozenset(),
        "lever": frozenset({Equipment.MACHINES}),
        "leverage": frozenset({Equipment.MACHINES}),
        "machine": frozenset({Equipment.MACHINES, Equipment.ASSISTED_MACHINE}),
        "pulley": frozenset({Equipment.CABLE}),
        "smith": frozenset(),
        "suspension": frozenset(),
        "trx": frozenset(),
        "weighted": frozenset({Equipment.PULL_UP_BAR}),
    }
)
"""Words that tell what a name is done with, any of which a suggestion needs too."""
_ELSEWHERE = frozenset(
    {
        *("abduction", "adduction", "bench", "calf", "chest", "crunch", "deadlift", "delt", "extension", "forearm"),
        *("glute", "hamstring", "hip", "kickback", "lateral", "leg", "lunge", "neck", "nordic", "press", "pushdown"),
        *("shin", "shoulder", "squat", "tricep", "upright", "wrist"),
    }
)
"""Words of another part of the body, or of another lift: a suggestion has them too."""
_SAYS_LITTLE = frozenset(
    {
        *("a", "arm", "bar", "bicep", "custom", "each", "grip", "lat", "one", "seated", "side", "single", "standing"),
        *("the", "with", "barra", "com", "con", "de", "halter", "mancuerna", "m\u00e1quina", "na", "peso"),
    }
)
"""Words that many names have: only of names that are as like do they tell which is liker."""


@frozen
class _Table:
    """The names, both ways."""

    names: Mapping[str, Mapping[str, tuple[str, ...]]] = field(hash=False)
    """By app and id; the first is the one to write."""
    ids: Mapping[tuple[str, str], str] = field(hash=False)
    """By app and spelling."""


def known(app: str, exported: str) -> str | None:
    """The id of the exercise that `app` calls `exported`; None where that is not sure."""
    return _table().ids.get((app, spelling(exported)))


def spelled(app: str, exercise_id: str) -> str | None:
    """What `app` most often calls an exercise; None where no name of its is known."""
    names = _table().names.get(app, {}).get(exercise_id)
    return names[0] if names else None


def near(exported: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Ids of at most three exercises that a name may mean, the likeliest first.

    To be shown and confirmed, never to be taken: they share most words with it, in their own name or in any app's,
    and are done with what it says.
    """
    words = _words(exported)
    likeness = {each.id: _likeness(words, each) for each in catalogue if each.is_lift and _may_be(words, each)}
    alike = [each for each, (shared, _) in likeness.items() if shared > _ALIKE]
    return tuple(sorted(alike, key=likeness.__getitem__, reverse=True)[:_MOST_SUGGESTIONS])


def spelling(name: str) -> str:
    """The name without what typing changes: case, outer and repeated spaces, kinds of quotes and dashes."""
    even = unicodedata.normalize("NFKC", clean(name).translate(_SPELT_ALIKE)).casefold()
    return " ".join(unicodedata.normalize("NFKC", even).split())


@cache
def _table() -> _Table:
    text = resources.files("coach").joinpath("data", "names.toml").read_text(encoding="utf-8")
    names = {
        app: {exercise_id: tuple(found) for exercise_id, found in exercises.items()}
        for app, exercises in tomllib.loads(text).items()
    }
    ids = {
        (app, spelling(name)): exercise_id
        for app, exercises in names.items()
        for exercise_id, found in exercises.items()
        for name in found
    }
    return _Table(names, ids)


@cache
def _aliases() -> Mapping[str, tuple[frozenset[str], ...]]:
    """The words of every app's names, by id."""
    found: dict[str, dict[frozenset[str], None]] = {}
    for (_, name), exercise_id in _table().ids.items():
        found.setdefault(exercise_id, {})[_words(name)] = None
    return {exercise_id: tuple(names) for exercise_id, names in found.items()}


def _may_be(words: frozenset[str], exercise: Exercise) -> bool:
    """Whether it is done with what the words say; help and bands are meant only where a name says so."""
    if Equipment.ASSISTED_MACHINE in exercise.needs and "assisted" not in words:
        return False
    if Equipment.BANDS in exercise.needs and words.isdisjoint({"assisted", "band"}):
        return False
    return all(exercise.needs & _DONE_WITH[each] for each in words if each in _DONE_WITH)


def _likeness(words: frozenset[str], exercise: Exercise) -> tuple[float, float]:
    """The share of words in common with the likest of its names, from 0 to 1: of words that say much, and of all."""
    return max(_shared(words, name) for name in (_words(exercise.name), *_aliases().get(exercise.id, ())))


def _shared(words: frozenset[str], name: frozenset[str]) -> tuple[float, float]:
    if not words & _ELSEWHERE <= name:
        return 0, 0
    return _dice(*(each - _DONE_WITH.keys() - _SAYS_LITTLE for each in (words, name))), _dice(words, name)


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0


def _words(name: str) -> frozenset[str]:
    text = " ".join(_singulars(name))
    for written, meant in _WRITTEN_APART.items():
        text = text.replace(written, meant)
    return frozenset(text.split())


def _singulars(name: str) -> Iterator[str]:
    for word in _WORD.findall(spelling(name)):
        is_plural = len(word) >= _SHORTEST_PLURAL and word.endswith("s") and not word.endswith("ss")
        yield word.removesuffix("s") if is_plural else word
