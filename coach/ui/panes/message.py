"""The one line above the keys: what went wrong, a question, what was refused, an offer."""

from typing import assert_never

from coach.training import telling
from coach.training.offers import Direction
from coach.training.standing import offer
from coach.training.where import Phase
from coach.training.wording import load as load_words
from coach.training.workout import StepKind, standing_load
from coach.ui.panes.parts import WARNING
from coach.ui.scene import BLANK, MUTED, STRONG, Line, Span, line
from coach.ui.view import View


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
