"""An exercise over time: a point for every finished session of it, imported ones included.

A point knows nothing of later sessions: adding one never changes what came before.
"""

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction

from coach.training.evidence import Alone, Bout
from coach.training.exercise import Exercise
from coach.training.frozen import frozen
from coach.training.load import LoadKind, Unit, effective
from coach.training.log import Fault, Session
from coach.training.question import ABSENCES
from coach.training.records import CURLS, Record, Trust, e1rm, record_history, trust
from coach.training.rules.coming_back import RETURN

LAYOFF = min(each.over for each in ABSENCES)
"""Days without an exercise beyond which coming back to it is a return (rule `return`)."""


@frozen
class Estimate:
    """What could be lifted once (Epley), from the best set that says so."""

    value: Fraction
    """In the progress's unit."""
    trust: Trust
    """Trusted up to ten clean reps, greyed at eleven and twelve; never none."""


@frozen
class Point:
    """One session of the exercise."""

    session: str
    """Its id."""
    started: datetime
    base: Fraction | None
    """The load it counts as by the rules, in the progress's unit; None where nothing is loaded."""
    hardest: Fraction | None
    """The most difficult load of its work sets: for an assisted machine the least help."""
    span: tuple[int, int] | None
    """The range that was prescribed, in reps or seconds; None without a prescription."""
    sets: int
    """Work sets that are evidence: without a prescription those lighter than 0.90 of the hardest are ramp sets."""
    clean: int
    """Clean reps (seconds for what is held) of these sets together."""
    longest: int
    """The most clean reps (or seconds) of one of them."""
    faults: tuple[Fault, ...]
    """Of these sets, one for each that has one, in order."""
    estimate: Estimate | None
    """None above twelve clean reps, for what is held, and where no formula can be used."""
    records: tuple[Record, ...]
    """What it did that no earlier session did, in that session's unit."""
    rule: str
    """The rule that prescribed it; empty without a prescription."""
    is_deload: bool
    is_rough: bool
    is_pain: bool
    source: str
    """The app it was imported from; empty for the lifter's own."""
    days_off: int | None
    """Since the session before it; None for the first."""

    @property
    def date(self) -> date:
        """The calendar date of the session, in its own offset."""
        return self.started.date()

    @property
    def is_return(self) -> bool:
        """Whether its load was lowered for the days off before it."""
        return self.rule == RETURN.name

    @property
    def is_after_layoff(self) -> bool:
        """Whether more than 28 days lie before it."""
        return self.days_off is not None and self.days_off > LAYOFF

    @property
    def is_tainted(self) -> bool:
        """Whether at least half of its work sets carry a fault."""
        return 2 * len(self.faults) >= self.sets


@frozen
class Progress:
    """An exercise over time."""

    exercise: Exercise
    unit: Unit
    """Of every load and estimate."""
    points: tuple[Point, ...]
    """The oldest first."""

    @property
    def is_loaded(self) -> bool:
        """Whether there is a load to draw; bands and what has none go by reps or seconds."""
        return self.exercise.kind is not LoadKind.NONE

    @property
    def is_trend_only(self) -> bool:
        """Whether an estimate says no more than which way it goes: on curls (Hutchins & Gearhart 2010)."""
        return self.exercise.movement in CURLS

    @property
    def best(self) -> Estimate | None:
        """The highest trusted estimate; None where there is none."""
        trusted = [each.estimate for each in self.points if each.estimate and each.estimate.trust is Trust.TRUSTED]
        return max(trusted, key=lambda each: each.value, default=None)


def progress(exercise: Exercise, sessions: Iterable[Session], unit: Unit) -> Progress:
    """An exercise over these sessions, whatever their order; what cannot be what was lifted is left out."""
    points: list[Point] = []
    alone = Alone(exercise, unit)
    for each in record_history(exercise, sessions):
        bout = alone.bout(each.session)
        if bout is not None:
            points.append(_point(bout, exercise, each.records, points[-1] if points else None))
    return Progress(exercise, unit, tuple(points))


def _point(bout: Bout, exercise: Exercise, records: tuple[Record, ...], before: Point | None) -> Point:
    session = bout.session
    target = next((each.target for each in session.entries if each.id == exercise.id), None)
    return Point(
        session=session.id,
        started=session.started,
        base=bout.base,
        hardest=_hardest(bout, exercise.kind),
        span=None if target is None else target.span,
        sets=len(bout.efforts),
        clean=bout.total,
        longest=max(each.clean for each in bout.efforts),
        faults=tuple(each.fault for each in bout.efforts if each.fault is not None),
        estimate=None if exercise.is_held else _estimate(bout, exercise.kind),
        records=records,
        rule="" if target is None else target.rule,
        is_deload=bout.is_deload,
        is_rough=bout.is_rough,
        is_pain=bout.is_pain,
        source=session.source,
        days_off=None if before is None else (session.date - before.date).days,
    )


def _hardest(bout: Bout, kind: LoadKind) -> Fraction | None:
    loads = [each.load for each in bout.efforts if each.load is not None]
    return min(loads, default=None) if kind is LoadKind.ASSISTED else max(loads, default=None)


def _estimate(bout: Bout, kind: LoadKind) -> Estimate | None:
    """The best trusted one, else the best greyed one."""
    found: dict[Trust, Fraction] = {}
    for each in bout.efforts:
        moved = None if each.load is None else effective(kind, each.load, bout.bodyweight)
        value = None if moved is None else e1rm(moved, each.clean)
        if value is not None:
            how = trust(each.clean)
            found[how] = max(value, found.get(how, value))
    return next((Estimate(found[how], how) for how in Trust if how in found), None)
