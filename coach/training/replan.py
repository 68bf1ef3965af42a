"""Changes of today's plan: passed over, come back to, swapped, a set more or less, and pain."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from coach.training.goal import LIFTED_BLOCKS, Block
from coach.training.log import Entry, EntryFlag, SessionFlag
from coach.training.offers import go_on_load
from coach.training.wording import load as load_words
from coach.training.workout import (
    Draft,
    Guide,
    Question,
    QuestionKind,
    StepKind,
    Workout,
    load_now,
    next_step,
    sets_wanted,
    with_entry,
)

MOST_SETS = 20
"""More sets of one exercise than anyone does: the end of "one more"."""


def skip(workout: Workout) -> Workout:
    """The exercise that comes next is passed over for today; a ramp is passed over by itself.

    In the warm-up the coach asks once, for all of it.
    """
    step = next_step(workout)
    if step is None:
        return workout
    entry = workout.session.entries[step.entry]
    if entry.block is Block.WARMUP:
        question = Question(
            QuestionKind.WARMUP,
            "Skip the warm-up? Cold elbows complain later.",
            "keep it",
            "skip it",
        )
        return replace(workout, question=question, hold=None)
    if workout.ramp_again:
        return replace(workout, ramp_again=False, draft=Draft())
    return _flagged(workout, step.entry, EntryFlag.NO_RAMP) if step.kind is StepKind.RAMP else pass_over(workout)


def pass_over(workout: Workout) -> Workout:
    """The exercise that comes next is passed over whole, ramp and all."""
    step = next_step(workout)
    return workout if step is None else _flagged(workout, step.entry, EntryFlag.SKIPPED)


def _flagged(workout: Workout, index: int, flag: EntryFlag) -> Workout:
    entry = workout.session.entries[index]
    return replace(
        with_entry(workout, index, replace(entry, flags=entry.flags | {flag})),
        draft=Draft(),
        hold=None,
        question=None,
        ramp_again=False,
    )


def without_warmup(workout: Workout) -> Workout:
    """The rest of the warm-up passed over, which the session keeps; the ramp sets stay."""
    session = workout.session
    entries = tuple(
        replace(each, flags=each.flags | {EntryFlag.SKIPPED})
        if each.block is Block.WARMUP and len(each.sets) < sets_wanted(each)
        else each
        for each in session.entries
    )
    flagged = replace(session, entries=entries, flags=session.flags | {SessionFlag.NO_WARMUP})
    return replace(workout, session=flagged, draft=Draft(), hold=None)


def come_back(workout: Workout, index: int) -> Workout:
    """An exercise is done now: it takes the place of the one that comes next, which follows it.

    A warm-up that nothing is missing from any more was not skipped.
    """
    entries = workout.session.entries
    entry = entries[index]
    if not workout.guide(index).is_known:
        return workout
    entry = replace(entry, flags=entry.flags - {EntryFlag.SKIPPED})
    if len(entry.work_sets) >= sets_wanted(entry) and entry.block in LIFTED_BLOCKS:
        entry = replace(entry, sets_wanted=min(MOST_SETS, len(entry.work_sets) + 1))
    step = next_step(workout)
    others = [*entries[:index], *entries[index + 1 :]]
    place = index if step is None else min(step.entry, index) if step.entry <= index else step.entry - 1
    moved = (*others[:place], entry, *others[place:])
    misses_warmup = any(each.block is Block.WARMUP and EntryFlag.SKIPPED in each.flags for each in moved)
    flags = workout.session.flags if misses_warmup else workout.session.flags - {SessionFlag.NO_WARMUP}
    session = replace(workout.session, entries=moved, flags=flags)
    return replace(workout, session=session, draft=Draft(), hold=None, question=None, ramp_again=False)


def swap(workout: Workout, index: int, entry: Entry, guide: Guide) -> Workout:
    """Another exercise in this place, its load worked out by the caller; sets already done stay where they are."""
    old = workout.session.entries[index]
    original = old.swapped_from or old.id
    swapped = replace(entry, block=old.block, swapped_from="" if original == entry.id else original)
    entries = workout.session.entries
    if old.sets:
        left = replace(old, flags=old.flags | {EntryFlag.SKIPPED})
        changed = (*entries[:index], left, swapped, *entries[index + 1 :])
    else:
        changed = (*entries[:index], swapped, *entries[index + 1 :])
    guides: Mapping[tuple[Block, str], Guide] = {**workout.guides, (swapped.block, swapped.id): guide}
    return replace(
        workout,
        session=replace(workout.session, entries=changed),
        guides=guides,
        draft=Draft(),
        hold=None,
        question=None,
        ramp_again=False,
    )


def one_set_more(workout: Workout, index: int) -> Workout:
    """A set more of an exercise today."""
    entry = workout.session.entries[index]
    return with_entry(workout, index, replace(entry, sets_wanted=min(MOST_SETS, sets_wanted(entry) + 1)))


def one_set_less(workout: Workout, index: int) -> Workout:
    """A set less of an exercise today, never fewer than are done, never none."""
    entry = workout.session.entries[index]
    fewest = max(1, len(entry.work_sets))
    return with_entry(workout, index, replace(entry, sets_wanted=max(fewest, sets_wanted(entry) - 1)))


def pain(workout: Workout, index: int) -> Workout:
    """Something hurts: it is noted, and the coach suggests to leave the exercise for today."""
    entry = workout.session.entries[index]
    if EntryFlag.PAIN in entry.flags:
        return with_entry(workout, index, replace(entry, flags=entry.flags - {EntryFlag.PAIN}))
    guide = workout.guide(index)
    noted = with_entry(workout, index, replace(entry, flags=entry.flags | {EntryFlag.PAIN}))
    step = next_step(noted)
    if step is None or step.entry != index:
        return replace(noted, hold=None)
    lighter = _lighter(noted, index)
    on = "go on" if lighter is None else f"go on at {load_words(lighter, guide.ladder.kind, noted.session.unit)}"
    question = Question(
        QuestionKind.PAIN,
        "Pain noted. Leave this one for today? Sharp pain, numbness or dizziness: stop.",
        "next exercise",
        on,
    )
    return replace(noted, question=question, hold=None)


def _lighter(workout: Workout, index: int) -> Decimal | None:
    guide = workout.guide(index)
    stands = load_now(workout.session.entries[index], guide)
    return None if stands is None else go_on_load(stands, guide.ladder, guide.bodyweight)


def going_on(workout: Workout) -> Workout:
    """The exercise that hurt goes on at the lighter load that was offered, for the rest of its sets."""
    step = next_step(workout)
    lighter = None if step is None else _lighter(workout, step.entry)
    if step is None or lighter is None:
        return workout
    entry = replace(workout.session.entries[step.entry], chosen=lighter)
    return replace(with_entry(workout, step.entry, entry), draft=Draft(), ramp_again=False)
