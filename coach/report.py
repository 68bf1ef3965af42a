"""Plans, suggestions and sessions as plain values for JSON: numbers are numbers, keys are never dropped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from coach.checkup import Checkup
from coach.terminal import Facts
from coach.training.ahead import Ahead, Foreseen
from coach.training.evidence import Bout, bouts_of, counts_for, lane, rack_load
from coach.training.exercise import Exercise
from coach.training.goal import DayKind
from coach.training.history import terms_of
from coach.training.log import Entry, LoggedSet, Session, Target
from coach.training.plan import RECOVERY, Lifter, Plan, Planned
from coach.training.wording import count, listed, long_date
from coach.transfer import Backup, Comparison, Restored

VERSION = 1
"""Of these values: it changes only if a key must ever mean something else."""
SHOWN_OF_A_LANE = 3
"""Earlier sessions that a reason is shown with."""

Json = Mapping[str, object]

_PLACES = 2


@dataclass(frozen=True, slots=True)
class Explained:
    """An exercise of the session to come with the sessions that its load was worked out from."""

    plan: Plan
    planned: Planned
    lane: tuple[Bout, ...]
    """The newest sessions of the same range, the newest first."""


def explained(plan: Plan, planned: Planned, lifter: Lifter, past: Iterable[Session]) -> Explained:
    """A planned exercise with the newest sessions of its lane."""
    sessions = tuple(past)
    exercise, on = planned.exercise, plan.on
    terms = terms_of(exercise, sessions, lifter.rack, on, lifter.bodyweight)
    bouts = bouts_of(exercise.id, planned.block, sessions, on, terms, held=exercise.is_held)
    return Explained(plan, planned, tuple(lane(bouts, planned.prescription.span))[:SHOWN_OF_A_LANE])


def number(value: Decimal | Fraction | None) -> int | float | None:
    """A number for JSON: whole ones without a point."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(value)


# ------------------------------------------------------------------ what comes


def coming(plan: Plan, lifter: Lifter) -> Json:
    """The session to come."""
    return {
        "version": VERSION,
        "on": plan.on.isoformat(),
        "routine": plan.routine.id,
        "day": plan.day.id,
        "goal": plan.goal.id,
        "unit": lifter.rack.unit.value,
        "exercises": [_planned(each, lifter) for each in plan.planned],
        "warmup": [_move(each) for each in plan.warmup],
        "cooldown": [_move(each) for each in plan.cooldown],
        "left_out": [{"slot": each.name, "reason": left_out_reason(lifter)} for each in plan.left_out],
        "rough": plan.rough,
        "minutes": plan.minutes,
        "notices": list(notices(plan)),
    }


def notices(plan: Plan) -> tuple[str, ...]:
    """What is to be said of the session as a whole."""
    said: list[str] = []
    if plan.is_done_today:
        said.append(f"Done for today: a session was finished on this date. {_when_rested(plan)}.")
    elif plan.is_too_soon:
        said.append(f"The last pull session ended less than 48 hours ago. {_when_rested(plan)}{_or_lighter(plan)}.")
    said.extend(
        f"{before.name} hurt twice running, so {after.name} stands in its place. "
        "Pain that stays is for a physiotherapist or doctor."
        for before, after in plan.swapped_for_pain
    )
    if plan.missing:
        said.append(f"Nothing in this session works {listed(plan.missing, 'or')}.")
    return tuple(said)


def _when_rested(plan: Plan) -> str:
    """From when on the muscles have had their 48 hours."""
    ended = None if plan.last_pull is None else plan.last_pull.finished
    if ended is None:
        return "Muscles grow during rest"
    rested = (ended + RECOVERY).astimezone(plan.at.tzinfo)
    day = long_date(rested) if rested.year == plan.on.year else f"{long_date(rested)} {rested.year}"
    return f"Muscles grow during rest: better after {rested:%H:%M} on {day}"


def _or_lighter(plan: Plan) -> str:
    """The level's easier day, where a heavy one would come too soon."""
    days = (plan.routine.day(each) for each in plan.routine.levels[plan.level])
    lighter = next((each for each in days if each is not None and each.kind is DayKind.LIGHT), None)
    if plan.day.kind is not DayKind.HEAVY or lighter is None:
        return ""
    return f", or today with `coach next --day {lighter.id}`"


