"""What a format is: how its files are recognised, and how they are read."""

from collections.abc import Callable
from datetime import tzinfo

from coach.exchange.reading import Reading
from coach.exchange.table import Table
from coach.training.exercise import Catalogue
from coach.training.frozen import frozen
from coach.training.load import Unit


@frozen
class Asked:
    """What a reader needs besides the file."""

    catalogue: Catalogue
    """Every exercise there is, the lifter's own included."""
    zone: tzinfo | None
    """Where times without an offset are taken to be; None is this machine's zone."""
    unit: Unit | None = None
    """The unit of weights whose file does not tell it; None asks by UnitNeeded."""
    insist: bool = False
    """Take the rest of a file of which more than one row in ten is rejected."""


@frozen
class Format:
    """One app's export."""

    key: str
    """What `--from` takes and a session keeps as `source`: the name of the module it stands in."""
    name: str
    """The app as a sentence names it."""
    recognises: Callable[[Table], bool]
    """Whether a file is one of its, by what stands in it."""
    read: Callable[[Table, Asked], Reading]
    """Raises NotUnderstood and UnitNeeded, and nothing else, whatever the file holds."""
    may_have_no_time: bool = False
    """Whether it keeps the day of some workouts and no time: they stand at `TIME_OF_DAY` then."""
