"""What holds for every session that the keys can make."""

from coach.training.goal import LIFTED_BLOCKS
from coach.training.load import LoadKind
from coach.training.workout import Workout, sets_wanted


def unsound(workout: Workout) -> tuple[str, ...]:
    """What is wrong with a session as a value, each in words; empty when it is valid."""
    found: list[str] = []
    session = workout.session
    for entry in session.entries:
        guide = workout.guides.get((entry.block, entry.id))
        if guide is None:
            found.append(f"{entry.id}: nothing leads it")
        if len(entry.work_sets) > sets_wanted(entry) and entry.block in LIFTED_BLOCKS:
            found.append(f"{entry.id}: more sets than wanted")
        for number, done in enumerate(entry.sets, start=1):
            place = f"{entry.id}, set {number}"
            if done.clean is not None and done.clean > done.done:
                found.append(f"{place}: more clean than done")
            if done.rest is not None and done.rest < 0:
                found.append(f"{place}: a rest below 0")
            if done.at is None or done.at < session.started:
                found.append(f"{place}: before the session began")
            is_never_loaded = guide is not None and guide.is_known and guide.exercise.kind is LoadKind.NONE
            if done.load is not None and is_never_loaded:
                found.append(f"{place}: a load on what is not loaded")
    return tuple(found)