def left_out_reason(lifter: Lifter) -> str:
    """Why a slot is left out."""
    match sorted(each.value for each in lifter.equipment):
        case []:
            return "nothing fits without equipment"
        case [one]:
            return f"nothing fits with {_named(one)} alone"
        case several:
            return f"nothing fits with {listed(_named(each) for each in several)}"


def _named(equipment: str) -> str:
    """A piece of equipment as a sentence has it: a barbell, an assisted machine, dumbbells."""
    if equipment.endswith("s"):
        return equipment
    return f"{'an' if equipment[0] in 'aeiou' else 'a'} {equipment}"


def _planned(planned: Planned, lifter: Lifter) -> Json:
    suggestion, prescription = planned.suggestion, planned.prescription
    return {
        "id": planned.exercise.id,
        "name": planned.exercise.name,
        "block": planned.block.value,
        "slot_sets": planned.slot_sets,
        "sets": suggestion.sets,
        "seconds" if planned.exercise.is_held else "reps": list(prescription.span),
        "load": number(suggestion.load),
        "aims": list(suggestion.aims),
        "left": number(prescription.left),
        "rest": prescription.rest,
        "rule": suggestion.rule.value,
        "reason": suggestion.reason,
        "turning_point": suggestion.turning_point,
        "last": _last(planned, lifter),
        "ramp": [{"load": number(step.load), "reps": step.reps} for step in planned.ramp],
        "plates": None if planned.plates is None else [number(each) for each in planned.plates.side],
        "ramp_form": None if planned.ramp_form is None else planned.ramp_form.id,
        "notices": list(suggestion.notices),
    }


def _last(planned: Planned, lifter: Lifter) -> Json | None:
    session = planned.last
    if session is None:
        return None
    ladder = lifter.rack.ladder(planned.exercise.id, planned.exercise.kind)
    return {
        "date": session.date.isoformat(),
        "sets": [
            {
                "load": None
                if each.load is None
                else number(_for_reading(rack_load(each.load, each.unit or session.unit, ladder))),
                **_done(each, is_held=planned.exercise.is_held),
            }
            for entry in session.entries
            if entry.id == planned.exercise.id and counts_for(entry, planned.block)
            for each in entry.work_sets
        ],
    }


def _done(each: LoggedSet, *, is_held: bool) -> Json:
    return {
        "seconds" if is_held else "reps": each.done,
        "clean": each.clean_reps,
        "left": number(each.left),
        "fault": None if each.fault is None else each.fault.value,
    }


def _for_reading(load: Fraction) -> Fraction:
    """A load of the other unit that no rack load is near to, cut to what a person can read."""
    return load if load * 10**_PLACES == int(load * 10**_PLACES) else round(load, _PLACES)


def _move(exercise: Exercise) -> Json:
    counted = {"seconds": exercise.seconds[0]} if exercise.seconds is not None else {"reps": exercise.reps}
    return {"id": exercise.id, "name": exercise.name, **counted, "sides": 2 if exercise.one_sided else 1}


# ------------------------------------------------------------------ why


def why(told: Explained, lifter: Lifter) -> Json:
    """One suggestion with everything that it rests on."""
    suggestion = told.planned.suggestion
    return {
        "version": VERSION,
        "on": told.plan.on.isoformat(),
        "routine": told.plan.routine.id,
        "day": told.plan.day.id,
        "goal": told.plan.goal.id,
        "unit": lifter.rack.unit.value,
        **_planned(told.planned, lifter),
        "inputs": [{"name": each.name, "value": each.value} for each in suggestion.inputs],
        "source": suggestion.source,
        "lane": [_bout(each, is_held=told.planned.exercise.is_held) for each in told.lane],
    }


def _bout(bout: Bout, *, is_held: bool) -> Json:
    return {
        "id": bout.session.id,
        "date": bout.date.isoformat(),
        "base": None if bout.base is None else number(_for_reading(bout.base)),
        "sets": [
            {
                "load": None if each.load is None else number(_for_reading(each.load)),
                "seconds" if is_held else "reps": each.done,
                "clean": each.clean,
                "left": number(each.left),
                "fault": None if each.fault is None else each.fault.value,
            }
            for each in bout.efforts
        ],
    }


