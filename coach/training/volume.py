"""How much was done: weekly sets per muscle, back against biceps, and the clean volume of a session."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from coach.training.exercise import Catalogue, Exercise, Muscle
from coach.training.frozen import frozen
from coach.training.load import NO_LOAD, LoadKind, Unit, converted, effective
from coach.training.log import Entry, LoggedSet, Session, SetKind
from coach.training.logbook import Logbook
from coach.training.wording import count, rounded

PRIMARY, SECONDARY = Fraction(1), Fraction(1, 2)
"""What a set counts for a muscle (fractional counting: Pelland 2025)."""
WEEK = timedelta(days=7)
LEAST_SETS = 4
"""Weekly sets of a muscle shown as the minimum."""
TARGET_SETS = 10
"""Weekly sets of a muscle to aim for, about."""
LEAST_BALANCE = Fraction(3, 2)
"""Direct back sets for each direct biceps set."""
BACK = frozenset({Muscle.LATS, Muscle.TRAPS, Muscle.RHOMBOIDS})


@frozen
class Balance:
    """Direct sets of the back against direct sets of the biceps."""

    back: int
    """Sets with lats, traps or rhomboids as primary."""
    biceps: int
    """Sets with biceps as primary."""

    @property
    def ratio(self) -> Fraction | None:
        """Back sets for each biceps set; None without any biceps set."""
        return Fraction(self.back, self.biceps) if self.biceps else None

    @property
    def is_short_of_back(self) -> bool:
        """Whether there is too little back for the biceps that is trained."""
        return self.ratio is not None and self.ratio < LEAST_BALANCE

    @property
    def warning(self) -> str:
        """What is out of balance and what mends it, in words; empty when nothing is."""
        if not self.is_short_of_back:
            return ""
        missing = -(-LEAST_BALANCE * self.biceps // 1) - self.back
        return (
            f"{count(self.back, 'back set')} to {count(self.biceps, 'biceps set')}: "
            f"{count(missing, 'more back set')} would make it {rounded(LEAST_BALANCE)} to one"
        )


def weekly_sets(sessions: Iterable[Session], catalogue: Catalogue, on: date) -> Mapping[Muscle, Fraction]:
    """Fractional work sets of each muscle in the seven days that end with `on`; muscles without any are left out."""
    return _fractional(_done(sessions, catalogue, on))


def planned_sets(plan: Iterable[tuple[Exercise, int]]) -> Mapping[Muscle, Fraction]:
    """The same of a planned week: its exercises with their work sets."""
    return _fractional(plan)


def weekly_balance(sessions: Iterable[Session], catalogue: Catalogue, on: date) -> Balance:
    """Back against biceps in the seven days that end with `on`."""
    return planned_balance(_done(sessions, catalogue, on))


def planned_balance(plan: Iterable[tuple[Exercise, int]]) -> Balance:
    """The same of a plan: its exercises with their work sets."""
    back = biceps = 0
    for exercise, sets in plan:
        if not exercise.is_lift:
            continue
        back += sets if BACK & set(exercise.primary) else 0
        biceps += sets if Muscle.BICEPS in exercise.primary else 0
    return Balance(back, biceps)


class Weights:
    """What sets really move, each logged load worked out once."""

    def __init__(self) -> None:
        self._known: dict[tuple[LoadKind, Decimal | None, Unit | None, Unit, Decimal | None], Fraction | None] = {}

    def moved(self, each: LoggedSet, kind: LoadKind, session: Session) -> Fraction | None:
        """The effective load of a set, as `moved` has it."""
        key = kind, each.load, each.unit, session.unit, session.bodyweight
        if key not in self._known:
            self._known[key] = moved(each, kind, session)
        return self._known[key]


def clean_volume(session: Session, catalogue: Catalogue, weights: Weights | None = None) -> Fraction:
    """Clean reps times effective load over the whole session, in its unit.

    A dumbbell or one side counts once, as logged. An exercise with a set that has no formula (nothing loaded,
    bodyweight unknown, held) counts nothing. `weights` are those of other sessions, where there are any.
    """
    known = Weights() if weights is None else weights
    every: list[_Lifted] = []
    for entry in session.entries:
        exercise = catalogue.get(entry.id)
        if exercise is not None and exercise.is_lift:
            every += _lifted(entry, exercise.kind, session, known)
    return _total(every)


_Lifted = tuple[Fraction, int]
"""What was really moved, and how often."""


def _lifted(entry: Entry, kind: LoadKind, session: Session, weights: Weights) -> Sequence[_Lifted]:
    """What each work set of an exercise comes to; nothing where one has no formula."""
    found: list[_Lifted] = []
    for each in entry.sets:
        if each.kind is not SetKind.WORK:
            continue
        weight = None if each.reps is None else weights.moved(each, kind, session)
        if weight is None:
            return ()
        found.append((weight, each.clean_reps))
    return found


def _total(lifted: Iterable[_Lifted]) -> Fraction:
    """All of it together: first what is over the same number, for adding fractions is slow."""
    by_under: dict[int, int] = {}
    for weight, times in lifted:
        under = weight.denominator
        by_under[under] = by_under.get(under, 0) + weight.numerator * times
    return sum([Fraction(over, under) for under, over in by_under.items()], start=Fraction(0))


def load_of(each: LoggedSet, kind: LoadKind, session: Session, unit: Unit) -> Fraction | None:
    """The load of a set in `unit`, exactly; a bodyweight set without one is plain, any other has none."""
    if kind is LoadKind.NONE:
        return None
    if each.load is None:
        return Fraction(NO_LOAD) if kind is LoadKind.BODYWEIGHT else None
    return converted(each.load, each.unit or session.unit, unit)


def moved(each: LoggedSet, kind: LoadKind, session: Session) -> Fraction | None:
    """The effective load of a set in the session's unit, with that session's bodyweight; None without a formula."""
    load = load_of(each, kind, session, session.unit)
    return None if load is None else effective(kind, load, session.bodyweight)


def _done(sessions: Iterable[Session], catalogue: Catalogue, on: date) -> Iterable[tuple[Exercise, int]]:
    """The exercises of the week up to `on` with their work sets; unknown ones count for nothing."""
    for page in Logbook.of(sessions).since(on - WEEK + timedelta(days=1)):
        if page.date > on:
            continue
        for entry in page.session.entries:
            exercise = catalogue.get(entry.id)
            if exercise is not None:
                yield exercise, sum(1 for each in entry.work_sets if each.done)


def _fractional(sets_by_exercise: Iterable[tuple[Exercise, int]]) -> Mapping[Muscle, Fraction]:
    total: dict[Muscle, Fraction] = {}
    for exercise, sets in sets_by_exercise:
        if not exercise.is_lift or not sets:
            continue
        shares = dict.fromkeys(exercise.secondary, SECONDARY) | dict.fromkeys(exercise.primary, PRIMARY)
        for muscle, share in shares.items():
            total[muscle] = total.get(muscle, Fraction(0)) + share * sets
    return total
