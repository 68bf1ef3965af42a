"""What to do, in a word, and how long ago the rest ended."""

from fractions import Fraction

from coach.training.where import Phase
from coach.training.wording import clock
from coach.ui.scene import BLANK, LABEL, MUTED, Huge, Line, Progress, Shape, Span, fitted, line, spread, width_of
from coach.ui.view import View

READY = "READY"
"""The last seconds of a rest."""
GO_SECONDS = 10
"""Since the end of a rest, in which the next set says so."""
GAP = 2
"""Columns at least between words at both ends of a line."""
_BEGUN_AT_ZERO = (Phase.RAMP, Phase.WORK, Phase.HOLD)


def word(view: View, said: str, *more: str | Span, short: str = "") -> Line:
    """What to do, in a word in front of what is to be known of it; the overtime of a rest in the corner.

    Where both do not fit, `short` is said instead, then the overtime without its word; a sentence is cut last.
    """
    over = overtime(view)
    whole = line(sign(view, said), "   ", *more)
    for left in (whole, line(sign(view, said), "   ", short)) if short else (whole,):
        for right in (over, over[1:]):
            if width_of(left) + GAP + width_of(right) <= view.width:
                return spread(left, right, view.width)
    right = over[1:]
    return spread(fitted(whole, view.width - width_of(right) - GAP), right, view.width) if over else whole


def sign(view: View, said: str) -> Span:
    """What to do, in a word: plain, and as a block where it has just changed or is about to."""
    if is_go(view) and view.phase in _BEGUN_AT_ZERO:
        return Span(" GO ", "bold reverse $go")
    return Span(f" {said} ", "bold reverse $soon") if said == READY else Span(said, LABEL)


def is_go(view: View) -> bool:
    """Whether a rest has ended a moment ago."""
    over = _over(view)
    return over is not None and over < GO_SECONDS


def go(view: View) -> Progress | None:
    """The bar that says so."""
    return Progress(Shape.GO, Fraction(1)) if is_go(view) else None


def overtime(view: View) -> Line:
    """How long ago the rest ended, counting up; as a block once it is time."""
    over = _over(view)
    if over is None:
        return BLANK
    said = Span("rest over ", MUTED)
    if is_go(view):
        return line(said, Span(f"+{clock(over)}", "bold $go"))
    return line(said, Span(f" +{clock(over)} ", "bold reverse $over"))


def overtime_huge(view: View) -> Huge | None:
    """The same as large as it goes, where only big things are wanted."""
    over = _over(view)
    if over is None or not view.is_bare:
        return None
    return Huge(f"+{clock(over)}", template="+00:00", tone="go" if is_go(view) else "over", tabular=True)


def _over(view: View) -> int | None:
    """Seconds since the rest ended; None while there is none that has."""
    rest = view.look.rest
    if rest is None or view.phase in (Phase.REST, Phase.DONE) or not rest.is_over(view.now):
        return None
    return -rest.left(view.now)