# ------------------------------------------------------------------ the weeks to come


def prospect(told: Ahead) -> Json:
    """Where the plan leads, session by session."""
    return {
        "version": VERSION,
        "routine": told.routine.id,
        "goal": told.goal.id,
        "unit": told.unit.value,
        "weeks": [
            {
                "week": visit.week,
                "date": visit.on.isoformat(),
                "day": visit.plan.day.id,
                "exercises": [_foreseen(each) for each in visit.exercises],
            }
            for visit in told.visits
        ],
        "stuck": [
            {
                "id": each.exercise.id,
                "name": each.exercise.name,
                "day": each.day,
                "load": number(each.load),
                "since": each.since,
                "until": each.until,
                "reason": each.sentence,
            }
            for each in told.stuck
        ],
    }


def _foreseen(foreseen: Foreseen) -> Json:
    suggestion = foreseen.planned.suggestion
    return {
        "id": foreseen.exercise.id,
        "name": foreseen.exercise.name,
        "load": number(suggestion.load),
        "aims": list(suggestion.aims),
        "rule": suggestion.rule.value,
        "taken": number(foreseen.taken),
    }


# ------------------------------------------------------------------ what was done


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
        **_done(done, is_held=done.reps is None and done.seconds is not None),
        "at": None if done.at is None else done.at.isoformat(),
        "rest": done.rest,
        "note": done.note,
        **more,
    }


# ------------------------------------------------------------------ files


def checkup(found: Checkup, terminal: Facts) -> Json:
    """Every file and every problem."""
    return {
        "version": VERSION,
        "ok": found.is_ok,
        "sessions": found.sessions,
        "files": found.files,
        "problems": [
            {"file": each.file, "place": each.place, "sentence": each.sentence, "way_out": each.way_out}
            for each in found.problems
        ],
        "notices": list(found.notices),
        "paths": {name: str(path) for name, path in found.paths.items()},
        "terminal": {
            "term": terminal.term,
            "colours": terminal.colours,
            "columns": terminal.columns,
            "lines": terminal.lines,
            "utf8": terminal.is_utf8,
            "screen": not terminal.no_screen,
            "reason": terminal.no_screen,
        },
        "routes": {each.name: {"works": each.works, "why": each.why} for each in found.routes},
        "versions": dict(found.versions),
    }


def backed_up(kept: Backup) -> str:
    """What a backup holds, in a sentence."""
    files = len(kept.archive.manifest.files)
    sessions = len(kept.archive.manifest.sessions)
    held = f"{count(sessions, 'session')} and {count(files - sessions, 'other file')}"
    return f"Backed up: {held}." if kept.problems else f"Backed up and read back: {held}."


def comparison(told: Comparison, history: Path) -> Iterable[str]:
    """What restoring would do, in lines."""
    span = ""
    if told.first is not None and told.last is not None:
        first, last = (f"{long_date(each)} {each.year}" for each in (told.first, told.last))
        span = f", {first}" if told.first == told.last else f", from {first} to {last}"
    yield f"The backup holds {count(told.sessions, 'session')}{span}."
    if not told.changes_history:
        yield f"{history} holds the same."
    else:
        parts = [
            f"{told.missing_here} come back" if told.missing_here else "",
            f"{told.different} become what they were" if told.different else "",
            f"{told.missing_there} are not in the backup and go to the trash" if told.missing_there else "",
        ]
        yield f"{history} holds {count(told.here, 'session')}: {listed(filter(None, parts))}."
    if told.config_to_write:
        yield f"Put back, because they are missing: {listed(told.config_to_write)}."
    if told.config_to_leave:
        yield f"Left as they are, though the backup has others: {listed(told.config_to_leave)}."


def restored(done: Restored, history: Path) -> Iterable[str]:
    """What restoring did, in lines."""
    if done.replaced is not None:
        yield f"Restored. What was there is in {done.replaced}."
    else:
        yield f"Restored to {history}."
    for each in done.written:
        yield f"Put back: {each}."
