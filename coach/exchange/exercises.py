"""What an app calls an exercise, and which one it is here: the catalogue's, or one of the lifter's own."""

import re
import unicodedata
from hashlib import sha256
from typing import assert_never

from coach.exchange.figures import line
from coach.exchange.names import known, spelled, spelling
from coach.exchange.sources import OWN, WRITTEN
from coach.training.exercise import Catalogue, Exercise, ExerciseClass
from coach.training.frozen import frozen
from coach.training.goal import Block
from coach.training.log import SetKind

_LONGEST = 60
_SAYS_NOTHING = frozenset(" -_.,;:!?'\"()[]{}/\\|&·")
"""What an id may leave out: names that differ in nothing else are one exercise."""
_BETWEEN_WORDS = re.compile(r"[^a-z0-9]+")


@frozen
class Named:
    """An exercise, as an entry of a session names it."""

    id: str
    name: str
    """The catalogue's name for it; for one of the lifter's own the one it has in the app."""
    block: Block
    warming: SetKind = SetKind.RAMP
    """What its warm-up sets are here."""


class Exercises:
    """The exercises of one file, each looked up once."""

    def __init__(self, source: str, catalogue: Catalogue) -> None:
        self._source = source
        self._catalogue = catalogue
        is_ours = source in OWN
        self._by_spelling = {spelling(each.name): each for each in catalogue if is_ours or each.id in catalogue.own}
        self._as_written = (
            {each.name: each for each in catalogue if spelled(source, each.id) is None} if source in WRITTEN else {}
        )
        self._found: dict[str, Named] = {}

    def named(self, exported: str) -> Named:
        """The exercise that the app calls `exported`.

        Names of the catalogue itself mean something in our own files alone: another app's bare "Preacher Curl" may be
        done with anything. In files that `coach export` writes for an app, an exercise that the app has no name for has
        its own: that one is known, to the letter. Those that the lifter has given are the lifter's everywhere. What is
        not known is one of the lifter's own; it never takes the id of another exercise.
        """
        found = self._found.get(exported)
        if found is None:
            found = self._found[exported] = self._named(exported)
        return found

    def _named(self, exported: str) -> Named:
        meant = known(self._source, exported)
        exercise = None if meant is None else self._catalogue.get(meant)
        if exercise is None:
            exercise = self._by_spelling.get(spelling(exported)) or self._as_written.get(exported)
        if exercise is not None:
            return Named(exercise.id, exercise.name, block_of(exercise), _warming(exercise))
        own = own_id(exported)
        free = own if own not in self._catalogue else f"{own}-{self._source}"
        while free in self._catalogue:
            free = f"{free}-{_digest(free)}"
        return Named(free, line(exported), Block.COMPOUND)


def block_of(exercise: Exercise) -> Block:
    """Where an exercise of the catalogue stands in a session that no routine planned."""
    match exercise.exercise_class:
        case ExerciseClass.COMPOUND:
            return Block.COMPOUND
        case ExerciseClass.ISOLATION:
            return Block.BICEPS
        case ExerciseClass.MOBILITY:
            return Block.WARMUP
        case ExerciseClass.STRETCH:
            return Block.COOLDOWN
        case _:
            assert_never(exercise.exercise_class)


def _warming(exercise: Exercise) -> SetKind:
    """What a set is that an app calls a warm-up: of what warms up or stretches, the very set that is wanted."""
    match exercise.exercise_class:
        case ExerciseClass.COMPOUND | ExerciseClass.ISOLATION:
            return SetKind.RAMP
        case ExerciseClass.MOBILITY:
            return SetKind.MOBILITY
        case ExerciseClass.STRETCH:
            return SetKind.HOLD
        case _:
            assert_never(exercise.exercise_class)


def own_id(name: str) -> str:
    """The id of an exercise of the lifter's own: its name in kebab-case.

    Where kebab-case would lose more than punctuation and accents, or the name is long, a few letters made from the
    name follow, so that 左 and 右 stay two exercises.
    """
    same = spelling(name)
    bare = "".join(each for each in unicodedata.normalize("NFKD", same) if not unicodedata.combining(each))
    slug = _BETWEEN_WORDS.sub("-", bare).strip("-")
    says_all = all((each.isascii() and each.isalnum()) or each in _SAYS_NOTHING for each in bare)
    if slug and says_all and len(slug) <= _LONGEST:
        return slug
    return f"{slug[:_LONGEST].strip('-') or 'exercise'}-{_digest(same)}"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]
