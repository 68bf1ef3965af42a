"""A file as it is looked at before anything is written: what stands in it, what of it is new, what is not known."""

from collections.abc import Iterable, Sequence

from coach.bringing.weighing import Weighed, weigh
from coach.exchange.names import near
from coach.exchange.reading import Reading
from coach.exchange.recognise import format_of
from coach.gym import Gym
from coach.training.exercise import Catalogue, Exercise
from coach.training.frozen import frozen
from coach.training.log import SetKind
from coach.training.wording import count

ASKED_UNIT = "--unit"
"""Where a unit comes from that the lifter has told."""
MANY_ROWS = 1000
"""Rows from which bringing them in takes long enough to be looked at."""
_KINDS = (
    (SetKind.WORK, "work"),
    (SetKind.RAMP, "warm-up"),
    (SetKind.DROP, "drop"),
    (SetKind.HOLD, "hold"),
    (SetKind.MOBILITY, "mobility"),
)


@frozen
class Unknown:
    """An exercise that no catalogue has."""

    name: str
    """As the app calls it."""
    near: tuple[Exercise, ...]
    """Which ones it may be, the likeliest first."""


@frozen
class Look:
    """A file, read and weighed."""

    name: str
    """What the file is called."""
    reading: Reading
    weighed: Weighed
    unknown: tuple[Unknown, ...]

    @property
    def app(self) -> str:
        """The app it comes from, and which of its forms it has."""
        return f"{format_of(self.reading.source).name}, {self.reading.dialect}"

    @property
    def unit(self) -> str:
        """The unit of its weights and how it is known, in words."""
        reading = self.reading
        return f"{reading.unit} ({reading.unit_from})" if reading.unit is not None else reading.unit_from

    @property
    def sum(self) -> str:
        """Where every row went."""
        account = self.reading.account
        parts = [
            count(self.reading.sets, "set"),
            count(account.rest_rows, "rest row"),
            f"{account.not_done} not done",
            f"{len(account.rejected)} rejected",
        ]
        return f"{' + '.join(parts)} = {count(account.rows, 'row')} read"

    @property
    def sets(self) -> str:
        """How many sets of each kind, in words."""
        reading = self.reading
        kinds = [f"{n} {word}" for kind, word in _KINDS if (n := reading.count(kind))]
        failures = f"; {reading.failures} to failure" if reading.failures else ""
        return f"{', '.join(kinds) or 'none'}{failures}"


def look(files: Sequence[tuple[str, Reading]], gym: Gym) -> tuple[Look, ...]:
    """Files by their names, weighed against the history and those before them."""
    weighed = weigh((reading.sessions for _, reading in files), gym.sessions)
    return tuple(
        Look(name, reading, each, unknown(reading, gym.catalogue))
        for (name, reading), each in zip(files, weighed, strict=True)
    )


def unknown(reading: Reading, catalogue: Catalogue) -> tuple[Unknown, ...]:
    """The exercises of a file that no catalogue has, those that may be one of its first."""
    names = dict.fromkeys(
        entry.source_name or entry.name or entry.id
        for session in reading.sessions
        for entry in session.entries
        if entry.id not in catalogue
    )
    found = (Unknown(each, tuple(catalogue[one] for one in near(each, catalogue))) for each in names)
    return tuple(sorted(found, key=lambda each: (not each.near, each.name.casefold())))


def batch_name(looks: Iterable[Look]) -> str:
    """What an import of these files is called: the apps they come from."""
    return "-".join(dict.fromkeys(each.reading.source for each in looks))
