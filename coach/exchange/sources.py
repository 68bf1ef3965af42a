"""Which formats there are: told by the names of the modules in `apps`, none of which is imported for it."""

from functools import cache
from pathlib import Path

OWN = ("json", "csv")
"""Our own, as `coach export` writes them; the one that people edit last."""
WRITTEN = ("hevy", "strong")
"""Other apps whose files `coach export` writes: an exercise that has no name there goes into them under its own."""
_MOST_USED = ("hevy", "strong", "fitnotes", "fitbod", "liftosaur", "stronglifts", "liftlog")
"""The apps that stand first where people read of them; every other one follows by its name."""
_APPS = Path(__file__).with_name("apps")


@cache
def apps() -> tuple[str, ...]:
    """Other apps whose exports are read: what `--from` takes, and a session keeps as `source`."""
    files = (each for each in _APPS.iterdir() if each.suffix == ".py" and each.stem.isidentifier())
    names = {each.stem for each in files if not each.stem.startswith("_")}
    others = names.difference(OWN)
    return (*(each for each in _MOST_USED if each in others), *sorted(others.difference(_MOST_USED)))


def sources() -> tuple[str, ...]:
    """Every format that is read, our own last."""
    return (*apps(), *reversed(OWN))
