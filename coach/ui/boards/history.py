"""Sessions of the past: each in a row, one of them set by set with what it was meant to be and the time before."""

from collections.abc import Mapping, Sequence

from coach.training.comparing import Compared
from coach.training.exercise import Catalogue
from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS, Block
from coach.training.load import LoadKind, Unit
from coach.training.log import Entry, EntryFlag, LoggedSet, Session, SetKind, Target
from coach.training.logbook import Facts, Page
from coach.training.wording import bare_load, capital, clock, count, long_date, number, reps, short_date
from coach.ui.boards.facts import packed
from coach.ui.scene import (
    ACCENT,
    BLANK,
    LABEL,
    MUTED,
    STRONG,
    Line,
    Span,
    fitted,
    line,
    padded,
    spread,
    width_of,
    wrapped,
)

MEASURE = 80
"""Columns that an open session takes at most."""
DATE = 11
"""Columns of a date with its year."""
ROOMY = 30
"""Columns of a row that holds the number of sets too."""
BESIDE = 60
"""Columns from which the sets of the time before stand beside."""
BEFORE = 18
"""Columns of these."""
UP = "▲"
NUMBER = 6
MOVE = 24
MINUTE = 60
RUNS = "It is not over yet: its sets are corrected in the session itself."
KINDS: Mapping[SetKind, str] = {
    SetKind.WORK: "",
    SetKind.RAMP: "ramp",
    SetKind.DROP: "drop",
    SetKind.HOLD: "hold",
    SetKind.MOBILITY: "move",
}


@frozen
class Item:
    """One line of a session that is open."""

    words: Line
    entry: int = -1
    """The exercise it is of; -1 for none."""
    number: int = -1
    """The set that it is; -1 for none."""

    @property
    def is_set(self) -> bool:
        """Whether it can be corrected."""
        return self.number >= 0


@frozen
class Opened:
    """A session, and all that is known of it."""

    session: Session
    catalogue: Catalogue
    unit: Unit
    """The one the lifter uses now."""
    compared: Mapping[tuple[str, bool], Compared] | None
    """By exercise and whether it was the finisher; None while it is being worked out."""
    why_not: str = ""
    """Why it is only read, in words; empty where every set can be changed."""


# ------------------------------------------------------------------ in the list


def row(page: Page, ups: int | None, width: int, this_year: int, catalogue: Catalogue) -> Line:
    """A session in the list: when, what, how long, and how many exercises went up once that is known."""
    facts = page.facts
    date = f"{page.date:%a} {short_date(page.date)}"
    when = date if page.date.year == this_year else f"{short_date(page.date)} {page.date.year}"
    end: list[Span] = []
    if facts.finished is None:
        end.append(Span("open", "$warning"))
    else:
        if width >= ROOMY:
            end.append(Span(f"{facts.sets}  ", MUTED))
        end.append(Span(f"{UP}{ups:<2}" if ups else "   ", ACCENT))
    words = line(*padded(line(Span(when, STRONG)), DATE), Span(f" {called(facts, catalogue)}", MUTED))
    return spread(fitted(words, width - width_of(tuple(end)) - 2), tuple(end), width)


def called(facts: Facts, catalogue: Catalogue) -> str:
    """What a session is called: by its day or title, else by what was lifted first."""
    if facts.day or facts.title:
        return facts.day or facts.title
    lifted = facts.done
    if not lifted:
        return facts.source or "session"
    exercise = catalogue.get(lifted[0])
    name = exercise.name if exercise is not None else capital(lifted[0].replace("-", " "))
    return f"{name} +{len(lifted) - 1}" if len(lifted) > 1 else name


def minutes(session: Session) -> int | None:
    """How long it took; None where nothing tells."""
    if session.finished is None:
        return None
    found = int((session.finished - session.started).total_seconds()) // MINUTE
    return found if found > 0 else None


# ------------------------------------------------------------------ opened


def items(opened: Opened, width: int) -> tuple[Item, ...]:
    """A session, line by line: its head, each exercise with what was prescribed, done, and how it compares."""
    session = opened.session
    found = [Item(each) for each in _head(opened, width)]
    told = [(index, each) for index, each in enumerate(session.entries) if each.sets or each.flags]
    columns = _Columns.of(opened, [each for _, each in told], width)
    for index, entry in told:
        if entry.block in LIFTED_BLOCKS:
            found.append(Item(BLANK))
            found += _entry(index, entry, opened, columns)
    moves = [(index, each) for index, each in told if each.block not in LIFTED_BLOCKS]
    if moves:
        found += [Item(BLANK), Item(line(Span("WARM-UP AND STRETCHES", LABEL)))]
    for index, entry in moves:
        found += [Item(_move(entry, each, width), index, place) for place, each in enumerate(entry.sets)]
    return tuple(found)


