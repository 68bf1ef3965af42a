"""The folders of one lifter, all in one place."""

from pathlib import Path

from coach.storage.paths import Paths


def paths_in(folder: Path) -> Paths:
    """They need not be there yet."""
    data, config, state = folder / "data", folder / "config", folder / "state"
    return Paths(data, config / "config.toml", config, state, folder / "cache", state / "coach.log")
