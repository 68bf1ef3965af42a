"""What the panes of a session have in common: the same fact, in the same words, in the same place."""

from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from coach.training import telling
from coach.training.cues import choose_cue
from coach.training.exercise import Cue
from coach.training.fields import Field
from coach.training.goal import LIFTED_BLOCKS
from coach.training.load import LoadKind, Unit
from coach.training.log import Entry, LoggedSet
from coach.training.offers import Direction
from coach.training.plates import PlateChange
from coach.training.standing import offer
from coach.training.telling import sentence
from coach.training.where import Phase
from coach.training.wording import bare_load, clock, number
from coach.training.wording import load as load_words
from coach.training.workout import Guide, StepKind, sets_wanted, standing_load
from coach.ui.scene import (
    BLANK,
    LABEL,
    MUTED,
    STRONG,
    Column,
    Huge,
    Line,
    Progress,
    Shape,
    Span,
    fitted,
    line,
    spread,
    width_of,
    wrapped,
)
from coach.ui.view import Edited, View

FIELD = "bold $accent"
MARKED = "bold reverse $accent"
REFUSED = "bold reverse $error"
TICK = "$success"
WARNING = "$error"
ROWS = 3
"""Lines below a label."""
READY = "READY"
"""The last seconds of a rest."""
GO_SECONDS = 10
"""Since the end of a rest, in which the next set says so."""
GAP = 2
"""Columns at least between words at both ends of a line."""
UNIT_FITS = 20
"""Columns of a share from which the unit stands behind every load."""
_BEGUN_AT_ZERO = (Phase.RAMP, Phase.WORK, Phase.HOLD)


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


def fields(view: View, edited: Edited, done: LoggedSet, guide: Guide, entry: Entry) -> tuple[Line, ...]:
    """The fields of a set: reps and load, then what was left and what was clean; the marked one stands out.

    What is to be left of a set to come is muted; of a set that is done, what nobody told is a dash.
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
    asked = entry.target.left if entry.target is not None and edited is Edited.NEXT else None
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


def message(view: View) -> Line:
    """The one line above the keys: what went wrong first, then a question, then what was refused, then an offer."""
    if view.saving.failure:
        return line(Span(view.saving.failure, "bold $error"))
    question = view.workout.question
    if question is not None:
        return line(
            Span(question.sentence, STRONG),
            "  ",
            *_choice(view.enter, question.careful, "screen.enter"),
            "  ",
            *_choice(view.yes, question.other, "screen.yes"),
        )
    if view.mark.refused:
        return line(Span(view.mark.refused, WARNING))
    offered = offer_line(view)
    if offered:
        return offered
    if view.look.is_cold:
        return line(f"{telling.GROWN_COLD}  ", *_choice(view.yes, "yes", "screen.yes"))
    return line(Span(view.saving.notice, WARNING)) if view.saving.notice else BLANK


def _choice(key: str, label: str, action: str) -> tuple[Span, ...]:
    return (Span(key, "bold $accent", action), Span(f" {label}", MUTED, action))


def how_and_watch(view: View) -> tuple[Column, ...]:
    """How a step is done and what goes wrong with it; where both do not fit, how."""
    half = max(12, view.width // 2 - 2)
    how = view.exercise.set_up
    if len(wrapped(how, half)) > ROWS:
        return (Column("HOW", wrapped(how, view.width, most=ROWS)),)
    return (Column("HOW", wrapped(how, half)), Column("WATCH", wrapped(view.exercise.mistake, half, MUTED, most=ROWS)))


def offer_line(view: View) -> Line:
    """A lighter or heavier load that is offered, and how to take or leave it."""
    if view.phase not in (Phase.WORK, Phase.REST) or view.step.kind is not StepKind.WORK:
        return BLANK
    offered = offer(view.workout, view.step.entry) if view.workout.draft.load is None else None
    if offered is None:
        return BLANK
    kind, unit = view.guide.ladder.kind, view.workout.session.unit
    words = load_words(offered.load, kind, unit)
    match offered.direction:
        case Direction.EASIER:
            before = load_words(standing_load(view.entry), kind, unit)
            return line(
                f"{words} for the next set: {offered.reason}.  ",
                *_choice(view.harder, f"back to {before}", "screen.harder"),
            )
        case Direction.HARDER:
            return line(f"{offered.reason}:  ", *_choice(view.harder, f"takes {words}", "screen.harder"))
        case _:
            assert_never(offered.direction)


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