def sets_of(found: Sequence[Item]) -> tuple[int, ...]:
    """The lines that can be chosen."""
    return tuple(place for place, each in enumerate(found) if each.is_set)


@frozen
class _Columns:
    """How the sets of a session are laid out: alike in every exercise of it."""

    load: int
    done: int
    width: int
    """Of all of it."""
    before: int
    """Of the sets of the time before; 0 where there is no room for them."""
    unit: Unit | None
    """What stands behind every load; None where it is the one that the lifter uses."""

    @classmethod
    def of(cls, opened: Opened, entries: Sequence[Entry], width: int) -> "_Columns":
        session = opened.session
        unit = session.unit if session.unit is not opened.unit else None
        loads = [
            len(_load(each, _kind(entry, opened.catalogue), session.unit, unit))
            for entry in entries
            if entry.block in LIFTED_BLOCKS
            for each in entry.sets
        ]
        done = [len(_done(each)) for entry in entries for each in entry.sets]
        has_before = any(each.before is not None for each in (opened.compared or {}).values())
        before = BEFORE if has_before and width >= BESIDE else 0
        return cls(max([5, *loads]), max([3, *done]), width, before, unit)

    @property
    def own(self) -> int:
        """Columns of the session itself."""
        return self.width - self.before


def _head(opened: Opened, width: int) -> tuple[Line, ...]:
    session = opened.session
    when = f"{long_date(session.date)} {session.date.year}"
    took = minutes(session)
    facts = [
        session.title,
        session.day,
        session.goal,
        f"{session.started:%H:%M}",
        f"{took} min" if took else "not finished" if session.finished is None else "",
        count(sum(len(each.work_sets) for each in session.entries), "work set"),
        f"{number(session.bodyweight)} {session.unit}" if session.bodyweight is not None else "",
        f"loads in {session.unit}" if session.unit is not opened.unit else "",
        *sorted(each.value for each in session.flags),
        f"from {session.source}" if session.source else "",
    ]
    found = [line(Span(when.upper(), STRONG)), *packed(facts, width)]
    if opened.why_not:
        found += wrapped(opened.why_not, width, "$warning")
    if session.note:
        found += wrapped(session.note, width)
    return tuple(found)


def _entry(index: int, entry: Entry, opened: Opened, columns: _Columns) -> list[Item]:
    catalogue, session, width = opened.catalogue, opened.session, columns.width
    kind = _kind(entry, catalogue)
    compared = (opened.compared or {}).get((entry.id, entry.block is Block.FINISHER))
    earlier = _before(entry, compared) if columns.before else ()
    told = [each.value for each in (EntryFlag.PAIN, EntryFlag.SKIPPED) if each in entry.flags]
    if entry.swapped_from:
        origin = catalogue.get(entry.swapped_from)
        told.append(f"instead of {origin.name if origin is not None else entry.swapped_from}")
    name = line(Span(entry.name, STRONG), Span(f"  {', '.join(told)}" if told else "", "$warning"))
    when = Span(f"{short_date(compared.before.date)}" if earlier and compared and compared.before else "", LABEL)
    found = [Item(spread(fitted(name, columns.own), line(when), columns.own + len(when.text)), index)]
    if entry.note:
        found += [Item((Span("  "), *each), index) for each in wrapped(entry.note, width - 2, MUTED)]
    if entry.target is not None and entry.target.span is not None:
        found.append(Item(_prescribed(entry.target, kind, columns), index))
    work = 0
    for place, each in enumerate(entry.sets):
        work += each.is_work
        beside = earlier[work - 1] if each.is_work and work <= len(earlier) else BLANK
        shown = _set(each, work, kind, session, columns)
        found.append(Item((*padded(shown[0], columns.own), *beside) if beside else shown[0], index, place))
        found += [Item(more, index) for more in shown[1:]]
    if opened.compared is None:
        found.append(Item(BLANK, index))
    if compared is not None:
        found += [Item(each, index) for each in _compared(compared, width)]
    return found


