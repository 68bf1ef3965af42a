"""Sets that cannot be what was lifted: a slip of the finger, a wrong unit, a broken import. They are no evidence.

A number is left out of suggestions only where it stands alone or is beyond anyone; it stays in the log as it is. All
limits are the coach's own choice [H].
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from coach.training.exercise import Catalogue
from coach.training.frozen import frozen
from coach.training.load import NO_LOAD, LoadKind, Unit
from coach.training.log import LoggedSet, Session
from coach.training.logbook import Facts, Logbook, Page
from coach.training.terms import EPLEY
from coach.training.wording import capital, count, in_words
from coach.training.wording import load as load_words

NEIGHBOURS = 20
"""Sessions of an exercise on either side that one is compared with [H]."""
FAR_OVER = 2
"""Times the median of the other sessions' best estimates from which a set is doubted [H]."""
ENOUGH_OTHERS = 3
"""Other sessions of which a median means something [H]."""
FAR_OVER_FEW = 3
"""Times the best of one or two other sessions from which a set is doubted [H]."""
CONFIRMED = Decimal("0.75")
"""A set is not doubted where another session reached this share of it [H]."""
HEAVIEST: Mapping[LoadKind, Decimal] = MappingProxyType(
    {
        LoadKind.BARBELL: Decimal(500),
        LoadKind.DUMBBELL: Decimal(120),
        LoadKind.STACK: Decimal(300),
        LoadKind.BODYWEIGHT: Decimal(200),
        LoadKind.ASSISTED: Decimal(300),
    }
)
"""Kilograms that nobody pulls, rows or curls for reps [H]."""
LOADED = frozenset({LoadKind.BARBELL, LoadKind.DUMBBELL, LoadKind.STACK})
"""Kinds of which a rep without any load is no rep."""
LIGHTEST_BAR = Decimal(2)
"""Kilograms under which there is no bar [H]."""
MOST_REPS = 100
"""Reps that no work set has [H]."""
LONGEST = 1800
"""Seconds that nothing is held for [H]."""
LIGHTEST_BODY = Decimal(20)
HEAVIEST_BODY = Decimal(400)
"""Kilograms between which a lifter's body is believed [H]."""
KG_A_POUND = Decimal("0.45359237")


@frozen
class Outlier:
    """A work set to look at again: it counts for no suggestion, or no rep of it was done."""

    session: str
    """The session's id."""
    exercise: str
    """The exercise's id."""
    number: int
    """Which of the session's work sets of this exercise, from 1."""
    why: str
    """A sentence."""


@frozen
class Doubt:
    """What may be doubted in one session of an exercise."""

    kind: LoadKind
    unit: Unit
    """The session's."""
    body: Decimal | None
    """Kilograms; None where it is not known."""
    limit: Decimal | None = None
    """The most that a set may show, as `_shown` has it; None where there is nothing to compare with."""
    times: int = FAR_OVER
    """What the limit is of the other sessions."""

    def why(self, done: LoggedSet) -> str:
        """Why a set is no evidence, in words; empty where it is."""
        load, unit = done.load, done.unit or self.unit
        if min(done.done, done.clean_reps) < 0 or (load is not None and load < NO_LOAD):
            return "less than nothing was done"
        if self.kind in LOADED and done.reps is not None and not load:
            return "nothing was loaded"
        if self.kind is LoadKind.BARBELL and load is not None and _in_kg(load, unit) < LIGHTEST_BAR and done.reps:
            return f"{load_words(load, self.kind, unit)} is lighter than any bar"
        if load is not None and _in_kg(load, unit) > HEAVIEST.get(self.kind, _in_kg(load, unit)):
            return f"{load_words(load, self.kind, unit)} is more than anyone lifts"
        if (done.reps or 0) > MOST_REPS or done.clean_reps > max(MOST_REPS, done.seconds or 0):
            return f"{count(done.reps or done.clean_reps, 'rep')} are more than a work set has"
        if (done.seconds or 0) > LONGEST:
            return f"{count(done.seconds or 0, 'second')} are more than anyone holds"
        shown = None if self.limit is None else _shown(done, self)
        if self.limit is not None and shown is not None and shown > self.limit:
            what = f"{load_words(load, self.kind, unit)} for {count(done.done, 'rep')}"
            times = "twice" if self.times == FAR_OVER else f"{in_words(self.times)} times"
            return f"{what} is more than {times} what the other sessions show"
        return ""


