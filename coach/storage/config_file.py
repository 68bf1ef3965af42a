"""The configuration's file in the hand of whoever changes it: what stands in it, one key changed, and taken back."""

import codecs
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coach.storage.config import ANYTHING, Config, Vocabulary, read_config
from coach.storage.config_edit import with_value
from coach.storage.files import ON_DISK, FileSystem, head_of, read_if_there, write_durably
from coach.storage.paths import Paths
from coach.storage.problem import Problem
from coach.storage.toml_text import parse
from coach.training.frozen import frozen

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@frozen
class Configuration:
    """The file as it is now."""

    file: str = ""
    """As the lifter would open it."""
    settings: Config = field(default_factory=Config)
    """What is in force: the lifter's own choices, and the defaults."""
    own: frozenset[str] = frozenset()
    """Keys that stand in the file, with their tables: rack.bar."""
    problems: tuple[Problem, ...] = ()
    broken: Problem | None = None
    """Why nothing in it can be changed; None when it can."""
    can_take_back: bool = False
    """Whether there is a change to be taken back."""


@dataclass(slots=True)
class ConfigFile:
    """The file, and the changes made to it since the program was opened."""

    paths: Paths
    system: FileSystem = ON_DISK
    _changes: list[tuple[str, str]] = field(default_factory=list)
    """The text before and after each change, the latest last."""
    _taken_back: tuple[str, str] | None = None
    """The change that was taken back just now."""

    def look(self, vocabulary: Vocabulary = ANYTHING) -> Configuration:
        """The file as it is now; never raises."""
        file = str(self.paths.config_file)
        text = read_if_there(self.paths.config_file)
        if isinstance(text, Problem):
            return Configuration(file, problems=(text,), broken=text)
        table = parse(text or "", file)
        if isinstance(table, Problem):
            return Configuration(file, problems=(table,), broken=table)
        settings, problems = read_config(text or "", file, vocabulary)
        return Configuration(file, settings, frozenset(_keys(table)), problems, can_take_back=bool(self._changes))

    def change(self, table: str, key: str, value: object) -> str:
        """Sets one key, or takes it out for None; why that was not done, nothing when it was."""
        text = read_if_there(self.paths.config_file)
        if isinstance(text, Problem):
            return text.in_short
        changed = with_value(text or "", table, key, value, str(self.paths.config_file))
        if isinstance(changed, Problem):
            return changed.in_short
        if changed == text:
            return ""
        trouble = self._write(changed)
        if not trouble:
            self._changes.append((text or "", changed))
            self._taken_back = None
        return trouble

    def take_back(self) -> str:
        """The text as it was before the latest change; why that was not done, nothing when it was."""
        self._taken_back = None
        if not self._changes:
            return ""
        before, after = self._changes[-1]
        if read_if_there(self.paths.config_file) != after:
            self._changes.clear()
            return "The file was changed elsewhere meanwhile: nothing is taken back."
        trouble = self._write(before)
        if not trouble:
            self._taken_back = self._changes.pop()
        return trouble

    def change_again(self) -> str:
        """The text as it was before a change was taken back just now; why that was not done, nothing when it was."""
        taken, self._taken_back = self._taken_back, None
        if taken is None or (read_if_there(self.paths.config_file) or "") != taken[0]:
            return ""
        trouble = self._write(taken[1])
        if not trouble:
            self._changes.append(taken)
        return trouble

    def _write(self, text: str) -> str:
        try:
            problem = _replaced(self.paths.config_file, text, system=self.system)
        except OSError as error:
            return f"{self.paths.config_file.name}: {(error.strerror or str(error)).lower()}"
        return "" if problem is None else problem.in_short


def _replaced(path: Path, text: str, *, system: FileSystem) -> Problem | None:
    """Has the file hold this text; why not, where it may only be read. Raises OSError when it cannot write.

    Its mode and its byte-order mark stay as they are, and a link to a file elsewhere stays a link.
    """
    real = path.resolve()
    if not real.is_file():
        write_durably(real, text, system=system)
        return None
    mode = stat.S_IMODE(real.stat().st_mode)
    if not mode & _WRITABLE:
        return Problem(str(path), "", "may only be read", "allow it to be written, or change it where it is made")
    mark = head_of(real, len(codecs.BOM_UTF8)) == codecs.BOM_UTF8
    write_durably(real, text.encode("utf-8-sig" if mark else "utf-8"), mode=mode, system=system)
    return None


def _keys(table: Mapping[str, object], before: str = "") -> Iterator[str]:
    """Every key with its tables, and the tables too: weights may be written as one."""
    for key, value in table.items():
        yield f"{before}{key}"
        if isinstance(value, Mapping):
            yield from _keys(value, f"{before}{key}.")
