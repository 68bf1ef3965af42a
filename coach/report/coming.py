"""The session to come."""

from coach.report.values import VERSION, Json, done_of, for_reading, number
from coach.training import outlook
from coach.training.efforts import rack_load
from coach.training.evidence import counts_for
from coach.training.exercise import Exercise
from coach.training.plan import Lifter, Plan, Planned
from coach.training.wording import capital, listed


def coming(plan: Plan, lifter: Lifter) -> Json:
    """The session to come."""
    return {
        "version": VERSION,
        "on": plan.on.isoformat(),
        "routine": plan.routine.id,
        "day": plan.day.id,
        "goal": plan.goal.id,
        "unit": lifter.rack.unit.value,
        "exercises": [planned_of(each, lifter) for each in plan.planned],
        "warmup": [_move(each) for each in plan.warmup],
        "cooldown": [_move(each) for each in plan.cooldown],
        "left_out": [{"slot": each.name, "reason": left_out_reason(lifter)} for each in plan.left_out],
        "rough": plan.rough,
        "minutes": plan.minutes,
        "notices": list(notices(plan)),
    }


def notices(plan: Plan) -> tuple[str, ...]:
    """What is to be said of the session as a whole."""
    said = [f"{capital(outlook.done_today(plan))}: {outlook.better_after(plan)}."] if plan.is_done_today else []
    said.extend(each.words for each in outlook.remarks(plan))
    lighter = outlook.lighter_day(plan)
    if plan.is_too_soon and not plan.is_done_today and lighter is not None:
        said.append(f"`coach next --day {lighter.id}` says the {lighter.name} day.")
    return tuple(said)


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


def planned_of(planned: Planned, lifter: Lifter) -> Json:
    """One exercise of it, with its load and the reason."""
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
        "rule": suggestion.rule.name,
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
                else number(for_reading(rack_load(each.load, each.unit or session.unit, ladder))),
                **done_of(each, is_held=planned.exercise.is_held),
            }
            for entry in session.entries
            if entry.id == planned.exercise.id and counts_for(entry, planned.block)
            for each in entry.work_sets
        ],
    }


def _move(exercise: Exercise) -> Json:
    counted = {"seconds": exercise.seconds[0]} if exercise.seconds is not None else {"reps": exercise.reps}
    return {"id": exercise.id, "name": exercise.name, **counted, "sides": 2 if exercise.one_sided else 1}
