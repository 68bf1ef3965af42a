"""What single sessions of an exercise come to: their bests, from believed work sets."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from coach.training.bests import NO_BESTS, Bests, BestSoFar
from coach.training.exercise import Exercise
from coach.training.frozen import frozen
from coach.training.load import LoadKind, Unit, converted
from coach.training.log import Fault, LoggedSet, Session, SetKind
from coach.training.outliers import Doubt
from coach.training.terms import one_rep_max
from coach.training.volume import load_of, moved

TRUSTED_REPS = 10
"""Up to here an estimate of one repetition is trusted."""
_WITH_BODY = frozenset({LoadKind.BODYWEIGHT, LoadKind.ASSISTED})


class Tally:
    """What single sessions of one exercise come to, in one unit; what a load comes to is worked out once."""

    def __init__(self, exercise: Exercise, unit: Unit) -> None:
        self._exercise = exercise
        self._unit = unit
        self._known: dict[Unit, _Known] = {}
        """By the unit of the sessions."""

    def of(self, session: Session) -> Bests:
        """The best of the exercise in one session; two entries of it are one, sets beyond anyone are none."""
        known = self._known.get(session.unit)
        if known is None:
            known = self._known[session.unit] = _Known(self._exercise, session.unit, self._unit)
        return known.of(session)


def tallied(exercise: Exercise, sessions: Iterable[Session], unit: Unit) -> Bests:
    """The best of an exercise over sessions of it, in `unit`."""
    found, tally = BestSoFar(exercise.kind), Tally(exercise, unit)
    for each in sessions:
        found.add(tally.of(each))
    return found.bests()


_At = tuple[Decimal | None, Unit | None]
"""A load as it was logged."""
_Set = tuple[Decimal | None, Unit | None, int | None, int | None, int | None, Fault | None]
"""All of a set that tells how good it was."""


@frozen
class _Weight:
    """What a logged load comes to."""

    load: Fraction | None
    """In the unit that is asked for."""
    moved: Fraction | None
    """What is really moved, in the session's; None where no formula can be used."""


class _Alike:
    """The believed sets of one session that were done with one load."""

    __slots__ = ("clean", "first", "has_reps", "most", "trusted")

    def __init__(self, first: LoggedSet) -> None:
        self.first = first
        self.most = 0
        """Clean reps (or seconds) of the best of them, where they are of the kind that counts."""
        self.trusted = 0
        """The most of which an estimate is trusted; 0 where there are none."""
        self.clean = 0
        """Of all of them together."""
        self.has_reps = True
        """Whether all of them are told in reps."""

    def add(self, done: LoggedSet, *, counts: bool) -> None:
        """One more of them; whether it counts for more than the volume."""
        clean = done.clean_reps
        self.clean += clean
        if done.reps is None:
            self.has_reps = False
        if counts:
            self.most = max(self.most, clean)
            if self.trusted < clean <= TRUSTED_REPS:
                self.trusted = clean


class _Known:
    """The sessions of one unit: exact arithmetic is slow, and the same loads come again and again."""

    def __init__(self, exercise: Exercise, own: Unit, unit: Unit) -> None:
        self._exercise = exercise
        self._own = own
        self._unit = unit
        self._doubt = Doubt(exercise.kind, own, None)
        self._believed: dict[_Set, bool] = {}
        self._weights: dict[tuple[_At, Decimal | None], _Weight] = {}
        self._estimates: dict[tuple[_At, Decimal | None, int], Fraction] = {}
        self._volumes: dict[tuple[_At, Decimal | None, int], Fraction] = {}

    def of(self, session: Session) -> Bests:
        """What one session comes to."""
        alike, are_all = self._sets(session)
        if len(alike) == 1 and are_all:
            ((at, one),) = alike.items()
            return self._alone(at, one, session, self._volume(alike, session))
        found = BestSoFar(self._exercise.kind)
        for at, each in alike.items():
            found.add(self._alone(at, each, session, None))
        found.volume = self._volume(alike, session) if are_all else None
        return found.bests()

    def _sets(self, session: Session) -> tuple[dict[_At, _Alike], bool]:
        """The believed work sets by their load, and whether these are all."""
        found: dict[_At, _Alike] = {}
        are_all, wanted, is_held = True, self._exercise.id, self._exercise.is_held
        for entry in session.entries:
            if entry.id != wanted:
                continue
            for each in entry.sets:
                if each.kind is not SetKind.WORK:
                    continue
                if not self._is_believed(each):
                    are_all = False
                    continue
                at = each.load, each.unit
                alike = found.get(at)
                if alike is None:
                    alike = found[at] = _Alike(each)
                alike.add(each, counts=is_held or each.seconds is None)
        return found, are_all

    def _is_believed(self, done: LoggedSet) -> bool:
        key = done.load, done.unit, done.reps, done.seconds, done.clean, done.fault
        known = self._believed.get(key)
        if known is None:
            known = self._believed[key] = not self._doubt.why(done)
        return known

    def _alone(self, at: _At, alike: _Alike, session: Session, volume: Fraction | None) -> Bests:
        """What the sets of one load come to."""
        kind = self._exercise.kind
        weight = self._weight(at, alike, session)
        if alike.most <= 0 or (weight.load is None and kind is not LoadKind.NONE):
            return NO_BESTS if volume is None else Bests(volume=volume)
        estimate = None
        if alike.trusted and weight.moved is not None and not self._exercise.is_held:
            key = at, self._body(session), alike.trusted
            estimate = self._estimates.get(key)
            if estimate is None:
                estimate = converted(one_rep_max(weight.moved, alike.trusted), self._own, self._unit)
                self._estimates[key] = estimate
        return Bests(weight.load, {weight.load: alike.most}, estimate, volume)

    def _volume(self, alike: Mapping[_At, _Alike], session: Session) -> Fraction | None:
        """Of all the sets of a session; None where one has no formula, or where there is nothing."""
        total: Fraction | None = None
        for at, each in alike.items():
            weight = self._weight(at, each, session)
            if weight.moved is None or not each.has_reps:
                return None
            key = at, self._body(session), each.clean
            volume = self._volumes.get(key)
            if volume is None:
                volume = self._volumes[key] = converted(weight.moved * each.clean, self._own, self._unit)
            total = volume if total is None else total + volume
        return total or None

    def _weight(self, at: _At, alike: _Alike, session: Session) -> _Weight:
        key = at, self._body(session)
        known = self._weights.get(key)
        if known is None:
            kind, first = self._exercise.kind, alike.first
            known = _Weight(load_of(first, kind, session, self._unit), moved(first, kind, session))
            self._weights[key] = known
        return known

    def _body(self, session: Session) -> Decimal | None:
        """The bodyweight, where it makes a difference."""
        return session.bodyweight if self._exercise.kind in _WITH_BODY else None
