"""What counts of the past: one exercise's sessions as evidence, their base, and the lane that today continues."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from coach.training.efforts import Effort, Prescribed, Reader
from coach.training.exercise import Exercise
from coach.training.frozen import frozen
from coach.training.goal import Block
from coach.training.gradual import Gradual
from coach.training.load import NO_LOAD, Ladder, LoadKind, Unit, converted
from coach.training.log import Entry, EntryFlag, LoggedSet, Session, SessionFlag, SetKind
from coach.training.logbook import Logbook
from coach.training.outliers import Doubt, Doubts
from coach.training.terms import Terms

LIGHTEST_EVIDENCE = Fraction(90, 100)
"""Without a prescription, sets under this share of the session's hardest load are taken as ramp sets [H]."""
LANE_GAP = 42
"""Days between two sessions beyond which the older ones count no more [H]."""
BAD_DAY = 2
"""Clean reps under the bottom of the range from which one set is a bad day and not yet a new base [H]."""
_A_DAY_OR_TWO = timedelta(days=2)
"""By how much the dates of sessions may stand in another order than their starts: each is of its own offset."""
_THE_GAP = timedelta(days=LANE_GAP)
_BEYOND_THE_GAP = _THE_GAP + _A_DAY_OR_TWO
"""Of a session so long before another, no older one can still be near enough."""


@frozen
class Bout:
    """One exercise in one finished session: what of it is evidence."""

    session: Session
    efforts: tuple[Effort, ...]
    """Every work set, in order; at least one, but for an exercise that was stopped."""
    prescribed: Prescribed | None
    """None in sessions that were imported or logged by hand."""
    base: Fraction | None
    """The real load that this session counts as; None for kind none."""
    is_pain: bool
    bodyweight: Fraction | None
    """The session's own, in the rack's unit."""
    left_out: tuple[LoggedSet, ...] = ()
    """Work sets that cannot be what was lifted."""

    @property
    def started(self) -> datetime:
        """When the session began."""
        return self.session.started

    @property
    def date(self) -> date:
        """The calendar date of the session, in its own offset."""
        return self.session.date

    @property
    def is_rough(self) -> bool:
        """Whether it was a rough day."""
        return SessionFlag.ROUGH in self.session.flags

    @property
    def is_deload(self) -> bool:
        """Whether rule 9 prescribed it, or the lifter flagged the session as a deload."""
        by_rule = self.prescribed is not None and self.prescribed.is_deload
        return by_rule or SessionFlag.DELOAD in self.session.flags

    @property
    def planned(self) -> int:
        """The prescribed number of work sets, else the number done."""
        if self.prescribed is not None and self.prescribed.sets > 0:
            return self.prescribed.sets
        return len(self.efforts) + len(self.left_out)

    @property
    def first_planned(self) -> tuple[Effort, ...]:
        """The first planned work sets; fewer where some were not done."""
        return self.efforts[: self.planned]

    @property
    def at_base(self) -> tuple[Effort, ...]:
        """The first planned work sets that were at the base, in order: those that aims come from."""
        return tuple(each for each in self.first_planned if each.load == self.base)

    @property
    def prescribed_load(self) -> Fraction | None:
        """The prescribed load, and where there is none the base."""
        return self.base if self.prescribed is None or self.prescribed.load is None else self.prescribed.load

    @property
    def prescribed_left(self) -> Decimal | None:
        """The reps in reserve that were prescribed, where any were."""
        return None if self.prescribed is None else self.prescribed.left

    @property
    def total(self) -> int:
        """Clean reps of every work set."""
        return sum([each.clean for each in self.efforts])

    @property
    def is_short(self) -> bool:
        """Whether fewer work sets than planned were done."""
        return len(self.efforts) < self.planned

    @property
    def tainted(self) -> int:
        """How many of the work sets carry a fault."""
        return sum([each.fault is not None for each in self.efforts])

    @property
    def has_poor_form(self) -> bool:
        """Whether at least half of the work sets carry a fault."""
        return 2 * self.tainted >= len(self.efforts)

    def is_of(self, span: tuple[int, int]) -> bool:
        """Whether it belongs to the range `span`: prescribed so, or without a prescription by its median reps."""
        if self.prescribed is not None and self.prescribed.span is not None:
            return self.prescribed.span == span
        lo, hi = span
        return lo <= _median([each.done for each in self.efforts]) <= hi


def bouts_of(
    exercise_id: str, block: Block, past: Iterable[Session], on: date, terms: Terms, *, held: bool = False
) -> Sequence[Bout]:
    """The finished sessions of an exercise up to and on a day, the newest first, each as it is asked for.

    A suggestion for the finisher looks at finisher sets only, every other at all others only. Two entries in one
    session are one. A session without a work set is none.
    """
    return Gradual(_bouts(exercise_id, block, Logbook.of(past).up_to(on), terms, held=held))


