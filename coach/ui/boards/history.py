"""Sessions of the past: each in a row, one of them set by set with what it was meant to be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.training.comparing import Compared
from coach.training.exercise import Catalogue
from coach.training.goal import LIFTED_BLOCKS
from coach.training.load import LoadKind
from coach.training.log import Entry, EntryFlag, LoggedSet, Session, SetKind, Target
from coach.training.logbook import Page
from coach.training.wording import bare_load, clock, count, long_date, number, reps, short_date
from coach.training.wording import load as load_words
from coach.ui.scene import ACCENT, BLANK, LABEL, MUTED, STRONG, Line, Span, fitted, line, padded, spread, wrapped

DATE = 11
"""Columns of a date with its year."""
ROOMY = 30
"""Columns of a row that holds the number of sets too."""
UP = "▲"
NUMBER = 6
LOAD = 7
DONE = 7
MOVE = 24
MINUTE = 60


@dataclass(frozen=True, slots=True)
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


def row(page: Page, ups: int | None, width: int, this_year: int) -> Line:
    """A session in the list: when, what, how long, and how many exercises went up once that is known."""
    facts = page.facts
    date = f"{page.date:%a} {short_date(page.date)}"
    when = date if page.date.year == this_year else f"{short_date(page.date)} {page.date.year}"
    what = facts.day or facts.title or facts.source or "session"
    words = line(*padded(line(Span(when, STRONG)), DATE), Span(f" {what}", MUTED))
    end: list[Span] = []
    if facts.finished is None:
        end.append(Span("open", "$warning"))
    else:
        if width >= ROOMY:
            end.append(Span(f"{facts.sets}  ", MUTED))
        end.append(Span(f"{UP}{ups}" if ups else "  ", ACCENT))
    return spread(words, line(*end), width)


def minutes(session: Session) -> int | None:
    """How long it took; None where nothing tells."""
    if session.finished is None:
        return None
    found = int((session.finished - session.started).total_seconds()) // MINUTE
    return found if found > 0 else None


def items(
    session: Session,
    catalogue: Catalogue,
    compared: Mapping[str, Compared],
    width: int,
) -> tuple[Item, ...]:
    """A session, line by line: its head, each exercise with what was prescribed, done, and how it compares."""
    found = [Item(each) for each in _head(session, width)]
    told = [(index, each) for index, each in enumerate(session.entries) if each.sets or each.flags]
    for index, entry in told:
        if entry.block in LIFTED_BLOCKS:
            found.append(Item(BLANK))
            found += _entry(index, entry, session, catalogue, compared.get(entry.id), width)
    moves = [(index, each) for index, each in told if each.block not in LIFTED_BLOCKS]
    if moves:
        found += [Item(BLANK), Item(line(Span("WARM-UP AND STRETCHES", LABEL)))]
    for index, entry in moves:
        found += [Item(_move(entry, each, width), index, place) for place, each in enumerate(entry.sets)]
    return tuple(found)


def _head(session: Session, width: int) -> tuple[Line, ...]:
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
        *sorted(each.value for each in session.flags),
        f"from {session.source}" if session.source else "",
    ]
    found = [line(Span(when.upper(), STRONG)), *wrapped(" · ".join(each for each in facts if each), width, MUTED)]
    if session.note:
        found += wrapped(session.note, width)
    return tuple(found)


def _entry(
    index: int, entry: Entry, session: Session, catalogue: Catalogue, compared: Compared | None, width: int
) -> list[Item]:
    exercise = catalogue.get(entry.id)
    kind = exercise.kind if exercise is not None else _kind_of_stranger(entry)
    told = [each.value for each in (EntryFlag.PAIN, EntryFlag.SKIPPED) if each in entry.flags]
    if entry.swapped_from:
        told.append(f"instead of {entry.swapped_from}")
    name = line(Span(entry.name, STRONG), Span(f"  {', '.join(told)}" if told else "", "$warning"))
    found = [Item(spread(name, _prescribed(entry.target, kind, session), width), index)]
    if entry.note:
        found += [Item((Span("  "), *each), index) for each in wrapped(entry.note, width - 2, MUTED)]
    work = 0
    for place, each in enumerate(entry.sets):
        work += each.is_work
        found.append(Item(_set(each, work, kind, session, width), index, place))
    if compared is not None and compared.before is not None:
        when = short_date(compared.before.date)
        tone = ACCENT if compared.went_up else MUTED
        mark = f"{UP} " if compared.went_up else "  "
        words = line(Span(f"  {mark}", tone), Span(f"since {when}: ", MUTED), Span(compared.words, tone))
        found.append(Item(fitted(words, width), index))
        found += [
            Item(fitted((Span(f"  {UP} ", ACCENT), Span(each.words, ACCENT)), width), index)
            for each in compared.records[1:]
        ]
    return found


def _move(entry: Entry, done: LoggedSet, width: int) -> Line:
    ending = " s" if done.seconds is not None else ""
    return fitted((*padded(line(f" {entry.name}"), MOVE), Span(f"{done.done}{ending}", MUTED)), width)


def _prescribed(target: Target | None, kind: LoadKind, session: Session) -> Line:
    if target is None or target.span is None:
        return BLANK
    load = f" at {load_words(target.load, kind, session.unit)}" if target.load is not None else ""
    aims = reps(target.aims) if target.aims else f"{target.span[0]}–{target.span[1]}"
    return line(Span(f"aim {aims}{load}", MUTED), Span(f"  {target.rule}" if target.rule else "", LABEL))


def _set(done: LoggedSet, work: int, kind: LoadKind, session: Session, width: int) -> Line:
    what = str(work) if done.is_work else _KINDS[done.kind]
    unit = done.unit or session.unit
    load = "" if done.load is None else bare_load(done.load, kind)
    if done.load is not None and unit is not session.unit:
        load += f" {unit}"
    ending = " s" if done.seconds is not None else ""
    times = "× " if load else "  "
    more: list[str] = []
    if done.fault is not None:
        more.append(f"{done.clean_reps} clean, {done.fault.value}")
    if done.failure:
        more.append("to failure")
    if done.left is not None:
        more.append(f"{number(done.left)} left")
    if done.rest:
        more.append(f"rest {clock(done.rest)}")
    if done.distance is not None:
        more.append(f"{number(done.distance)} {done.distance_unit}".strip())
    if done.note:
        more.append(done.note)
    style = "" if done.is_work else MUTED
    words = line(
        *padded(line(Span(f" {what}", MUTED)), NUMBER),
        Span(f"{load:>{LOAD}} ", style),
        Span(times, MUTED),
        *padded(line(Span(f"{done.done}{ending}", style or STRONG)), DONE),
    )
    said = " · ".join(more)
    room = width - sum(len(each.text) for each in words)
    return (*words, *(wrapped(said, max(8, room), "$warning" if done.fault is not None else MUTED, 1) or (BLANK,))[0])


_KINDS: Mapping[SetKind, str] = {
    SetKind.WORK: "",
    SetKind.RAMP: "ramp",
    SetKind.DROP: "drop",
    SetKind.HOLD: "hold",
    SetKind.MOBILITY: "move",
}


def _kind_of_stranger(entry: Entry) -> LoadKind:
    return LoadKind.STACK if any(each.load is not None for each in entry.sets) else LoadKind.NONE


def sets_of(found: Sequence[Item]) -> tuple[int, ...]:
    """The lines that can be chosen."""
    return tuple(place for place, each in enumerate(found) if each.is_set)
