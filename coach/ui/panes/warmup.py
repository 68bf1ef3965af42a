"""Mobility that is counted: one step a pane."""

from coach.training import telling
from coach.ui.panes import parts
from coach.ui.panes.message import message
from coach.ui.panes.word import word
from coach.ui.scene import Huge, Scene
from coach.ui.view import View


def scene(view: View) -> Scene:
    """One step of the warm-up, done at the lifter's own pace."""
    reps = view.coming.done
    side = parts.each_side(view)
    return Scene(
        title=parts.title(view),
        aside=parts.aside(view, "MOVE"),
        word=word(view, "MOVE", telling.moves(reps), f" {side}" if side else ""),
        huge=Huge(f"×{reps}"),
        beside=None,
        progress=None,
        cue=parts.cue_line(view),
        columns=parts.how_and_watch(view),
        message=message(view),
    )
