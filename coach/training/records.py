"""Records: what was never done before, from clean reps of work sets alone."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from coach.training.exercise import Catalogue, Exercise, Movement
from coach.training.load import LoadKind, Unit, converted
from coach.training.log import LoggedSet, Session
from coach.training.logbook import Logbook
from coach.training.outliers import Doubt, body_of
from coach.training.terms import one_rep_max
from coach.training.volume import entry_volume, load_of, moved
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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
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
    found = Bests()
    for session in sessions:
        found = _better(exercise.kind, found, _bests_of(exercise, session, unit))
    return found


def best_e1rm(exercise: Exercise, sessions: Iterable[Session], unit: Unit) -> Fraction | None:
    """The best estimate of one repetition over these sessions, from sets of at most ten clean reps, in `unit`."""
    return bests(exercise, sessions, unit).e1rm


def best_estimate(exercise: Exercise, sessions: Iterable[Session], unit: Unit) -> Fraction | None:
    """The same from sets of any number of clean reps: too rough to show, good enough to notice a slip of the finger."""
    estimates = (
        converted(one_rep_max(weight, each.clean_reps), session.unit, unit)
        for session in sessions
        for entry in session.entries
        if entry.id == exercise.id
        for each in entry.work_sets
        if each.reps is not None and each.clean_reps > 0
        if (weight := moved(each, exercise.kind, session)) is not None
    )
    return max(estimates, default=None)


def records_of(session: Session, past: Iterable[Session], catalogue: Catalogue) -> tuple[Record, ...]:
    """What `session` did that no earlier one did, exercise by exercise in its order.

    Of `past` only finished sessions that began before it are looked at. A first sighting is a baseline and a tie is
    a tie: neither is a record. On curls an e1RM is a trend line and never a record.
    """
    earlier = tuple(
        each for each in past if each.is_finished and each.id != session.id and each.started < session.started
    )
    found: list[Record] = []
    for exercise_id in dict.fromkeys(entry.id for entry in session.entries):
        exercise = catalogue.get(exercise_id)
        if exercise is None or not exercise.is_lift:
            continue
        now = _bests_of(exercise, session, session.unit)
        if now == Bests():
            continue
        found.extend(_records(exercise, bests(exercise, earlier, session.unit), now, session.unit))
    return tuple(found)


def record_history(
    exercise: Exercise, sessions: Iterable[Session]
) -> Iterator[tuple[Session, tuple[Record, ...], Bests]]:
    """The finished sessions with a work set of an exercise, the oldest first: each with its records and its own bests.

    The records are those of `records_of`, worked out in one walk; the bests are in the session's unit.
    """
    done = [each for each in Logbook.of(sessions).lifted(exercise.id) if each.is_finished]
    known = dict.fromkeys((each.facts.unit for each in done), Bests())
    for _, at_once in groupby(done, key=lambda each: each.started):
        together = tuple(each.session for each in at_once)
        for session in together:
            now = _bests_of(exercise, session, session.unit)
            found = _records(exercise, known[session.unit], now, session.unit) if exercise.is_lift else ()
            yield session, tuple(found), now
        for session in together:
            known = {
                unit: _better(exercise.kind, best, _bests_of(exercise, session, unit)) for unit, best in known.items()
            }


def _records(exercise: Exercise, before: Bests, now: Bests, unit: Unit) -> Iterable[Record]:
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


def _bests_of(exercise: Exercise, session: Session, unit: Unit) -> Bests:
    """The best of one exercise in one session; two entries of it are one, sets beyond anyone are none."""
    found = Bests()
    entries = [entry for entry in session.entries if entry.id == exercise.id]
    doubt = Doubt(exercise.kind, session.unit, body_of(session))
    is_doubted = False
    for entry in entries:
        for each in entry.work_sets:
            if doubt.why(each):
                is_doubted = True
            elif each.clean_reps > 0 and (each.seconds is None or exercise.is_held):
                found = _better(exercise.kind, found, _bests_of_set(exercise, each, session, unit))
    volumes = [entry_volume(entry, exercise.kind, session) for entry in entries if entry.work_sets]
    known = [each for each in volumes if each is not None]
    if is_doubted or not known or len(known) < len(volumes) or not sum(known):
        return found
    volume = converted(sum(known, start=Fraction(0)), session.unit, unit)
    return Bests(found.heaviest, found.reps, found.e1rm, volume)


def _bests_of_set(exercise: Exercise, each: LoggedSet, session: Session, unit: Unit) -> Bests:
    kind = exercise.kind
    load = load_of(each, kind, session, unit)
    if load is None and kind is not LoadKind.NONE:
        return Bests()
    weight = moved(each, kind, session)
    estimate = None
    if weight is not None and not exercise.is_held and trust(each.clean_reps) is Trust.TRUSTED:
        estimate = converted(one_rep_max(weight, each.clean_reps), session.unit, unit)
    return Bests(load, {load: each.clean_reps}, estimate)


def _better(kind: LoadKind, one: Bests, other: Bests) -> Bests:
    """The better of both in everything."""
    heaviest = one.heaviest
    if heaviest is None or (other.heaviest is not None and _is_harder(kind, other.heaviest, heaviest)):
        heaviest = other.heaviest
    reps = {load: max(one.reps.get(load, 0), other.reps.get(load, 0)) for load in {**one.reps, **other.reps}}
    return Bests(heaviest, reps, _more(one.e1rm, other.e1rm), _more(one.volume, other.volume))


def _more(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return max((each for each in (one, other) if each is not None), default=None)


def _is_harder(kind: LoadKind, one: Fraction, other: Fraction) -> bool:
    return one < other if kind is LoadKind.ASSISTED else one > other


def _load(value: Fraction, kind: LoadKind, unit: Unit) -> str:
    return load_in_words(round(Decimal(value.numerator) / Decimal(value.denominator), _PLACES), kind, unit)
