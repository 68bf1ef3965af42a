"""A session from the tables of our own files."""

from collections.abc import Mapping

from coach.exchange.figures import Unreadable
from coach.exchange.own_facts import Facts, shown
from coach.training.goal import Block
from coach.training.limits import (
    MOST_DISTANCE,
    MOST_IN_A_NAME,
    MOST_IN_A_NOTE,
    MOST_LEFT,
    MOST_LOAD,
    MOST_REPS,
    MOST_REST,
    MOST_SECONDS,
    MOST_SETS,
)
from coach.training.load import Unit
from coach.training.log import Entry, EntryFlag, Fault, LoggedSet, Session, SessionFlag, SetKind, Target


def session_of(raw: Mapping[str, object]) -> Session:
    """The session of a table, without its exercises. Raises Unreadable and UnknownKey."""
    facts = Facts(raw)
    facts.needed("id")
    facts.needed("unit")
    facts.needed("started")
    session_id, unit, started = facts.text("id", MOST_IN_A_NAME), facts.choice("unit", Unit), facts.moment("started")
    if not session_id or unit is None or started is None:
        raise Unreadable("there is no id", "")
    return Session(
        id=session_id,
        routine=facts.text("routine", MOST_IN_A_NAME),
        day=facts.text("day", MOST_IN_A_NAME),
        goal=facts.text("goal", MOST_IN_A_NAME),
        unit=unit,
        started=started,
        finished=facts.moment("finished"),
        bodyweight=facts.number("bodyweight", 1, MOST_LOAD),
        flags=facts.choices("flags", SessionFlag),
        note=facts.text("note", MOST_IN_A_NOTE),
        entries=(),
        title=facts.text("title", MOST_IN_A_NOTE),
        source=facts.text("source", MOST_IN_A_NAME),
        source_key=facts.text("source_key", MOST_IN_A_NOTE),
        batch=facts.text("batch", MOST_IN_A_NAME),
        extra=facts.nothing_more(),
    )


def entry_of(raw: Mapping[str, object]) -> Entry:
    """The exercise of a table, without its sets. Raises Unreadable and UnknownKey."""
    facts = Facts(raw)
    entry_id, block = facts.text("id", MOST_IN_A_NAME), facts.choice("block", Block)
    if not entry_id or block is None:
        raise Unreadable(f"there is no {'id' if not entry_id else 'block'} of the exercise", "")
    return Entry(
        id=entry_id,
        name=facts.text("name", MOST_IN_A_NAME),
        block=block,
        target=_target(facts.get("target")),
        flags=facts.choices("flags", EntryFlag),
        swapped_from=facts.text("swapped_from", MOST_IN_A_NAME),
        note=facts.text("note", MOST_IN_A_NOTE),
        chosen=facts.number("chosen", 0, MOST_LOAD),
        sets_wanted=facts.whole("sets_wanted", 0, MOST_SETS),
        sets=(),
        source_name=facts.text("source_name", MOST_IN_A_NOTE),
        category=facts.text("category", MOST_IN_A_NAME),
        superset=facts.text("superset", MOST_IN_A_NAME),
        extra=facts.nothing_more(),
    )


def set_of(raw: Mapping[str, object]) -> LoggedSet:
    """The set of a table. Raises Unreadable and UnknownKey."""
    facts = Facts(raw)
    return LoggedSet(
        kind=facts.choice("kind", SetKind) or SetKind.WORK,
        load=facts.number("load", 0, MOST_LOAD),
        reps=facts.whole("reps", 0, MOST_REPS),
        seconds=facts.whole("seconds", 0, MOST_SECONDS),
        clean=facts.whole("clean", 0, MOST_SECONDS),
        fault=facts.choice("fault", Fault),
        left=facts.number("left", 0, MOST_LEFT),
        at=facts.moment("at"),
        rest=facts.whole("rest", 0, MOST_REST),
        note=facts.text("note", MOST_IN_A_NOTE),
        unit=facts.choice("unit", Unit),
        failure=facts.truth("failure"),
        distance=facts.number("distance", 0, MOST_DISTANCE),
        distance_unit=facts.text("distance_unit", MOST_IN_A_NAME),
        extra=facts.nothing_more(),
    )


def _target(raw: object) -> Target | None:
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        raise Unreadable("target is not a table", shown(raw))
    facts = Facts(raw)
    facts.needed("sets")
    return Target(
        sets=facts.whole("sets", 0, MOST_SETS) or 0,
        reps=facts.span("reps", 0, MOST_REPS),
        seconds=facts.span("seconds", 0, MOST_SECONDS),
        load=facts.number("load", 0, MOST_LOAD),
        aims=facts.wholes("aims", 0, MOST_SECONDS),
        left=facts.number("left", 0, MOST_LEFT),
        rest=facts.whole("rest", 0, MOST_REST),
        rule=facts.text("rule", MOST_IN_A_NAME),
        extra=facts.nothing_more(),
    )
