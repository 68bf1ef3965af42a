"""A hold: a stretch, timed mobility or a hang, side by side."""

from datetime import timedelta
from fractions import Fraction

from coach.training import telling
from coach.training.goal import LIFTED_BLOCKS
from coach.training.standing import hold_seconds
from coach.training.where import Phase
from coach.training.wording import clock
from coach.training.workout import GET_SET_SECONDS
from coach.ui.panes import parts
from coach.ui.panes.fields import fields
from coach.ui.panes.message import message
from coach.ui.panes.word import go, word
from coach.ui.scene import MUTED, Column, Huge, Line, Progress, Scene, Shape, Span, wrapped
from coach.ui.view import Edited, View


def scene(view: View) -> Scene:
    """A hold that waits for Enter, counts in, or runs."""
    return Scene(
        title=parts.title(view),
        aside=parts.aside(view, "HOLD"),
        word=_word(view),
        huge=_huge(view),
        beside=None,
        progress=_progress(view),
        cue=parts.cue_line(view),
        columns=_columns(view),
        message=message(view),
    )


def _side(view: View) -> str:
    return telling.side_of(view.guide, view.look.side)


def _word(view: View) -> Line:
    seconds = hold_seconds(view.workout)
    side = _side(view)
    match view.phase:
        case Phase.GET_SET:
            return word(view, "GET SET", side or "it begins by itself")
        case Phase.HOLDING:
            return word(view, "HOLD", f"{clock(seconds)}", f", {side}" if side else "")
        case _:
            both = ", each side" if view.guide.sides > 1 else ""
            starts = Span(f"   {view.enter} starts the countdown", MUTED)
            return word(view, "HOLD", f"{clock(seconds)}{both}", starts)


def _huge(view: View) -> Huge:
    match view.phase:
        case Phase.GET_SET:
            return Huge(clock(view.look.seconds), template="0:00", tone="soon", tabular=True)
        case Phase.HOLDING:
            return Huge(clock(view.look.seconds), template="0:00", tone="go", tabular=True)
        case _:
            return Huge(clock(hold_seconds(view.workout)), template="0:00", tone="accent", tabular=True)


def _progress(view: View) -> Progress | None:
    hold = view.workout.hold
    if hold is None:
        return go(view)
    begins = hold.started + timedelta(seconds=GET_SET_SECONDS)
    length = hold_seconds(view.workout)
    return Progress(Shape.RUNS, Fraction(0), begins, length).at(view.now)


def _columns(view: View) -> tuple[Column, ...]:
    if view.entry.block in LIFTED_BLOCKS:
        log = Column(" LOG", fields(view, Edited.NEXT, view.coming, view.guide, view.entry))
        return (
            *parts.last_time(view),
            Column("HOW", wrapped(view.exercise.set_up, view.share, most=3)),
            log,
        )
    return parts.how_and_watch(view)