def _compared(compared: Compared, width: int) -> list[Line]:
    """How it went beside the time before, and every further record it set."""
    tone = ACCENT if compared.went_up else MUTED
    said = [(compared.words, tone, f"since {short_date(compared.before.date)}: " if compared.before else "")]
    said += [(each.words, ACCENT, "") for each in compared.records[1:]]
    found: list[Line] = []
    for words, style, since in said:
        mark = Span(f" {UP} " if style == ACCENT else "   ", ACCENT)
        first, *more = wrapped(f"{since}{words}", max(16, width - 3), style)
        found.append((mark, *first))
        found += [(Span("   "), *each) for each in more]
    return found


def _before(entry: Entry, compared: Compared | None) -> tuple[Line, ...]:
    """The work sets of the time before, one a line."""
    if compared is None or compared.before is None:
        return ()
    session = compared.before.session
    is_finisher = entry.block is Block.FINISHER
    same = [each for each in session.entries if each.id == entry.id and (each.block is Block.FINISHER) is is_finisher]
    kind = compared.exercise.kind
    found: list[Line] = []
    for each in (done for one in same for done in one.work_sets):
        load = _load(each, kind, session.unit, None if session.unit is compared.unit else session.unit)
        faulty = f"  {each.clean_reps} clean" if each.is_tainted else ""
        found.append(line(Span(f"{load} × " if load else "", MUTED), Span(f"{_done(each)}{faulty}", MUTED)))
    return tuple(found)


def _move(entry: Entry, done: LoggedSet, width: int) -> Line:
    return fitted((*padded(line(f" {entry.name}"), MOVE), Span(_done(done), MUTED)), width)


def _prescribed(target: Target, kind: LoadKind, columns: _Columns) -> Line:
    load = bare_load(target.load, kind) if target.load is not None else ""
    if load and columns.unit is not None:
        load += f" {columns.unit}"
    low, high = target.span or (0, 0)
    aims = reps(target.aims) if target.aims else f"{low}–{high}"
    return fitted(
        line(
            *padded(line(Span(" aim", MUTED)), NUMBER),
            Span(f"{load:>{columns.load}} {'×' if load else ' '} {aims}", MUTED),
            Span(f"   {target.rule}" if target.rule else "", LABEL),
        ),
        columns.own,
    )


def _set(done: LoggedSet, work: int, kind: LoadKind, session: Session, columns: _Columns) -> tuple[Line, ...]:
    """A set in a line; what is to be said of it goes on below where it does not fit."""
    what = str(work) if done.is_work else KINDS[done.kind]
    load = _load(done, kind, session.unit, columns.unit)
    style = "" if done.is_work else MUTED
    words = line(
        *padded(line(Span(f" {what}", MUTED)), NUMBER),
        Span(f"{load:>{columns.load}} ", style),
        Span("× " if load else "  ", MUTED),
        Span(f"{_done(done):<{columns.done}}  ", style or STRONG),
    )
    indent = width_of(words)
    said = packed(_facts(done), max(12, columns.own - indent))
    first = said[0] if said else BLANK
    return ((*words, *first), *((Span(" " * indent), *each) for each in said[1:]))


def _facts(done: LoggedSet) -> list[str | Span]:
    """All that is to be said of a set beside its load and reps."""
    return [
        Span(f"{done.clean_reps} clean, {done.fault.in_words}", "$warning")
        if done.fault is not None
        else f"{done.clean_reps} clean"
        if done.clean_reps != done.done
        else "",
        "to failure" if done.failure else "",
        f"{number(done.left)} left" if done.left is not None else "",
        f"rest {clock(done.rest)}" if done.rest else "",
        f"{number(done.distance)} {done.distance_unit}".strip() if done.distance is not None else "",
        done.note,
    ]


def _done(done: LoggedSet) -> str:
    return f"{done.done} s" if done.seconds is not None else str(done.done)


def _load(done: LoggedSet, kind: LoadKind, usual: Unit, told: Unit | None) -> str:
    """A load as it stands in its column, its unit behind it where that has to be told."""
    if done.load is None:
        return ""
    unit = done.unit or usual
    shown = unit if unit is not usual else told
    return f"{bare_load(done.load, kind)} {shown}" if shown is not None else bare_load(done.load, kind)


def _kind(entry: Entry, catalogue: Catalogue) -> LoadKind:
    exercise = catalogue.get(entry.id)
    if exercise is not None:
        return exercise.kind
    return LoadKind.STACK if any(each.load is not None for each in entry.sets) else LoadKind.NONE
