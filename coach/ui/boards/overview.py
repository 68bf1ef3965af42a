"""The whole session as rows to choose from: exercises to come back to, sets to correct."""

from collections.abc import Callable

from coach.training.frozen import frozen
from coach.training.goal import LIFTED_BLOCKS
from coach.training.log import Entry, EntryFlag
from coach.training.wording import bare_load, count, number, reps
from coach.training.workout import Workout, next_step, sets_wanted, standing_load
from coach.ui.scene import MUTED, STRONG, Line, Span, line, padded, width_of

AIR = 2
"""Columns behind the longest name."""


@frozen
class Row:
    """One thing that can be chosen."""

    id: str
    """exercise-N or set-N-M."""
    words: Line


def rows(workout: Workout, width: int, is_ticked: Callable[[int, int], bool]) -> tuple[Row, ...]:
    """Every exercise in at most `width` columns, and under it the sets that were logged, ticked when on disk."""
    step = next_step(workout)
    found: list[Row] = []
    room = max((len(each.name) for each in workout.session.entries), default=0) + AIR
    for index, entry in enumerate(workout.session.entries):
        is_next = step is not None and step.entry == index
        found.append(Row(f"exercise-{index}", _exercise(workout, index, entry, (room, width), is_next=is_next)))
        found.extend(
            Row(f"set-{index}-{place}", _set(workout, index, entry, place, is_ticked=is_ticked(index, place)))
            for place, each in enumerate(entry.sets)
            if entry.block in LIFTED_BLOCKS and each.at is not None
        )
    return tuple(found)


def _exercise(workout: Workout, index: int, entry: Entry, room: tuple[int, int], *, is_next: bool) -> Line:
    name = (*padded(line(Span(entry.name, STRONG)), room[0]), Span("now  " if is_next else "", "$accent"))
    if entry.block not in LIFTED_BLOCKS:
        state = "done" if entry.sets else "left out" if EntryFlag.SKIPPED in entry.flags else "to do"
        return (*name, Span(state, MUTED))
    done, wanted = len(entry.work_sets), sets_wanted(entry)
    parts = [f"{done} of {count(wanted, 'set')}"]
    load = standing_load(entry)
    if load is not None:
        parts.append(bare_load(load, workout.guide(index).ladder.kind))
    if entry.target is not None and done < wanted:
        parts.append(reps(entry.target.aims))
    if EntryFlag.PAIN in entry.flags:
        parts.append("pain")
    if EntryFlag.SKIPPED in entry.flags:
        parts.append("left out")
    while len(parts) > 1 and width_of(name) + len(" · ".join(parts)) > room[1]:
        parts.pop(1)
    return (*name, Span(" · ".join(parts), MUTED))


def _set(workout: Workout, index: int, entry: Entry, place: int, *, is_ticked: bool) -> Line:
    each = entry.sets[place]
    load = f"{bare_load(each.load, workout.guide(index).ladder.kind)} × " if each.load is not None else ""
    more = [each.kind.value] if not each.is_work else []
    if each.fault is not None:
        more.append(f"{each.clean_reps} clean, {each.fault.value}")
    if each.left is not None:
        more.append(f"{number(each.left)} left")
    seconds = " s" if each.seconds is not None else ""
    tick = Span("    ✓ ", "$success") if is_ticked else Span("    · ", MUTED)
    return line(tick, f"{load}{each.done}{seconds}", Span("  " + ", ".join(more) if more else "", MUTED))
