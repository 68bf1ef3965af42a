"""The sessions of the past, one after the other."""

from collections.abc import Iterator, Mapping, Sequence

from coach.exchange.cells import cell, guarded, row
from coach.report.progress import form_of, point_of, record_of
from coach.report.values import VERSION, Json, number
from coach.training.comparing import Compared
from coach.training.exercise import Exercise
from coach.training.load import Unit
from coach.training.progress import Progress
from coach.training.summary import Summary

COLUMNS = (
    "session",
    "date",
    "started",
    "minutes",
    "routine",
    "day",
    "goal",
    "title",
    "source",
    "flags",
    "unit",
    "bodyweight",
    "exercises",
    "sets",
    "clean_reps",
    "volume",
    "volume_unit",
    "sets_with_a_fault",
    "records",
    "went_up",
    "note",
)
"""Of the comma-separated form, a row a session; `exercises` and `went_up` are ids with spaces between."""
EXERCISE_COLUMNS = ("load", "load_unit", "work_sets", "clean", "longest", "e1rm", "e1rm_trust", "rule", "what_changed")
"""More of them where one exercise was asked for; `clean` and `longest` are seconds for what is held."""


def history(found: Sequence[Summary], unit: Unit, progress: Progress | None) -> Json:
    """The sessions in the order given; volumes, and the points of one exercise, in `unit`."""
    points = {} if progress is None else {each.session: each for each in progress.points}
    return {
        "version": VERSION,
        "unit": unit.value,
        "exercise": None if progress is None else progress.exercise.id,
        "trend_only": progress is not None and progress.is_trend_only,
        "sessions": [
            {
                **_summary(each),
                **(
                    {"point": point_of(points[each.session.id], progress.exercise)}
                    if progress is not None and each.session.id in points
                    else {}
                ),
            }
            for each in found
        ],
    }


def _summary(found: Summary) -> Json:
    session = found.session
    return {
        "id": session.id,
        "date": session.date.isoformat(),
        "started": session.started.isoformat(),
        "finished": None if session.finished is None else session.finished.isoformat(),
        "minutes": found.minutes,
        "routine": session.routine,
        "day": session.day,
        "goal": session.goal,
        "unit": session.unit.value,
        "bodyweight": number(session.bodyweight),
        "flags": sorted(each.value for each in session.flags),
        "title": session.title,
        "source": session.source,
        "note": session.note,
        "exercises": [each.id for each in found.exercises],
        "sets": found.sets,
        "clean_reps": found.clean,
        "volume": number(found.volume),
        "form": form_of(found.form),
        "went_up": [change_of(each) for each in found.went_up],
        "records": [record_of(each) for each in found.records],
    }


def change_of(compared: Compared) -> Json:
    """What changed in an exercise since the time before."""
    return {
        "id": compared.exercise.id,
        "name": compared.exercise.name,
        "block": compared.block.value,
        "changes": [each.value for each in compared.changes],
        "words": compared.words,
    }


def history_lines(found: Sequence[Summary], unit: Unit, progress: Progress | None) -> Iterator[str]:
    """The same as comma-separated rows, the names of the columns first."""
    yield row(COLUMNS if progress is None else (*COLUMNS, *EXERCISE_COLUMNS))
    points = {} if progress is None else {each.session: point_of(each, progress.exercise) for each in progress.points}
    for each in found:
        cells = _cells(each, unit)
        if progress is not None:
            cells = (*cells, *_point_cells(points.get(each.session.id), _words(each, progress.exercise), unit))
        yield row(cell(guarded(one)) for one in cells)


def _cells(found: Summary, unit: Unit) -> tuple[str, ...]:
    session = found.session
    return (
        session.id,
        session.date.isoformat(),
        session.started.isoformat(),
        "" if found.minutes is None else str(found.minutes),
        session.routine,
        session.day,
        session.goal,
        session.title,
        session.source,
        " ".join(sorted(each.value for each in session.flags)),
        session.unit.value,
        _number(number(session.bodyweight)),
        " ".join(dict.fromkeys(each.id for each in found.exercises)),
        str(found.sets),
        str(found.clean),
        _number(number(found.volume)),
        unit.value,
        str(found.form.tainted),
        str(len(found.records)),
        " ".join(dict.fromkeys(each.exercise.id for each in found.went_up)),
        session.note,
    )


def _point_cells(point: Json | None, words: str, unit: Unit) -> tuple[str, ...]:
    if point is None:
        return ("",) * len(EXERCISE_COLUMNS)
    clean = point.get("clean_reps", point.get("clean_seconds"))
    told: Mapping[str, object] = {"load_unit": unit.value, "clean": clean, "what_changed": words} | {
        "work_sets": point["sets"]
    }
    return tuple(_number(told[name] if name in told else point[name]) for name in EXERCISE_COLUMNS)


def _words(found: Summary, exercise: Exercise) -> str:
    return "; ".join(each.words for each in found.compared if each.exercise.id == exercise.id)


def _number(value: object) -> str:
    return "" if value is None else str(value)
