"""A session beside the one before it: what went up, exercise by exercise, in numbers and in kind words.

The one before is the newest of the same lane (rough days, deloads and what hurt are left out of it), so that a light
day is never held against a heavy one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from coach.training.bests import is_harder
from coach.training.efforts import SAME_LOAD
from coach.training.evidence import Alone, Bout, lane
from coach.training.exercise import Catalogue, Exercise
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS, Block
from coach.training.gradual import Gradual
from coach.training.load import LoadKind, Unit
from coach.training.log import Session
from coach.training.logbook import Logbook
from coach.training.records import Record, RecordKind, Walks
from coach.training.rules.coming_back import RETURN
from coach.training.volume import WEEK
from coach.training.weeks import DAY
from coach.training.wording import count, load, rounded

_PLACES = 2
_AS_SAID: Mapping[RecordKind, str] = MappingProxyType({RecordKind.HEAVIEST: "the heaviest so far"})


class Change(StrEnum):
    """One thing that is different from the time before."""

    FIRST = "first"
    """There is no time before in this range."""
    HARDER = "harder"
    """A more difficult load."""
    EASIER = "easier"
    MORE = "more"
    """More clean reps (or seconds) at the same load."""
    FEWER = "fewer"
    """Fewer of them, over no fewer sets."""
    SHORTER = "shorter"
    """Fewer of them, because fewer sets were done."""
    CLEANER = "cleaner"
    """Fewer sets with a fault."""
    LOOSER = "looser"
    """More sets with a fault."""
    RECORD = "record"
    """Something that was never done before."""
    SAME = "same"
    """Nothing of all this."""


UP = frozenset({Change.HARDER, Change.MORE, Change.RECORD})
"""What went up. Better form is told too, but alone it often comes of fewer reps."""


@frozen
class Compared:
    """One exercise of a session beside the time before."""

    exercise: Exercise
    block: Block
    unit: Unit
    """Of the loads."""
    now: Bout
    before: Bout | None
    """None where there is none in this range."""
    records: tuple[Record, ...]
    """What it did that no earlier session did."""
    changes: tuple[Change, ...]
    """What is different, the most telling first; never empty."""

    @property
    def words(self) -> str:
        """The same in a few words, without the exercise's name."""
        return _words(self.exercise, self.now, self.before, self.records, self.changes, self.unit)

    @property
    def went_up(self) -> bool:
        """Whether anything went up, and not for an easier load alone."""
        return Change.EASIER not in self.changes and any(each in UP for each in self.changes)


def all_compared(
    sessions: Iterable[Session],
    catalogue: Catalogue,
    unit: Unit,
    *,
    only: Iterable[Session] | None = None,
    walks: Walks | None = None,
) -> Mapping[str, tuple[Compared, ...]]:
    """Every finished session (or `only` some of them, in their order) beside what came before it, by its id.

    Of no session is a later one looked at.
    `walks` leads through the same sessions, where somebody has it already.
    """
    every = Logbook.of(sessions)
    walks = walks or Walks(every)
    wanted = [each for each in (every if only is None else only) if each.is_finished]
    asked: dict[str, datetime] = {}
    for each in wanted:
        for entry in each.entries:
            asked[entry.id] = min(each.started, asked.get(entry.id, each.started))
    past = {
        each: _Past(exercise, walks, since, unit)
        for each, since in asked.items()
        if (exercise := catalogue.get(each)) is not None
    }
    found: dict[str, tuple[Compared, ...]] = {}
    for session in wanted:
        lifted = {
            (each.id, each.block is Block.FINISHER): each.block
            for each in reversed(session.entries)
            if each.block in LIFTED_BLOCKS and each.id in past
        }
        told = (_compared(past[name], session, block) for (name, _), block in reversed(lifted.items()))
        found[session.id] = tuple(each for each in told if each is not None)
    return found


def changed_this_week(
    sessions: Iterable[Session], catalogue: Catalogue, on: date, unit: Unit, *, walks: Walks | None = None
) -> tuple[Compared, ...]:
    """The seven days up to `on` beside what came before them: every exercise once, as it was done last.

    `walks` leads through the same sessions, where somebody has it already; what it knows of later ones changes nothing.
    """
    every = Logbook.of(sessions).up_to(on)
    week = [each.session for each in every.since(on - WEEK + DAY)]
    found = all_compared(every, catalogue, unit, only=week, walks=walks)
    newest: dict[tuple[str, bool], Compared] = {}
    for session in found.values():
        for each in session:
            newest[each.exercise.id, each.block is Block.FINISHER] = each
    return tuple(newest.values())


