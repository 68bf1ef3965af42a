"""One table of the configuration: keys that are wrong or unknown are named with line and nearest real name."""

from collections.abc import Collection, Mapping

from coach.storage.document import Document
from coach.storage.problem import Problem
from coach.storage.schema import Fields, nearest, shown
from coach.training.text import clean
from coach.training.wording import listed

_NAMED = 40
_MANY = 8


class Section(Fields):
    """A table of `config.toml`; what is wrong in it falls back to the default."""

    def __init__(
        self, document: Document, raw: Mapping[str, object], problems: list[Problem], header: str = ""
    ) -> None:
        """`header` as it stands between brackets: "rack.exercise.ez-curl"; empty for the top of the file."""
        way_out = "correct it; the default is used until then"
        super().__init__(raw, document.file, self._place_of, problems, way_out)
        self._document = document
        self._header = header

    def section(self, key: str) -> "Section | None":
        """The table under a key; None where there is none."""
        value = self.get(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.refuse(key, f"{key} is {shown(value)}, not a table")
            return None
        header = f"{self._header}.{key}" if self._header else key
        return Section(self._document, value, self.problems, header)

    def names(self, known: Collection[str] | None) -> tuple[str, ...]:
        """The keys of a table whose keys are names; those that are not known are named and left out."""
        keys = tuple(self.unknown())
        for key in keys:
            if known is not None and key not in known:
                self._name_unknown(key, known)
        return tuple(key for key in keys if known is None or key in known)

    def name(self, key: str, known: Collection[str] | None) -> str:
        """A name that must be known; empty where there is none."""
        word = self.text(key, _NAMED)
        if word and known is not None and word not in known:
            self.refuse_word(key, word, known)
            return ""
        return word

    def refuse_word(self, key: str, word: str, known: Collection[str]) -> None:
        """Name a value that is none of the known ones; the default is used."""
        self.refuse(key, _unknown_word(key, word, known))

    def leave_out_word(self, key: str, word: str, known: Collection[str]) -> None:
        """Name one value of a list that is none of the known ones; the others are used."""
        self.remark(key, _unknown_word(key, word, known), f"correct it; {shown(word)} is left out until then")

    def name_unknown(self) -> None:
        """Name every key that nobody asked for."""
        known = tuple(self._asked)
        for key in self.unknown():
            self._name_unknown(key, known)

    def _name_unknown(self, key: str, known: Collection[str]) -> None:
        self.remark(key, f"{clean(key, _NAMED)} is not a key here{_hint(key, known)}", "correct or remove it")

    def _place_of(self, key: str) -> str:
        full = f"{self._header}.{key}" if self._header else key
        path = ((self._header, 0),) if self._header else ()
        line = self._document.line(((full, 0),)) if isinstance(self._raw.get(key), Mapping) else None
        line = line or self._document.line(path, key)
        named = clean(full, 2 * _NAMED)
        return f"line {line}, key {named}" if line else f"key {named}"


def _unknown_word(key: str, word: str, known: Collection[str]) -> str:
    return f"{key} does not know {shown(word)}{_hint(word, known)}"


def _hint(word: str, known: Collection[str]) -> str:
    meant = nearest(word, known)
    if meant:
        return f": did you mean {meant}"
    return f": it can be {listed(sorted(known), 'or')}" if len(known) <= _MANY else ""
