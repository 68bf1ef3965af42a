"""One table of a file that people write by hand: what is wrong has its line and a way out of its own."""

from collections.abc import Collection, Mapping

from coach.storage.document import Document
from coach.storage.problem import Problem
from coach.storage.schema import Choice, Fields, nearest, shown
from coach.training.text import clean
from coach.training.wording import listed

_NAMED = 40
_LISTED = 20


class Table(Fields):
    """One table being read: useless once something that it needs is missing or wrong, noted where it can be used."""

    def __init__(
        self,
        document: Document,
        raw: Mapping[str, object],
        problems: list[Problem],
        path: tuple[tuple[str, int], ...] = (),
        name: str = "",
        within: str = "",
    ) -> None:
        """`path` are the headers that lead to it (see `Document.line`), `name` is what a person calls it.

        `within` is the key that it stands under when it has no header of its own.
        """
        super().__init__(raw, document.file, self._place_of, problems)
        self.name = name
        self._document = document
        self._path = path
        self._within = within

    def _place_of(self, key: str) -> str:
        """Where a key stands, else where its table does."""
        line = self._document.line(self._path, self._within or key)
        shown_key = f"key {clean(key, _NAMED)}" if key else ""
        return ", ".join(part for part in (f"line {line}" if line else "", self.name, shown_key) if part)

    def require(self, key: str, example: str) -> bool:
        """Whether the table has this key; refused when it has not."""
        if not self.has(key):
            self.refuse(key, "is missing", f"write {key} = {example}")
        return self.has(key)

    def name_unknown(self) -> None:
        """Name every key that nobody asked for."""
        for key in self.unknown():
            self.remark(key, "is not a key here", way_to(key, tuple(self._asked)))

    def line_of_text(self, key: str, limit: int, example: str = '"…"') -> str:
        """A text that must not be missing; a longer one is cut and noted."""
        if not self.require(key, example):
            return ""
        value = self.get(key)
        line = clean(value) if isinstance(value, str) else ""
        if not line:
            self.refuse(key, f"{key} is {shown(value)}", f"write a text of at most {limit} characters, in quotes")
        if len(line) <= limit:
            return line
        self.remark(key, f"{key} has {len(line)} characters and is cut", f"write at most {limit}")
        return clean(line, limit)

    def required_choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """One of a closed set of words, which must not be missing."""
        if not self.has(key) and not self.require(key, f'"{next(iter(choices))}"'):
            return None
        return self._one_of(key, self.get(key), choices)

    def choices(self, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
        """Several of a closed set of words, each once; none when there are none."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.refuse(key, f"{key} is {shown(value)}", f'write a list, like ["{next(iter(choices))}"]')
            return ()
        found = [self._one_of(key, each, choices) for each in value]
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def tables(self, key: str, header: str = "") -> tuple["Table", ...]:
        """The tables of a list, their problems gathered with these; `header` when each has a header of its own."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            self.refuse(
                key,
                f"{key} is {shown(value)}",
                f"write each under [[{header}]]" if header else "write a list of tables, each in braces",
            )
            return ()
        prefix = f"{self.name}, " if self.name else ""
        return tuple(
            Table(
                self._document,
                each,
                self.problems,
                (*self._path, (header, number)) if header else self._path,
                f"{prefix}{key} {number + 1}",
                "" if header else key,
            )
            for number, each in enumerate(value)
        )

    def inside(self, key: str, header: str = "") -> "Table | None":
        """The one table under `key`, its problems gathered with these; refused when it is none.

        `header` when it stands under one of its own.
        """
        value = self.get(key)
        if not isinstance(value, dict):
            sentence = "is missing" if value is None else f"{key} is {shown(value)}"
            self.refuse(key, sentence, f"write it under [{header}]" if header else f"write {key} = {{ … }}")
            return None
        name = f"{self.name}, {key}" if self.name else key
        path = (*self._path, (header, 0)) if header else self._path
        return Table(self._document, value, self.problems, path, name, "" if header else key)

    def _one_of(self, key: str, value: object, choices: type[Choice]) -> Choice | None:
        try:
            return choices(value if isinstance(value, str) else "")
        except ValueError:
            self.refuse(key, f"{key} does not know {shown(value)}", way_to(str(value), tuple(choices)))
            return None


def way_to(word: str, known: Collection[str]) -> str:
    """The nearest of the known words, else all of them, else nothing where they are many."""
    meant = nearest(word, known)
    if meant:
        return f'did you mean "{meant}"'
    return f"it can be {listed(known, 'or')}" if len(known) <= _LISTED else "check how it is spelt"
