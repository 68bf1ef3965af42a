"""The work set, the ramp set, and the choice of a first load."""

from coach.training import telling
from coach.training.where import Phase
from coach.training.wording import load as load_words
from coach.ui.panes import parts
from coach.ui.panes.fields import fields
from coach.ui.panes.message import message
from coach.ui.panes.word import go, is_go, overtime_huge, word
from coach.ui.scene import MUTED, Column, Huge, Line, Scene, Span, width_of, wrapped
from coach.ui.view import Edited, View

LOG, LOG_GAP = 10, 2
"""Columns of a load that is chosen, and before it."""
READABLE = 80
"""The longest line that is read with ease beside another."""


def scene(view: View) -> Scene:
    """One set: what is on the bar, how often, and what to think of."""
    done = view.coming
    kind = view.guide.ladder.kind
    log = Column(" LOG", fields(view, Edited.NEXT, done, view.guide, view.entry))
    columns: tuple[Column, ...] = (*parts.last_time(view), parts.side_column(view), log)
    huge = parts.big_set(done, kind)
    if view.phase is Phase.CHOOSE:
        huge = parts.short_load(done.load, kind)
        width = view.width - max(LOG, width_of(log.lines[0])) - LOG_GAP
        columns = (
            Column("SET UP", wrapped(view.exercise.set_up, min(width, READABLE), most=parts.ROWS), weight=2),
            log,
        )
    return Scene(
        title=parts.title(view),
        aside=parts.aside(view, _said(view)),
        word=_word(view),
        huge=Huge(huge, template=_template(huge), tone="go" if is_go(view) else "accent"),
        beside=overtime_huge(view),
        progress=go(view),
        cue=parts.cue_line(view),
        columns=columns,
        message=message(view),
    )


def _said(view: View) -> str:
    match view.phase:
        case Phase.CHOOSE:
            return "CHOOSE"
        case Phase.RAMP:
            return "RAMP"
        case _:
            return "LIFT"


def _word(view: View) -> Line:
    done, unit = view.coming, view.workout.session.unit
    kind = view.guide.ladder.kind
    side = parts.each_side(view)
    match view.phase:
        case Phase.CHOOSE:
            said = telling.to_choose(view.entry)
            return word(view, _said(view), said, short=said.partition(";")[0])
        case Phase.RAMP:
            said = telling.ramp_words(done, view.guide, unit)
            return word(view, _said(view), said, f" {side}" if side else "")
        case _:
            what = "" if done.load is None else f"{load_words(done.load, kind, unit)}, "
            return word(view, _said(view), f"{what}{done.done} clean", Span(f" {side}", MUTED) if side else "")


def _template(huge: str) -> str:
    """Wide enough that a digit more does not change the size."""
    return huge if len(huge) > len("62.5×8") else ""
