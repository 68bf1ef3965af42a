"""Made-up sessions of every shape."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

from hypothesis import strategies as st

from coach.storage.schema import read_only
from coach.training.goal import Block
from coach.training.load import Unit
from coach.training.log import Entry, EntryFlag, Fault, LoggedSet, Session, SessionFlag, SetKind, Target
from coach.training.text import clean

NOW = datetime(2026, 11, 22, 7, 5, 11, tzinfo=timezone(timedelta(hours=1)))


def a_session(session_id: str = "2026-11-22T070511-k7q2", **more: Decimal | None) -> Session:
    """A running session with one set."""
    logged = LoggedSet(load=more.get("load", Decimal("62.5")), reps=9, at=NOW, rest=150)
    entry = Entry(id="barbell-row", name="Barbell row", block=Block.COMPOUND, sets=(logged,))
    return Session(id=session_id, routine="back-biceps", day="heavy", unit=Unit.KG, started=NOW, entries=(entry,))


def _scaled(most: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(min_value=0, max_value=most, places=2) | st.integers(0, most).map(Decimal)


def _maybe(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.just("") | strategy


TEXTS = st.text(max_size=30).map(clean) | st.sampled_from(['"quoted" \\ back', "Klimmzug ♥ 引体向上", "a = [1] # no"])
LOADS = st.none() | _scaled(2000)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes))) | st.just(UTC)
MOMENTS = st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2150, 1, 1), timezones=OFFSETS)  # noqa: DTZ001 - hypothesis adds the zone
_LEAVES: st.SearchStrategy[object] = (
    st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | MOMENTS
    | st.dates()
    | st.times()
    | st.datetimes()
)
_UNKNOWN_KEYS = st.text(max_size=12).filter(lambda key: len(key) != 0).map("x-".__add__)
_VALUES = st.recursive(
    _LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
)
EXTRAS: st.SearchStrategy[dict[str, object]] = st.just({}) | st.dictionaries(
    _UNKNOWN_KEYS, _VALUES.map(read_only), max_size=2
)
REPS = st.integers(0, 999)
SECONDS = st.integers(0, 86_400)

SETS = st.builds(
    LoggedSet,
    kind=st.sampled_from(SetKind),
    load=LOADS,
    reps=st.none() | REPS,
    seconds=st.none() | SECONDS,
    clean=st.none() | REPS,
    fault=st.none() | st.sampled_from(Fault),
    left=st.none() | _scaled(20),
    at=st.none() | MOMENTS,
    rest=st.none() | SECONDS,
    note=_maybe(TEXTS),
    unit=st.none() | st.sampled_from(Unit),
    failure=st.booleans(),
    distance=LOADS,
    distance_unit=_maybe(TEXTS),
    extra=EXTRAS,
)
TARGETS = st.builds(
    Target,
    sets=st.integers(0, 20),
    reps=st.none() | st.tuples(REPS, REPS).map(lambda pair: (min(pair), max(pair))),
    seconds=st.none() | st.tuples(SECONDS, SECONDS).map(lambda pair: (min(pair), max(pair))),
    load=LOADS,
    aims=st.lists(REPS, max_size=5).map(tuple),
    left=st.none() | _scaled(20),
    rest=st.none() | SECONDS,
    rule=_maybe(TEXTS),
    extra=EXTRAS,
)
ENTRIES = st.builds(
    Entry,
    id=TEXTS.filter(bool),
    name=TEXTS,
    block=st.sampled_from(Block),
    target=st.none() | TARGETS,
    flags=st.frozensets(st.sampled_from(EntryFlag)),
    swapped_from=_maybe(TEXTS),
    note=_maybe(TEXTS),
    chosen=LOADS,
    sets_wanted=st.none() | st.integers(0, 20),
    sets=st.lists(SETS, max_size=3).map(tuple),
    source_name=_maybe(TEXTS),
    category=_maybe(TEXTS),
    superset=_maybe(TEXTS),
    extra=EXTRAS,
)
SESSIONS = st.builds(
    Session,
    id=TEXTS.filter(bool),
    routine=_maybe(TEXTS),
    day=_maybe(TEXTS),
    goal=_maybe(TEXTS),
    unit=st.sampled_from(Unit),
    started=MOMENTS,
    finished=st.none() | MOMENTS,
    bodyweight=st.none() | st.decimals(min_value=1, max_value=2000, places=1),
    flags=st.frozensets(st.sampled_from(SessionFlag)),
    note=_maybe(TEXTS),
    entries=st.lists(ENTRIES, max_size=3).map(tuple),
    title=_maybe(TEXTS),
    source=_maybe(TEXTS),
    source_key=_maybe(TEXTS),
    batch=_maybe(TEXTS),
    extra=EXTRAS,
)
