"""Where in a session file a key, an exercise or a set stands: for messages only."""

import re
from collections.abc import Mapping, Sequence

HEAD = -1
"""The part before the first exercise."""

_EXERCISE = re.compile(r"\s*\[\[\s*exercise\s*\]\]")
_SET_TABLE = re.compile(r"\s*\[\[\s*exercise\s*\.\s*sets\s*\]\]")
_SETS_BEGIN = re.compile(r"\s*sets\s*=\s*\[\s*(#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=")


class Layout:
    """The lines of one file, looked for when the first one is asked for.

    Files laid out otherwise than this program does get places like "exercise 2, set 3" instead of lines.
    """

    def __init__(self, text: str, exercises: Sequence[object]) -> None:
        """`exercises` are the parsed tables: what the lines are counted against."""
        self._text = text
        self._exercises = exercises
        self._found: _Found | None = None

    def key(self, exercise: int, key: str) -> str:
        """The place of a key of an exercise, counted from 0, or of the head."""
        line = self._lines().keys.get((exercise, key))
        if line is not None:
            return f"line {line}, key {key}"
        return f"{self.exercise(exercise)}, key {key}" if exercise != HEAD else f"key {key}"

    def exercise(self, exercise: int) -> str:
        """The place where an exercise begins."""
        lines = self._lines().exercises
        return f"line {lines[exercise]}" if exercise < len(lines) else f"exercise {exercise + 1}"

    def set(self, exercise: int, number: int) -> str:
        """The place of a set, both counted from 0."""
        lines = self._lines().sets.get(exercise, [])
        if number < len(lines):
            return f"line {lines[number]}"
        return f"exercise {exercise + 1}, set {number + 1}"

    def _lines(self) -> "_Found":
        if self._found is None:
            found = _Found(self._text)
            if len(found.exercises) != len(self._exercises):
                found.forget_exercises()
            for number, exercise in enumerate(self._exercises):
                sets = exercise.get("sets") if isinstance(exercise, Mapping) else None
                if len(found.sets.get(number, [])) != (len(sets) if isinstance(sets, list) else 0):
                    found.sets.pop(number, None)
            self._found = found
        return self._found


class _Found:
    """Lines counted from 1."""

    def __init__(self, text: str) -> None:
        self.exercises: list[int] = []
        self.sets: dict[int, list[int]] = {}
        self.keys: dict[tuple[int, str], int] = {}
        in_sets = False
        for number, line in enumerate(text.split("\n"), start=1):
            exercise = len(self.exercises) - 1
            key = _KEY.match(line)
            if in_sets:
                if line.lstrip().startswith("{"):
                    self.sets.setdefault(exercise, []).append(number)
                in_sets = not line.lstrip().startswith("]")
            elif _EXERCISE.match(line):
                self.exercises.append(number)
            elif _SET_TABLE.match(line):
                self.sets.setdefault(exercise, []).append(number)
            elif key is not None:
                self.keys.setdefault((exercise, key[1]), number)
                in_sets = _SETS_BEGIN.match(line) is not None

    def forget_exercises(self) -> None:
        self.exercises.clear()
        self.sets.clear()
        for place in [place for place in self.keys if place[0] != HEAD]:
            del self.keys[place]