def _bouts(exercise_id: str, block: Block, book: Logbook, terms: Terms, *, held: bool) -> Iterator[Bout]:
    pages = book.lifted(exercise_id)
    reader = Reader(terms.ladder, held=held)
    doubts = Doubts(exercise_id, terms.ladder.kind, pages, None if terms.bodyweight is None else _in_kg(terms))
    for place in range(len(pages) - 1, -1, -1):
        if pages[place].facts.has(exercise_id, block):
            session = pages[place].session
            bout = _bout(session, _entries(session, exercise_id, block), terms, doubts[place], reader)
            if bout is not None:
                yield bout


class Alone:
    """The sessions of one exercise as evidence, each by itself, whatever other sessions show.

    Loads are exact in the unit, never moved to a rack, and the bodyweight is the session's own.
    """

    def __init__(self, exercise: Exercise, unit: Unit) -> None:
        """`unit` is that of all loads."""
        self._exercise = exercise
        self._ladder = Ladder(exercise.kind, unit, ())
        self._reader = Reader(self._ladder, held=exercise.is_held)
        self._terms: dict[Fraction | None, Terms] = {}
        self._doubts: dict[Unit, Doubt] = {}

    def bout(self, session: Session, *, block: Block | None = None) -> Bout | None:
        """A session as evidence; None where it has none. `block` picks finisher sets or all others, None takes both."""
        wanted = self._exercise.id
        entries = [each for each in session.entries if each.id == wanted and (not block or counts_for(each, block))]
        if not session.is_finished or not entries:
            return None
        body, unit = self._reader.body(session), session.unit
        terms, doubt = self._terms.get(body), self._doubts.get(unit)
        if terms is None:
            terms = self._terms[body] = Terms(self._ladder, body)
        if doubt is None:
            doubt = self._doubts[unit] = Doubt(self._exercise.kind, unit, None)
        return _bout(session, entries, terms, doubt, self._reader)


def stopped_of(
    exercise_id: str, block: Block, past: Iterable[Session], on: date, terms: Terms, bouts: Sequence[Bout]
) -> tuple[Bout, ...]:
    """The finished sessions in which pain stopped an exercise before any work set, the newest first.

    `bouts` are those with work sets; what lies so far before the newest of them that no rule looks at it is left out.
    The base is the prescribed load, else the one that was chosen, None where there is neither.
    """
    hurt = reversed(Logbook.of(past).up_to(on).hurt(exercise_id))
    newest = bouts[:2]
    least = date.min
    if len(newest) == 2:  # noqa: PLR2004 - the second, whatever lies before it
        least = min(newest[0].date - _THE_GAP, newest[1].date) - _A_DAY_OR_TWO
    near = [each.session for each in takewhile(lambda page: page.date >= least, hurt)]
    believed = takewhile(lambda bout: bout.date + _A_DAY_OR_TWO >= least, bouts if near else ())
    begun = {each.session.id for each in believed}
    found = ((each, _entries(each, exercise_id, block)) for each in near if each.id not in begun)
    return tuple(
        _stopped(session, entries, terms)
        for session, entries in found
        if any(EntryFlag.PAIN in each.flags for each in entries)
    )


def disbelieved(
    exercise_id: str, block: Block, past: Iterable[Session], on: date, bouts: Sequence[Bout]
) -> tuple[date, ...]:
    """The days after the newest of `bouts` of which no work set is believed, the newest first."""
    newest = bouts[0].started if bouts else None
    pages = reversed(Logbook.of(past).up_to(on).lifted(exercise_id))
    later = takewhile(lambda page: newest is None or page.started > newest, pages)
    return tuple(each.date for each in later if each.facts.has(exercise_id, block))


def counts_for(entry: Entry, block: Block) -> bool:
    """Whether sets of this entry count for a suggestion in `block`: finishers only among themselves."""
    return (entry.block is Block.FINISHER) == (block is Block.FINISHER)


def lane(bouts: Sequence[Bout], span: tuple[int, int], *, with_pain: bool = False) -> Iterator[Bout]:
    """Sessions of the range `span`, the newest first, back to the first gap of more than 42 days.

    Rough sessions, deloads and (unless `with_pain`) entries flagged pain are left out, but bridge a gap.
    """
    later = bouts[0].date if bouts else date.max
    for bout in bouts:
        day = bout.date
        if later - day > _BEYOND_THE_GAP:
            return
        if not bout.is_of(span):
            continue
        if later - day > _THE_GAP:
            return
        later = day
        if not (bout.is_rough or bout.is_deload or (bout.is_pain and not with_pain)):
            yield bout


