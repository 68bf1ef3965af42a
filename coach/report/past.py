"""What was done."""

from coach.report.values import VERSION, Json, done_of, number
from coach.training.log import Entry, LoggedSet, Session, Target


def session(done: Session) -> Json:
    """One session whole, as it is kept."""
    return {
        "version": VERSION,
        "id": done.id,
        "date": done.date.isoformat(),
        "routine": done.routine,
        "day": done.day,
        "goal": done.goal,
        "unit": done.unit.value,
        "started": done.started.isoformat(),
        "finished": None if done.finished is None else done.finished.isoformat(),
        "bodyweight": number(done.bodyweight),
        "flags": sorted(each.value for each in done.flags),
        "note": done.note,
        "title": done.title,
        "source": done.source,
        "exercises": [_entry(each) for each in done.entries],
    }


def _entry(entry: Entry) -> Json:
    return {
        "id": entry.id,
        "name": entry.name,
        "block": entry.block.value,
        "target": None if entry.target is None else _target(entry.target),
        "flags": sorted(each.value for each in entry.flags),
        "swapped_from": entry.swapped_from,
        "note": entry.note,
        "sets": [_set(each) for each in entry.sets],
    }


def _target(target: Target) -> Json:
    span = {"seconds": list(target.seconds)} if target.seconds is not None else {"reps": list(target.reps or ())}
    return {
        "sets": target.sets,
        **span,
        "load": number(target.load),
        "aims": list(target.aims),
        "left": number(target.left),
        "rest": target.rest,
        "rule": target.rule,
    }


def _set(done: LoggedSet) -> Json:
    more: dict[str, object] = {}
    if done.unit is not None:
        more["unit"] = done.unit.value
    if done.failure:
        more["failure"] = True
    if done.distance is not None:
        more |= {"distance": number(done.distance), "distance_unit": done.distance_unit}
    return {
        "kind": done.kind.value,
        "load": number(done.load),
        **done_of(done, is_held=done.reps is None and done.seconds is not None),
        "at": None if done.at is None else done.at.isoformat(),
        "rest": done.rest,
        "note": done.note,
        **more,
    }
