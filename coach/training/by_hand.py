"""Sets that are told afterwards, in shorthand, without a plan: a finished session of their own.

What is told within a few hours of one day is one session. Nothing was prescribed, so the rules look at it as at any
session without a prescription.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from coach.training.exercise import Exercise
from coach.training.frozen import frozen
from coach.training.goal import Block
from coach.training.limits import MOST_IN_A_NOTE
from coach.training.load import NO_LOAD, Ladder, LoadKind, Unit
from coach.training.log import Entry, LoggedSet, Session
from coach.training.moment import aware
from coach.training.offers import is_surprising
from coach.training.outliers import LOADED
from coach.training.shorthand import read_set
from coach.training.text import clean
from coach.training.typed import Refusal
from coach.training.wording import bare_load

TOGETHER = timedelta(hours=3)
"""Longer after the last set of a session told by hand, the next set is another session's [H]."""
_EXAMPLE_LOAD: Mapping[LoadKind, str] = MappingProxyType(
    {LoadKind.BARBELL: "62.5", LoadKind.DUMBBELL: "20", LoadKind.STACK: "45", LoadKind.ASSISTED: "30"}
)


@frozen
class Mistyped:
    """A set that is not taken."""

    place: int
    """Which of those typed, from 1."""
    text: str
    """As it was typed."""
    reason: str
    """Why, and what would be taken; without a full stop."""


def read_sets(words: Sequence[str], exercise: Exercise, unit: Unit) -> tuple[LoggedSet, ...] | Mistyped:
    """Sets as they were typed, a load that is not typed again as in the set before; or the first that is not taken."""
    sets: list[LoggedSet] = []
    like = _blank(exercise)
    for place, text in enumerate(words, start=1):
        read = read_set(text, like, unit)
        if isinstance(read, LoggedSet):
            refused = _misfit(read, exercise)
            if not refused:
                sets.append(read)
                like = replace(_blank(exercise), load=read.load)
                continue
            read = Refusal(refused)
        return Mistyped(place, text, read.reason)
    return tuple(sets)


def _blank(exercise: Exercise) -> LoggedSet:
    """What is not typed of a set: plain where the body is lifted, counted as the exercise is."""
    load = NO_LOAD if exercise.kind is LoadKind.BODYWEIGHT else None
    return LoggedSet(load=load, seconds=0) if exercise.is_held else LoggedSet(load=load, reps=0)


def _misfit(done: LoggedSet, exercise: Exercise) -> str:
    """Why a set that can be read is none of this exercise; empty where it is."""
    name = exercise.name
    if exercise.kind is LoadKind.NONE:
        how = f"30{'s' if exercise.is_held else ''}"
        return f"{name} has no load: type it like {how}" if done.load is not None else ""
    if done.load is None or (exercise.kind in LOADED and done.load == NO_LOAD):
        example = f"{_EXAMPLE_LOAD.get(exercise.kind, '10')}x{'30s' if exercise.is_held else '9'}"
        return f"{name} needs a load: type it like {example}"
    return ""


def surprise(
    sets: Iterable[LoggedSet], ladder: Ladder, best: Fraction | None, bodyweight: Decimal | None
) -> tuple[int, str] | None:
    """The first set that looks like a slip of the finger, from 1, and what to ask of it; None where none does."""
    before: Decimal | None = None
    for place, each in enumerate(sets, start=1):
        asked = is_surprising(
            load=each.load if ladder.loads else None,
            reps=each.reps or 0,
            standing=before,
            best=best,
            ladder=ladder,
            bodyweight=bodyweight,
        )
        if asked is not None:
            return place, asked
        before = each.load
    return None


def is_by_hand(session: Session) -> bool:
    """Whether a session was told by hand: finished, of no routine and no other app, with nothing prescribed."""
    has_origin = session.routine or session.day or session.source or session.title
    return session.is_finished and not has_origin and all(each.target is None for each in session.entries)


def goes_on(session: Session, at: datetime, unit: Unit) -> bool:
    """Whether sets told of the moment `at` belong to a session told by hand: same day, same unit, a few hours."""
    if session.finished is None or session.unit is not unit or not is_by_hand(session):
        return False
    return session.date == at.date() and session.started <= at <= session.finished + TOGETHER


def told(
    exercise: Exercise,
    sets: Sequence[LoggedSet],
    at: datetime,
    *,
    session_id: str,
    unit: Unit,
    bodyweight: Decimal | None,
    note: str = "",
) -> Session:
    """A session of these sets alone, over as it begins. ValueError where `at` is not aware."""
    moment = aware(at).replace(microsecond=0)
    session = Session(id=session_id, unit=unit, started=moment, finished=moment, bodyweight=bodyweight)
    return also_told(session, exercise, sets, moment, note=note)


def also_told(
    session: Session, exercise: Exercise, sets: Sequence[LoggedSet], at: datetime, *, note: str = ""
) -> Session:
    """The same session with these sets more; more sets of an exercise it has follow those it has."""
    block = Block.BICEPS if exercise.is_isolation else Block.COMPOUND
    entries = list(session.entries)
    place = next((place for place, each in enumerate(entries) if (each.id, each.block) == (exercise.id, block)), None)
    if place is None:
        entries.append(Entry(id=exercise.id, name=exercise.name, block=block, sets=tuple(sets), note=note))
    else:
        known = entries[place]
        notes = clean("; ".join(filter(None, (known.note, note))), MOST_IN_A_NOTE)
        entries[place] = replace(known, sets=(*known.sets, *sets), note=notes)
    ended = at.replace(microsecond=0)
    finished = ended if session.finished is None else max(session.finished, ended)
    return replace(session, entries=tuple(entries), finished=finished)


def in_short(sets: Iterable[LoggedSet], kind: LoadKind) -> str:
    """Sets as a person reads them: 62.5 × 9, 62.5 × 8."""
    return ", ".join(_in_short(each, kind) for each in sets)


def _in_short(done: LoggedSet, kind: LoadKind) -> str:
    load = "" if done.load is None else f"{bare_load(done.load, kind)} × "
    return f"{load}{done.done}{' s' if done.seconds is not None else ''}"
