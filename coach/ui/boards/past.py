"""A session whole, and two versions of one beside each other."""

from coach.past import Versions
from coach.training.exercise import Catalogue
from coach.training.goal import LIFTED_BLOCKS
from coach.training.load import LoadKind
from coach.training.log import Entry, EntryFlag, Session
from coach.training.wording import count, long_date, number
from coach.ui.boards.why import sets_in_a_row
from coach.ui.scene import BLANK, MUTED, STRONG, Line, Span, line, padded

DATE = 24


def whole(session: Session, catalogue: Catalogue) -> tuple[Line, ...]:
    """A session set by set, without its note."""
    found: list[Line] = []
    for entry in session.entries:
        if not entry.sets or (entry.block not in LIFTED_BLOCKS and not entry.work_sets):
            continue
        found.extend([BLANK] if found else [])
        found.extend(_entry(entry, catalogue, session))
    return tuple(found)


def _entry(entry: Entry, catalogue: Catalogue, session: Session) -> tuple[Line, ...]:
    exercise = catalogue.get(entry.id)
    kind = exercise.kind if exercise is not None else LoadKind.STACK
    told = [each.value for each in sorted(entry.flags) if each is EntryFlag.PAIN]
    left = [f"{number(each.left)}" if each.left is not None else "–" for each in entry.work_sets]
    more = [f"left {' '.join(left)}"] if any(each.left is not None for each in entry.work_sets) else []
    clean = [str(each.clean_reps) for each in entry.work_sets]
    if any(each.is_tainted for each in entry.work_sets):
        more.append(f"clean {' '.join(clean)}")
    name = line(Span(entry.name, STRONG), Span(f"  {', '.join(told)}" if told else "", "$warning"))
    sets = line("  ", sets_in_a_row(entry, kind, session.unit))
    return (name, (*sets, Span(f"   {'   '.join(more)}" if more else "", MUTED)))


def two_versions(found: Versions) -> Line:
    """A session of which another version lies beside, in one line."""
    session = found.ours or found.theirs
    when = long_date(session.date) if session is not None else found.copy.name
    return line(Span("two versions  ", "$warning"), Span(when, STRONG), Span("  choose one", MUTED))


def version(label: str, session: Session | None) -> Line:
    """One of two versions, to choose from."""
    if session is None:
        return line(Span(label, STRONG), Span("  no file", MUTED))
    sets = count(sum(len(each.sets) for each in session.entries), "set")
    latest = f"{session.last_moment:%H:%M}"
    return (*padded(line(Span(label, STRONG)), DATE), Span(f"{sets}, the last at {latest}", MUTED))
