"""An exercise over time."""

from coach.report.values import Json, number
from coach.training.exercise import Exercise
from coach.training.form import Form
from coach.training.progress import Point
from coach.training.records import Record


def point_of(point: Point, exercise: Exercise) -> Json:
    """One session of an exercise; its loads and its estimate in the unit asked for."""
    return {
        "load": number(point.base),
        "hardest": number(point.hardest),
        "range": None if point.span is None else list(point.span),
        "sets": point.sets,
        "clean_seconds" if exercise.is_held else "clean_reps": point.clean,
        "longest": point.longest,
        "faults": [each.value for each in point.faults],
        "e1rm": None if point.estimate is None else number(point.estimate.value),
        "e1rm_trust": "none" if point.estimate is None else point.estimate.trust.value,
        "rule": point.rule,
        "deload": point.is_deload,
        "rough": point.is_rough,
        "pain": point.is_pain,
        "return": point.is_return,
        "days_off": point.days_off,
        "records": [record_of(each) for each in point.records],
    }


def record_of(record: Record) -> Json:
    """One record, in its session's unit."""
    return {
        "exercise": record.exercise_id,
        "kind": record.kind.value,
        "value": number(record.value),
        "before": number(record.before),
        "words": record.words,
    }


def form_of(form: Form) -> Json:
    """How some work sets were done."""
    return {"sets": form.sets, "momentum": form.momentum, "range": form.short, "share": number(form.share)}
