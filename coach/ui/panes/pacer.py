"""A set that is led in tempo: the rep as large as it goes, the way it moves, and what has been counted."""

from dataclasses import replace
from typing import assert_never

from coach.training import telling
from coach.training.pacer import Motion
from coach.ui.panes import work
from coach.ui.panes.message import message
from coach.ui.scene import MUTED, Huge, Line, Scene, Span, line, spread
from coach.ui.view import Led, View

BEYOND = "That was the aim: go on if you can."
"""While the tempo goes on."""


def scene(view: View, led: Led) -> Scene:
    """The work set, with the rep in the place of its load."""
    bare = work.scene(view)
    return replace(
        bare,
        aside=line(_sign(led)) if view.is_bare else bare.aside,
        word=_word(view, led),
        huge=_huge(led),
        beside=None,
        progress=None,
        message=line(BEYOND) if led.is_beyond and not view.saving.failure else message(view),
        call=_call(led),
    )


def _sign(led: Led) -> Span:
    match led.beat.motion:
        case Motion.READY:
            return Span(" GET SET ", "bold reverse $soon")
        case Motion.UP:
            return Span(" UP ", "bold reverse $go")
        case Motion.DOWN | Motion.OVER:
            return Span(" DOWN ", "bold reverse $rest")
        case _:
            assert_never(led.beat.motion)


def _word(view: View, led: Led) -> Line:
    side = telling.side_of(view.guide, led.beat.side)
    number = f"rep {led.beat.rep} of {led.aim}" if led.beat.rep <= led.aim else f"rep {led.beat.rep}"
    match led.beat.motion:
        case Motion.READY:
            said, more = side or "it begins by itself", ""
        case Motion.UP:
            said, more = f"{number}, {side}" if side else number, "up: the pull"
        case Motion.DOWN | Motion.OVER:
            said, more = f"{number}, {side}" if side else number, "down: slowly, all the way"
        case _:
            assert_never(led.beat.motion)
    return spread(line(_sign(led), "   ", said), line(Span(more, MUTED)), view.width)


def _huge(led: Led) -> Huge:
    template = "00" if led.aim > 9 or led.beat.rep > 9 else "0"  # noqa: PLR2004 - one digit
    match led.beat.motion:
        case Motion.READY:
            return Huge(str(led.beat.seconds), template, "soon", tabular=True)
        case Motion.UP | Motion.DOWN | Motion.OVER:
            return Huge(str(led.beat.rep), template, _tone(led), tabular=True)
        case _:
            assert_never(led.beat.motion)


def _call(led: Led) -> Huge:
    said = "DOWN" if led.beat.motion is Motion.DOWN else "UP"
    return Huge(said, "DOWN", "muted" if led.beat.motion is Motion.READY else _tone(led))


def _tone(led: Led) -> str:
    return "go" if led.beat.motion is Motion.UP else "rest"