def with_efforts(bout: Bout, efforts: tuple[Effort, ...], ladder: Ladder) -> Bout:
    """The same session, had its work sets been these; sets more stand for those left out."""
    left_out = bout.left_out[max(0, len(efforts) - len(bout.efforts)) :]
    return replace(bout, efforts=efforts, base=_base(efforts, bout.prescribed, ladder), left_out=left_out)


def _bout(session: Session, entries: Sequence[Entry], terms: Terms, doubt: Doubt, reader: Reader) -> Bout | None:
    ladder, unit, target = terms.ladder, session.unit, entries[0].target
    prescribed = None if target is None else reader.prescribed(target, unit)
    work = [each for entry in entries for each in entry.sets if each.kind is SetKind.WORK]
    strange = reader.strange(work, doubt)
    numbered = list(enumerate(work, start=1))
    if strange:
        numbered = [(number, each) for number, each in numbered if not any(each is one for one in strange)]
    efforts = tuple([reader.effort(each, number, target, unit) for number, each in numbered])
    if not efforts:
        return None
    if prescribed is None:
        efforts = _without_ramp(efforts, terms)
    return Bout(
        session=session,
        efforts=efforts,
        prescribed=prescribed,
        base=_base(efforts, prescribed, ladder),
        is_pain=any(EntryFlag.PAIN in each.flags for each in entries),
        bodyweight=reader.body(session),
        left_out=strange,
    )


def _entries(session: Session, exercise_id: str, block: Block) -> list[Entry]:
    return [each for each in session.entries if each.id == exercise_id and counts_for(each, block)]


def _stopped(session: Session, entries: Sequence[Entry], terms: Terms) -> Bout:
    target, chosen = entries[0].target, next((each.chosen for each in entries if each.chosen is not None), None)
    reader = Reader(terms.ladder, held=False)
    prescribed = None if target is None else reader.prescribed(target, session.unit)
    base = None if prescribed is None else prescribed.load
    if base is None and chosen is not None and terms.ladder.kind is not LoadKind.NONE:
        base = reader.load(chosen, session.unit)
    return Bout(
        session=session,
        efforts=(),
        prescribed=prescribed,
        base=base,
        is_pain=True,
        bodyweight=None,
    )


def _without_ramp(efforts: tuple[Effort, ...], terms: Terms) -> tuple[Effort, ...]:
    """The sets of a session without a prescription that are no ramp sets, by effective load."""
    loads = [each.load for each in efforts if each.load is not None]
    if not loads:
        return efforts
    hardest = loads[0]
    for load in loads[1:]:
        if terms.ladder.is_harder(load, hardest):
            hardest = load
    if terms.effective(hardest) is None:
        return efforts
    return tuple(each for each in efforts if _is_near(each.load, hardest, terms))


def _is_near(load: Fraction | None, hardest: Fraction, terms: Terms) -> bool:
    ratio = terms.ratio(load, hardest)
    return ratio is not None and ratio >= LIGHTEST_EVIDENCE


def _base(efforts: Sequence[Effort], prescribed: Prescribed | None, ladder: Ladder) -> Fraction | None:
    """The load most of the first planned sets used, the easier on a tie; the prescribed one after one bad day."""
    load = efforts[0].load
    if all(each.load is load or each.load == load for each in efforts):
        return load
    if prescribed is not None and prescribed.load is not None and prescribed.span is not None:
        first, *later = efforts
        lo, _ = prescribed.span
        failed = first.load == prescribed.load and first.clean <= lo - BAD_DAY
        if failed and all(each.load is not None and ladder.is_harder(prescribed.load, each.load) for each in later):
            return prescribed.load
    planned = prescribed.sets if prescribed is not None and prescribed.sets > 0 else len(efforts)
    base: Fraction | None = None
    most = 0
    for load, count in Counter(each.load for each in efforts[:planned] if each.load is not None).items():
        if base is None or count > most or (count == most and ladder.is_harder(base, load)):
            base, most = load, count
    return base


def _in_kg(terms: Terms) -> Decimal:
    """The body of the terms, near enough to doubt a set by."""
    body = converted(terms.bodyweight or NO_LOAD, terms.ladder.unit, Unit.KG)
    return Decimal(body.numerator) / Decimal(body.denominator)


def _median(numbers: Sequence[int]) -> Fraction:
    """The middle one, of an even number the mean of the middle two."""
    ordered = sorted(numbers)
    middle = len(ordered) // 2
    return Fraction(ordered[middle]) if len(ordered) % 2 else Fraction(ordered[middle - 1] + ordered[middle], 2)
