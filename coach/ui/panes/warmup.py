"""Mobility that is counted: one step a pane."""

from coach.training.wording import count
from coach.ui.panes import parts
from coach.ui.scene import MUTED, Column, Huge, Scene, Span, line, wrapped
from coach.ui.view import View


def scene(view: View) -> Scene:
    """One step of the warm-up, done at the lifter's own pace."""
    reps = view.coming.done
    side = parts.each_side(view)
    width = max(12, view.width // 2 - 2)
    return Scene(
        title=parts.title(view),
        aside=parts.aside(view),
        word=parts.word(view, "MOVE", f"{count(reps, 'slow rep')}", f" {side}" if side else ""),
        huge=Huge(f"×{reps}"),
        beside=None,
        progress=None,
        cue=parts.cue_line(view),
        columns=(
            Column("HOW", wrapped(view.exercise.set_up, width, most=3)),
            Column("WATCH", (*wrapped(view.exercise.mistake, width, MUTED, most=3),)),
        ),
        message=parts.message(view) or line(Span("")),
    )
