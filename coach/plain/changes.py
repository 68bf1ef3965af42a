"""What has changed between two values of a session, in words: that is all a face has to tell."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from coach.plain import numbers
from coach.training.goal import LIFTED_BLOCKS, Block
from coach.training.load import LoadKind, Unit
from coach.training.log import Entry, EntryFlag, LoggedSet, Session, SessionFlag, SetKind
from coach.training.wording import count, number
from coach.training.wording import load as load_words
from coach.training.workout import Workout, sets_wanted

Kinds = Callable[[Entry], LoadKind]
"""What the load of an exercise means."""


def kinds_of(workout: Workout) -> Kinds:
    """What loads mean in a session; where an exercise is gone again, bare numbers."""

    def kind(entry: Entry) -> LoadKind:
        guide = workout.guides.get((entry.block, entry.id))
        return LoadKind.STACK if guide is None else guide.ladder.kind

    return kind


def set_words(done: LoggedSet, kind: LoadKind, unit: Unit) -> str:
    """A set that was logged: 62.5 kg, 9 reps, 7 clean, momentum, 2 left."""
    parts = [] if done.load is None else [load_words(done.load, kind, unit)]
    parts.append(count(done.done, "second" if done.reps is None else "rep"))
    if done.fault is not None or done.clean is not None:
        parts.append(f"{done.clean_reps} clean")
    if done.fault is not None:
        parts.append(done.fault.value)
    if done.left is not None:
        parts.append(f"{number(done.left)} left")
    return ", ".join(parts)


def place_of(entry: Entry, place: int) -> str:
    """An exercise and which of its sets: Barbell row, set 2."""
    done = entry.sets[place]
    if entry.block not in LIFTED_BLOCKS:
        return entry.name
    label = done.kind.value if done.kind is SetKind.RAMP else "set"
    return f"{entry.name}, {label} {sum(each.kind is done.kind for each in entry.sets[: place + 1])}"


def kept(before: Session, after: Session, kinds: Kinds) -> tuple[str, ...]:
    """What is on disk since: each set that was logged or corrected."""
    found: list[str] = []
    for old, new in _pairs(before, after):
        known = old.sets if old is not None else ()
        found.extend(
            f"Kept: {place_of(new, place)}: {set_words(each, kinds(new), after.unit)}."
            for place, each in enumerate(new.sets)
            if place >= len(known) or _but_for_rest(each) != _but_for_rest(known[place])
        )
    return tuple(found)


def told(before: Session, after: Session, kinds: Kinds) -> tuple[str, ...]:
    """What else is different: what was taken back, left out, swapped, noted."""
    found: list[str] = []
    was = SessionFlag.NO_WARMUP in before.flags
    if was is not (SessionFlag.NO_WARMUP in after.flags):
        found.append("The warm-up is to be done again." if was else "The rest of the warm-up is left out.")
    for old, new in _pairs(before, after):
        if old is None:
            found.append(f"{new.name} takes its place.")
            continue
        gone = len(old.sets) - len(new.sets)
        if gone > 0:
            found.append(f"Taken back: {place_of(old, len(new.sets))}.")
        found.extend(_flags(old, new))
        if new.chosen != old.chosen and new.chosen is not None:
            found.append(f"{new.name}: {load_words(new.chosen, kinds(new), after.unit)}.")
        if sets_wanted(new) != sets_wanted(old):
            found.append(f"{new.name}: {count(sets_wanted(new), 'set')} today.")
    found.extend(_renumbered(before, after))
    if after.note != before.note:
        found.append(f"Noted: {after.note}" if after.note else "The note is gone.")
    if before.finished is not None and after.finished is None:
        found.append("The session goes on.")
    return tuple(found)


def _renumbered(before: Session, after: Session) -> Iterator[str]:
    """The exercises that go by another number now."""
    waiting, moved = list(_numbered(before)), list[str]()
    for now, new in _numbered(after):
        old = next((each for each in waiting if (each[1].block, each[1].id) == (new.block, new.id)), None)
        if old is not None:
            waiting.remove(old)
            if old[0] != now:
                moved.append(f"{now} {new.name}")
    if moved:
        yield f"Numbered anew: {', '.join(moved)}."


def _numbered(session: Session) -> Iterator[tuple[str, Entry]]:
    return zip(numbers.of_exercises(session.entries), session.entries, strict=True)


def _flags(old: Entry, new: Entry) -> Iterator[str]:
    for flag in sorted(new.flags - old.flags):
        match flag:
            case EntryFlag.PAIN:
                yield f"Pain noted: {new.name}."
            case EntryFlag.SKIPPED if new.block is not Block.WARMUP:
                yield f"Left out: {new.name}."
            case EntryFlag.NO_RAMP:
                yield f"{new.name} without the rest of its ramp."
            case _:
                pass
    for flag in sorted(old.flags - new.flags):
        match flag:
            case EntryFlag.PAIN:
                yield f"No pain: {new.name}."
            case EntryFlag.SKIPPED | EntryFlag.NO_RAMP if new.block is not Block.WARMUP:
                yield f"To be done again: {new.name}."
            case _:
                pass


def _pairs(before: Session, after: Session) -> Iterator[tuple[Entry | None, Entry]]:
    """Every exercise as it is, with itself as it was; one that is there twice by its order."""
    waiting = list(before.entries)
    for new in after.entries:
        old = next((each for each in waiting if (each.block, each.id) == (new.block, new.id)), None)
        if old is not None:
            waiting.remove(old)
        yield old, new


def _but_for_rest(done: LoggedSet) -> LoggedSet:
    return replace(done, rest=None)
