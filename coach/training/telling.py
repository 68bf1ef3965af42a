"""What is said of a running session, the same words for every face that says it."""

from datetime import date
from decimal import Decimal
from typing import assert_never

from coach.training.exercise import Exercise
from coach.training.goal import LIFTED_BLOCKS
from coach.training.history import done_in
from coach.training.load import LoadKind, Unit
from coach.training.log import Entry, LoggedSet
from coach.training.rest import Rest
from coach.training.resting import earned_rest
from coach.training.rules.first_time import LEFT_AT_FIRST
from coach.training.wording import bare_load, clock, count, in_words, number
from coach.training.wording import load as load_words
from coach.training.workout import Guide, Step, StepKind, Workout

GROWN_COLD = "More than 20 minutes since the last set: a ramp set first?"
AS_IT_WAS, IT_IS_RIGHT = "leave it as it was", "yes, that is right"
"""The careful answer where a correction looks like a slip of the finger, and the other."""
NOTHING_ELSE = "Nothing else in the catalogue does this work with your equipment."
FIRST_SIDE, OTHER_SIDE = "the weaker or left side first", "the other side"
NEVER_DONE = "never done"
TILDE = "~"
"""Stands behind reps of which some were not clean."""
REPS_TO_CHOOSE = 10
"""What a first load is thought of for, where no range says."""


def set_of(workout: Workout, step: Step) -> str:
    """Which set of how many a step is: set 1 of 3, ramp 2 of 3, 1 of 5 in a warm-up."""
    entries = workout.session.entries
    block = entries[step.entry].block
    match step.kind:
        case StepKind.MOVE | StepKind.HOLD if block not in LIFTED_BLOCKS:
            places = [place for place, each in enumerate(entries) if each.block is block]
            return f"{places.index(step.entry) + 1} of {len(places)}"
        case StepKind.CHOOSE:
            return "first time"
        case StepKind.RAMP:
            return f"ramp {step.number + 1} of {step.of}"
        case StepKind.WORK | StepKind.HOLD | StepKind.MOVE:
            return f"set {step.number + 1} of {step.of}"
        case _:
            assert_never(step.kind)


def each_side(exercise: Exercise) -> str:
    """Said wherever a set is both sides."""
    return "each side" if exercise.one_sided else ""


def side_of(guide: Guide, side: int) -> str:
    """Which side of a hold it is; nothing where both are held at once."""
    return "" if guide.sides == 1 else (FIRST_SIDE, OTHER_SIDE)[side - 1]


def sentence(text: str) -> str:
    """A text that ends as a sentence does."""
    return text if not text or text[-1] in ".?:;" else f"{text}."


def to_choose(entry: Entry) -> str:
    """Which load is to be chosen where an exercise was never done."""
    target = entry.target
    hi = target.span[1] if target is not None and target.span else REPS_TO_CHOOSE
    return f"a load you could do {in_words(hi)} times; stop at {LEFT_AT_FIRST} left"


def ramp_words(done: LoggedSet, guide: Guide, unit: Unit) -> str:
    """A ramp set that comes next: 50 kg, 3 easy reps; or the easier form it is done with."""
    form = guide.ramp_form
    what = form.name if done.load is None and form is not None else load_words(done.load, guide.ladder.kind, unit)
    return f"{what}, {count(done.done, 'easy rep')}"


def moves(reps: int) -> str:
    """How often a step of the warm-up is done."""
    return count(reps, "slow rep")


def rest_words(workout: Workout, rest: Rest, last: tuple[int, int] | None, width: int | None = None) -> str:
    """How long a rest is meant to be, and why it differs from the goal's; in `width` columns what is most telling."""
    earned = earned_rest(workout, *last) if last is not None else None
    if earned is None:
        return clock(rest.seconds)
    is_sum = all(each[0] in "+-" for each in earned.reasons)
    reasons = [clock(earned.base if is_sum else earned.seconds), *earned.reasons]
    own = rest.seconds - earned.seconds
    mine = [f"{'+' if own > 0 else '-'}{clock(abs(own))} of your own"] if own else []
    said = ", ".join([*reasons, *mine])
    if width is None or len(said) <= width:
        return said
    return next((each for each in (", ".join([reasons[0], *mine]), clock(rest.seconds)) if len(each) <= width), "")


def load_means(load: Decimal | None, kind: LoadKind, unit: Unit) -> tuple[str, str]:
    """A load, and what it means for the hands."""
    if load is None:
        return "no load", ""
    match kind:
        case LoadKind.DUMBBELL:
            return f"{number(load)} {unit}", "each hand"
        case LoadKind.STACK:
            return f"{number(load)} {unit}", "on the stack"
        case LoadKind.BODYWEIGHT:
            return (f"+{number(load)} {unit}", "on the belt") if load else ("bodyweight", "nothing added")
        case LoadKind.ASSISTED:
            return f"{number(load)} {unit}", "of help"
        case LoadKind.BARBELL | LoadKind.NONE:
            return f"{number(load)} {unit}", ""
        case _:
            assert_never(kind)


def reps_in_a_row(entry: Entry) -> str:
    """Work sets of an exercise as a table has them: 12 10~ 9."""
    return " ".join(f"{each.done}{TILDE if each.is_tainted else ''}" for each in entry.work_sets)


def last_time(guide: Guide, like: Entry, today: date) -> tuple[str, str]:
    """What happened last time: the sets, and how clean and how long ago they were; nothing where it was never done."""
    session = guide.last
    entry = None if session is None else done_in(session, like.id, like.block)
    if session is None or entry is None:
        return "", NEVER_DONE
    days = (today - session.date).days
    first = entry.work_sets[0]
    load = "" if first.load is None else f"{bare_load(first.load, guide.ladder.kind)} × "
    tainted = sum(each.is_tainted for each in entry.work_sets)
    judged = "clean" if not tainted else f"{tainted} not clean"
    ago = {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
    return load + reps_in_a_row(entry), f"{judged} · {ago}"
