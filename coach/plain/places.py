"""Where the lifter is, as lines: what to do now, what to load, what to think of."""

from datetime import date
from typing import assert_never

from coach.training import telling
from coach.training.cues import choose_cue
from coach.training.goal import LIFTED_BLOCKS
from coach.training.load import LoadKind
from coach.training.log import LoggedSet
from coach.training.offers import Direction
from coach.training.reserve import left_of_target
from coach.training.standing import hung, offer, standing
from coach.training.telling import sentence
from coach.training.wording import capital, clock, count, listed, number
from coach.training.wording import load as load_words
from coach.training.workout import GET_SET_SECONDS, Question, Step, StepKind, Workout, load_now


def to_do(workout: Workout, step: Step) -> str:
    """What comes next: Barbell row, set 1 of 3: 62.5 kg, 8 reps. Hips still."""
    entry, guide = workout.session.entries[step.entry], workout.guide(step.entry)
    done = standing(workout) or LoggedSet()
    cue = choose_cue(guide.exercise, entry.sets, guide.past)
    said = f"{entry.name}, {telling.set_of(workout, step)}: {_amount(workout, step, done)}"
    thought = f" {sentence(cue.text)}" if cue is not None and step.kind is not StepKind.CHOOSE else ""
    return f"{sentence(said)}{thought}"


def _amount(workout: Workout, step: Step, done: LoggedSet) -> str:
    entry, guide = workout.session.entries[step.entry], workout.guide(step.entry)
    kind, unit = guide.ladder.kind, workout.session.unit
    side = f" {telling.each_side(guide.exercise)}".rstrip()
    load = "" if done.load is None else f"{load_words(done.load, kind, unit)}, "
    match step.kind:
        case StepKind.MOVE:
            return f"{telling.moves(done.done)}{side}"
        case StepKind.HOLD:
            return f"{load}hold {clock(done.done)}{side}"
        case StepKind.CHOOSE:
            return f"choose {telling.to_choose(entry)}"
        case StepKind.RAMP:
            return f"{telling.ramp_words(done, guide, unit)}{side}"
        case StepKind.WORK:
            clean = f", {min(done.done, done.clean_reps)} clean" if done.is_tainted or done.clean is not None else ""
            return f"{load}{count(done.done, 'rep')}{side}{clean}"
        case _:
            assert_never(step.kind)


def at_first(workout: Workout, step: Step, today: date) -> tuple[str, ...]:
    """What is said once of an exercise: last time, what its load means, how much to leave, how it is done."""
    entry, guide = workout.session.entries[step.entry], workout.guide(step.entry)
    if entry.block not in LIFTED_BLOCKS:
        return (f"How: {guide.exercise.set_up}", f"Watch: {guide.exercise.mistake}")
    if step.kind is StepKind.CHOOSE:
        return (f"Set up: {guide.exercise.set_up}",)
    done, more = telling.last_time(guide, entry, today)
    found = [f"Last time: {done}, {more.replace(' · ', ', ')}."] if done else []
    if not done and not guide.ladder.loads:
        found.append(f"Set up: {guide.exercise.set_up}")
    load = (standing(workout) or LoggedSet()).load
    words, hands = telling.load_means(load, guide.ladder.kind, workout.session.unit)
    if hands and guide.ladder.kind not in (LoadKind.BODYWEIGHT, LoadKind.ASSISTED):
        found.append(f"{words} {hands}.")
    left = left_of_target(entry.target)
    if left is not None and not guide.exercise.is_held:
        found.append(f"Stop at {number(left)} left.")
    return tuple(found)


def ready(workout: Workout, step: Step) -> str:
    """Which load stands ready where the first one is chosen; nothing elsewhere."""
    done = standing(workout)
    if step.kind is not StepKind.CHOOSE or done is None:
        return ""
    words = load_words(done.load, workout.guide(step.entry).ladder.kind, workout.session.unit)
    return f"{capital(words)} stands ready: Enter takes it, or type another."


def on_the_bar(workout: Workout) -> tuple[str, str]:
    """One side of the bar, and what to change on it; nothing for other loads."""
    hanging, done = hung(workout), standing(workout)
    if hanging is None or done is None or done.load is None:
        return "", ""
    side = listed(number(each) for each in hanging.plates.side)
    shown = f"A side: {side}" if side else "The empty bar"
    if hanging.plates.made != done.load:
        shown += f", {number(hanging.plates.made)} in all: {number(done.load)} cannot be made"
    return f"{shown}.", f"{capital(hanging.change.words)}." if hanging.change else ""


def offered(workout: Workout, step: Step) -> str:
    """A lighter or heavier load that is offered, and how to take or leave it."""
    found = offer(workout, step.entry) if step.kind is StepKind.WORK and workout.draft.load is None else None
    if found is None:
        return ""
    entry, guide = workout.session.entries[step.entry], workout.guide(step.entry)
    kind, unit = guide.ladder.kind, workout.session.unit
    words = load_words(found.load, kind, unit)
    match found.direction:
        case Direction.EASIER:
            before = load_words(load_now(entry, guide), kind, unit)
            return f"{words} for the next set: {found.reason}. Type harder to go back to {before}."
        case Direction.HARDER:
            return f"{found.reason}: type harder to take {words}."
        case _:
            assert_never(found.direction)


def get_set(workout: Workout, step: Step, side: int) -> str:
    """The seconds before a side of a hold."""
    which = telling.side_of(workout.guide(step.entry), side)
    return f"Get set{f', {which}' if which else ''}: {GET_SET_SECONDS}"


def answers(question: Question) -> str:
    """What answers a question, and how."""
    return either(question.careful, question.other)


def either(careful: str, other: str) -> str:
    """The two answers that a question has."""
    return f"Enter: {careful}. y: {other}."


def first(question: Question) -> str:
    """What is said where a question has to be answered before anything else."""
    return f"First: {question.sentence} {answers(question)}"


def holding(workout: Workout, step: Step, side: int, seconds: int) -> str:
    """A hold that runs."""
    which = telling.side_of(workout.guide(step.entry), side)
    return f"Hold {clock(seconds)}{f', {which}' if which else ''}."
