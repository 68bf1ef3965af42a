"""Records: what was never done before, from clean reps of work sets alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from coach.training.exercise import Catalogue, Exercise, Movement
from coach.training.frozen import frozen
from coach.training.load import LoadKind, Unit, converted
from coach.training.log import LoggedSet, Session
from coach.training.logbook import Logbook
from coach.training.outliers import Doubt, body_of
from coach.training.terms import one_rep_max
from coach.training.volume import load_of, moved
from coach.training.wording import load as load_in_words
from coach.training.wording import rounded

TRUSTED_REPS = 10
"""Up to here an estimate of one repetition is trusted."""
GREYED_REPS = 12
"""Up to here it is shown greyed; above it is not computed."""
CURLS = (Movement.CURL, Movement.REVERSE_CURL)
"""On these an e1RM is a trend line only (error 10-13 %: Hutchins & Gearhart 2010)."""
_PLACES = 2


class Trust(StrEnum):
    """How far an e1RM can be believed."""

    TRUSTED = "trusted"
    GREYED = "greyed"
    NONE = "none"
    """Not computed."""


def trust(reps: int) -> Trust:
    """How far an e1RM from this many reps can be believed; on curls it is a trend line only (Hutchins 2010)."""
    if not 1 <= reps <= GREYED_REPS:
        return Trust.NONE
    return Trust.TRUSTED if reps <= TRUSTED_REPS else Trust.GREYED


def e1rm(effective_load: Fraction, reps: int) -> Fraction | None:
    """The estimated load of one repetition (Epley: w times 1 + r/30); None where it is not to be trusted at all."""
    return None if trust(reps) is Trust.NONE else one_rep_max(effective_load, reps)


class RecordKind(StrEnum):
    """What can be a record."""

    HEAVIEST = "heaviest"
    REPS = "reps"
    """Most reps (seconds for what is held) at one load."""
    E1RM = "e1rm"
    VOLUME = "volume"
    """Of the exercise in one session."""


@frozen
class Record:
    """Something that was never done before, where there was a before."""

    exercise_id: str
    kind: RecordKind
    value: Fraction
    """The new best: a load, reps, seconds or a volume, in the session's unit."""
    before: Fraction
    """The best until then, in the same unit."""
    words: str
    """Both in words, without the exercise's name."""


@frozen
class Bests:
    """The best of one exercise over some sessions, in one unit; None where there is nothing to be best."""

    heaviest: Fraction | None = None
    """The most difficult load lifted cleanly: for an assisted machine the least help."""
    reps: Mapping[Fraction | None, int] = field(default_factory=dict, hash=False)
    """Most clean reps (seconds for what is held) at each load; None where nothing is loaded."""
    e1rm: Fraction | None = None
    """From sets of at most ten clean reps."""
    volume: Fraction | None = None


def bests(exercise: Exercise, sessions: Iterable[Session], unit: Unit) -> Bests:
    """The best of an exercise over these sessions, in `unit`."""
    found = _SoFar(exercise.kind)
    for page in Logbook.of(sessions).lifted(exercise.id):
        found.add(_bests_of(exercise, page.session, unit))
    return found.bests()


def best_e1rm(exercise: Exercise, sessions: Iterable[Session], unit: Unit) -> Fraction | None:
    """The best estimate of one repetition over these sessions, from sets of at most ten clean reps, in `unit`."""
    return bests(exercise, sessions, unit).e1rm


def best_estimate(exercise: Exercise, sessions: Iterable[Session], unit: Unit) -> Fraction | None:
    """The same from sets of any number of clean reps: too rough to show, good enough to notice a slip of the finger."""
    most: dict[tuple[object, ...], tuple[int, LoggedSet, Session]] = {}
    for page in Logbook.of(sessions).lifted(exercise.id):
        session = page.session
        for each in (one for entry in session.entries if entry.id == exercise.id for one in entry.work_sets):
            reps = each.clean_reps
            alike = each.load, each.unit, session.unit, session.bodyweight
            if each.reps is not None and reps > 0 and (alike not in most or most[alike][0] < reps):
                most[alike] = reps, each, session
    estimates = (
        converted(one_rep_max(weight, reps), session.unit, unit)
        for reps, each, session in most.values()
        if (weight := moved(each, exercise.kind, session)) is not None
    )
    return max(estimates, default=None)


