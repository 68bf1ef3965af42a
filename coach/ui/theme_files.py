"""Theme files of the lifter's own, drawn anew when they change."""

from collections.abc import Iterable
from pathlib import Path

from coach.ui import themes
from coach.ui.themes import Loaded

Stamp = tuple[Path, int, int]
"""A file, when it was last written (in nanoseconds), and its size."""


class ThemeFiles:
    """The themes of some folders, and whether a file has changed since the last look."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """`folders` are the lifter's; the themes that come with the program do not change."""
        self._folders = tuple(folders)
        self._seen = self._stamps()

    @property
    def has_own(self) -> bool:
        """Whether the lifter has themes of their own."""
        return bool(self._seen)

    def load(self) -> Loaded:
        """Every theme, as its file is now."""
        return themes.load((themes.packaged_folder(), *self._folders))

    def changed(self) -> Loaded | None:
        """Every theme, when a file was written, added or removed since the last look; else None."""
        now = self._stamps()
        if now == self._seen:
            return None
        self._seen = now
        return self.load()

    def _stamps(self) -> tuple[Stamp, ...]:
        return tuple(stamp for folder in self._folders for stamp in _stamps_of(folder))


def _stamps_of(folder: Path) -> tuple[Stamp, ...]:
    found: list[Stamp] = []
    try:
        for path in sorted(folder.glob("*.toml")):
            facts = path.stat()
            found.append((path, facts.st_mtime_ns, facts.st_size))
    except OSError:
        pass
    return tuple(found)
