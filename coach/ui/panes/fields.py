"""The fields of a set: what can be typed or corrected of it, and which of them is marked."""

from coach.training.fields import Field
from coach.training.log import Entry, LoggedSet
from coach.training.reserve import left_of_target
from coach.training.where import Phase
from coach.training.wording import bare_load, number
from coach.training.workout import Guide
from coach.ui.scene import MUTED, Line, Span, line, width_of
from coach.ui.view import Edited, View

FIELD = "bold $accent"
MARKED = "bold reverse $accent"
REFUSED = "bold reverse $error"
UNIT_FITS = 20
"""Columns of a share from which the unit stands behind every load."""


def fields(view: View, edited: Edited, done: LoggedSet, guide: Guide, entry: Entry) -> tuple[Line, ...]:
    """The fields of a set: reps and load, then what was left and what was clean; the marked one stands out.

    What is to be left stands muted until the lifter tells what was.
    """
    unit = view.workout.session.unit
    if view.phase is Phase.CHOOSE and edited is Edited.NEXT:
        load = bare_load(done.load, guide.ladder.kind)
        return (line(*_field(view, edited, Field.LOAD, load), Span(f" {unit}")),)
    reps_word = "s" if done.reps is None else "reps" if done.done != 1 else "rep"
    is_roomy = view.share >= UNIT_FITS
    first: list[Span] = [*_field(view, edited, Field.REPS, str(done.done)), Span(f" {reps_word}")]
    if done.load is not None:
        first += [
            Span("  " if is_roomy else ""),
            *_field(view, edited, Field.LOAD, bare_load(done.load, guide.ladder.kind)),
            Span(f" {unit}" if is_roomy else ""),
        ]
    if done.reps is None or not done.is_work:
        return (line(*first),)
    asked = left_of_target(entry.target)
    told = done.left is not None
    left = number(done.left) if done.left is not None else number(asked) if asked is not None else "–"
    second: list[Span] = [
        *_field(view, edited, Field.LEFT, left, "" if told else MUTED),
        Span(" left", "" if told else MUTED),
        Span(" " if is_roomy else ""),
        *_field(view, edited, Field.CLEAN, str(done.clean_reps), "" if done.is_tainted else MUTED),
        Span(" clean", "" if done.is_tainted else MUTED),
    ]
    if done.fault is None:
        return (line(*first), line(*second))
    if width_of(line(*second)) + len(done.fault.value) + 4 <= view.share:
        return (line(*first), line(*second, Span(f", {done.fault.value}")))
    return (line(*first), line(*second), line(f" {done.fault.value}"))


def _field(view: View, edited: Edited, field: Field, value: str, style: str = FIELD) -> tuple[Span, ...]:
    mark = view.mark
    action = f"screen.mark_field('{edited.value}', '{field.value}')"
    if mark.edited is not edited or mark.field is not field:
        return (Span(" "), Span(value, style, action))
    shown = f"{mark.typed}_" if mark.typed else value
    return (Span("▸", FIELD), Span(shown, MARKED if not mark.refused else REFUSED, action))