class _Past:
    """The sessions of one exercise, each as evidence once it is asked for."""

    def __init__(self, exercise: Exercise, walks: Walks, since: datetime, unit: Unit) -> None:
        """`since` is when the first session began that is asked about."""
        self.exercise = exercise
        self.unit = unit
        self._pages = [each for each in walks.book.lifted(exercise.id) if each.is_finished]
        self._walks = walks
        self._walked = walks.of(exercise, since)
        self._alone = Alone(exercise, unit)
        self._places = {each.id: place for place, each in enumerate(self._pages)}
        self._bouts: dict[tuple[int, bool], Bout | None] = {}

    def place(self, session: Session) -> int | None:
        """Where a session stands among them, the oldest first; None where it has no work set of the exercise."""
        return self._places.get(session.id)

    def records(self, place: int) -> tuple[Record, ...]:
        """What a session did that no earlier one did."""
        skipped = len(self._pages) - len(self._walked)
        if place < skipped:
            self._walked = self._walks.of(self.exercise, self._pages[place].started)
            skipped = len(self._pages) - len(self._walked)
        return self._walked[place - skipped].records

    def bout(self, place: int, block: Block) -> Bout | None:
        """A session as evidence: its finisher sets, or all others."""
        key = place, block is Block.FINISHER
        if key not in self._bouts:
            self._bouts[key] = self._alone.bout(self._pages[place].session, block=block)
        return self._bouts[key]

    def before(self, place: int, block: Block) -> Iterator[Bout]:
        """The sessions that began before one, the newest first."""
        started = self._pages[place].started
        for earlier in range(place - 1, -1, -1):
            bout = self.bout(earlier, block)
            if bout is not None and bout.started < started:
                yield bout


def _compared(past: _Past, session: Session, block: Block) -> Compared | None:
    place = past.place(session)
    now = None if place is None else past.bout(place, block)
    if place is None or now is None:
        return None
    before, records = _before(now, Gradual(past.before(place, block))), past.records(place)
    changes = tuple(_changes(past.exercise.kind, now, before, records))
    return Compared(past.exercise, block, past.unit, now, before, records, changes)


def _before(now: Bout, earlier: Sequence[Bout]) -> Bout | None:
    """The newest of the lane that `now` went on from; without a range the newest there is."""
    span = None if now.prescribed is None else now.prescribed.span
    if span is None:
        return next(iter(earlier), None)
    return next(lane(earlier, span), None)


def _changes(kind: LoadKind, now: Bout, before: Bout | None, records: Sequence[Record]) -> Iterable[Change]:
    if before is None:
        yield Change.FIRST
        return
    found = [*_moves(kind, now, before), *([Change.RECORD] if records else [])]
    tainted, tainted_before = now.tainted, before.tainted
    if tainted != tainted_before:
        found.append(Change.CLEANER if tainted < tainted_before else Change.LOOSER)
    yield from found or [Change.SAME]


def _moves(kind: LoadKind, now: Bout, before: Bout) -> Iterable[Change]:
    """Which way the load went; where it stayed, or there is none, the clean reps."""
    load, load_before = now.base, before.base
    if load is not None and load_before is not None and not _is_same(now, load, before, load_before):
        yield Change.HARDER if is_harder(kind, load, load_before) else Change.EASIER
    elif now.total > before.total:
        yield Change.MORE
    elif now.total < before.total:
        yield Change.SHORTER if len(now.efforts) < len(before.efforts) else Change.FEWER


def _is_same(now: Bout, load: Fraction, before: Bout, load_before: Fraction) -> bool:
    """Whether two sessions count as the same load; loads logged in different units do when within 1 %."""
    if now.session.unit is before.session.unit:
        return load == load_before
    return abs(load - load_before) <= SAME_LOAD * load_before


def _words(
    exercise: Exercise,
    now: Bout,
    before: Bout | None,
    records: Sequence[Record],
    changes: Sequence[Change],
    unit: Unit,
) -> str:
    if before is None:
        return "a first time in this range"
    why = _why_easy(exercise.id, now)
    said: list[str] = []
    for each in changes:
        if each is Change.RECORD:
            said.append(_AS_SAID.get(records[0].kind, records[0].words.partition(":")[0]))
        elif each in (Change.CLEANER, Change.LOOSER):
            said.append(_form_words(now, before))
        elif why and each in (Change.EASIER, Change.FEWER, Change.SHORTER):
            said.append(why)
        else:
            said.append(_move_words(each, exercise, now, before, unit))
    return ", ".join(said)


def _why_easy(exercise_id: str, now: Bout) -> str:
    """Why less was done on purpose; empty where it was not."""
    rules = [each.target.rule for each in now.session.entries if each.id == exercise_id and each.target is not None]
    if now.is_deload:
        return "an easier session, as planned"
    if now.is_rough:
        return "taken easy on a rough day"
    if now.is_pain:
        return "cut short because it hurt"
    return "lighter after the days off" if RETURN.name in rules else ""


def _move_words(change: Change, exercise: Exercise, now: Bout, before: Bout, unit: Unit) -> str:
    match change:
        case Change.HARDER | Change.EASIER:
            is_planned = now.prescribed is not None and now.prescribed.load == now.base
            planned = ", as planned" if change is Change.EASIER and is_planned else ""
            return f"{_load(now.base, exercise.kind, unit)} after {_load(before.base, exercise.kind, unit)}{planned}"
        case Change.MORE:
            return f"{_reps(now.total - before.total, exercise)} more"
        case Change.FEWER:
            return f"{_reps(before.total - now.total, exercise)} fewer"
        case Change.SHORTER:
            return f"{count(len(now.efforts), 'set')} instead of {len(before.efforts)}"
        case _:
            return "the same again"


def _form_words(now: Bout, before: Bout) -> str:
    if not now.tainted:
        return "every rep clean"
    return f"{count(now.tainted, 'set')} not clean{f', {before.tainted} before' if before.tainted else ''}"


def _reps(number: int, exercise: Exercise) -> str:
    return f"{number} s" if exercise.is_held else count(number, "clean rep")


def _load(value: Fraction | None, kind: LoadKind, unit: Unit) -> str:
    return load(None if value is None else Decimal(rounded(value, _PLACES)), kind, unit)
