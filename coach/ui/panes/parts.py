"""What the panes of a session have in common: the same fact, in the same words, in the same place."""

from decimal import Decimal

from coach.training import telling
from coach.training.cues import choose_cue
from coach.training.exercise import Cue
from coach.training.goal import LIFTED_BLOCKS
from coach.training.load import LoadKind, Unit
from coach.training.log import LoggedSet
from coach.training.plates import PlateChange
from coach.training.telling import sentence
from coach.training.where import Phase
from coach.training.wording import bare_load, clock, number
from coach.training.wording import load as load_words
from coach.training.workout import sets_wanted
from coach.ui.panes.word import overtime_huge, sign
from coach.ui.scene import BLANK, MUTED, STRONG, Column, Line, Span, line, width_of, wrapped
from coach.ui.view import View

TICK = "$success"
WARNING = "$error"
ROWS = 3
"""Lines below a label."""


def title(view: View) -> Line:
    """The exercise, where it stands among its sets, and which of them are on disk."""
    entry, step = view.entry, view.step
    return line(Span(entry.name.upper(), STRONG), "  ", set_of(view), "  ", *ticks(view, step.entry))


def set_of(view: View) -> str:
    """Which set of how many comes next."""
    return telling.set_of(view.workout, view.step)


def ticks(view: View, index: int) -> tuple[Span, ...]:
    """A sign for each work set of an exercise: on disk, logged, still to do."""
    entry = view.workout.session.entries[index]
    if entry.block not in LIFTED_BLOCKS:
        return ()
    found: list[Span] = []
    for place, done in enumerate(entry.sets):
        if done.is_work:
            found.append(Span("✓", TICK) if (index, place) in view.ticked else Span("·", MUTED))
    left = max(0, sets_wanted(entry) - len(found))
    return (*found, Span("○" * left, MUTED))


def aside(view: View, said: str, *, with_muscles: bool = True) -> Line:
    """The muscles it works, and how long the session has run; where only big things are wanted, what to do."""
    if view.is_bare:
        load = load_words(view.coming.load, view.guide.ladder.kind, view.workout.session.unit)
        known = load if view.phase is Phase.CHOOSE else ""
        over = line(Span("rest over", MUTED), "   ") if overtime_huge(view) is not None else ()
        return line(known, "   " if known else "", *over, sign(view, said))
    muscles = " · ".join(view.exercise.primary[:3]) if with_muscles else ""
    return line(Span(muscles, MUTED), "     " if muscles else "", Span(clock(view.elapsed), MUTED))


def cue_of(view: View) -> Cue | None:
    """What to think of in the next set."""
    return choose_cue(view.exercise, view.entry.sets, view.guide.past)


def cue_line(view: View) -> Line:
    """The cue, and one more sentence where there is one."""
    cue = cue_of(view)
    if cue is None:
        return BLANK
    whole = line(Span(sentence(cue.text), STRONG), " " if cue.detail else "", sentence(cue.detail))
    return whole if width_of(whole) <= view.width else line(Span(sentence(cue.text), STRONG))


def each_side(view: View) -> str:
    """Said wherever a set is both sides."""
    return telling.each_side(view.exercise)


def short_load(load: Decimal | None, kind: LoadKind) -> str:
    """A load in the largest characters: no unit, and a plain body as BW."""
    if load is None:
        return ""
    return "BW" if kind is LoadKind.BODYWEIGHT and load == 0 else bare_load(load, kind)


def big_set(done: LoggedSet, kind: LoadKind) -> str:
    """A set in the largest characters: 62.5×8."""
    load = short_load(done.load, kind)
    return f"{load}×{done.done}" if load else str(done.done)


def last_time(view: View) -> tuple[Column, ...]:
    """What happened last time; the first to give way where there is no room for three."""
    if view.is_slim:
        return ()
    done, more = telling.last_time(view.guide, view.entry, view.now.date())
    return (Column("LAST TIME", (*((line(done),) if done else ()), line(Span(more, MUTED)))),)


def on_the_bar(view: View) -> tuple[Line, ...]:
    """One side of the bar, and what to change on it; for other loads nothing."""
    hanging = view.hung
    if hanging is None:
        return ()
    side = [number(each) for each in hanging.plates.side]
    shown = " · ".join(side)
    if len(shown) > view.share:
        shown = " ".join(side)
    lines: list[Line] = [line(Span(shown or "empty bar", STRONG))]
    wanted = view.coming.load
    if wanted is not None and hanging.plates.made != wanted:
        made = number(hanging.plates.made)
        lines.extend(wrapped(f"{made}: {number(wanted)} cannot be made", view.share - 1, WARNING, 2))
    elif hanging.change:
        lines.extend(_on_and_off(hanging.change, view.share - 1))
    return tuple(lines)


def _on_and_off(change: PlateChange, width: int) -> tuple[Line, ...]:
    """What to change on a side: in words where two lines hold them, else the bare plates."""
    said = wrapped(change.words, width, MUTED)
    if len(said) <= ROWS - 1:
        return said
    bare = (("off", change.remove), ("on", change.add))
    return tuple(
        line(Span(" ".join((word, *(number(each) for each in plates))), MUTED)) for word, plates in bare if plates
    )


def side_column(view: View) -> Column:
    """How to load it: plates on a bar, else what the load means."""
    lines = on_the_bar(view)
    if lines:
        return Column("A SIDE", lines)
    load, kind, unit = view.coming.load, view.guide.ladder.kind, view.workout.session.unit
    return Column("LOAD", meaning(load, kind, unit))


def meaning(load: Decimal | None, kind: LoadKind, unit: Unit) -> tuple[Line, ...]:
    """What a load means for the hands."""
    said, more = telling.load_means(load, kind, unit)
    return (line(said),) if load is None else (line(Span(said, STRONG)), line(Span(more, MUTED)))


def how_and_watch(view: View) -> tuple[Column, ...]:
    """How a step is done and what goes wrong with it; where both do not fit, how."""
    half = max(12, view.width // 2 - 2)
    how = view.exercise.set_up
    if len(wrapped(how, half)) > ROWS:
        return (Column("HOW", wrapped(how, view.width, most=ROWS)),)
    return (Column("HOW", wrapped(how, half)), Column("WATCH", wrapped(view.exercise.mistake, half, MUTED, most=ROWS)))
