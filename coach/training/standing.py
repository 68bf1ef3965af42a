"""The next set as it stands: its load, reps and offers, before the lifter says anything."""

from decimal import Decimal
from typing import assert_never

from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS, Block
from coach.training.load import Plates
from coach.training.log import Entry, LoggedSet, SetKind
from coach.training.offers import Direction, Offer, offer_after
from coach.training.plates import PlateChange, change, plan_plates
from coach.training.ramp import RampStep
from coach.training.terms import Terms
from coach.training.workout import (
    Guide,
    Step,
    StepKind,
    Workout,
    load_now,
    next_step,
    ramp_after_a_break,
    ramp_of,
)


def offer(workout: Workout, index: int) -> Offer | None:
    """A lighter or heavier load offered for the next set of an exercise, from the sets it has today."""
    entry = workout.session.entries[index]
    guide = workout.guide(index)
    if entry.target is None or guide.exercise.is_held:
        return None
    return offer_after(
        entry.work_sets,
        lo=entry.target.span[0] if entry.target.span else 0,
        hi=entry.target.span[1] if entry.target.span else 0,
        rule=entry.target.rule,
        ladder=guide.ladder,
        bodyweight=guide.bodyweight,
    )


def standing(workout: Workout) -> LoggedSet | None:
    """The next set as Enter would log it, without its moment; None when nothing is left to do."""
    return workout.next_set.of(lambda: _standing(workout))


def _standing(workout: Workout) -> LoggedSet | None:
    step = next_step(workout)
    if step is None:
        return None
    entry = workout.session.entries[step.entry]
    guide = workout.guide(step.entry)
    draft = workout.draft
    match step.kind:
        case StepKind.MOVE:
            return LoggedSet(kind=SetKind.MOBILITY, reps=guide.exercise.reps)
        case StepKind.HOLD:
            kind = _hold_kind(entry.block, guide)
            aim = entry.target.aim(step.number) if entry.target is not None else None
            shortest = guide.exercise.seconds[0] if guide.exercise.seconds else None
            seconds = draft.done if draft.done is not None else (aim or shortest)
            return LoggedSet(kind=kind, load=_load(workout, step), seconds=seconds, left=draft.left)
        case StepKind.CHOOSE:
            return LoggedSet(load=draft.load if draft.load is not None else first_load(guide))
        case StepKind.RAMP:
            ramp = ramp_step(workout, step)
            load = draft.load if draft.load is not None else ramp.load
            return LoggedSet(kind=SetKind.RAMP, load=load, reps=draft.done if draft.done is not None else ramp.reps)
        case StepKind.WORK:
            aim = entry.target.aim(step.number) if entry.target is not None else None
            if draft.load is None and _is_offered_easier(workout, step):
                aim = _lowest(entry)
            reps = draft.done if draft.done is not None else (aim or _lowest(entry))
            return LoggedSet(
                load=_load(workout, step),
                reps=reps,
                clean=draft.clean if draft.clean is None else min(draft.clean, reps),
                fault=draft.fault,
                left=draft.left,
            )
        case _:
            assert_never(step.kind)


def _is_offered_easier(workout: Workout, step: Step) -> bool:
    """Whether a lighter load than the one that stood there is what Enter takes: the low end is enough then."""
    offered = offer(workout, step.entry)
    return offered is not None and offered.direction is Direction.EASIER and _load(workout, step) == offered.load


def first_load(guide: Guide) -> Decimal | None:
    """What stands ready where an exercise was never done: one that anyone can do."""
    return Terms(guide.ladder, guide.bodyweight).to_begin_with()


def _hold_kind(block: Block, guide: Guide) -> SetKind:
    if block in LIFTED_BLOCKS:
        return SetKind.WORK
    return SetKind.HOLD if block is Block.COOLDOWN or not guide.exercise.is_held else SetKind.MOBILITY


def _lowest(entry: Entry) -> int:
    return entry.target.span[0] if entry.target is not None and entry.target.span else 1


def ramp_step(workout: Workout, step: Step) -> RampStep:
    """The ramp set of a ramp step."""
    again = ramp_after_a_break(workout, step.entry) if workout.ramp_again else None
    return again if again is not None else ramp_of(workout, step.entry)[step.number]


def _load(workout: Workout, step: Step) -> Decimal | None:
    if workout.draft.load is not None:
        return workout.draft.load
    guide = workout.guide(step.entry)
    stands = load_now(workout.session.entries[step.entry], guide)
    offered = offer(workout, step.entry)
    if offered is None or offered.direction is Direction.HARDER:
        return stands
    return offered.load if stands is None or guide.ladder.is_harder(stands, offered.load) else stands


def harder_load(workout: Workout) -> Decimal | None:
    """Where the up key goes: past an easier offer to the load before it, to a harder offer, else one rack load up."""
    step, done = next_step(workout), standing(workout)
    if step is None or done is None or done.load is None:
        return None
    guide = workout.guide(step.entry)
    offered = offer(workout, step.entry)
    entry = workout.session.entries[step.entry]
    before = load_now(entry, guide)
    if offered is not None and step.kind is StepKind.WORK:
        is_untouched = workout.draft.load is None
        is_taken = offered.direction is Direction.EASIER and done.load == offered.load
        if is_taken and before is not None and guide.ladder.is_harder(before, done.load):
            return before
        if offered.direction is Direction.HARDER and is_untouched:
            return offered.load
    return guide.ladder.harder(done.load)


def easier_load(workout: Workout) -> Decimal | None:
    """Where the down key goes: one rack load easier."""
    step, done = next_step(workout), standing(workout)
    if step is None or done is None or done.load is None:
        return None
    return workout.guide(step.entry).ladder.easier(done.load)


def hold_seconds(workout: Workout) -> int:
    """How long the hold that comes next, or runs, is meant to last."""
    done = standing(workout)
    return done.seconds or 0 if done is not None else 0


@frozen
class Hung:
    """What hangs on the bar for the next set, and what has to be done for it."""

    plates: Plates
    change: PlateChange


def hung(workout: Workout) -> Hung | None:
    """The plates of the next set, chosen so that the sets of this exercise need few changes; None without a bar."""
    step, done = next_step(workout), standing(workout)
    if step is None or done is None or done.load is None:
        return None
    guide = workout.guide(step.entry)
    if guide.bar is None:
        return None
    entry = workout.session.entries[step.entry]
    logged = [each.load for each in entry.sets if each.load is not None]
    ramps = [each.load for each in ramp_of(workout, step.entry) if each.load is not None]
    ahead = ramps[len(logged) + 1 :] if step.kind is StepKind.RAMP else []
    work = load_now(entry, guide)
    then = [work] if step.kind is StepKind.RAMP and work is not None else []
    ways = plan_plates([*logged, done.load, *ahead, *then], guide.bar, guide.pairs)
    now = ways[len(logged)]
    before = ways[len(logged) - 1] if logged else Plates(guide.bar, ())
    if now is None:
        return None
    return Hung(now, change(before if before is not None else Plates(guide.bar, ()), now))