def outliers(past: Iterable[Session], catalogue: Catalogue) -> tuple[Outlier, ...]:
    """Every work set of the finished past that counts for no suggestion or has no rep, the oldest first, and why."""
    done = Logbook.of(past).up_to(date.max)
    newest = next((kg for each in reversed(done.weighed) if (kg := body_of(each.facts)) is not None), None)
    return tuple(
        Outlier(page.id, exercise.id, number, why)
        for exercise in catalogue
        for doubts in (Doubts(exercise.id, exercise.kind, done.lifted(exercise.id), newest),)
        for place, page in enumerate(doubts.pages)
        for number, each in enumerate(_work(page.session, exercise.id), start=1)
        if (why := _sentence(each, doubts[place]))
    )


class Doubts:
    """What may be doubted in each session of one exercise, worked out from its neighbours when it is asked for.

    A set is doubted that no neighbour comes near, and that shows more than twice the median of the neighbours' best;
    with one or two of them, more than three times the best of them.
    """

    def __init__(self, exercise_id: str, kind: LoadKind, pages: Sequence[Page], body: Decimal | None) -> None:
        """`pages` are the sessions, oldest first; `body` in kilograms stands in for those that have none."""
        self.pages = pages
        """The sessions, the oldest first."""
        self._exercise = exercise_id
        self._kind = kind
        self._body = body
        self._known: dict[int, tuple[Doubt, Decimal | None]] = {}

    def __getitem__(self, place: int) -> Doubt:
        """What may be doubted in the session at this place."""
        doubt, best = self._alone(place)
        if best is None:
            return doubt
        others: list[Decimal] = []
        for near in _around(place, len(self.pages)):
            other = self._alone(near)[1]
            if other is not None and other >= CONFIRMED * best:
                return doubt
            if other is not None:
                others.append(other)
        times = FAR_OVER if len(others) >= ENOUGH_OTHERS else FAR_OVER_FEW
        return replace(doubt, limit=_limit(others), times=times)

    def _alone(self, place: int) -> tuple[Doubt, Decimal | None]:
        """What may be doubted of a session without any other, and the best that is believed of it."""
        known = self._known.get(place)
        if known is None:
            session = self.pages[place].session
            body = body_of(session)
            doubt = Doubt(self._kind, session.unit, self._body if body is None else body)
            work = _work(session, self._exercise)
            best = max((shown for each in work if (shown := _believed(each, doubt)) is not None), default=None)
            known = self._known[place] = doubt, best
        return known


def body_of(session: Session | Facts) -> Decimal | None:
    """The bodyweight of a session in kilograms, where it has one that can be believed."""
    if session.bodyweight is None:
        return None
    kilograms = _in_kg(session.bodyweight, session.unit)
    return kilograms if LIGHTEST_BODY <= kilograms <= HEAVIEST_BODY else None


def _sentence(done: LoggedSet, doubt: Doubt) -> str:
    """What is to be said of a set; empty where nothing is."""
    why = doubt.why(done)
    if why:
        return f"{capital(why)}, so it counts for no suggestion."
    return "" if done.done else "No rep was done, so it counts as a set below its range."


def _around(place: int, count: int) -> Iterator[int]:
    """The places of the neighbours, the nearest first."""
    for away in range(1, NEIGHBOURS + 1):
        yield from (each for each in (place - away, place + away) if 0 <= each < count)


def _limit(others: Sequence[Decimal]) -> Decimal | None:
    """Twice the median of the others, three times the best of a few; None where there are none."""
    ordered = sorted(others)
    if len(ordered) < ENOUGH_OTHERS:
        return FAR_OVER_FEW * ordered[-1] if ordered else None
    middle = len(ordered) // 2
    return FAR_OVER * (ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2)


def _believed(done: LoggedSet, doubt: Doubt) -> Decimal | None:
    """What a set shows that is not beyond anyone."""
    return None if doubt.why(done) else _shown(done, doubt)


def _shown(done: LoggedSet, doubt: Doubt) -> Decimal | None:
    """Thirty times the estimate of what could be lifted once, in kilograms (Epley); None where no formula is used."""
    if done.reps is None or doubt.kind is LoadKind.NONE:
        return None
    load = _in_kg(done.load or NO_LOAD, done.unit or doubt.unit)
    if doubt.kind in (LoadKind.BODYWEIGHT, LoadKind.ASSISTED):
        if doubt.body is None:
            return None
        load = doubt.body - load if doubt.kind is LoadKind.ASSISTED else doubt.body + load
    return load * (EPLEY + max(done.reps, done.clean_reps)) if load > NO_LOAD else None


def _work(session: Session, exercise_id: str) -> Iterator[LoggedSet]:
    for entry in session.entries:
        if entry.id == exercise_id:
            yield from entry.work_sets


def _in_kg(load: Decimal, unit: Unit) -> Decimal:
    return load if unit is Unit.KG else load * KG_A_POUND