def records_of(session: Session, past: Iterable[Session], catalogue: Catalogue) -> tuple[Record, ...]:
    """What `session` did that no earlier one did, exercise by exercise in its order.

    Of `past` only finished sessions that began before it are looked at. A first sighting is a baseline and a tie is
    a tie: neither is a record. On curls an e1RM is a trend line and never a record.
    """
    earlier = Logbook(
        each
        for each in Logbook.of(past).pages
        if each.is_finished and each.id != session.id and each.started < session.started
    )
    found: list[Record] = []
    for exercise_id in dict.fromkeys(entry.id for entry in session.entries):
        exercise = catalogue.get(exercise_id)
        if exercise is None or not exercise.is_lift:
            continue
        now = _bests_of(exercise, session, session.unit)
        if now != Bests():
            found.extend(_records(exercise, bests(exercise, earlier, session.unit), now, session.unit))
    return tuple(found)


@frozen
class Walked:
    """One session of an exercise, as a walk through its past came to it."""

    session: Session
    bests: Bests
    """Its own, in the session's unit."""
    records: tuple[Record, ...]
    """What it did that no earlier one did, as `records_of` tells it."""


def record_history(exercise: Exercise, sessions: Iterable[Session]) -> Iterator[Walked]:
    """The finished sessions with a work set of an exercise, the oldest first, each with its bests and its records."""
    done = [each for each in Logbook.of(sessions).lifted(exercise.id) if each.is_finished]
    known = {unit: _SoFar(exercise.kind) for unit in dict.fromkeys(each.facts.unit for each in done)}
    for _, at_once in groupby(done, key=lambda each: each.started):
        together: list[Walked] = []
        for page in at_once:
            session = page.session
            now = _bests_of(exercise, session, session.unit)
            before = known[session.unit]
            found = tuple(_records(exercise, before, now, session.unit)) if exercise.is_lift else ()
            together.append(Walked(session, now, found))
        yield from together
        for each in together:
            for unit, best in known.items():
                best.add(each.bests if unit is each.session.unit else _bests_of(exercise, each.session, unit))


