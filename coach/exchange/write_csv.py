"""Our own comma-separated file: one row a set, nothing lost that the coach knows."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime

from coach.exchange.cells import cell, guarded, number_cell, row
from coach.exchange.export import Export
from coach.exchange.own_columns import COLUMNS, EXERCISE_COLUMNS, SET_COLUMNS, YES
from coach.training.log import Entry, LoggedSet, Session, Target
from coach.training.wording import count

_NO_EXERCISE = ("",) * len(EXERCISE_COLUMNS)
_NO_SET = ("",) * len(SET_COLUMNS)
_NO_RANGE = ("", "")
_TARGET_COLUMNS = sum(name.startswith("target_") for name in EXERCISE_COLUMNS)


def write_csv(sessions: Sequence[Session]) -> Export:
    """The sessions in the order given, as our own comma-separated file; read again they are the same.

    An exercise without sets has a row of its own, and so has a session without exercises. Keys that the coach does
    not know have no column: our own JSON carries them.
    """
    strange = sum(_has_unknown_keys(each) for each in sessions)
    notices = (
        (f"{count(strange, 'session')} with keys that the coach does not know: only --to json carries those keys.",)
        if strange
        else ()
    )
    return Export(_lines(sessions), notices)


def _lines(sessions: Iterable[Session]) -> Iterator[str]:
    yield row(COLUMNS)
    for session in sessions:
        of_session = _session(session)
        if not session.entries:
            yield row((*of_session, *_NO_EXERCISE, *_NO_SET))
        for number, entry in enumerate(session.entries, start=1):
            before = (*of_session, str(number), *_exercise(entry))
            if not entry.sets:
                yield row((*before, *_NO_SET))
            for place, each in enumerate(entry.sets, start=1):
                yield row((*before, str(place), *_set(each)))


def _session(session: Session) -> tuple[str, ...]:
    return (
        _text(session.id),
        session.started.isoformat(),
        _moment(session.finished),
        _text(session.routine),
        _text(session.day),
        _text(session.goal),
        session.unit.value,
        number_cell(session.bodyweight),
        _flags(session.flags),
        _text(session.note),
        _text(session.title),
        _text(session.source),
        _text(session.source_key),
        _text(session.batch),
    )


def _exercise(entry: Entry) -> tuple[str, ...]:
    return (
        _text(entry.id),
        _text(entry.name),
        entry.block.value,
        _flags(entry.flags),
        _text(entry.note),
        *(("",) * _TARGET_COLUMNS if entry.target is None else _target(entry.target)),
        _text(entry.swapped_from),
        number_cell(entry.chosen),
        number_cell(entry.sets_wanted),
        _text(entry.source_name),
        _text(entry.category),
        _text(entry.superset),
    )


def _target(target: Target) -> tuple[str, ...]:
    return (
        str(target.sets),
        *(_NO_RANGE if target.reps is None else map(str, target.reps)),
        *(_NO_RANGE if target.seconds is None else map(str, target.seconds)),
        number_cell(target.load),
        " ".join(map(str, target.aims)),
        number_cell(target.left),
        number_cell(target.rest),
        _text(target.rule),
    )


def _set(logged: LoggedSet) -> tuple[str, ...]:
    return (
        logged.kind.value,
        number_cell(logged.load),
        "" if logged.unit is None else logged.unit.value,
        number_cell(logged.reps),
        number_cell(logged.seconds),
        number_cell(logged.clean),
        "" if logged.fault is None else logged.fault.value,
        number_cell(logged.left),
        YES if logged.failure else "",
        _moment(logged.at),
        number_cell(logged.rest),
        number_cell(logged.distance),
        _text(logged.distance_unit),
        _text(logged.note),
    )


def _text(text: str) -> str:
    return cell(guarded(text)) if text else ""


def _moment(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat()


def _flags(flags: Collection[str]) -> str:
    return " ".join(sorted(flags))


def _has_unknown_keys(session: Session) -> bool:
    return bool(session.extra) or any(
        entry.extra or (entry.target is not None and entry.target.extra) or any(each.extra for each in entry.sets)
        for entry in session.entries
    )
