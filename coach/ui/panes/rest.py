"""The rest: a clock to be read across the room, the set just done, and the one to come."""

from fractions import Fraction

from coach.training import telling
from coach.training.goal import LIFTED_BLOCKS
from coach.training.rest import Rest
from coach.training.wording import clock
from coach.training.workout import StepKind
from coach.ui.panes import parts
from coach.ui.panes.fields import fields
from coach.ui.panes.layout import LAST_SECONDS
from coach.ui.panes.message import message
from coach.ui.panes.word import READY, word
from coach.ui.scene import MUTED, STRONG, Column, Huge, Line, Progress, Scene, Shape, Span, line, width_of, wrapped
from coach.ui.view import Edited, View

ROWS, FEW_ROWS = 5, 4
"""Lines below a label, and where the screen is low."""


def scene(view: View) -> Scene:
    """A rest that runs."""
    rest = view.look.rest
    left = rest.left(view.now) if rest is not None else 0
    is_soon = left <= LAST_SECONDS
    said = READY if is_soon else "REST"
    return Scene(
        title=_title(view),
        aside=parts.aside(view, said, with_muscles=False),
        word=_word(view, rest, said),
        huge=Huge(clock(left), template=_template(rest), tone="soon" if is_soon else "rest", tabular=True),
        beside=_beside(view),
        progress=_progress(view, rest, left),
        cue=(),
        columns=(_just_done(view), _next(view), *(() if view.is_slim else (_cue(view),))),
        message=message(view),
    )


def _title(view: View) -> Line:
    done = view.done
    if done is None or view.look.last is None:
        return parts.title(view)
    entry, _, last = done
    index = view.look.last[0]
    work = len(entry.work_sets)
    said = f"{work} done" if last.is_work else "ramp done"
    return line(Span(entry.name.upper(), STRONG), "  ", said, "  ", *parts.ticks(view, index))


def _word(view: View, rest: Rest | None, said: str) -> Line:
    if rest is None or view.look.last is None:
        return word(view, said)
    return word(view, said, telling.rest_words(view.workout, rest, view.look.last, view.width - len(said) - 5))


def _beside(view: View) -> Huge | None:
    """The next set as large as the clock, where only big things are wanted."""
    if not view.is_bare or view.step.kind is StepKind.CHOOSE or view.entry.block not in LIFTED_BLOCKS:
        return None
    return Huge(parts.big_set(view.coming, view.guide.ladder.kind), tone="muted")


def _template(rest: Rest | None) -> str:
    longest = rest.seconds if rest is not None else 0
    return "00:00" if longest >= 10 * 60 else "0:00"


def _progress(view: View, rest: Rest | None, left: int) -> Progress:
    if rest is None or rest.seconds == 0:
        return Progress(Shape.RUNS, Fraction(0))
    if left <= LAST_SECONDS:
        return Progress(Shape.LAST, Fraction(left, LAST_SECONDS))
    return Progress(Shape.RUNS, Fraction(0), rest.at, rest.seconds).at(view.now)


def _just_done(view: View) -> Column:
    done = view.done
    if done is None or view.look.last is None:
        return Column("JUST DONE", ())
    entry, guide, last = done
    tick = Span("✓ ", parts.TICK) if view.look.last in view.ticked else Span("· ", MUTED)
    if not last.is_work:
        return Column("JUST DONE", (line(tick, parts.big_set(last, guide.ladder.kind), Span("  ramp", MUTED)),))
    first, *more = fields(view, Edited.DONE, last, guide, entry)
    return Column("JUST DONE", (line(tick, *first), *(line(" " * 2, *each) for each in more)))


def _next(view: View) -> Column:
    first, *_ = fields(view, Edited.NEXT, view.coming, view.guide, view.entry)
    same = view.look.last is not None and view.look.last[0] == view.step.entry
    place = parts.set_of(view) if same else view.entry.name
    side = parts.each_side(view)
    if view.step.kind is StepKind.CHOOSE or view.entry.block not in LIFTED_BLOCKS:
        name = wrapped(view.entry.name, view.share - 1, STRONG)
        return Column(" NEXT", tuple((Span(" "), *each) for each in (*name, line(Span(parts.set_of(view), MUTED)))))
    ramp = "" if same or view.step.kind is not StepKind.RAMP else parts.set_of(view)
    where = [*wrapped(place, view.share - 1, MUTED, 2), *(line(Span(each, MUTED)) for each in (ramp, side) if each)]
    bar = list(parts.on_the_bar(view))
    if bar:
        said = line(Span("a side ", MUTED), *bar[0])
        bar[0] = said if width_of(said) < view.share else bar[0]
    rows = FEW_ROWS if view.is_low else ROWS
    if same and 1 + len(where) + len(bar) > rows:
        where = where[1:]
    return Column(" NEXT", (line(*first), *((Span(" "), *each) for each in (*where, *bar)[: rows - 1])))


def _cue(view: View) -> Column:
    cue = parts.cue_of(view)
    if cue is None:
        return Column("CUE", ())
    said = wrapped(telling.sentence(cue.text), view.share, STRONG)
    more = wrapped(telling.sentence(cue.detail), view.share)
    is_room = len(said) + len(more) <= (FEW_ROWS if view.is_low else ROWS)
    return Column("CUE", (*said, *more) if is_room else said)
