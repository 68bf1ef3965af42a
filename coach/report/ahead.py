"""The weeks to come."""

from coach.report.values import VERSION, Json, number
from coach.training.ahead import Ahead, Foreseen


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
        "rule": suggestion.rule.name,
        "taken": number(foreseen.taken),
    }