class Walks:
    """The pasts of exercises, each walked through once, when it is first asked for."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        self._book = Logbook.of(sessions)
        self._walked: dict[str, tuple[Walked, ...]] = {}

    def of(self, exercise: Exercise) -> tuple[Walked, ...]:
        """The sessions of an exercise, the oldest first, as `record_history` tells them."""
        if exercise.id not in self._walked:
            self._walked[exercise.id] = tuple(record_history(exercise, self._book))
        return self._walked[exercise.id]

    def bests(self, exercise: Exercise, unit: Unit) -> Bests:
        """The best of an exercise over all of them, in `unit`."""
        found = _SoFar(exercise.kind)
        for each in self.of(exercise):
            found.add(each.bests if each.session.unit is unit else _bests_of(exercise, each.session, unit))
        return found.bests()


def _records(exercise: Exercise, before: "Bests | _SoFar", now: Bests, unit: Unit) -> Iterable[Record]:
    kind, name = exercise.kind, exercise.id
    if now.heaviest is not None and before.heaviest is not None and _is_harder(kind, now.heaviest, before.heaviest):
        words = f"heaviest: {_load(now.heaviest, kind, unit)}, before {_load(before.heaviest, kind, unit)}"
        yield Record(name, RecordKind.HEAVIEST, now.heaviest, before.heaviest, words)
    for load, reps in now.reps.items():
        known = before.reps.get(load)
        if known is not None and reps > known:
            where = "" if load is None else f" at {_load(load, kind, unit)}"
            what, ending = ("longest hold", " s") if exercise.is_held else ("most reps", "")
            words = f"{what}{where}: {reps}{ending}, before {known}{ending}"
            yield Record(name, RecordKind.REPS, Fraction(reps), Fraction(known), words)
    is_curl = exercise.movement in CURLS
    if not is_curl and now.e1rm is not None and before.e1rm is not None and now.e1rm > before.e1rm:
        words = f"best e1RM: {rounded(now.e1rm)} {unit}, before {rounded(before.e1rm)} {unit}"
        yield Record(name, RecordKind.E1RM, now.e1rm, before.e1rm, words)
    if now.volume is not None and before.volume is not None and now.volume > before.volume:
        words = f"most volume: {rounded(now.volume)} {unit}, before {rounded(before.volume)} {unit}"
        yield Record(name, RecordKind.VOLUME, now.volume, before.volume, words)


class _SoFar:
    """The best of an exercise so far, as it grows."""

    __slots__ = ("_kind", "e1rm", "heaviest", "reps", "volume")

    def __init__(self, kind: LoadKind) -> None:
        self._kind = kind
        self.heaviest: Fraction | None = None
        self.reps: dict[Fraction | None, int] = {}
        self.e1rm: Fraction | None = None
        self.volume: Fraction | None = None

    def add(self, other: Bests) -> None:
        """Takes what is better."""
        if other.heaviest is not None and (
            self.heaviest is None or _is_harder(self._kind, other.heaviest, self.heaviest)
        ):
            self.heaviest = other.heaviest
        for load, reps in other.reps.items():
            self.reps[load] = max(reps, self.reps.get(load, 0))
        self.e1rm = _more(self.e1rm, other.e1rm)
        self.volume = _more(self.volume, other.volume)

    def bests(self) -> Bests:
        """As it is now."""
        return Bests(self.heaviest, self.reps.copy(), self.e1rm, self.volume)


def _bests_of(exercise: Exercise, session: Session, unit: Unit) -> Bests:
    """The best of one exercise in one session; two entries of it are one, sets beyond anyone are none."""
    work = [each for entry in session.entries if entry.id == exercise.id for each in entry.work_sets]
    doubt = Doubt(exercise.kind, session.unit, body_of(session))
    believed = [each for each in work if not doubt.why(each)]
    found = _SoFar(exercise.kind)
    for alike in _by_load(believed):
        found.add(_bests_at_a_load(exercise, alike, session, unit))
    if len(believed) == len(work):
        found.volume = _volume(exercise, work, session, unit)
    return found.bests()


def _by_load(sets: Iterable[LoggedSet]) -> Iterable[Sequence[LoggedSet]]:
    """Sets with the same load together: most sessions have one or two loads, and exact arithmetic is slow."""
    found: dict[tuple[Decimal | None, Unit | None], list[LoggedSet]] = {}
    for each in sets:
        found.setdefault((each.load, each.unit), []).append(each)
    return found.values()


def _bests_at_a_load(exercise: Exercise, sets: Sequence[LoggedSet], session: Session, unit: Unit) -> Bests:
    kind = exercise.kind
    counted = [each.clean_reps for each in sets if each.seconds is None or exercise.is_held]
    load = load_of(sets[0], kind, session, unit)
    if max(counted, default=0) <= 0 or (load is None and kind is not LoadKind.NONE):
        return Bests()
    trusted = max((each for each in counted if trust(each) is Trust.TRUSTED), default=None)
    weight = None if trusted is None or exercise.is_held else moved(sets[0], kind, session)
    estimate = None
    if weight is not None and trusted is not None:
        estimate = converted(one_rep_max(weight, trusted), session.unit, unit)
    return Bests(load, {load: max(counted)}, estimate)


def _volume(exercise: Exercise, work: Sequence[LoggedSet], session: Session, unit: Unit) -> Fraction | None:
    """Of all the sets of an exercise in a session; None where one has no formula, or where there is nothing."""
    total = Fraction(0)
    for alike in _by_load(work):
        weight = moved(alike[0], exercise.kind, session)
        if weight is None or any(each.reps is None for each in alike):
            return None
        total += weight * sum(each.clean_reps for each in alike)
    return converted(total, session.unit, unit) if total else None


def _more(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    if one is None or other is None:
        return other if one is None else one
    return max(one, other)


def _is_harder(kind: LoadKind, one: Fraction, other: Fraction) -> bool:
    return one < other if kind is LoadKind.ASSISTED else one > other


def _load(value: Fraction, kind: LoadKind, unit: Unit) -> str:
    return load_in_words(round(Decimal(value.numerator) / Decimal(value.denominator), _PLACES), kind, unit)
