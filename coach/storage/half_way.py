"""Whether a restore was left half-way: asked at every start, so it needs nothing of what restores."""

from pathlib import Path

from coach.storage.paths import Paths

INCOMING = ".incoming-"
"""How the name of the folder begins in which a restore prepares what it brings."""


def half_way(paths: Paths) -> tuple[Path, ...]:
    """The folders of restores that are under way or were interrupted, in the order they began."""
    try:
        found = sorted(path for path in paths.data.iterdir() if path.name.startswith(INCOMING))
    except OSError:
        return ()
    return tuple(path for path in found if path.is_dir() and not path.is_symlink())
