"""Made-up histories to be written, and files to be read back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from decimal import Decimal

from hypothesis import strategies as st

from coach.exchange.export import Export
from coach.exchange.formats import Asked, Format
from coach.exchange.outgoing import weight_in
from coach.exchange.reading import NotUnderstood, Reading, UnitNeeded
from coach.exchange.table import opened
from coach.training.exercise import Catalogue
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import NOTHING_MORE, Entry, LoggedSet, Session, SetKind
from coach.training.text import clean
from tests.storage.sessions import SESSIONS

ZONE = timezone(timedelta(hours=1))
HISTORIES = st.lists(SESSIONS, min_size=1, max_size=4, unique_by=lambda each: each.id).map(
    lambda sessions: sorted(sessions, key=lambda each: each.started)
)


def text_of(export: Export) -> str:
    """The whole file."""
    return "".join(export.lines)


def read(form: Format, text: str, unit: Unit | None = None, *, insist: bool = True, zone: tzinfo = UTC) -> Reading:
    """What a reader makes of a file, however many of its rows are wrong."""
    return form.read(opened(text.encode()), Asked(Catalogue({}), zone, unit, insist))


def answer(form: Format, text: str) -> Reading | str:
    """What a reader makes of a file, or the sentence with which it refuses; anything else is raised."""
    try:
        return read(form, text)
    except (NotUnderstood, UnitNeeded) as refused:
        return str(refused)


def without_unknown_keys(session: Session) -> Session:
    """The session with what the coach knows of it."""
    return replace(session, extra=NOTHING_MORE, entries=tuple(_bare(each) for each in session.entries))


def _bare(entry: Entry) -> Entry:
    target = None if entry.target is None else replace(entry.target, extra=NOTHING_MORE)
    return replace(entry, extra=NOTHING_MORE, target=target, sets=_bare_sets(entry.sets))


def _bare_sets(sets: Sequence[LoggedSet]) -> tuple[LoggedSet, ...]:
    return tuple(replace(each, extra=NOTHING_MORE) for each in sets)


def read_bytes(form: Format, content: bytes, unit: Unit | None = None) -> Reading:
    """What a reader makes of a real file, in `ZONE`."""
    return form.read(opened(content), Asked(Catalogue({}), ZONE, unit))


@st.composite
def tidy_histories(draw: st.DrawFn, *, to_the: timedelta, superset: bool) -> list[Session]:
    """Histories that other apps have words for: work, warm-up and drop sets, times to the minute, few figures."""
    days = draw(st.lists(st.integers(0, 3000), min_size=1, max_size=3, unique=True))
    return [_tidy_session(draw, day, to_the, superset=superset) for day in sorted(days)]


def _tidy_session(draw: st.DrawFn, day: int, to_the: timedelta, *, superset: bool) -> Session:
    started = datetime(2020, 1, 1, tzinfo=ZONE) + timedelta(days=day) + to_the * draw(st.integers(0, 1000))
    names = draw(st.lists(_WORDS, min_size=1, max_size=3, unique_by=str.casefold))
    entries = [
        Entry(
            id=f"own-{place}",
            name=name,
            block=Block.COMPOUND,
            note=draw(st.just("") | _WORDS),
            superset=draw(st.sampled_from(["", "0", "1"])) if superset else "",
            sets=tuple(draw(st.lists(_TIDY_SETS, min_size=1, max_size=4))),
        )
        for place, name in enumerate(names)
    ]
    return Session(
        id=f"day-{day}",
        unit=draw(st.sampled_from(Unit)),
        started=started,
        finished=started + timedelta(minutes=draw(st.integers(1, 300))),
        title=draw(_WORDS),
        note=draw(st.just("") | _WORDS),
        entries=tuple(entries),
    )


_WORDS = (
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12)
    .map(clean)
    .filter(bool)
)
_LOADS = st.none() | st.decimals(min_value=Decimal("0.25"), max_value=500, places=2)
_TIDY_SETS = st.builds(
    LoggedSet,
    kind=st.sampled_from([SetKind.WORK, SetKind.RAMP, SetKind.DROP]),
    load=_LOADS,
    reps=st.integers(1, 99),
    seconds=st.none() | st.integers(1, 999),
    left=st.none() | st.integers(0, 8).map(lambda halves: Decimal(halves) / 2),
    unit=st.none() | st.sampled_from(Unit),
).flatmap(lambda each: st.booleans().map(lambda failure: replace(each, failure=failure and each.is_work)))


def told(session: Session, unit: Unit) -> object:
    """What another app's file can tell of a session, its loads in that unit."""
    return (
        session.title,
        session.started,
        session.finished,
        session.note,
        [
            (
                entry.source_name or entry.name,
                entry.note,
                entry.superset,
                [
                    (each.kind, weight_in(each, session, unit), each.reps, each.seconds, each.left, each.failure)
                    for each in entry.sets
                ],
            )
            for entry in session.entries
        ],
    )
