"""The apps whose exports are understood."""

from enum import StrEnum


class Source(StrEnum):
    """An app whose exports are understood; the value is what `--from` takes and a session keeps as `source`."""

    HEVY = "hevy"
    STRONG = "strong"
    FITNOTES = "fitnotes"
    FITBOD = "fitbod"
    LIFTOSAUR = "liftosaur"
    STRONGLIFTS = "stronglifts"
    LIFTLOG = "liftlog"
    CSV = "csv"
    """Our own, as `coach export --to csv` writes it."""
    JSON = "json"
    """Our own, as `coach export --to json` writes it."""
