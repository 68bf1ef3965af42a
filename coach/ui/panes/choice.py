"""Which pane a phase has, which keys are at hand there, and what Enter does."""

from typing import assert_never

from coach.training.pacer import Motion
from coach.training.where import Phase
from coach.ui.keys import Place
from coach.ui.panes import hold, pacer, rest, strip, warmup, work
from coach.ui.scene import Scene
from coach.ui.view import View

PLACES = {
    Phase.MOVE: Place.WARMUP,
    Phase.HOLD: Place.HOLD,
    Phase.GET_SET: Place.HOLD,
    Phase.HOLDING: Place.HOLD,
    Phase.CHOOSE: Place.WORK,
    Phase.RAMP: Place.WORK,
    Phase.WORK: Place.WORK,
    Phase.REST: Place.REST,
    Phase.DONE: Place.FINISH,
}
"""The keys of a phase."""


def scene_of(view: View) -> Scene:
    """The pane of a phase, drawn from a view. Raises LookupError when all is done."""
    return strip.signed(_pane_of(view), view)


def _pane_of(view: View) -> Scene:
    match view.phase:
        case Phase.MOVE:
            return warmup.scene(view)
        case Phase.HOLD | Phase.GET_SET | Phase.HOLDING:
            return hold.scene(view)
        case Phase.REST:
            return rest.scene(view)
        case Phase.WORK if view.led is not None:
            return pacer.scene(view, view.led)
        case Phase.CHOOSE | Phase.RAMP | Phase.WORK:
            return work.scene(view)
        case Phase.DONE:
            raise LookupError("a session that is done has no pane")
        case _:
            assert_never(view.phase)


def enter_word(view: View) -> str:
    """What Enter does now, in a word or two."""
    match view.phase:
        case Phase.MOVE:
            return "done"
        case Phase.HOLD:
            return "start"
        case Phase.GET_SET:
            return "at once"
        case Phase.HOLDING:
            return "stop"
        case Phase.CHOOSE:
            return "take it"
        case Phase.WORK if view.led is not None and not view.led.beat.counted:
            return "at once" if view.led.beat.motion is Motion.READY else "stop"
        case Phase.RAMP | Phase.WORK:
            return f"log {view.coming.done}"
        case Phase.REST:
            return "go"
        case Phase.DONE:
            return "finish"
        case _:
            assert_never(view.phase)
