"""The whole session down one side, where there is room: what is done, what is on, what is to come."""

from dataclasses import replace

from coach.training.goal import LIFTED_BLOCKS, Block
from coach.training.log import Entry, EntryFlag
from coach.training.wording import bare_load
from coach.training.workout import standing_load
from coach.ui.panes.parts import ticks
from coach.ui.panes.word import GAP
from coach.ui.scene import BLANK, LABEL, MUTED, STRONG, Line, Scene, Span, line, spread, width_of
from coach.ui.view import View

_NAMES = {
    Block.WARMUP: "WARM-UP",
    Block.COMPOUND: "PULLS",
    Block.BICEPS: "BICEPS",
    Block.FINISHER: "FINISHER",
    Block.COOLDOWN: "COOL-DOWN",
}


STAYS_ON = "screen stays on"
IN_SHORT = "● screen on"
"""The same beside the time, where there is no strip."""


def stays_on(found: tuple[Line, ...], rows: int) -> tuple[Line, ...]:
    """The same with a word at the foot that the screen does not go dark, where there is room for it."""
    empty = rows - len(found) - 1
    return (*found, *(BLANK for _ in range(empty)), line(Span(STAYS_ON, MUTED))) if empty > 0 else found


def signed(scene: Scene, view: View) -> Scene:
    """A scene that says so beside the time, always at the same place; what else stands there gives way to it."""
    if not view.stays_on or view.is_bare or not scene.aside:
        return scene
    *before, time = scene.aside
    said = (Span(IN_SHORT, MUTED), Span("   "), time)
    room = view.width - width_of(scene.title) - GAP
    return replace(
        scene, aside=next((each for each in ((*before, *said), said) if width_of(each) <= room), scene.aside)
    )


def lines(view: View, width: int) -> tuple[Line, ...]:
    """Every exercise of today under the name of its block."""
    found: list[Line] = []
    block: Block | None = None
    for index, entry in enumerate(view.workout.session.entries):
        if entry.block is not block:
            block = entry.block
            found.extend([BLANK] if found else [])
            found.append(line(Span(_NAMES[block], LABEL)))
        found.append(_row(view, index, entry, width))
        if index == view.step.entry and entry.block in LIFTED_BLOCKS:
            found.extend(_sets(view, entry))
    return tuple(found)


def _row(view: View, index: int, entry: Entry, width: int) -> Line:
    is_now = index == view.step.entry
    style = STRONG if is_now else ""
    if EntryFlag.SKIPPED in entry.flags:
        return spread(line(Span(entry.name, MUTED)), line(Span("left out", MUTED)), width)
    if entry.block not in LIFTED_BLOCKS:
        is_kept = bool(entry.sets) and (index, len(entry.sets) - 1) in view.ticked
        done = Span("✓", "$success") if is_kept else Span("·" if entry.sets else "○", MUTED)
        return spread(line(Span(entry.name, style)), line(done), width)
    return spread(line(Span(entry.name, style)), line(*ticks(view, index)), width)


def _sets(view: View, entry: Entry) -> tuple[Line, ...]:
    kind = view.guide.ladder.kind
    load = standing_load(entry)
    done = [f"{bare_load(each.load, kind)} × {each.done}{'~' if each.is_tainted else ''}" for each in entry.work_sets]
    if not done and load is not None:
        return ()
    return tuple(line(Span(f"  {each}", MUTED)) for each in done)
