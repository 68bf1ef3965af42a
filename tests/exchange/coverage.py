"""How much of what lifters really export has one of our names: `python -m tests.exchange.coverage` prints it."""

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coach.exchange.names import known, near
from coach.exchange.sources import sources
from coach.storage.catalogue import load_catalogue

COUNTED = Path(__file__).parents[2] / "../shared/samples/names.tsv"
"""How often exported names are met: facts without a row, a date or a person."""
_LISTED = 30
SEVERAL = 3
"""Lifters who use a name that is hardly anybody's own."""
_OTHER_MOVEMENTS = re.compile(
    r"dead ?lift|rack pull|peso muerto|back extension|hyperextension|upright|rowing|burpee|calf|tricep|lat raise"
    r"|foam roll|curl de piernas|hamstrings curl|(neck|shin|jefferson) curl|curl up|(shoulder|front) press",
    re.IGNORECASE,
)
"""What trains something else, or in a way that no exercise of ours does."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A name, as one app exports it."""

    app: str
    name: str
    sets: int
    lifters: int

    @property
    def id(self) -> str | None:
        """The exercise that it is surely."""
        return known(self.app, self.name)

    @property
    def is_ours_to_know(self) -> bool:
        """Whether its app is read and its movement is one of ours."""
        return self.app in sources() and not _OTHER_MOVEMENTS.search(self.name)


@cache
def exported() -> tuple[Exported, ...]:
    """Every name that was counted; FitNotes writes the same on both systems."""
    with COUNTED.open(encoding="utf-8", newline="") as file:
        return tuple(
            Exported(
                row["app"].removesuffix("-ios"),
                row["exercise_name_as_exported"],
                int(row["sets_seen"]),
                int(row["distinct_users"]),
            )
            for row in csv.DictReader(file, delimiter="\t")
        )


def share(names: Iterable[Exported]) -> float:
    """The share of sets, from 0 to 1, whose exercise is known."""
    weighed = [(each.sets, each.id is not None) for each in names]
    return sum(sets for sets, is_known in weighed if is_known) / (sum(sets for sets, _ in weighed) or 1)


def usual(names: Iterable[Exported]) -> tuple[Exported, ...]:
    """Those that several lifters use, of movements that are ours."""
    return tuple(each for each in names if each.lifters >= SEVERAL and each.is_ours_to_know)


def report() -> Iterator[str]:
    """The shares by app, and the names most often met that stay a lifter's own, with what would be suggested."""
    for app in (*dict.fromkeys(each.app for each in exported()), ""):
        mine = [each for each in exported() if app in ("", each.app)]
        sets = sum(each.sets for each in mine)
        ours = [each for each in mine if each.is_ours_to_know]
        under_usual = f"{share(usual(mine)):4.0%}" if usual(mine) else "none"
        yield (
            f"{app or 'all':12} {sets:6} sets, known {share(mine):4.0%}; "
            f"of our movements {share(ours):4.0%}, under usual names {under_usual}"
        )
    catalogue, _ = load_catalogue(None)
    unknown = sorted((each for each in exported() if each.id is None), key=lambda each: -each.sets)
    for each in unknown[:_LISTED]:
        yield f"{each.sets:6} {each.lifters:3} {each.app:10} {each.name}  {', '.join(near(each.name, catalogue))}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in report())
