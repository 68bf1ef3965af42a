"""Records: what was never done before, from clean reps of work sets alone."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import groupby

from coach.training.bests import NO_BESTS, Bests, BestSoFar, is_harder, is_more
from coach.training.exercise import Catalogue, Exercise, Movement
from coach.training.frozen import frozen
from coach.training.load import LoadKind, Unit, converted
from coach.training.log import LoggedSet, Session
from coach.training.logbook import Logbook, Page
from coach.training.tally import TRUSTED_REPS, Tally, tallied
from coach.training.terms import one_rep_max
from coach.training.volume import moved
from coach.training.wording import load as load_in_words
from coach.training.wording import rounded

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


def bests(exercise: Exercise, sessions: Iterable[Session], unit: Unit) -> Bests:
    """The best of an exercise over these sessions, in `unit`."""
    return tallied(exercise, (each.session for each in Logbook.of(sessions).lifted(exercise.id)), unit)


def best_estimate(exercise: Exercise, sessions: Iterable[Session], unit: Unit) -> Fraction | None:
    """The best e1RM from sets of any number of clean reps, in `unit`; None where no set has one.

    Too rough to show, good enough to notice a slip of the finger.
    """
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
        now = Tally(exercise, session.unit).of(session)
        if now != NO_BESTS:
            found.extend(_records(exercise, bests(exercise, earlier, session.unit), now, session.unit))
    return tuple(found)


@frozen
class Walked:
    """One session of an exercise, as a walk through its past came to it."""

    page: Page
    bests: Bests
    """Its own, in the session's unit."""
    records: tuple[Record, ...]
    """What it did that no earlier one did, as `records_of` tells it."""

    @property
    def session(self) -> Session:
        """The session, opened at first need."""
        return self.page.session


def record_history(exercise: Exercise, sessions: Iterable[Session], since: datetime | None = None) -> Iterator[Walked]:
    """The finished sessions with a work set of an exercise, the oldest first, each with its bests and its records.

    With `since` only those that began then or later, all the others being gone through together.
    """
    book = Logbook.of(sessions)
    done = [each for each in book.lifted(exercise.id) if each.is_finished]
    begin = 0 if since is None else bisect_left(done, since, key=lambda each: each.started)
    units = dict.fromkeys(each.facts.unit for each in done)
    tallies = {unit: Tally(exercise, unit) for unit in units}
    known = {unit: BestSoFar(exercise.kind) for unit in units}
    for own in units if begin else ():
        earlier = [each for each in done[:begin] if each.facts.unit is own]
        together, others = book.best(exercise, earlier)
        alone = (each.bests(exercise) or tallies[own].of(each.session) for each in others)
        for found in (together or NO_BESTS, *alone):
            for unit, best in known.items():
                best.add(found.converted(own, unit))
    for _, at_once in groupby(done[begin:], key=lambda each: each.started):
        walked: list[Walked] = []
        for page in at_once:
            unit = page.facts.unit
            now = page.bests(exercise) or tallies[unit].of(page.session)
            records = tuple(_records(exercise, known[unit], now, unit)) if exercise.is_lift else ()
            walked.append(Walked(page, now, records))
        yield from walked
        for each in walked:
            for unit, best in known.items():
                best.add(each.bests.converted(each.page.facts.unit, unit))


class Walks:
    """The pasts of exercises, each walked through once, when it is first asked for."""

    def __init__(self, sessions: Iterable[Session]) -> None:
        self.book = Logbook.of(sessions)
        """Where they lead through."""
        self._walked: dict[str, tuple[datetime | None, tuple[Walked, ...]]] = {}

    def of(self, exercise: Exercise, since: datetime | None = None) -> tuple[Walked, ...]:
        """The sessions of an exercise, the oldest first, as `record_history` tells them.

        With `since` all those that began then or later, and maybe more.
        """
        known = self._walked.get(exercise.id)
        if known is None or (known[0] is not None and (since is None or since < known[0])):
            known = self._walked[exercise.id] = since, tuple(record_history(exercise, self.book, since))
        return known[1]

    def bests(self, exercise: Exercise, unit: Unit) -> Bests:
        """The best of an exercise over all of them, in `unit`."""
        found = BestSoFar(exercise.kind)
        for each in self.of(exercise):
            found.add(each.bests.converted(each.page.facts.unit, unit))
        return found.bests()


def _records(exercise: Exercise, before: Bests | BestSoFar, now: Bests, unit: Unit) -> Iterable[Record]:
    kind, name = exercise.kind, exercise.id
    if now.heaviest is not None and before.heaviest is not None and is_harder(kind, now.heaviest, before.heaviest):
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
    if not is_curl and now.e1rm is not None and before.e1rm is not None and is_more(now.e1rm, before.e1rm):
        words = f"best e1RM: {rounded(now.e1rm)} {unit}, before {rounded(before.e1rm)} {unit}"
        yield Record(name, RecordKind.E1RM, now.e1rm, before.e1rm, words)
    if now.volume is not None and before.volume is not None and is_more(now.volume, before.volume):
        words = f"most volume: {rounded(now.volume)} {unit}, before {rounded(before.volume)} {unit}"
        yield Record(name, RecordKind.VOLUME, now.volume, before.volume, words)


def _load(value: Fraction, kind: LoadKind, unit: Unit) -> str:
    return load_in_words(round(Decimal(value.numerator) / Decimal(value.denominator), _PLACES), kind, unit)
