"""Which imports are in a history: asked every second, so it needs nothing of what brings one in."""

from coach.storage.paths import Paths

IMPORTED = "imported-"
"""How the folder of an import begins once it is whole."""


def imported(paths: Paths) -> frozenset[str]:
    """The folders of imports that are in the history: another program may bring one in at any time."""
    try:
        return frozenset(each.name for each in paths.history.iterdir() if each.name.startswith(IMPORTED))
    except OSError:
        return frozenset()
