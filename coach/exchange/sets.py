"""What an app tells of one set, as a set of ours."""

from decimal import Decimal

from coach.exchange.figures import Unreadable, decimal, figure, whole
from coach.exchange.units import distance_unit, weight_unit
from coach.training.frozen import frozen
from coach.training.limits import MOST_DISTANCE, MOST_LOAD, MOST_REPS, MOST_SECONDS
from coach.training.load import Unit
from coach.training.log import LoggedSet, SetKind

NO_EFFORT = "with an effort (RPE) that is not 6 to 10 in halves: kept without it"
ROUNDED = "with parts of a second: rounded"

_HARDEST = 10
_EASIEST = 6


@frozen
class SetRow:
    """A row that is a set, or one that only tells the rest after a set."""

    logged: LoggedSet | None
    """Without a unit of its load; None for a rest row."""
    unit: Unit | None = None
    """The unit of its load, where its own row tells it."""
    number: int | None = None
    """The number the app gives it within its exercise."""
    rest: int | None = None
    """The seconds a rest row tells."""
    remarks: tuple[str, ...] = ()
    """What was not taken as it stands, as the end of a sentence about sets."""


@frozen
class Figures:
    """The figures of a row."""

    load: Decimal | None
    """None for 0 or blank: nothing but the body."""
    reps: int
    """0 for blank."""
    seconds: int | None
    """None for 0 or blank."""
    distance: Decimal | None
    """None for 0 or blank."""
    left: Decimal | None = None
    remarks: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was lifted and no way was gone: then it may be a rest."""
        return self.load is None and not self.reps and self.distance is None

    def logged(
        self, kind: SetKind = SetKind.WORK, *, failure: bool = False, distance_unit: str = "", note: str = ""
    ) -> LoggedSet:
        """The set. One of time or distance alone has no reps; one of nothing at all has 0 of them."""
        measured = self.seconds is not None or self.distance is not None
        return LoggedSet(
            kind=kind,
            load=self.load,
            reps=None if measured and not self.reps else self.reps,
            seconds=self.seconds,
            left=self.left,
            note=note,
            failure=failure,
            distance=self.distance,
            distance_unit="" if self.distance is None else distance_unit,
        )


def figures(*, weight: str, reps: str, seconds: str, distance: str, rpe: str = "") -> Figures:
    """The cells of a row, read. Unreadable where one is no number, is below 0 or beyond reason.

    An effort that is none is left out instead, with a remark: the set was done all the same.
    """
    left = reps_left(rpe)
    time = figure(seconds, "time", MOST_SECONDS)
    whole_time = None if time is None else int(time.to_integral_value())
    remarks = []
    if left is None and rpe and not rpe.isspace():
        remarks.append(NO_EFFORT)
    if time is not None and time != whole_time:
        remarks.append(ROUNDED)
    return Figures(
        load=figure(weight, "weight", MOST_LOAD) or None,
        reps=whole(reps, "number of reps", MOST_REPS) or 0,
        seconds=whole_time or None,
        distance=figure(distance, "distance", MOST_DISTANCE) or None,
        left=left,
        remarks=tuple(remarks),
    )


def reps_left(rpe: str) -> Decimal | None:
    """10 less an RPE of 6 to 10 in halves; None for anything else."""
    effort = decimal(rpe)
    if effort is None or not _EASIEST <= effort <= _HARDEST or effort * 2 != (effort * 2).to_integral_value():
        return None
    return (_HARDEST - effort).normalize()


def unit_of(word: str, load: Decimal | None, otherwise: Unit | None) -> Unit | None:
    """The unit a row names for its load; `otherwise` where it names none, None where nothing is loaded."""
    if load is None:
        return None
    unit = weight_unit(word) if word.strip() else otherwise
    if unit is None:
        raise Unreadable(f"the weight has {'an unknown' if word.strip() else 'no'} unit", word or str(load))
    return unit


def distance_unit_of(word: str, distance: Decimal | None, otherwise: str = "") -> str:
    """The unit a row names for its distance; `otherwise` where it names none, empty where there is no distance."""
    if distance is None:
        return ""
    unit = distance_unit(word) if word.strip() else otherwise
    if not unit:
        raise Unreadable(f"the distance has {'an unknown' if word.strip() else 'no'} unit", word or str(distance))
    return unit
